// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A lot of the schedule whose operations are all there, with what follows from their times.
struct PlacedLot {
    let planned: PlannedLot
    let scheduled: ScheduledLot
    var lot: CheckedLot
    /// Unit numbers by operation and copy.
    let numbers: [[Int?]]
    /// The rooms as the schedule states them.
    let rooms: [ScheduledRoom]
    /// Units and rooms held, turnaround included.
    var unitHolds: [LotHolds.UnitHold] = []
    var roomHolds: [LotHolds.Hold] = []
    /// Tests, then the review.
    var checks: [LotRelease.Check] = []

    var name: String { lot.name }

    /// The number of the unit of an operation's copy.
    func number(_ copy: RecipeShape.Copy) -> Int? { numbers[copy.operation][copy.copy] }
}

/// Finds the lots of the schedule in the plan, puts their parts together and judges each lot by itself.
struct ScheduleLots {
    let setting: Setting
    private let plan: Plan
    private let schedule: Schedule

    init(_ setting: Setting, _ plan: Plan, _ schedule: Schedule) {
        self.setting = setting
        self.plan = plan
        self.schedule = schedule
    }

    /// The lots that can be followed; reports those that are missing, doubled or not the plan's.
    func lots(_ log: inout FindingLog) -> [PlacedLot] {
        let planned = Dictionary(plan.lots.map { ($0.name, $0) }) { first, _ in first }
        checkNames(planned, &log)
        let operations = Dictionary(grouping: schedule.operations, by: \.lot)
        let rooms = Dictionary(grouping: schedule.rooms, by: \.lot)
        let checks = Dictionary(grouping: schedule.checks, by: \.lot)
        var reader = LotReader(setting)
        var patients = PatientRules(setting)
        var told: Set<String> = []
        return schedule.lots.compactMap { scheduled in
            guard let own = planned[scheduled.name], told.insert(scheduled.name).inserted else { return nil }
            check(scheduled, against: own, &log)
            let all = operations[scheduled.name] ?? []
            let held = rooms[scheduled.name] ?? []
            let lot = assembled(scheduled, own, all, held, checks[scheduled.name] ?? [])
            guard let read = reader.read(lot, &log) else { return nil }
            checkWords(all, read, &log)
            var place = PlacedLot(
                planned: own, scheduled: scheduled, lot: read, numbers: numbers(all, read), rooms: held)
            judge(&place, &patients, &log)
            return place
        }
    }

    /// Every lot of the plan is there once, with a place or with a reason; nothing belongs to any other.
    private func checkNames(_ planned: [String: PlannedLot], _ log: inout FindingLog) {
        var seen: Set<String> = []
        for lot in schedule.lots {
            if planned[lot.name] == nil { log.add(.lotNotPlanned, lot.name, "the plan has no lot of this name") }
            if !seen.insert(lot.name).inserted { log.add(.lotScheduledTwice, lot.name, "it has two places") }
        }
        let placed = seen
        for lot in schedule.unplaced {
            if planned[lot.lot] == nil { log.add(.lotNotPlanned, lot.lot, "the plan has no lot of this name") }
            if !seen.insert(lot.lot).inserted {
                log.add(.lotScheduledTwice, lot.lot, "it is said to have no place, and is there elsewhere")
            }
            if !lot.reason.contains(where: { !$0.isWhitespace }) {
                log.add(.unplacedNotExplained, lot.lot, "no reason is given why it has no place")
            }
        }
        for lot in plan.lots where !seen.contains(lot.name) {
            log.add(.lotNotScheduled, lot.name, "it has neither a place nor a reason why it has none")
        }
        let parts =
            schedule.operations.map { ($0.lot, "operation \($0.operation)") }
            + schedule.rooms.map { ($0.lot, "room \($0.room)") } + schedule.checks.map { ($0.lot, "check \($0.name)") }
            + schedule.work.map { ($0.lot, "work at \($0.task)") }
        for (lot, part) in parts where !placed.contains(lot) {
            log.add(.unplacedHasParts, lot, "\(part) is of a lot that has no place")
        }
    }

    private func check(_ lot: ScheduledLot, against planned: PlannedLot, _ log: inout FindingLog) {
        let pairs = [
            ("recipe", lot.recipe, planned.recipe), ("material", lot.material, planned.material),
            ("donor", lot.donor ?? "none", planned.donor ?? "none"),
            ("planned release", setting.time(lot.planned.minutes), setting.time(planned.released.minutes)),
        ]
        for (what, found, expected) in pairs where found != expected {
            log.add(.lotStatementWrong, lot.name, "\(what) \(found), the plan says \(expected)")
        }
    }

