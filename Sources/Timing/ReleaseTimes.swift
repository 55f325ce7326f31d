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
        _ recipe: Recipe, stored: Instant, sample: (ID<Operation>) -> Instant, scenario: Scenario,
        hours: PlantHours, ledger: inout StaffLedger
    ) {
        released = stored
        var ready = stored
        for test in recipe.release.tests.ids {
            let figures = recipe.release.tests[test]
            let from = sample(figures.sampleAfter)
            var arrives = from + (figures.laboratory.map { scenario.laboratories[$0].shipping } ?? .zero)
            if let plate = figures.plate { arrives = scenario.plates[plate].start(for: from) }
            guard let to = hours.end(of: figures.elapsed, from: arrives) else {
                failure = failure ?? .beyondCalendars
                continue
            }
            let during = Interval(from: from, to: to)
            add(test, during, figures.staff, scenario, hours, &ledger, times: .one + figures.retest)
            if let laboratory = figures.laboratory, arrives >= .start {
                let samples = Exact(figures.samples) * (.one + figures.retest)
                sendings.append(SendingTimes(laboratory: laboratory, arrives: arrives, samples: samples.double))
            }
            if let plate = figures.plate, arrives >= .start {
                let running = Interval(from: arrives, to: to)
                if hours.lacks(scenario.plates[plate], running, in: scenario) {
                    failure = failure ?? .plateNotPossible(test, plate)
                }
                plated.append(PlatedSamples(plate: plate, start: arrives, samples: figures.samples))
            }
            if let instrument = figures.instrument {
                add(instrument, of: test, during, figures.retest, scenario, hours)
            }
            ready = max(ready, to)
        }
        guard let end = hours.end(of: recipe.release.review.elapsed, from: ready) else {
            failure = failure ?? .beyondCalendars
            return
        }
        add(nil, Interval(from: ready, to: end), recipe.release.review.staff, scenario, hours, &ledger)
        if end > hours.window.to { failure = failure ?? .beyondCalendars }
        released = end
    }

    /// An instrument's time is spread over its open minutes in the test, which must hold it.
    private mutating func add(
        _ instrument: QualityTest.Instrument, of test: ID<QualityTest>, _ during: Interval, _ retest: Exact,
        _ scenario: Scenario, _ hours: PlantHours
    ) {
        let all = hours.unit(instrument.unit).openMinutes(in: during)
        let time = Exact(instrument.time.minutes) * (.one + retest)
        let isFact = during.from < .start
        if time > Exact(all), !isFact { failure = failure ?? .shortOfInstrument(test, instrument.unit) }
        if let day = scenario.units[instrument.unit].qualified, during.from < day, !isFact {
            failure = failure ?? .instrumentNotQualified(test, instrument.unit, day)
        }
        if let times = InstrumentTimes(instrument, during, times: .one + retest, hours: hours) {
            instruments.append(times)
        }
    }

    private mutating func add(
        _ test: ID<QualityTest>?, _ during: Interval, _ staff: [StaffNeed], _ scenario: Scenario,
        _ hours: PlantHours, _ ledger: inout StaffLedger, times factor: Exact = .one
    ) {
        checks.append(CheckTimes(test: test, during: during))
        for need in staff {
            let headcount = scenario.staff[need.pool].headcount
            let open = hours.poolNormal(need.pool).openMinutes(in: during)
            let amount: Exact
            let isEnough: Bool
            switch need.amount {
            case .minutes(let minutes):
                amount = minutes * factor
                isEnough = amount <= Exact(headcount) * Exact(open)
            case .heads(let count):
                amount = Exact(count) * Exact(open)
                isEnough = count <= headcount && open > 0
            }
            if !isEnough, during.from >= .start {
                failure = failure ?? .understaffedCheck(test, need.pool)
            }
            ledger.book(
                need.pool, during.from.minutes, during.to.minutes, amount: amount.double, withCover: false,
                for: test.map { .test($0) } ?? .review
            )
        }
    }
}
