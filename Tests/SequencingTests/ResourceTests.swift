// SPDX-License-Identifier: GPL-3.0-or-later

import Sequencing
import Testing

@Suite("Resources: optimum reached, mutation found")
struct ResourceTests {
    @Test("a unit does one run at a time")
    func unit() throws {
        var d = Draft(ResourceSpec(.unit))
        d.task(3, on: 0)
        d.task(4, on: 0)
        try expect(d.draft, optimum: 7) {
            $0[0] = Placement(mode: 0, start: 1, end: 4)
        } isFound: {
            if case .overlap(resource: 0, _, _) = $0 { true } else { false }
        }
    }

    @Test("unlike parallel units share the work")
    func unlikeUnits() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        for _ in 0..<3 {
            d.task(modes: [ModeSpec(duration: 5, uses: [Use(0)]), ModeSpec(duration: 8, uses: [Use(1)])])
        }
        try expect(d.draft, optimum: 10) {
            $0[0].end -= 1
        } isFound: {
            $0 == .duration(task: 0)
        }
    }

    @Test("a pool holds as much as it has")
    func pool() throws {
        var d = Draft(ResourceSpec(.pool(3)))
        for amount in [2, 2, 1, 1] {
            d.task(modes: [ModeSpec(duration: 4, uses: [Use(0, amount: amount)])])
        }
        try expect(d.draft, optimum: 8) {
            for task in $0.indices { $0[task].move(to: 0) }
        } isFound: {
            $0 == .capacity(resource: 0, minute: 0)
        }
    }

    @Test("a suite is shared by lots of one product only")
    func keyed() throws {
        var d = Draft(ResourceSpec(.keyed(2)))
        for family in [0, 1, 0, 1] {
            d.task(modes: [ModeSpec(duration: 5, uses: [Use(0, family: family)])])
        }
        try expect(d.draft, optimum: 10) {
            for task in $0.indices { $0[task].move(to: task < 2 ? 0 : 5) }
        } isFound: {
            if case .overlap(resource: 0, _, _) = $0 { true } else { false }
        }
    }

    @Test("a suite takes so many lots of one product at a time")
    func keyedCapacity() throws {
        var d = Draft(ResourceSpec(.keyed(2)))
        for duration in [3, 4, 5] { d.task(duration, on: 0) }
        try expect(d.draft, optimum: 7) {
            for task in $0.indices { $0[task].move(to: 0) }
        } isFound: {
            $0 == .capacity(resource: 0, minute: 0)
        }
    }

    @Test("a set-up that costs money makes the dearer order lose")
    func setUpCost() throws {
        let setUps = SetUps(families: 2, minutes: [0, 1, 1, 0], costs: [0, 9, 30, 0])
        var d = Draft(ResourceSpec(.unit, setUps: setUps))
        for family in [1, 0] { d.task(modes: [ModeSpec(duration: 2, uses: [Use(0, family: family)])]) }
        try expect(d.draft, optimum: 5 + 9) {
            $0[0].move(to: 2)
        } isFound: {
            $0 == .setUp(resource: 0, first: 1, second: 0)
        }
    }

    @Test("set-ups depend on what was there before, judged against both neighbours")
    func setUps() throws {
        // The only cheap round is 0, 2, 1.
        let setUps = SetUps(families: 3, minutes: [0, 9, 1, 9, 0, 9, 9, 1, 0])
        var d = Draft(ResourceSpec(.unit, setUps: setUps))
        for family in 0..<3 { d.task(modes: [ModeSpec(duration: 2, uses: [Use(0, family: family)])]) }
        try expect(d.draft, optimum: 8) {
            $0[1].move(by: -1)
        } isFound: {
            $0 == .setUp(resource: 0, first: 2, second: 1)
        }
    }

    @Test("the last holder's family asks for a set-up before the first run")
    func opening() throws {
        let setUps = SetUps(families: 2, minutes: [0, 3, 3, 0])
        var d = Draft(ResourceSpec(.unit, setUps: setUps, opening: LastHolder(family: 1, end: 0)))
        d.task(modes: [ModeSpec(duration: 2, uses: [Use(0, family: 0)])])
        try expect(d.draft, optimum: 5) {
            $0[0].move(to: 0)
        } isFound: {
            $0 == .setUp(resource: 0, first: -1, second: 0)
        }
    }

    @Test("set-ups within open hours are done in one piece")
    func workedSetUps() throws {
        let setUps = SetUps(families: 2, minutes: [0, 3, 3, 0], isWithinOpenHours: true)
        let open = [OpenInterval(0, 8), OpenInterval(20, 28)]
        var d = Draft(ResourceSpec(.unit, open: open, setUps: setUps))
        let a = d.task(modes: [ModeSpec(duration: 6, uses: [Use(0, family: 0)])])
        let b = d.task(modes: [ModeSpec(duration: 4, uses: [Use(0, family: 1)])])
        d.draft.lags = [.shortest(.end(a), .start(b))]
        // Two minutes are left before the closure: the set-up waits for the next day.
        try expect(d.draft, optimum: 27) {
            $0[b].move(to: 20)
        } isFound: {
            $0 == .setUp(resource: 0, first: a, second: b)
        }
    }

    @Test("a clean expires and has to be renewed")
    func expiry() throws {
        var d = Draft(ResourceSpec(.unit, expiry: CleaningExpiry(limit: 4, renewal: 7, cost: 100)))
        let a = d.task(1, on: 0)
        let b = d.task(1, on: 0)
        // From 6 on the second task could run, but then the clean is 5 old: it is renewed until 8.
        d.draft.tasks[a].pin = Pin(mode: 0, start: 0)
        d.draft.tasks[b].earliestStart = 6
        try expect(d.draft, optimum: 109) {
            $0[b].move(to: 6)
        } isFound: {
            $0 == .renewal(resource: 0, first: a, second: b)
        }
    }

    @Test("a run that may not pause waits for the next open interval; one that may goes on there")
    func calendar() throws {
        let open = [OpenInterval(0, 8), OpenInterval(24, 32)]
        var d = Draft(ResourceSpec(.unit, open: open))
        d.task(5, on: 0)
        d.task(6, on: 0)
        try expect(d.draft, optimum: 29) {
            $0[0].move(to: 0)
            $0[1].move(to: 5)
        } isFound: {
            $0 == .closed(task: 1)
        }
        d.draft.tasks[0].isPausable = true
        d.draft.tasks[1].isPausable = true
        try expect(d.draft, optimum: 27) {
            $0[$0[0].end == 27 ? 0 : 1].end -= 1
        } isFound: {
            if case .duration = $0 { true } else { false }
        }
    }

    @Test("a plate takes samples up to its size; they start and end together")
    func batch() throws {
        var d = Draft(ResourceSpec(.batch(3), batchWait: 5), ResourceSpec(.pool(1)))
        for _ in 0..<3 {
            d.task(modes: [ModeSpec(duration: 4, uses: [Use(0), Use(1, isOncePerBatch: true)])])
        }
        try expect(d.draft, optimum: 4) {
            $0[0].move(by: 1)
        } isFound: {
            if case .overlap(resource: 0, _, _) = $0 { true } else { false }
        }
        d.task(modes: [ModeSpec(duration: 4, uses: [Use(0), Use(1, isOncePerBatch: true)])])
        try expect(d.draft, optimum: 8) {
            for task in $0.indices { $0[task].move(to: 0) }
        } isFound: {
            $0 == .capacity(resource: 0, minute: 0)
        }
    }

    @Test("a batch waits for a task that comes a little later, if it is worth it")
    func batchWait() throws {
        var d = Draft(ResourceSpec(.batch(2), batchWait: 3), ResourceSpec(.unit))
        let late = d.task(modes: [ModeSpec(duration: 10, uses: [Use(0)])])
        d.task(modes: [ModeSpec(duration: 10, uses: [Use(0)])])
        d.draft.tasks[late].earliestStart = 2
        let (_, outcome) = try solved(d.draft)
        #expect(outcome.cost.total == 12)
    }

    @Test("material made by one task is used by another")
    func stock() throws {
        var d = Draft(ResourceSpec(.unit), ResourceSpec(.unit))
        d.draft.stocks = [StockSpec(initial: 1)]
        let use = d.task(2, on: 0)
        let make = d.task(5, on: 1)
        d.draft.tasks[use].stockChanges = [StockChange(stock: 0, amount: -3, atEnd: false)]
        d.draft.tasks[make].stockChanges = [StockChange(stock: 0, amount: 2, atEnd: true)]
        try expect(d.draft, optimum: 7) {
            $0[use].move(to: 4)
        } isFound: {
            $0 == .stockShort(stock: 0, minute: 4)
        }
    }

    @Test("a full tank makes its producer wait")
    func fullStock() throws {
        var d = Draft(ResourceSpec(.unit))
        d.draft.stocks = [StockSpec(initial: 4, maximum: 5, supplies: [StockSupply(time: 12, amount: -3)])]
        let make = d.task(5, on: 0)
        d.draft.tasks[make].stockChanges = [StockChange(stock: 0, amount: 2, atEnd: true)]
        try expect(d.draft, optimum: 12) {
            $0[make].move(to: 2)
        } isFound: {
            $0 == .stockFull(stock: 0, minute: 7)
        }
    }

    @Test("material that never comes leaves its group out, with the reason")
    func noStock() throws {
        var d = Draft(ResourceSpec(.unit))
        d.draft.stocks = [StockSpec(initial: 1)]
        let use = d.task(2, on: 0)
        d.draft.tasks[use].stockChanges = [StockChange(stock: 0, amount: -3, atEnd: false)]
        let (_, outcome) = try solved(d.draft)
        #expect(outcome.schedule.unplaced == [Unplaced(group: 0, hindrance: .stock(task: 0, stock: 0))])
    }
}
