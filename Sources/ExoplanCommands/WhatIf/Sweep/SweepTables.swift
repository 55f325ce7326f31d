// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Reports
import ScenarioFiles
import WhatIf

/// The results of a study as tables.
struct SweepTables {
    let study: Study
    let design: SweepDesign
    let sides: [SweepSide]
    /// By side, then point.
    let results: [[SweepResult]]

    var currency: String { sides[0].document.scenario.currency }
    private var hasSeveralSides: Bool { sides.count > 1 }

    /// All tables that have rows, points first.
    var all: [ReportTable] {
        [points, tornado, distribution, paired, influence, service].filter { !$0.rows.isEmpty }
    }

    /// The results of a part of the points of a side.
    func results(_ part: SweepPoint.Part, of side: Int) -> [SweepResult] {
        zip(design.points, results[side]).filter { $0.0.part == part && $0.1.status == .planned }.map(\.1)
    }

    // MARK: Points

    /// Every point with what is varied and what comes out: tidy, a row a point and side.
    var points: ReportTable {
        let parameters = design.parameters.map { about in
            let unit = about.low?.unit ?? ""
            return ReportTable.Column(about.name, unit: unit.isEmpty ? nil : unit, .text)
        }
        let legend = sides[0].base.legend
        let figures: [ReportTable.Column] =
            [
                .init("status", .text), .init("contribution", unit: currency, .number(places: 2)),
                .init("at most", unit: currency, .number(places: 2)), .init("on time", unit: "%", .number(places: 4)),
                .init("delivered", unit: "%", .number(places: 4)), .init("moved", unit: "lots", .number(places: 4)),
            ] + legend.recipes.map { .init("lots of \($0)", .number(places: 4)) }
            + legend.contractors.map { .init("lots from \($0)", .number(places: 4)) }
            + legend.options.map { .init("option \($0)", .number(places: 4)) }
            + legend.pools.map { .init("overtime of \($0)", unit: "h", .number(places: 4)) }
            + [.init("reason", .text)]
        var rows: [[ReportTable.Cell]] = []
        for (side, results) in results.enumerated() {
            for (point, result) in zip(design.points, results) {
                let values: [ReportTable.Cell] = zip(point.values, design.parameters).map { value, about in
                    value.map { .text($0.shown(in: about.low?.unit)) } ?? .none
                }
                rows.append(
                    [.text(sides[side].name), .whole(point.number), .text(point.part.rawValue)] + values
                        + cells(result, sides[side].base.legend, like: legend))
            }
        }
        return ReportTable(
            name: "points", title: "All points",
            columns: [.init("scenario", .text), .init("point", .whole), .init("part", .text)] + parameters + figures,
            rows: rows)
    }

    private func cells(
        _ result: SweepResult, _ legend: RelaxedLegend, like first: RelaxedLegend
    ) -> [ReportTable.Cell] {
        func number(_ value: Double?) -> ReportTable.Cell { value.map { .number($0) } ?? .none }
        /// The numbers by the names of the first side's columns.
        func by(_ names: [String], _ own: [String], _ values: [Double]) -> [ReportTable.Cell] {
            names.map { name in
                let place = own.firstIndex(of: name)
                return number(place.flatMap { values.indices.contains($0) ? values[$0] : nil })
            }
        }
        return [
            .text(result.status.rawValue), number(result.contribution), number(result.bound),
            number(result.onTime.map { $0 * 100 }), number(result.served.map { $0 * 100 }), number(result.moved),
        ] + by(first.recipes, legend.recipes, result.lots)
            + by(first.contractors, legend.contractors, result.contracted)
            + by(first.options, legend.options, result.chosen) + by(first.pools, legend.pools, result.overtime)
            + [result.reason.isEmpty ? .none : .text(result.reason)]
    }

    // MARK: One at a time

    /// A parameter with its two points.
    struct Swing {
        let side: Int
        let parameter: StudyParameter
        let low: SweepResult
        let high: SweepResult

