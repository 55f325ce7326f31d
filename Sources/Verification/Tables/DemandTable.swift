// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Every demand line is accounted for, and what is said of it follows from the deliveries.
struct DemandTable {
    let reckoning: Reckoning

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let setting = reckoning.setting
        let lines = reckoning.demand.lines
        var counts: [String: Int] = [:]
        for delivery in plan.deliveries { counts[delivery.line, default: 0] += 1 }
        var seen: Set<String> = []
        for found in plan.demand {
            guard let id = lines.id(named: found.line) else {
                log.add(.unknownName, found.line, "the demand table has a line that the scenario does not have")
                continue
            }
            seen.insert(found.line)
            let line = lines[id]
            let expected = reckoning.evaluation.demand[id.index]
            let slack = Tolerances.quantity(expected.wanted, figures: counts[found.line, default: 0] + 2)
            if found.material != expected.material || found.due != expected.due
                || abs(found.wanted - expected.wanted) > Tolerances.quantity(expected.wanted)
            {
                log.add(
                    .demandWrong, found.line,
                    "\(figure(found.wanted)) of \(found.material) due \(setting.time(bounded(found.due))), expected "
                        + "\(setting.quantity(expected.wanted, line.material)) of \(expected.material) due "
                        + setting.time(expected.due.minutes))
            }
            for (what, given, should) in [
                ("on time", found.onTime, expected.onTime), ("late", found.late, expected.late),
                ("lost", found.lost, expected.lost),
                ("on time, late and lost", found.onTime + found.late + found.lost, found.wanted),
            ] where abs(given - should) > slack {
                log.add(
                    .demandSplitWrong, found.line,
                    "\(setting.quantity(given, line.material)) \(what), expected \(setting.quantity(should, line.material))"
                )
            }
        }
        // A repeated line that rounds to nothing may be left out.
        for line in lines.things where !seen.contains(line.name) && (line.kind != .repeat || !line.quantity.isZero) {
            log.add(
                .demandMissing, line.name,
                "\(setting.quantity(line.quantity.double, line.material)) due \(setting.time(line.due.minutes)) are not "
                    + "accounted for")
        }
    }

    private func bounded(_ at: Instant) -> Int { max(-Limits.minutes, min(Limits.minutes, at.minutes)) }
}
