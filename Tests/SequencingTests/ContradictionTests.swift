// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing
import Testing

/// Rules that cannot all be kept, and what the search has to tell of the first group that it leaves out.
struct Contradiction: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var told: Hindrance
    var change: @Sendable (inout ProblemDraft) -> Void

    init(_ description: String, _ told: Hindrance, _ change: @escaping @Sendable (inout ProblemDraft) -> Void) {
        testDescription = description
        self.told = told
        self.change = change
    }
}

@Suite("Rules that contradict each other")
struct ContradictionTests {
    /// Lot 0 has tasks 0 and 1 on either of two units, lot 1 has task 2 on a unit of its own, with a pool and a stock
    /// that nobody uses yet.
    private func good() -> ProblemDraft {
        var d = Draft(
            ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.pool(2)),
            ResourceSpec(.batch(2)))
        let group = d.group()
        for duration in [3, 2] {
            d.task(modes: (0...1).map { ModeSpec(duration: duration, uses: [Use($0)]) }, group: group)
        }
        d.task(4, on: 2)
        d.draft.lags = [.shortest(.end(0), .start(1))]
        d.draft.stocks = [StockSpec(initial: 1, maximum: 2)]
        return d.draft
    }

    @Test("the lots without them are placed")
    func none() throws {
        let (_, outcome) = try solved(good())
        #expect(outcome.cost.total == 5)
    }

    @Test(
        "the lot is left out with the reason, the other one has its place",
        arguments: [
            Contradiction("a window shorter than the run", .tooLate(task: 0, minutes: 1)) { $0.tasks[0].latestEnd = 2 },
            Contradiction("a window that ends before it begins", .tooLate(task: 1, minutes: 4)) {
                $0.tasks[1].earliestStart = 9
                $0.tasks[1].latestStart = 5
            },
            Contradiction("a release after the window", .tooLate(task: 0, minutes: 8)) {
                $0.groups[0].release = 10
                $0.tasks[0].latestEnd = 5
            },
            Contradiction("a shortest time above the longest", .lagCycle(task: 0)) {
                $0.lags += [.shortest(.end(0), .start(1), 5), .longest(.end(0), .start(1), 4)]
            },
            Contradiction("a task after its own end", .lagCycle(task: 0)) {
                $0.lags.append(.shortest(.end(0), .start(0)))
            },
            Contradiction("the same unit and different ones", .noMode(task: 0)) {
                $0.sameUnits = [TaskPair(0, 1)]
                $0.differentUnits = [TaskPair(0, 1)]
            },
            Contradiction("the same unit for tasks that have none in common", .noMode(task: 0)) {
                $0.tasks[0].modes.removeLast()
                $0.tasks[1].modes.removeFirst()
                $0.sameUnits = [TaskPair(0, 1)]
            },
            Contradiction("different units for tasks that have one", .noMode(task: 0)) {
                for task in 0...1 { $0.tasks[task].modes.removeLast() }
                $0.differentUnits = [TaskPair(0, 1)]
            },
            Contradiction("modes that allow none of the other task's", .noMode(task: 1)) {
                $0.dependencies = (0...1).map { ModeDependency(task: 0, mode: $0, other: 1, allowed: []) }
            },
            Contradiction("two tasks each directly before the other", .gaveUp(task: 0)) {
                $0.sameUnits = [TaskPair(0, 1)]
                $0.consecutive = [TaskPair(0, 1), TaskPair(1, 0)]
            },
            Contradiction("one order on two units, the other by lags", .gaveUp(task: 0)) {
                $0.sameOrders = [SameOrder(resource1: 0, resource2: 0, tasks1: [0, 1], tasks2: [1, 0])]
                for task in 0...1 { $0.tasks[task].modes.removeLast() }
            },
            Contradiction("hours too short for a run that may not pause", .closed(task: 0)) {
                $0.resources[0].open = (0..<9).map { OpenInterval(10 * $0, 10 * $0 + 2) }
                $0.resources[1].open = []
            },
            Contradiction("fewer hours than a run that may pause", .closed(task: 0)) {
                for unit in 0...1 { $0.resources[unit].open = [OpenInterval(0, 1), OpenInterval(5, 6)] }
                $0.tasks[0].isPausable = true
            },
            Contradiction("a unit and people that are never there together", .closed(task: 0)) {
                $0.resources[0].open = [OpenInterval(0, 8)]
                $0.resources[3].open = [OpenInterval(8, 16)]
                $0.tasks[0].modes = [ModeSpec(duration: 3, uses: [Use(0), Use(3)])]
            },
            Contradiction("more of a pool than there is", .tooMuch(task: 0, resource: 3)) {
                $0.tasks[0].modes = [ModeSpec(duration: 3, uses: [Use(0), Use(3, amount: 3)])]
            },
            Contradiction("more slots than a batch has", .tooMuch(task: 0, resource: 4)) {
                $0.tasks[0].modes = [ModeSpec(duration: 3, uses: [Use(4, amount: 3)])]
            },
            Contradiction("more than the stock ever holds", .stock(task: 0, stock: 0)) {
                $0.tasks[0].stockChanges = [StockChange(stock: 0, amount: -2, atEnd: false)]
            },
            Contradiction("more than the stock has room for", .stock(task: 1, stock: 0)) {
                $0.tasks[1].stockChanges = [StockChange(stock: 0, amount: 2, atEnd: true)]
            },
            Contradiction("a pin outside its window", .pin(task: 1)) {
                $0.tasks[1].pin = Pin(mode: 0, start: 8)
                $0.tasks[1].latestEnd = 9
            },
            Contradiction("a pin in a closure", .pin(task: 1)) {
                $0.resources[0].open = [OpenInterval(0, 8), OpenInterval(20, 30)]
                $0.tasks[1].pin = Pin(mode: 0, start: 7)
            },
            Contradiction("a pin in a mode that the other task's leaves out", .noMode(task: 0)) {
                $0.tasks[1].pin = Pin(mode: 0, start: 7)
                $0.dependencies = (0...1).map { ModeDependency(task: 0, mode: $0, other: 1, allowed: [1]) }
            },
            Contradiction("pins with no time for the set-up between", .pin(task: 1)) {
                $0.resources[0].setUps = SetUps(families: 2, minutes: [0, 4, 4, 0])
                for (task, start) in [(0, 0), (1, 6)] {
                    $0.tasks[task].modes = [ModeSpec(duration: 3, uses: [Use(0, family: task)])]
                    $0.tasks[task].pin = Pin(mode: 0, start: start)
                }
            },
            Contradiction("pins with no time to renew the clean between", .pin(task: 1)) {
                $0.resources[0].expiry = CleaningExpiry(limit: 2, renewal: 9)
                for (task, start) in [(0, 0), (1, 8)] { $0.tasks[task].pin = Pin(mode: 0, start: start) }
            },
            Contradiction("pins in modes that do not go together", .pin(task: 1)) {
                $0.dependencies = [ModeDependency(task: 0, mode: 0, other: 1, allowed: [1])]
                for (task, start) in [(0, 0), (1, 8)] { $0.tasks[task].pin = Pin(mode: 0, start: start) }
            },
            Contradiction("pins too near each other", .pin(task: 1)) {
                $0.lags = [.shortest(.end(0), .start(1), 6)]
                for (task, start) in [(0, 0), (1, 8)] { $0.tasks[task].pin = Pin(mode: task, start: start) }
            },
            Contradiction("pins too far from each other", .pin(task: 1)) {
                $0.lags = [.longest(.end(0), .start(1), 4)]
                for (task, start) in [(0, 0), (1, 8)] { $0.tasks[task].pin = Pin(mode: task, start: start) }
            },
            Contradiction("pins of consecutive tasks with another between", .pin(task: 3)) {
                $0.consecutive = [TaskPair(0, 1)]
                $0.tasks.append(TaskSpec(group: 0, modes: [ModeSpec(duration: 1, uses: [Use(0)])]))
                for (task, start) in [(0, 0), (1, 8), (3, 5)] { $0.tasks[task].pin = Pin(mode: 0, start: start) }
            },
            Contradiction("pins in different orders on two units", .pin(task: 4)) {
                for (unit, start) in [(0, 9), (1, 4)] {
                    $0.tasks.append(TaskSpec(group: 0, modes: [ModeSpec(duration: 1, uses: [Use(unit)])]))
                    $0.tasks[2 + unit + 1].pin = Pin(mode: 0, start: start)
                }
                for (task, start) in [(0, 0), (1, 8)] { $0.tasks[task].pin = Pin(mode: task, start: start) }
                $0.sameOrders = [SameOrder(resource1: 0, resource2: 1, tasks1: [0, 3], tasks2: [1, 4])]
            },
            Contradiction("a pin before its material is made", .stock(task: 0, stock: 0)) {
                $0.tasks[0].stockChanges = [StockChange(stock: 0, amount: -2, atEnd: false)]
                $0.tasks[0].pin = Pin(mode: 0, start: 0)
                $0.tasks[2].stockChanges = [StockChange(stock: 0, amount: 1, atEnd: true)]
            },
            Contradiction("a room taken for longer than its lot can wait", .tooLate(task: 0, minutes: 10)) {
                $0.tasks[2].modes = [ModeSpec(duration: 10, uses: [Use(2)])]
                $0.tasks[2].pin = Pin(mode: 0, start: 0)
                $0.tasks[0].latestStart = 0
                $0.tasks.append(TaskSpec(group: 0, modes: [ModeSpec(duration: 0, uses: [Use(2)])], spans: [0, 1]))
            },
            Contradiction("a lot after one that has no place", .tooMuch(task: 3, resource: 3)) {
                $0.groups.append(GroupSpec())
                $0.tasks.append(TaskSpec(group: 2, modes: [ModeSpec(duration: 1, uses: [Use(3, amount: 5)])]))
                $0.lags.append(.shortest(.end(3), .start(0)))
            },
        ])
    func told(_ contradiction: Contradiction) throws {
        var draft = good()
        contradiction.change(&draft)
        let (_, outcome) = try solved(draft, decodes: 10)
        #expect(outcome.schedule.unplaced.first?.group == 0)
        #expect(outcome.schedule.unplaced.map(\.hindrance).contains(contradiction.told), "\(outcome.schedule.unplaced)")
        #expect(outcome.schedule.placements[2] != nil)
    }
}
