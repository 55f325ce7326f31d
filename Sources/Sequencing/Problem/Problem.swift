// SPDX-License-Identifier: GPL-3.0-or-later

/// A scheduling problem that has been checked, laid out for the engine.
///
/// Arrays are flat: what belongs to task `t` stands at `first[t]..<first[t + 1]` of the array it points into.
public struct Problem: Sendable {
    /// The largest magnitude of a time in minutes; stands for "no limit".
    public static let never = 1 << 40
    /// The largest magnitude of an amount or a cost.
    public static let largest = 1 << 31
    /// The most modes one task may have: a set of them is one machine word.
    public static let mostModes = 64

    /// What was checked.
    public let draft: ProblemDraft

    // Modes: those of task t are firstMode[t]..<firstMode[t + 1].
    let firstMode: [Int]
    let modeDuration: [Int]
    let modeCost: [Int]
    /// Index into `hours` of the time in which all resources of the mode are open; -1 for always.
    let modeHours: [Int]
    // Uses: those of mode m are firstUse[m]..<firstUse[m + 1].
    let firstUse: [Int]
    let useResource: [Int]
    let useAmount: [Int]
    let useFamily: [Int]
    let useOnce: [Bool]
    let hours: [OpenHours]
    /// Index into `hours` of each resource's own time; -1 for always.
    let resourceHours: [Int]

    // Lags by the task of their `before` and by the task of their `after`, spans' own lags included.
    let lags: [Lag]
    let firstOut: [Int]
    let outLag: [Int]
    let firstIn: [Int]
    let inLag: [Int]

    // Rules between modes: rule r forbids, for mode a of task ruleTask[r], all modes of ruleOther[r] that are not in
    // ruleMask[ruleOffset[r] + a]. Those of task t are firstRule[t]..<firstRule[t + 1].
    let firstRule: [Int]
    let ruleOther: [Int]
    let ruleOffset: [Int]
    let ruleMask: [UInt64]

    /// Groups whose lags bind them both ways are placed together: the tasks of block b in the order of placing.
    let blocks: [Block]
    let blockOfTask: [Int]
    /// Earliest start and end of each task by lags, windows and calendars alone.
    let headStart: [Int]
    let headEnd: [Int]
    /// Minutes from each start and each end to the last end, at least.
    let tailStart: [Int]
    let tailEnd: [Int]
    /// A task on a cycle of lags that cannot be kept, if there is one.
    let impossibleTask: Int?
    /// Consecutive partner that has to come directly before and after a task, or -1.
    let directBefore: [[Int]]
    let directAfter: [[Int]]

    /// How many tasks there are.
    public var taskCount: Int { draft.tasks.count }
    /// How many resources there are.
    public var resourceCount: Int { draft.resources.count }

    /// The domain of a task before anything is placed: a bit for each mode.
    func allModes(of task: Int) -> UInt64 {
        let count = firstMode[task + 1] - firstMode[task]
        return count == 64 ? .max : (1 << UInt64(count)) - 1
    }
}

/// Groups that are placed together because lags bind them both ways.
struct Block: Sendable {
    /// Groups in it, ascending.
    var groups: [Int]
    /// Tasks in the order of placing; spans last.
    var tasks: [Int]
    /// Blocks that must be placed before.
    var before: [Int]
}

/// A fault in a draft: where, and what would be right.
public struct ProblemFault: Sendable, Hashable, CustomStringConvertible {
    /// The field, as in `tasks[3].modes[0].duration`.
    public var place: String
    /// What would be right.
    public var rule: String

    /// The fault as one line of text.
    public var description: String { "\(place): \(rule)" }
}

/// All faults of a draft.
public struct ProblemFaults: Error, Sendable, Hashable {
    /// At least one, in the order of the draft's fields.
    public var faults: [ProblemFault]
}
