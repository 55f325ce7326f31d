// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Reports
import ResultFiles

/// A curve as text, page, spreadsheet and tables.
struct CurveReport {
    /// A whole plan at a number; no outcome where there is no plan.
    struct WholePlan {
        var at: Double
        var outcome: PlanOutcome?
        var lots: Double
    }

    let curve: ContributionCurve
    let plans: [WholePlan]
    let parameter: CurveParameter
    private let label: String
    private let currency: String
    /// How many more the table tells of together.
    private let step: (count: Double, text: String)

    init(
        curve: ContributionCurve, plans: [WholePlan], parameter: CurveParameter, scenario: Scenario
    ) {
        self.curve = curve
        self.plans = plans
        self.parameter = parameter
        (label, currency) = (scenario.label, scenario.currency)
        step = Self.step(of: curve)
    }

    private var title: String {
        "Contribution by \(parameter.path), now \(parameter.words(parameter.present))"
            + (label.isEmpty ? "" : ": \(label)")
    }

    /// How the curve was found, and what it leaves open.
    var notes: [String] {
        var notes: [String] = []
        switch curve.method {
        case .limits:
            notes.append(
                "Exact: only limits move, so the relaxed plan's contribution is made of straight pieces, each worth no more "
                    + "than the one before.")
        case .prices:
            notes.append(
                "Exact: only prices move, so the relaxed plan's contribution is made of straight pieces, each worth no less "
                    + "than the one before.")
        case .sampled:
            notes.append(
                "Sampled: more than limits or prices moves, so there are no straight pieces. Changes of what binds or of the "
                    + "ways that are used lie between two rows, bracketed by bisection to 1/256 of the range.")
        }
        if curve.method != .sampled {
            let count = max(0, curve.pieces.count - 1)
            notes.append("\(count) breakpoint\(count == 1 ? "" : "s"), from \(curve.solves) relaxed plans.")
        }
        if let first = curve.pieces.first, first.start.at > curve.from {
            notes.append(edge("below", first.start.at))
        }
        if let last = curve.pieces.last, last.end.at < curve.to {
            notes.append(edge("above", last.end.at))
        }
        if !curve.isComplete { notes.append("The search was stopped before all breakpoints were found.") }
        return notes
    }

    /// That there is no plan beyond a number, or where it was sampled at the next sample beyond.
    private func edge(_ side: String, _ number: Double) -> String {
        curve.method == .sampled
            ? "At the samples \(side) \(parameter.words(number)) there is no plan."
            : "There is no plan \(side) \(parameter.words(number)), to a millionth."
    }

    // MARK: Tables

    private var numberUnit: String? { parameter.unit.isEmpty ? nil : parameter.unit }

    /// The pieces with what binds, what grows and shrinks, and where another way takes over.
    var pieces: ReportTable {
        ReportTable(
            name: "curve", title: "The relaxed plan, piece by piece",
            columns: [
                .init("from", unit: numberUnit, .number(places: 6)),
                .init("to", unit: numberUnit, .number(places: 6)),
                .init("contribution at from", unit: currency, .number(places: 2)),
                .init("contribution at to", unit: currency, .number(places: 2)),
                .init(step.count == 1 ? "one more adds" : "\(step.text) more add", unit: currency, .number(places: 4)),
                .init("takes over", .text),
                .init("binds", .text),
                .init("moves, for each \(step.text) more", .text),
            ],
            rows: curve.pieces.enumerated().map { place, piece in
                [
                    .number(piece.start.at), .number(piece.end.at), .number(piece.start.contribution),
                    .number(piece.end.contribution), .number(piece.rate * step.count), .text(takeOver(place)),
                    .text(piece.binds.joined(separator: ", ")),
                    .text(piece.moves.map { move($0) }.joined(separator: ", ")),
                ]
            })
    }

    /// The way that serves more on this piece and did not on the one before.
    private func takeOver(_ place: Int) -> String {
        let now = curve.pieces[place].growing
        guard place > 0 else { return now.joined(separator: ", ") }
        let before = curve.pieces[place - 1].growing
        let new = now.filter { !before.contains($0) }
        if !new.isEmpty { return new.joined(separator: ", ") }
        return now.isEmpty && !before.isEmpty ? "nothing" : ""
    }

    /// How many more are told of together: one, or a power of ten where one is as little as a particle.
    private static func step(of curve: ContributionCurve) -> (count: Double, text: String) {
        let most = curve.pieces.map { abs($0.rate) }.max() ?? 0
        guard most > 0, most < 0.001 else { return (1, "one") }
        var (count, power) = (1.0, 0)
        while most * count < 1, power < 18 { (count, power) = (count * 10, power + 1) }
        return (count, "1e\(power)")
    }

    private func move(_ amount: ContributionCurve.Amount) -> String {
        let text = (Exact(exactly: amount.value * step.count) ?? 0).rounded(.halfAwayFromZero, places: 6).decimalText
        return "\(amount.name) \(amount.value > 0 ? "+" : "")\(text) \(amount.unit)"
    }

