// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Makes jobs of the plan's lots.
struct JobReading {
    let scenario: Scenario
    let plan: Plan
    let end: Int

    /// Days that a lot may be tried before the plan's cell.
    private static let mostDaysEarlier = 6

    /// Into how many parts the time in which a patient's lot may start is divided at most, and how long one is at least [min].
    private static let mostStarts = 24
    private static let shortestStep = 60
    /// By how much an operation is put off at most [min].
    private static let mostDelay = 1440

    /// One job for each lot, in the plan's order.
    var jobs: [LotJob] {
        let slack = PlanSlack(scenario: scenario, plan: plan, end: end)
        var worth: [Double] = []
        for lot in plan.lots { worth.append(slack.worth(of: lot)) }
        let most = worth.max() ?? 0
        var isTaken = [Bool](repeating: false, count: scenario.opening.lots.count)
        return zip(plan.lots, worth).compactMap { lot, worth in
            guard let recipe = scenario.recipes.id(named: lot.recipe) else { return nil }
            var process: Opening.LotInProcess?
            if lot.origin == .inProcess {
                let place = scenario.opening.lots.indices.first {
                    !isTaken[$0] && matches(scenario.opening.lots[$0], recipe, lot)
                }
                guard let place else { return nil }
                isTaken[place] = true
                process = scenario.opening.lots[place]
            }
            let weight = 1 + (most > 0 ? Int(9 * worth / most) : 0)
            return job(
                lot, recipe, process, weight: weight, due: slack.due(of: lot), departs: slack.departure(of: lot))
        }
    }

    private func matches(_ process: Opening.LotInProcess, _ recipe: ID<Recipe>, _ lot: PlannedLot) -> Bool {
        guard process.recipe == recipe, process.started == lot.cell else { return false }
        guard process.patient.map({ scenario.patients[$0].name }) == lot.patient else { return false }
        let name = scenario.recipes[recipe].operations[process.operation].name
        return lot.operations.contains { $0.operation == name && $0.run.from <= .start }
    }

    private func job(
        _ lot: PlannedLot, _ recipe: ID<Recipe>, _ process: Opening.LotInProcess?, weight: Int, due: Int,
        departs: Int?
    ) -> LotJob {
        let patient = lot.patient.flatMap { scenario.patients.id(named: $0) }
        var ways = [LotJob.Way(floor: lot.cell.minutes)]
        var latestStart: Int?
        var latestRelease = end
        var due = due
        if let patient, process == nil {
            let about = scenario.patients[patient]
            let latest = (about.arrives + about.startWithin).minutes
            let arrives = about.arrives.minutes
            ways = Self.ways(max(lot.cell.minutes, arrives), arrives, latest, scenario.recipes[recipe])
            latestStart = latest
            if let latest = about.latest { latestRelease = min(end, (about.due + latest).minutes) }
            due = max(lot.released.minutes, about.due.minutes)
        }
        if lot.origin == .pinned {
            latestStart = lot.cell.minutes + max(scenario.horizon.starts.minutes, 1) - 1
        }
        let campaigns = campaigns(lot)
        if lot.origin == .planned, patient == nil, campaigns.isEmpty {
            let days = min(max(Self.mostDaysEarlier, scenario.horizon.starts.minutes / 1440), lot.cell.minutes / 1440)
            for day in stride(from: 1, through: days, by: 1) {
                ways.append(LotJob.Way(floor: max(0, lot.cell.minutes - 1440 * day)))
            }
        }
        return LotJob(
            lot: lot, recipe: recipe, process: process, patient: patient, size: lot.size ?? 1, ways: ways,
            latestStart: latestStart, latestRelease: latestRelease, due: due, departs: departs, weight: weight,
            diverted: Diverted.parts(of: lot, scenario, plan), campaigns: campaigns)
    }

    /// The ways of a lot that must start in time: as planned, at any time in which it may start, and with each operation
    /// put off by a part of the hold before it, so that others find room.
    private static func ways(_ planned: Int, _ arrives: Int, _ latest: Int, _ recipe: Recipe) -> [LotJob.Way] {
        let from = max(0, arrives)
        var ways = [LotJob.Way(floor: planned)]
        if latest >= from {
            let step = max(shortestStep, (latest - from) / mostStarts)
            ways += stride(from: from, through: latest, by: step).map { LotJob.Way(floor: $0) }
        }
        for operation in recipe.operations.ids {
            let before = recipe.operations[operation].after
            guard let hold = before.map({ recipe.operations[$0].hold?.minutes ?? mostDelay }).min() else { continue }
            for part in 1...3 where min(hold, mostDelay) * part / 3 > 0 {
                for floor in Set([planned, from]).sorted() {
                    ways.append(
                        LotJob.Way(floor: floor, delayed: operation, delay: min(hold, mostDelay) * part / 3))
                }
            }
        }
        return ways
    }

    /// The rooms and units with campaigns that a lot holds.
    private func campaigns(_ lot: PlannedLot) -> [LotJob.Fixed] {
        let rooms = lot.rooms.compactMap { hold -> LotJob.Fixed? in
            guard let room = scenario.rooms.id(named: hold.room), scenario.rooms[room].sharing?.campaign != nil else {
                return nil
            }
            return LotJob.Fixed(kind: .room, index: room.index, held: hold.held)
        }
        let units = scenario.units.ids.compactMap { unit -> LotJob.Fixed? in
            guard scenario.units[unit].sharing?.campaign != nil else { return nil }
            let holds = lot.operations.filter { $0.unit == scenario.units[unit].name }.compactMap(\.unitHold)
            guard let from = holds.map(\.from).min(), let to = holds.map(\.to).max() else { return nil }
            return LotJob.Fixed(kind: .unit, index: unit.index, held: Interval(from: from, to: to))
        }
        return rooms + units
    }
}
