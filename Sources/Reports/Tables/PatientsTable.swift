// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// Every patient, with the lot that is theirs.
    var patients: ReportTable {
        let areRanked = (plan.patients ?? []).contains { $0.priority != nil }
        var table = ReportTable(
            name: "patients", title: "a patient and how they fare",
            columns: [
                .init("patient", .text),
                .init("recipe", .text),
                .init("arrives", .moment),
                .init("due", .moment),
                .init("lot", .text),
                .init("start", .moment),
                .init("released", .moment),
                .init("vein to vein", unit: "d", .number(places: 2)),
                .init("late", unit: "d", .whole),
                .init("treated", .number(places: 6)),
                .init("expected to pass", .number(places: 6)),
                .init("reason", .text),
            ],
            rows: (plan.patients ?? []).map(row))
        guard areRanked else { return table }
        table.columns.append(.init("priority", .whole))
        table.rows = zip(table.rows, plan.patients ?? []).map { row, patient in
            row + [patient.priority.map { .whole($0) } ?? .none]
        }
        return table
    }

    private func row(of patient: PatientOutcome) -> [ReportTable.Cell] {
        [
            .text(patient.patient),
            .text(patient.recipe),
            moment(patient.arrives),
            moment(patient.due),
            patient.lot.map { .text($0) } ?? .none,
            patient.start.map(moment) ?? .none,
            patient.released.map(moment) ?? .none,
            patient.veinToVein.map { .number(Double($0.minutes) / 1440) } ?? .none,
            patient.daysLate.map { .whole($0) } ?? .none,
            .number(patient.treated),
            .number(patient.expected),
            .text(patient.reason),
        ]
    }

    /// The patients of each recipe together.
    var veinToVein: ReportTable {
        ReportTable(
            name: "vein-to-vein", title: "the patients of a recipe",
            columns: [
                .init("recipe", .text),
                .init("patients", .whole),
                .init("treated", .number(places: 6)),
                .init("expected to pass", .number(places: 6)),
                .init("late", .whole),
                .init("mean", unit: "d", .number(places: 2)),
                .init("95th percentile", unit: "d", .number(places: 2)),
            ],
            rows: (plan.veinToVein ?? []).map { summary in
                [
                    .text(summary.recipe),
                    .whole(summary.patients),
                    .number(summary.treated),
                    .number(summary.expected),
                    .whole(summary.late),
                    summary.mean.map { .number(Double($0.minutes) / 1440) } ?? .none,
                    summary.percentile95.map { .number(Double($0.minutes) / 1440) } ?? .none,
                ]
            })
    }
}
