// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

extension Formulation {
    /// What comes in is used, delivered, discarded or kept; stock is never negative.
    ///
    ///     stock[m,k] − kept·stock[m,k−1] − Σ net·lots (released in the period) − Σ size·purchase
    ///         + Σ used·lots + Σ delivered + discarded[m,k] = opening stock and orders of the period
    ///
    /// With lanes, also + Σ shipped of what leaves − Σ (1 − loss)·shipped of what arrives.
    ///
    /// Period k runs from after cut k−1 to cut k; what is released at the minute of a delivery may serve it. Where stock is
    /// lost day by day, everything is told as what is, or would be, left of it at cut k.
    mutating func balanceMaterials() {
        let problem = problem
        let materials = scenario.materials
        let amounts = amounts
        let rows = programme.raggedRowFamily(
            "material-balance", unit: "units",
            over: Axis("material", count: materials.count) { materials.things[$0].name },
            counts: problem.flows.map(\.cuts.count), secondName: "cut",
            label: { problem.text(at: problem.flows[$0].cuts[$1]) },
            formula: "stock[m,k] − stock[m,k−1] − made − bought + used + delivered + discarded = opening[m,k]")
        let deliveries = DeliverySlots(of: problem)
        for material in materials.ids {
            let flow = problem.flows[material.index]
            let period = MaterialPeriods(of: flow)
            let delivered = deliveries.byCut(of: material, flow)
            let about = materials[material]
            let source = sources.id(of: "materials.\(about.name)")
            for cut in flow.cuts.indices {
                programme.require(rows, material, cut, .equal(to: period.given[cut]), source: source) {
                    variables.stock[material, cut]
                    if cut > 0 {
                        -flow.kept(from: flow.cuts[cut - 1], to: flow.cuts[cut]) * variables.stock[material, cut - 1]
                    }
                    for (candidate, net, perSize) in period.made[cut] {
                        amounts.of(candidate, perLot: -net, perSize: -perSize)
                    }
                    for arrival in period.bought[cut] {
                        -about.purchaseSize
                            * flow.kept(from: problem.arrivals[material.index][arrival], to: flow.cuts[cut])
                            * variables.purchase[material, arrival]
                    }
                    for (day, net) in period.contracted[cut] {
                        -net * variables.contracted[day]
                    }
                    for (movement, share) in period.received[cut] {
                        -share * variables.shipped[movement]
                    }
                    for shipment in period.shipped[cut] {
                        flow.kept(from: shipment.minute, to: flow.cuts[cut]) * variables.shipped[shipment.movement]
                    }
                    for (taker, quantity, perSize) in period.used[cut] {
                        amounts.of(taker, perLot: quantity, perSize: perSize)
                    }
                    for slot in delivered[cut] {
                        flow.kept(from: problem.demand[slot.line].minutes[slot.place], to: flow.cuts[cut])
                            * variables.delivered[slot.line, slot.place]
                    }
                    if about.canBeDiscarded {
                        variables.discarded[material, cut]
                    }
                }
            }
        }
    }
}

/// What comes in and is used in each period of a material, as what is left of it at the period's end.
struct MaterialPeriods {
    /// Opening stock and orders [unit].
    let given: [Double]
    /// Net output by candidate.
    let made: Postings<(candidate: Int, net: Double, perSize: Double)>
    /// Arrivals of purchases.
    let bought: Postings<Int>
    /// Lots of contractors, by day.
    let contracted: Postings<(day: Int, net: Double)>
    /// What comes from other sites, by movement.
    let received: Postings<(movement: Int, share: Double)>
    /// What leaves for other sites.
    let shipped: Postings<MaterialFlow.Shipment>
    /// Uses by what takes them.
    let used: Postings<(taker: Int, quantity: Double, perSize: Double)>

    init(of flow: MaterialFlow) {
        var given = [Double](repeating: 0, count: flow.cuts.count)
        var made: [(slot: Int, entry: (candidate: Int, net: Double, perSize: Double))] = []
        var bought: [(slot: Int, entry: Int)] = []
        var contracted: [(slot: Int, entry: (day: Int, net: Double))] = []
        var received: [(slot: Int, entry: (movement: Int, share: Double))] = []
        for supply in flow.supplies {
            guard let cut = flow.cut(closing: supply.available) else { continue }
            let kept = flow.kept(from: supply.stored, to: flow.cuts[cut])
            switch supply.source {
            case .given: given[cut] += kept * supply.quantity
            case .lot(let candidate): made.append((cut, (candidate, kept * supply.quantity, kept * supply.perSize)))
            case .purchase(let arrival): bought.append((cut, arrival))
            case .contract(let day): contracted.append((cut, (day, kept * supply.quantity)))
            case .movement(let movement): received.append((cut, (movement, kept * supply.quantity)))
            }
        }
        self.given = given
        self.made = Postings(slots: flow.cuts.count, made)
        self.bought = Postings(slots: flow.cuts.count, bought)
        self.contracted = Postings(slots: flow.cuts.count, contracted)
        self.received = Postings(slots: flow.cuts.count, received)
        shipped = Postings(
            slots: flow.cuts.count,
            flow.shipments.compactMap { shipment in
                flow.cut(closing: shipment.minute).map { (slot: $0, entry: shipment) }
            })
        used = Postings(
            slots: flow.cuts.count,
            flow.uses.compactMap { use in
                flow.cut(closing: use.minute).map { cut in
                    let kept = flow.kept(from: use.minute, to: flow.cuts[cut])
                    return (slot: cut, entry: (use.taker, kept * use.quantity, kept * use.perSize))
                }
            })
    }
}

/// Where deliveries stand among the cuts of their material.
struct DeliverySlots {
    private let problem: PlanningProblem

    /// A delivery column: its line and its place among the line's minutes.
    struct Slot: Sendable {
        let line: Int
        let place: Int
    }

    init(of problem: PlanningProblem) {
        self.problem = problem
    }

    /// The delivery columns of a material, by the cut that closes their period.
    func byCut(of material: ID<Material>, _ flow: MaterialFlow) -> Postings<Slot> {
        var slots: [(slot: Int, entry: Slot)] = []
        for (line, window) in problem.demand.enumerated() where window.line.material == material {
            for (place, minute) in window.minutes.enumerated() {
                guard let cut = flow.cut(closing: minute) else { continue }
                slots.append((cut, Slot(line: line, place: place)))
            }
        }
        return Postings(slots: flow.cuts.count, slots)
    }
}
