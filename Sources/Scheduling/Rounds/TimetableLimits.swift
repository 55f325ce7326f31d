// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Timing

/// What the planner should learn from a timetable that could not keep the plan's dates.
///
/// For each lot that has no place, or comes so late that somebody goes short, it takes the room, unit or pool for which
/// it waits longest, and the days (of a pool the weeks) in which the plan has the lot there: in those the plan holds it by
/// as much less as the lot asks for.
struct TimetableLimits {
    let problem: SchedulingProblem

    private var scenario: Scenario { problem.scenario }

    /// A lot that does not keep the plan's dates, with its waits.
    struct Failing {
        let job: LotJob
        let waits: [Wait]
    }

    func limits(_ failing: [Failing]) -> [CapacityLimit] {
        var limits: [CapacityLimit] = []
        for one in failing {
            guard let (kind, index, days) = concern(one) else { continue }
            let name = name(kind, index)
            let own = held(one.job, kind, index, days)
            guard own > 0 else { continue }
            if let known = limits.firstIndex(where: { $0.kind == kind && $0.resource == name && $0.during == days }) {
                limits[known].minutes = max(0, limits[known].minutes - own)
            } else {
                let all = problem.jobs.reduce(0) { $0 + held($1, kind, index, days) }
                limits.append(
                    CapacityLimit(
                        kind: kind, resource: name, during: days,
                        minutes: max(0, all - own + committed(kind, index, days))))
            }
        }
        return limits
    }

    private func name(_ kind: ResourceLoad.Kind, _ index: Int) -> String {
        switch kind {
        case .room: scenario.rooms[ID(index)].name
        case .unit: scenario.units[ID(index)].name
        case .staff: scenario.staff[ID(index)].name
        }
    }

    /// The room, unit or pool waited for longest, and the whole days in which the plan has the lot there.
    private func concern(_ failing: Failing) -> (kind: ResourceLoad.Kind, index: Int, days: Interval)? {
        var sums: [(wait: Wait, minutes: Int)] = []
        for wait in failing.waits {
            switch wait.awaited {
            case .unit, .room, .people, .hours: break
            default: continue
            }
            let minutes = max(0, wait.until.subtractingSaturated(wait.from))
            let known = sums.firstIndex { $0.wait.awaited == wait.awaited && $0.wait.operation == wait.operation }
            if let known { sums[known].minutes += minutes } else { sums.append((wait, minutes)) }
        }
        let order = sums.indices.sorted { (-sums[$0].minutes, $0) < (-sums[$1].minutes, $1) }
        guard let first = order.first else { return nil }
        let wait = sums[first].wait
        let lot = failing.job.lot
        switch wait.awaited {
        case .unit(let index):
            let name = wait.operation.map { scenario.recipes[failing.job.recipe].operations[$0].name }
            let holds = lot.operations.filter {
                $0.unit == scenario.units[ID(index)].name && (name == nil || $0.operation == name)
            }.compactMap(\.unitHold)
            guard let days = days(holds) else { return nil }
            return (.unit, index, days)
        case .room(let index):
            let holds = lot.rooms.filter { $0.room == scenario.rooms[ID(index)].name }.map(\.held)
            guard let days = days(holds) else { return nil }
            return (.room, index, days)
        case .people(let index), .hours(let index):
            let weeks = staffWeeks(failing.job).filter { $0.pool.index == index }.map(\.week)
            guard let first = weeks.min(), let last = weeks.max() else { return nil }
            let stretch = Interval(from: Instant(minutes: first * 10080), to: Instant(minutes: last * 10080 + 10080))
            return (.staff, index, stretch)
        default: return nil
        }
    }

    /// The work of a lot as it is planned, by pool and week.
    private func staffWeeks(_ job: LotJob) -> [StaffWeekMinutes] {
        let alone =
            job.process.map { problem.walk.walk($0) }
            ?? problem.walk.walk(job.recipe, cell: job.lot.cell, notBefore: Instant(minutes: job.ways[0].floor))
        return alone.timeline?.staffWeeks ?? []
    }

    private func days(_ holds: [Interval]) -> Interval? {
        guard let from = holds.map(\.from).min(), let to = holds.map(\.to).max(), to > .start else { return nil }
        return Interval(
            from: Instant(minutes: max(0, from.minutes) / 1440 * 1440),
            to: Instant(minutes: (to.minutes + 1439) / 1440 * 1440))
    }

    /// How long a lot holds a room, or units of a class while they are open, or works a pool, in some days, as the plan
    /// has it.
    private func held(_ job: LotJob, _ kind: ResourceLoad.Kind, _ index: Int, _ days: Interval) -> Double {
        let lot = job.lot
        if kind == .staff {
            return staffWeeks(job).reduce(0) { sum, work in
                let week = Instant(minutes: work.week * 10080)
                let isIn = work.pool.index == index && days.from <= week && week < days.to
                return isIn ? sum + work.normal + work.cover : sum
            }
        }
        if kind == .room {
            let name = scenario.rooms[ID(index)].name
            return lot.rooms.reduce(0) { $1.room == name ? $0 + Double(overlap($1.held, days)) : $0 }
        }
        let name = scenario.units[ID(index)].name
        let open = problem.hours.unit(ID(index))
        var seen: Set<Stay> = []
        return lot.operations.reduce(0) { sum, operation in
            guard operation.unit == name, let hold = operation.unitHold else { return sum }
            // Copies of a repeated operation share their hold.
            guard seen.insert(Stay(operation: operation.operation, hold: hold)).inserted || !isRepeated(operation, lot)
            else { return sum }
            return sum + Double(open.openMinutes(from: max(hold.from, days.from), to: min(hold.to, days.to)))
        }
    }

    private struct Stay: Hashable {
        let operation: String
        let hold: Interval
    }

    private func isRepeated(_ operation: PlannedOperation, _ lot: PlannedLot) -> Bool {
        guard let recipe = scenario.recipes.id(named: lot.recipe),
            let id = scenario.recipes[recipe].operations.id(named: operation.operation)
        else { return false }
        if case .repeated = scenario.recipes[recipe].operations[id].pattern { return true }
        return false
    }

    private func committed(_ kind: ResourceLoad.Kind, _ index: Int, _ days: Interval) -> Double {
        problem.plan.commitments.reduce(0) { sum, planned in
            guard let id = scenario.commitments.id(named: planned.commitment) else { return sum }
            let commitment = scenario.commitments[id]
            if kind == .staff { return sum }
            if kind == .room {
                return commitment.rooms.contains(ID(index)) ? sum + Double(overlap(planned.during, days)) : sum
            }
            guard commitment.units.contains(ID(index)) else { return sum }
            return sum
                + Double(
                    problem.hours.unit(ID(index)).openMinutes(
                        from: max(planned.during.from, days.from), to: min(planned.during.to, days.to)))
        }
    }

    private func overlap(_ held: Interval, _ days: Interval) -> Int {
        max(0, (min(held.to, days.to) - max(held.from, days.from)).minutes)
    }
}

extension Hindrance {
    /// What the lot waited for on the way.
    var waits: [Wait] {
        switch self {
        case .window(_, let waits), .release(_, let waits), .campaign(_, _, let waits), .walk(_, let waits),
            .gaveUp(let waits):
            waits
        case .never, .material, .lost: []
        }
    }
}