    /// The corners of the curve with what follows each, for a terminal.
    private var corners: ReportTable {
        var table = pieces
        let kept = [0, 2, 4, 5, 6]
        table.columns = kept.map { table.columns[$0] }
        table.columns[0].title = "at"
        table.columns[1].title = "contribution"
        table.rows = table.rows.map { row in kept.map { row[$0] } }
        if table.rows.count > Self.mostCorners {
            // Corners at which another way takes over or something else binds.
            table.rows = table.rows.enumerated().filter { place, row in
                place == 0 || row[3] != .text("") || row[4] != table.rows[place - 1][4]
            }.map(\.element)
            table.title += ", only where something else binds or takes over (all in curve.csv)"
        }
        if let last = curve.pieces.last {
            table.rows.append(
                [.number(last.end.at), .number(last.end.contribution), .none, .text(""), .text("")])
        }
        return table
    }

    /// As many corners as a terminal shows without a choice.
    private static let mostCorners = 24

    /// The whole plans beside the curve.
    var whole: ReportTable {
        ReportTable(
            name: "whole-plans", title: "Whole plans on it",
            columns: [
                .init("at", unit: numberUnit, .number(places: 6)),
                .init("contribution", unit: currency, .money),
                .init("at most", unit: currency, .number(places: 2)),
                .init("relaxed", unit: currency, .number(places: 2)),
                .init("lots", .number(places: 2)),
                .init("status", .text),
            ],
            rows: plans.map { plan in
                [
                    .number(plan.at), plan.outcome.map { .money($0.contribution) } ?? .none,
                    most(of: plan).map { .number($0) } ?? .none,
                    curve.contribution(at: plan.at).map { .number($0) } ?? .none, .number(plan.lots),
                    .text(plan.outcome?.status.rawValue ?? "no plan"),
                ]
            })
    }

    /// What no whole plan there goes beyond: by its own bound, or by the relaxed plan that stands beside it.
    private func most(of plan: WholePlan) -> Double? {
        guard let outcome = plan.outcome else { return nil }
        let bound = max(outcome.bound, outcome.objective)
        guard let relaxed = curve.contribution(at: plan.at) else { return bound }
        return max(outcome.objective, min(bound, relaxed))
    }

    private var tables: [ReportTable] { plans.isEmpty ? [pieces] : [pieces, whole] }

    // MARK: Documents

    /// The curve for a terminal.
    func text(style: ReportStyle) -> String {
        var text = "\(DisplayText.escaped(title))\n"
        for note in notes { text += DisplayText.escaped(note) + "\n" }
        for table in [corners] + tables.dropFirst() where !table.rows.isEmpty {
            text += "\n\(DisplayText.escaped(table.title))\n" + table.text(style: style)
        }
        return text
    }

    /// The page, the spreadsheet, the text and the tables.
    func files() throws(Ending) -> [ResultFile] {
        let (title, tables) = (title, tables)
        let workbook = try WorkbookBytes.of { path throws(WorkbookError) in
            try ComparisonWorkbook.write(title: title, waterfalls: [], tables: tables, at: path)
        }
        let chart = CurveChart(
            title: "Contribution [\(currency)] by \(parameter.path)\(numberUnit.map { " [\($0)]" } ?? "")",
            line: curve.pieces.map { .init($0.start.at, $0.start.contribution) }
                + (curve.pieces.last.map { [.init($0.end.at, $0.end.contribution)] } ?? []),
            bars: plans.compactMap { plan in
                plan.outcome.map {
                    CurveChart.Bar(at: plan.at, from: $0.contribution.double, to: most(of: plan) ?? $0.objective)
                }
            }, present: parameter.present)
        return [
            ResultFile(
                name: CurveChart.name, text: chart.page(title: title, notes: notes, tables: tables.map(\.readable))),
            ResultFile(name: "curve.xlsx", contents: workbook),
            ResultFile(name: "curve.txt", text: text(style: ReportStyle())),
        ] + tables.map { ResultFile(name: "\($0.name).csv", text: $0.csv) }
    }

    /// The curve as JSON.
    var json: CurveText { CurveText(curve: curve, plans: plans, parameter: parameter, currency: currency) }
}

/// A curve as JSON.
struct CurveText: Encodable {
    struct Piece: Encodable {
        var from: Double
        var to: Double
        var contributionAtFrom: Double
        var contributionAtTo: Double
        var rate: Double
        var binds: [String]
        var grows: [String]
    }

    struct Whole: Encodable {
        var at: Double
        var contribution: String?
        var bound: Double?
    }

    var of: String
    var unit: String
    var currency: String
    var method: String
    var complete: Bool
    var pieces: [Piece]
    var plans: [Whole]

    init(curve: ContributionCurve, plans: [CurveReport.WholePlan], parameter: CurveParameter, currency: String) {
        (of, unit, self.currency) = (parameter.path, parameter.unit, currency)
        (method, complete) = (curve.method.rawValue, curve.isComplete)
        pieces = curve.pieces.map {
            Piece(
                from: $0.start.at, to: $0.end.at, contributionAtFrom: $0.start.contribution,
                contributionAtTo: $0.end.contribution, rate: $0.rate, binds: $0.binds, grows: $0.growing)
        }
        self.plans = plans.map {
            Whole(at: $0.at, contribution: $0.outcome?.contribution.text, bound: $0.outcome?.bound)
        }
    }
}
