// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A plant small enough to work out by hand: four weeks and two of tail, one recipe with two harvests, one room.
///
/// A lot that starts on a Monday: expand from Monday 08:00 to Friday 08:00, harvests to Saturday 08:00 and from
/// Sunday 08:00 to Monday 08:00, the concentrations on that Monday and Tuesday, polish on Tuesday to 13:00.
package enum SmallPlant {
    /// The scenario as a builder, to be changed by tests.
    package static var builder: PlantBuilder {
        var plant = PlantBuilder()
        plant.calendars["day"] = PlantBuilder.weekly([.mon, .tue, .wed, .thu, .fri], from: 6, to: 14)
        plant.calendars["weekend"] = PlantBuilder.weekly([.sat, .sun], from: 6, to: 14)
        plant.units["reactor"] = .init(count: 2, rate: Exact(1, over: 2))
        plant.units["reactor"]?.turnaround = .hours(1)
        plant.units["skid"] = .init(calendar: "day", rate: 1)
        plant.rooms["suite"] = .init(turnaround: .days(1), rate: Exact(1, over: 5))
        plant.pools = [operators, analysts]
        plant.materials = [medium, vesicles]
        plant.recipes = [recipe]
        plant.lines = [
            line("line-1", 400, due: 20160), line("line-2", 300, due: 40320), line("line-3", 200, due: 34560),
        ]
        plant.fixedCosts = ["facility": 1]
        plant.stock = [("medium", 30, .days(5), nil)]
        return plant
    }

    private static var operators: PoolPart {
        var pool = PoolPart("operators", headcount: 2, calendar: "day")
        pool.productive = Exact(4, over: 5)
        pool.rate = 1
        pool.coverCalendar = "weekend"
        pool.coverHeadcount = 1
        pool.coverRate = 2
        return pool
    }

    private static var analysts: PoolPart {
        var pool = PoolPart("analysts", headcount: 1, calendar: "day")
        pool.rate = 1
        pool.paid = .roster
        return pool
    }

    private static var medium: MaterialPart {
        var part = MaterialPart("medium", unit: "L", isCounted: false)
        part.price = 10
        part.leadTime = .days(7)
        part.pack = 10
        part.minimumOrder = 20
        part.shelfLife = .span(.days(30))
        part.storage = 40
        part.holding = Exact(1, over: 10000)
        part.disposal = 2
        return part
    }

    private static var vesicles: MaterialPart {
        var part = MaterialPart("vesicles")
        part.particles = 10_000_000_000
        part.shelfLife = .span(.days(21))
        part.storage = 2000
        part.holding = Exact(1, over: 10000)
        part.safetyStock = 100
        part.shortfall = Exact(1, over: 10000)
        part.closingValue = 20
        part.closingStock = 50
        return part
    }

    private static var recipe: RecipePart {
        var part = RecipePart(
            "msc", makes: "vesicles", yield: 10_000_000_000_000,
            operations: [
                OperationPart("expand", unit: "reactor", room: "suite", run: .days(4)).with {
                    ($0.setUp, $0.clean, $0.hold, $0.cost) = (.hours(2), .hours(1), .zero, 200)
                    $0.minutes = ["operators": 600]
                    $0.uses = ["medium": 10]
                },
                OperationPart("harvest", unit: "reactor", room: "suite", run: .days(1), after: ["expand"]).with {
                    ($0.clean, $0.hold, $0.recovery) = (.hours(1), .hours(72), Exact(9, over: 10))
                    ($0.times, $0.every) = (2, .days(2))
                    $0.minutes = ["operators": 480]
                    $0.uses = ["medium": 5]
                },
                OperationPart("concentrate", unit: "skid", run: .hours(3), after: ["harvest"]).with {
                    ($0.setUp, $0.clean, $0.hold, $0.recovery) = (.hours(1), .hours(1), .hours(48), Exact(4, over: 5))
                    ($0.forEach, $0.holdLossPerDay) = ("harvest", Exact(4, over: 100))
                    $0.heads = ["operators": 1]
                },
                OperationPart("polish", unit: "skid", run: .hours(2), after: ["concentrate"]).with {
                    ($0.clean, $0.pools, $0.recovery) = (.minutes(30), "concentrate", Exact(9, over: 10))
                    $0.minutes = ["operators": 240]
                },
            ])
        part.yieldsParticles = true
        part.fillCap = 700
        part.cost = 1000
        part.reserve = 5
        part.pass = Exact(9, over: 10)
        part.tests = [TestPart("sterility", after: "polish", elapsed: .days(3), cost: 500)]
        part.tests[0].minutes = ["analysts": 120]
        part.review = .days(1)
        return part
    }

    private static func line(_ name: String, _ quantity: Exact, due: Int) -> LinePart {
        var line = LinePart(name, "vesicles", quantity, due: Instant(minutes: due), price: 100)
        (line.latePerDay, line.lateCap, line.lost) = (1, 5, 10)
        return line
    }

    /// A lot that starts on the Monday of a week, from 0.
    package static func sketch(week: Int, number: Int) -> LotSketch {
        let monday = week * 10080
        return LotSketch(
            "msc", number: number, cell: monday, gross: 633, net: 565.2,
            steps: [
                .init("expand", run: monday + 480), .init("harvest", 1, run: monday + 6240),
                .init("harvest", 2, run: monday + 9120), .init("concentrate", 1, run: monday + 10500),
                .init("concentrate", 2, run: monday + 11940), .init("polish", run: monday + 12180),
            ])
    }
}
