// SPDX-License-Identifier: GPL-3.0-or-later

/// Where and when one task is done.
public struct Placement: Sendable, Hashable {
    /// Index among the task's modes.
    public var mode: Int
    /// Minute of its start.
    public var start: Int
    /// Minute of its end; its resources are held from start up to end.
    public var end: Int

    /// Makes a placement.
    public init(mode: Int, start: Int, end: Int) {
        self.mode = mode
        self.start = start
        self.end = end
    }
}

/// What kept a group from being placed.
public enum Hindrance: Sendable, Hashable {
    /// The rules between modes left none for this task.
    case noMode(task: Int)
    /// The lags ask a task to come after itself.
    case lagCycle(task: Int)
    /// The task can only come so much later than its window or a task already placed asks.
    case tooLate(task: Int, minutes: Int)
    /// The open hours end before the task could run in any mode.
    case closed(task: Int)
    /// No mode of the task fits the resource: it asks for more than there is.
    case tooMuch(task: Int, resource: Int)
    /// The stock never holds what the task needs, or never has room for what it makes.
    case stock(task: Int, stock: Int)
    /// The task is pinned where its resources are taken or its rules broken.
    case pin(task: Int)
    /// A group that must come before was not placed.
    case waitsFor(group: Int)
    /// The holds kept pushing each other until the work allowed for one group was used up.
    case gaveUp(task: Int)
}

/// A group that could not be placed, and why.
public struct Unplaced: Sendable, Hashable {
    /// Index of the group.
    public var group: Int
    /// What hindered it, as last seen.
    public var hindrance: Hindrance

    /// Makes an entry of the list.
    public init(group: Int, hindrance: Hindrance) {
        self.group = group
        self.hindrance = hindrance
    }
}

/// A placement for each task, or nil where its group is unplaced.
public struct Schedule: Sendable, Equatable {
    /// One entry per task of the problem.
    public var placements: [Placement?]
    /// Groups without placement, ascending.
    public var unplaced: [Unplaced]

    /// Makes a schedule.
    public init(placements: [Placement?], unplaced: [Unplaced] = []) {
        self.placements = placements
        self.unplaced = unplaced
    }

    /// Whether every task has its place.
    public var isComplete: Bool { !placements.contains { $0 == nil } }
    /// The last end, zero when nothing is placed.
    public var makespan: Int { placements.lazy.compactMap { $0?.end }.max() ?? 0 }
}
