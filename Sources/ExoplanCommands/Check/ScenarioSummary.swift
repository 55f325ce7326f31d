// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports

/// What `exoplan check` says of a scenario.
struct ScenarioSummary: Encodable {
    var label: String
    var start: String
    var horizonDays: Int
    var counts: [String: Int]
    var starts: [Starts]
    /// Sentences on starts that one lot alone cannot be staffed for.
    var unstaffed: [String]
    /// What is asked for and no plan can give, each with its place.
    var warnings: [String] = []
    var demand: [Demand]
    /// The scenarios and overrides that can be chosen, where none was.
    var scenarios: [NamedScenarios.Row] = []
    /// The same for every due date of each material.
    var dates: [Demand]

    /// The starts of a recipe on the planning grid.
    struct Starts: Encodable {
        var recipe: String
        var cells: Int
        var possible: Int
    }

    /// A material at its tightest due date.
    struct Demand: Encodable {
        var material: String
        var unit: String
        var due: String
        var wanted: Double
        var most: Double
        var lots: Int
        var missing: Double
        /// What admits no more lots.
        var limit: String
    }

    /// Sums a scenario up.
    init(_ scenario: Scenario, starts: [RecipeStarts], bound: DemandBound) {
        label = scenario.label
        start = scenario.horizon.start.description
        horizonDays = scenario.horizon.length.minutes / 1440
        counts = [
            "calendars": scenario.calendars.count, "demand lines": scenario.demand.count,
            "materials": scenario.materials.count,
            "operations": scenario.recipes.things.reduce(0) { $0 + $1.operations.count },
            "recipes": Set(scenario.recipes.things.map(\.base)).count, "rooms": scenario.rooms.count,
            "sites": scenario.sites.count,
            "staff pools": scenario.staff.count, "unit classes": scenario.units.count,
        ]
        self.starts = starts.map { Starts(recipe: $0.recipe, cells: $0.cells, possible: $0.possible) }
        let origin = CivilDateTime(date: scenario.horizon.start)
        unstaffed = bound.unstaffed.map { missing in
            let first = CivilDateTime(missing.first, since: origin).date
            let week = CivilDateTime(.start + .weeks(missing.why.week), since: origin).date
            let hours = [missing.why.needed, missing.why.there].map { Self.oneDecimal($0) }
            return "\(missing.count) of \(missing.possible) possible starts of "
                + "\(scenario.recipes[missing.recipe].name) cannot be staffed even alone: from \(first) a lot needs "
                + "\(hours[0]) \(missing.why.inCover ? "cover h" : "h") of staff \(scenario.staff[missing.why.pool].name) in the week from \(week), "
                + "which has \(hours[1]) h."
        }
        let entry = { (row: DemandBound.Row) in
            let material = scenario.materials[row.material]
            return Demand(
                material: material.name, unit: material.unit,
                due: CivilDateTime(row.due - .minutes(1), since: origin).date.description, wanted: row.wanted.double,
                most: row.most.double, lots: row.lots, missing: row.missing.double, limit: row.limit)
        }
        let tightest = bound.tightest
        demand = tightest.map(entry)
        dates = tightest.flatMap { bound.rows(of: $0.material).map(entry) }
    }

    private static func oneDecimal(_ value: Double) -> String {
        (Exact(exactly: value) ?? 0).rounded(.halfAwayFromZero, places: 1).decimalText
    }

    /// What the scenario holds, in a sentence or two.
    var words: String {
        let parts = counts.keys.sortedBytewise().map { name in
            let count = counts[name] ?? 0
            return count == 1 ? "1 \(Self.singular[name] ?? name)" : "\(count) \(name)"
        }
        return "\(label.isEmpty ? "The scenario" : label): valid. \(horizonDays) d from \(start); "
            + parts.joined(separator: ", ") + "."
    }

    private static let singular = [
        "calendars": "calendar", "demand lines": "demand line", "materials": "material", "operations": "operation",
        "recipes": "recipe", "rooms": "room", "sites": "site", "staff pools": "staff pool",
        "unit classes": "unit class",
    ]

    /// How many starts each recipe has.
    var startsTable: ReportTable {
        ReportTable(
            name: "starts", title: "the starts of a recipe",
            columns: [
                .init("recipe", .text), .init("starts on the grid", .whole), .init("possible", .whole),
                .init("lost", .whole),
            ],
            rows: starts.map { starts in
                [
                    .text(starts.recipe), .whole(starts.cells), .whole(starts.possible),
                    .whole(starts.cells - starts.possible),
                ]
            })
    }

    /// What is surely missing, and what stands in the way first.
    var shortages: [String] {
        demand.filter { $0.missing > 0 }.map { row in
            let why =
                row.limit.isEmpty
                ? "no lot can be released by then" : "\(row.lots) lots at most, first limit \(row.limit)"
            return
                "\(row.material): at least \(Self.oneDecimal(row.missing)) \(row.unit) are missing on \(row.due); \(why)."
        }
    }

    /// What each demanded material could be at most when it is tightest.
    var demandTable: ReportTable {
        ReportTable(
            name: "demand", title: "a material at its tightest due date",
            columns: [
                .init("material", .text), .init("due", .moment), .init("wanted by then", .number(places: 1)),
                .init("possible at most", .number(places: 1)), .init("unit", .text), .init("lots in that", .whole),
                .init("answer", .text),
            ],
            rows: demand.map { row in
                [
                    .text(row.material), .moment(row.due), .number(row.wanted), .number(row.most), .text(row.unit),
                    .whole(row.lots), .text(row.missing > 0 ? "no, not in time" : "not ruled out"),
                ]
            })
    }
}
