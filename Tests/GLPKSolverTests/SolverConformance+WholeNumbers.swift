// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Synchronization
import Testing

extension SolverConformance {
    static let wholeNumbers: [SolverConformance] = [
        SolverConformance("finds the best whole numbers") { solver throws in
            var numbers: [Double] = []
            for seed in 1...6 {
                for priority in [false, true] {
                    let instance = Instance.knapsack(items: 10, rows: 3, seed: UInt64(seed), priority: priority)
                    let answer = try search(instance, with: solver)
                    #expect(answer.status == .optimal)
                    #expect(isClose(answer.objective, instance.enumerated()))
                    #expect(answer.bound == answer.objective)
                    #expect(answer.rootBound <= answer.objective + 1e-7)
                    #expect(answer.values.allSatisfy { $0 == $0.rounded() })
                    numbers += fingerprint(answer)
                }
            }
            return numbers
        },
        SolverConformance("finds the same optimum with each family of cuts") { solver throws in
            let instance = Instance.knapsack(items: 12, rows: 3, seed: 9)
            let best = instance.enumerated()
            var numbers: [Double] = []
            for cut in Cut.allCases {
                let answer = try search(instance, IntegerOptions(cuts: [cut]), with: solver)
                #expect(isClose(answer.objective, best))
                numbers += fingerprint(answer)
            }
            return numbers
        },
        SolverConformance("mixes whole and fractional columns, exactly") { solver throws in
            // A set-up of 10 allows up to 7.3 at 2 each; 9 must be made.
            let instance = Instance(
                costs: [10, 2],
                upper: [5, .infinity],
                integers: [0],
                rows: [([-7.3, 1], .atMost(0)), ([0, 1], .equal(to: 9))]
            )
            let answer = try search(instance, with: solver)
            #expect(answer.status == .optimal)
            #expect(answer.values[0] == 2)
            #expect(isClose(answer.values[1], 9))
            #expect(isClose(answer.objective, 38))
            let fixed = try #require(answer.fixed)
            // With the set-ups fixed one unit more costs its 2 only.
            #expect(isClose(fixed.rowDuals, [0, 2]))
            return fingerprint(answer)
        },
        SolverConformance("sees that no whole numbers fit") { solver throws in
            let instance = Instance(
                costs: [1, 1],
                upper: [5, 5],
                integers: [0, 1],
                rows: [([2, 2], .equal(to: 3))]
            )
            let answer = try search(instance, with: solver)
            #expect(answer.status == .infeasible)
            #expect(answer.values.isEmpty)
            #expect(answer.bound == .infinity)
            return []
        },
        SolverConformance("draws bounds of integers to whole numbers and gives them back") { solver throws in
            let instance = Instance(
                costs: [-1, 1],
                lower: [0.5, 1.2],
                upper: [2.5, 8],
                integers: [0, 1],
                rows: [([1, -1], .atMost(9))]
            )
            let problem = try solver.open(instance.programme)
            defer { problem.close() }
            let answer = try problem.solveInteger(IntegerOptions(), control: .none)
            #expect(answer.values == [2, 2])
            let relaxed = try problem.solveRelaxation()
            #expect(isClose(relaxed.values, [2.5, 1.2]))
            let none = Instance(costs: [1], lower: [0.4], upper: [0.6], integers: [0], rows: [([1], .atMost(1))])
            #expect(try search(none, with: solver).status == .infeasible)
            return fingerprint(answer)
        },
        SolverConformance("stops at the limit of nodes with bound and answer in order") { solver throws in
            let instance = Instance.knapsack(items: 40, rows: 6, seed: 3)
            let best = try search(instance, with: solver)
            #expect(best.status == .optimal)
            #expect(best.nodes > 40)
            var numbers: [Double] = []
            for nodes in [0, 1, 10, 40] {
                let options = IntegerOptions(limits: WorkLimits(nodes: nodes))
                let answer = try search(instance, options, with: solver)
                #expect(answer.status == .workLimit)
                #expect(answer.nodes <= nodes)
                #expect(answer.bound >= answer.rootBound)
                #expect(answer.bound <= best.objective + 1e-6)
                #expect(answer.bound <= answer.objective)
                #expect(answer.objective >= best.objective - 1e-6)
                numbers += fingerprint(answer)
            }
            return numbers + fingerprint(best)
        },
        SolverConformance("stops at the limit of iterations") { solver throws in
            let instance = Instance.knapsack(items: 30, rows: 5, seed: 3)
            let options = IntegerOptions(limits: WorkLimits(iterations: 60))
            let answer = try search(instance, options, with: solver)
            #expect(answer.status == .workLimit)
            let none = try search(instance, IntegerOptions(limits: WorkLimits(iterations: 0)), with: solver)
            #expect(none.status == .workLimit)
            #expect(none.values.isEmpty)
            #expect(none.bound == -.infinity)
            return fingerprint(answer)
        },
        SolverConformance("stops within the gap that was asked for") { solver throws in
            let instance = Instance.knapsack(items: 40, rows: 6, seed: 4)
            let exact = try search(instance, with: solver)
            let absolute = try search(instance, IntegerOptions(absoluteGap: 20), with: solver)
            let relative = try search(instance, IntegerOptions(relativeGap: 0.02), with: solver)
            #expect(absolute.objective - absolute.bound <= 20)
            #expect(relative.objective - relative.bound <= 0.02 * relative.objective.magnitude)
            for answer in [absolute, relative] {
                #expect(answer.status == .optimal)
                #expect(answer.nodes < exact.nodes)
                #expect(answer.bound <= exact.objective + 1e-6)
            }
            return fingerprint(absolute) + fingerprint(relative)
        },
        SolverConformance("begins with a given answer if it keeps the rules") { solver throws in
            let instance = Instance.knapsack(items: 30, rows: 5, seed: 3)
            let best = try search(instance, with: solver)
            let oneNode = WorkLimits(nodes: 1)
            let good = try search(instance, IntegerOptions(limits: oneNode, start: best.values), with: solver)
            #expect(isClose(good.objective, best.objective))
            let all = [Double](repeating: 1, count: 30)
            let bad = try search(instance, IntegerOptions(limits: oneNode, start: all), with: solver)
            #expect(bad.objective >= best.objective)
            #expect(bad.values != all)
            #expect(try search(instance, IntegerOptions(start: [1]), with: solver).status == .optimal)
            return fingerprint(good)
        },
        SolverConformance("reports progress in order and stops on request") { solver throws in
            let instance = Instance.knapsack(items: 30, rows: 5, seed: 3)
            let seen = Mutex<[SolveProgress]>([])
            let watch = SolveControl(progress: { progress in seen.withLock { $0.append(progress) } })
            let best = try search(instance, control: watch, with: solver)
            let progress = seen.withLock { $0 }
            #expect(progress.first?.phase == .relaxation)
            #expect(progress.last?.phase == .search)
            #expect(zip(progress, progress.dropFirst()).allSatisfy { $0.iterations <= $1.iterations })
            #expect(progress.allSatisfy { ($0.bound ?? -.infinity) <= best.objective + 1e-6 })
            #expect(progress.last?.incumbent.map { isClose($0, best.objective) } == true)

            let hasAnswer = Mutex(false)
            let control = SolveControl(
                cancel: { hasAnswer.withLock { $0 } },
                progress: { progress in
                    if progress.incumbent != nil { hasAnswer.withLock { $0 = true } }
                }
            )
            let stopped = try search(instance, control: control, with: solver)
            #expect(stopped.status == .cancelled)
            #expect(stopped.values.count == 30)
            #expect(stopped.bound <= stopped.objective)
            let atOnce = try search(instance, control: SolveControl(cancel: { true }), with: solver)
            #expect(atOnce.status == .cancelled)
            #expect(atOnce.values.isEmpty)
            return fingerprint(stopped)
        },
        SolverConformance("knows unbounded whole numbers") { solver throws in
            let instance = Instance(costs: [-1, 0], integers: [0], rows: [([1, -1], .atMost(1.5))])
            #expect(try search(instance, with: solver).status == .unbounded)
            let rowless = Instance(costs: [-1, 2], upper: [3.7, 9], integers: [0], rows: [])
            let answer = try search(rowless, with: solver)
            #expect(answer.values == [3, 0])
            return []
        },
    ]
}
