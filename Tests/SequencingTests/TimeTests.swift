// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing
import Testing

@Suite("Windows, pins, groups and costs")
struct TimeTests {
    @Test("weighted lateness decides the order; a group may not start before its release")
    func lateness() throws {
        var d = Draft(ResourceSpec(.unit), makespan: 0)
        // Light and due first, heavy and due second: the heavy one goes first, the light one is 4 late.
        d.draft.groups = [
            GroupSpec(due: 4, lateWeight: 1), GroupSpec(release: 0, due: 5, lateWeight: 10),
            GroupSpec(release: 30, due: 31, lateWeight: 1, lateCap: 3, tardyCost: 50),
        ]
        d.task(4, on: 0, group: 0)
        d.task(4, on: 0, group: 1)
        d.task(9, on: 0, group: 2)
        try expect(d.draft, optimum: 4 + 3 + 50) {
            $0[2].move(to: 29)
        } isFound: {
            $0 == .window(task: 2)
        }
    }

    @Test("a run keeps its window, at the start and at the end", arguments: 0...3)
    func window(edge: Int) throws {
        var d = Draft(ResourceSpec(.unit))
        let bound = d.task(4, on: 0)
        d.task(6, on: 0)
        // First it goes where the window says, then the other one where there is room: 10, or 14 from minute 10 on.
        switch edge {
        case 0: d.draft.tasks[bound].earliestStart = 10
        case 1: d.draft.tasks[bound].earliestEnd = 14
        case 2: d.draft.tasks[bound].latestStart = 2
        default: d.draft.tasks[bound].latestEnd = 6
        }
        try expect(d.draft, optimum: edge < 2 ? 14 : 10) {
            $0[bound].move(to: edge < 2 ? 9 : 7)
        } isFound: {
            $0 == .window(task: bound)
        }
    }

    @Test("the number of late groups")
    func tardyCount() throws {
        var d = Draft(ResourceSpec(.unit), makespan: 0)
        for (duration, due) in [(6, 6), (2, 7), (2, 8), (2, 9)] {
            d.task(duration, on: 0, group: d.group(GroupSpec(due: due, tardyCost: 1)))
        }
        let (_, outcome) = try solved(d.draft)
        #expect(outcome.cost.total == 1)
        #expect(outcome.cost.tardyCount == 1)
    }

