// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

extension Formulation {
    /// A line that wants remaining life is served from stock that has it; see <doc:RemainingLife>.
    ///
    /// For each pool p behind the freshest, after each cut k:
    ///
    ///     aged[p,k] − aged[p,k−1] + out[p,k] − Σ supplies that come into p − Σ moves into p + Σ moves out of p = given
    ///     Σ out[q,k] (q ≥ p) − Σ outflows of the period that p may serve ≤ 0
    ///     stock[k] − Σ aged[p,k] ≥ 0
    ///
    /// and for each pool (the freshest has what is not in the others) and each deadline d of something in it:
    ///
    ///     aged[p,d] + Σ moves out of p at d with a later deadline − aged[p,k] − Σ what came in (k,d] with a later one ≤ 0
    mutating func keepRemainingLife() {
        let problem = problem
        let materials = scenario.materials
        let axis = Axis("material", count: materials.count) { materials.things[$0].name }
        func slots(_ name: String, _ formula: String) -> RowFamily {
            programme.raggedRowFamily(
                name, unit: "units", over: axis, counts: problem.freshness.map { $0?.agedSlotCount ?? 0 },
                secondName: "slot", label: { problem.freshness[$0]?.text(slot: $1, problem, of: $0) ?? "" },
                formula: formula)
        }
        let balance = slots("aged-balance", "aged[p,k] − aged[p,k−1] + out[p,k] − inflows + moves out = given")
        let taken = slots("aged-out", "Σ out[q,k] (q ≥ p) − Σ outflows that p may serve ≤ 0")
        let fresh = programme.raggedRowFamily(
            "fresh-stock", unit: "units", over: axis, counts: problem.freshness.map { $0?.cutCount ?? 0 },
            secondName: "cut", label: { problem.text(at: problem.flows[$0].cuts[$1]) },
            formula: "stock[k] − Σ aged[p,k] ≥ 0")
        let checks = zip(problem.freshness, problem.flows).map { $0?.checks(cuts: $1.cuts) ?? [] }
        let life = programme.raggedRowFamily(
            "remaining-life", unit: "units", over: axis, counts: checks.map(\.count), secondName: "deadline",
            label: { checks[$0][$1].text(cuts: problem.flows[$0].cuts, problem.text(at:)) },
            formula: "aged[p,d] + later moves − aged[p,k] − Σ later inflows of (k,d] ≤ 0")
        for material in materials.ids {
            guard let pools = problem.freshness[material.index] else { continue }
            let source = sources.id(of: "materials.\(materials[material].name).shelf-life")
            balanceAged(material, pools, balance, source)
            takeAged(material, pools, taken, source)
            for cut in 0..<pools.cutCount {
                let terms = stock(of: 0, material, cut, pools)
                programme.require(fresh, material, cut, .atLeast(0), source: source) { terms }
            }
            for (number, check) in checks[material.index].enumerated() {
                let pool = pools.pools[check.pool]
                let later = pool.inflows.filter {
                    $0.cut > check.after ?? -1 && $0.cut <= check.cut && check.precedes($0.deadlines)
                }
                let staying = pool.moves.filter {
                    pools.moves[$0].cut == check.cut && check.precedes(pools.moves[$0].deadlines)
                }
                let flow = problem.flows[material.index]
                let minute = flow.cuts[check.cut]
                var since: [Term] = []
                if let after = check.after {
                    let kept = flow.kept(from: flow.cuts[after], to: minute)
                    since = stock(of: check.pool, material, after, pools).map { -kept * $0 }
                }
                let terms =
                    stock(of: check.pool, material, check.cut, pools)
                    + since
                    + staying.map { 1 * variables.ageing[material, $0] }
                    + later.flatMap { amount(of: $0, material, at: minute) }.map { -$0 }
                let given = self.given(later, material, at: minute)
                programme.require(life, material, number, .atMost(given), source: source) { terms }
            }
        }
    }

    private mutating func balanceAged(
        _ material: ID<Material>, _ pools: FreshnessPools, _ rows: RowFamily, _ source: Int32
    ) {
        let flow = problem.flows[material.index]
        for pool in pools.lives.indices.map({ $0 + 1 }) {
            let inflows = Postings(
                slots: pools.cutCount, pools.pools[pool].inflows.map { (slot: $0.cut, entry: $0) })
            let moves = Postings(
                slots: pools.cutCount, pools.pools[pool].moves.map { (slot: pools.moves[$0].cut, entry: $0) })
            for cut in 0..<pools.cutCount {
                let slot = pools.slot(pool: pool, cut: cut)
                let minute = flow.cuts[cut]
                let given = self.given(Array(inflows[cut]), material, at: minute)
                let entering = inflows[cut].flatMap { amount(of: $0, material, at: minute) }
                programme.require(rows, material, slot, .equal(to: given), source: source) {
                    variables.aged[material, slot]
                    if cut > 0 {
                        -flow.kept(from: flow.cuts[cut - 1], to: minute) * variables.aged[material, slot - 1]
                    }
                    variables.agedOut[material, slot]
                    for term in entering {
                        -term
                    }
                    for move in moves[cut] {
                        variables.ageing[material, move]
                    }
                }
            }
        }
    }

