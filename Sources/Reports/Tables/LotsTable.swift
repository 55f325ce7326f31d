// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// Every lot, with what it gives.
    var lots: ReportTable {
        let areOwn = plan.lots.contains { $0.patient != nil }
        return ReportTable(
            name: "lots", title: "a lot",
            columns: [
                .init("lot", .text),
                .init("recipe", .text),
                .init("material", .text),
                .init("donor", .text),
                .init("origin", .text),
                .init("count", .number(places: 6)),
                .init("start", .moment),
                .init("stored", .moment),
                .init("released", .moment),
                .init("gross", .number(places: 6)),
                .init("net", .number(places: 6)),
                .init("unit", .text),
                .init("limited by", .text),
            ] + (plan.lots.contains { $0.size != nil } ? [.init("size", .number(places: 6))] : [])
                + (areOwn ? [.init("patient", .text)] : []),
            rows: plan.lots.map { lot in
                [
                    .text(lot.name),
                    .text(lot.recipe),
                    .text(lot.material),
                    lot.donor.map { .text($0) } ?? .none,
                    .text(lot.origin.rawValue),
                    .number(lot.count),
                    moment(lot.start),
                    moment(lot.stored),
                    moment(lot.released),
                    .number(lot.gross),
                    .number(lot.net),
                    unit(of: lot.material),
                    .text(lot.limitedBy.rawValue),
                ] + (plan.lots.contains { $0.size != nil } ? [lot.size.map { .number($0) } ?? .none] : [])
                    + (areOwn ? [lot.patient.map { .text($0) } ?? .none] : [])
            })
    }
}
