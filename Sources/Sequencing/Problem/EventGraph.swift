// SPDX-License-Identifier: GPL-3.0-or-later

/// Starts and ends of all tasks with the shortest times between them: event `2 t` is the start of task `t`, `2 t + 1`
/// its end.
struct EventGraph {
    /// A task whose run goes through one calendar whatever its mode.
    private typealias Walk = (task: Int, hours: OpenHours, duration: Int, isPausable: Bool)

    private var arcFrom: [Int] = []
    private var arcTo: [Int] = []
    private var arcGap: [Int] = []
    private var first: [Int] = []
    private var order: [Int] = []
    private let spans: [[Int]]
    private let walks: [Walk]
    private let tasks: Int
    /// Earliest minute of each event.
    private(set) var head: [Int]
    /// Shortest time from each event to the last end.
    private(set) var tail: [Int]

    init(_ draft: ProblemDraft, lags: [Lag], hours: [OpenHours], modeHours: [Int], firstMode: [Int]) {
        tasks = draft.tasks.count
        spans = draft.tasks.map(\.spans)
        head = []
        tail = [Int](repeating: 0, count: 2 * draft.tasks.count)
        var walks: [Walk] = []
        for lag in lags {
            arcFrom.append(2 * lag.before.task + (lag.before.isEnd ? 1 : 0))
            arcTo.append(2 * lag.after.task + (lag.after.isEnd ? 1 : 0))
            arcGap.append(lag.gap)
        }
        for (task, spec) in draft.tasks.enumerated() {
            let shortest = spec.modes.lazy.map(\.duration).min() ?? 0
            let longest = spec.modes.lazy.map(\.duration).max() ?? 0
            let release = draft.groups[spec.group].release
            var start = max(spec.earliestStart, release)
            var end = spec.earliestEnd
            var gap = shortest
            if let pin = spec.pin {
                start = pin.start
                if let pinned = pin.end {
                    end = pinned
                    gap = pinned - pin.start
                }
            }
            head.append(start)
            head.append(max(end, start + gap))
            arcFrom.append(2 * task)
            arcTo.append(2 * task + 1)
            arcGap.append(gap)
            if spec.spans.isEmpty, spec.pin?.end == nil, !spec.isPausable, spec.stretch < Problem.never {
                arcFrom.append(2 * task + 1)
                arcTo.append(2 * task)
                arcGap.append(-longest - spec.stretch)
            }
            // Through the calendar when all modes share one; a pinned run stands where it stands.
            let calendars = Set(modeHours[firstMode[task]..<firstMode[task + 1]])
            if spec.pin == nil, calendars.count == 1, let only = calendars.first, only >= 0 {
                walks.append((task, hours[only], shortest, spec.isPausable))
            }
        }
        self.walks = walks
        (first, order) = Problem.bucketed(arcFrom, count: 2 * draft.tasks.count)
    }

    /// Raises the heads until all arcs hold; returns a task on a cycle that cannot be kept, if there is one.
    mutating func relaxHeads() -> Int? {
        let arcs = (first, order)
        let stuck = EventGraph.relax(&head, arcs, to: arcTo, gaps: arcGap, walks: walks, queue: Array(0..<2 * tasks))
        guard stuck == nil else { return stuck }
        // A span begins with the first of its tasks, which may be later than its own head.
        for (span, covered) in spans.enumerated() {
            guard let start = covered.map({ head[2 * $0] }).min() else { continue }
            head[2 * span] = max(head[2 * span], start)
            head[2 * span + 1] = max(head[2 * span + 1], head[2 * span])
        }
        return nil
    }

    /// Raises the tails until all arcs hold; only after `relaxHeads` found no cycle.
    mutating func relaxTails() {
        let arcs = Problem.bucketed(arcTo, count: 2 * tasks)
        // Calendars lengthen runs but cannot shorten what follows them, so tails go without.
        _ = EventGraph.relax(
            &tail, arcs, to: arcFrom, gaps: arcGap, walks: [], queue: Array((0..<2 * tasks).reversed()))
    }

    /// Raises times along arcs until all of them hold; returns a task on a cycle that lifts it for ever.
    private static func relax(
        _ time: inout [Int], _ arcs: (first: [Int], order: [Int]), to: [Int], gaps: [Int], walks: [Walk],
        queue start: [Int]
    ) -> Int? {
        let tasks = time.count / 2
        var queue = start
        var isQueued = [Bool](repeating: true, count: time.count)
        var visits = [Int](repeating: 0, count: time.count)
        var walkOf = [Int](repeating: -1, count: tasks)
        for (index, walk) in walks.enumerated() { walkOf[walk.task] = index }
        var next = 0
        func raise(_ event: Int, to minute: Int) {
            guard minute > time[event] else { return }
            time[event] = minute
            guard !isQueued[event] else { return }
            isQueued[event] = true
            queue.append(event)
        }
        while next < queue.count {
            let event = queue[next]
            next += 1
            isQueued[event] = false
            visits[event] += 1
            // No event changes more often than there are others, unless a cycle lifts it for ever.
            if visits[event] > 2 * tasks + walks.count + 8 || time[event] > 4 * Problem.never { return event / 2 }
            if event % 2 == 0, walkOf[event / 2] >= 0 {
                let walk = walks[walkOf[event / 2]]
                if let run = walk.hours.run(from: time[event], duration: walk.duration, isPausable: walk.isPausable) {
                    time[event] = run.start
                    raise(event + 1, to: run.end)
                }
            }
            for index in arcs.first[event]..<arcs.first[event + 1] {
                let arc = arcs.order[index]
                raise(to[arc], to: time[event] + gaps[arc])
            }
            if next > 4096, next * 2 > queue.count {
                queue.removeFirst(next)
                next = 0
            }
        }
        return nil
    }
}
