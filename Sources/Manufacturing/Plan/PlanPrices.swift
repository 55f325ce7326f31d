// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What more of a resource, a material or a demand would be worth, as the relaxed plan and exact further plans tell it.
public struct PlanPrices: Hashable, Sendable, Codable {
    /// Prices of the relaxed plan, by kind, name, line and quarter; those of nothing at all are left out.
    public var relaxed: [ResourcePrice]
    /// What whole plans with a step more and a step fewer came to, the highest price first; nil where none were made.
    public var steps: [CapacityStep]?

    /// Puts prices together.
    public init(relaxed: [ResourcePrice], steps: [CapacityStep]? = nil) {
        self.relaxed = relaxed
        self.steps = steps
    }

    /// Forgets the prices that other lots had.
    public mutating func forgetFixedLots() {
        for place in relaxed.indices { relaxed[place].lotsFixed = nil }
    }
}

/// What something is worth in the relaxed plan in one quarter of the year, for each natural step of it.
public struct ResourcePrice: Hashable, Sendable, Codable {
    /// What is more or fewer, and by how much in a step.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// One room, throughout the quarter.
        case room
        /// One unit, throughout the quarter.
        case unit
        /// One person in the normal hours, throughout the quarter.
        case staff
        /// One person who can be called in, throughout the quarter.
        case cover
        /// A shift of 8 h in each week of the quarter, or the whole limit where that is less.
        case overtime
        /// One sample in each week of the quarter.
        case laboratory
        /// Place for a pack or a lot, throughout the quarter.
        case storage
        /// A pack or a lot that is there from the quarter's start and keeps.
        case material
        /// A lot's worth more on one line, that with the highest price of the quarter.
        case demand

        /// Whether it is of a capacity or a limit, not of a material or a demand.
        public var isCapacity: Bool { self != .material && self != .demand }
    }

    /// What it is a price of.
    public var kind: Kind
    /// Its id.
    public var resource: String
    /// The demand line; nil for all else.
    public var line: String?
    /// The first minute of the quarter within the plan.
    public var from: Instant
    /// The minute after the quarter's last one within the plan.
    public var until: Instant
    /// How much a step is.
    public var amount: Double
    /// In what the step is counted, such as `room` or `dose`.
    public var unit: String
    /// The relaxed plan's price [money per step]; one of several where left and right differ.
    public var price: Double
    /// The price with whole lots fixed [money per step]; told of materials, demand and overtime alone.
    public var lotsFixed: Double?
    /// What exact relaxed plans with more and with fewer tell; nil where none were made.
    public var study: PriceStudy?

    /// Puts a price together.
    public init(
        kind: Kind, resource: String, line: String? = nil, from: Instant, until: Instant, amount: Double, unit: String,
        price: Double, lotsFixed: Double? = nil, study: PriceStudy? = nil
    ) {
        self.kind = kind
        self.resource = resource
        self.line = line
        self.from = from
        self.until = until
        self.amount = amount
        self.unit = unit
        self.price = price
        self.lotsFixed = lotsFixed
        self.study = study
    }
}

/// How far a price of the relaxed plan holds: exact answers for more and for fewer.
public struct PriceStudy: Hashable, Sendable, Codable {
    /// What one step more adds [money]; nil where no plan has it.
    public var more: Double?
    /// What one step fewer takes [money]; nil where no plan can do with so little.
    public var fewer: Double?
    /// The price of the next small part of a step [money per step].
    public var right: Double?
    /// The price of the last small part of what there is [money per step].
    public var left: Double?
    /// Up to how many steps more the right price holds, at most 1.
    public var holdsMore: Double?
    /// Up to how many steps fewer the left price holds, at most 1.
    public var holdsFewer: Double?
    /// What binds beyond that, in plant words; nil where the price holds for the whole step.
    public var next: String?

    /// Puts a study together.
    public init(
        more: Double?, fewer: Double?, right: Double?, left: Double?, holdsMore: Double?, holdsFewer: Double?,
        next: String?
    ) {
        self.more = more
        self.fewer = fewer
        self.right = right
        self.left = left
        self.holdsMore = holdsMore
        self.holdsFewer = holdsFewer
        self.next = next
    }
}

/// What whole plans come to with a natural step more and a step fewer of one thing, over the whole horizon.
public struct CapacityStep: Hashable, Sendable, Codable {
    /// A whole plan of the changed scenario.
    public struct Outcome: Hashable, Sendable, Codable {
        /// The setting that makes the change, for `--set`.
        public var setting: String
        /// The change of contribution as the two plans have it [money]; nil where the change admits no plan.
        public var change: Double?
        /// The least it can be, by the bounds of both searches [money].
        public var least: Double?
        /// The most it can be [money].
        public var most: Double?
        /// The change in the relaxed plan [money].
        public var relaxed: Double?

        /// Puts an outcome together.
        public init(setting: String, change: Double?, least: Double?, most: Double?, relaxed: Double?) {
            self.setting = setting
            self.change = change
            self.least = least
            self.most = most
            self.relaxed = relaxed
        }
    }

    /// What is more or fewer.
    public var kind: ResourcePrice.Kind
    /// Its id.
    public var resource: String
    /// The demand line; nil for all else.
    public var line: String?
    /// The sum of its relaxed prices over the quarters [money per step].
    public var price: Double
    /// Whether it is the most loaded resource after ramp-up.
    public var isBottleneck: Bool
    /// One step more; nil where there is no such setting.
    public var more: Outcome?
    /// One step fewer; nil where there is no such setting.
    public var fewer: Outcome?

    /// Puts a step together.
    public init(
        kind: ResourcePrice.Kind, resource: String, line: String? = nil, price: Double, isBottleneck: Bool,
        more: Outcome?, fewer: Outcome?
    ) {
        self.kind = kind
        self.resource = resource
        self.line = line
        self.price = price
        self.isBottleneck = isBottleneck
        self.more = more
        self.fewer = fewer
    }
}
