// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// The tables of a schedule; their names say that their times are the timetable's.
    func scheduleTables(_ schedule: Schedule) -> [ReportTable] {
        [
            lots(schedule), operations(schedule), rooms(schedule), work(schedule), checks(schedule),
            unplaced(schedule), deliveries("schedule-deliveries", schedule.deliveries),
            demand("schedule-demand", schedule.demand),
        ]
    }

    /// Every lot that has a place: planned against scheduled release.
    private func lots(_ schedule: Schedule) -> ReportTable {
        ReportTable(
            name: "schedule-lots", title: "a lot in the timetable",
            columns: [
                .init("lot", .text), .init("recipe", .text), .init("material", .text), .init("donor", .text),
                .init("start", .moment), .init("stored", .moment), .init("released", .moment),
                .init("planned release", .moment), .init("later", unit: "d", .number(places: 2)),
                .init("net", .number(places: 6)), .init("unit", .text), .init("reason", .text),
            ],
            rows: schedule.lots.map { lot in
                [
                    .text(lot.name), .text(lot.recipe), .text(lot.material), lot.donor.map { .text($0) } ?? .none,
                    moment(lot.start), moment(lot.stored), moment(lot.released), moment(lot.planned),
                    .number(lot.daysLater), .number(lot.net), unit(of: lot.material), .text(lot.reason),
                ]
            })
    }

    /// Every copy of every operation at its place.
    private func operations(_ schedule: Schedule) -> ReportTable {
        ReportTable(
            name: "schedule-operations", title: "a copy of an operation of a lot on its unit",
            columns: [
                .init("lot", .text), .init("operation", .text), .init("copy", .whole), .init("stage", .text),
                .init("unit class", .text), .init("unit number", .whole), .init("room", .text),
                .init("set-up from", .moment), .init("set-up to", .moment), .init("run from", .moment),
                .init("run to", .moment), .init("clean from", .moment), .init("clean to", .moment),
                .init("held from", .moment), .init("held to", .moment), .init("waits for", .text),
            ],
            rows: schedule.operations.map { row(of: $0) })
    }

    private func row(of copy: ScheduledOperation) -> [ReportTable.Cell] {
        [
            .text(copy.lot), .text(copy.operation), .whole(copy.copy), .text(copy.stage),
            copy.unit.map { .text($0) } ?? .none, copy.unitNumber.map { .whole($0) } ?? .none,
            copy.room.map { .text($0) } ?? .none, moment(copy.setUp.from), moment(copy.setUp.to),
            moment(copy.run.from), moment(copy.run.to), moment(copy.clean.from), moment(copy.clean.to),
            copy.unitHold.map { moment($0.from) } ?? .none, copy.unitHold.map { moment($0.to) } ?? .none,
            .text(copy.reason),
        ]
    }

    private func rooms(_ schedule: Schedule) -> ReportTable {
        ReportTable(
            name: "schedule-rooms", title: "a room held by a lot, turnaround included",
            columns: [
                .init("room", .text), .init("number", .whole), .init("lot", .text), .init("key", .text),
                .init("from", .moment), .init("to", .moment),
            ],
            rows: schedule.rooms.map { hold in
                [
                    .text(hold.room), .whole(hold.number), .text(hold.lot), hold.key.map { .text($0) } ?? .none,
                    moment(hold.held.from), moment(hold.held.to),
                ]
            })
    }

    private func work(_ schedule: Schedule) -> ReportTable {
        ReportTable(
            name: "schedule-work", title: "people of a pool at an operation, test or review",
            columns: [
                .init("pool", .text), .init("lot", .text), .init("task", .text), .init("copy", .whole),
                .init("from", .moment), .init("to", .moment), .init("people", .number(places: 6)),
            ],
            rows: schedule.work.map { work in
                [
                    .text(work.pool), .text(work.lot), .text(work.task), .whole(work.copy),
                    moment(work.during.from), moment(work.during.to), .number(work.people),
                ]
            })
    }

    private func checks(_ schedule: Schedule) -> ReportTable {
        ReportTable(
            name: "schedule-checks", title: "a test or the review of a lot",
            columns: [.init("lot", .text), .init("check", .text), .init("from", .moment), .init("to", .moment)],
            rows: schedule.checks.map { check in
                [.text(check.lot), .text(check.name), moment(check.during.from), moment(check.during.to)]
            })
    }

    private func unplaced(_ schedule: Schedule) -> ReportTable {
        ReportTable(
            name: "schedule-unplaced", title: "a lot without a place in the timetable",
            columns: [.init("lot", .text), .init("reason", .text)],
            rows: schedule.unplaced.map { [.text($0.lot), .text($0.reason)] })
    }
}

extension ScheduledLot {
    /// By how many days its release is later than planned; negative when it is earlier.
    var daysLater: Double {
        let (later, isOver) = released.minutes.subtractingReportingOverflow(planned.minutes)
        return isOver ? .infinity : Double(later) / 1440
    }
}
