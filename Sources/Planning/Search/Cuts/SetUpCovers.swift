// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

/// What is made in a bucket for demand up to a later cut needs the bucket's set-up.
///
/// For a cut l, and any set S of the set-ups of a material,
///
///     Σ net·lots (released by l, of set-ups outside S) + Σ (wanted(l) − wanted(before the first lot of s)) · set-up[s]
///         + what is bought, lost or late ≥ wanted(l)                                      s in S
///
/// where wanted(k) is the demand due by cut k less opening stock and orders. If no set-up of S is done its lots are not
/// made and the others cover l; otherwise the others cover what is due before the first lot of the first one that is
/// done, and its term the rest. For given l the set that the values break most takes each set-up by the smaller of
/// its two parts ((l, S) inequalities; Barany, Van Roy and Wolsey, Management Science 30, 1984).
///
/// Only materials whose stock keeps all it holds and that no lot uses: what leaves otherwise could leave the sum behind.
struct SetUpCovers {
    let formulation: Formulation
    let values: [Double]

    /// The lots of one set-up that give a material.
    private struct Group {
        let column: Variable
        /// The cut that closes the release of its first lot.
        var first = Int.max
        /// Lots with the cut of their release and what they give.
        var lots: [(cut: Int, candidate: Int, net: Double, perSize: Double)] = []
    }

    /// The inequalities that the values break, with the distance by which they do.
    func broken() -> [(cut: Inequality, distance: Double)] {
        guard let family = formulation.programme.variableFamily(named: "set-up") else { return [] }
        let needs = SetUpNeed.all(of: formulation.problem)
        let materials = Set(needs.map(\.setUp.material))
        return formulation.scenario.materials.ids.filter { materials.contains($0) }.flatMap {
            broken(of: $0, needs, family)
        }
    }

    private func broken(
        of material: ID<Material>, _ needs: [SetUpNeed], _ family: VariableFamily
    ) -> [(cut: Inequality, distance: Double)] {
        let flow = formulation.problem.flows[material.index]
        guard !flow.cuts.isEmpty, flow.uses.isEmpty, flow.shipments.isEmpty, flow.keptPerDay == 1 else { return [] }
        let amounts = formulation.amounts
        let periods = MaterialPeriods(of: flow)
        // Each lot belongs to the first of the set-ups that it needs, or to none.
        var groupOfLot: [Int: Int] = [:]
        var groups: [Group] = []
        for (number, need) in needs.enumerated() where need.setUp.material == material {
            for take in need.takes where groupOfLot[take.taker] == nil { groupOfLot[take.taker] = groups.count }
            groups.append(Group(column: family[number]))
        }
        /// What comes in by whatever other way, by cut.
        var others: [[Term]] = []
        for cut in flow.cuts.indices {
            var terms: [Term] = []
            for (candidate, net, perSize) in periods.made[cut] {
                if let group = groupOfLot[candidate] {
                    groups[group].first = min(groups[group].first, cut)
                    groups[group].lots.append((cut, candidate, net, perSize))
                } else {
                    terms += amounts.of(candidate, perLot: net, perSize: perSize)
                }
            }
            let size = formulation.scenario.materials[material].purchaseSize
            for arrival in periods.bought[cut] {
                terms.append(size * formulation.variables.purchase[material, arrival])
            }
            for (day, net) in periods.contracted[cut] { terms.append(net * formulation.variables.contracted[day]) }
            for (movement, share) in periods.received[cut] {
                terms.append(share * formulation.variables.shipped[movement])
            }
            others.append(terms)
        }
        let demand = Demand(formulation, material, given: periods.given)
        var found: [(cut: Inequality, distance: Double)] = []
        for cut in flow.cuts.indices where demand.isDue[cut] && demand.wanted[cut] > 0 {
            var sum = Inequality(terms: demand.unserved[cut], atLeast: demand.wanted[cut])
            for place in 0...cut { sum.terms += others[place] }
            var isTouched = false
            for group in groups where group.first <= cut {
                let made = group.lots.filter { $0.cut <= cut }.flatMap {
                    amounts.of($0.candidate, perLot: $0.net, perSize: $0.perSize)
                }
                let before = group.first > 0 ? demand.wanted[group.first - 1] : 0
                let most = max(0, demand.wanted[cut] - max(0, before))
                if most * value(group.column) < value(made) - 1e-9 {
                    isTouched = true
                    if most > 0 { sum.terms.append(most * group.column) }
                } else {
                    sum.terms += made
                }
            }
            guard isTouched else { continue }
            let squares = sum.terms.reduce(0) { $0 + $1.coefficient * $1.coefficient }
            let distance = (sum.atLeast - value(sum.terms)) / max(1e-9, squares.squareRoot())
            if distance > 1e-4 { found.append((sum.collected, distance)) }
        }
        return found
    }

    private func value(_ variable: Variable) -> Double { values[variable.index] }

    private func value(_ terms: [Term]) -> Double {
        terms.value(at: values)
    }

    /// What is due of a material by each cut.
    private struct Demand {
        /// Demand due by a cut less what is given by then [unit].
        private(set) var wanted: [Double]
        /// What of that may be left unserved: lost, or delivered later than due.
        private(set) var unserved: [[Term]]
        /// Whether something is due in the period of a cut.
        private(set) var isDue: [Bool]

        init(_ formulation: Formulation, _ material: ID<Material>, given: [Double]) {
            let problem = formulation.problem
            let flow = problem.flows[material.index]
            wanted = given.map { -$0 }
            unserved = given.map { _ in [] }
            isDue = given.map { _ in false }
            let programme = formulation.programme
            guard let family = programme.rowFamily(named: "demand") else { return }
            for row in programme.rows(of: family) {
                let line = programme.keys(of: row)[0]
                let window = problem.demand[line]
                guard window.line.material == material,
                    programme.rowLower[row.index] == programme.rowUpper[row.index]
                else { continue }
                // Counted from the last minute at which it is not late, or from its first minute.
                let onTime = window.minutes.lastIndex { $0 <= window.line.due.minutes } ?? -1
                let minute = onTime >= 0 ? window.minutes[onTime] : window.line.due.minutes
                guard let cut = flow.cut(closing: max(0, minute)) else { continue }
                wanted[cut] += programme.rowLower[row.index]
                isDue[cut] = true
                for term in programme.terms(of: row) {
                    let place = window.minutes.indices.first {
                        formulation.variables.delivered[line, $0] == term.variable
                    }
                    if place ?? .max > onTime { unserved[cut].append(term) }
                }
            }
            for cut in wanted.indices.dropFirst() {
                wanted[cut] += wanted[cut - 1]
                unserved[cut] = unserved[cut - 1] + unserved[cut]
            }
        }
    }
}

extension Inequality {
    /// The same with each column once, in the columns' order.
    fileprivate var collected: Inequality {
        var result: [Term] = []
        for term in terms.sorted(by: { $0.variable.index < $1.variable.index }) {
            if let last = result.last, last.variable == term.variable {
                result[result.count - 1].coefficient += term.coefficient
            } else {
                result.append(term)
            }
        }
        return Inequality(terms: result.filter { $0.coefficient != 0 }, atLeast: atLeast)
    }
}
