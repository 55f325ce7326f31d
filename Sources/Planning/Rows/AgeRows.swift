// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

extension Formulation {
    /// What expires is used, delivered or discarded by then, first-expired-first-out.
    ///
    ///     stock[m, e] − Σ supplies usable by e that expire after e ≤ 0        ∀ expiry e
    ///
    /// Stock after e can only be what had not expired by e. Where supplies do not become usable in the order in
    /// which they expire (quarantine), what comes in after a cut k and expires by e must leave by e as well, whatever
    /// fresher stock served what left before:
    ///
    ///     stock[m, e] − stock[m, k] − Σ supplies usable in (k, e] that expire after e ≤ 0
    ///
    /// What has expired when its quarantine ends is discarded at once:
    ///
    ///     discarded[m, k] − Σ supplies usable at k that expired before k ≥ 0
    ///
    /// Where stock is lost day by day, everything is told as what is left of it at e.
    ///
    /// Where demand wants remaining life, `keepRemainingLife` says the first two for each pool.
    mutating func useBeforeExpiry() {
        let problem = problem
        let materials = scenario.materials
        let plans = problem.flows.map { ExpiryChecks(of: $0, isPooled: problem.freshness[$0.material.index] != nil) }
        let rows = programme.raggedRowFamily(
            "age", unit: "units", over: Axis("material", count: materials.count) { materials.things[$0].name },
            counts: plans.map(\.checks.count), secondName: "expiry",
            label: { plans[$0].checks[$1].text(cuts: problem.flows[$0].cuts, problem.text(at:)) },
            formula: "stock[m,e] − stock[m,k] − Σ supplies usable in (k,e] that expire after e ≤ 0")
        for material in materials.ids {
            let flow = problem.flows[material.index]
            let source = sources.id(of: "materials.\(materials[material].name).shelf-life")
            for (number, check) in plans[material.index].checks.enumerated() {
                switch check {
                case .expiry(let cut, let before):
                    let minute = flow.cuts[cut]
                    let after = before.map { flow.cuts[$0] } ?? -1
                    let fresh = flow.supplies.filter {
                        $0.available > after && $0.available <= minute && ($0.expires ?? .max) > minute
                    }
                    let terms = supplied(fresh, of: material, at: minute)
                    let given = given(fresh, of: material, at: minute)
                    programme.require(rows, material, number, .atMost(given), source: source) {
                        variables.stock[material, cut]
                        if let before {
                            -flow.kept(from: flow.cuts[before], to: minute) * variables.stock[material, before]
                        }
                        for term in terms {
                            -term
                        }
                    }
                case .expired(let cut):
                    let expired = flow.supplies.filter { $0.isExpired && $0.available == flow.cuts[cut] }
                    let terms = supplied(expired, of: material, at: flow.cuts[cut])
                    let given = given(expired, of: material, at: flow.cuts[cut])
                    programme.require(rows, material, number, .atLeast(given), source: source) {
                        variables.discarded[material, cut]
                        for term in terms {
                            -term
                        }
                    }
                }
            }
        }
    }

    /// What is left at a minute of the opening stock and orders among supplies [unit].
    func given(_ supplies: [MaterialFlow.Supply], of material: ID<Material>, at minute: Int) -> Double {
        let flow = problem.flows[material.index]
        return supplies.reduce(0) { sum, supply in
            guard case .given = supply.source else { return sum }
            return sum + flow.kept(from: supply.stored, to: minute) * supply.quantity
        }
    }

    /// What is left at a minute of the lots and purchases among supplies.
    func supplied(_ supplies: [MaterialFlow.Supply], of material: ID<Material>, at minute: Int) -> [Term] {
        let flow = problem.flows[material.index]
        return supplies.flatMap { supply -> [Term] in
            let kept = flow.kept(from: supply.stored, to: minute)
            switch supply.source {
            case .given: return []
            case .lot(let candidate):
                return amounts.of(candidate, perLot: kept * supply.quantity, perSize: kept * supply.perSize)
            case .purchase(let arrival):
                let size = scenario.materials[material].purchaseSize
                return [kept * size * variables.purchase[material, arrival]]
            case .contract(let day): return [kept * supply.quantity * variables.contracted[day]]
            case .movement(let movement): return [kept * supply.quantity * variables.shipped[movement]]
            }
        }
    }
}

/// The cuts at which the age of a material's stock is checked.
struct ExpiryChecks: Sendable {
    /// One row; cuts are places among those of the flow.
    enum Check: Hashable, Sendable {
        /// What becomes usable after `after` (nil: from the start) and expires by `cut` must have left by then.
        case expiry(cut: Int, after: Int?)
        /// What has expired when it becomes usable at `cut` is discarded.
        case expired(cut: Int)

        /// The dates that tell the row from the others of its material.
        func text(cuts: [Int], _ date: (Int) -> String) -> String {
            switch self {
            case .expiry(let cut, nil): date(cuts[cut])
            case .expiry(let cut, let after?): "\(date(cuts[after]))..\(date(cuts[cut]))"
            case .expired(let cut): "expired by \(date(cuts[cut]))"
            }
        }
    }

    /// The checks, by expiry, then from which cut on.
    let checks: [Check]

    init(of flow: MaterialFlow, isPooled: Bool) {
        let end = flow.cuts.last ?? 0
        let usable = flow.supplies.filter { !$0.isExpired }
        let aging = usable.filter { ($0.expires ?? .max) <= end }
        var checks: [Check] = []
        for cut in flow.cuts.indices {
            let minute = flow.cuts[cut]
            if flow.supplies.contains(where: { $0.isExpired && $0.available == minute }) {
                checks.append(.expired(cut: cut))
            }
            guard !isPooled, aging.contains(where: { $0.expires == minute }) else { continue }
            checks.append(.expiry(cut: cut, after: nil))
            // Overtaken: something that keeps longer could be used earlier.
            let firstFresh = usable.reduce(Int.max) { ($1.expires ?? .max) > minute ? min($0, $1.available) : $0 }
            var places: Set<Int> = []
            for supply in aging where (supply.expires ?? .max) <= minute && supply.available > firstFresh {
                if let place = flow.cut(closing: supply.available), place > 0 { places.insert(place - 1) }
            }
            checks += places.sorted().map { .expiry(cut: cut, after: $0) }
        }
        self.checks = checks
    }
}
