// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@testable import Timing

@Suite("Lot output and release")
struct LotOutputTests {
    private func lot(_ plant: TestPlant, day: Int = 0) throws -> LotTimeline {
        let scenario = plant.scenario
        return try #require(
            LotWalk(scenario: scenario, hours: PlantHours(scenario)).walk(plant.recipe, cell: at(day, 0)).timeline)
    }

    @Test("Particles become whole doses, less the reserve, times the share that passes")
    func doses() throws {
        var plant = TestPlant()
        plant.operations = [.init(name: "a", recovery: Exact(85, over: 100))]
        plant.yield = 1_000_000
        plant.yieldsParticles = true
        plant.particles = 1000
        plant.unit = "dose"
        plant.reserve = 40
        plant.pass = Exact(9, over: 10)
        var made = try lot(plant)
        #expect(made.gross == 850)
        #expect(made.net == 729)
        #expect(made.limitedBy == .yield)
        plant.yield = 1_001_000
        #expect(try lot(plant).gross == 850)
        plant.fillCap = 500
        made = try lot(plant)
        #expect(made.gross == 500)
        #expect(made.limitedBy == .fillCap)
        plant.fillCap = 30
        #expect(try lot(plant).net == 0)
        plant.fillCap = 850
        #expect(try lot(plant).limitedBy == .yield)
    }

    @Test("What is not counted is not rounded")
    func litres() throws {
        var plant = TestPlant()
        plant.operations = [.init(name: "a", recovery: Exact(1, over: 3))]
        plant.yield = 100
        plant.unit = "L"
        #expect(try lot(plant).gross == Exact(100, over: 3))
        plant.unit = "vial"
        #expect(try lot(plant).gross == 33)
    }

    @Test("Each harvest loses for its own hold until the pool")
    func holdLoss() throws {
        var plant = TestPlant()
        plant.operations = [
            .init(name: "collect", run: .hours(24), hold: nil, pattern: .repeated(2, .hours(48))),
            .init(
                name: "spin", run: .hours(24), recovery: Exact(1, over: 2), hold: nil, loss: Exact(1, over: 10),
                pattern: .forEach("collect")),
            .init(name: "pool", run: .hours(1), pattern: .pools("spin")),
        ]
        // The first waits two days for the second: half of 1000, in two parts, one of them times 0.81.
        #expect(try lot(plant).gross == Exact(250 + 250) * Exact(905, over: 1000))
    }

    @Test("A hold factor has nine decimals")
    func factor() {
        #expect(LotOutput.holdFactor(0.96, minutes: 1440) == Exact(96, over: 100))
        #expect(LotOutput.holdFactor(0.96, minutes: 720) == Exact(979_795_897, over: 1_000_000_000))
        #expect(LotOutput.holdFactor(0.96, minutes: 0) == 1)
    }

    @Test("Released after all tests and the review")
    func release() throws {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14)]
        plant.pools = [.init(name: "qc", headcount: 1, calendar: "day")]
        plant.operations = [.init(name: "a", run: .hours(24)), .init(name: "b", run: .hours(24))]
        let day = plant.calendar("day")
        plant.tests = [
            .init("late", "b", .span(.days(3)), staff: [("qc", .hours(8))]),
            .init("early", "a", .workingDays(5, day)),
        ]
        plant.review = .init("review", "", .span(.days(7)), staff: [("qc", .hours(10))])
        let made = try lot(plant)
        #expect(made.stored == at(2, 0))
        // Sampled on Tuesday 00:00, five working days on: the end of Tuesday.
        #expect(
            made.checks.map(\.during) == [stretch(1, 0, to: 9, 0), stretch(2, 0, to: 5, 0), stretch(9, 0, to: 16, 0)])
        #expect(made.checks.map(\.test) == [ID(0), ID(1), nil])
        #expect(made.released == at(16, 0))
        // Eight hours in week 0; the review's ten hours lie on three days of week 1 and two of week 2.
        let qc = made.staffMinutes(plant.pool("qc")).map(\.normal)
        #expect(qc == [480, 360, 240])
    }

    @Test("A test without people in it loses the start")
    func unstaffedTest() {
        var plant = TestPlant()
        plant.calendars = [.weekdays("day", 6, 14)]
        plant.pools = [.init(name: "qc", headcount: 1, calendar: "day")]
        plant.operations = [.init(name: "a", run: .hours(24))]
        plant.tests = [.init("gram", "a", .span(.days(1)), staff: [("qc", .hours(8))])]
        let scenario = plant.scenario
        let starts = LotWalk(scenario: scenario, hours: PlantHours(scenario)).starts(of: plant.recipe)
        #expect(starts.prefix(7).map { $0.timeline != nil } == [true, true, true, true, false, false, true])
        guard case .lost(let lost) = starts[4] else { return }
        #expect(lost.reason == .understaffedCheck(ID(0), plant.pool("qc")))
        #expect(lost.text == "test gram has too few open hours of staff qc")
    }
}