    private mutating func takeAged(
        _ material: ID<Material>, _ pools: FreshnessPools, _ rows: RowFamily, _ source: Int32
    ) {
        let problem = problem
        let amounts = amounts
        let flow = problem.flows[material.index]
        let used = MaterialPeriods(of: flow).used
        let shipped = MaterialPeriods(of: flow).shipped
        let delivered = DeliverySlots(of: problem).byCut(of: material, flow)
        for pool in pools.lives.indices.map({ $0 + 1 }) {
            for cut in 0..<pools.cutCount {
                programme.require(
                    rows, material, pools.slot(pool: pool, cut: cut), .atMost(0), source: source
                ) {
                    for later in pool...pools.lives.count {
                        variables.agedOut[material, pools.slot(pool: later, cut: cut)]
                    }
                    for (candidate, quantity, perSize) in used[cut] {
                        amounts.of(candidate, perLot: -quantity, perSize: -perSize)
                    }
                    for slot in delivered[cut] where pools.pool(servingLine: problem.demand[slot.line].line) >= pool {
                        -flow.kept(from: problem.demand[slot.line].minutes[slot.place], to: flow.cuts[cut])
                            * variables.delivered[slot.line, slot.place]
                    }
                    for shipment in shipped[cut] where pools.pool(serving: shipment.wants) >= pool {
                        -flow.kept(from: shipment.minute, to: flow.cuts[cut]) * variables.shipped[shipment.movement]
                    }
                    -variables.discarded[material, cut]
                }
            }
        }
    }

    /// What is in a pool after a cut; in the freshest what is in no other.
    private func stock(of pool: Int, _ material: ID<Material>, _ cut: Int, _ pools: FreshnessPools) -> [Term] {
        guard pool == 0 else { return [1 * variables.aged[material, pools.slot(pool: pool, cut: cut)]] }
        return [1 * variables.stock[material, cut]]
            + pools.lives.indices.map { -variables.aged[material, pools.slot(pool: $0 + 1, cut: cut)] }
    }

    /// What is left at a minute of the opening stock and orders among inflows [unit].
    private func given(_ inflows: [FreshnessPools.Inflow], _ material: ID<Material>, at minute: Int) -> Double {
        let supplies = inflows.compactMap { inflow -> MaterialFlow.Supply? in
            guard case .supply(let place) = inflow.source else { return nil }
            return problem.flows[material.index].supplies[place]
        }
        return given(supplies, of: material, at: minute)
    }

    /// What is left at a minute of what an inflow brings, apart from what is given.
    private func amount(of inflow: FreshnessPools.Inflow, _ material: ID<Material>, at minute: Int) -> [Term] {
        let flow = problem.flows[material.index]
        switch inflow.source {
        case .supply(let place): return supplied([flow.supplies[place]], of: material, at: minute)
        case .move(let move):
            return [flow.kept(from: flow.cuts[inflow.cut], to: minute) * variables.ageing[material, move]]
        }
    }
}

extension FreshnessPools {
    /// One row: what came into a pool since a cut and has a deadline up to that of the row has left by it.
    struct Check: Sendable {
        let pool: Int
        let cut: Int
        /// The cut since which it came in; nil: from the start.
        let after: Int?
        let deadlines: [Int]

        /// Whether something may stay longer.
        func precedes(_ other: [Int]) -> Bool { deadlines.lexicographicallyPrecedes(other) }

        /// The dates that tell the row from the others of its material.
        func text(cuts: [Int], _ date: (Int) -> String) -> String {
            let by = deadlines.map { $0 == .max ? "end" : date($0) }.joined(separator: "/")
            return "pool \(pool) \(after.map { "\(date(cuts[$0])).." } ?? "")\(by)"
        }
    }

    /// The rows of all pools, by pool, then deadline, then from which cut on.
    func checks(cuts: [Int]) -> [Check] {
        pools.enumerated().flatMap { number, pool in
            Self.distinct(pool.inflows).flatMap { deadlines -> [Check] in
                guard deadlines[0] != .max, let cut = cuts.firstIndex(where: { $0 >= deadlines[0] }) else { return [] }
                let check = { Check(pool: number, cut: cut, after: $0, deadlines: deadlines) }
                let first = pool.inflows.reduce(Int.max) {
                    deadlines.lexicographicallyPrecedes($1.deadlines) ? min($0, $1.arrives) : $0
                }
                // Overtaken: something that may stay longer could be used earlier. What moves in is never overtaken.
                var places: Set<Int> = []
                for inflow in pool.inflows where inflow.arrives > first && inflow.cut > 0 {
                    guard case .supply = inflow.source, !deadlines.lexicographicallyPrecedes(inflow.deadlines) else {
                        continue
                    }
                    places.insert(inflow.cut - 1)
                }
                return [check(nil)] + places.sorted().map { check($0) }
            }
        }
    }
}
