// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing

@testable import Verification

/// Schedules that keep the times of their plan, each unit and room by the first number that is free.
enum SoundSchedules {
    /// The small plant's plan and its schedule.
    static let small: (scenario: Scenario, plan: Plan, schedule: Schedule) = {
        let (scenario, plan) = SoundPlans.small
        return (scenario, plan, schedule(of: plan, in: scenario))
    }()

    /// The lots of a plan as they stand there, all later by some time; deliveries stay until a test changes them.
    static func schedule(of original: Plan, in scenario: Scenario, later: Span = .zero) -> Schedule {
        var plan = original
        for place in plan.lots.indices { plan.lots[place].move(later) }
        var schedule = Schedule(
            header: plan.header,
            outcome: ScheduleOutcome(
                rounds: 1, decodes: 1, plannedOnTime: 1, scheduledOnTime: 1, laterLots: 0, daysLater: 0),
            lots: plan.lots.map { lot in
                ScheduledLot(
                    name: lot.name, recipe: lot.recipe, material: lot.material, donor: lot.donor, start: lot.start,
                    stored: lot.stored, released: lot.released, planned: lot.released, net: lot.net)
            },
            operations: operations(plan, scenario), rooms: rooms(plan, scenario),
            checks: plan.lots.flatMap { lot in
                lot.checks.map { ScheduledCheck(lot: lot.name, name: $0.name, during: $0.during) }
                    .sorted { ($0.during, $0.name) < ($1.during, $1.name) }
            },
            deliveries: plan.deliveries, demand: plan.demand)
        for (place, lot) in original.lots.enumerated() { schedule.lots[place].planned = lot.released }
        complete(&schedule, original, scenario)
        return schedule
    }

    /// Fills in what follows from the rest: resources with calendars, work, and what is on time.
    static func complete(_ schedule: inout Schedule, _ plan: Plan, _ scenario: Scenario) {
        let tail = scenario.horizon.tail ?? plan.header.tail
        let setting = Setting(scenario, tail: tail.minutes, isRelaxed: false).choosing(plan.options)
        resources(&schedule, setting)
        var log = FindingLog()
        let lots = ScheduleLots(setting, plan, schedule).lots(&log)
        schedule.work = WorkEntries(setting: setting).entries(lots).map(\.work).sorted {
            ($0.pool, $0.during, $0.lot, $0.task, $0.copy) < ($1.pool, $1.during, $1.lot, $1.task, $1.copy)
        }
        let worths = Dictionary(plan.legend.lines.map { ($0.name, $0.worth.exact.double) }) { first, _ in first }
        func share(_ demand: [DemandOutcome]) -> Double {
            let weights = demand.map { worths[$0.line] ?? 0 }
            let total = weights.reduce(0, +)
            guard !demand.isEmpty else { return 1 }
            let shares = demand.map { $0.onTime / $0.wanted }
            guard total > 0 else { return shares.reduce(0, +) / Double(shares.count) }
            return zip(weights, shares).reduce(0) { $0 + $1.0 * $1.1 } / total
        }
        schedule.outcome.plannedOnTime = share(plan.demand)
        schedule.outcome.scheduledOnTime = share(schedule.demand)
        let later = schedule.lots.filter { $0.released > $0.planned }
        schedule.outcome.laterLots = later.count
        schedule.outcome.daysLater = later.reduce(0) { $0 + Double(($1.released - $1.planned).minutes) / 1440 }
    }

    private static func resources(_ schedule: inout Schedule, _ setting: Setting) {
        let scenario = setting.scenario
        let end = max(
            0, (schedule.lots.map(\.released.minutes) + schedule.operations.map(\.clean.to.minutes)).max() ?? 0)
        var calendars: [[Interval]] = []
        func place(_ open: OpenMinutes) -> Int? {
            let whole = OpenMinutes([.init(from: 0, to: end)])
            let clipped = open.intersection(whole)
            guard clipped != whole else { return nil }
            let stretches = clipped.stretches.map {
                Interval(from: Instant(minutes: $0.from), to: Instant(minutes: $0.to))
            }
            if let known = calendars.firstIndex(of: stretches) { return known }
            calendars.append(stretches)
            return calendars.count - 1
        }
        schedule.resources =
            scenario.units.ids.map {
                ScheduledResource(
                    kind: .unit, name: scenario.units[$0].name, count: scenario.units[$0].count,
                    calendar: place(setting.hours.units[$0.index]))
            }
            + scenario.rooms.things.map { room in
                let closed = OpenMinutes(room.closed.map { .init(from: $0.from.minutes, to: $0.to.minutes) })
                return ScheduledResource(
                    kind: .room, name: room.name, count: room.count,
                    calendar: place(setting.hours.always.subtracting(closed)))
            }
            + scenario.staff.ids.map {
                ScheduledResource(
                    kind: .staff, name: scenario.staff[$0].name, count: scenario.staff[$0].headcount,
                    calendar: place(setting.hours.attended[$0.index]))
            }
        schedule.calendars = calendars
    }

