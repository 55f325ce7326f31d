// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics

/// About how large the planning programme of a scenario would be, before anything of it is built.
///
/// Only what can grow without measure is counted: starts of lots, deliveries of lines, stock at cuts, days of units
/// and weeks of pools. It is of the right size, not exact.
struct SizeEstimate {
    /// Something that makes the programme large, and by how many columns and rows.
    struct Part {
        var what: String
        var columns: Int
        var rows: Int
    }

    /// The parts, the one with most columns first.
    let parts: [Part]

    /// Columns in all.
    var columns: Int { parts.reduce(0) { $0.addingSaturated($1.columns) } }
    /// Rows in all.
    var rows: Int { parts.reduce(0) { $0.addingSaturated($1.rows) } }

    /// Estimates a scenario.
    init(_ scenario: Scenario) {
        let horizon = scenario.horizon
        let end = horizon.length.minutes + (horizon.tail?.minutes ?? 0)
        let parts = [
            Self.lots(scenario), Self.deliveries(scenario, end: end), Self.stock(scenario, end: end),
            Part(
                what: "\(scenario.units.count) unit classes on \(end / 1440) days", columns: 0,
                rows: scenario.units.count.multipliedSaturated(end / 1440)),
            Part(
                what: "\(scenario.staff.count) staff pools in \(end / 10_080) weeks",
                columns: scenario.staff.count.multipliedSaturated(end / 10_080),
                rows: scenario.staff.count.multipliedSaturated(end / 10_080)),
        ]
        self.parts = parts.sorted { ($0.columns, $0.rows) > ($1.columns, $1.rows) }
    }

    /// What is too much about it, and what makes it so; nil within the limits.
    func fault(at position: SourcePosition?) -> Fault? {
        let (count, most, noun) =
            columns > Limits.columns
            ? (columns, Limits.columns, "columns") : (rows, Limits.rows, "rows")
        guard count > most else { return nil }
        let counted = parts.map { (what: $0.what, size: noun == "columns" ? $0.columns : $0.rows) }
            .filter { $0.size >= count / 10 }.sorted { $0.size > $1.size }
        let causes = counted.map { "\($0.what) make \($0.size)" }.joined(separator: ", ")
        return Fault(
            at: position, path: "horizon",
            problem: "the planning programme would have about \(count) \(noun), more than \(most): \(causes)",
            remedy: "shorten the horizon, or widen its grids (starts, deliveries, bucket)")
    }

    private static func lots(_ scenario: Scenario) -> Part {
        let cells = scenario.horizon.length.minutes / max(1, scenario.horizon.starts.minutes)
        let recipes = scenario.recipes.things.count { !$0.isAutologous }
        let patients = scenario.patients.count
        let what = "\(recipes) recipes with \(cells) starts each" + (patients > 0 ? " and \(patients) patients" : "")
        let starts = recipes.multipliedSaturated(cells).addingSaturated(
            patients.multipliedSaturated(min(cells, Self.startsOfPatient)))
        let rooms = scenario.rooms.isEmpty ? 0 : starts
        return Part(what: what, columns: starts, rows: rooms)
    }

    /// A patient's cells keep only so long; more starts than this are not usual.
    private static let startsOfPatient = 30

    /// A column for each line and each instant in its window; a row for each line.
    private static func deliveries(_ scenario: Scenario, end: Int) -> Part {
        let grid = max(1, scenario.horizon.deliveries.minutes)
        let dues = duesByMaterial(scenario, end: end)
        var columns = 0
        var rows = 0
        for line in scenario.demand.things where line.due.minutes <= end {
            let from = max(0, line.due.minutes.subtractingSaturated(line.early.minutes))
            let to = min(end, line.latest.map { line.due.minutes.addingSaturated($0.minutes) } ?? end)
            guard to >= from else { continue }
            let list = dues[line.material.index]
            let inside = place(of: to + 1, in: list) - place(of: from, in: list)
            columns = columns.addingSaturated((to - from) / grid + inside)
            rows += 1
        }
        return Part(what: "\(rows) demand lines with their delivery days", columns: columns, rows: rows)
    }

    /// Stock, discards and counts of released lots at each cut; a balance for each.
    private static func stock(_ scenario: Scenario, end: Int) -> Part {
        let grid = max(1, scenario.horizon.deliveries.minutes)
        let bucket =
            switch scenario.horizon.bucket {
            case .month: 30 * 1440
            case .span(let span): max(1, span.minutes)
            }
        let dues = duesByMaterial(scenario, end: end)
        var cuts = 0
        var counts = 0
        for material in scenario.materials.ids {
            let isDemanded = !dues[material.index].isEmpty
            let own = end / bucket + (isDemanded ? end / grid + dues[material.index].count : 0)
            cuts = cuts.addingSaturated(own)
            let makers = scenario.recipes.things.count { $0.makes == material }
            counts = counts.addingSaturated(makers.multipliedSaturated(own))
        }
        return Part(
            what: "\(scenario.materials.count) materials at their cuts",
            columns: cuts.multipliedSaturated(2).addingSaturated(counts), rows: cuts.addingSaturated(counts))
    }

    /// The due minutes within the rows, each once and ascending, by material.
    private static func duesByMaterial(_ scenario: Scenario, end: Int) -> [[Int]] {
        var dues = [Set<Int>](repeating: [], count: scenario.materials.count)
        for line in scenario.demand.things where line.due.minutes <= end {
            dues[line.material.index].insert(line.due.minutes)
        }
        return dues.map { $0.sorted() }
    }

    /// How many of an ascending list lie below a value.
    private static func place(of value: Int, in list: [Int]) -> Int {
        list.partitioningIndex { $0 >= value }
    }
}
