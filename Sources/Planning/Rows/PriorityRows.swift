// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// A line gets something only when every line of higher priority that is due by then has all it wants.
    ///
    ///     Σ delivered[l,t] (l of lower priority than g) − Σ wanted[l] · open[g] ≤ 0
    ///     Σ delivered[h,s ≤ t] − wanted[h] · open[g] ≥ 0        ∀ line h of g that is owed at t
    ///
    /// with a whole open[g], 0 or 1, for every gate g: a material, a priority and a minute t.
    mutating func serveByPriority() {
        let problem = problem
        let gates = problem.gates
        let pairs = gates.indices.flatMap { gate in gates[gate].owed.map { (gate: gate, line: $0) } }
        let closed = programme.rowFamily(
            "priority", unit: "units", axes: [Axis("gate", count: gates.count) { problem.gateText($0) }],
            formula: "Σ delivered[l,t] (l of lower priority) − Σ wanted[l]·open[g] ≤ 0")
        let served = programme.rowFamily(
            "priority-served", unit: "units",
            axes: [
                Axis("line", count: pairs.count) {
                    "\(problem.gateText(pairs[$0].gate)),\(problem.demand[pairs[$0].line].line.name)"
                }
            ],
            formula: "Σ delivered[h,s ≤ t] − wanted[h]·open[g] ≥ 0")
        for (place, gate) in gates.enumerated() {
            let source = sources.id(of: "demand.\(problem.demand[gate.owed[0]].line.name)")
            let most = Set(gate.others.map(\.line)).reduce(0) { $0 + problem.demand[$1].line.quantity.double }
            programme.require(closed, place, .atMost(0), source: source) {
                for slot in gate.others {
                    variables.delivered[slot.line, slot.place]
                }
                -most * variables.open[place]
            }
        }
        for (place, pair) in pairs.enumerated() {
            let window = problem.demand[pair.line]
            let source = sources.id(of: "demand.\(window.line.name)")
            programme.require(served, place, .atLeast(0), source: source) {
                for (slot, minute) in window.minutes.enumerated() where minute <= gates[pair.gate].minute {
                    variables.delivered[pair.line, slot]
                }
                -window.line.quantity.double * variables.open[pair.gate]
            }
        }
    }
}

extension PlanningProblem {
    /// A gate by its material, priority and minute.
    func gateText(_ place: Int) -> String {
        let gate = gates[place]
        return "\(scenario.materials[gate.material].name),\(gate.priority),\(text(at: gate.minute))"
    }
}
