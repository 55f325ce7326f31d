// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing
import Testing

@Suite("Rules between tasks: optimum reached, mutation found")
struct LinkTests {
    @Test("a shortest time between two tasks")
    func shortest() throws {
        var d = Draft(ResourceSpec(.unit))
        let a = d.task(3, on: 0)
        let b = d.task(2, on: 0)
        d.draft.lags = [.shortest(.end(a), .start(b), 4)]
        try expect(d.draft, optimum: 9) {
            $0[b].move(to: 6)
        } isFound: {
            $0 == .lag(0)
        }
    }

    @Test("no wait pushes the first task until the second's unit is free")
    func noWait() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        let group = d.group()
        let a = d.task(3, on: 0, group: group)
        let b = d.task(2, on: 1, group: group)
        let busy = d.task(6, on: 1)
        d.draft.tasks[busy].pin = Pin(mode: 0, start: 0)
        d.draft.lags = [.shortest(.end(a), .start(b)), .longest(.end(a), .start(b))]
        try expect(d.draft, optimum: 8) {
            $0[a].move(to: 0)
        } isFound: {
            $0 == .lag(1)
        }
    }

    @Test("a longest time across two groups")
    func longestAcrossGroups() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        let a = d.task(1, on: 0)
        let b = d.task(2, on: 1)
        let busy = d.task(10, on: 1)
        d.draft.tasks[busy].pin = Pin(mode: 0, start: 0)
        d.draft.lags = [.shortest(.end(a), .start(b)), .longest(.end(a), .start(b), 4)]
        try expect(d.draft, optimum: 12) {
            $0[a].move(to: 4)
        } isFound: {
            $0 == .lag(1)
        }
    }

    @Test("lags that ask a task to come after itself are told, not searched")
    func impossible() throws {
        var d = Draft(ResourceSpec(.unit))
        let group = d.group()
        let a = d.task(3, on: 0, group: group)
        let b = d.task(2, on: 0, group: group)
        d.draft.lags = [.shortest(.end(a), .start(b), 3), .longest(.end(a), .start(b), 1)]
        let (problem, outcome) = try solved(d.draft)
        #expect(!outcome.isComplete)
        guard case .lagCycle = outcome.schedule.unplaced.first?.hindrance else {
            Issue.record("\(outcome.schedule.unplaced)")
            return
        }
        #expect(problem.bounds().isEmpty)
    }

    @Test("the same unit for linked tasks")
    func sameUnits() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        let group = d.group()
        // Alone the second task would go to the fast unit.
        let a = d.task(
            modes: [ModeSpec(duration: 2, uses: [Use(0)]), ModeSpec(duration: 9, uses: [Use(1)])], group: group)
        let b = d.task(
            modes: [ModeSpec(duration: 6, uses: [Use(0)]), ModeSpec(duration: 5, uses: [Use(1)])], group: group)
        d.draft.lags = [.shortest(.end(a), .start(b))]
        d.draft.sameUnits = [TaskPair(a, b)]
        try expect(d.draft, optimum: 8) {
            $0[b] = Placement(mode: 1, start: 2, end: 7)
        } isFound: {
            $0 == .sameUnits(0)
        }
    }

    @Test("different units for two tasks")
    func differentUnits() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        let modes = [ModeSpec(duration: 2, uses: [Use(0)]), ModeSpec(duration: 9, uses: [Use(1)])]
        let a = d.task(modes: modes)
        let b = d.task(modes: modes)
        d.draft.differentUnits = [TaskPair(a, b)]
        try expect(d.draft, optimum: 9) {
            $0[a] = Placement(mode: 0, start: 0, end: 2)
            $0[b] = Placement(mode: 0, start: 2, end: 4)
        } isFound: {
            $0 == .differentUnits(0)
        }
    }

    @Test("connected equipment: a mode allows only some modes of another task")
    func dependency() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.unit))
        let a = d.task(modes: [ModeSpec(duration: 2, uses: [Use(0)]), ModeSpec(duration: 3, uses: [Use(1)])])
        let b = d.task(modes: [ModeSpec(duration: 9, uses: [Use(2)]), ModeSpec(duration: 4, uses: [Use(3)])])
        d.draft.lags = [.shortest(.end(a), .start(b))]
        // The quick first tank is connected to the slow line only.
        d.draft.dependencies = [ModeDependency(task: a, mode: 0, other: b, allowed: [0])]
        try expect(d.draft, optimum: 7) {
            $0[a] = Placement(mode: 0, start: 0, end: 2)
        } isFound: {
            $0 == .dependency(0)
        }
    }

    @Test("consecutive tasks let nothing between them")
    func consecutive() throws {
        var d = Draft(ResourceSpec(.unit))
        let group = d.group()
        let a = d.task(2, on: 0, group: group)
        let b = d.task(2, on: 0, group: group)
        let other = d.task(3, on: 0)
        d.draft.lags = [.shortest(.end(a), .start(b), 3)]
        d.draft.consecutive = [TaskPair(a, b)]
        // With the gap used it would be 7.
        try expect(d.draft, optimum: 10) {
            $0[a].move(to: 0)
            $0[other].move(to: 2)
            $0[b].move(to: 5)
        } isFound: {
            $0 == .consecutive(0)
        }
    }

    @Test("two units do their tasks in the same order")
    func sameOrder() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        let a1 = d.task(1, on: 0)
        let b1 = d.task(4, on: 0)
        let a2 = d.task(4, on: 1)
        let b2 = d.task(1, on: 1)
        d.draft.sameOrders = [SameOrder(resource1: 0, resource2: 1, tasks1: [a1, b1], tasks2: [a2, b2])]
        try expect(d.draft, optimum: 5) {
            $0[a1].move(to: 0)
            $0[b1].move(to: 1)
            $0[b2].move(to: 0)
            $0[a2].move(to: 1)
        } isFound: {
            $0 == .sameOrder(0)
        }
    }

    @Test("a room is held from the first start to the last end, gaps included")
    func span() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        // Lots of two steps 5 apart, in one room: 2 + 5 + 2 each.
        for _ in 0..<2 {
            let group = d.group()
            let a = d.task(2, on: 0, group: group)
            let b = d.task(2, on: 0, group: group)
            let room = d.task(0, on: 1, group: group)
            d.draft.tasks[room].spans = [a, b]
            d.draft.lags += [.shortest(.end(a), .start(b), 5), .longest(.end(a), .start(b), 5)]
        }
        try expect(d.draft, optimum: 18) {
            $0[2].end -= 1
        } isFound: {
            $0 == .span(task: 2)
        }
        try expect(d.draft, optimum: 18) {
            let earlier = $0[0].start < $0[3].start ? 3 : 0
            for task in earlier..<earlier + 3 { $0[task].move(by: -7) }
        } isFound: {
            if case .overlap(resource: 1, _, _) = $0 { true } else { false }
        }
    }
}
