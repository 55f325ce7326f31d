// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Puts the schedule together from lots at their places.
struct ScheduleAssembly {
    let problem: SchedulingProblem
    /// The lots with their places, by name.
    let placed: [(job: LotJob, lot: PlacedLot)]
    /// The lots without.
    let unplaced: [(job: LotJob, why: Hindrance)]

    private var scenario: Scenario { problem.scenario }

    init(
        _ problem: SchedulingProblem, placed: [(job: LotJob, lot: PlacedLot)], unplaced: [(job: LotJob, why: Hindrance)]
    ) {
        self.problem = problem
        self.placed = placed.sortedBytewise { $0.job.lot.name }
        self.unplaced = unplaced.sortedBytewise { $0.job.lot.name }
    }

    func schedule(rounds: Int, decodes: Int) -> Schedule {
        let reasons = Reasons(problem: problem)
        let numbers = HoldNumbers(problem, placed)
        let served = DeliveryBook(problem: problem, flows: flows, blame: blame(reasons)).serve()
        let tables = ResourceTable(problem: problem, end: lastMinute)
        return Schedule(
            header: problem.plan.header,
            outcome: outcome(served.demand, rounds: rounds, decodes: decodes),
            resources: tables.resources, calendars: tables.calendars,
            lots: placed.map { scheduled($0.job, $0.lot, reasons) },
            operations: operations(reasons, numbers), rooms: rooms(numbers), work: work, checks: checks,
            deliveries: served.deliveries, demand: served.demand,
            unplaced: unplaced.map { UnplacedLot(lot: $0.job.lot.name, reason: reasons.reason(of: $0.why)) })
    }

    private var lastMinute: Int {
        placed.reduce(1) { last, one in
            let ends = one.lot.timeline.operations.map(\.clean.to.minutes)
            return max(last, one.lot.timeline.released.minutes, ends.max() ?? 0)
        }
    }

    private func scheduled(_ job: LotJob, _ lot: PlacedLot, _ reasons: Reasons) -> ScheduledLot {
        ScheduledLot(
            name: job.lot.name, recipe: job.lot.recipe, material: job.lot.material, donor: job.lot.donor,
            start: lot.timeline.start, stored: lot.timeline.stored, released: lot.timeline.released,
            planned: job.lot.released, net: lot.net, reason: reasons.reason(of: lot, job))
    }

    // MARK: Operations and rooms

    private func operations(_ reasons: Reasons, _ numbers: HoldNumbers) -> [ScheduledOperation] {
        var result: [ScheduledOperation] = []
        for (index, one) in placed.enumerated() {
            let recipe = scenario.recipes[one.job.recipe]
            let own = one.lot.timeline.operations.map { times in
                let operation = recipe.operations[times.operation]
                let stay = HoldNumbers.stay(index, times, recipe)
                return ScheduledOperation(
                    lot: one.job.lot.name, operation: operation.name, copy: times.copy,
                    stage: operation.stage.rawValue, unit: times.unit.map { scenario.units[$0].name },
                    unitNumber: times.unitHold == nil ? nil : numbers.units[stay],
                    room: operation.room.map { scenario.rooms[$0].name },
                    setUp: times.setUp, run: times.run, clean: times.clean, unitHold: times.unitHold,
                    reason: stay.copy == times.copy
                        ? reasons.reason(of: times.operation, copy: times.copy, in: one.lot) : "")
            }
            result += own.sorted {
                if $0.run.from != $1.run.from { return $0.run.from < $1.run.from }
                if $0.operation != $1.operation { return precedesBytewise($0.operation, $1.operation) }
                return $0.copy < $1.copy
            }
        }
        return result
    }

    private func rooms(_ numbers: HoldNumbers) -> [ScheduledRoom] {
        var result: [ScheduledRoom] = []
        for (index, one) in placed.enumerated() {
            let recipe = scenario.recipes[one.job.recipe]
            for (place, hold) in one.lot.timeline.roomHolds.enumerated() {
                let room = scenario.rooms[hold.room]
                result.append(
                    ScheduledRoom(
                        room: room.name, number: numbers.rooms[index][place], lot: one.job.lot.name,
                        key: room.sharing.flatMap { recipe.text(of: $0.key, materials: scenario.materials) },
                        held: hold.held))
            }
        }
        return result.sorted {
            if $0.room != $1.room { return precedesBytewise($0.room, $1.room) }
            if $0.number != $1.number { return $0.number < $1.number }
            if $0.held != $1.held { return $0.held < $1.held }
            return precedesBytewise($0.lot, $1.lot)
        }
    }

    // MARK: People and checks

