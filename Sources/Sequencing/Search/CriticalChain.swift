// SPDX-License-Identifier: GPL-3.0-or-later

/// What holds up the last or the dearest end of a schedule, from that end back to what nothing holds up.
struct CriticalChain: Sendable {
    /// A run that starts as soon as the one before it on a unit lets it.
    struct Meeting {
        var unit: Int
        var first: Int
        var second: Int
    }

    /// Tasks on the chain, from its end.
    private(set) var tasks: [Int] = []
    /// Where runs hold each other up; what lags hold up is bound to wait.
    private(set) var meetings: [Meeting] = []

    /// Walks back from the end of one task.
    init(_ graph: UnitGraph, from last: Int) {
        var event = 2 * last + 1
        var seen = [Bool](repeating: false, count: 2 * graph.count)
        while event >= 0, !seen[event] {
            seen[event] = true
            let task = event / 2
            if tasks.last != task { tasks.append(task) }
            event = step(graph, event)
        }
    }

    /// The event that holds another up, or -1.
    private mutating func step(_ graph: UnitGraph, _ event: Int) -> Int {
        let task = event / 2
        let time = graph.time
        let mode = graph.mode[task]
        let duration = graph.problem.modeDuration[mode]
        if event % 2 == 1, time[event] == time[event - 1] + duration { return event - 1 }
        if event % 2 == 0 {
            for use in graph.uses(of: mode) {
                let other = graph.before[use]
                guard other >= 0, time[other] + graph.gap[use] == time[event] else { continue }
                meetings.append(
                    Meeting(unit: graph.problem.useResource[use], first: other / 2, second: task))
                return other
            }
        }
        for lag in graph.firstIn[event]..<graph.firstIn[event + 1]
        where time[graph.inEvent[lag]] + graph.inGap[lag] == time[event] {
            return graph.inEvent[lag]
        }
        // A start that comes late because the end may not come sooner.
        return event % 2 == 0 && time[event] > graph.problem.headStart[task] ? event + 1 : -1
    }
}
