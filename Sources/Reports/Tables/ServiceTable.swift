// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every service target in every period.
    var service: ReportTable {
        ReportTable(
            name: "service", title: "a service target in a period",
            columns: [
                .init("target", .text),
                .init("until", .moment),
                .init("wanted", .number(places: 6)),
                .init("on time", .number(places: 6)),
                .init("asked", .number(places: 6)),
                .init("missing", .number(places: 6)),
                .init("unit", .text),
            ],
            rows: (plan.service ?? []).map { service in
                [
                    .text(service.target),
                    moment(service.until),
                    .number(service.wanted),
                    .number(service.onTime),
                    .number(service.asked),
                    .number(service.missing),
                    unit(of: service.material),
                ]
            })
    }
}
