// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing
import Testing

@Suite("Orders of runs on units: moves along the critical chain")
struct SequenceTests {
    /// Fisher and Thompson's six jobs on six machines (1963); each job is placed whole.
    private func sixBySix(noWait: Bool = false) -> ProblemDraft {
        let jobs = [
            [(2, 1), (0, 3), (1, 6), (3, 7), (5, 3), (4, 6)], [(1, 8), (2, 5), (4, 10), (5, 10), (0, 10), (3, 4)],
            [(2, 5), (3, 4), (5, 8), (0, 9), (1, 1), (4, 7)], [(1, 5), (0, 5), (2, 5), (3, 3), (4, 8), (5, 9)],
            [(2, 9), (1, 3), (4, 5), (5, 4), (0, 3), (3, 1)], [(1, 3), (3, 3), (5, 9), (0, 10), (4, 4), (2, 1)],
        ]
        var d = Draft()
        d.draft.resources = [ResourceSpec](repeating: ResourceSpec(.unit), count: 6)
        for job in jobs {
            let group = d.group()
            var before: Int?
            for (unit, duration) in job {
                let task = d.task(duration, on: unit, group: group)
                if let before {
                    d.draft.lags.append(.shortest(.end(before), .start(task)))
                    if noWait { d.draft.lags.append(.longest(.end(before), .start(task))) }
                }
                before = task
            }
        }
        return d.draft
    }

    @Test("a job shop's known optimum, which no order of whole jobs gives")
    func jobShop() throws {
        let (_, outcome) = try solved(sixBySix(), decodes: 1_000)
        #expect(outcome.shape == .general)
        #expect(outcome.cost.total == 55)
    }

    @Test("the same without waiting")
    func noWaitJobShop() throws {
        let (_, outcome) = try solved(sixBySix(noWait: true), decodes: 2_000)
        #expect(outcome.cost.total == 73)
    }

    @Test("lateness instead of the makespan: the sum of the shortest passages when all are due at once")
    func lateness() throws {
        var draft = sixBySix()
        for group in draft.groups.indices {
            draft.groups[group].due = 55
            draft.groups[group].lateWeight = 1 + group
        }
        draft.makespanWeight = 0
        // All can end by 55, so none need be late.
        let (_, outcome) = try solved(draft, decodes: 600)
        #expect(outcome.cost.total == 0)
    }

    @Test("modes that depend on each other, set-ups and consecutive tasks hold through all moves", arguments: 1...6)
    func allRules(seed: Int) throws {
        var state = UInt64(seed)
        func number(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var d = Draft()
        for _ in 0..<4 {
            d.draft.resources.append(
                ResourceSpec(
                    .unit, setUps: SetUps(families: 3, minutes: (0..<9).map { _ in number(4) }),
                    opening: LastHolder(family: number(3), end: number(5))))
        }
        for job in 0..<5 {
            let group = d.group(GroupSpec(release: number(6), due: 20 + number(20), lateWeight: number(3)))
            var tasks: [Int] = []
            for _ in 0..<4 {
                let units = number(2)
                let duration = 1 + number(6)
                tasks.append(
                    d.task(
                        modes: [0, 1].map { side in
                            ModeSpec(
                                duration: duration + side,
                                uses: [Use(2 * units + side, family: number(3))], cost: number(2))
                        }, group: group))
            }
            for (a, b) in zip(tasks, tasks.dropFirst()) {
                d.draft.lags.append(.shortest(.end(a), .start(b), number(3)))
                d.draft.lags.append(.longest(.end(a), .start(b), 6 + number(20)))
            }
            let sets = tasks.map { d.draft.tasks[$0].modes.map { $0.uses[0].resource } }
            if sets[0] == sets[1] {
                d.draft.sameUnits.append(TaskPair(tasks[0], tasks[1]))
                if job == 0 { d.draft.consecutive.append(TaskPair(tasks[0], tasks[1])) }
            }
            if sets[2] == sets[3] { d.draft.differentUnits.append(TaskPair(tasks[2], tasks[3])) }
            d.draft.dependencies.append(ModeDependency(task: tasks[1], mode: 0, other: tasks[2], allowed: [1]))
        }
        let (problem, outcome) = try solved(d.draft, decodes: 150)
        #expect(outcome.isComplete)
        #expect(outcome.cost.total <= problem.search(SearchOptions(decodes: 1, chains: 1)).cost.total)
        #expect(problem.cost(of: outcome.schedule) == outcome.cost)
    }

    @Test("no schedule at all: two runs that may not be apart and may not meet")
    func none() throws {
        var d = Draft(ResourceSpec(.unit))
        let group = d.group()
        let a = d.task(3, on: 0, group: group)
        let b = d.task(3, on: 0, group: group)
        d.draft.lags = [.longest(.start(a), .start(b), 2), .longest(.start(b), .start(a), 2)]
        let (_, outcome) = try solved(d.draft)
        #expect(!outcome.isComplete)
        #expect(outcome.cost.unplacedCount == 1)
        #expect(outcome.schedule.unplaced.map(\.group) == [group])
    }
}

@Suite("Bounds")
struct BoundTests {
    @Test("whole jobs bound a flow shop where no stage and no path does")
    func passage() throws {
        // Two jobs with a long middle stage meet on the first unit and again on the last: 3 + 26. Stages alone say 14,
        // the longest job 26.
        var d = Draft(
            ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.unit))
        for durations in [[3, 20, 3], [3, 20, 3], [3, 1, 3]] {
            let group = d.group()
            let tasks = zip(durations, [[0], [1, 2, 3], [4]]).map { duration, units in
                d.task(modes: units.map { ModeSpec(duration: duration, uses: [Use($0)]) }, group: group)
            }
            d.draft.lags += zip(tasks, tasks.dropFirst()).map { .shortest(.end($0), .start($1)) }
        }
        let (problem, outcome) = try solved(d.draft)
        #expect(outcome.shape == .hybridFlowShop)
        #expect(outcome.cost.total == 29)
        let bounds = problem.bounds()
        #expect(bounds.first { $0.kind == .passage(first: [0], last: [4]) }?.makespan == 29)
        #expect(bounds.first { $0.kind == .criticalPath }?.makespan == 26)
        let stages = bounds.compactMap { if case .stage = $0.kind { $0.makespan } else { nil } }
        #expect((stages.max() ?? 0) < 26)
    }

    @Test("a job that may only come later moves the bound by as much")
    func release() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        for _ in 0..<3 {
            let group = d.group(GroupSpec(release: 100))
            let a = d.task(4, on: 0, group: group)
            let b = d.task(4, on: 1, group: group)
            d.draft.lags += [.shortest(.end(a), .start(b)), .longest(.end(a), .start(b))]
        }
        let (problem, outcome) = try solved(d.draft)
        #expect(outcome.cost.total == 116)
        #expect(problem.bounds().first { $0.kind == .passage(first: [0], last: [1]) }?.makespan == 116)
    }
}
