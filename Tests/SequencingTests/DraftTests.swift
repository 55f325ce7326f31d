// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing
import Testing

/// A change that makes a draft faulty, and where the fault is told.
struct Fault: Sendable, CustomTestStringConvertible {
    var place: String
    var change: @Sendable (inout ProblemDraft) -> Void

    init(_ place: String, _ change: @escaping @Sendable (inout ProblemDraft) -> Void) {
        self.place = place
        self.change = change
    }

    var testDescription: String { place }
}

@Suite("Faults of a draft")
struct DraftTests {
    /// A good draft with one of everything.
    private func good() -> ProblemDraft {
        var d = Draft(
            ResourceSpec(.unit, setUps: SetUps(families: 1, minutes: [0])), ResourceSpec(.pool(2)),
            ResourceSpec(.batch(2)))
        let group = d.group()
        let a = d.task(2, on: 0, group: group)
        let b = d.task(2, on: 1, group: group)
        let room = d.task(0, on: 2, group: group)
        d.draft.tasks[room].spans = [a, b]
        d.draft.stocks = [StockSpec(initial: 1)]
        d.draft.tasks[a].stockChanges = [StockChange(stock: 0, amount: -1, atEnd: true)]
        d.draft.lags = [.shortest(.end(a), .start(b))]
        return d.draft
    }

    @Test("a good draft has none")
    func none() throws {
        _ = try Problem(good())
    }

