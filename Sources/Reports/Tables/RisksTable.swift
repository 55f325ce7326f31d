// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// What each demand line gets when lots pass or fail.
    var risks: ReportTable {
        let materials = Dictionary(plan.demand.map { ($0.line, $0.material) }) { first, _ in first }
        return ReportTable(
            name: "risks", title: "a demand line when lots pass or fail",
            columns: [
                .init("line", .text),
                .init("by", .moment),
                .init("wanted", .number(places: 6)),
                .init("with no failed lot", .number(places: 6)),
                .init("with one failed lot", .number(places: 6)),
                .init("unit", .text),
                .init("lots that may fail", .whole),
                .init("probability of full service", unit: "%", .number(places: 4)),
            ],
            rows: (plan.risks ?? []).map { risk in
                [
                    .text(risk.line),
                    moment(risk.by),
                    .number(risk.wanted),
                    .number(risk.noFailure),
                    .number(risk.oneFailure),
                    unit(of: materials[risk.line] ?? ""),
                    .whole(risk.lots),
                    .number(risk.fullService * 100),
                ]
            })
    }
}
