// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Reports

/// A compared run as text and as JSON.
struct BenchReport {
    let comparison: BenchComparison
    /// Whether there is a baseline.
    let isCompared: Bool

    private var run: BenchRun { comparison.run }

    /// CPU seconds and memory in a line, then the figures: all of them, or those that differ.
    func text(showsAll: Bool, style: ReportStyle) -> String {
        let phases = WorkPhase.allCases.map { "\($0.rawValue) \(Self.hundredths(run.seconds[$0] ?? 0))" }
        let memory = run.peakKilobytes.map { ", \(($0 + 1023) / 1024) MiB at most so far" } ?? ""
        var lines = [
            DisplayText.escaped(run.name),
            "  \(Self.hundredths(whole)) CPU s\(memory) (shown, never compared):",
            "  \(phases.joined(separator: ", "))",
        ]
        guard isCompared else {
            return lines.joined(separator: "\n") + "\n" + table(comparison.lines).text(style: style)
        }
        let counts: [BenchComparison.Verdict] = [.worse, .better, .same, .shown]
        let words = counts.compactMap { verdict -> String? in
            let count = comparison.count(verdict)
            return count == 0 ? nil : "\(count) \(verdict.rawValue)"
        }
        lines.append("  \(comparison.lines.count) figures: \(words.joined(separator: ", "))")
        let told = showsAll ? comparison.lines : comparison.lines.filter { $0.verdict != .same }
        return lines.joined(separator: "\n") + "\n" + (told.isEmpty ? "" : table(told).text(style: style))
    }

    private var whole: Double { run.seconds.values.reduce(0, +) }

    private func table(_ lines: [BenchComparison.Line]) -> ReportTable {
        let columns: [ReportTable.Column] = [
            .init("figure", .text), .init("baseline", .number(places: 4)), .init("now", .number(places: 4)),
            .init("unit", .text), .init("change", .text), .init("tolerance", .text), .init("verdict", .text),
        ]
        let rows = lines.map { line -> [ReportTable.Cell] in
            let cells: [ReportTable.Cell] = [
                .text(line.figure.rawValue), cell(line.figure, line.baseline), cell(line.figure, line.now),
                .text(line.figure.kind == .share ? "%" : ""), .text(change(of: line)),
                .text(line.tolerance?.text ?? ""), .text(line.now == nil ? "WORSE: it is gone" : line.verdict.rawValue),
            ]
            return isCompared ? cells : [cells[0], cells[2], cells[3]]
        }
        return ReportTable(
            name: "figures", title: "Figures",
            columns: isCompared ? columns : [columns[0], columns[2], columns[3]], rows: rows)
    }

    private func cell(_ figure: BenchFigure, _ value: Exact?) -> ReportTable.Cell {
        value.map { .number((figure.kind == .share ? $0 * 100 : $0).double) } ?? .none
    }

    /// The change, in percent of the baseline or in points.
    private func change(of line: BenchComparison.Line) -> String {
        guard let now = line.now, let old = line.baseline, now != old else { return "" }
        let sign = now > old ? "+" : ""
        if line.figure.kind == .share {
            return "\(sign)\(((now - old) * 100).rounded(.halfAwayFromZero, places: 4).decimalText) points"
        }
        guard let share = (now - old).divided(by: old.magnitude) else { return "\(sign)\((now - old).decimalText)" }
        return "\(sign)\((share * 100).rounded(.halfAwayFromZero, places: 2).decimalText) %"
    }

    /// Seconds to a hundredth.
    private static func hundredths(_ seconds: Double) -> String {
        Money(rounding: Exact(exactly: seconds) ?? .zero)?.text ?? ""
    }

    /// One scenario as JSON.
    struct JSON: Encodable {
        var scenario: String
        var inputs: String
        /// CPU seconds by phase.
        var seconds: [String: Double]
        /// KiB.
        var peakMemory: Int?
        var figures: [Figure]

        struct Figure: Encodable {
            var name: String
            var now: Double?
            var baseline: Double?
            var tolerance: String?
            var verdict: String?
        }
    }

    /// The same as JSON; shares are numbers from 0 to 1.
    var json: JSON {
        JSON(
            scenario: run.name, inputs: run.inputs,
            seconds: Dictionary(uniqueKeysWithValues: WorkPhase.allCases.map { ($0.rawValue, run.seconds[$0] ?? 0) }),
            peakMemory: run.peakKilobytes,
            figures: comparison.lines.map { line in
                JSON.Figure(
                    name: line.figure.rawValue, now: line.now?.double, baseline: line.baseline?.double,
                    tolerance: line.tolerance?.text,
                    verdict: isCompared ? line.verdict.rawValue.lowercased() : nil)
            })
    }
}
