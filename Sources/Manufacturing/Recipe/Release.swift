// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What happens between storing a lot and being allowed to use it.
public struct Release: Hashable, Sendable {
    /// Units taken for tests, retain and stability from each lot [unit of the material].
    public let reserve: Exact
    /// The share of lots expected to pass, above 0, at most 1.
    public let pass: Uncertain
    /// Tests, bytewise by id; they run side by side.
    public let tests: Catalogue<QualityTest>
    /// The review of the lot's records, after storing and all tests.
    public let review: Review

    /// Puts a release rule together.
    package init(reserve: Exact, pass: Uncertain, tests: Catalogue<QualityTest>, review: Review) {
        self.reserve = reserve
        self.pass = pass
        self.tests = tests
        self.review = review
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

    /// Puts a test together.
    package init(
        name: String, label: String, sampleAfter: ID<Operation>, elapsed: Elapsed, staff: [StaffNeed], cost: Exact
    ) {
        self.name = name
        self.label = label
        self.sampleAfter = sampleAfter
        self.elapsed = elapsed
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
