// SPDX-License-Identifier: GPL-3.0-or-later

/// A start or an end of a task.
public struct Event: Sendable, Hashable {
    /// Index of the task.
    public var task: Int
    /// Whether it is the end; the start otherwise.
    public var isEnd: Bool

    /// The start of a task.
    public static func start(_ task: Int) -> Event {
        Event(task: task, isEnd: false)
    }

    /// The end of a task.
    public static func end(_ task: Int) -> Event {
        Event(task: task, isEnd: true)
    }
}

/// A rule between two events: `after` comes at least `gap` minutes after `before`.
///
/// A negative gap is a longest time the other way round.
public struct Lag: Sendable, Hashable {
    /// The event that counts from.
    public var before: Event
    /// The event that waits.
    public var after: Event
    /// Minutes between them at least.
    public var gap: Int

    /// Makes a lag from its parts.
    public init(before: Event, after: Event, gap: Int) {
        self.before = before
        self.after = after
        self.gap = gap
    }

    /// At least `gap` minutes from `from` to `to`.
    public static func shortest(_ from: Event, _ to: Event, _ gap: Int = 0) -> Lag {
        Lag(before: from, after: to, gap: gap)
    }

    /// At most `gap` minutes from `from` to `to`; zero with a shortest of zero is "no wait".
    public static func longest(_ from: Event, _ to: Event, _ gap: Int = 0) -> Lag {
        Lag(before: to, after: from, gap: -gap)
    }
}

/// Two tasks that a rule ties together.
public struct TaskPair: Sendable, Hashable {
    /// Index of the first task.
    public var first: Int
    /// Index of the second task.
    public var second: Int

    /// Makes a pair.
    public init(_ first: Int, _ second: Int) {
        self.first = first
        self.second = second
    }
}

/// A mode of one task that allows only some modes of another.
public struct ModeDependency: Sendable, Hashable {
    /// Index of the task whose mode decides.
    public var task: Int
    /// Index of that mode among the task's modes.
    public var mode: Int
    /// Index of the task that has to follow.
    public var other: Int
    /// Indices among the other task's modes that remain allowed.
    public var allowed: [Int]

    /// Makes a dependency.
    public init(task: Int, mode: Int, other: Int, allowed: [Int]) {
        self.task = task
        self.mode = mode
        self.other = other
        self.allowed = allowed
    }
}

/// Two units that do paired tasks in the same order (a permutation flow shop).
///
/// `tasks1[i]` on the first unit is paired with `tasks2[i]` on the second; the lists have equal lengths.
public struct SameOrder: Sendable, Hashable {
    /// Index of the first unit.
    public var resource1: Int
    /// Index of the second unit.
    public var resource2: Int
    /// Tasks of the first unit.
    public var tasks1: [Int]
    /// Their partners on the second unit.
    public var tasks2: [Int]

    /// Makes a rule for two units.
    public init(resource1: Int, resource2: Int, tasks1: [Int], tasks2: [Int]) {
        self.resource1 = resource1
        self.resource2 = resource2
        self.tasks1 = tasks1
        self.tasks2 = tasks2
    }
}

/// Money lost while material waits between two events.
public struct HoldCost: Sendable, Hashable {
    /// The event that counts from.
    public var from: Event
    /// The event that ends the wait.
    public var to: Event
    /// Minutes that cost nothing.
    public var free: Int
    /// Cost per minute beyond.
    public var rate: Int

    /// Makes a cost of waiting.
    public init(from: Event, to: Event, free: Int = 0, rate: Int) {
        self.from = from
        self.to = to
        self.free = free
        self.rate = rate
    }
}
