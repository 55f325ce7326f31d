// SPDX-License-Identifier: GPL-3.0-or-later

/// A scheduling problem as it is written down, before `Problem` checks it.
///
/// All times are whole minutes on one axis, all indices are dense and start at zero, all costs are whole units of one
/// currency step (a cent, say). A time may be negative: work frozen before the axis begins.
public struct ProblemDraft: Sendable, Equatable {
    /// What work runs on; `Use.resource` points here.
    public var resources: [ResourceSpec] = []
    /// Stocks that tasks draw from and add to; `StockChange.stock` points here.
    public var stocks: [StockSpec] = []
    /// Sets of tasks that are placed whole; `TaskSpec.group` points here.
    public var groups: [GroupSpec] = []
    /// The work; every task has at least one mode and is done once.
    public var tasks: [TaskSpec] = []
    /// Shortest and longest times between starts and ends of tasks.
    public var lags: [Lag] = []
    /// Pairs of tasks that run on equal sets of resources.
    public var sameUnits: [TaskPair] = []
    /// Pairs of tasks that share no resource.
    public var differentUnits: [TaskPair] = []
    /// Pairs that follow each other directly on every unit they share, the first before the second.
    public var consecutive: [TaskPair] = []
    /// Modes that allow only some modes of another task (connected equipment).
    public var dependencies: [ModeDependency] = []
    /// Pairs of units that do their tasks in the same order.
    public var sameOrders: [SameOrder] = []
    /// Money lost per minute between two events.
    public var holdCosts: [HoldCost] = []
    /// Cost per minute of the last end.
    public var makespanWeight = 0

    /// Makes an empty problem.
    public init() {}
}

/// One piece of work.
public struct TaskSpec: Sendable, Equatable {
    /// Index of the group the task belongs to.
    public var group: Int
    /// The ways to do it; `Placement.mode` is an index into this list.
    public var modes: [ModeSpec]
    /// Minute before which it does not start.
    public var earliestStart: Int
    /// Minute after which it does not start.
    public var latestStart: Int
    /// Minute before which it does not end.
    public var earliestEnd: Int
    /// Minute after which it does not end.
    public var latestEnd: Int
    /// Whether the run may pause while a resource is closed; it keeps its resources meanwhile.
    public var isPausable: Bool
    /// Minutes it may keep its resources beyond its run (a buffer, a helper); zero for most work.
    public var stretch: Int
    /// Where and when it is bound to be, if it is.
    public var pin: Pin?
    /// The tasks over which its resources are held, from their first start to their last end.
    ///
    /// A span has its times from these tasks alone: its modes have duration zero and name
    /// the unit or room that is held.
    public var spans: [Int]
    /// What it takes from and adds to stocks.
    public var stockChanges: [StockChange]

    /// Makes a task; what is left out does not bind.
    public init(
        group: Int, modes: [ModeSpec], earliestStart: Int = 0, latestStart: Int = Problem.never, earliestEnd: Int = 0,
        latestEnd: Int = Problem.never, isPausable: Bool = false, stretch: Int = 0, pin: Pin? = nil,
        spans: [Int] = [], stockChanges: [StockChange] = []
    ) {
        self.group = group
        self.modes = modes
        self.earliestStart = earliestStart
        self.latestStart = latestStart
        self.earliestEnd = earliestEnd
        self.latestEnd = latestEnd
        self.isPausable = isPausable
        self.stretch = stretch
        self.pin = pin
        self.spans = spans
        self.stockChanges = stockChanges
    }
}

/// One way to do a task: how long it runs and what it holds meanwhile.
public struct ModeSpec: Sendable, Equatable {
    /// Minutes of work, closures not counted.
    public var duration: Int
    /// What the run holds from start to end; each resource at most once.
    public var uses: [Use]
    /// Cost of choosing this mode.
    public var cost: Int

    /// Makes a mode.
    public init(duration: Int, uses: [Use], cost: Int = 0) {
        self.duration = duration
        self.uses = uses
        self.cost = cost
    }
}

/// What a mode holds of one resource.
public struct Use: Sendable, Equatable {
    /// Index of the resource.
    public var resource: Int
    /// Amount of a pool or slots of a batch; units and keyed resources do not read it.
    public var amount: Int
    /// Family on this resource: selects set-ups, who may share a keyed resource or a batch.
    public var family: Int
    /// Whether tasks that run in one batch hold this pool only once together (one analyst for one plate).
    public var isOncePerBatch: Bool

    /// Makes a use.
    public init(_ resource: Int, amount: Int = 1, family: Int = 0, isOncePerBatch: Bool = false) {
        self.resource = resource
        self.amount = amount
        self.family = family
        self.isOncePerBatch = isOncePerBatch
    }
}

/// Where and when a task is bound to be.
public struct Pin: Sendable, Equatable {
    /// Index of the mode.
    public var mode: Int
    /// Minute of its start.
    public var start: Int
    /// Minute of its end when the run is frozen as it stands; calendars, windows and durations are then not judged.
    public var end: Int?

    /// Makes a pin; with an end the task is frozen.
    public init(mode: Int, start: Int, end: Int? = nil) {
        self.mode = mode
        self.start = start
        self.end = end
    }
}

/// Tasks that are placed whole or not at all.
public struct GroupSpec: Sendable, Equatable {
    /// Minute before which none of its tasks starts.
    public var release: Int
    /// Minute by which its last task should end.
    public var due: Int?
    /// Cost per minute late.
    public var lateWeight: Int
    /// The most that lateness by the minute may cost.
    public var lateCap: Int?
    /// Cost of being late at all.
    public var tardyCost: Int
    /// Cost of not being placed; a group that can be placed always is.
    public var unplacedCost: Int

    /// Makes a group; without a due minute it is never late.
    public init(
        release: Int = -Problem.never, due: Int? = nil, lateWeight: Int = 0, lateCap: Int? = nil, tardyCost: Int = 0,
        unplacedCost: Int = 0
    ) {
        self.release = release
        self.due = due
        self.lateWeight = lateWeight
        self.lateCap = lateCap
        self.tardyCost = tardyCost
        self.unplacedCost = unplacedCost
    }
}
