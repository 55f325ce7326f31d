// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import LinearProgramming
import Testing

@Suite("Optimal value along a ray")
struct ValueFunctionTests {
    /// A warehouse for each market with costs that rise by seller: supply of 10 each, markets want what they want.
    private static func programme(_ seed: Int) -> (programme: LinearProgramme, demand: RowFamily, x: VariableFamily) {
        var random = SmallRandom(seed: UInt64(seed))
        var programme = LinearProgramme(name: "markets")
        let sellers = Axis("seller", count: 8)
        let markets = Axis("market", count: 6)
        let x = programme.variables("x", unit: "", over: [sellers, markets])
        let lost = programme.variables("lost", unit: "", over: [markets])
        let supply = programme.rowFamily("supply", axes: [sellers], formula: "Σ x ≤ supply")
        let demand = programme.rowFamily("demand", axes: [markets], formula: "Σ x + lost = wanted")
        for seller in 0..<8 {
            programme.require(supply, seller, .atMost(10 + Double(random.next(5)))) {
                for market in 0..<6 { x[seller, market] }
            }
        }
        for market in 0..<6 {
            programme.require(demand, market, .equal(to: 6 + Double(random.next(9)) / 3)) {
                for seller in 0..<8 { x[seller, market] }
                lost[market]
            }
            programme.addCost(40 + Double(market), to: lost[market])
            for seller in 0..<8 { programme.addCost(1 + Double(random.next(300)) / 11, to: x[seller, market]) }
        }
        return (programme, demand, x)
    }

    /// The cost from cold.
    private static func cold(_ programme: LinearProgramme, _ ray: ProgrammeRay, _ parameter: Double) throws -> Double {
        let problem = try GLPKSolver().open(programme.applying(ray.delta(to: parameter, of: programme)))
        defer { problem.close() }
        return try problem.solveRelaxation().objective
    }

    private static func check(_ programme: LinearProgramme, _ ray: ProgrammeRay, from: Double, to: Double) throws {
        let live = try GLPKSolver().open(programme)
        defer { live.close() }
        let function = ValueFunction(of: live, programme: programme, along: ray)
        let first = try #require(try function.point(at: from))
        let last = try #require(try function.point(at: to))
        let pieces = try function.pieces(from: first, to: last)
        #expect(!function.isCut)
        #expect(pieces.count > 2)
        #expect(pieces.first?.from == from && pieces.last?.to == to)
        #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.to == $1.from })
        let rates = pieces.map(\.point.rate)
        #expect(
            zip(rates, rates.dropFirst()).allSatisfy { ray.isConcave == true ? $0 > $1 : $0 < $1 })
        for step in 0...25 {
            let parameter = from + (to - from) * Double(step) / 25
            let piece = try #require(pieces.first { $0.from <= parameter && parameter <= $0.to + 1e-12 })
            let exact = try cold(programme, ray, parameter)
            #expect(abs(piece.value(at: parameter) - exact) <= 1e-9 * max(1, abs(exact)))
        }
        // From the middle the pieces next to it are found without the others.
        let middle = (from + to) / 2
        let own = try #require(try function.point(at: middle))
        let (right, next) = try function.nearest(to: own, towards: last)
        let expected = try #require(pieces.first { $0.from <= middle + 1e-12 && middle + 1e-12 < $0.to })
        #expect(abs(right.point.rate - expected.point.rate) <= 1e-7)
        #expect(abs(right.to - expected.to) <= 1e-7)
        #expect((next == nil) == (expected.to == to))
        try function.reset()
    }

    @Test("demand that grows costs more and more, as 26 cold solves say", arguments: 1...4)
    func bounds(seed: Int) throws {
        let (programme, demand, _) = Self.programme(seed)
        var ray = ProgrammeRay()
        let rows = programme.rows(of: demand)
        ray.rows = [rows[0], rows[3]].map { .init($0.index, lower: 1, upper: 1) }
        try Self.check(programme, ray, from: -4, to: 60)
    }

    @Test("prices that rise cost less and less, as 26 cold solves say", arguments: 1...4)
    func costs(seed: Int) throws {
        let (programme, _, x) = Self.programme(seed)
        var ray = ProgrammeRay()
        ray.costs = (0..<6).map { .init(x[2, $0].index, lower: 1) }
        #expect(ray.isConcave == true)
        try Self.check(programme, ray, from: -20, to: 40)
    }

    @Test("a ray leads from one programme to another of its shape, and to no other")
    func between() throws {
        let (programme, demand, x) = Self.programme(1)
        var delta = ProgrammeDelta()
        delta.setRelation(programme.rows(of: demand)[2], .equal(to: 20))
        delta.setCost(5, of: x[1, 1])
        delta.objectiveConstant = 3
        let other = programme.applying(delta)
        let ray = try #require(ProgrammeRay(from: programme, to: other))
        #expect(ray.rows.count == 1 && ray.costs.count == 1 && ray.constant == 3)
        #expect(ray.isConcave == nil)
        #expect(try Self.cold(programme, ray, 1) == Self.cold(other, ProgrammeRay(), 0))
        var further = ProgrammeDelta()
        further.setCoefficient(2, of: x[0, 0], in: programme.rows(of: demand)[0])
        #expect(ProgrammeRay(from: programme, to: programme.applying(further)) == nil)
    }
}
