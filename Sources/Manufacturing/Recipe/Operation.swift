// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// One step of a recipe; its figures count for each copy.
public struct Operation: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// The part of the process it belongs to.
    public let stage: Stage
    /// The equipment it runs on, if any.
    public let unit: ID<UnitClass>?
    /// The room it is in, if any.
    public let room: ID<Room>?
    /// Set-up of the unit, before the run.
    public let setUp: Span
    /// The run itself, above 0; derived where `derived` says so.
    public let run: Span
    /// The rule and figures from which the run was derived; nil where it was given.
    public package(set) var derived: DerivedRun?
    /// The liquid that leaves each copy where it is said [L].
    public let volume: Exact?
    /// Whether the run may pause while the unit's calendar is closed.
    public let isPausable: Bool
    /// Clean of the unit, after the run.
    public let clean: Span
    /// Share of particles (or of the quantity) that comes out, above 0, at most 1.
    public package(set) var recovery: Uncertain
    /// The longest wait from this run's end to the next run's start; nil: unlimited.
    public let hold: Span?
    /// Share lost per day of that wait, 0 ..< 1.
    public let holdLossPerDay: Exact
    /// The wait that the loss is counted for at least, of what waits after it.
    public let holdAllowance: Span
    /// Work of people, in the order of their pools.
    public let staff: [StaffNeed]
    /// Materials taken at the run's start, in the order of the materials.
    public let uses: [MaterialUse]
    /// Cost of a copy [money].
    public let cost: Exact
    /// The operations it follows, as written; the flow comes from the first.
    public let after: [ID<Operation>]
    /// How it fans out or comes together.
    public let pattern: Pattern

    /// From when on it is qualified on its unit; nil: always.
    public let qualified: Instant?
    /// The largest lot its unit takes, as a share of the lot that the recipe describes.
    public let largest: Exact
    /// The longest time its people may attend it without relief; nil: no limit.
    public let longestSession: Span?

    /// How often an operation is done within a lot.
    public enum Pattern: Hashable, Sendable {
        /// Once.
        case once
        /// So many times on the same unit, runs starting so far apart.
        case repeated(times: Int, every: Span)
        /// Once for each copy of another operation.
        case forEach(ID<Operation>)
        /// Once, after all copies of another operation.
        case pools(ID<Operation>)
    }

    /// Puts an operation together.
    package init(
        name: String, label: String, stage: Stage, unit: ID<UnitClass>?, room: ID<Room>?, setUp: Span, run: Span,
        derived: DerivedRun? = nil, volume: Exact? = nil, isPausable: Bool, clean: Span, recovery: Uncertain,
        hold: Span?, holdLossPerDay: Exact,
        holdAllowance: Span = .zero, staff: [StaffNeed], uses: [MaterialUse], cost: Exact, after: [ID<Operation>],
        pattern: Pattern, qualified: Instant? = nil, longestSession: Span? = nil,
        largest: Exact = .one
    ) {
        self.name = name
        self.label = label
        self.stage = stage
        self.unit = unit
        self.room = room
        self.setUp = setUp
        self.run = run
        self.derived = derived
        self.volume = volume
        self.isPausable = isPausable
        self.clean = clean
        self.recovery = recovery
        self.hold = hold
        self.holdLossPerDay = holdLossPerDay
        self.holdAllowance = holdAllowance
        self.staff = staff
        self.uses = uses
        self.cost = cost
        self.after = after
        self.pattern = pattern
        self.qualified = qualified
        self.longestSession = longestSession
        self.largest = largest
    }
}

/// Work that an operation, a test or a review needs from a pool.
public struct StaffNeed: Hashable, Sendable {
    /// Whose work.
    public let pool: ID<StaffPool>
    /// How much of it.
    public let amount: Amount

    /// How much work is needed.
    public enum Amount: Hashable, Sendable {
        /// Person-minutes in all.
        case minutes(Exact)
        /// So many people throughout set-up, run and clean.
        case heads(Int)
    }

    /// Whether people attend all of it.
    package var isAttended: Bool { if case .heads = amount { true } else { false } }

    /// Puts a need together.
    public init(pool: ID<StaffPool>, amount: Amount) {
        self.pool = pool
        self.amount = amount
    }
}

/// A quantity of a material that a copy of an operation takes at its run's start.
public struct MaterialUse: Hashable, Sendable {
    /// What is taken.
    public let material: ID<Material>
    /// How much [unit of the material].
    public let quantity: Exact

    /// Puts a use together.
    public init(material: ID<Material>, quantity: Exact) {
        self.material = material
        self.quantity = quantity
    }
}
