// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("Large plants: products one by one first")
struct ProductBlocksTests {
    /// Products in suites of their own; all take medium and, at the end, the one filler.
    private static func yaml(products: Int) -> String {
        let numbers = 1...products
        var lines = ["format: exoplan/1", "horizon: {start: 2027-03-01, length: 8 weeks}", "rooms:"]
        lines += numbers.map { "  suite-\($0): {turnaround: 1 d}" }
        lines += ["units: {filler: {rate: 5 EUR/h}}", "materials:"]
        lines += ["  medium: {unit: L, price: 90 EUR/L, lead-time: 2 weeks, shelf-life: 40 d, holding: 1 EUR/L/week}"]
        lines += numbers.map { "  ev-\($0): {unit: dose, holding: 1 EUR/dose/week, shelf-life: 30 d}" }
        lines += ["opening: {stock: [{material: medium, quantity: 40 L}]}", "recipes:"]
        for number in numbers {
            lines += [
                "  ev-\(number)-lot:", "    makes: ev-\(number)", "    yield: \(40 + 3 * number) dose",
                "    cost: \(900 + 70 * number) EUR", "    operations:",
                "      grow: {stage: culture, room: suite-\(number), run: \(3 + number % 4) d, "
                    + "uses: {medium: \(9 + number) L}, hold: unlimited}",
                "      fill: {stage: fill, unit: filler, run: 20 h}",
            ]
        }
        lines += ["demand:", "  lines:"]
        for number in numbers {
            lines += [1, 2].map { line in
                "    ev-\(number)-\(line): {material: ev-\(number), quantity: \(60 + 7 * number) dose, "
                    + "due: 2027-0\(2 + line)-2\(number % 8), price: 80 EUR/dose, lost: 10 EUR/dose}"
            }
        }
        return lines.joined(separator: "\n")
    }

    private func formulation(products: Int) throws -> Formulation {
        Formulation.formulate(PlanningProblem(of: try scenario(Self.yaml(products: products))), isRelaxed: true)
    }

    @Test("rows about what all share couple; suites and the products' own stock do not")
    func coupling() throws {
        let formulation = try formulation(products: 9)
        let programme = formulation.programme
        let isCoupling = ProductBlocks(formulation: formulation).couplingRows()
        #expect(Set(isCoupling) == [true, false])
        for row in programme.rows {
            let name = programme.name(of: row)
            let isShared = name.hasPrefix("unit-time") || name.contains("[medium,")
            #expect(isCoupling[row.index] == isShared, "\(name)")
        }
    }

    @Test("from the products' bases the same optimum is found, in fewer iterations of the whole programme")
    func sameOptimum() throws {
        let formulation = try formulation(products: 9)
        let begin = StartingBasis(formulation: formulation)
        func solve(_ basis: Basis) throws -> LinearSolution {
            let live = try begin.solver(on: GLPKSolver()).open(formulation.programme)
            defer { live.close() }
            return try live.solveRelaxation(from: basis, limits: WorkLimits(), control: .none)
        }
        let plain = try solve(begin.withoutLots)
        let found = try begin.found(with: GLPKSolver(), control: .none, largeRows: 0)
        #expect(found.iterations > 0)
        let answer = try solve(found.basis)
        #expect(answer.status == .optimal)
        #expect(abs(answer.objective - plain.objective) <= 1e-7 * abs(plain.objective))
        #expect(answer.iterations < plain.iterations, "\(answer.iterations) of \(plain.iterations): \(answer.steps)")
        #expect(answer.steps.first?.contains("basis given") ?? false, "\(answer.steps)")
    }

    @Test("where all recipes stay together nothing is divided")
    func whole() throws {
        let formulation = try formulation(products: 2)
        let begin = StartingBasis(formulation: formulation)
        let found = try begin.found(with: GLPKSolver(), control: .none, largeRows: 0)
        #expect(found.iterations == 0)
        #expect(found.basis == begin.withoutLots)
    }

    @Test("a search that is stopped among the products keeps the basis it began with")
    func stopped() throws {
        let formulation = try formulation(products: 9)
        let begin = StartingBasis(formulation: formulation)
        let found = try begin.found(with: GLPKSolver(), control: SolveControl(cancel: { true }), largeRows: 0)
        #expect(found.iterations == 0)
        #expect(found.basis.rows.count == formulation.programme.rowCount)
        let basics = (found.basis.rows + found.basis.columns).count { $0 == .basic }
        #expect(basics == formulation.programme.rowCount)
    }
}
