// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

/// Adds inequalities at the root, family by family, until a round gains little.
///
/// The bound that comes of it is the solver's; the certified bound stays that of the rows alone, since it needs no
/// belief in the rounding.
struct CutRounds {
    let formulation: Formulation
    let families: Set<CutFamily>
    let live: any LiveProblem
    let meter: WorkMeter
    let control: SolveControl

    /// Rounds of each family, and inequalities of each round.
    private static func rounds(of family: CutFamily) -> Int { family == .setUpCover ? 30 : 6 }
    private static let most = 150
    /// What a round must gain at least, as a share of what the family has gained.
    private static let progress = 0.02

    /// What the rounds came to.
    struct Found {
        /// The relaxation with the inequalities.
        var root: LinearSolution
        var gains: [CutGain] = []
    }

    /// A programme with a family of rows for each family of inequalities, still without rows.
    static func admitting(_ programme: LinearProgramme) -> LinearProgramme {
        var result = programme
        for family in CutFamily.allCases {
            _ = result.rowFamily(
                rowFamily(family), axes: [Axis("number", count: 1_000_000) { "\($0 + 1)" }],
                formula: "a rounded sum of balances and demands")
        }
        return result
    }

    private static func rowFamily(_ family: CutFamily) -> String { "cut-\(family.rawValue)" }

    /// Tightens the relaxation, and a programme of `admitting`; a solve that fails leaves what was found before it.
    func tighten(_ root: LinearSolution, _ tightened: inout LinearProgramme) throws(SolverFault) -> Found {
        var found = Found(root: root)
        for family in CutFamily.allCases where families.contains(family) {
            guard let rows = tightened.rowFamily(named: Self.rowFamily(family)) else { continue }
            let before = found.root.objective
            var number = 0
            for _ in 0..<Self.rounds(of: family) {
                let cuts = strongest(family, found.root.values)
                guard !cuts.isEmpty, !control.cancel(), let last = found.root.basis else { break }
                var delta = ProgrammeDelta()
                for cut in cuts {
                    delta.add(rows, [number], .atLeast(cut.atLeast)) { cut.terms }
                    tightened.require(rows, number, .atLeast(cut.atLeast)) { cut.terms }
                    number += 1
                }
                try live.apply(delta)
                let basis = Basis(
                    rows: last.rows + [BasisState](repeating: .basic, count: cuts.count), columns: last.columns)
                let answer = try live.solveRelaxation(from: basis, limits: WorkLimits(), control: control)
                meter.add(iterations: answer.iterations, nodes: 0)
                guard answer.status == .optimal else { return found }
                let gained = answer.objective - found.root.objective
                found.root = answer
                if gained < Self.progress * (answer.objective - before) { break }
            }
            if number > 0 {
                found.gains.append(
                    CutGain(family: family, count: number, gain: max(0, found.root.objective - before)))
            }
        }
        return found
    }

    /// The inequalities of a family that the values break most.
    func strongest(_ family: CutFamily, _ values: [Double]) -> [Inequality] {
        if family == .setUpCover {
            return strongest(SetUpCovers(formulation: formulation, values: values).broken())
        }
        let windows = BalanceWindows(formulation: formulation, values: values)
        let rounding = MixedIntegerRounding(programme: formulation.programme, values: values)
        var cuts: [(cut: Inequality, distance: Double)] = []
        for material in formulation.scenario.materials.ids where concerns(family, material) {
            windows.forEach(of: material) { base in
                if let cut = rounding.strongest(of: base) { cuts.append(cut) }
            }
        }
        return strongest(cuts)
    }

    private func strongest(_ cuts: [(cut: Inequality, distance: Double)]) -> [Inequality] {
        let order = cuts.indices.sorted { (-cuts[$0].distance, $0) < (-cuts[$1].distance, $1) }
        return order.prefix(Self.most).map { cuts[$0].cut }
    }

    private func concerns(_ family: CutFamily, _ material: ID<Material>) -> Bool {
        let flow = formulation.problem.flows[material.index]
        let isMade = flow.supplies.contains { if case .lot = $0.source { true } else { false } }
        return switch family {
        case .demandCover: isMade && !flow.deliveryMinutes.isEmpty
        case .lotRounding: isMade && !flow.uses.isEmpty
        case .setUpCover: false
        case .packRounding: formulation.scenario.materials[material].purchase?.pack != nil
        }
    }
}