    @Test(
        "each fault is told with its place",
        arguments: [
            Fault("tasks[0].group", { $0.tasks[0].group = 4 }),
            Fault("tasks[0].modes", { $0.tasks[0].modes = [] }),
            Fault("tasks[0].modes", { $0.tasks[0].modes = [ModeSpec](repeating: $0.tasks[0].modes[0], count: 65) }),
            Fault("tasks[0].modes[0].duration", { $0.tasks[0].modes[0].duration = -1 }),
            Fault("tasks[0].modes[0].uses[0].resource", { $0.tasks[0].modes[0].uses[0].resource = 3 }),
            Fault("tasks[0].modes[0].uses[1].resource", { $0.tasks[0].modes[0].uses.append(Use(0)) }),
            Fault("tasks[0].modes[0].uses[0].family", { $0.tasks[0].modes[0].uses[0].family = 1 }),
            Fault("tasks[0].latestEnd", { $0.tasks[0].latestEnd = Int.max }),
            Fault("tasks[0].earliestStart", { $0.tasks[0].earliestStart = Int.min }),
            Fault("tasks[0].pin.mode", { $0.tasks[0].pin = Pin(mode: 1, start: 0) }),
            Fault("tasks[0].pin.end", { $0.tasks[0].pin = Pin(mode: 0, start: 5, end: 4) }),
            Fault("tasks[2].spans[0]", { $0.tasks[2].spans = [2] }),
            Fault("tasks[2].modes", { $0.tasks[2].modes[0].duration = 1 }),
            Fault("tasks[0].stockChanges[0].stock", { $0.tasks[0].stockChanges[0].stock = 1 }),
            Fault("lags[0].after", { $0.lags[0].after.task = 9 }),
            Fault("lags[0].gap", { $0.lags[0].gap = Int.max }),
            Fault("sameUnits[0].second", { $0.sameUnits = [TaskPair(0, 9)] }),
            Fault("differentUnits[0].first", { $0.differentUnits = [TaskPair(-1, 0)] }),
            Fault("consecutive[0]", { $0.consecutive = [TaskPair(1, 1)] }),
            Fault(
                "dependencies[0].mode",
                {
                    $0.dependencies = [ModeDependency(task: 0, mode: 1, other: 1, allowed: [])]
                }),
            Fault(
                "dependencies[0].allowed",
                { $0.dependencies = [ModeDependency(task: 0, mode: 0, other: 1, allowed: [3])] }
            ),
            Fault(
                "sameOrders[0]",
                { $0.sameOrders = [SameOrder(resource1: 0, resource2: 1, tasks1: [0], tasks2: [])] }
            ),
            Fault("resources[1].kind", { $0.resources[1].kind = .pool(-1) }),
            Fault("resources[2].kind", { $0.resources[2].kind = .batch(0) }),
            Fault("resources[1]", { $0.resources[1].expiry = CleaningExpiry(limit: 1, renewal: 1) }),
            Fault("resources[0].setUps.minutes", { $0.resources[0].setUps?.families = 2 }),
            Fault("resources[0].open[0]", { $0.resources[0].open = [OpenInterval(4, 4)] }),
            Fault("resources[0].open[1]", { $0.resources[0].open = [OpenInterval(4, 8), OpenInterval(6, 9)] }),
            Fault("groups[0].lateWeight", { $0.groups[0].lateWeight = -1 }),
            Fault("groups[0].lateCap", { $0.groups[0].lateCap = -1 }),
            Fault("groups[0].tardyCost", { $0.groups[0].tardyCost = -1 }),
            Fault("groups[0].unplacedCost", { $0.groups[0].unplacedCost = Int.max }),
            Fault("groups[0].due", { $0.groups[0].due = Int.max }),
            Fault("groups[0].release", { $0.groups[0].release = Int.min }),
            Fault("tasks[0].stretch", { $0.tasks[0].stretch = -1 }),
            Fault("tasks[0].latestStart", { $0.tasks[0].latestStart = Int.min }),
            Fault("tasks[0].earliestEnd", { $0.tasks[0].earliestEnd = Int.max }),
            Fault("tasks[0].modes[0].cost", { $0.tasks[0].modes[0].cost = -1 }),
            Fault("tasks[0].stockChanges[0].amount", { $0.tasks[0].stockChanges[0].amount = Int.min }),
            Fault("tasks[2].pin", { $0.tasks[2].pin = Pin(mode: 0, start: 0) }),
            Fault(
                "dependencies[0].other",
                { $0.dependencies = [ModeDependency(task: 0, mode: 0, other: 5, allowed: [])] }
            ),
            Fault("holdCosts[0].rate", { $0.holdCosts = [HoldCost(from: .end(0), to: .start(1), rate: -1)] }),
            Fault("stocks[0].maximum", { $0.stocks[0].maximum = -1 }),
            Fault("holdCosts[0].from", { $0.holdCosts = [HoldCost(from: .start(7), to: .start(0), rate: 1)] }),
            Fault("makespanWeight", { $0.makespanWeight = -1 }),
            Fault("resources[2].kind", { $0.resources[2].kind = .keyed(0) }),
            Fault("resources[2].batchWait", { $0.resources[2].batchWait = -1 }),
            Fault("resources[0].setUps.minutes", { $0.resources[0].setUps?.minutes = [-1] }),
            Fault("resources[0].setUps.costs", { $0.resources[0].setUps?.costs = [1, 2] }),
            Fault("resources[0].expiry.limit", { $0.resources[0].expiry = CleaningExpiry(limit: -1, renewal: 1) }),
            Fault("resources[0].opening.family", { $0.resources[0].opening = LastHolder(family: 1, end: 0) }),
            Fault("resources[0].open[0].end", { $0.resources[0].open = [OpenInterval(0, Int.max)] }),
            Fault("stocks[0].supplies[0].time", { $0.stocks[0].supplies = [StockSupply(time: Int.max, amount: 1)] }),
            Fault("tasks[2].spans[0]", { $0.tasks[2].spans = [9] }),
            Fault("tasks[0].pin.start", { $0.tasks[0].pin = Pin(mode: 0, start: Int.max) }),
            Fault("sameUnits[0].first", { $0.sameUnits = [TaskPair(9, 0)] }),
            Fault("differentUnits[0].second", { $0.differentUnits = [TaskPair(0, 9)] }),
            Fault("consecutive[0].second", { $0.consecutive = [TaskPair(0, 9)] }),
            Fault(
                "sameOrders[0].resource2",
                { $0.sameOrders = [SameOrder(resource1: 0, resource2: 7, tasks1: [0], tasks2: [1])] }),
            Fault(
                "sameOrders[0].tasks",
                { $0.sameOrders = [SameOrder(resource1: 0, resource2: 1, tasks1: [0], tasks2: [7])] }),
            Fault("resources[1]", { $0.resources[1].setUps = SetUps(families: 1, minutes: [0]) }),
            Fault("resources[1]", { $0.resources[1].opening = LastHolder(family: 0, end: 0) }),
            Fault("resources[0].setUps.minutes", { $0.resources[0].setUps?.families = Int.max }),
            Fault("resources[0].setUps.costs", { $0.resources[0].setUps?.costs = [-1] }),
            Fault("resources[0].expiry.renewal", { $0.resources[0].expiry = CleaningExpiry(limit: 1, renewal: -1) }),
            Fault(
                "resources[0].expiry.cost",
                { $0.resources[0].expiry = CleaningExpiry(limit: 1, renewal: 1, cost: Int.max) }),
            Fault("resources[0].opening.end", { $0.resources[0].opening = LastHolder(family: 0, end: Int.min) }),
            Fault("resources[0].open[0].start", { $0.resources[0].open = [OpenInterval(Int.min, 0)] }),
            Fault("stocks[0].initial", { $0.stocks[0].initial = Int.min }),
            Fault("stocks[0].minimum", { $0.stocks[0].minimum = Int.max }),
            Fault("stocks[0].supplies[0].amount", { $0.stocks[0].supplies = [StockSupply(time: 0, amount: Int.max)] }),
            Fault("tasks[0].modes[0].uses[0].amount", { $0.tasks[0].modes[0].uses[0].amount = -1 }),
            Fault(
                "tasks[2].spans[0]",
                {
                    $0.groups.append(GroupSpec())
                    $0.tasks[0].group = 1
                }),
            Fault(
                "tasks[3].spans[0]",
                {
                    $0.tasks.append($0.tasks[2])
                    $0.tasks[3].spans = [2]
                }),
            Fault("tasks[2].stretch", { $0.tasks[2].stretch = 1 }),
            Fault("lags[0].before", { $0.lags[0].before.task = -1 }),
            Fault("lags[1].gap", { $0.lags.append(.longest(.end(0), .start(1), Int.max)) }),
            Fault("differentUnits[0]", { $0.differentUnits = [TaskPair(1, 1)] }),
            Fault("consecutive[0].first", { $0.consecutive = [TaskPair(-1, 0)] }),
            Fault(
                "dependencies[0].task", { $0.dependencies = [ModeDependency(task: 3, mode: 0, other: 1, allowed: [])] }),
            Fault("dependencies[0]", { $0.dependencies = [ModeDependency(task: 1, mode: 0, other: 1, allowed: [])] }),
            Fault("holdCosts[0].to", { $0.holdCosts = [HoldCost(from: .start(0), to: .start(3), rate: 1)] }),
            Fault(
                "holdCosts[0].free",
                { $0.holdCosts = [HoldCost(from: .start(0), to: .start(1), free: Int.max, rate: 1)] }),
            Fault(
                "sameOrders[0].resource1",
                { $0.sameOrders = [SameOrder(resource1: -1, resource2: 1, tasks1: [0], tasks2: [1])] }),
        ])
    func fault(_ fault: Fault) {
        var draft = good()
        fault.change(&draft)
        do {
            _ = try Problem(draft)
            Issue.record("no fault found")
        } catch {
            #expect(error.faults.contains { $0.place == fault.place }, "\(error.faults)")
        }
    }

    @Test("all faults are told at once")
    func all() {
        var draft = good()
        draft.tasks[0].group = 4
        draft.lags[0].gap = Int.max
        draft.makespanWeight = -1
        do {
            _ = try Problem(draft)
            Issue.record("no fault found")
        } catch {
            #expect(
                error.faults.map(\.place) == ["tasks[0].group", "tasks[2].spans[0]", "lags[0].gap", "makespanWeight"])
        }
    }

    @Test("a schedule of another size or with an unknown mode is refused")
    func foreign() throws {
        let problem = try Problem(good())
        #expect(problem.violations(of: Schedule(placements: [])) == [.wrongCount])
        let wrong = Placement(mode: 2, start: 0, end: 1)
        #expect(
            problem.violations(of: Schedule(placements: [wrong, wrong, wrong])) == [.unknownMode(task: 0)])
    }
}
