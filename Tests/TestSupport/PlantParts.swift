// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// An operation by names, every figure with a plain default.
public struct OperationPart {
    public var name: String
    public var unit: String?
    public var room: String?
    public var setUp = Span.zero
    public var run: Span
    public var isPausable = false
    public var clean = Span.zero
    public var recovery = Exact.one
    public var hold: Span? = .hours(24)
    public var holdLossPerDay = Exact.zero
    /// Person-minutes by pool.
    public var minutes: [String: Exact] = [:]
    /// Heads by pool.
    public var heads: [String: Int] = [:]
    public var uses: [String: Exact] = [:]
    public var cost = Exact.zero
    public var after: [String] = []
    public var times = 1
    public var every: Span?
    public var forEach: String?
    public var pools: String?

    public init(_ name: String, unit: String? = nil, room: String? = nil, run: Span, after: [String] = []) {
        self.name = name
        self.unit = unit
        self.room = room
        self.run = run
        self.after = after
    }

    /// The same with some figures changed.
    public func with(_ change: (inout OperationPart) -> Void) -> OperationPart {
        var copy = self
        change(&copy)
        return copy
    }
}

/// A test of a lot by names.
public struct TestPart {
    public var name: String
    public var sampleAfter: String
    public var elapsed: Span
    /// Working days of a calendar in place of `elapsed`.
    public var workingDays: (Int, String)?
    public var minutes: [String: Exact] = [:]
    public var cost = Exact.zero

    public init(_ name: String, after: String, elapsed: Span, cost: Exact = .zero) {
        self.name = name
        self.sampleAfter = after
        self.elapsed = elapsed
        self.cost = cost
    }
}

/// A recipe by names.
public struct RecipePart {
    public var name: String
    public var makes: String
    public var yield: Exact
    public var yieldsParticles = false
    public var fillCap: Exact?
    public var cost = Exact.zero
    public var donor: String?
    public var startDays = Weekday.allCases
    public var operations: [OperationPart]
    public var reserve = Exact.zero
    public var pass = Exact.one
    public var tests: [TestPart] = []
    public var review = Span.zero
    public var reviewMinutes: [String: Exact] = [:]

    public init(_ name: String, makes: String, yield: Exact, operations: [OperationPart]) {
        self.name = name
        self.makes = makes
        self.yield = yield
        self.operations = operations
    }
}

/// A material with plain defaults: nothing is bought, nothing expires, nothing costs.
public struct MaterialPart {
    public var name: String
    public var unit = "dose"
    public var particles: Exact?
    public var isCounted = true
    public var price: Exact?
    public var leadTime = Span.zero
    public var pack: Exact?
    public var minimumOrder: Exact?
    public var shelfLife: Material.ShelfLife?
    public var storage: Exact?
    public var holding = Exact.zero
    public var disposal = Exact.zero
    public var safetyStock: Exact?
    public var shortfall = Exact.zero
    public var closingValue = Exact.zero
    public var closingStock: Exact?

    public init(_ name: String, unit: String = "dose", isCounted: Bool = true) {
        self.name = name
        self.unit = unit
        self.isCounted = isCounted
    }
}

/// A pool of staff with plain defaults.
public struct PoolPart {
    public var name: String
    public var headcount: Int
    public var calendar: String
    public var productive = Exact.one
    public var rate = Exact.zero
    public var paid = StaffPool.Pay.used
    public var overtime: StaffPool.Overtime?
    public var coverCalendar: String?
    public var coverHeadcount = 0
    public var coverRate = Exact.zero

    public init(_ name: String, headcount: Int, calendar: String = WorkCalendar.alwaysName) {
        self.name = name
        self.headcount = headcount
        self.calendar = calendar
    }
}

/// A demand line with plain defaults.
public struct LinePart {
    public var name: String
    public var material: String
    public var quantity: Exact
    /// The due instant.
    public var due: Instant
    public var price = Exact.zero
    public var latePerDay = Exact.zero
    public var lateCap = Exact.zero
    public var lost = Exact.zero
    public var early = Span.days(30)
    public var latest: Span?

    public init(_ name: String, _ material: String, _ quantity: Exact, due: Instant, price: Exact = .zero) {
        self.name = name
        self.material = material
        self.quantity = quantity
        self.due = due
        self.price = price
    }
}
