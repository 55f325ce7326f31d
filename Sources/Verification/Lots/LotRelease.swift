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
        /// How often it is expected to be done: once, and again by the share that is repeated.
        var times = Exact.one
        /// The instrument it takes and for how long in all [min].
        var instrument: (unit: ID<UnitClass>, minutes: Exact)?
        /// Where its samples arrive, when and how many.
        var sending: (laboratory: ID<Laboratory>, arrives: Int, samples: Double)?
        /// The plate its samples go on, when it starts and how many they are.
        var plating: (plate: ID<Plate>, start: Int, samples: Int)?
    }

    let setting: Setting

    /// Checks stored, tests, review and released; answers the tests in order and the review last.
    func check(_ lot: CheckedLot, _ log: inout FindingLog) -> [Check] {
        let frame = setting.frame
        let stored = lot.lastRunEnd
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
            let laboratory = test.laboratory.map { setting.scenario.laboratories[$0] }
            var arrives = from + (laboratory?.shipping.minutes ?? 0)
            if let plate = test.plate { arrives = PlateRules.start(of: setting.scenario.plates[plate], after: from) }
            guard let done = setting.hours.end(of: test.elapsed, from: arrives, limit: frame.high) else {
                log.add(.testWrong, lot.name, "test \(test.name) never ends on its calendar")
                continue
            }
            if during?.from.minutes != from || during?.to.minutes != done {
                log.add(.testWrong, lot.name, difference("test \(test.name)", during, from, done))
            }
            ready = max(ready, done)
            let times = Exact.one + test.retest
            let price = (laboratory?.price ?? .zero) * Exact(test.samples)
            var check = Check(
                name: test.name, from: from, to: done, staff: test.staff, cost: (test.cost + price) * times,
                times: times)
            check.instrument = test.instrument.map { ($0.unit, Exact($0.time.minutes) * times) }
            check.sending = test.laboratory.map { ($0, arrives, (Exact(test.samples) * times).double) }
            check.plating = test.plate.map { ($0, arrives, test.samples) }
            checkInstrument(check, lot, &log)
            result.append(check)
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

    /// The dates of a lot's stability pulls, from the plan's begin to the end of the tail.
    func pulls(_ lot: CheckedLot, stored: Int) -> [Int] {
        let after = lot.shape.recipe.release.stability?.after ?? []
        return after.map { setting.end(of: $0, from: stored) }.filter { $0 >= 0 && $0 < setting.frame.end }.sorted()
    }

    /// Compares the stated pulls with those that the recipe asks for.
    func checkPulls(_ lot: CheckedLot, stored: Int, _ log: inout FindingLog) {
        let expected = pulls(lot, stored: stored)
        let isStated = lot.shape.recipe.release.stability != nil
        guard lot.lot.pulls?.map(\.minutes) != (isStated ? expected : nil) else { return }
        log.add(
            .pullsWrong, lot.name,
            "samples are pulled at \((lot.lot.pulls ?? []).map { setting.time($0.minutes) }.joined(separator: ", ")), "
                + "expected \(expected.map { setting.time($0) }.joined(separator: ", "))")
    }

    /// The instrument is open long enough between sample and result, and qualified at the sample.
    private func checkInstrument(_ check: Check, _ lot: CheckedLot, _ log: inout FindingLog) {
        guard let (unit, minutes) = check.instrument, check.from >= 0 else { return }
        let thing = setting.scenario.units[unit]
        let open = setting.hours.units[unit.index].minutes(check.from, check.to)
        if minutes > Exact(open) {
            log.add(
                .instrumentShort, lot.name,
                "test \(check.name) takes \(figure(minutes.double / 60)) h of \(thing.name), open for "
                    + "\(figure(Double(open) / 60)) h from \(setting.stretch(check.from, check.to))")
        }
        if let day = thing.qualified?.minutes, check.from < day {
            log.add(
                .notQualified, lot.name,
                "test \(check.name) takes \(thing.name) from \(setting.time(check.from)), qualified from "
                    + setting.time(day))
        }
    }

    private func difference(_ title: String, _ found: Interval?, _ from: Int, _ to: Int) -> String {
        "\(title) runs from \(found.map { setting.stretch($0.from.minutes, $0.to.minutes) } ?? "nothing"), expected "
            + setting.stretch(from, to)
    }
}