    private var work: [ScheduledWork] {
        var result: [ScheduledWork] = []
        for one in placed {
            let recipe = scenario.recipes[one.job.recipe]
            for booking in one.lot.timeline.staff {
                let (task, copy) = name(of: booking.task, recipe)
                let open =
                    (booking.usesCover ? problem.hours.pool(booking.pool) : problem.hours.poolNormal(booking.pool))
                    .openMinutes(in: booking.during)
                guard open > 0 else { continue }
                let people = (booking.normalMinutes + booking.coverMinutes) / Double(open)
                result.append(
                    ScheduledWork(
                        pool: scenario.staff[booking.pool].name, lot: one.job.lot.name, task: task, copy: copy,
                        during: booking.during, people: people.rounded(to: 1e6)))
            }
        }
        return result.sorted {
            if $0.pool != $1.pool { return precedesBytewise($0.pool, $1.pool) }
            if $0.during != $1.during { return $0.during < $1.during }
            if $0.lot != $1.lot { return precedesBytewise($0.lot, $1.lot) }
            if $0.task != $1.task { return precedesBytewise($0.task, $1.task) }
            return $0.copy < $1.copy
        }
    }

    private func name(of task: StaffBooking.Task, _ recipe: Recipe) -> (String, Int) {
        switch task {
        case .operation(let id, let copy): (recipe.operations[id].name, copy)
        case .test(let id): (recipe.release.tests[id].name, 1)
        case .review, .shared: ("review", 1)
        }
    }

    private var checks: [ScheduledCheck] {
        placed.flatMap { one in
            let tests = scenario.recipes[one.job.recipe].release.tests
            return one.lot.timeline.checks.map {
                ScheduledCheck(
                    lot: one.job.lot.name, name: $0.test.map { tests[$0].name } ?? "review", during: $0.during)
            }.sorted { $0.during != $1.during ? $0.during < $1.during : precedesBytewise($0.name, $1.name) }
        }
    }

    // MARK: Deliveries

    /// By material: what its lots wait for that come later than planned or not at all.
    private func blame(_ reasons: Reasons) -> [String] {
        var late = [[[Wait]]](repeating: [], count: scenario.materials.count)
        for (job, lot) in placed where lot.timeline.released > job.lot.released {
            late[scenario.recipes[job.recipe].makes.index].append(lot.waits)
        }
        for (job, why) in unplaced { late[scenario.recipes[job.recipe].makes.index].append(why.waits) }
        return late.map { reasons.blame($0) }
    }

    /// What comes and goes of each material but for deliveries.
    private var flows: [StockBook] {
        var fixed = FixedFlows(scenario: scenario, plan: problem.plan)
        fixed.lots = Set(placed.map { $0.job.lot.name })
        var books = fixed.books(withDiscards: true)
        for one in placed {
            let recipe = scenario.recipes[one.job.recipe]
            let timeline = one.lot.timeline
            for use in timeline.uses {
                books[use.material.index].add(-use.quantity.double * one.job.size, at: max(0, use.at.minutes))
            }
            guard !recipe.isAutologous else { continue }
            books[recipe.makes.index].add(one.lot.net, at: timeline.released.minutes)
            for part in one.job.diverted {
                books[recipe.makes.index].add(-part.quantity, at: timeline.released.minutes)
                books[part.to.index].add(part.received, at: part.usable(timeline.released.minutes))
            }
            for output in timeline.others where output.usable.minutes <= problem.end {
                let quantity = (output.quantity.double * one.job.size).rounded(to: 1e6)
                books[output.material.index].add(quantity, at: output.usable.minutes)
            }
        }
        return books
    }

    private func outcome(_ demand: [DemandOutcome], rounds: Int, decodes: Int) -> ScheduleOutcome {
        let worth = ServedWorth(problem: problem)
        let released = Dictionary(
            placed.compactMap { one in one.job.lot.patient.map { ($0, one.lot.timeline.released) } },
            uniquingKeysWith: { first, _ in first })
        let planned = Dictionary(
            problem.plan.lots.compactMap { lot in lot.patient.map { ($0, lot.released) } },
            uniquingKeysWith: { first, _ in first })
        let later = placed.map { max(0, ($0.lot.timeline.released - $0.job.lot.released).minutes) }
        return ScheduleOutcome(
            rounds: rounds, decodes: decodes, plannedOnTime: worth.share(problem.plan.demand, planned),
            scheduledOnTime: worth.share(demand, released), laterLots: later.count { $0 > 0 },
            daysLater: (Double(later.reduce(0, +)) / 1440).rounded(to: 1e6))
    }
}
