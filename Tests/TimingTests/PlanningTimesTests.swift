// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@testable import Timing

@Suite("Instants on which a plan is cut")
struct PlanningTimesTests {
    private func days(_ instants: [Instant]) -> [Int] { instants.map { $0.minutes / 1440 } }

    private func line(_ name: String, due: Int, early: Int = 30, latest: Int? = nil) -> DemandLine {
        DemandLine(
            name: name, label: "", material: ID(0), quantity: 1, due: at(due, 0), price: 0, latePerDay: 0, lateCap: 0,
            lost: 0, early: .days(early), latest: latest.map { .days($0) }, customer: nil, kind: .firm,
            remainingLife: nil)
    }

    @Test("Buckets of days are cut at the horizon's end and at the tail's")
    func spanBuckets() {
        var plant = TestPlant()
        plant.length = .days(10)
        plant.tail = .days(13)
        let times = PlanningTimes(plant.scenario, tail: .zero)
        #expect(times.end == at(23, 0))
        #expect(days(times.bucketEnds) == [7, 10, 14, 21, 23])
        #expect(days(times.weeks.map(\.from)) == [0, 7, 14, 21])
        #expect(days(times.weeks.map(\.to)) == [7, 14, 21, 23])
        #expect(times.buckets[1] == stretch(7, 0, to: 10, 0))
        #expect(times.bucket(containing: at(10, 0)) == 2)
        #expect(times.bucket(containing: at(9, 23)) == 1)
        #expect(times.bucket(containing: at(23, 0)) == nil)
        #expect(times.dayCount == 23)
    }

    @Test("Months are cut on their first days")
    func monthBuckets() {
        var plant = TestPlant()
        plant.start = "2027-01-20"
        plant.length = .days(30)
        plant.bucket = .month
        // 1 February is day 12, the horizon ends on day 30, 1 March is day 40.
        #expect(days(PlanningTimes(plant.scenario, tail: .days(12)).bucketEnds) == [12, 30, 40, 42])
        #expect(days(PlanningTimes(plant.scenario, tail: .zero).bucketEnds) == [12, 30])
    }

    @Test("The tail is the longest way to release, in whole days, unless it is said")
    func tail() {
        var plant = TestPlant()
        plant.operations = [.init(name: "a", run: .hours(30))]
        plant.review = .init("review", "", .span(.days(2)))
        func tail(_ plant: TestPlant) -> Span {
            let scenario = plant.scenario
            let walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
            return PlanningTimes(scenario, starts: [walk.starts(of: plant.recipe)]).tail
        }
        #expect(tail(plant) == .days(4))
        plant.tail = .days(1)
        #expect(tail(plant) == .days(1))
    }

    @Test("A start whose lot is released after the tail is lost")
    func beyondTail() {
        var plant = TestPlant()
        plant.length = .days(3)
        plant.tail = .days(1)
        plant.operations = [.init(name: "a", run: .hours(48))]
        let scenario = plant.scenario
        let times = PlanningTimes(scenario, tail: .zero)
        let starts = LotWalk(scenario: scenario, hours: PlantHours(scenario)).starts(of: plant.recipe)
        #expect(starts.map { times.within($0).timeline != nil } == [true, true, true])
        plant.operations[0].run = .hours(49)
        let late = LotWalk(scenario: plant.scenario, hours: PlantHours(plant.scenario)).starts(of: plant.recipe)
        #expect(late.map { times.within($0).timeline != nil } == [true, true, false])
    }

    @Test("Deliveries lie on their grid, on due dates, on the horizon's and the tail's end")
    func deliveries() {
        var plant = TestPlant()
        plant.length = .days(10)
        plant.tail = .days(6)
        let times = PlanningTimes(plant.scenario, tail: .zero)
        let lines = [line("a", due: 3), line("b", due: -2), line("c", due: 16), line("d", due: 17)]
        #expect(days(times.deliveryInstants(of: lines)) == [3, 7, 10, 14, 16])
    }

    @Test("A line is delivered from early before to latest after its due instant")
    func deliveryWindow() {
        var plant = TestPlant()
        plant.tail = .zero
        let times = PlanningTimes(plant.scenario, tail: .zero)
        let firm = line("a", due: 10, early: 3, latest: 2)
        #expect((0...28).filter { times.mayDeliver(firm, at: at($0, 0)) } == [7, 8, 9, 10, 11, 12])
        let backlog = line("b", due: -5, early: 3)
        #expect((-9...30).filter { times.mayDeliver(backlog, at: at($0, 0)) } == Array(1...28))
    }

    @Test("Months of shelf life end on the same day, else on the month's last, at the same time")
    func expiry() {
        var plant = TestPlant()
        plant.start = "2027-01-31"
        let times = PlanningTimes(plant.scenario, tail: .zero)
        #expect(times.expiry(.months(1), of: at(0, 7)) == at(28, 7))
        #expect(times.expiry(.months(2), of: at(0, 7)) == at(59, 7))
        #expect(times.expiry(.months(1), of: at(-40, 0)) == at(-40 + 31, 0))
        #expect(times.expiry(.span(.days(5)), of: at(-1, 3)) == at(4, 3))
    }
}
