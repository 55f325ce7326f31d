// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PageData {
    /// A lot of the timetable.
    struct Lot: Encodable {
        var name: String
        var recipe: String
        var material: String
        var unit: String
        var product: Int
        var released: Int
        var planned: Int
        var net: Double
        var reason: String
    }

    /// A unit class, room or pool; `calendar` is -1 where it is not known or always open.
    struct Resource: Encodable {
        var name: String
        var label: String
        var count: Int
        var calendar: Int
    }
}

/// Names of a plan and its schedule turned into indices of the page's lists.
struct PlantIndex {
    private(set) var products: [String] = []
    private(set) var stages: [String] = []
    private(set) var lots: [PageData.Lot] = []
    private(set) var bars: [PageData.Bar] = []
    private(set) var units: [PageData.Resource] = []
    private(set) var rooms: [PageData.Resource] = []
    private(set) var pools: [PageData.Resource] = []
    private(set) var roomHolds: [PageData.RoomHold] = []
    private(set) var work: [PageData.Work] = []
    private(set) var weeks: [PageData.Week] = []
    private(set) var checks: [PageData.Check] = []

    init(_ plan: Plan, schedule: Schedule?) {
        let timetable = schedule ?? Schedule(asPlanned: plan)
        products = Set(timetable.lots.map(\.material)).sortedBytewise()
        stages = Stage.allCases.map(\.rawValue).filter { name in timetable.operations.contains { $0.stage == name } }
        if !stages.isEmpty, !stages.contains(Stage.qc.rawValue) {
            stages.append(Stage.qc.rawValue)
        }
        takeLots(timetable, plan)
        let lotNumbers = Self.numbers(timetable.lots.map(\.name))
        units = Self.resources(.unit, timetable, used: timetable.operations.compactMap(\.unit))
        rooms = Self.resources(.room, timetable, used: timetable.rooms.map(\.room))
        pools = Self.resources(.staff, timetable, used: timetable.work.map(\.pool) + plan.staff.map(\.pool))
        take(timetable, plan, lotNumbers)
    }

    private mutating func takeLots(_ timetable: Schedule, _ plan: Plan) {
        let units = plan.legend.units
        let numbers = Self.numbers(products)
        lots = timetable.lots.map { lot in
            PageData.Lot(
                name: PageData.shown(lot.name), recipe: PageData.shown(lot.recipe),
                material: PageData.shown(lot.material), unit: PageData.shown(units[lot.material] ?? "unit"),
                product: numbers[lot.material] ?? 0, released: lot.released.minutes, planned: lot.planned.minutes,
                net: lot.net,
                reason: PageData.shown(lot.reason))
        }
    }

    private mutating func take(_ timetable: Schedule, _ plan: Plan, _ lotNumbers: [String: Int]) {
        // The names are shown texts by now; escaping is one to one for ids, which hold no hazardous characters.
        let unitNumbers = Self.numbers(units.map(\.name))
        let roomNumbers = Self.numbers(rooms.map(\.name))
        let poolNumbers = Self.numbers(pools.map(\.name))
        bars = timetable.operations.compactMap { operation in
            guard let lot = lotNumbers[operation.lot] else { return nil }
            let whole = Interval(
                from: min(operation.setUp.from, operation.run.from), to: max(operation.clean.to, operation.run.to))
            return PageData.Bar(
                lot: lot, operation: PageData.shown(operation.operation), copy: operation.copy,
                stage: PageData.shown(operation.stage),
                unit: operation.unit.flatMap { unitNumbers[PageData.shown($0)] } ?? -1,
                number: operation.unitNumber ?? 0, setUp: operation.setUp,
                run: operation.run, clean: operation.clean,
                hold: operation.unitHold ?? whole, reason: PageData.shown(operation.reason))
        }
        roomHolds = timetable.rooms.compactMap { hold in
            guard let lot = lotNumbers[hold.lot], let room = roomNumbers[PageData.shown(hold.room)] else { return nil }
            return PageData.RoomHold(
                room: room, number: hold.number, lot: lot, key: PageData.shown(hold.key ?? ""),
                held: hold.held)
        }
        work = timetable.work.compactMap { work in
            guard let lot = lotNumbers[work.lot], let pool = poolNumbers[PageData.shown(work.pool)] else { return nil }
            return PageData.Work(
                pool: pool, lot: lot, task: PageData.shown(work.task), during: work.during,
                people: work.people)
        }
        weeks = plan.staff.compactMap { week in
            guard let pool = poolNumbers[PageData.shown(week.pool)] else { return nil }
            return PageData.Week(
                pool: pool, at: week.week.minutes, used: week.hours, capacity: week.capacity,
                overtime: week.overtime, cover: week.cover)
        }
        checks = timetable.checks.compactMap { check in
            lotNumbers[check.lot].map {
                PageData.Check(lot: $0, name: PageData.shown(check.name), during: check.during)
            }
        }
    }

    /// The resources of a kind that the schedule tells, and those used beside them, bytewise by name.
    private static func resources(
        _ kind: ResourceLoad.Kind, _ timetable: Schedule, used: [String]
    ) -> [PageData.Resource] {
        let told = Dictionary(timetable.resources.filter { $0.kind == kind }.map { ($0.name, $0) }) { first, _ in first
        }
        return Set(told.keys).union(used).sortedBytewise().map { name in
            PageData.Resource(
                name: PageData.shown(name), label: PageData.shown(told[name]?.label ?? ""),
                count: told[name]?.count ?? 1, calendar: told[name]?.calendar ?? -1)
        }
    }

    private static func numbers(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }
}

extension Schedule {
    /// The times with which the plan reckons, where nothing was scheduled: no unit has a number.
    init(asPlanned plan: Plan) {
        self.init(
            header: plan.header,
            outcome: ScheduleOutcome(
                rounds: 0, decodes: 0, plannedOnTime: 0, scheduledOnTime: 0, laterLots: 0, daysLater: 0),
            lots: plan.lots.map { lot in
                ScheduledLot(
                    name: lot.name, recipe: lot.recipe, material: lot.material, donor: lot.donor, start: lot.start,
                    stored: lot.stored, released: lot.released, planned: lot.released, net: lot.net)
            },
            operations: plan.lots.flatMap { lot in
                lot.operations.map { operation in
                    ScheduledOperation(
                        lot: lot.name, operation: operation.operation, copy: operation.copy, stage: "",
                        unit: operation.unit, setUp: operation.setUp, run: operation.run, clean: operation.clean,
                        unitHold: operation.unitHold)
                }
            },
            rooms: plan.lots.flatMap { lot in
                lot.rooms.map { ScheduledRoom(room: $0.room, number: 0, lot: lot.name, held: $0.held) }
            },
            checks: plan.lots.flatMap { lot in
                lot.checks.map { ScheduledCheck(lot: lot.name, name: $0.name, during: $0.during) }
            })
    }
}
