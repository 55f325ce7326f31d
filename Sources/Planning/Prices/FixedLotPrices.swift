// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing

/// Prices of materials, demand and overtime once the whole lots are chosen.
///
/// Rooms and units have none then: with the lots fixed nothing in the programme can make use of more of them.
struct FixedLotPrices {
    let formulation: Formulation
    /// The values of all columns, whole where they must be.
    let values: [Double]
    let solver: any LinearSolver
    let control: SolveControl

    /// Adds the prices to those of the relaxed plan.
    func add(to prices: inout [ResourcePrice]) throws(SolverFault) {
        let programme = formulation.programme
        guard programme.integerCount > 0, values.count == programme.columnCount else { return }
        var fixing = ProgrammeDelta()
        for column in programme.kinds.indices where programme.kinds[column] == .integer {
            let value = values[column].rounded()
            fixing.setBounds(Variable(column: Int32(column)), lower: value, upper: value)
        }
        let live = try solver.open(programme.applying(fixing))
        defer { live.close() }
        let answer = try live.solveRelaxation(from: nil, limits: WorkLimits(), control: control)
        guard answer.status == .optimal else { return }
        let subjects = PriceSubjects(of: formulation)
        let demand = subjects.demandLines(named: Set(prices.compactMap(\.line)))
        for subject in subjects.capacities().filter({ $0.kind == .overtime }) + subjects.materials() + demand {
            let price = subject.price(at: answer).rounded(to: 100)
            let stated = subject.stated(0)
            let place = prices.firstIndex {
                ($0.kind, $0.resource, $0.line, $0.from) == (stated.kind, stated.resource, stated.line, stated.from)
            }
            if let place { prices[place].lotsFixed = price }
        }
    }
}
