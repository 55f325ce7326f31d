// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Synchronization

/// Counts the work of a search and says when it is used up; no clock decides anything that is not told by a count.
///
/// A unit of work is a node of a tree, a relaxation of a dive, or a hundred simplex iterations. A search asks at
/// points that repeat exactly: between slices of simplex iterations, between relaxations and at nodes. Where the
/// caller's time is over the search goes on to the first such point in a new unit, so that the number of units, given
/// as a limit, stops another run at the same point.
final class WorkMeter: Sendable {
    /// Simplex iterations that weigh as much as a node.
    static let iterationsPerUnit = 100

    /// What was done so far.
    private struct Used {
        var iterations = 0
        var nodes = 0
        /// Of the solve under way.
        var presentIterations = 0
        var presentNodes = 0
        /// The most work ever told, in iterations' worth.
        var told = 0
        /// The units at the last time of asking.
        var lastUnits = 0
        /// The units at which the search was stopped.
        var stop: Int?

        mutating func tell() {
            let nodes = (nodes + presentNodes).multipliedReportingOverflow(by: WorkMeter.iterationsPerUnit)
            guard !nodes.overflow else { return }
            told = max(told, nodes.partialValue + iterations + presentIterations)
        }
    }

    private let used = Mutex(Used())
    private let limit: Int
    private let isOver: @Sendable () -> Bool
    private let isInterrupted: @Sendable () -> Bool

    /// Begins to count.
    ///
    /// - Parameters:
    ///   - limit: The units after which to stop.
    ///   - isOver: Whether the caller's time is over; the search then stops at the end of a unit.
    ///   - isInterrupted: Whether to stop at once.
    init(
        limit: Int, isOver: @escaping @Sendable () -> Bool = { false },
        isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) {
        self.limit = limit
        self.isOver = isOver
        self.isInterrupted = isInterrupted
    }

    /// Whether the search is to stop; once it is, it stays so.
    func isUsedUp() -> Bool {
        if isInterrupted() { return true }
        return used.withLock { used in
            guard used.stop == nil else { return true }
            let units = used.told / Self.iterationsPerUnit
            if units >= limit || units > used.lastUnits && isOver() { used.stop = units }
            used.lastUnits = units
            return used.stop != nil
        }
    }

    /// Adds what a finished solve took.
    func add(iterations: Int, nodes: Int) {
        used.withLock { used in
            used.iterations += iterations
            used.nodes += nodes
            used.presentIterations = 0
            used.presentNodes = 0
            used.tell()
        }
    }

    /// Hears how far the solve under way is.
    func hear(_ progress: SolveProgress) {
        used.withLock { used in
            used.presentIterations = max(used.presentIterations, progress.iterations)
            used.presentNodes = max(used.presentNodes, progress.nodes)
            used.tell()
        }
    }

    /// Whether the work was used up, or the caller's time, at the last time of asking.
    var isStopped: Bool { used.withLock { $0.stop != nil } }

    /// Whole units of work done; where the search was stopped, those at which it was, without what only finished a step.
    var units: Int { used.withLock { $0.stop ?? $0.told / Self.iterationsPerUnit } }

    /// Simplex iterations of finished solves.
    var iterations: Int { used.withLock { $0.iterations } }

    /// Nodes and relaxations of finished solves.
    var nodes: Int { used.withLock { $0.nodes } }

    /// Stops a solve when the work is used up, and counts what it does.
    func control(_ progress: @escaping @Sendable (SolveProgress) -> Void = { _ in }) -> SolveControl {
        SolveControl(
            cancel: { self.isUsedUp() },
            progress: {
                self.hear($0)
                progress($0)
            }, interrupt: isInterrupted)
    }
}
