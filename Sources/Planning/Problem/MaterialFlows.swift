// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// How every material comes in and goes out.
enum MaterialFlows {
    /// Gathers supplies, uses and delivery minutes of each material and finds its cuts.
    static func flows(
        of scenario: Scenario, candidates: [Candidate], errands: [Errand] = [], movements: [Movement] = [],
        contracts: [ContractDay] = [],
        demand: [DemandWindow],
        arrivals: [[Int]], times: PlanningTimes
    ) -> [MaterialFlow] {
        let end = times.end.minutes
        let count = scenario.materials.count
        var supplies = givenSupplies(of: scenario, times: times)
        for material in scenario.materials.ids {
            for (number, arrival) in arrivals[material.index].enumerated() {
                supplies[material.index].append(
                    .init(
                        source: .purchase(number), stored: arrival, available: arrival, born: arrival,
                        expires: scenario.expiry(of: material, from: Instant(minutes: arrival), times), quantity: 1))
            }
        }
        let makes = scenario.recipes.things.map(\.makes)
        var uses = [[MaterialFlow.Use]](repeating: [], count: count)
        for (number, candidate) in candidates.enumerated() {
            let made = makes[candidate.recipe.index]
            let isSized = candidate.sizes != nil
            // What is made for a patient is nobody else's stock.
            if candidate.released <= end, candidate.patient == nil {
                supplies[made.index].append(
                    .init(
                        source: .lot(number), stored: candidate.stored, available: candidate.released,
                        born: candidate.stored,
                        expires: candidate.expires,
                        quantity: candidate.sizes?.netPerLot ?? candidate.net,
                        perSize: candidate.sizes?.netPerSize ?? 0))
            }
            // What cannot be used by the end does not count.
            for other in candidate.timeline.others where other.usable.minutes <= end {
                supplies[other.material.index].append(
                    .init(
                        source: .lot(number), stored: other.stored.minutes, available: other.usable.minutes,
                        born: other.stored.minutes,
                        expires: scenario.expiry(of: other.material, from: other.stored, times),
                        quantity: isSized ? 0 : other.quantity.double, perSize: isSized ? other.quantity.double : 0))
            }
            for use in candidate.uses where use.minute <= end {
                uses[use.material.index].append(
                    .init(
                        minute: use.minute, taker: number, quantity: isSized ? 0 : use.quantity,
                        perSize: isSized ? use.quantity : 0))
            }
        }
        for (number, errand) in errands.enumerated() {
            for use in errand.uses where use.minute <= end {
                uses[use.material.index].append(
                    .init(minute: use.minute, taker: candidates.count + number, quantity: use.quantity))
            }
        }
        var shipments = [[MaterialFlow.Shipment]](repeating: [], count: count)
        for (number, movement) in movements.enumerated() {
            if let lot = movement.lot {
                // It was to come out of quarantine here, and does not.
                let candidate = candidates[lot]
                supplies[movement.from.index].append(
                    .init(
                        source: .movement(number), stored: movement.leaves, available: candidate.released,
                        born: candidate.stored, expires: candidate.expires, quantity: -1))
            } else {
                shipments[movement.from.index].append(
                    .init(minute: movement.leaves, movement: number, wants: movement.wants))
            }
            supplies[movement.to.index].append(
                .init(
                    source: .movement(number), stored: movement.arrives, available: movement.usable,
                    born: movement.born, expires: movement.expires, quantity: movement.share))
        }
        for (number, day) in contracts.enumerated() where day.most > 0 {
            let made = scenario.contractors[day.contractor].makes
            supplies[made.index].append(
                .init(
                    source: .contract(number), stored: day.arrives, available: day.arrives, born: day.arrives,
                    expires: scenario.expiry(of: made, from: Instant(minutes: day.arrives), times), quantity: day.net))
        }
        var deliveries = [Set<Int>](repeating: [], count: count)
        // Where some lines want remaining life, stock grows unfit for them at their deliveries.
        var fitness = deliveries
        for window in demand {
            deliveries[window.line.material.index].formUnion(window.minutes)
            if window.line.remainingLife != nil { fitness[window.line.material.index].formUnion(window.minutes) }
        }
        for movement in movements where movement.wants != nil { fitness[movement.from.index].insert(movement.leaves) }
        let bucketEnds = times.bucketEnds.map(\.minutes)
        return scenario.materials.ids.map { material in
            let about = scenario.materials[material]
            let isCharged = !about.holding.isZero || about.safetyStock != nil
            // What expired in quarantine leaves when the quarantine ends.
            let expiries = supplies[material.index].compactMap { supply in
                supply.expires.map { max($0, supply.available) }
            }
            return MaterialFlow(
                material: material, supplies: supplies[material.index], uses: uses[material.index],
                shipments: shipments[material.index], deliveryMinutes: deliveries[material.index].sorted(),
                marks: (isCharged ? bucketEnds : []) + expiries + fitness[material.index].sorted(), end: end,
                isFine: about.storage != nil,
                keptPerDay: about.lossPerDay.isZero ? 1 : (Exact.one - about.lossPerDay).double)
        }
    }

    private static func givenSupplies(of scenario: Scenario, times: PlanningTimes) -> [[MaterialFlow.Supply]] {
        var supplies = [[MaterialFlow.Supply]](repeating: [], count: scenario.materials.count)
        for stock in scenario.opening.stock {
            let made = Instant(minutes: 0) - stock.age
            supplies[stock.material.index].append(
                .init(
                    source: .given, stored: 0, available: stock.released?.minutes ?? 0, born: made.minutes,
                    expires: scenario.expiry(of: stock.material, from: made, times), quantity: stock.quantity.double))
        }
        for order in scenario.opening.orders {
            supplies[order.material.index].append(
                .init(
                    source: .given, stored: order.arrives.minutes, available: order.arrives.minutes,
                    born: order.arrives.minutes,
                    expires: scenario.expiry(of: order.material, from: order.arrives, times),
                    quantity: order.quantity.double))
        }
        return supplies
    }
}

extension Scenario {
    /// When something that began to age at an instant expires, nil where its material keeps [min].
    func expiry(of material: ID<Material>, from instant: Instant, _ times: PlanningTimes) -> Int? {
        materials[material].shelfLife.map { times.expiry($0, of: instant).minutes }
    }
}
