// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every copy of every operation of every lot.
    var operations: ReportTable {
        ReportTable(
            name: "operations", title: "a copy of an operation of a lot",
            columns: [
                .init("lot", .text),
                .init("operation", .text),
                .init("copy", .whole),
                .init("unit class", .text),
                .init("set-up from", .moment),
                .init("run from", .moment),
                .init("run to", .moment),
                .init("clean to", .moment),
                .init("held from", .moment),
                .init("held to", .moment),
            ],
            rows: plan.lots.flatMap { lot in
                lot.operations.map { row(of: lot, $0) }
            })
    }

    private func row(of lot: PlannedLot, _ copy: PlannedOperation) -> [ReportTable.Cell] {
        [
            .text(lot.name), .text(copy.operation), .whole(copy.copy), copy.unit.map { .text($0) } ?? .none,
            moment(copy.setUp.from), moment(copy.run.from), moment(copy.run.to), moment(copy.clean.to),
            copy.unitHold.map { moment($0.from) } ?? .none, copy.unitHold.map { moment($0.to) } ?? .none,
        ]
    }
}
