// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PageData {
    /// Load of a resource over the buckets: hours taken and hours there are.
    struct Load: Encodable {
        var kind: String
        var name: String
        var cells: PageLines
        /// The share of the time after ramp-up; left out where it has none, or none that JSON can tell.
        var window: Double?
        /// Whether it is the highest of all.
        var top: Bool
    }

    /// Stock of a material at the ends of the buckets.
    struct Stock: Encodable {
        var name: String
        var label: String
        var unit: String
        var released: [Double]
        var quarantine: [Double]
        var discards: [[Double]]
        var short: [[Double]]
    }

    /// How a demand line fares.
    struct Demand: Encodable {
        var name: String
        var customer: String
        var material: String
        var unit: String
        var due: Int
        var wanted: Double
        var onTime: Double
        var late: Double
        var lost: Double
        var reason: String
    }

    /// Rooms, units and staff, in this order, then by name.
    static func loads(of plan: Plan) throws(HTMLReportError) -> [Load] {
        let all = LoadSummary.all(of: plan)
        let top = all.compactMap(\.window).filter(\.isFinite).max()
        let ends = plan.header.bucketEnds
        return try all.map { resource throws(HTMLReportError) in
            let buckets = Dictionary(
                resource.loads.map { ($0.bucketEnd, Bucket(used: $0.used, available: $0.available)) }
            ) { first, _ in first }
            return Load(
                kind: resource.kind.rawValue, name: shown(resource.name),
                cells: try PageLines(ends.map { buckets[$0] ?? Bucket(used: 0, available: 0) }),
                window: resource.window.flatMap { $0.isFinite ? $0 : nil },
                top: top != 0 && resource.window != nil && resource.window == top)
        }
    }

    /// The materials that are ever in stock, bytewise by name.
    static func stock(of plan: Plan) -> [Stock] {
        let legend = Dictionary(plan.legend.materials.map { ($0.name, $0) }) { first, _ in first }
        let levels = Dictionary(grouping: plan.stock, by: \.material)
        let discards = Dictionary(grouping: plan.discards, by: \.material)
        let shortfalls = Dictionary(grouping: plan.shortfalls, by: \.material)
        return levels.keys.sortedBytewise().compactMap { material in
            let own = Dictionary(levels[material, default: []].map { ($0.at, $0) }) { first, _ in first }
            let thrown = discards[material, default: []].map { [Double($0.at.minutes), $0.quantity] }
            let missing = shortfalls[material, default: []].filter { $0.quantity > 0 }
            guard own.values.contains(where: { $0.released + $0.quarantine > 0 }) || !thrown.isEmpty else { return nil }
            return Stock(
                name: shown(material), label: shown(legend[material]?.label ?? ""),
                unit: shown(legend[material]?.unit ?? "unit"),
                released: plan.header.bucketEnds.map { own[$0]?.released ?? 0 },
                quarantine: plan.header.bucketEnds.map { own[$0]?.quarantine ?? 0 }, discards: thrown,
                short: missing.map { [Double($0.at.minutes), $0.quantity] })
        }
    }

    /// The demand lines by due date, then by name, as the schedule serves them where there is one.
    static func demand(of plan: Plan, _ schedule: Schedule?) -> [Demand] {
        let units = plan.legend.units
        let customers = Dictionary(plan.legend.lines.map { ($0.name, $0.customer ?? "") }) { first, _ in first }
        let lines = (schedule?.demand ?? plan.demand).sortedBytewise(by: \.line)
        return lines.enumerated().sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }
            .map { _, line in
                Demand(
                    name: shown(line.line), customer: shown(customers[line.line] ?? ""), material: shown(line.material),
                    unit: shown(units[line.material] ?? "unit"), due: line.due.minutes, wanted: line.wanted,
                    onTime: line.onTime, late: line.late, lost: line.lost, reason: shown(line.reason))
            }
    }
}
