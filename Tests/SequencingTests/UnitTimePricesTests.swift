// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Sequencing
import Testing

@Suite("Bounds by prices of unit time")
struct UnitTimePricesTests {
    /// A hybrid flow shop: the units of each stage and, by job, the run on each stage.
    private func shop(units: [Int], runs: [[Int]], release: Int = 0) -> ProblemDraft {
        var d = Draft()
        d.draft.resources = [ResourceSpec](repeating: ResourceSpec(.unit), count: units.reduce(0, +))
        let first = units.indices.map { units[..<$0].reduce(0, +) }
        for run in runs {
            let group = d.group(GroupSpec(release: release))
            let tasks = run.enumerated().map { stage, duration in
                d.task(
                    modes: (0..<units[stage]).map { ModeSpec(duration: duration, uses: [Use(first[stage] + $0)]) },
                    group: group)
            }
            d.draft.lags += zip(tasks, tasks.dropFirst()).map { .shortest(.end($0), .start($1)) }
        }
        return d.draft
    }

    /// A price for each minute of each stage up to a makespan, by stage.
    private typealias Prices = (makespan: Int, price: [Int])

    /// What a job pays at least, by trying all its passages.
    private func cheapest(_ runs: ArraySlice<Int>, from minute: Int, stage: Int, _ prices: Prices) -> Int? {
        guard let run = runs.first else { return 0 }
        var best: Int?
        for start in stride(from: minute, through: prices.makespan - run, by: 1) {
            let own = (start..<(start + run)).map { prices.price[stage * prices.makespan + $0] }.reduce(0, +)
            guard let rest = cheapest(runs.dropFirst(), from: start + run, stage: stage + 1, prices) else { break }
            best = min(best ?? .max, own + rest)
        }
        return best
    }

    /// Whether all jobs together pay more than all unit time costs.
    private func rulesOut(_ prices: Prices, units: [Int], runs: [[Int]]) -> Bool {
        let paid = prices.price.enumerated().reduce(0) { $0 + $1.element * units[$1.offset / prices.makespan] }
        var asked = 0
        for run in runs {
            guard let least = cheapest(run[...], from: 0, stage: 0, prices) else { return true }
            asked += least
        }
        return prices.price.allSatisfy { $0 >= 0 } && asked > paid
    }

    @Test("prices hold on random shops, their bound is never above a schedule, and often above every other bound")
    func random() throws {
        var (proved, better) = (0, 0)
        for seed in 1...40 {
            var random = SplitMix64(seed: UInt64(seed))
            let units = (0..<3).map { _ in Int.random(in: 1...2, using: &random) }
            let runs = (0..<5).map { _ in (0..<3).map { _ in Int.random(in: 0...7, using: &random) } }
            let (problem, outcome) = try solved(shop(units: units, runs: runs))
            let others = problem.bounds().compactMap(\.makespan).max() ?? 0
            guard
                let prices = problem.unitTimePrices(
                    work: 3_000_000, atLeast: max(1, others - 2), found: outcome.cost.total)
            else { continue }
            proved += 1
            if prices.makespan + 1 > others { better += 1 }
            #expect(prices.makespan < outcome.cost.total)
            #expect(prices.bound.makespan == prices.makespan + 1)
            #expect(rulesOut((prices.makespan, prices.price), units: units, runs: runs))
            // No prices rule out the makespan of a schedule that there is.
            let stretched = (0..<3).flatMap { stage in
                (0..<outcome.cost.total).map { minute in
                    prices.price[stage * prices.makespan + min(minute, prices.makespan - 1)]
                }
            }
            #expect(!rulesOut((outcome.cost.total, stretched), units: units, runs: runs))
        }
        #expect(proved > 20)
        #expect(better > 5)
    }

    @Test("a busy stage between others: every other bound is lower, and this one is the optimum")
    func middle() throws {
        let runs = [[0, 4, 6], [1, 1, 0], [7, 0, 3], [1, 7, 3], [0, 4, 4]]
        let (problem, outcome) = try solved(shop(units: [2, 1, 1], runs: runs))
        #expect(outcome.cost.total == 20)
        let others = problem.bounds().compactMap(\.makespan).max() ?? 0
        #expect(others == 18)
        let prices = try #require(problem.unitTimePrices(work: 3_000_000, atLeast: others, found: 20))
        #expect(prices.bound.kind == .unitTime)
        #expect(prices.bound.makespan == 20)
        #expect(prices.bound.total == 20)
    }

    @Test("a common release moves the bound by as much")
    func release() throws {
        let runs = [[3, 2], [3, 2], [3, 2]]
        let early = try Problem(shop(units: [1, 1], runs: runs))
        let late = try Problem(shop(units: [1, 1], runs: runs, release: 10))
        let bounds = [(early, 8), (late, 18)].map { problem, known in
            problem.unitTimePrices(work: 3_000_000, atLeast: known, found: nil)?.makespan
        }
        // 3 + 3 + 3 + 2 is the optimum.
        #expect(bounds == [10, 20])
    }

    @Test("nothing for other problems, without work, and where nothing is left to rule out")
    func nothing() throws {
        var d = Draft(ResourceSpec(.pool(2)))
        _ = d.task(3, on: 0, group: d.group())
        #expect(try Problem(d.draft).unitTimePrices(work: 1_000_000, atLeast: 1, found: nil) == nil)
        let flow = try Problem(shop(units: [1, 1], runs: [[2, 2], [2, 2]]))
        #expect(flow.unitTimePrices(work: 0, atLeast: 1, found: nil) == nil)
        #expect(flow.unitTimePrices(work: 1_000_000, atLeast: 6, found: 6) == nil)
    }
}
