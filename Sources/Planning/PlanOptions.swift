// SPDX-License-Identifier: GPL-3.0-or-later

/// How hard to look for a plan.
public struct PlanOptions: Hashable, Sendable {
    /// The gap at which the search may stop: share of revenue + variable cost + penalties.
    public var gap: Double
    /// How hard to look in each part of the search.
    public var effort: SearchEffort
    /// The most work: nodes of trees, relaxations of dives, and hundreds of simplex iterations, added up; the same
    /// number gives the same plan on any machine.
    public var work: Int
    /// Whether lots may be fractional: the linear programme alone.
    public var isRelaxed: Bool
    /// The inequalities that may tighten the relaxation.
    public var cuts: Set<CutFamily>
    /// What the timetable of an earlier plan could not keep; none for a first plan.
    public var limits: [CapacityLimit] = []
    /// Whether the relaxation's answer is to be proved exactly, with a certificate to be checked by others.
    public var isProving: Bool
    /// Whether the prices of the relaxed plan are to be followed by exact solves.
    public var isPricing = false

    /// Chooses how hard to look.
    public init(
        gap: Double = 0.01, effort: SearchEffort = .normal, work: Int? = nil, isRelaxed: Bool = false,
        cuts: Set<CutFamily> = Set(CutFamily.allCases), isProving: Bool = false
    ) {
        self.gap = gap
        self.effort = effort
        self.work = work ?? effort.work
        self.isRelaxed = isRelaxed
        self.cuts = cuts
        self.isProving = isProving
    }
}
