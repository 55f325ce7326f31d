// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

/// Prices of the relaxed plan as its simplex ended, without another solve.
struct RelaxedPrices {
    let formulation: Formulation
    let root: LinearSolution

    /// The prices that are not nothing; nil where the relaxed plan was not found.
    var prices: PlanPrices? {
        guard root.status == .optimal else { return nil }
        let subjects = PriceSubjects(of: formulation)
        let all = subjects.capacities() + subjects.materials() + subjects.demand(at: root)
        let stated = all.map { $0.stated($0.price(at: root)) }.filter { $0.price != 0 }
        return PlanPrices(relaxed: stated.inPriceOrder)
    }
}

extension [ResourcePrice] {
    /// By kind, name, line and quarter.
    var inPriceOrder: [ResourcePrice] {
        let ranks = Dictionary(uniqueKeysWithValues: ResourcePrice.Kind.allCases.enumerated().map { ($1, $0) })
        return sorted { one, other in
            let (first, second) = (ranks[one.kind] ?? 0, ranks[other.kind] ?? 0)
            if first != second { return first < second }
            if one.resource != other.resource { return precedesBytewise(one.resource, other.resource) }
            return one.from < other.from
        }
    }
}
