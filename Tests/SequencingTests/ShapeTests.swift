// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing
import Synchronization
import Testing

/// Jobs through stages, numbers of the kind that a public benchmark would have.
private func shop(
    jobs: Int, stages: Int, seed: Int, unitsPerStage: Int = 1, setUps: Bool = false, noWait: Bool = false,
    due: Bool = false
) -> ProblemDraft {
    var draft = ProblemDraft()
    var state = UInt64(seed)
    func number(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    for _ in 0..<(stages * unitsPerStage) {
        var spec = ResourceSpec(.unit)
        if setUps { spec.setUps = SetUps(families: jobs, minutes: (0..<(jobs * jobs)).map { _ in number(9) }) }
        draft.resources.append(spec)
    }
    for job in 0..<jobs {
        draft.groups.append(due ? GroupSpec(due: 15 + number(30), lateWeight: 1 + number(3)) : GroupSpec())
        for stage in 0..<stages {
            let duration = 1 + number(9)
            draft.tasks.append(
                TaskSpec(
                    group: job,
                    modes: (0..<unitsPerStage).map { unit in
                        ModeSpec(
                            duration: duration, uses: [Use(stage * unitsPerStage + unit, family: setUps ? job : 0)])
                    }))
            let task = job * stages + stage
            guard stage > 0 else { continue }
            draft.lags.append(.shortest(.end(task - 1), .start(task)))
            if noWait { draft.lags.append(.longest(.end(task - 1), .start(task))) }
        }
    }
    if unitsPerStage == 1, !noWait {
        for stage in 1..<max(stages, 1) {
            draft.sameOrders.append(
                SameOrder(
                    resource1: stage - 1, resource2: stage, tasks1: (0..<jobs).map { $0 * stages + stage - 1 },
                    tasks2: (0..<jobs).map { $0 * stages + stage }))
        }
    }
    draft.makespanWeight = due ? 0 : 1
    return draft
}

/// All orders of the first numbers.
private func permutations(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(count - 1).flatMap { rest in
        (0...rest.count).map { place in
            var order = rest
            order.insert(count - 1, at: place)
            return order
        }
    }
}

/// Cost of a permutation, by the plainest recurrence there is.
private func cost(_ order: [Int], of draft: ProblemDraft, stages: Int, noWait: Bool) -> Int {
    var free = [Int](repeating: 0, count: stages)
    var before: Int?
    var late = 0
    for job in order {
        func setUp(_ stage: Int) -> Int {
            guard let before, let matrix = draft.resources[stage].setUps else { return 0 }
            return matrix.minutes[before * matrix.families + job]
        }
        func duration(_ stage: Int) -> Int { draft.tasks[job * stages + stage].modes[0].duration }
        var time = 0
        if noWait {
            var ahead = 0
            for stage in 0..<stages {
                time = max(time, free[stage] + setUp(stage) - ahead)
                ahead += duration(stage)
            }
        }
        for stage in 0..<stages {
            time = max(time, free[stage] + setUp(stage)) + duration(stage)
            free[stage] = time
        }
        if let due = draft.groups[job].due { late += max(0, time - due) * draft.groups[job].lateWeight }
        before = job
    }
    return late + (free.max() ?? 0) * draft.makespanWeight
}

@Suite("Shapes with decoders of their own")
struct ShapeTests {
    @Test(
        "flow shops reach the best of all orders",
        arguments: [
            (false, false, false, Shape.permutationFlowShop), (true, false, false, .permutationFlowShop),
            (false, true, false, .noWaitFlowShop), (false, false, true, .permutationFlowShop),
            (true, false, true, .permutationFlowShop), (false, true, true, .noWaitFlowShop),
        ])
    func flowShop(setUps: Bool, noWait: Bool, due: Bool, shape: Shape) throws {
        for seed in 1...3 {
            let draft = shop(jobs: 6, stages: 3, seed: seed, setUps: setUps, noWait: noWait, due: due)
            let best = permutations(6).map { cost($0, of: draft, stages: 3, noWait: noWait) }.min()
            let (_, outcome) = try solved(draft, decodes: 20_000)
            #expect(outcome.shape == shape)
            #expect(outcome.cost.total == best)
        }
    }

    @Test("a hybrid flow shop whose bound is reached")
    func hybrid() throws {
        // Two units at the first stage carry 5 + 5 + 4 + 4 minutes behind each other; the shortest tail is 2.
        var draft = shop(jobs: 4, stages: 2, seed: 1, unitsPerStage: 2)
        for (task, duration) in [5, 2, 5, 3, 4, 4, 4, 5].enumerated() {
            for mode in draft.tasks[task].modes.indices { draft.tasks[task].modes[mode].duration = duration }
        }
        let (problem, outcome) = try solved(draft, decodes: 5_000)
        #expect(outcome.shape == .hybridFlowShop)
        // (heads 0 + 0, work 18, tails 2 + 3) / 2, rounded up.
        #expect(problem.bounds().map(\.total).max() == 12)
        #expect(outcome.cost.total == 12)
    }

    @Test("a project on two pools whose bound is reached")
    func project() throws {
        var d = Draft(ResourceSpec(.pool(2)), ResourceSpec(.pool(1)))
        let a = d.task(modes: [ModeSpec(duration: 3, uses: [Use(0, amount: 1)])])
        let b = d.task(modes: [ModeSpec(duration: 3, uses: [Use(0, amount: 2)])])
        let c = d.task(modes: [ModeSpec(duration: 4, uses: [Use(0, amount: 1), Use(1)])])
        let e = d.task(modes: [ModeSpec(duration: 2, uses: [Use(1)])])
        d.draft.lags = [
            .shortest(.end(a), .start(b)), .shortest(.end(b), .start(e), 1), .shortest(.start(a), .start(c)),
        ]
        // Beside each other on the first pool only a and c: 4, then b until 7; or a, b until 6, then c until 10.
        let (_, outcome) = try solved(d.draft, decodes: 600)
        #expect(outcome.shape == .project)
        #expect(outcome.cost.total == 10)
    }

    @Test("what has one rule more is left to the general search, with the same answer")
    func general() throws {
        for seed in 1...3 {
            var draft = shop(jobs: 5, stages: 2, seed: seed)
            let best = permutations(5).map { cost($0, of: draft, stages: 2, noWait: false) }.min()
            draft.tasks[1].latestEnd = 1000
            let (_, outcome) = try solved(draft, decodes: 4_000)
            #expect(outcome.shape == .general)
            #expect(outcome.cost.total == best)
        }
    }

    /// Tasks on two pools, each on its own, some after others.
    private func pools() -> ProblemDraft {
        var d = Draft(ResourceSpec(.pool(4)), ResourceSpec(.pool(3)))
        for task in 0..<16 {
            d.task(modes: [
                ModeSpec(duration: 2 + task * 5 % 7, uses: [Use(task % 2, amount: 1 + task % 3)])
            ])
            if task > 3 { d.draft.lags.append(.shortest(.end(task * 3 % 4), .start(task), task % 2)) }
        }
        return d.draft
    }

    @Test("the same schedule for 1, 2 and 4 threads", arguments: 1...6)
    func threads(kind: Int) throws {
        let draft =
            switch kind {
            case 1: shop(jobs: 9, stages: 4, seed: 5, due: true)
            case 2: shop(jobs: 8, stages: 3, seed: 6, unitsPerStage: 2)
            case 3: shop(jobs: 9, stages: 4, seed: 7, setUps: true)
            case 4: shop(jobs: 9, stages: 4, seed: 9, noWait: true)
            case 5: pools()
            default: shop(jobs: 8, stages: 3, seed: 8, unitsPerStage: 2, due: true)
            }
        let shapes: [Shape] = [
            .permutationFlowShop, .hybridFlowShop, .permutationFlowShop, .noWaitFlowShop, .project, .general,
        ]
        let problem = try Problem(draft)
        let outcomes = [1, 2, 4].map {
            problem.search(SearchOptions(decodes: 6_000, seed: 3, chains: 4, threads: $0))
        }
        #expect(outcomes[0].shape == shapes[kind - 1])
        #expect(outcomes[0].schedule == outcomes[1].schedule)
        #expect(outcomes[0].schedule == outcomes[2].schedule)
        #expect(outcomes[0].decodes == outcomes[2].decodes)
    }

    @Test("a search that is stopped returns what it has; progress is told")
    func stop() throws {
        let problem = try Problem(shop(jobs: 8, stages: 3, seed: 6, unitsPerStage: 2, due: true))
        let told = Mutex<[SearchProgress]>([])
        var options = SearchOptions(decodes: 1 << 40, chains: 2)
        options.shouldStop = { true }
        options.progress = { progress in told.withLock { $0.append(progress) } }
        let outcome = problem.search(options)
        #expect(outcome.wasStopped)
        #expect(problem.violations(of: outcome.schedule) == [])
        #expect(told.withLock { $0.count } == 1)
        #expect(told.withLock { $0[0].total } == outcome.cost.total)
    }

    @Test("a search that starts from a schedule is never worse, however little it searches", arguments: [1, 2, 3, 4])
    func start(kind: Int) throws {
        var draft =
            switch kind {
            case 1: shop(jobs: 9, stages: 4, seed: 5, due: true)
            case 2: shop(jobs: 8, stages: 3, seed: 6, unitsPerStage: 2)
            case 3: shop(jobs: 9, stages: 4, seed: 7, noWait: true)
            default: shop(jobs: 9, stages: 1, seed: 8, due: true)
            }
        // One rule more than a flow shop has leaves it to the general search.
        if kind == 4 { draft.tasks[1].latestEnd = 1000 }
        let problem = try Problem(draft)
        let good = problem.search(SearchOptions(decodes: 6_000, chains: 1))
        let again = problem.search(SearchOptions(decodes: 1, seed: 9, chains: 1, start: good.schedule))
        #expect(again.cost.total <= good.cost.total)
        #expect(problem.violations(of: again.schedule) == [])
        // The search alone would not have come as far.
        let alone = problem.search(SearchOptions(decodes: 1, seed: 9, chains: 1))
        #expect(again.cost.total <= alone.cost.total)
    }

    @Test("a start that does not fit the problem is passed over")
    func foreignStart() throws {
        let problem = try Problem(shop(jobs: 5, stages: 2, seed: 3))
        let plain = problem.search(.quick)
        for placements in [
            [], [Placement?](repeating: Placement(mode: 7, start: 0, end: 1), count: 10),
            [Placement?](repeating: Placement(mode: 0, start: .max, end: .max), count: 10),
        ] {
            var options = SearchOptions.quick
            options.start = Schedule(placements: placements)
            #expect(problem.search(options).schedule == plain.schedule)
        }
        var options = SearchOptions.quick
        options.start = Schedule(placements: [Placement?](repeating: nil, count: 10))
        #expect(problem.violations(of: problem.search(options).schedule) == [])
    }

    @Test("an empty problem has an empty schedule")
    func empty() throws {
        let problem = try Problem(ProblemDraft())
        let outcome = problem.search(.quick)
        #expect(outcome.isComplete)
        #expect(outcome.cost.total == 0)
    }
}
