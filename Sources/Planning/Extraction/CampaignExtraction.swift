// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The campaigns that the lots come to, where campaigns have rules.
struct CampaignExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    /// Whether lots may be fractional; those have no order and no campaigns.
    let isRelaxed: Bool

    /// A campaign with its exact cost.
    struct Stretch {
        var planned: PlannedCampaign
        /// What it costs [money].
        let cost: Double
    }

    /// All campaigns with a lot of the plan, of rooms, then of units, by time.
    var stretches: [Stretch] {
        guard !isRelaxed else { return [] }
        return problem.keyedPlaces.flatMap { place in
            place.sharing.campaign.map { stretches(in: place, $0) } ?? []
        }
    }

    private func stretches(in place: KeyedPlace, _ rules: Campaign) -> [Stretch] {
        var result: [Stretch] = []
        var current = place.last.map { last in
            Stretch(
                planned: PlannedCampaign(
                    kind: place.kind, resource: place.name, key: place.keys[last.key], lots: place.begun?.lots ?? 1,
                    entered: place.begun?.began ?? .start, left: Instant(minutes: last.free), cost: .zero),
                cost: 0)
        }
        var isOld = true
        for hold in place.holds where decisions.lots[hold.candidate] > 0 {
            let key = place.keys[hold.key]
            let from = Instant(minutes: hold.from)
            let isIn = current.map { open in
                open.planned.key == key
                    && (hold.isFact || rules.gap.map { from - open.planned.left <= $0 } ?? true)
            }
            if isIn == true {
                current?.planned.lots += 1
                current?.planned.left = Instant(minutes: hold.to)
            } else {
                if let current, !isOld { result.append(current) }
                let cost = hold.isFact ? 0 : rules.cost.double
                current = Stretch(
                    planned: PlannedCampaign(
                        kind: place.kind, resource: place.name, key: key, lots: 1, entered: from,
                        left: Instant(minutes: hold.to), cost: Money(nearest: cost)),
                    cost: cost)
            }
            isOld = false
        }
        if let current, !isOld { result.append(current) }
        return result
    }
}
