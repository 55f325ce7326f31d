// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Sequencing
import Timing

/// Places the lots of a plan one after the other, each as early as it goes from its day on.
struct LotDecoder: OrderDecoder {
    /// A lot that was tried, and what stood before it.
    struct Entry: Sendable {
        let job: Int
        let mark: Int
        let outcome: Result<PlacedLot, Hindrance>
        let cost: Int
        let score: OrderScore
    }

    let problem: SchedulingProblem
    let base: PlantReading
    private(set) var plant: PlantState
    private(set) var entries: [Entry] = []
    /// The lots in process, which are facts and come first.
    private let fixed: Int
    /// The other lots, in the order in which they are tried first; the jobs of the search are places in this list.
    let free: [Int]

    init(_ problem: SchedulingProblem) {
        self.problem = problem
        base = PlantReading(problem)
        plant = PlantState(base)
        let order = problem.firstOrder
        let facts = order.filter { problem.jobs[$0].process != nil }
        fixed = facts.count
        free = order.filter { problem.jobs[$0].process == nil }
        for job in facts { place(job, variant: 0) }
    }

    var count: Int { entries.count - fixed }

    var score: OrderScore { entries.last?.score ?? OrderScore() }

    mutating func truncate(to count: Int) {
        while entries.count > count + fixed, let entry = entries.popLast() { plant.undo(to: entry.mark) }
    }

    mutating func append(_ job: Int, variant: Int) {
        place(free[job], variant: variant)
    }

    private mutating func place(_ job: Int, variant: Int) {
        let mark = plant.mark
        var placer = LotPlacer(problem, base, problem.jobs[job], variant: variant)
        let outcome = placer.place(in: &plant)
        var score = self.score
        var cost = Int.max
        switch outcome {
        case .success(let placed):
            let (start, released) = (placed.timeline.start.minutes, placed.timeline.released.minutes)
            cost = problem.jobs[job].cost(start: start, released: released)
            score.total += cost
            score.second += released
        case .failure:
            score.unplaced += 1
        }
        entries.append(Entry(job: job, mark: mark, outcome: outcome, cost: cost, score: score))
    }

    func cost(at position: Int) -> Int { entries[position + fixed].cost }
}