    @Test("the cheaper mode wins when there is time")
    func modeCost() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit), makespan: 0)
        let group = d.group(GroupSpec(due: 10, lateWeight: 5))
        d.task(
            modes: [
                ModeSpec(duration: 3, uses: [Use(0)], cost: 40), ModeSpec(duration: 9, uses: [Use(1)], cost: 10),
            ], group: group)
        let (_, outcome) = try solved(d.draft)
        #expect(outcome.cost.total == 10)
    }

    @Test("money lost while material waits")
    func holdCost() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit), makespan: 0)
        let group = d.group()
        let a = d.task(1, on: 0, group: group)
        let b = d.task(1, on: 1, group: group)
        d.draft.tasks[b].earliestStart = 10
        d.draft.lags = [.shortest(.end(a), .start(b)), .longest(.end(a), .start(b), 6)]
        d.draft.holdCosts = [HoldCost(from: .end(a), to: .start(b), free: 2, rate: 3)]
        let problem = try Problem(d.draft)
        let schedule = Schedule(placements: [
            Placement(mode: 0, start: 4, end: 5), Placement(mode: 0, start: 10, end: 11),
        ])
        #expect(problem.violations(of: schedule) == [])
        #expect(problem.cost(of: schedule).total == 9)
        // Within the longest time it may wait six minutes; put off it need not wait at all.
        let (_, outcome) = try solved(d.draft)
        #expect(outcome.cost.total == 0)
    }

    @Test("what comes before waiting material is put off with it, as far as the unit's other work lets it")
    func puttingOff() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.unit), makespan: 0)
        let group = d.group()
        let a = d.task(2, on: 0, group: group)
        let b = d.task(3, on: 1, group: group)
        let c = d.task(1, on: 2, group: group)
        d.draft.tasks[c].earliestStart = 20
        d.draft.lags = [.shortest(.end(a), .start(b)), .longest(.end(a), .start(b), 1), .shortest(.end(b), .start(c))]
        d.draft.holdCosts = [HoldCost(from: .end(b), to: .start(c), rate: 2)]
        let busy = d.task(9, on: 1)
        d.draft.tasks[busy].pin = Pin(mode: 0, start: 14)
        // The second task has to end before 14: six minutes at 2 remain. The first follows to within its minute.
        try expect(d.draft, optimum: 12) {
            $0[a].move(to: 7)
        } isFound: {
            $0 == .lag(1)
        }
    }

    @Test("pinned and frozen runs stay; others go around them")
    func pins() throws {
        var d = Draft(ResourceSpec(.unit, open: [OpenInterval(0, 100)]))
        let frozen = d.task(5, on: 0)
        let pinned = d.task(3, on: 0)
        let free = d.task(4, on: 0)
        // Frozen as it happened: it began in a closure and took longer than its mode says.
        d.draft.tasks[frozen].pin = Pin(mode: 0, start: -4, end: 3)
        d.draft.tasks[pinned].pin = Pin(mode: 0, start: 6)
        try expect(d.draft, optimum: 13) {
            $0[pinned].move(to: 5)
        } isFound: {
            $0 == .pin(task: pinned)
        }
        try expect(d.draft, optimum: 13) {
            $0[free].move(to: 3)
        } isFound: {
            if case .overlap = $0 { true } else { false }
        }
    }

    @Test("two pins in one place: the second is told as unplaced")
    func pinsThatClash() throws {
        var d = Draft(ResourceSpec(.unit))
        for start in [0, 1] {
            let task = d.task(3, on: 0)
            d.draft.tasks[task].pin = Pin(mode: 0, start: start)
        }
        let (_, outcome) = try solved(d.draft)
        #expect(outcome.schedule.unplaced == [Unplaced(group: 1, hindrance: .pin(task: 1))])
    }

    @Test("a group is placed whole or not at all")
    func whole() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        let group = d.group(GroupSpec(unplacedCost: 7))
        let a = d.task(3, on: 0, group: group)
        let b = d.task(3, on: 1, group: group)
        d.draft.lags = [.shortest(.end(a), .start(b))]
        d.draft.tasks[b].latestEnd = 5
        d.task(2, on: 0)
        let (problem, outcome) = try solved(d.draft)
        #expect(outcome.schedule.unplaced == [Unplaced(group: 0, hindrance: .tooLate(task: b, minutes: 1))])
        #expect(outcome.schedule.placements[a] == nil)
        #expect(outcome.cost.total == 2 + 7)
        var half = outcome.schedule
        half.placements[a] = Placement(mode: 0, start: 2, end: 5)
        #expect(problem.violations(of: half) == [.notWhole(group: 0)])
    }

    @Test("what asks for more than there is, is told with the resource")
    func tooMuch() throws {
        var d = Draft(ResourceSpec(.pool(2)))
        d.task(modes: [ModeSpec(duration: 1, uses: [Use(0, amount: 3)])])
        let (_, outcome) = try solved(d.draft)
        #expect(outcome.schedule.unplaced == [Unplaced(group: 0, hindrance: .tooMuch(task: 0, resource: 0))])
    }

    @Test("open hours that end before the run")
    func closed() throws {
        var d = Draft(ResourceSpec(.unit, open: [OpenInterval(0, 5)]))
        d.task(6, on: 0)
        let (_, outcome) = try solved(d.draft)
        #expect(outcome.schedule.unplaced == [Unplaced(group: 0, hindrance: .closed(task: 0))])
    }

    @Test("a helper stretches from one task's end to another's")
    func stretch() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit), ResourceSpec(.unit))
        let group = d.group()
        let a = d.task(2, on: 0, group: group)
        let b = d.task(3, on: 1, group: group)
        let buffer = d.task(0, on: 2, group: group)
        d.draft.tasks[buffer].stretch = 100
        let busy = d.task(4, on: 2)
        d.draft.tasks[busy].pin = Pin(mode: 0, start: 3)
        d.draft.lags = [
            .shortest(.end(a), .start(b)), .shortest(.start(buffer), .end(a)), .longest(.start(buffer), .end(a)),
            .shortest(.end(buffer), .end(b)), .longest(.end(buffer), .end(b)),
        ]
        // The buffer is needed from the end of the first to the end of the second: both wait until it is free.
        try expect(d.draft, optimum: 10) {
            $0[buffer].start -= 1
        } isFound: {
            $0 == .lag(1) || $0 == .lag(2)
        }
    }
}
