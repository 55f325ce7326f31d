// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import ResultFiles
import ScenarioFiles
import WhatIf

/// The results of a study as text, page and tables.
struct SweepReport {
    let tables: SweepTables

    /// The names of all files but the manifest that a study may have.
    static let names =
        ["points", "tornado", "distribution", "alternatives", "influence", "service"].map { "\($0).csv" }
        + [SweepPage.name, "sweep.txt"]

    private var title: String {
        let label = tables.sides[0].document.scenario.label
        return tables.study.label.isEmpty ? (label.isEmpty ? "Study" : label) : tables.study.label
    }

    private var all: [SweepResult] { tables.results.flatMap(\.self) }

    /// Points that have no plan.
    var failures: [SweepResult] { all.filter { $0.status != .planned } }

    /// How the figures are to be read.
    private var notes: [String] {
        let planned = all.count - failures.count
        let kind =
            tables.study.plans == .relaxed
            ? "Lots are fractional: each contribution is that of the relaxed plan, which no plan of whole lots exceeds."
            : "Lots are whole: each plan is checked, and may be up to its gap below the best one."
        var notes = ["\(planned) of \(all.count) \(all.count == 1 ? "point has" : "points have") a plan. \(kind)"]
        let checked = all.compactMap(\.difference)
        if !checked.isEmpty {
            let replaced = checked.count { $0 > SweepWorker.sameness }
            notes.append(
                "\(checked.count) \(checked.count == 1 ? "answer was" : "answers were") stated and solved again from "
                    + "nothing: "
                    + (replaced == 0 ? "all agree to 1e-9." : "\(replaced) differ by more than 1e-9 and were replaced.")
            )
        }
        let reasons = Dictionary(grouping: failures, by: \.reason)
        for reason in reasons.keys.sortedBytewise() {
            let points = reasons[reason] ?? []
            notes.append(
                "Without a plan: \(points.count) point\(points.count == 1 ? "" : "s"), \(points[0].status.rawValue): \(reason)"
            )
        }
        return notes
    }

    /// For a terminal: notes and all tables but the points.
    func text(style: ReportStyle) -> String {
        var text = "\(DisplayText.escaped(title))\n"
        for note in notes { text += DisplayText.escaped(note) + "\n" }
        for table in shortTables {
            text += "\n\(DisplayText.escaped(table.title))\n" + table.text(style: style)
        }
        return text
    }

    /// Tables for people: without what only machines read, numbers without cents.
    private var shortTables: [ReportTable] {
        tables.all.filter { $0.name != "points" }.map { table in
            var short = table
            for place in short.columns.indices where short.columns[place].kind == .number(places: 2) {
                if short.columns[place].unit == tables.currency { short.columns[place].kind = .number(places: 0) }
            }
            return short
        }
    }

    // MARK: Charts

    private var charts: [SweepPage.Chart] {
        tables.sides.indices.flatMap { side -> [SweepPage.Chart] in
            let name = tables.sides.count > 1 ? ", \(tables.sides[side].name)" : ""
            var charts: [SweepPage.Chart] = []
            let bars = tables.swings(of: side).prefix(20).map { swing in
                TornadoChart.Bar(
                    swing.parameter.name, low: swing.parameter.low?.words ?? "",
                    high: swing.parameter.high?.words ?? "",
                    atLow: swing.low.contribution, atHigh: swing.high.contribution)
            }
            if !bars.isEmpty, let base = tables.results[side].first?.contribution {
                charts.append(
                    .tornado(
                        TornadoChart(
                            title: "Contribution as one parameter moves\(name) [\(tables.currency)]", base: base,
                            bars: bars)))
            }
            let sample = tables.results(.sample, of: side).compactMap(\.contribution)
            if let spread = Distribution(sample) {
                charts.append(
                    .histogram(
                        HistogramChart(
                            title: "Contribution over the sample\(name) [\(tables.currency)]",
                            least: spread.quantile(0), most: spread.quantile(1), counts: spread.classes(30),
                            marks: [("5 %", 0.05), ("median", 0.5), ("95 %", 0.95)].map {
                                .init($0.0, spread.quantile($0.1))
                            })))
            }
            return charts
        } + tradeOff
    }

    /// Contribution against service, over grid and sample.
    private var tradeOff: [SweepPage.Chart] {
        let series = tables.sides.indices.compactMap { side -> ScatterChart.Series? in
            let found = (tables.results(.grid, of: side) + tables.results(.sample, of: side)).filter {
                $0.contribution != nil && $0.onTime != nil
            }
            guard found.count > 1 else { return nil }
            return ScatterChart.Series(
                tables.sides[side].name, x: found.map { ($0.onTime ?? 0) * 100 }, y: found.map { $0.contribution ?? 0 })
        }
        guard !series.isEmpty else { return [] }
        return [
            .scatter(
                ScatterChart(
                    title: "Contribution against service",
                    axes: ["demanded value delivered on time [%]", "contribution [\(tables.currency)]"],
                    series: series))
        ]
    }

    /// The page, the text and the tables.
    var files: [ResultFile] {
        let page = SweepPage.page(title: title, notes: notes, charts: charts, tables: shortTables)
        return [
            ResultFile(name: SweepPage.name, text: page),
            ResultFile(name: "sweep.txt", text: text(style: ReportStyle())),
        ] + tables.all.map { ResultFile(name: "\($0.name).csv", text: $0.csv) }
    }
}
