// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Purchases, deliveries, stock, discards and shortfalls of the decisions.
struct FlowExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    let books: [StockBook]

    private var materials: Catalogue<Material> { problem.scenario.materials }

    /// Purchases by material, then arrival.
    var purchases: [PlannedPurchase] {
        materials.ids.flatMap { material in
            zip(problem.arrivals[material.index], decisions.purchased[material.index]).compactMap { arrival, quantity in
                guard quantity > 0 else { return nil }
                let arrives = Instant(minutes: arrival)
                let lead = materials[material].purchase?.leadTime ?? .zero
                return PlannedPurchase(
                    material: materials[material].name, ordered: arrives - lead, arrives: arrives, quantity: quantity)
            }
        }
    }

    /// Deliveries by line, then time.
    var deliveries: [PlannedDelivery] {
        problem.demand.enumerated().flatMap { line, window in
            window.minutes.enumerated().compactMap { place, minute in
                let quantity = decisions.delivered[line][place]
                guard quantity > 0 else { return nil }
                return PlannedDelivery(
                    line: window.line.name, at: Instant(minutes: minute), quantity: quantity,
                    daysLate: window.daysLate(at: minute))
            }
        }
    }

    /// How each line fares, with the reason of what is late or lost.
    func demand(reason: (_ line: Int, _ late: Double, _ lost: Double) -> String) -> [DemandOutcome] {
        problem.demand.enumerated().map { line, window in
            var onTime = 0.0
            var late = 0.0
            for (place, minute) in window.minutes.enumerated() {
                if window.daysLate(at: minute) > 0 {
                    late += decisions.delivered[line][place]
                } else {
                    onTime += decisions.delivered[line][place]
                }
            }
            let wanted = window.line.quantity.double
            let lost = decisions.lost(of: line, wanted: wanted)
            let isShort = late > 1e-6 || lost > 1e-6
            return DemandOutcome(
                line: window.line.name, material: materials[window.line.material].name, due: window.line.due,
                wanted: wanted.rounded(to: 1e6), onTime: onTime.rounded(to: 1e6), late: late.rounded(to: 1e6),
                lost: lost, reason: isShort ? reason(line, late, lost) : "")
        }
    }

    /// Stock at each bucket's end, by material, then time.
    var stock: [StockLevel] {
        materials.ids.flatMap { material in
            zip(problem.times.bucketEnds, levels(of: material)).map { end, level in
                StockLevel(
                    material: materials[material].name, at: end, released: level.released,
                    quarantine: level.quarantine,
                    lost: materials[material].lossPerDay.isZero ? nil : level.lost)
            }
        }
    }

    /// Stock of a material at each bucket's end.
    func levels(of material: ID<Material>) -> [StockBook.Level] {
        books[material.index].levels(at: problem.times.bucketEnds.map(\.minutes))
    }

    /// Discards by material, then time.
    var discards: [PlannedDiscard] {
        materials.ids.flatMap { material in
            decisions.discarded[material.index].enumerated().compactMap { cut, quantity in
                guard quantity > 0 else { return nil }
                return PlannedDiscard(
                    material: materials[material].name,
                    at: Instant(minutes: problem.flows[material.index].cuts[cut]), quantity: quantity)
            }
        }
    }

    /// Missing safety stock by material, then bucket.
    var shortfalls: [SafetyShortfall] {
        materials.ids.flatMap { material -> [SafetyShortfall] in
            guard let safety = materials[material].safetyStock?.double else { return [] }
            let ends = problem.times.bucketEnds.prefix(problem.times.horizonBucketCount)
            return zip(ends, levels(of: material)).compactMap { end, level in
                let missing = (safety - level.released).rounded(to: 1e6)
                guard missing > 0 else { return nil }
                return SafetyShortfall(material: materials[material].name, at: end, quantity: missing)
            }
        }
    }
}
