// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Assigns what leaves to what is there, supply by supply, what expires first in front.
///
/// In the order of time everyone takes the oldest stock that may serve. What is left is then as fresh as it can be,
/// so if this assignment fails, every one does.
struct ShelfAssignment {
    let setting: Setting
    let material: ID<Material>
    let flows: Flows

    /// Reports what must be served from stock that is too old, and what is left when it expires.
    func check(_ log: inout FindingLog) {
        let slack = flows.slack()
        let supplies = flows.supplies.filter { !$0.isPassing }.sorted {
            ($0.available, $0.expires ?? .max) < ($1.available, $1.expires ?? .max)
        }
        let outflows = flows.outflows.filter { !$0.isPassing }.sorted {
            ($0.at, $0.isDiscard ? 1 : 0) < ($1.at, $1.isDiscard ? 1 : 0)
        }
        let name = setting.scenario.materials[material].name
        var shelf = Shelf()
        var next = 0
        var now = 0
        var told: Set<FindingKind> = []
        func admit(until at: Int) {
            // What is left of everything is told as at that minute.
            shelf.shrink(to: flows.kept(now, at))
            now = max(now, at)
            while next < supplies.count, supplies[next].available <= at {
                // What expires in quarantine can only be thrown away when it comes out of it.
                let supply = supplies[next]
                let expires = max(supply.expires ?? .max, supply.available)
                expire(before: supply.available)
                shelf.put(
                    .init(
                        expires: expires, born: supply.born, order: next,
                        quantity: supply.quantity * flows.kept(supply.stored, at)))
                next += 1
            }
        }
        func expire(before at: Int) {
            while let oldest = shelf.oldest, oldest.expires < at {
                shelf.removeOldest()
                if oldest.quantity > slack {
                    log.add(
                        .stockExpired, name,
                        "\(setting.quantity(oldest.quantity, material)) from \(supplies[oldest.order].source) expire at "
                            + "\(setting.time(oldest.expires)) and are neither used, delivered nor discarded")
                }
            }
        }
        for outflow in outflows {
            admit(until: outflow.at)
            expire(before: outflow.at)
            let missing = shelf.take(outflow.quantity) { isFresh(supplies[$0.order], for: outflow) }
            let kind: FindingKind = outflow.wants == nil ? .stockExpired : .remainingLifeShort
            if missing > slack, told.insert(kind).inserted {
                log.add(
                    kind, name,
                    "\(outflow.cause) at \(setting.time(outflow.at)) lacks \(setting.quantity(missing, material)) of stock "
                        + (outflow.wants == nil ? "within its shelf life" : "with enough of its shelf life left"))
            }
        }
        admit(until: setting.frame.end)
        expire(before: setting.frame.end + 1)
    }

    /// Whether stock has as much life left as an outflow wants.
    private func isFresh(_ supply: Flows.Supply, for outflow: Flows.Outflow) -> Bool {
        guard let wants = outflow.wants, let expires = supply.expires else { return true }
        switch wants {
        case .span(let span):
            return expires - outflow.at >= span.minutes
        case .share(let share):
            return Exact(expires - outflow.at) >= share * Exact(expires - supply.born)
        case .months(let months):
            let origin = CivilDateTime(date: setting.scenario.horizon.start)
            let end = CivilDateTime(Instant(minutes: expires), since: origin)
            let last = CivilDateTime(date: end.date.adding(months: -months), time: end.time)
            return outflow.at <= last.instant(since: origin).minutes
        }
    }
}
