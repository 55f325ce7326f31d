// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What happens between storing a lot and being allowed to use it.
public struct Release: Hashable, Sendable {
    /// Units taken for tests, retain and stability from each lot [unit of the material].
    public package(set) var reserve: Exact
    /// The share of lots expected to pass, above 0, at most 1.
    public package(set) var pass: Uncertain
    /// Tests, bytewise by id; they run side by side.
    public package(set) var tests: Catalogue<QualityTest>
    /// The review of the lot's records, after storing and all tests.
    public package(set) var review: Review
    /// Samples of the stored lot that are pulled later, if any.
    public let stability: Stability?

    /// Puts a release rule together.
    package init(
        reserve: Exact, pass: Uncertain, tests: Catalogue<QualityTest>, review: Review, stability: Stability? = nil
    ) {
        self.reserve = reserve
        self.pass = pass
        self.tests = tests
        self.review = review
        self.stability = stability
    }
}

/// One test of a lot, sampled after a named operation.
public struct QualityTest: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// Sampled when the last copy of this operation has run.
    public let sampleAfter: ID<Operation>
    /// From sample to result.
    public let elapsed: Elapsed
    /// Work of analysts.
    public let staff: [StaffNeed]
    /// Cost of one test [money].
    public let cost: Exact
    /// The instrument it takes, if any.
    public let instrument: Instrument?
    /// The share of samples that is tested once more: so much more work, instrument time, cost and samples.
    public let retest: Exact
    /// The contract laboratory it is sent to, if any; `elapsed` then counts from the sample's arrival there.
    public let laboratory: ID<Laboratory>?
    /// How many samples of a lot it takes, at least 1.
    public let samples: Int
    /// The plate that it shares with other lots, if any; `elapsed` is then the plate's and counts from its start.
    public let plate: ID<Plate>?

    /// Time on an instrument.
    public struct Instrument: Hashable, Sendable {
        /// The class of instruments.
        public let unit: ID<UnitClass>
        /// Time on one of them.
        public let time: Span

        /// Puts an instrument's time together.
        public init(unit: ID<UnitClass>, time: Span) {
            self.unit = unit
            self.time = time
        }
    }

    /// Puts a test together.
    package init(
        name: String, label: String, sampleAfter: ID<Operation>, elapsed: Elapsed, staff: [StaffNeed], cost: Exact,
        instrument: Instrument? = nil, retest: Exact = .zero, laboratory: ID<Laboratory>? = nil, samples: Int = 1,
        plate: ID<Plate>? = nil
    ) {
        self.name = name
        self.label = label
        self.sampleAfter = sampleAfter
        self.elapsed = elapsed
        self.staff = staff
        self.cost = cost
        self.instrument = instrument
        self.retest = retest
        self.laboratory = laboratory
        self.samples = samples
        self.plate = plate
    }
}

/// A contract laboratory that tests samples.
public struct Laboratory: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// Its working days, for tests that count them and name no other calendar.
    public let calendar: ID<WorkCalendar>?
    /// From taking a sample to its arrival.
    public let shipping: Span
    /// The most samples it takes in a week of 7 days from the horizon's start; nil: any number.
    public let slots: Int?
    /// What it charges for a sample [money].
    public let price: Exact

    /// Puts a laboratory together.
    package init(
        name: String, label: String, calendar: ID<WorkCalendar>?, shipping: Span, slots: Int?, price: Exact
    ) {
        self.name = name
        self.label = label
        self.calendar = calendar
        self.shipping = shipping
        self.slots = slots
        self.price = price
    }
}

/// Samples of a stored lot that are pulled and tested later, to see how it keeps.
public struct Stability: Hashable, Sendable {
    /// How long after storing each is pulled, as written.
    public let after: [Material.ShelfLife]
    /// Work on each pull, always in person-minutes, in the order of the pools.
    public let staff: [StaffNeed]
    /// Cost of each pull [money].
    public let cost: Exact

    /// Puts a stability programme together.
    public init(after: [Material.ShelfLife], staff: [StaffNeed], cost: Exact) {
        self.after = after
        self.staff = staff
        self.cost = cost
    }
}

/// The review of a lot's records.
public struct Review: Hashable, Sendable {
    /// How long it takes.
    public let elapsed: Elapsed
    /// Work of quality assurance.
    public let staff: [StaffNeed]

    /// Puts a review together.
    public init(elapsed: Elapsed, staff: [StaffNeed]) {
        self.elapsed = elapsed
        self.staff = staff
    }
}

/// Time that passes, in minutes or in working days of a calendar.
public enum Elapsed: Hashable, Sendable {
    /// Round the clock.
    case span(Span)
    /// To 24:00 of the n-th open day after the day of the start.
    case workingDays(Int, ID<WorkCalendar>)
}