    private static func operations(_ plan: Plan, _ scenario: Scenario) -> [ScheduledOperation] {
        var ends: [String: [Instant]] = [:]
        var numbers: [String: Int] = [:]
        let all = plan.lots.flatMap { lot in lot.operations.map { (lot, $0) } }
        func key(_ lot: PlannedLot, _ one: PlannedOperation) -> String {
            "\(lot.name) \(one.operation) \(one.unitHold?.from.minutes ?? 0)"
        }
        for (lot, one) in all.sorted(by: { ($0.1.unitHold?.from ?? .start) < ($1.1.unitHold?.from ?? .start) }) {
            guard let unit = one.unit, let held = one.unitHold, numbers[key(lot, one)] == nil else { continue }
            var taken = ends[unit] ?? []
            let free = taken.firstIndex { $0 <= held.from } ?? taken.count
            if free == taken.count { taken.append(held.to) } else { taken[free] = held.to }
            ends[unit] = taken
            numbers[key(lot, one)] = free + 1
        }
        return all.map { lot, one in
            let recipe = scenario.recipes.id(named: lot.recipe).map { scenario.recipes[$0] }
            let operation = recipe.flatMap { recipe in
                recipe.operations.id(named: one.operation).map { recipe.operations[$0] }
            }
            return ScheduledOperation(
                lot: lot.name, operation: one.operation, copy: one.copy, stage: operation?.stage.rawValue ?? "",
                unit: one.unit, unitNumber: one.unit == nil ? nil : numbers[key(lot, one)],
                room: operation?.room.map { scenario.rooms[$0].name }, setUp: one.setUp, run: one.run,
                clean: one.clean, unitHold: one.unitHold)
        }
    }

    private static func rooms(_ plan: Plan, _ scenario: Scenario) -> [ScheduledRoom] {
        var ends: [String: [Instant]] = [:]
        let all = plan.lots.flatMap { lot in lot.rooms.map { (lot, $0) } }
        return all.sorted { ($0.1.room, $0.1.held) < ($1.1.room, $1.1.held) }.map { lot, hold in
            let sharing = scenario.rooms.id(named: hold.room).flatMap { scenario.rooms[$0].sharing }
            let recipe = scenario.recipes.id(named: lot.recipe).map { scenario.recipes[$0] }
            guard sharing == nil else {
                let key = sharing.flatMap { recipe?.text(of: $0.key, materials: scenario.materials) }
                return ScheduledRoom(room: hold.room, number: 1, lot: lot.name, key: key, held: hold.held)
            }
            var taken = ends[hold.room] ?? []
            let free = taken.firstIndex { $0 <= hold.held.from } ?? taken.count
            if free == taken.count { taken.append(hold.held.to) } else { taken[free] = hold.held.to }
            ends[hold.room] = taken
            return ScheduledRoom(room: hold.room, number: free + 1, lot: lot.name, held: hold.held)
        }.sorted { ($0.room, $0.number, $0.held) < ($1.room, $1.number, $1.held) }
    }
}

/// A change of a sound schedule, and the fault it must be rejected with.
struct ScheduleMutation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: FindingKind
    let change: @Sendable (inout Schedule) -> Void

    init(_ title: String, _ kind: FindingKind, _ change: @escaping @Sendable (inout Schedule) -> Void) {
        testDescription = title
        self.kind = kind
        self.change = change
    }
}

extension Schedule {
    /// Changes the first operation of a name.
    mutating func first(_ operation: String, _ change: (inout ScheduledOperation) -> Void) {
        guard let place = operations.firstIndex(where: { $0.operation == operation }) else { return }
        change(&operations[place])
    }

    /// Takes a lot out with all its parts.
    mutating func remove(_ lot: String) {
        lots.removeAll { $0.name == lot }
        operations.removeAll { $0.lot == lot }
        rooms.removeAll { $0.lot == lot }
        work.removeAll { $0.lot == lot }
        checks.removeAll { $0.lot == lot }
    }
}

extension Interval {
    /// The same, later.
    func later(_ span: Span) -> Interval { Interval(from: from + span, to: to + span) }
}

extension PlannedLot {
    /// Moves all times of the lot.
    mutating func move(_ span: Span) {
        (start, stored, released) = (start + span, stored + span, released + span)
        for place in operations.indices {
            operations[place].setUp = operations[place].setUp.later(span)
            operations[place].run = operations[place].run.later(span)
            operations[place].clean = operations[place].clean.later(span)
            operations[place].unitHold = operations[place].unitHold?.later(span)
        }
        for place in rooms.indices { rooms[place].held = rooms[place].held.later(span) }
        for place in checks.indices { checks[place].during = checks[place].during.later(span) }
    }
}
