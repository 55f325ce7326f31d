// SPDX-License-Identifier: GPL-3.0-or-later

/// Shortest times between all starts and ends of one block, so that moving one task moves all that hang on it at once.
struct BlockDistances: Sendable {
    /// The largest block for which they are worked out (cubic in the number of tasks).
    static let mostTasks = 100
    /// Stands for "no relation".
    static let unrelated = Int.min / 4

    let count: Int
    /// `gap[u * 2 count + v]`: event `v` comes at least so much after event `u`; an event is
    /// the task's local index x 2, plus 1 for its end.
    private(set) var gap: [Int]

    init?(_ problem: Problem, _ block: Block) {
        guard block.tasks.count > 1, block.tasks.count <= BlockDistances.mostTasks else { return nil }
        count = block.tasks.count
        let size = 2 * count
        gap = [Int](repeating: BlockDistances.unrelated, count: size * size)
        var local: [Int: Int] = [:]
        for (index, task) in block.tasks.enumerated() { local[task] = index }
        for (index, task) in block.tasks.enumerated() {
            let spec = problem.draft.tasks[task]
            let durations = problem.modeDuration[problem.firstMode[task]..<problem.firstMode[task + 1]]
            gap[2 * index * size + 2 * index] = 0
            gap[(2 * index + 1) * size + 2 * index + 1] = 0
            if let pin = spec.pin, let end = pin.end {
                gap[2 * index * size + 2 * index + 1] = end - pin.start
                gap[(2 * index + 1) * size + 2 * index] = pin.start - end
            } else {
                gap[2 * index * size + 2 * index + 1] = durations.min() ?? 0
                if spec.spans.isEmpty, !spec.isPausable, spec.stretch < Problem.never {
                    gap[(2 * index + 1) * size + 2 * index] = -(durations.max() ?? 0) - spec.stretch
                }
            }
            for position in problem.firstOut[task]..<problem.firstOut[task + 1] {
                let lag = problem.lags[problem.outLag[position]]
                guard let other = local[lag.after.task] else { continue }
                let entry = (2 * index + (lag.before.isEnd ? 1 : 0)) * size + 2 * other + (lag.after.isEnd ? 1 : 0)
                gap[entry] = max(gap[entry], lag.gap)
            }
        }
        for middle in 0..<size {
            for from in 0..<size where gap[from * size + middle] > BlockDistances.unrelated {
                let first = gap[from * size + middle]
                for to in 0..<size where gap[middle * size + to] > BlockDistances.unrelated {
                    let through = first + gap[middle * size + to]
                    if through > gap[from * size + to] { gap[from * size + to] = through }
                }
            }
        }
    }

    /// Shortest time from one event to another, by local indices.
    @inline(__always)
    func between(_ from: Int, isEnd: Bool, _ to: Int, isEnd toEnd: Bool) -> Int {
        gap[(2 * from + (isEnd ? 1 : 0)) * 2 * count + 2 * to + (toEnd ? 1 : 0)]
    }
}
