// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import ResultFiles
import WhatIf

/// Plans side by side: their figures, what each change adds, and what becomes of lots and demand.
struct ComparisonReport {
    let base: Plan
    let alternatives: [ComparedPlan]

    private var title: String { base.header.label.isEmpty ? "Comparison" : base.header.label }

    /// How the amounts of the steps are to be read.
    private var notes: [String] {
        let gaps = ([base] + alternatives.map(\.plan)).map(\.outcome.gapMoney)
        let widest = Money(cents: Int64(exactly: ((gaps.max() ?? 0) * 100).rounded()) ?? 0)
        guard widest > .zero else { return ["Each plan is checked, and no plan is better."] }
        return [
            "Each plan is checked. A plan may be up to its gap below the best one, at most \(widest.groupedText) "
                + "\(base.header.currency) here: smaller differences say nothing. A smaller --gap narrows it."
        ]
    }

    /// A waterfall for each alternative whose difference could be divided.
    private var waterfalls: [Waterfall] {
        alternatives.compactMap { alternative in
            guard let bridge = alternative.bridge else { return nil }
            let rule =
                bridge.steps.count < 2 ? "" : bridge.rule == .allOrders ? ", mean over all orders" : ", in this order"
            return Waterfall(
                title: "Contribution from base to \(alternative.title)\(rule)", currency: base.header.currency,
                start: .init("base", bridge.base), steps: bridge.steps.map { .init($0.name, $0.amount) },
                end: .init(alternative.title, bridge.alternative))
        }
    }

    /// All tables; in short for a terminal.
    private func tables(isShort: Bool = false) -> [ReportTable] {
        var tables = [ComparisonFigures(base: base, alternatives: alternatives).table]
        for (number, alternative) in alternatives.enumerated() {
            let suffix = "-\(number + 1)"
            var lots = DifferenceTables.lots(
                alternative.difference.lots, base, alternative.plan, isShort: isShort)
            // Lines that are served in full and on time by both plans tell nothing but how much is wanted.
            let lines = alternative.difference.demand.filter { line in
                [line.old, line.new].contains { ($0?.late ?? 0) > 0 || ($0?.lost ?? 0) > 0 }
            }
            var demand = DifferenceTables.demand(lines, base, alternative.plan)
            var money = DifferenceTables.money(
                alternative.difference.money, base, alternative.plan, names: ("base", alternative.title))
            (lots.name, demand.name, money.name) = ("lots\(suffix)", "demand\(suffix)", "money\(suffix)")
            lots.title = "Lots that differ: base to \(alternative.title)"
            demand.title = "Late or short in either plan: base to \(alternative.title)"
            money.title = "Money by account: base to \(alternative.title)"
            tables += [lots, demand, money]
        }
        return tables
    }

    /// The whole comparison for a terminal.
    func text(style: ReportStyle) -> String {
        var text = "\(DisplayText.escaped(title))\n"
        for (place, table) in tables(isShort: true).enumerated() {
            // The waterfall stands before the tables of its alternative, of which money is told by it.
            if place > 0, (place - 1).isMultiple(of: 3) { text += bridge((place - 1) / 3, style) }
            if table.rows.isEmpty || place > 0 && place.isMultiple(of: 3) { continue }
            text += "\n\(DisplayText.escaped(table.title))\n" + table.text(style: style)
        }
        return text + "\n" + notes.joined(separator: "\n")
    }

    private func bridge(_ number: Int, _ style: ReportStyle) -> String {
        let alternative = alternatives[number]
        guard alternative.bridge != nil else {
            return "\n\(DisplayText.escaped(alternative.title)): some of the changes alone have no plan, so the "
                + "difference is not divided among them.\n"
        }
        let before = alternatives[..<number].count { $0.bridge != nil }
        return "\n" + waterfalls[before].text(style: style)
    }

    /// The page, the spreadsheet, the text and the tables.
    func files() throws(Ending) -> [ResultFile] {
        let (title, waterfalls, tables) = (title, waterfalls, tables())
        let workbook = try WorkbookBytes.of { path throws(WorkbookError) in
            try ComparisonWorkbook.write(title: title, waterfalls: waterfalls, tables: tables, at: path)
        }
        let page = ComparisonPage.page(title: title, notes: notes, waterfalls: waterfalls, tables: tables)
        return [
            ResultFile(name: ComparisonPage.name, text: page),
            ResultFile(name: ComparisonWorkbook.name, contents: workbook),
            ResultFile(name: "comparison.txt", text: text(style: ReportStyle())),
        ] + tables.map { ResultFile(name: "\($0.name).csv", text: $0.csv) }
    }

    /// The comparison as JSON.
    var json: ComparisonText { ComparisonText(base: base, alternatives: alternatives) }
}

/// A comparison as JSON; money as text in major units.
struct ComparisonText: Encodable {
    struct Step: Encodable {
        var name: String
        var amount: String
    }

    struct Alternative: Encodable {
        var name: String
        var contribution: String
        var gap: Double
        var rule: String?
        var bridge: [Step]?
        var added: Int
        var dropped: Int
        var moved: Int
    }

    var currency: String
    var contribution: String
    var gap: Double
    var alternatives: [Alternative]

    init(base: Plan, alternatives: [ComparedPlan]) {
        (currency, contribution, gap) = (
            base.header.currency, base.outcome.contribution.text, base.outcome.gap
        )
        self.alternatives = alternatives.map { one in
            Alternative(
                name: one.title, contribution: one.plan.outcome.contribution.text, gap: one.plan.outcome.gap,
                rule: one.bridge.map { $0.rule == .allOrders ? "all orders" : "stated order" },
                bridge: one.bridge?.steps.map { Step(name: $0.name, amount: $0.amount.text) },
                added: one.difference.lots.count { $0.kind == .added },
                dropped: one.difference.lots.count { $0.kind == .dropped },
                moved: one.difference.lots.count { $0.kind == .moved })
        }
    }
}
