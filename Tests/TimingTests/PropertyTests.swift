// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@testable import Timing

/// Properties of walks through random plants.
@Suite("Random walks")
struct PropertyTests {
    private func starts(_ plant: TestPlant, days: Range<Int>) -> [StartOutcome] {
        let scenario = plant.scenario
        let walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
        return days.map { walk.walk(plant.recipe, cell: at($0, 0)) }
    }

    /// The times of each stay of a grid as a lot has them, hours from the cell's first.
    private func times(_ lot: LotTimeline, _ grid: HourGrid) throws -> [HourGrid.Times] {
        func hour(_ instant: Instant) -> Int { instant.minutes / 60 - grid.first }
        return try grid.stays.map { stay in
            let id = try #require(grid.recipe.operations.id(named: stay.operation.name))
            let copies = lot.operations.filter {
                $0.operation == id && (stay.copy..<stay.copy + stay.times).contains($0.copy)
            }.sorted { $0.copy < $1.copy }
            try #require(copies.count == stay.times)
            return HourGrid.Times(
                setUp: hour(copies[0].setUp.from), runs: copies.map { hour($0.run.from) },
                ends: copies.map { hour($0.run.to) }, clean: hour(copies[stay.times - 1].clean.from),
                cleanEnd: hour(copies[stay.times - 1].clean.to))
        }
    }

    /// Whether all runs of a lot are on full hours; a pausable run that a hold pushes over a break is not.
    private func isOnGrid(_ lot: LotTimeline) -> Bool {
        lot.operations.allSatisfy { $0.run.from.minutes.isMultiple(of: 60) && $0.run.to.minutes.isMultiple(of: 60) }
    }

    @Test("A lot keeps every rule", arguments: 0..<60)
    func keepsRules(seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        let plant = TestPlant.random(&dice, isSmall: false)
        let scenario = plant.scenario
        for (day, outcome) in starts(plant, days: 0..<5).enumerated() {
            guard let lot = outcome.timeline, isOnGrid(lot) else { continue }
            let grid = HourGrid(scenario, first: day * 24, hours: 24 * 90)
            let times = try times(lot, grid)
            let given = times.map { Optional($0) }
            for place in times.indices {
                let from = times[place].runs[0]
                let ends = try #require(grid.ends(grid.stays[place], from: from), "\(seed) \(day)")
                #expect(grid.times(place, from: from, ends: ends, given: given) == times[place], "\(seed) \(day)")
                #expect(grid.follows(place, times[place], given: given), "\(seed) \(day)")
            }
            let start = try #require(times.map(\.setUp).min())
            #expect((0..<24).contains(start))
            #expect(lot.start.minutes == (grid.first + start) * 60)
            #expect(lot.stored == lot.operations.last { $0.operation == grid.recipe.sink }?.run.to)
        }
    }