    /// The lot as a plan would tell it.
    private func assembled(
        _ scheduled: ScheduledLot, _ planned: PlannedLot, _ operations: [ScheduledOperation], _ rooms: [ScheduledRoom],
        _ checks: [ScheduledCheck]
    ) -> PlannedLot {
        var lot = planned
        lot.start = scheduled.start
        lot.stored = scheduled.stored
        lot.released = scheduled.released
        lot.net = scheduled.net
        lot.operations = operations.map {
            PlannedOperation(
                operation: $0.operation, copy: $0.copy, unit: $0.unit, setUp: $0.setUp, run: $0.run, clean: $0.clean,
                unitHold: $0.unitHold)
        }
        lot.rooms = rooms.map { RoomHold(room: $0.room, held: $0.held) }
        lot.checks = checks.map { PlannedCheck(name: $0.name, during: $0.during) }
        return lot
    }

    private func numbers(_ operations: [ScheduledOperation], _ lot: CheckedLot) -> [[Int?]] {
        var result = lot.operations.map { $0.map { _ in nil as Int? } }
        for one in operations {
            guard let id = lot.shape.recipe.operations.id(named: one.operation),
                result[id.index].indices.contains(one.copy - 1)
            else { continue }
            result[id.index][one.copy - 1] = one.unitNumber
        }
        return result
    }

    /// Stage and room of each operation are those of the recipe.
    private func checkWords(_ operations: [ScheduledOperation], _ lot: CheckedLot, _ log: inout FindingLog) {
        for one in operations {
            guard let id = lot.shape.recipe.operations.id(named: one.operation) else { continue }
            let operation = lot.shape.recipe.operations[id]
            let room = operation.room.map { setting.scenario.rooms[$0].name }
            if one.stage != operation.stage.rawValue || one.room != room {
                log.add(
                    .copyUnexpected, lot.name,
                    "\(one.operation) copy \(one.copy) is of stage \(one.stage) in room \(one.room ?? "none"), expected "
                        + "\(operation.stage.rawValue) in \(room ?? "none")")
            }
        }
    }

    /// Judges one lot by itself.
    private func judge(_ place: inout PlacedLot, _ patients: inout PatientRules, _ log: inout FindingLog) {
        let lot = place.lot
        LotSteps(setting: setting).check(lot, &log)
        LotSequence(setting: setting).checkEdges(lot, &log)
        checkCopies(lot, &log)
        LotStarts(setting: setting).check(place, &log)
        place.unitHolds = LotHolds(setting: setting).units(lot, &log)
        place.roomHolds = LotHolds(setting: setting).rooms(lot, &log)
        place.checks = LotRelease(setting: setting).check(lot, &log)
        let output = LotOutput(setting: setting).output(of: lot)
        place.lot.gross = output.gross
        place.lot.net = output.net
        let slack = Tolerances.quantity(output.net.double)
        if abs(place.scheduled.net - output.net.double) > slack {
            log.add(
                .netWrong, lot.name,
                "nets \(setting.quantity(place.scheduled.net, lot.shape.recipe.makes)), expected "
                    + "\(setting.quantity(output.net.double, lot.shape.recipe.makes)) by its waits")
        }
        ThawRules(setting: setting).check(lot, &log)
        patients.follow(place.lot, &log)
        var aside = WorkBook(setting)
        var spread = LotWork(setting, lot)
        spread.spread(place.checks, into: &aside, &log)
    }

    /// Copies of a repeated operation, which share a unit, do not run at once.
    private func checkCopies(_ lot: CheckedLot, _ log: inout FindingLog) {
        for index in lot.operations.indices where lot.shape.isRepeated(index) {
            let runs = lot.operations[index]
            for (one, next) in zip(runs, runs.dropFirst()) where next.run.from < one.run.to {
                log.add(
                    .tooEarlyAfterPredecessor, lot.name,
                    "\(next.operation) copy \(next.copy) starts \(setting.time(next.run.from.minutes)), before copy "
                        + "\(one.copy) ends \(setting.time(one.run.to.minutes))")
            }
        }
    }
}
