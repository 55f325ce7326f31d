// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import WhatIf

/// Differences as tables, and as text of headed tables.
enum DifferenceTables {
    /// What differs between scenarios.
    static func scenario(_ values: [ScenarioDifference], style: ReportStyle) -> String {
        guard !values.isEmpty else { return "\nThe scenarios are the same." }
        let table = ReportTable(
            name: "scenario", title: "a value that differs",
            columns: [.init("value", .text), .init("first", .text), .init("second", .text)],
            rows: values.map { value in
                [.text(value.path), .text(value.old ?? "-"), .text(value.new ?? "-")]
            })
        return "\n\(values.count == 1 ? "1 value differs" : "\(values.count) values differ")\n"
            + table.text(style: style)
    }

    /// What differs between plans.
    static func plans(_ difference: PlanDifference, _ old: Plan, _ new: Plan, style: ReportStyle) -> String {
        guard !difference.isEmpty else { return "\nThe plans are the same in lots, service and money." }
        var text = ""
        func add(_ heading: String, _ table: ReportTable) {
            guard !table.rows.isEmpty else { return }
            text += "\n" + heading + "\n" + table.text(style: style)
        }
        let counts = "\(old.lots.count) lots in the first plan, \(new.lots.count) in the second"
        add("Lots that differ, of \(counts)", lots(difference.lots, old, new, isShort: true))
        add("Demand that fares otherwise: first to second plan", demand(difference.demand, old, new))
        add("Money by account", money(difference.money, old, new))
        return text
    }

    /// Lots that were moved, changed, added or dropped.
    ///
    /// In short for a terminal: second dates without the year, amounts without the unit.
    static func lots(
        _ lots: [PlanDifference.LotDifference], _ old: Plan, _ new: Plan, isShort: Bool = false
    ) -> ReportTable {
        let units = PlanDifference.units(old, new)
        return ReportTable(
            name: "lots", title: "a lot that differs",
            columns: [
                .init("lot", .text), .init("what", .text), .init("start", .moment), .init("released", .moment),
                .init("net", .text), .init("why", .text),
            ],
            rows: lots.map { lot in
                let names = [lot.old?.name, lot.new?.name].compactMap(\.self)
                let name = isShort || Set(names).count == 1 ? names.last ?? "" : names.joined(separator: " > ")
                let unit = units[(lot.new ?? lot.old)?.material ?? ""] ?? "unit"
                return [
                    .text(name), .text(words(lot.kind)), .moment(days(lot.old?.start, lot.new?.start, isShort)),
                    .moment(days(lot.old?.released, lot.new?.released, isShort)),
                    .text(
                        pair(lot.old.map { figure($0.net) }, lot.new.map { figure($0.net) })
                            + (isShort ? "" : " " + unit)),
                    .text(lot.reason),
                ]
            })
    }

    /// Demand lines that fare otherwise.
    static func demand(_ lines: [PlanDifference.DemandDifference], _ old: Plan, _ new: Plan) -> ReportTable {
        func cell(_ line: PlanDifference.DemandDifference, _ value: (DemandOutcome) -> Double) -> ReportTable.Cell {
            // A line that only one plan has fares otherwise even where its figures would be the same.
            .text(pair(line.old.map { figure(value($0)) } ?? "none", line.new.map { figure(value($0)) } ?? "none"))
        }
        let units = PlanDifference.units(old, new)
        return ReportTable(
            name: "demand", title: "a demand line that fares otherwise",
            columns: [
                .init("line", .text), .init("wanted", .text), .init("on time", .text), .init("late", .text),
                .init("lost", .text), .init("unit", .text),
            ],
            rows: lines.map { line in
                [
                    .text(line.line), cell(line, \.wanted), cell(line, \.onTime), cell(line, \.late),
                    cell(line, \.lost), .text(units[(line.new ?? line.old)?.material ?? ""] ?? "unit"),
                ]
            })
    }

    /// Accounts that differ, and the contribution, under the names of the two plans.
    static func money(
        _ accounts: [PlanDifference.MoneyDifference], _ old: Plan, _ new: Plan,
        names: (String, String) = ("first", "second")
    ) -> ReportTable {
        let currency = new.header.currency
        func row(_ name: String, _ first: Money, _ second: Money) -> [ReportTable.Cell] {
            [.text(name), .money(first), .money(second), .money(second.subtracting(first) ?? .zero)]
        }
        return ReportTable(
            name: "money", title: "an account that differs",
            columns: [
                .init("account", .text), .init(names.0, unit: currency, .money),
                .init(names.1, unit: currency, .money), .init("difference", unit: currency, .money),
            ],
            rows: accounts.map { row($0.account.words, $0.old, $0.new) }
                + [row("= contribution", old.outcome.contribution, new.outcome.contribution)])
    }

    private static func words(_ kind: PlanDifference.LotDifference.Kind) -> String {
        kind == .rereleased ? "release" : kind.rawValue
    }

    /// Two moments as days, unless they lie within one.
    private static func days(_ old: String?, _ new: String?, _ isShort: Bool) -> String {
        let (first, second) = (old.map { $0.prefix { $0 != "T" } }, new.map { $0.prefix { $0 != "T" } })
        if first == second, old != new { return pair(old, new) }
        guard isShort, let first, let second, first != second, first.prefix(5) == second.prefix(5) else {
            return pair(first.map(String.init), second.map(String.init))
        }
        return "\(first) > \(second.dropFirst(5))"
    }

    /// One text where both are the same or only one is there, else both.
    private static func pair(_ old: String?, _ new: String?) -> String {
        guard let old else { return new ?? "" }
        guard let new, new != old else { return old }
        return "\(old) > \(new)"
    }

    private static func figure(_ value: Double) -> String {
        (Exact(exactly: value) ?? 0).rounded(.halfAwayFromZero, places: 6).decimalText
    }
}
