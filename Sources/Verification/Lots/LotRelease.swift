// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// From the last run to released stock: tests, review and their dates.
struct LotRelease {
    /// A test or review as it takes place.
    struct Check {
        let name: String
        let from: Int
        let to: Int
        let staff: [StaffNeed]
        let cost: Exact
    }

    let setting: Setting

    /// Checks stored, tests, review and released; answers the tests in order and the review last.
    func check(_ lot: CheckedLot, _ log: inout FindingLog) -> [Check] {
        let frame = setting.frame
        let stored = lot.shape.ends.flatMap { lot.operations[$0] }.map(\.run.to.minutes).max() ?? 0
        if lot.lot.stored.minutes != stored {
            log.add(
                .storedWrong, lot.name,
                "stored \(setting.time(lot.lot.stored.minutes)), but its last run ends \(setting.time(stored))")
        }
        let release = lot.shape.recipe.release
        var stated: [String: Interval] = [:]
        for one in lot.lot.checks {
            guard stated.updateValue(one.during, forKey: one.name) == nil,
                one.name == "review" || release.tests.id(named: one.name) != nil
            else {
                log.add(.testWrong, lot.name, "test \(one.name) is not in the recipe, or is there twice")
                continue
            }
        }
        var result: [Check] = []
        var ready = stored
        for test in release.tests.things {
            let sample = lot.operations[test.sampleAfter.index].map(\.run.to.minutes).max()
            let during = stated[test.name]
            // What a lot in process was sampled from before the horizon is not known, so the plan's word is taken.
            let from = sample ?? min(max(0, lot.lot.cell.minutes), during?.from.minutes ?? 0)
            guard let done = setting.hours.end(of: test.elapsed, from: from, limit: frame.high) else {
                log.add(.testWrong, lot.name, "test \(test.name) never ends on its calendar")
                continue
            }
            if during?.from.minutes != from || during?.to.minutes != done {
                log.add(.testWrong, lot.name, difference("test \(test.name)", during, from, done))
            }
            ready = max(ready, done)
            result.append(Check(name: test.name, from: from, to: done, staff: test.staff, cost: test.cost))
        }
        guard let released = setting.hours.end(of: release.review.elapsed, from: ready, limit: frame.high) else {
            log.add(.releaseWrong, lot.name, "the review never ends on its calendar")
            return result
        }
        if stated["review"]?.from.minutes != ready || stated["review"]?.to.minutes != released {
            log.add(.releaseWrong, lot.name, difference("the review", stated["review"], ready, released))
        }
        if lot.lot.released.minutes != released {
            log.add(
                .releaseWrong, lot.name,
                "released \(setting.time(lot.lot.released.minutes)), expected \(setting.time(released))")
        }
        if released > frame.end {
            log.add(
                .releasedAfterTail, lot.name,
                "released \(setting.time(released)), after the end of the tail \(setting.time(frame.end))")
        }
        result.append(Check(name: "review", from: ready, to: released, staff: release.review.staff, cost: .zero))
        return result
    }

    private func difference(_ title: String, _ found: Interval?, _ from: Int, _ to: Int) -> String {
        "\(title) runs from \(found.map { setting.stretch($0.from.minutes, $0.to.minutes) } ?? "nothing"), expected "
            + setting.stretch(from, to)
    }
}
