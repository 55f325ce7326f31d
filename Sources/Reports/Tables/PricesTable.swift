// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanTables {
    /// What a step more or fewer is worth in the relaxed plan, quarter by quarter.
    var prices: ReportTable {
        ReportTable(
            name: "prices", title: "what a step of something is worth in the relaxed plan in a quarter",
            columns: [
                .init("kind", .text),
                .init("name", .text),
                .init("line", .text),
                .init("from", .moment),
                .init("until", .moment),
                .init("step", .number(places: 6)),
                .init("step in", .text),
                .init("relaxed price", unit: currency, .money),
                .init("price with lots fixed", unit: currency, .money),
                .init("one step more", unit: currency, .money),
                .init("one step fewer", unit: currency, .money),
                .init("price for more", unit: currency, .money),
                .init("holds for more", unit: "steps", .number(places: 4)),
                .init("price for fewer", unit: currency, .money),
                .init("holds for fewer", unit: "steps", .number(places: 4)),
                .init("binds next", .text),
            ],
            rows: (plan.prices?.relaxed ?? []).map { price in
                let study = price.study
                return [
                    .text(price.kind.rawValue),
                    .text(price.resource),
                    .text(price.line ?? ""),
                    moment(price.from),
                    moment(price.until),
                    .number(price.amount),
                    .text(price.unit),
                    Self.money(price.price),
                    Self.money(price.lotsFixed),
                    Self.money(study?.more),
                    Self.money(study?.fewer),
                    Self.money(study?.right),
                    study?.holdsMore.map { .number($0) } ?? .none,
                    Self.money(study?.left),
                    study?.holdsFewer.map { .number($0) } ?? .none,
                    .text(study?.next ?? ""),
                ]
            })
    }

    /// What whole plans with a step more and a step fewer came to.
    var steps: ReportTable {
        ReportTable(
            name: "steps", title: "a whole plan with a step more or fewer of something",
            columns: [
                .init("kind", .text),
                .init("name", .text),
                .init("line", .text),
                .init("bottleneck", .text),
                .init("relaxed price", unit: currency, .money),
                .init("setting", .text),
                .init("change", unit: currency, .money),
                .init("at least", unit: currency, .money),
                .init("at most", unit: currency, .money),
                .init("change of the relaxed plan", unit: currency, .money),
                .init("note", .text),
            ],
            rows: (plan.prices?.steps ?? []).flatMap { step in
                [step.more, step.fewer].compactMap { $0 }.map { outcome in
                    [
                        .text(step.kind.rawValue),
                        .text(step.resource),
                        .text(step.line ?? ""),
                        .text(step.isBottleneck ? "yes" : "no"),
                        Self.money(step.price),
                        .text(outcome.setting),
                        Self.money(outcome.change),
                        Self.money(outcome.least),
                        Self.money(outcome.most),
                        Self.money(outcome.relaxed),
                        .text(outcome.change == nil ? "no plan" : ""),
                    ]
                }
            })
    }

    /// An amount that is whole cents already; nothing where it is none.
    private static func money(_ value: Double?) -> ReportTable.Cell {
        value.flatMap { Int64(exactly: ($0 * 100).rounded()) }.map { .money(Money(cents: $0)) } ?? .none
    }
}
