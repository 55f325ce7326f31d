// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// People who must be somewhere, minute by minute, against those who are there.
struct MinutePeople {
    let setting: Setting

    /// How far people may be short [people].
    private static let slack = 0.001

    func check(_ entries: [WorkEntries.Entry], _ log: inout FindingLog) {
        for id in setting.scenario.staff.ids {
            let own = entries.filter { $0.pool == id && $0.isPresence }
            guard !own.isEmpty else { continue }
            let pool = setting.scenario.staff[id]
            var needed = LevelCurve()
            for entry in own {
                needed.add(max(0, entry.work.during.from.minutes), entry.work.during.to.minutes, entry.work.people)
            }
            var normal = needed
            for one in setting.chosen {
                guard case .staff(id, let shift) = one.option.addition else { continue }
                let open = shift.map { setting.hours.calendars[$0.index] } ?? setting.hours.normal[id.index]
                for stretch in open.stretches {
                    normal.add(
                        max(stretch.from, one.option.from.minutes), stretch.to,
                        -one.times * Double(one.option.count))
                }
            }
            report(normal, setting.hours.normal[id.index], pool.headcount, "normal", pool, own, &log)
            report(needed, setting.hours.cover[id.index], pool.cover?.headcount ?? 0, "cover", pool, own, &log)
        }
    }

    private func report(
        _ curve: LevelCurve, _ open: OpenMinutes, _ there: Int, _ hours: String, _ pool: StaffPool,
        _ entries: [WorkEntries.Entry], _ log: inout FindingLog
    ) {
        for piece in curve.pieces
        where piece.level > Double(there) + Self.slack && open.minutes(piece.from, piece.to) > 0 {
            let names = entries.map(\.work)
                .filter { $0.during.from.minutes < piece.to && $0.during.to.minutes > piece.from }
                .map { "\($0.task) of \($0.lot)" }
            log.add(
                .peopleShort, pool.name,
                "from \(setting.stretch(piece.from, piece.to)): \(figure(piece.level)) must be there beyond what "
                    + "options add, in \(hours) hours there are \(there), for "
                    + Set(names).sortedBytewise().prefix(6).joined(separator: ", "))
        }
    }
}
