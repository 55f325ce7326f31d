// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// What a plan decides; everything else follows from it.
public struct PlanDecisions: Hashable, Sendable {
    /// All lots with their times, those in process included.
    public var lots: [PlannedLot]
    /// What is bought.
    public var purchases: [PlannedPurchase]
    /// What is delivered.
    public var deliveries: [PlannedDelivery]
    /// What is thrown away.
    public var discards: [PlannedDiscard]
    /// Which options are chosen.
    public var options: [PlannedOption]
    /// When commitments are done.
    public var commitments: [PlannedCommitment]
    /// What goes from site to site.
    public var shipments: [PlannedShipment]
    /// What contract manufacturers make.
    public var contracts: [PlannedContract]
    /// Whether lots may be fractional.
    public var isRelaxed: Bool
    /// The tail where the scenario leaves it open; nil: up to the last release, in whole days.
    public var tail: Span?

    /// Puts decisions together.
    public init(
        lots: [PlannedLot] = [], purchases: [PlannedPurchase] = [], deliveries: [PlannedDelivery] = [],
        discards: [PlannedDiscard] = [], options: [PlannedOption] = [],
        commitments: [PlannedCommitment] = [], shipments: [PlannedShipment] = [],
        contracts: [PlannedContract] = [], isRelaxed: Bool = false,
        tail: Span? = nil
    ) {
        self.lots = lots
        self.purchases = purchases
        self.deliveries = deliveries
        self.discards = discards
        self.options = options
        self.commitments = commitments
        self.shipments = shipments
        self.contracts = contracts
        self.isRelaxed = isRelaxed
        self.tail = tail
    }

    /// Takes the decisions out of a plan.
    public init(_ plan: Plan) {
        self.init(
            lots: plan.lots, purchases: plan.purchases, deliveries: plan.deliveries, discards: plan.discards,
            options: plan.options, commitments: plan.commitments, shipments: plan.shipments ?? [],
            contracts: plan.contracts ?? [],
            isRelaxed: plan.header.isRelaxed, tail: plan.header.tail)
    }
}
