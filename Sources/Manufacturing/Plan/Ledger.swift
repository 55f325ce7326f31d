// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// One line of the result in money.
public struct LedgerLine: Hashable, Sendable, Codable {
    /// What it is for.
    public var account: LedgerAccount
    /// Whom or what it concerns: a material, line, recipe, pool, unit or room.
    public var object: String
    /// Revenue and credits above 0, costs and penalties below.
    public var amount: Money

    /// Puts a line together.
    public init(account: LedgerAccount, object: String, amount: Money) {
        self.account = account
        self.object = object
        self.amount = amount
    }
}

/// The accounts of the ledger, in the order in which they are shown.
public enum LedgerAccount: String, Hashable, Sendable, Codable, CaseIterable {
    /// Price × delivered, per demand line.
    case revenue
    /// Stock at the end of the tail, per material.
    case closingValue
    /// Purchases, per material.
    case materials
    /// What is shipped, per lane.
    case shipping
    /// Lots of contract manufacturers, per contractor.
    case contracts
    /// Lots booked with them that are given up, per contractor.
    case cancellation
    /// Costs of operations and recipes, per recipe.
    case operations
    /// Rate × held hours, per unit class.
    case unitTime
    /// Rate × held hours, per room.
    case roomTime
    /// Rooms and units made ready for another key or campaign, and set-ups in buckets, per room and unit.
    case changeovers
    /// Tests, per recipe.
    case tests
    /// Plates that lots share, per plate.
    case plates
    /// Hours used of pools paid as used, per pool.
    case staffUsed
    /// Overtime, per pool.
    case overtime
    /// Cover hours, per pool.
    case cover
    /// Costs of commitments, per commitment.
    case commitments
    /// Options chosen to add capacity, per option.
    case investment
    /// Stock at bucket ends, per material.
    case holding
    /// Discards, per material.
    case disposal
    /// Late units, per demand line.
    case lateness
    /// Units never delivered, per demand line.
    case lost
    /// Units missing to service targets, per target.
    case service
    /// Missing safety stock, per material.
    case shortfall
    /// Rosters over the horizon, per pool; constant.
    case staffRoster
    /// Fixed costs over the horizon, per id; constant.
    case fixed

    /// Whether no decision changes it.
    public var isConstant: Bool { self == .staffRoster || self == .fixed }
}

/// Cost of one lot at standard rates, before any sharing of fixed costs.
public struct LotCost: Hashable, Sendable, Codable {
    /// The lot.
    public var lot: String
    /// Materials taken at purchase price.
    public var materials: Money
    /// Operation and recipe costs.
    public var operations: Money
    /// Unit and room time.
    public var capacity: Money
    /// Work hours at normal, used or cover pay.
    public var staff: Money
    /// Tests.
    public var tests: Money
    /// The sum over net units; nil without net units [cents per unit, rounded].
    public var perUnit: Money?

    /// Puts a lot's cost together.
    public init(
        lot: String, materials: Money, operations: Money, capacity: Money, staff: Money, tests: Money,
        perUnit: Money?
    ) {
        self.lot = lot
        self.materials = materials
        self.operations = operations
        self.capacity = capacity
        self.staff = staff
        self.tests = tests
        self.perUnit = perUnit
    }
}