        /// How far apart the contributions are; nothing where one end has no plan.
        var width: Double {
            guard let low = low.contribution, let high = high.contribution else { return .infinity }
            return abs(high - low)
        }
    }

    /// The parameters that were moved alone, those with the largest swing first, those without a plan before all.
    func swings(of side: Int) -> [Swing] {
        let places = design.points.indices.filter { design.points[$0].part == .tornado }
        let swings = stride(from: 0, to: places.count - 1, by: 2).compactMap { pair -> Swing? in
            guard let parameter = design.points[places[pair]].varied.first else { return nil }
            return Swing(
                side: side, parameter: design.parameters[parameter], low: results[side][places[pair]],
                high: results[side][places[pair + 1]])
        }
        return swings.enumerated().sorted { ($1.element.width, $0.offset) < ($0.element.width, $1.offset) }
            .map(\.element)
    }

    private var tornado: ReportTable {
        let rows = sides.indices.flatMap { side in
            swings(of: side).map { swing -> [ReportTable.Cell] in
                func number(_ value: Double?) -> ReportTable.Cell { value.map { .number($0) } ?? .none }
                return [
                    .text(sides[side].name), .text(swing.parameter.name), .text(swing.parameter.low?.words ?? ""),
                    .text(swing.parameter.high?.words ?? ""), number(swing.low.contribution),
                    number(swing.high.contribution), swing.width.isFinite ? .number(swing.width) : .none,
                    number(swing.low.onTime.map { $0 * 100 }), number(swing.high.onTime.map { $0 * 100 }),
                    .text(change(side, swing.low)), .text(change(side, swing.high)),
                ]
            }
        }
        return ReportTable(
            name: "tornado", title: "One parameter at a time",
            columns: sideColumn + [
                .init("parameter", .text), .init("low", .text), .init("high", .text),
                .init("contribution at low", unit: currency, .number(places: 2)),
                .init("at high", unit: currency, .number(places: 2)),
                .init("swing", unit: currency, .number(places: 2)),
                .init("on time at low", unit: "%", .number(places: 2)),
                .init("on time at high", unit: "%", .number(places: 2)), .init("plan at low", .text),
                .init("plan at high", .text),
            ], rows: withoutSide(rows))
    }

    private var sideColumn: [ReportTable.Column] { hasSeveralSides ? [.init("scenario", .text)] : [] }

    private func withoutSide(_ rows: [[ReportTable.Cell]]) -> [[ReportTable.Cell]] {
        hasSeveralSides ? rows : rows.map { Array($0.dropFirst()) }
    }

    /// What a plan decides otherwise than the base's, in words.
    func change(_ side: Int, _ result: SweepResult) -> String {
        guard result.status == .planned else { return result.status.rawValue }
        guard let base = results[side].first, base.status == .planned else { return "" }
        let names = decisionNames(of: side)
        let pairs: [(String, (Double, Double))] = Array(zip(names, zip(base.decisions, result.decisions)))
        let changes = pairs.filter { _, values in abs(values.0 - values.1) >= 0.5 }
            .sorted { one, other in abs(one.1.0 - one.1.1) > abs(other.1.0 - other.1.1) }
        if changes.isEmpty {
            let moved = result.moved ?? 0
            return moved >= 0.5 ? "same lots, \(Self.short(moved)) of them at other times" : "same"
        }
        let words = changes.prefix(3).map { name, values in
            "\(name) \(Self.short(values.0)) to \(Self.short(values.1))"
        }
        return words.joined(separator: ", ") + (changes.count > 3 ? ", …" : "")
    }

    /// The names of the components of ``SweepResult/decisions``.
    func decisionNames(of side: Int) -> [String] {
        let legend = sides[side].base.legend
        return legend.recipes + legend.contractors + legend.options.map { "option \($0)" }
    }

    static func short(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
}

extension StudyValue {
    /// The value without its unit, where that is the column's.
    fileprivate func shown(in unit: String?) -> String {
        guard let number, self.unit == unit ?? "" else { return text }
        return number.decimalText
    }
}
