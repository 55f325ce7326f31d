// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A plan that only says which lots start on which day, each as it would run alone; nothing checks it.
struct HandPlan {
    let scenario: Scenario
    private let walk: LotWalk
    var plan: Plan

    init(_ scenario: Scenario, tail days: Int = 28) {
        self.scenario = scenario
        walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
        let header = PlanHeader(
            label: scenario.label, currency: "EUR", start: scenario.horizon.start.description,
            horizon: scenario.horizon.length, tail: .days(days),
            bucketEnds: [Instant.start + scenario.horizon.length], isRelaxed: false)
        plan = Plan(
            header: header,
            outcome: PlanOutcome(
                status: .optimal, contribution: .zero, objective: 0, bound: 0, gap: 0, gapMoney: 0),
            legend: PlanLegend(scenario, lines: scenario.demand.things))
    }

    /// Adds a lot that starts on a day of the horizon.
    mutating func start(
        _ recipe: String, day: Int, origin: PlannedLot.Origin = .planned, patient: String? = nil
    ) {
        guard let id = scenario.recipes.id(named: recipe) else { return }
        let cell = Instant(minutes: day * 1440)
        let arrives = patient.flatMap { scenario.patients.id(named: $0) }.map { scenario.patients[$0].arrives } ?? cell
        guard let timeline = walk.walk(id, cell: cell, notBefore: max(cell, arrives)).timeline else { return }
        add(id, timeline, origin, patient)
    }

    /// Adds all lots in process.
    mutating func startLotsInProcess() {
        for lot in scenario.opening.lots {
            if let timeline = walk.walk(lot).timeline { add(lot.recipe, timeline, .inProcess, nil) }
        }
    }

    /// Adds a delivery of what a line wants.
    mutating func deliver(_ line: String, day: Int, quantity: Double) {
        guard let id = scenario.demand.id(named: line) else { return }
        let about = scenario.demand[id]
        let at = Instant(minutes: day * 1440)
        let late = max(0, (at - about.due).minutes) / 1440
        plan.deliveries.append(PlannedDelivery(line: line, at: at, quantity: quantity, daysLate: late))
        plan.demand.append(
            DemandOutcome(
                line: line, material: scenario.materials[about.material].name, due: about.due,
                wanted: about.quantity.double, onTime: late == 0 ? quantity : 0, late: late == 0 ? 0 : quantity,
                lost: about.quantity.double - quantity, reason: ""))
    }

    private mutating func add(
        _ id: ID<Recipe>, _ timeline: LotTimeline, _ origin: PlannedLot.Origin, _ patient: String?
    ) {
        let recipe = scenario.recipes[id]
        let number = plan.lots.count { $0.recipe == recipe.name } + 1
        plan.lots.append(
            PlannedLot(
                name: "\(recipe.name)-00\(number)", recipe: recipe.name,
                material: scenario.materials[recipe.makes].name, donor: recipe.donor, count: 1, origin: origin,
                cell: timeline.cell, start: timeline.start, stored: timeline.stored, released: timeline.released,
                gross: timeline.gross.double, net: timeline.net.double, limitedBy: timeline.limitedBy,
                operations: timeline.operations.map { times in
                    PlannedOperation(
                        operation: recipe.operations[times.operation].name, copy: times.copy,
                        unit: times.unit.map { scenario.units[$0].name }, setUp: times.setUp, run: times.run,
                        clean: times.clean, unitHold: times.unitHold)
                },
                rooms: timeline.roomHolds.map { RoomHold(room: scenario.rooms[$0.room].name, held: $0.held) },
                checks: timeline.checks.map {
                    PlannedCheck(
                        name: $0.test.map { recipe.release.tests[$0].name } ?? "review", during: $0.during)
                }, patient: patient))
    }
}

extension Schedule {
    /// The run of an operation's copy, in hours from the horizon's start.
    func run(_ lot: String, _ operation: String, copy: Int = 1) -> [Double]? {
        operations.first { $0.lot == lot && $0.operation == operation && $0.copy == copy }.map {
            [$0.run.from, $0.run.to].map { Double($0.minutes) / 60 }
        }
    }

    /// The number of the unit that an operation's copy is on.
    func number(_ lot: String, _ operation: String) -> Int? {
        operations.first { $0.lot == lot && $0.operation == operation }?.unitNumber
    }
}
