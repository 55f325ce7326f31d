// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

extension RelaxationSearch {
    /// The materials with more of which all rules could be kept; empty where material alone is not enough, or nothing was
    /// found in time.
    ///
    ///     minimise Σ missing[m,k]   with   … + used + delivered + discarded − missing[m,k] = opening[m,k]
    ///
    /// Balances always hold, so they are no rule of a conflict: a lot that must start without what it takes would
    /// otherwise be told without the reason.
    func missingMaterials() -> [MissingMaterial] {
        var programme = formulation.programme
        guard let family = programme.rowFamily(named: "material-balance") else { return [] }
        let rows = Array(programme.rows(of: family))
        var delta = ProgrammeDelta()
        delta.removeCosts(of: programme)
        let missing = programme.variables("missing", unit: "units", over: [Axis("row", count: rows.count)])
        for (place, row) in rows.enumerated() {
            delta.setCoefficient(-1, of: missing[place], in: row)
            programme.addCost(1, to: missing[place])
        }
        guard let answer = solve(programme.applying(delta)) else { return [] }
        let materials = formulation.scenario.materials.things
        var found: [Int: MissingMaterial] = [:]
        for (place, row) in rows.enumerated() {
            let amount = answer.values[missing[place].index]
            guard amount > 1e-6, let material = programme.keys(of: row).first else { continue }
            let about = materials[material]
            let by = firstUse(of: material, row) ?? self.place(of: row)
            found[
                material, default: MissingMaterial(material: about.name, amount: 0, unit: about.unit, by: by)
            ].amount += amount
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    /// When a lot that must be first takes a material in the period of a balance.
    private func firstUse(of material: Int, _ row: Row) -> String? {
        let problem = formulation.problem
        let flow = problem.flows[material]
        guard let cut = formulation.programme.keys(of: row).dropFirst().first else { return nil }
        let use = flow.uses.first { use in
            problem.candidates.indices.contains(use.taker) && problem.candidates[use.taker].fewest > 0
                && flow.cut(closing: use.minute) == cut
        }
        return use.map { problem.text(at: $0.minute) }
    }
}
