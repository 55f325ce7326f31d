// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Timing

/// What could be there at most of each demanded material: opening stock, orders, and as many lots as starts, rooms,
/// unit hours and staff hours admit when nothing else runs.
///
/// A necessary condition only: what it denies no plan can do, what it admits a plan may still fail to do.
struct DemandBound {
    /// A material at the end of a due date.
    struct Row {
        var material: ID<Material>
        var due: Instant
        /// Wanted by then, in all lines [unit].
        var wanted: Exact
        /// There by then at most [unit].
        var most: Exact
        /// How many lots are in that, those in process included.
        var lots: Int
        /// What admits no more of them, such as "culture: room culture-suite"; empty where nothing is made for it.
        var limit: String

        /// What is missing at least [unit].
        var missing: Exact { max(wanted - most, 0) }
    }

    private let scenario: Scenario
    private let demand: [DemandLine]
    private let hours: PlantHours
    private let timelines: [[LotTimeline]]
    private let inProcess: [LotTimeline]
    private let times: PlanningTimes
    /// Per recipe, the starts that one lot alone cannot be staffed for, with the first of them.
    let unstaffed: [Unstaffed]

    /// Starts of a recipe whose lot alone asks a pool for more than it has.
    struct Unstaffed {
        var recipe: ID<Recipe>
        var count: Int
        var possible: Int
        var first: Instant
        var why: StaffCapacity.Overload
    }

    /// Walks the lots of a scenario.
    init(_ scenario: Scenario) {
        self.scenario = scenario
        demand = NetForecast(of: scenario).lines
        let hours = PlantHours(scenario)
        let walk = LotWalk(scenario: scenario, hours: hours)
        let outcomes = scenario.recipes.ids.map { walk.starts(of: $0) }
        let times = PlanningTimes(scenario, starts: outcomes)
        self.hours = hours
        self.times = times
        let staffing = StaffCapacity(scenario: scenario, hours: hours)
        let walked = outcomes.map { starts in
            starts.compactMap { times.within($0).timeline }.map { (lot: $0, overload: staffing.overload(of: $0)) }
        }
        timelines = walked.map { lots in lots.filter { $0.overload == nil }.map(\.lot) }
        unstaffed = scenario.recipes.ids.compactMap { recipe in
            let lots = walked[recipe.index]
            let missing = lots.filter { $0.overload != nil }
            guard let first = missing.first, let why = first.overload else { return nil }
            return Unstaffed(
                recipe: recipe, count: missing.count, possible: lots.count, first: first.lot.cell, why: why)
        }
        inProcess = scenario.opening.lots.compactMap { walk.walk($0).timeline }
    }

    /// For each demanded material that nobody sells, the due date at which it is tightest.
    var tightest: [Row] {
        scenario.materials.ids.compactMap { material in
            guard scenario.materials[material].purchase == nil, !isReceived(material), !isContracted(material) else {
                return nil
            }
            let rows = rows(of: material)
            guard let worst = rows.map(\.missing).max() else { return nil }
            if worst > 0 { return rows.first { $0.missing == worst } }
            // Nothing is missing: the least room to spare, the earliest of equals.
            return rows.min { ($0.most - $0.wanted, $0.due) < ($1.most - $1.wanted, $1.due) }
        }
    }

    /// Whether other sites ship it here; what they could send is not counted.
    private func isReceived(_ material: ID<Material>) -> Bool {
        scenario.lanes.things.contains { $0.goods.contains { $0.to == material } }
    }

    /// Whether contractors make it; their lots are not counted.
    private func isContracted(_ material: ID<Material>) -> Bool {
        scenario.contractors.things.contains { $0.makes == material }
    }

    /// A row for each due date of a material, as far as the tail reaches.
    func rows(of material: ID<Material>) -> [Row] {
        let lines = demand.filter { $0.material == material && $0.due <= times.end }
        let dates = Set(lines.map { max($0.due, .start) }).sorted()
        return dates.compactMap { due in
            guard let supply = supply(of: material, by: due) else { return nil }
            let wanted = lines.filter { $0.due <= due }.reduce(Exact.zero) { $0 + $1.quantity }
            return Row(
                material: material, due: due, wanted: wanted, most: supply.most, lots: supply.lots,
                limit: supply.limits.joined(separator: "; "))
        }
    }

    /// The most there can be by an instant; nil where nothing limits the number of lots.
    private func supply(of material: ID<Material>, by due: Instant) -> (most: Exact, lots: Int, limits: [String])? {
        let opening = scenario.opening
        var most = Exact.zero
        for stock in opening.stock where stock.material == material && stock.released ?? .start <= due {
            most = most + stock.quantity
        }
        for order in opening.orders where order.material == material && order.arrives <= due {
            most = most + order.quantity
        }
        var lots = 0
        var limits: [String] = []
        for lot in inProcess where scenario.recipes[lot.recipe].gives(material) && lot.released <= due {
            most = most + lot.net
            lots += 1
        }
        for lot in inProcess { most = most + lot.others(material, by: due) }
        for recipe in scenario.recipes.ids {
            let ready = timelines[recipe.index].filter { !$0.others(material, by: due).isZero }
            guard let best = ready.map({ $0.others(material, by: due) }).max() else { continue }
            // Any lot that has brought it counts, released or not.
            guard let count = LotPacking(scenario: scenario, hours: hours).most(of: ready, by: times.end) else {
                return nil
            }
            most = most + best * Exact(count.count)
            lots += count.count
            if !limits.contains(count.words) { limits.append(count.words) }
        }
        for recipe in scenario.recipes.ids where scenario.recipes[recipe].gives(material) {
            let ready = timelines[recipe.index].filter { $0.released <= due }
            guard let best = ready.map(\.net).max() else { continue }
            guard let count = LotPacking(scenario: scenario, hours: hours).most(of: ready, by: due) else { return nil }
            most = most + best * Exact(count.count)
            lots += count.count
            if !limits.contains(count.words) { limits.append(count.words) }
        }
        return (most, lots, limits)
    }
}

extension LotTimeline {
    /// What the lot gives beside of a material by an instant.
    fileprivate func others(_ material: ID<Material>, by due: Instant) -> Exact {
        others.first { $0.material == material && $0.usable <= due }?.quantity ?? .zero
    }
}

extension Recipe {
    /// Whether its lots are for anybody and of a material.
    fileprivate func gives(_ material: ID<Material>) -> Bool { makes == material && !isAutologous }
}
