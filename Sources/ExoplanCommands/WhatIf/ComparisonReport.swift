// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import ResultFiles
import WhatIf

/// Plans side by side: their figures, what each change adds, and what becomes of lots and demand.
struct ComparisonReport {
    let base: Plan
    let alternatives: [ComparedAlternative]

    private var title: String { base.header.label.isEmpty ? "Comparison" : base.header.label }

    /// How the amounts of the steps are to be read.
    private var notes: [String] {
        let horizons = alternatives.compactMap(\.planned).compactMap { alternative in
            PlanDifference.horizons(base, alternative.plan).map { "Base and \(alternative.title): \($0)" }
        }
        return horizons + [gaps]
    }

    /// How close to the best the plans are.
    private var gaps: String {
        let gaps = ([base] + alternatives.compactMap(\.planned?.plan)).map(\.outcome.gapMoney)
        let widest = Money(cents: Int64(exactly: ((gaps.max() ?? 0) * 100).rounded()) ?? 0)
        guard widest > .zero else { return "Each plan is checked, and no plan is better." }
        return "Each plan is checked. A plan may be up to its gap below the best one, at most \(widest.groupedText) "
            + "\(base.header.currency) here: smaller differences say nothing. A smaller --gap narrows it."
    }

    /// The waterfall of an alternative whose difference could be divided.
    private func waterfall(_ alternative: ComparedPlan) -> Waterfall? {
        guard let bridge = alternative.bridge else { return nil }
        let rule =
            bridge.steps.count < 2 ? "" : bridge.rule == .allOrders ? ", mean over all orders" : ", in this order"
        return Waterfall(
            title: "Contribution from base to \(alternative.title)\(rule)", currency: base.header.currency,
            start: .init("base", bridge.base), steps: bridge.steps.map { .init($0.name, $0.amount) },
            end: .init(alternative.title, bridge.alternative))
    }

    /// The figures of all plans side by side.
    private var figures: ReportTable { ComparisonFigures(base: base, alternatives: alternatives).table }

    /// Lots, demand and money of an alternative; in short for a terminal.
    private func differences(_ alternative: ComparedPlan, _ number: Int, isShort: Bool = false) -> [ReportTable] {
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
        return [lots, demand, money]
    }

    /// Why alternatives have no plan, line by line, for files.
    private var missing: [ReportTable] {
        let rows = alternatives.compactMap(\.missing).flatMap { one in
            one.why.lines.map { [ReportTable.Cell.text(one.title), .text($0)] }
        }
        guard !rows.isEmpty else { return [] }
        return [
            ReportTable(
                name: "without-plan", title: "Alternatives without a plan",
                columns: [.init("alternative", .text), .init("why", .text)], rows: rows)
        ]
    }

    /// The whole comparison for a terminal.
    func text(style: ReportStyle) -> String {
        func set(_ table: ReportTable) -> String {
            table.rows.isEmpty ? "" : "\n\(DisplayText.escaped(table.title))\n" + table.text(style: style)
        }
        var text = "\(DisplayText.escaped(title))\n" + set(figures)
        for (number, alternative) in alternatives.enumerated() {
            switch alternative {
            case .plan(let plan):
                text += bridge(plan, style)
                // Money is told by the waterfall.
                text += differences(plan, number, isShort: true).dropLast().map(set).joined()
            case .none(let missing):
                text += "\n\(DisplayText.escaped(missing.title)) has no plan\n"
                text += missing.why.lines.map { "  \($0)\n" }.joined()
            }
        }
        return text + "\n" + notes.joined(separator: "\n")
    }

    private func bridge(_ alternative: ComparedPlan, _ style: ReportStyle) -> String {
        guard let waterfall = waterfall(alternative) else {
            return "\n\(DisplayText.escaped(alternative.title)): some of the changes alone have no plan, so the "
                + "difference is not divided among them.\n"
        }
        return "\n" + waterfall.text(style: style)
    }

    /// The page, the spreadsheet, the text and the tables.
    func files() throws(Ending) -> [ResultFile] {
        let title = title
        let waterfalls = alternatives.compactMap(\.planned).compactMap(waterfall)
        let tables =
            [figures] + missing
            + alternatives.enumerated().flatMap { number, one in one.planned.map { differences($0, number) } ?? [] }
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
