// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A part of a ledger line, and what bears it; the parts of a line add up to it exactly.
public struct CostShare: Hashable, Sendable, Codable {
    /// What bears a part of a ledger line.
    public enum Bearer: String, Hashable, Sendable, Codable, CaseIterable {
        /// A lot.
        case lot
        /// A contract manufacturer's lots of a material.
        case contract
        /// Demand of a material: what it earns, and what being late or short costs.
        case demand
        /// Stock of a material: bought and not used, or used and not bought, and its keeping.
        case stock
        /// What is thrown away of a material.
        case waste
        /// Capacity that is paid and not used.
        case idle
        /// The plant as a whole.
        case plant
    }

    /// The account of the ledger line.
    public var account: LedgerAccount
    /// The object of the ledger line.
    public var object: String
    /// What bears the part.
    public var bearer: Bearer
    /// The lot or the material; empty where there is none.
    public var name: String
    /// The stage of the lot's making in which it arises; nil beside lots.
    public var stage: String?
    /// The part, with the sign of the ledger.
    public var amount: Money
    /// How much of it goes into lots that are expected to fail, which the others carry; nil where none can.
    public var failed: Money?

    /// Puts a part together.
    public init(
        account: LedgerAccount, object: String, bearer: Bearer, name: String = "", stage: String? = nil, amount: Money,
        failed: Money? = nil
    ) {
        self.account = account
        self.object = object
        self.bearer = bearer
        self.name = name
        self.stage = stage
        self.amount = amount
        self.failed = failed
    }
}

/// By what lots share the fixed costs of a plant.
public enum CostAllocation: String, Hashable, Sendable, CaseIterable {
    /// By the time for which they hold rooms; room time that nobody holds is idle.
    case roomTime = "room-time"
    /// By their number; nothing is idle.
    case lots
    /// By hours of work; hours that nobody works are idle.
    case hours
}

extension CostShare {
    /// The order of all lists of shares: by account and object, then bearer, name and stage.
    public static func stands(_ first: CostShare, before second: CostShare) -> Bool {
        if first.account != second.account { return place(first.account) < place(second.account) }
        if first.object != second.object { return precedesBytewise(first.object, second.object) }
        if first.bearer != second.bearer { return place(first.bearer) < place(second.bearer) }
        if first.name != second.name { return precedesBytewise(first.name, second.name) }
        return place(first.stage) < place(second.stage)
    }

    private static func place(_ account: LedgerAccount) -> Int { LedgerAccount.allCases.firstIndex(of: account) ?? 0 }

    private static func place(_ bearer: Bearer) -> Int { Bearer.allCases.firstIndex(of: bearer) ?? 0 }

    private static func place(_ stage: String?) -> Int {
        Stage.allCases.firstIndex { $0.rawValue == stage } ?? -1
    }
}
