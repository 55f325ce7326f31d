// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that work runs on.
public struct ResourceSpec: Sendable, Equatable {
    /// How runs may meet on a resource.
    public enum Kind: Sendable, Hashable {
        /// One run at a time.
        case unit
        /// Up to so many runs at a time, all of one family (a suite shared by lots of one product).
        case keyed(Int)
        /// Runs of one family with equal start and end share it, up to so many slots together (a plate, a rotor).
        case batch(Int)
        /// Any runs, up to so much together (staff, power).
        case pool(Int)
    }

    /// How runs may meet on it.
    public var kind: Kind
    /// When it is open, in order and apart from each other; nil for always.
    public var open: [OpenInterval]?
    /// What passes between two runs; not for pools.
    public var setUps: SetUps?
    /// When a clean loses its worth; not for pools.
    public var expiry: CleaningExpiry?
    /// Who held it last before the first run; not for pools.
    public var opening: LastHolder?
    /// For a batch: minutes a task lets go by, beyond when it could run alone, to share a run that is already placed.
    public var batchWait: Int

    /// Makes a resource; what is left out does not bind.
    public init(
        _ kind: Kind, open: [OpenInterval]? = nil, setUps: SetUps? = nil, expiry: CleaningExpiry? = nil,
        opening: LastHolder? = nil, batchWait: Int = 0
    ) {
        self.kind = kind
        self.open = open
        self.setUps = setUps
        self.expiry = expiry
        self.opening = opening
        self.batchWait = batchWait
    }
}

/// A stretch of time in which a resource works, from `start` up to `end`.
public struct OpenInterval: Sendable, Hashable {
    /// First minute.
    public var start: Int
    /// Minute after the last.
    public var end: Int

    /// Makes an interval.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }
}

/// Minutes and costs between a run of one family and the next run of another, on one resource.
public struct SetUps: Sendable, Hashable {
    /// How many families there are; a use's family is below it.
    public var families: Int
    /// `minutes[from * families + to]`.
    public var minutes: [Int]
    /// `costs[from * families + to]`, or empty when set-ups cost nothing.
    public var costs: [Int]
    /// Whether the set-up is done in one piece within open hours; else minutes pass in closures as well.
    public var isWithinOpenHours: Bool

    /// Makes a matrix, row by row.
    public init(families: Int, minutes: [Int], costs: [Int] = [], isWithinOpenHours: Bool = false) {
        self.families = families
        self.minutes = minutes
        self.costs = costs
        self.isWithinOpenHours = isWithinOpenHours
    }
}

/// How long a clean resource stays clean, and what renewing it takes.
///
/// When a run starts more than `limit` minutes after the set-up since the previous run could be done, another
/// `renewal` minutes must fit between, at a cost.
public struct CleaningExpiry: Sendable, Hashable {
    /// Minutes a clean holds.
    public var limit: Int
    /// Minutes of cleaning anew.
    public var renewal: Int
    /// Cost of cleaning anew.
    public var cost: Int

    /// Makes an expiry.
    public init(limit: Int, renewal: Int, cost: Int = 0) {
        self.limit = limit
        self.renewal = renewal
        self.cost = cost
    }
}

/// The last run on a resource before the problem begins.
public struct LastHolder: Sendable, Hashable {
    /// Its family.
    public var family: Int
    /// Minute of its end.
    public var end: Int

    /// Makes the last run.
    public init(family: Int, end: Int) {
        self.family = family
        self.end = end
    }
}

/// Material that tasks take and make.
public struct StockSpec: Sendable, Equatable {
    /// Amount at the beginning.
    public var initial: Int
    /// Amount below which it never falls.
    public var minimum: Int
    /// Amount above which it never rises, if there is one.
    public var maximum: Int?
    /// What comes in or goes out at known minutes whatever is scheduled.
    public var supplies: [StockSupply]

    /// Makes a stock.
    public init(initial: Int, minimum: Int = 0, maximum: Int? = nil, supplies: [StockSupply] = []) {
        self.initial = initial
        self.minimum = minimum
        self.maximum = maximum
        self.supplies = supplies
    }
}

/// An amount that enters (or, negative, leaves) a stock at a known minute.
public struct StockSupply: Sendable, Hashable {
    /// Minute from which it counts.
    public var time: Int
    /// Amount, positive for in.
    public var amount: Int

    /// Makes a supply.
    public init(time: Int, amount: Int) {
        self.time = time
        self.amount = amount
    }
}

/// What a task does to a stock.
public struct StockChange: Sendable, Hashable {
    /// Index of the stock.
    public var stock: Int
    /// Amount, positive for made and negative for used.
    public var amount: Int
    /// Whether it counts from the task's end; from its start otherwise.
    public var atEnd: Bool

    /// Makes a change.
    public init(stock: Int, amount: Int, atEnd: Bool) {
        self.stock = stock
        self.amount = amount
        self.atEnd = atEnd
    }
}
