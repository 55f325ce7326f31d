// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A test of a recipe, or its review, with everything that its times and its work depend on.
///
/// A class for the same reason as ``Occupancy``.
final class CompiledCheck: Sendable {
    /// The test; nil: the review.
    let test: ID<QualityTest>?
    /// The operation after which the sample is taken; of no meaning for the review.
    let sampleAfter: ID<Operation>?
    let elapsed: Elapsed
    let laboratory: ID<Laboratory>?
    /// From taking a sample to its arrival in the laboratory.
    let shipping: Span
    let plateID: ID<Plate>?
    let plate: Plate?
    let instrument: QualityTest.Instrument?
    /// How many samples it takes of a lot.
    let samples: Int
    /// The same with those that are tested again.
    let sent: Double
    /// How often a lot has it, on average.
    let times: Exact
    let needs: [Need]

    /// Work of a pool.
    struct Need: Sendable {
        let pool: ID<StaffPool>
        let amount: Amount

        enum Amount: Sendable {
            /// Person-minutes in all, and the fewest open minutes in which the pool can do them.
            case minutes(Double, leastOpen: Int)
            /// So many people throughout, and whether the pool has them.
            case heads(Int, areThere: Bool)
        }

        init(_ need: StaffNeed, times: Exact, in scenario: Scenario) {
            pool = need.pool
            let headcount = scenario.staff[need.pool].headcount
            switch need.amount {
            case .minutes(let minutes):
                let whole = minutes * times
                // hours ≤ headcount × open minutes
                let least = whole.divided(by: Exact(headcount)).map { $0.ceilingToInt ?? .max }
                amount = .minutes(whole.double, leastOpen: least ?? (whole.signum > 0 ? .max : 0))
            case .heads(let count):
                amount = .heads(count, areThere: count <= headcount)
            }
        }
    }

    /// Lays out a test.
    init(_ test: ID<QualityTest>, of recipe: Recipe, in scenario: Scenario) {
        let figures = recipe.release.tests[test]
        self.test = test
        sampleAfter = figures.sampleAfter
        elapsed = figures.elapsed
        laboratory = figures.laboratory
        shipping = figures.laboratory.map { scenario.laboratories[$0].shipping } ?? .zero
        plateID = figures.plate
        plate = figures.plate.map { scenario.plates[$0] }
        instrument = figures.instrument
        samples = figures.samples
        let times = .one + figures.retest
        self.times = times
        sent = (Exact(figures.samples) * times).double
        needs = figures.staff.map { Need($0, times: times, in: scenario) }
    }

    /// Lays out the review.
    init(_ review: Review, in scenario: Scenario) {
        test = nil
        sampleAfter = nil
        elapsed = review.elapsed
        laboratory = nil
        shipping = .zero
        plateID = nil
        plate = nil
        instrument = nil
        samples = 0
        sent = 0
        times = .one
        needs = review.staff.map { Need($0, times: .one, in: scenario) }
    }
}
