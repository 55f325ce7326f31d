// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How a patient fares.
public struct PatientOutcome: Hashable, Sendable, Codable {
    /// The patient.
    public var patient: String
    /// How the lot is made.
    public var recipe: String
    /// When the cells are there.
    public var arrives: Instant
    /// When the product is due.
    public var due: Instant
    /// Lots that start for the patient: 0 or 1, or a share in a relaxed plan.
    public var treated: Double
    /// Lots that are expected to pass: `treated` × pass.
    public var expected: Double
    /// The patient's lot, in a relaxed plan the earliest; nil where there is none.
    public var lot: String?
    /// When that lot starts.
    public var start: Instant?
    /// When it is released.
    public var released: Instant?
    /// From the arrival to the release.
    public var veinToVein: Span?
    /// Days begun after the due time, 0 when on time.
    public var daysLate: Int?
    /// Why there is no lot, in plant words; empty where there is one.
    public var reason: String
    /// Who comes first, 1 before 2; nil where nothing is said.
    public var priority: Int?

    /// Puts an outcome together.
    public init(
        patient: String, recipe: String, arrives: Instant, due: Instant, treated: Double, expected: Double,
        lot: String? = nil, start: Instant? = nil, released: Instant? = nil, veinToVein: Span? = nil,
        daysLate: Int? = nil, reason: String = "", priority: Int? = nil
    ) {
        self.patient = patient
        self.recipe = recipe
        self.arrives = arrives
        self.due = due
        self.treated = treated
        self.expected = expected
        self.lot = lot
        self.start = start
        self.released = released
        self.veinToVein = veinToVein
        self.daysLate = daysLate
        self.reason = reason
        self.priority = priority
    }
}

/// How the patients of a recipe fare together.
public struct VeinToVein: Hashable, Sendable, Codable {
    /// The recipe.
    public var recipe: String
    /// How many patients there are.
    public var patients: Int
    /// Lots that start for them.
    public var treated: Double
    /// Lots that are expected to pass.
    public var expected: Double
    /// How many have a lot that is late.
    public var late: Int
    /// The mean time from arrival to release of those with a lot, rounded to minutes, halves up.
    public var mean: Span?
    /// The 95th percentile of that time by nearest rank: the shortest that at least 95 % of those with a lot keep.
    public var percentile95: Span?

    /// Puts a summary together.
    public init(
        recipe: String, patients: Int, treated: Double, expected: Double, late: Int, mean: Span?,
        percentile95: Span?
    ) {
        self.recipe = recipe
        self.patients = patients
        self.treated = treated
        self.expected = expected
        self.late = late
        self.mean = mean
        self.percentile95 = percentile95
    }
}
