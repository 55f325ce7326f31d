// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// What differs between two plans: lots, service, money and loads.
public struct PlanDifference: Hashable, Sendable {
    /// Lots that are not in both plans alike, by recipe and start.
    public var lots: [LotDifference]
    /// Demand lines that fare otherwise, by name.
    public var demand: [DemandDifference]
    /// Accounts of the ledger that differ, in their order.
    public var money: [MoneyDifference]

    /// A lot that was moved, changed, added or dropped.
    public struct LotDifference: Hashable, Sendable {
        /// What became of it.
        public enum Kind: String, Hashable, Sendable {
            /// Only the second plan has it.
            case added
            /// Only the first plan has it.
            case dropped
            /// It starts at another time.
            case moved
            /// It gives another amount.
            case resized
            /// It is released at another time only.
            case rereleased
        }

        /// What became of it.
        public var kind: Kind
        /// The lot in the first plan.
        public var old: LotFacts?
        /// The lot in the second plan.
        public var new: LotFacts?
        /// Why, in plant words; empty where nothing is to be said.
        public var reason: String
    }

    /// What is compared of a lot.
    public struct LotFacts: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// How it is made.
        public var recipe: String
        /// What it makes.
        public var material: String
        /// Its first set-up, as civil time.
        public var start: String
        /// When it may be used, as civil time.
        public var released: String
        /// What is expected to be usable [unit].
        public var net: Double
    }

    /// A demand line in two plans [unit].
    public struct DemandDifference: Hashable, Sendable {
        /// The line.
        public var line: String
        /// How it fares in the first plan, if it is wanted there.
        public var old: DemandOutcome?
        /// How it fares in the second plan, if it is wanted there.
        public var new: DemandOutcome?
    }

    /// An account in two plans.
    public struct MoneyDifference: Hashable, Sendable {
        /// The account.
        public var account: LedgerAccount
        /// Its sum in the first plan.
        public var old: Money
        /// Its sum in the second plan.
        public var new: Money
    }

    /// Compares two plans.
    public init(_ old: Plan, _ new: Plan) {
        let reasons = LotReasons(old, new)
        let (first, second) = (FactsMaker(old), FactsMaker(new))
        lots = LotMatching.pairs(old.lots, new.lots).compactMap { pair in
            guard let kind = Self.kind(pair, first, second) else { return nil }
            return LotDifference(
                kind: kind, old: pair.old.map(first.facts), new: pair.new.map(second.facts),
                reason: kind == .added || kind == .dropped ? reasons.why(pair) : "")
        }
        let before = Dictionary(old.demand.map { ($0.line, $0) }) { first, _ in first }
        let after = Dictionary(new.demand.map { ($0.line, $0) }) { first, _ in first }
        demand = Set(before.keys).union(after.keys).sortedBytewise().compactMap { line in
            let pair = (before[line], after[line])
            guard pair.0.map(Self.figures) != pair.1.map(Self.figures) else { return nil }
            return DemandDifference(line: line, old: pair.0, new: pair.1)
        }
        money = LedgerAccount.allCases.compactMap { account in
            let sums = [old, new].map { Self.sum($0, account) }
            return sums[0] == sums[1] ? nil : MoneyDifference(account: account, old: sums[0], new: sums[1])
        }
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { lots.isEmpty && demand.isEmpty && money.isEmpty }

    /// What is to be said where two plans are not of the same days, so that lots, lateness and money are not of the same
    /// demand; nil where they are.
    public static func horizons(_ old: Plan, _ new: Plan) -> String? {
        let words = [old, new].map { plan in
            let header = plan.header
            return "\(header.horizon.minutes / 1440) d from \(header.start)"
        }
        guard words[0] != words[1] else { return nil }
        return "The horizons differ: \(words[0]), and \(words[1]). Lots, late and lost amounts and money are those of "
            + "different days and cannot be set against each other as they stand."
    }

    /// The units of the materials of two plans, by name.
    public static func units(_ old: Plan, _ new: Plan) -> [String: String] {
        Dictionary((old.legend.materials + new.legend.materials).map { ($0.name, $0.unit) }) { first, _ in first }
    }

    /// The sum of an account's lines.
    static func sum(_ plan: Plan, _ account: LedgerAccount) -> Money {
        Money.sum(plan.ledger.lazy.filter { $0.account == account }.map(\.amount)) ?? .zero
    }

    private static func figures(_ outcome: DemandOutcome) -> [Double] {
        [outcome.wanted, outcome.onTime, outcome.late, outcome.lost, Double(outcome.due.minutes)]
    }

    private static func kind(_ pair: LotMatching.Pair, _ first: FactsMaker, _ second: FactsMaker)
        -> LotDifference.Kind?
    {
        guard let old = pair.old.map(first.facts) else { return .added }
        guard let new = pair.new.map(second.facts) else { return .dropped }
        if old.start != new.start { return .moved }
        if old.net != new.net { return .resized }
        return old.released == new.released ? nil : .rereleased
    }
}

/// Tells the facts of a plan's lots in civil time.
private struct FactsMaker {
    let origin: CivilDateTime?

    init(_ plan: Plan) {
        origin = CivilDate(iso: plan.header.start).map { CivilDateTime(date: $0) }
    }

    func facts(_ lot: PlannedLot) -> PlanDifference.LotFacts {
        PlanDifference.LotFacts(
            name: lot.name, recipe: lot.recipe, material: lot.material, start: moment(lot.start),
            released: moment(lot.released), net: lot.net * lot.count)
    }

    private func moment(_ instant: Instant) -> String {
        origin.map { CivilDateTime(instant, since: $0).description } ?? "minute \(instant.minutes)"
    }
}
