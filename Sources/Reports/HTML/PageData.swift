// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What the page draws: the plan and its schedule with names turned into indices; times in minutes, money in cents.
struct PageData: Encodable {
    var title: String
    var currency: String
    var start: String
    var horizon: Int
    var scheduled: Bool
    var buckets: [Int]
    var tiles: [Tile]
    var facts: [Fact]
    var products: [String]
    var stages: [String]
    var lots: [Lot]
    var bars: PageLines
    var units: [Resource]
    var rooms: [Resource]
    var roomHolds: PageLines
    var pools: [Resource]
    var work: PageLines
    var weeks: PageLines
    var checks: PageLines
    var calendars: [[Int]]
    var unplaced: [[String]]
    var loads: [Load]
    var stock: [Stock]
    var demand: [Demand]
    var risks: [Risk]
    var targets: [Target]
    var prices: [Price]
    var marginals: [Marginal]
    var capacitySteps: [CapacityStepData]
    var ledger: [LedgerStep]
    var costs: [RecipeCost]
    var starts: [Starts]
    var notes: [String]
    var tables: [Table]

    struct Tile: Encodable {
        var title: String
        var value: String
        var note: String
        var tone: String
    }

    struct Fact: Encodable {
        var title: String
        var text: String
        var tone: String
    }

    /// Text made visible: nothing of a scenario hides itself or turns the writing direction.
    static func shown(_ text: String) -> String { DisplayText.escaped(text) }

    /// Words in which a number below zero has a minus sign rather than a hyphen.
    static func typeset(_ words: String) -> String {
        words.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.dropFirst().first?.isNumber == true ? AxisMarks.signed(String(word)) : String(word)
        }.joined(separator: " ")
    }

    static func pair(_ interval: Interval) -> [Int] { [interval.from.minutes, interval.to.minutes] }

    /// Collects it all, or throws where a number of a table is not finite.
    init(_ plan: Plan, schedule: Schedule?, tables all: [ReportTable]) throws(HTMLReportError) {
        let report = PlanReport(plan, style: ReportStyle())
        let people = PlantIndex(plan, schedule: schedule)
        title = Self.shown(plan.header.label)
        currency = Self.shown(plan.header.currency)
        start = report.clock.day(.start)
        horizon = plan.header.horizon.minutes
        scheduled = schedule != nil
        buckets = plan.header.bucketEnds.map(\.minutes)
        tiles = report.tiles(schedule)
        facts = report.headlineFacts.map { fact in
            Fact(title: fact.name, text: Self.typeset(Self.shown(fact.words)), tone: fact.ink.map(Self.tone) ?? "")
        }
        products = people.products.map(Self.shown)
        stages = people.stages.map(Self.shown)
        lots = people.lots
        bars = try PageLines(people.bars)
        units = people.units
        rooms = people.rooms
        roomHolds = try PageLines(people.roomHolds)
        pools = people.pools
        work = try PageLines(people.work)
        weeks = try PageLines(people.weeks)
        checks = try PageLines(people.checks)
        calendars = (schedule?.calendars ?? []).map { $0.flatMap(Self.pair) }
        unplaced = (schedule?.unplaced ?? []).map { [Self.shown($0.lot), Self.shown($0.reason)] }
        loads = try Self.loads(of: plan)
        stock = Self.stock(of: plan)
        demand = Self.demand(of: plan, schedule)
        risks = Self.risks(of: plan)
        targets = Self.targets(of: plan)
        prices = Self.prices(of: plan)
        marginals = report.marginals
        capacitySteps = Self.capacitySteps(of: plan)
        ledger = Self.ledger(of: plan)
        costs = Self.costs(of: plan)
        starts = plan.starts.map { starts in
            Starts(
                recipe: Self.shown(starts.recipe), cells: starts.cells, possible: starts.possible,
                lost: starts.lost.map { Starts.Reason(count: $0.cells.count, reason: Self.shown($0.reason)) })
        }
        notes = plan.notes.map(Self.shown)
        tables = []
        for table in all where table.name != "columns" { tables.append(try Table(table)) }
    }

    static func tone(_ ink: ReportStyle.Ink) -> String {
        switch ink {
        case .good: "good"
        case .warning: "warn"
        default: ""
        }
    }
}
