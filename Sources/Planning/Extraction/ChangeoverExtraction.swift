// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Which rooms and units are made ready for lots of another key, from the lots that start.
struct ChangeoverExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    /// Whether lots may be fractional; those have no order, so nothing changes over.
    let isRelaxed: Bool

    /// A change with its exact cost.
    struct Change {
        let planned: PlannedChangeover
        /// What it costs [money].
        let cost: Double
    }

    /// All changeovers, of rooms, then of units, by time.
    var changes: [Change] { isRelaxed ? [] : problem.keyedPlaces.flatMap { changes(in: $0) } }

    /// The same as the plan states them.
    var planned: [PlannedChangeover] { changes.map(\.planned) }

    private func changes(in place: KeyedPlace) -> [Change] {
        var holder = place.last
        var result: [Change] = []
        for hold in place.holds where decisions.lots[hold.candidate] > 0 {
            if let earlier = holder, earlier.key != hold.key, !hold.isFact {
                let cost = place.cost[earlier.key][hold.key]
                result.append(
                    Change(
                        planned: PlannedChangeover(
                            kind: place.kind, resource: place.name, from: place.keys[earlier.key],
                            to: place.keys[hold.key], left: Instant(minutes: earlier.free),
                            time: Span(minutes: place.time[earlier.key][hold.key]),
                            entered: Instant(minutes: hold.from), cost: Money(nearest: cost)),
                        cost: cost))
            }
            let free = holder.map { $0.key == hold.key ? max($0.free, hold.to) : hold.to } ?? hold.to
            holder = (hold.key, free)
        }
        return result
    }
}