    @Test("No lot that keeps the rules has anything earlier, and none is missed", arguments: 0..<120)
    func isLeast(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &+ 77_777)
        let plant = TestPlant.random(&dice, isSmall: true)
        let scenario = plant.scenario
        let day = dice.roll(0...6)
        let outcome = starts(plant, days: day..<day + 1)[0]
        let latest = 24 * 5
        let grid = HourGrid(scenario, first: day * 24, hours: 24 * 12)
        let best = grid.best(cellHours: 24, latest: latest)
        guard let lot = outcome.timeline else {
            #expect(best == nil, "lost: \(outcome)")
            return
        }
        let runs = try times(lot, grid).map { $0.runs[0] }
        guard isOnGrid(lot) else {
            // Every lot on full hours is later then.
            #expect(best.map { zip($0, runs).allSatisfy { $0 >= $1 } } ?? true)
            return
        }
        if let last = runs.max(), last <= latest {
            #expect(best == runs)
        } else {
            #expect(best == nil)
        }
    }

    @Test("A week later everything is a week later", arguments: 0..<20)
    func shifted(seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 4242)
        let plant = TestPlant.random(&dice, isSmall: false)
        let early = starts(plant, days: 0..<3)
        let late = starts(plant, days: 7..<10)
        for (one, other) in zip(early, late) {
            #expect((one.timeline == nil) == (other.timeline == nil))
            guard let one = one.timeline, let other = other.timeline else { continue }
            #expect(one.operations.map { $0.run.from + .weeks(1) } == other.operations.map(\.run.from))
            #expect(one.unitHolds.map { $0.held.to + .weeks(1) } == other.unitHolds.map(\.held.to))
            #expect(one.released + .weeks(1) == other.released)
            #expect(one.staffWeeks.map { $0.week + 1 } == other.staffWeeks.map(\.week))
            #expect(one.staffWeeks.map(\.normal) == other.staffWeeks.map(\.normal))
            #expect(one.unitDays.map { [$0.day + 7, $0.minutes] } == other.unitDays.map { [$0.day, $0.minutes] })
            #expect(one.net == other.net)
        }
    }

    @Test("More open hours never finish later", arguments: 0..<40)
    func moreHours(seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 990_000)
        let plant = TestPlant.random(&dice, isSmall: false)
        var wider = plant
        let name = dice.pick(plant.calendars.map(\.name))
        wider.calendars = plant.calendars.map { calendar in
            guard calendar.name == name else { return calendar }
            let more = calendar.weekly.map { shifts in
                shifts.map { WorkCalendar.Shift(from: max(0, $0.from - 60), to: $0.to + 120) }
            }
            return WorkCalendar(name: name, label: "", weekly: more, closed: [], open: [])
        }
        for (narrow, wide) in zip(starts(plant, days: 0..<7), starts(wider, days: 0..<7)) {
            guard let narrow = narrow.timeline, let wide = wide.timeline else { continue }
            #expect(wide.stored <= narrow.stored)
            for operation in narrow.operations {
                let same = wide.operations.first {
                    $0.operation == operation.operation && $0.copy == operation.copy
                }
                #expect(same.map { $0.run.from <= operation.run.from } == true)
            }
        }
    }

    @Test("Work and held time are complete", arguments: 0..<20)
    func complete(seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 31_337)
        let plant = TestPlant.random(&dice, isSmall: false)
        let scenario = plant.scenario
        let hours = PlantHours(scenario)
        let recipe = scenario.recipes[plant.recipe]
        let walk = LotWalk(scenario: scenario, hours: hours)
        for day in 0..<4 {
            guard let lot = walk.walk(plant.recipe, cell: at(day, 0)).timeline else { continue }
            for pool in scenario.staff.ids {
                var expected = 0.0
                for copy in lot.operations {
                    let operation = recipe.operations[copy.operation]
                    for need in operation.staff where need.pool == pool {
                        switch need.amount {
                        case .minutes(let minutes): expected += minutes.double
                        case .heads(let heads):
                            let length = copy.setUp.length + copy.clean.length + operation.run
                            expected += Double(heads * length.minutes)
                        }
                    }
                }
                let booked = lot.staff.filter { $0.pool == pool }.reduce(0) { $0 + $1.normalMinutes + $1.coverMinutes }
                #expect(abs(booked - expected) < 1e-6)
                let weeks = lot.staffMinutes(pool)
                #expect(abs(weeks.reduce(0) { $0 + $1.normal + $1.cover } - expected) < 1e-6)
                for week in weeks {
                    let part = stretch(week.week * 7, 0, to: week.week * 7 + 7, 0)
                    let sum = lot.staff.filter { $0.pool == pool }.map { $0.minutes(in: part, hours: hours) }
                    #expect(abs(sum.reduce(0) { $0 + $1.normal } - week.normal) < 1e-6)
                    #expect(abs(sum.reduce(0) { $0 + $1.cover } - week.cover) < 1e-6)
                }
            }
            for unit in scenario.units.ids {
                let held = lot.unitHolds.filter { $0.unit == unit }
                let open = held.reduce(0) { $0 + hours.unit(unit).openMinutes(in: $1.held) }
                #expect(lot.unitHeldMinutes(unit).reduce(0) { $0 + $1.minutes } == open)
            }
        }
    }
}
