// SPDX-License-Identifier: GPL-3.0-or-later

package import Basics
package import Manufacturing

/// An operation by names, every figure with a plain default.
package struct OperationPart {
    package var name: String
    package var unit: String?
    package var room: String?
    package var setUp = Span.zero
    package var run: Span
    package var isPausable = false
    package var clean = Span.zero
    package var recovery = Exact.one
    package var hold: Span? = .hours(24)
    package var holdLossPerDay = Exact.zero
    package var holdAllowance = Span.zero
    /// Person-minutes by pool.
    package var minutes: [String: Exact] = [:]
    /// Heads by pool.
    package var heads: [String: Int] = [:]
    package var uses: [String: Exact] = [:]
    package var cost = Exact.zero
    package var after: [String] = []
    package var times = 1
    package var every: Span?
    package var forEach: String?
    package var pools: String?

    package init(_ name: String, unit: String? = nil, room: String? = nil, run: Span, after: [String] = []) {
        self.name = name
        self.unit = unit
        self.room = room
        self.run = run
        self.after = after
    }

    /// The same with some figures changed.
    package func with(_ change: (inout OperationPart) -> Void) -> OperationPart {
        var copy = self
        change(&copy)
        return copy
    }
}

/// A test of a lot by names.
package struct TestPart {
    package var name: String
    package var sampleAfter: String
    package var elapsed: Span
    /// Working days of a calendar in place of `elapsed`.
    package var workingDays: (Int, String)?
    package var minutes: [String: Exact] = [:]
    package var cost = Exact.zero

    package init(_ name: String, after: String, elapsed: Span, cost: Exact = .zero) {
        self.name = name
        self.sampleAfter = after
        self.elapsed = elapsed
        self.cost = cost
    }
}

/// A recipe by names.
package struct RecipePart {
    package var name: String
    package var makes: String
    package var yield: Exact
    package var yieldsParticles = false
    package var fillCap: Exact?
    package var cost = Exact.zero
    package var donor: String?
    package var startDays = Weekday.allCases
    package var operations: [OperationPart]
    package var reserve = Exact.zero
    package var pass = Exact.one
    package var tests: [TestPart] = []
    package var review = Span.zero
    package var reviewMinutes: [String: Exact] = [:]

    package init(_ name: String, makes: String, yield: Exact, operations: [OperationPart]) {
        self.name = name
        self.makes = makes
        self.yield = yield
        self.operations = operations
    }
}

/// A material with plain defaults: nothing is bought, nothing expires, nothing costs.
package struct MaterialPart {
    package var name: String
    package var unit = "dose"
    package var particles: Exact?
    package var isCounted = true
    package var price: Exact?
    package var leadTime = Span.zero
    package var pack: Exact?
    package var minimumOrder: Exact?
    package var shelfLife: Material.ShelfLife?
    package var lossPerDay = Exact.zero
    package var frozen: FrozenStock?
    package var storage: Exact?
    package var holding = Exact.zero
    package var disposal = Exact.zero
    package var safetyStock: Exact?
    package var shortfall = Exact.zero
    package var closingValue = Exact.zero
    package var closingStock: Exact?

    package init(_ name: String, unit: String = "dose", isCounted: Bool = true) {
        self.name = name
        self.unit = unit
        self.isCounted = isCounted
    }
}

/// A pool of staff with plain defaults.
package struct PoolPart {
    package var name: String
    package var headcount: Int
    package var calendar: String
    package var productive = Exact.one
    package var rate = Exact.zero
    package var paid = StaffPool.Pay.used
    package var overtime: StaffPool.Overtime?
    package var coverCalendar: String?
    package var coverHeadcount = 0
    package var coverRate = Exact.zero
    package var slides = Span.days(7)

    package init(_ name: String, headcount: Int, calendar: String = WorkCalendar.alwaysName) {
        self.name = name
        self.headcount = headcount
        self.calendar = calendar
    }
}

/// A demand line with plain defaults.
package struct LinePart {
    package var name: String
    package var material: String
    package var quantity: Exact
    /// The due instant.
    package var due: Instant
    package var price = Exact.zero
    package var latePerDay = Exact.zero
    package var lateCap = Exact.zero
    package var lost = Exact.zero
    package var early = Span.days(30)
    package var latest: Span?
    package var remainingLife: RemainingLife?

    package init(_ name: String, _ material: String, _ quantity: Exact, due: Instant, price: Exact = .zero) {
        self.name = name
        self.material = material
        self.quantity = quantity
        self.due = due
        self.price = price
    }
}
