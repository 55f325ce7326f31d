// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Stock, quarantine included, never exceeds what can be stored.
    ///
    ///     stock[m, k before s] + Σ supplies stored by s and usable only after k ≤ limit[m]        ∀ storing s
    ///
    /// A material with a limit has a cut after every outflow, so nothing leaves between k and s. Where stock is lost day by
    /// day, everything is told as what is left of it at s.
    mutating func limitStorage() {
        let problem = problem
        let materials = scenario.materials
        let amounts = amounts
        let storings = problem.flows.map { flow in
            materials[flow.material].storage == nil ? [] : Self.storings(of: flow, end: problem.end)
        }
        storageMinutes = storings
        let rows = programme.raggedRowFamily(
            "storage", unit: "units", over: Axis("material", count: materials.count) { materials.things[$0].name },
            counts: storings.map(\.count), secondName: "at", label: { problem.text(at: storings[$0][$1]) },
            formula: "stock[m,k] + Σ supplies stored by s and usable after k ≤ limit[m]")
        for material in materials.ids {
            guard let limit = materials[material].storage?.double else { continue }
            let flow = problem.flows[material.index]
            let source = sources.id(of: "materials.\(materials[material].name).storage")
            for (number, minute) in storings[material.index].enumerated() {
                // The last cut before the storing minute; outflows of that very minute come after it.
                let before = (flow.cut(closing: minute) ?? flow.cuts.count) - 1
                let cutMinute = before >= 0 ? flow.cuts[before] : -1
                // What leaves in quarantine at the storing minute leaves after it.
                let present = flow.supplies.filter {
                    ($0.isLeaving ? $0.stored < minute : $0.stored <= minute) && $0.available > cutMinute
                }
                let given = present.reduce(0.0) { sum, supply in
                    guard case .given = supply.source else { return sum }
                    return sum + flow.kept(from: supply.stored, to: minute) * supply.quantity
                }
                programme.require(rows, material, number, .atMost(limit - given), source: source) {
                    if before >= 0 {
                        flow.kept(from: cutMinute, to: minute) * variables.stock[material, before]
                    }
                    for supply in present {
                        switch supply.source {
                        case .lot(let candidate):
                            amounts.of(
                                candidate, perLot: flow.kept(from: supply.stored, to: minute) * supply.quantity,
                                perSize: flow.kept(from: supply.stored, to: minute) * supply.perSize)
                        case .purchase(let arrival):
                            flow.kept(from: supply.stored, to: minute) * materials[material].purchaseSize
                                * variables.purchase[material, arrival]
                        case .contract(let day):
                            flow.kept(from: supply.stored, to: minute) * supply.quantity * variables.contracted[day]
                        case .movement(let movement):
                            flow.kept(from: supply.stored, to: minute) * supply.quantity * variables.shipped[movement]
                        case .given: [Term]()
                        }
                    }
                }
            }
        }
    }

    /// The minutes after which something leaves before more is stored: only there can stock peak.
    private static func storings(of flow: MaterialFlow, end: Int) -> [Int] {
        let stored = Set(flow.supplies.map(\.stored).filter { $0 <= end }).sorted()
        var peaks: [Int] = []
        for (place, minute) in stored.enumerated() {
            let next = place + 1 < stored.count ? stored[place + 1] : Int.max
            if flow.cuts.contains(where: { $0 >= minute && $0 < next }) { peaks.append(minute) }
        }
        return peaks
    }
}
