// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Reports
import WhatIf

extension SweepTables {
    /// How the contribution and the service are spread over the sample.
    var distribution: ReportTable {
        let rows: [[ReportTable.Cell]] = sides.indices.compactMap { side in
            let found = results(.sample, of: side)
            guard let money = Distribution(found.compactMap(\.contribution)) else { return nil }
            let drawn = design.points.count { $0.part == .sample }
            let base = self.results[side].first?.contribution
            func share(_ isMeant: (SweepResult) -> Bool) -> ReportTable.Cell {
                .number(100 * Double(found.count(where: isMeant)) / Double(found.count))
            }
            let quantiles = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1].map { ReportTable.Cell.number(money.quantile($0)) }
            let onTime = Distribution(found.compactMap(\.onTime))
            return [
                .text(sides[side].name), .whole(drawn), .whole(found.count), .number(money.mean),
                .number(money.deviation),
            ] + quantiles + [
                base.map { base in share { ($0.contribution ?? base) < base } } ?? .none,
                share { ($0.contribution ?? 0) < 0 }, onTime.map { .number($0.mean * 100) } ?? .none,
                onTime.map { .number($0.quantile(0.05) * 100) } ?? .none,
                share { $0.lost.contains { $0 > Self.least } },
            ]
        }
        let money = ["mean", "deviation", "least", "5 %", "25 %", "median", "75 %", "95 %", "most"]
        return ReportTable(
            name: "distribution", title: "The sample: contribution and service",
            columns: [.init("scenario", .text), .init("points", .whole), .init("planned", .whole)]
                + money.map { .init($0, unit: currency, .number(places: 2)) } + [
                    .init("below the scenario as it stands", unit: "%", .number(places: 1)),
                    .init("below 0", unit: "%", .number(places: 1)),
                    .init("on time, mean", unit: "%", .number(places: 2)),
                    .init("on time, 5 % of points below", unit: "%", .number(places: 2)),
                    .init("with something never delivered", unit: "%", .number(places: 1)),
                ], rows: rows)
    }

    /// Less than this of a unit is nothing.
    private static var least: Double { 1e-3 }

    /// Each alternative against the base at the same points.
    var paired: ReportTable {
        let rows: [[ReportTable.Cell]] = sides.indices.dropFirst().compactMap { side in
            let pairs = zip(design.points, zip(self.results[0], self.results[side])).filter { $0.0.part == .sample }
            let differences = pairs.compactMap { pair -> Double? in
                guard let base = pair.1.0.contribution, let other = pair.1.1.contribution else { return nil }
                return other - base
            }
            guard let spread = Distribution(differences) else { return nil }
            let better = Double(differences.count { $0 > 0 }) / Double(differences.count)
            return [
                .text(sides[side].name), .whole(differences.count), .number(spread.mean),
                .number(spread.quantile(0.05)),
                .number(spread.quantile(0.5)), .number(spread.quantile(0.95)), .number(better * 100),
            ]
        }
        return ReportTable(
            name: "alternatives", title: "Alternatives against the base at the same points of the sample",
            columns: [.init("scenario", .text), .init("points", .whole)]
                + ["mean difference", "5 %", "median", "95 %"].map { .init($0, unit: currency, .number(places: 2)) }
                + [.init("better than the base", unit: "%", .number(places: 1))],
            rows: rows)
    }

    /// Which parameter of the sample matters, to the money and to what is decided.
    var influence: ReportTable {
        let rows = sides.indices.flatMap { side in
            influences(of: side).map { parameter, influence -> [ReportTable.Cell] in
                func percent(_ share: Double?) -> ReportTable.Cell { share.map { .number($0 * 100) } ?? .none }
                let names = decisionNames(of: side)
                let unit = parameter.low.map { $0.unit.isEmpty ? "" : " \($0.unit)" } ?? ""
                let flip = influence.flip
                return [
                    .text(sides[side].name), .text(parameter.name),
                    influence.rankCorrelation.map { .number($0) } ?? .none, percent(influence.ofContribution),
                    percent(influence.ofDecisions), percent(flip?.share),
                    .text(flip.map { Self.significant($0.value) + unit } ?? ""),
                    .text(flip.map { Self.flipWords(names, $0) } ?? ""),
                ]
            }
        }
        return ReportTable(
            name: "influence", title: "The sample: which uncertain value matters, and where the plan flips",
            columns: [
                .init("scenario", .text), .init("parameter", .text), .init("rank correlation", .number(places: 3)),
                .init("explains of the contribution", unit: "%", .number(places: 1)),
                .init("explains of the decisions", unit: "%", .number(places: 1)),
                .init("by its flip", unit: "%", .number(places: 1)), .init("flips at", .text),
                .init("mean lots below and above", .text),
            ], rows: rows)
    }

    /// The parameters that were drawn, by what they explain of the decisions, then of the contribution.
    func influences(of side: Int) -> [(parameter: StudyParameter, influence: Influence)] {
        let found = zip(design.points, self.results[side]).filter { $0.0.part == .sample && $0.1.status == .planned }
        guard found.count >= 10 else { return [] }
        let contributions = found.map { $0.1.contribution ?? 0 }
        let decisions = found.map(\.1.decisions)
        let all = design.parameters.indices.compactMap { place -> (StudyParameter, Influence)? in
            let values = found.compactMap { $0.0.values[place]?.double }
            guard values.count == found.count else { return nil }
            return (
                design.parameters[place], Influence(of: values, contributions: contributions, decisions: decisions)
            )
        }
        return all.enumerated().sorted { first, second in
            let (a, b) = (first.element.1, second.element.1)
            return (b.ofDecisions ?? 0, b.ofContribution ?? 0, first.offset)
                < (a.ofDecisions ?? 0, a.ofContribution ?? 0, second.offset)
        }.map(\.element)
    }

    private static func flipWords(_ names: [String], _ flip: Influence.Flip) -> String {
        let pairs: [(String, (Double, Double))] = Array(zip(names, zip(flip.below, flip.above)))
        let changes = pairs.filter { _, means in abs(means.0 - means.1) >= 0.05 }
            .sorted { one, other in abs(one.1.0 - one.1.1) > abs(other.1.0 - other.1.1) }
        guard !changes.isEmpty else { return "hardly different" }
        let words = changes.prefix(3).map { name, means in "\(name) \(short(means.0)) and \(short(means.1))" }
        return words.joined(separator: ", ")
    }

    /// Four digits that count.
    static func significant(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return "0" }
        var scale = 1.0
        while abs(value) * scale >= 10_000 { scale /= 10 }
        while abs(value) * scale < 1_000 { scale *= 10 }
        let digits = (value * scale).rounded()
        let exact = scale >= 1 ? digits / scale : digits * (1 / scale).rounded()
        return exact == exact.rounded() && abs(exact) < 1e9 ? "\(Int(exact))" : "\(exact)"
    }

    /// How often each demand line is late or short in the sample; lines that never are stand not here.
    var service: ReportTable {
        let rows: [[ReportTable.Cell]] = sides.indices.flatMap { side -> [[ReportTable.Cell]] in
            let found = results(.sample, of: side)
            guard !found.isEmpty else { return [] }
            return sides[side].base.legend.lines.enumerated().compactMap { line, name in
                let (late, lost) = (found.map { $0.late[line] }, found.map { $0.lost[line] })
                guard late.contains(where: { $0 > Self.least }) || lost.contains(where: { $0 > Self.least }),
                    let spread = Distribution(lost)
                else { return nil }
                func share(_ values: [Double]) -> ReportTable.Cell {
                    .number(100 * Double(values.count { $0 > Self.least }) / Double(values.count))
                }
                return [
                    .text(sides[side].name), .text(name), share(late), share(lost), .number(spread.mean),
                    .number(spread.quantile(0.95)),
                ]
            }
        }
        return ReportTable(
            name: "service", title: "The sample: demand lines that are late or short in some points",
            columns: [
                .init("scenario", .text), .init("line", .text), .init("partly late", unit: "%", .number(places: 1)),
                .init("partly never delivered", unit: "%", .number(places: 1)),
                .init("never delivered, mean", .number(places: 2)),
                .init("never delivered, 5 % of points above", .number(places: 2)),
            ], rows: rows)
    }
}
