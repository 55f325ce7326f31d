// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A minute at which lines of lower priority may be delivered only if those of one priority have all they want.
struct PriorityGate: Sendable {
    /// What is delivered.
    let material: ID<Material>
    /// When [min].
    let minute: Int
    /// The priority that comes first.
    let priority: Int
    /// Lines of that priority that are due by then and may still be delivered.
    let owed: [Int]
    /// Deliveries of lines of lower priority: line and place among its minutes.
    let others: [(line: Int, place: Int)]

    /// All gates, by material, then minute, then priority.
    static func all(of scenario: Scenario, _ demand: [DemandWindow]) -> [PriorityGate] {
        scenario.materials.ids.flatMap { material -> [PriorityGate] in
            let lines = demand.indices.filter { demand[$0].line.material == material }
            let ranks = Set(lines.map { demand[$0].line.rank }).sorted()
            guard ranks.count > 1 else { return [] }
            var slots: [Int: [(line: Int, place: Int)]] = [:]
            for line in lines {
                for (place, minute) in demand[line].minutes.enumerated() {
                    slots[minute, default: []].append((line, place))
                }
            }
            return slots.keys.sorted().flatMap { minute in
                ranks.dropLast().compactMap { rank in
                    let here = slots[minute] ?? []
                    let owed = here.map(\.line).filter {
                        demand[$0].line.rank == rank && demand[$0].line.due.minutes <= minute
                    }
                    let others = here.filter { demand[$0.line].line.rank > rank }
                    guard !owed.isEmpty, !others.isEmpty else { return nil }
                    return PriorityGate(material: material, minute: minute, priority: rank, owed: owed, others: others)
                }
            }
        }
    }
}

extension DemandLine {
    /// The priority as a number that is smaller for who comes first; lines without one come last.
    var rank: Int { priority ?? .max }
}
