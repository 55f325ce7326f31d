// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

/// The stock of one material over time, from the decisions.
struct StockBook {
    /// Usable stock and quarantine after the outflows of each asked minute [unit].
    struct Level {
        var released = 0.0
        var quarantine = 0.0
        /// What midnights took since the minute asked for before [unit].
        var lost = 0.0
    }

    private struct Change {
        let minute: Int
        /// What comes in stands before what goes out.
        let isOutflow: Bool
        let released: Double
        let quarantine: Double
    }

    private let changes: [Change]
    private let flow: MaterialFlow

    init(of material: ID<Material>, in problem: PlanningProblem, _ decisions: PlanDecisions) {
        let flow = problem.flows[material.index]
        self.flow = flow
        var changes: [Change] = []
        for supply in flow.supplies {
            let quantity: Double =
                switch supply.source {
                case .given: supply.quantity
                case .lot(let candidate):
                    supply.quantity * decisions.lots[candidate] + supply.perSize * decisions.sizes[candidate]
                case .purchase(let arrival): decisions.purchased[material.index][arrival]
                case .contract(let day): (supply.quantity * decisions.contracted[day]).rounded(to: 1e6)
                case .movement(let movement): (supply.quantity * decisions.shipped[movement]).rounded(to: 1e6)
                }
            guard quantity != 0 else { continue }
            if supply.available > supply.stored {
                let kept = flow.kept(from: supply.stored, to: supply.available)
                changes.append(
                    Change(minute: supply.stored, isOutflow: false, released: 0, quarantine: quantity))
                changes.append(
                    Change(
                        minute: supply.available, isOutflow: false, released: quantity * kept,
                        quarantine: -quantity * kept))
            } else {
                changes.append(
                    Change(minute: supply.available, isOutflow: false, released: quantity, quarantine: 0))
            }
        }
        for use in flow.uses where decisions.takers[use.taker] != 0 {
            var quantity = use.quantity * decisions.takers[use.taker]
            if use.perSize != 0 { quantity += use.perSize * decisions.sizes[use.taker] }
            changes.append(Change(minute: use.minute, isOutflow: true, released: -quantity, quarantine: 0))
        }
        for shipment in flow.shipments where decisions.shipped[shipment.movement] != 0 {
            let quantity = decisions.shipped[shipment.movement]
            changes.append(Change(minute: shipment.minute, isOutflow: true, released: -quantity, quarantine: 0))
        }
        for (line, window) in problem.demand.enumerated() where window.line.material == material {
            for (place, minute) in window.minutes.enumerated() where decisions.delivered[line][place] != 0 {
                let quantity = decisions.delivered[line][place]
                changes.append(Change(minute: minute, isOutflow: true, released: -quantity, quarantine: 0))
            }
        }
        for (cut, quantity) in decisions.discarded[material.index].enumerated() where quantity != 0 {
            changes.append(
                Change(minute: flow.cuts[cut], isOutflow: true, released: -quantity, quarantine: 0))
        }
        self.changes = changes.enumerated().sorted {
            ($0.element.minute, $0.element.isOutflow ? 1 : 0, $0.offset)
                < ($1.element.minute, $1.element.isOutflow ? 1 : 0, $1.offset)
        }.map(\.element)
    }

    /// The levels after the outflows of ascending minutes.
    func levels(at minutes: [Int]) -> [Level] {
        var level = Level()
        var next = 0
        var now = changes.first?.minute ?? 0
        func age(to minute: Int) {
            let kept = flow.kept(from: now, to: minute)
            now = minute
            guard kept != 1 else { return }
            level.lost += (1 - kept) * (level.released + level.quarantine)
            level.released *= kept
            level.quarantine *= kept
        }
        return minutes.map { minute in
            while next < changes.count, changes[next].minute <= minute {
                age(to: changes[next].minute)
                level.released += changes[next].released
                level.quarantine += changes[next].quarantine
                next += 1
            }
            age(to: max(now, minute))
            defer { level.lost = 0 }
            return Level(
                released: max(0, level.released.rounded(to: 1e6)),
                quarantine: max(0, level.quarantine.rounded(to: 1e6)), lost: max(0, level.lost.rounded(to: 1e6)))
        }
    }
}
