// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Tests and review of one lot.
struct ReleaseTimes {
    private(set) var checks: [CheckTimes] = []
    private(set) var instruments: [InstrumentTimes] = []
    private(set) var sendings: [SendingTimes] = []
    private(set) var plated: [PlatedSamples] = []
    private(set) var released: Instant
    private(set) var failure: LostStart.Reason?

    /// Test: [sample, sample + elapsed); review: from max(stored, results) on; released at its end.
    ///
    /// Hours of a check are spread over the pool's normal open minutes in it: hours ≤ headcount × those, and more
    /// than none. A check of a lot in process that began before minute 0 is a fact and never lost.
    init(
        _ plan: CompiledRecipe, stored: Instant, samples: [Instant], scenario: borrowing Scenario,
        hours: borrowing PlantHours, ledger: inout StaffLedger
    ) {
        released = stored
        var ready = stored
        checks.reserveCapacity(plan.tests.count + 1)
        for check in plan.tests {
            guard let test = check.test, let operation = check.sampleAfter else { continue }
            let from = samples[operation.index]
            let arrives = check.plate?.start(for: from) ?? from + check.shipping
            guard let to = hours.end(of: check.elapsed, from: arrives) else {
                failure = failure ?? .beyondCalendars
                continue
            }
            let during = Interval(from: from, to: to)
            add(check, during, hours, &ledger)
            if let laboratory = check.laboratory, arrives >= .start {
                sendings.append(SendingTimes(laboratory: laboratory, arrives: arrives, samples: check.sent))
            }
            if let plate = check.plateID, let figures = check.plate, arrives >= .start {
                if hours.lacks(figures, Interval(from: arrives, to: to), in: scenario) {
                    failure = failure ?? .plateNotPossible(test, plate)
                }
                plated.append(PlatedSamples(plate: plate, start: arrives, samples: check.samples))
            }
            if let instrument = check.instrument {
                add(instrument, of: test, during, check.times, scenario, hours)
            }
            ready = max(ready, to)
        }
        guard let end = hours.end(of: plan.review.elapsed, from: ready) else {
            failure = failure ?? .beyondCalendars
            return
        }
        add(plan.review, Interval(from: ready, to: end), hours, &ledger)
        if end > hours.window.to { failure = failure ?? .beyondCalendars }
        released = end
    }

    /// An instrument's time is spread over its open minutes in the test, which must hold it.
    private mutating func add(
        _ instrument: QualityTest.Instrument, of test: ID<QualityTest>, _ during: Interval, _ times: Exact,
        _ scenario: Scenario, _ hours: PlantHours
    ) {
        let all = hours.unit(instrument.unit).openMinutes(in: during)
        let time = Exact(instrument.time.minutes) * times
        let isFact = during.from < .start
        if time > Exact(all), !isFact { failure = failure ?? .shortOfInstrument(test, instrument.unit) }
        if let day = scenario.units[instrument.unit].qualified, during.from < day, !isFact {
            failure = failure ?? .instrumentNotQualified(test, instrument.unit, day)
        }
        if let spent = InstrumentTimes(instrument, during, times: times, hours: hours) {
            instruments.append(spent)
        }
    }

    private mutating func add(
        _ check: CompiledCheck, _ during: Interval, _ hours: PlantHours, _ ledger: inout StaffLedger
    ) {
        checks.append(CheckTimes(test: check.test, during: during))
        let (from, to) = (during.from.minutes, during.to.minutes)
        for need in check.needs {
            let open = hours.normalMinutes(need.pool, from, to)
            let amount: Double
            let isEnough: Bool
            switch need.amount {
            case .minutes(let minutes, let leastOpen):
                amount = minutes
                isEnough = open >= leastOpen
            case .heads(let count, let areThere):
                amount = Double(count) * Double(open)
                isEnough = areThere && open > 0
            }
            if !isEnough, during.from >= .start {
                failure = failure ?? .understaffedCheck(check.test, need.pool)
            }
            ledger.book(
                need.pool, from, to, amount: amount, withCover: false,
                for: check.test.map { .test($0) } ?? .review, open: open)
        }
    }
}
