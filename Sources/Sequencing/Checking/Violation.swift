// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule of the problem that a schedule breaks.
public enum Violation: Sendable, Hashable {
    /// The schedule has not one entry per task.
    case wrongCount
    /// Some tasks of the group are placed and some are not, or its place in the list of unplaced groups is wrong.
    case notWhole(group: Int)
    /// The mode is none of the task's.
    case unknownMode(task: Int)
    /// It starts or ends outside its window or before its group's release.
    case window(task: Int)
    /// Its end does not follow from its start, its mode and the open hours.
    case duration(task: Int)
    /// It runs while a resource of its mode is closed.
    case closed(task: Int)
    /// It is not where its pin says.
    case pin(task: Int)
    /// A span does not reach exactly from the first start to the last end of its tasks.
    case span(task: Int)
    /// A shortest or longest time is broken; an index into the draft's `lags`.
    case lag(Int)
    /// The tasks run on different sets of resources; an index into `sameUnits`.
    case sameUnits(Int)
    /// The tasks share a resource; an index into `differentUnits`.
    case differentUnits(Int)
    /// Another run stands between, or the order is the other one; an index into `consecutive`.
    case consecutive(Int)
    /// The mode chosen does not allow the other task's mode; an index into `dependencies`.
    case dependency(Int)
    /// The units do their tasks in different orders; an index into `sameOrders`.
    case sameOrder(Int)
    /// Two runs meet that may not; for a batch, that do not start and end together or differ in family.
    case overlap(resource: Int, first: Int, second: Int)
    /// More runs, slots or amount than the resource has, from this minute.
    case capacity(resource: Int, minute: Int)
    /// The set-up between two runs does not fit; a first run of -1 is the last holder.
    case setUp(resource: Int, first: Int, second: Int)
    /// The clean expired and renewing it does not fit.
    case renewal(resource: Int, first: Int, second: Int)
    /// The stock falls below its minimum at this minute.
    case stockShort(stock: Int, minute: Int)
    /// The stock rises above its maximum at this minute.
    case stockFull(stock: Int, minute: Int)
}
