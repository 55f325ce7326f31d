// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// What follows from a plan's decisions: faults, tables and money, all recomputed from the scenario.
public struct PlanEvaluation: Hashable, Sendable {
    /// The faults of the decisions, by kind, then subject, then message.
    public internal(set) var findings: [Finding] = []
    /// Revenue less all costs; nil where it is too large to be told, or the decisions cannot be followed.
    public internal(set) var contribution: Money?
    /// Header of such a plan.
    public internal(set) var header: PlanHeader
    /// How each demand line fares; reasons are left empty.
    public internal(set) var demand: [DemandOutcome] = []
    /// How far service targets are met.
    public internal(set) var service: [ServiceOutcome] = []
    /// What demand lines get when lots pass or fail.
    public internal(set) var risks: [LineRisk] = []
    /// How each patient fares; reasons are left empty.
    public internal(set) var patients: [PatientOutcome] = []
    /// Stock at each bucket's end.
    public internal(set) var stock: [StockLevel] = []
    /// Work of each pool in each week.
    public internal(set) var staff: [StaffWeek] = []
    /// How loaded each resource is.
    public internal(set) var loads: [ResourceLoad] = []
    /// Missing safety stock.
    public internal(set) var shortfalls: [SafetyShortfall] = []
    /// Rooms and units made ready for lots of another key.
    public internal(set) var changeovers: [PlannedChangeover] = []
    /// Runs of lots of equal key where campaigns have rules.
    public internal(set) var campaigns: [PlannedCampaign] = []
    /// Units set up for a product in a bucket.
    public internal(set) var setUps: [PlannedSetUp] = []
    /// Samples sent to laboratories, in weeks in which any are.
    public internal(set) var laboratories: [LaboratoryWeek] = []
    /// Plates that lots share.
    public internal(set) var plates: [PlannedPlates] = []
    /// The ledger, without lines of 0.00.
    public internal(set) var ledger: [LedgerLine] = []
    /// Cost of each lot that could be followed.
    public internal(set) var lotCosts: [LotCost] = []

    /// Whether the decisions keep every rule.
    public var isSound: Bool { findings.isEmpty }
}
