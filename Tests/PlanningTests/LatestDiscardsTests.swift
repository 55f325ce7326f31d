// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import TestSupport
import Testing

@testable import Planning

@Suite("Discards") struct LatestDiscardsTests {
    /// 20 vials on day 0, of which 8 are wanted on day 3, in a plant without recipes; a horizon of 8 days.
    private func stock(_ material: String, opening: String = "quantity: 20 vial") -> String {
        """
        horizon: {start: 2027-01-04, length: 8 d, tail: 1 d, deliveries: 1 d}
        materials: {vial: {unit: vial\(material)}}
        opening: {stock: [{material: vial, \(opening)}]}
        demand:
          lines:
            a: {material: vial, quantity: 8 vial, due: 2027-01-07, price: 10 EUR/vial}
        """
    }

    /// The same with a recipe, so that stock is looked at after each delivery.
    private func cuts(_ material: String) -> String {
        stock(material) + """

            recipes:
              ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 1 d}}}
            """
    }

    @Test(
        "what was discarded at once goes as late as it may",
        arguments: [
            (", shelf-life: 12 months", nil), (", shelf-life: 5 d", 5),
            (", shelf-life: 12 months, holding: 7 EUR/vial/week", 7),
        ] as [(String, Int?)])
    func putOff(material: String, day: Int?) throws {
        let formulation = PlanningStudy(of: try scenario(cuts(material)), options: PlanOptions()).formulation
        let variables = formulation.variables
        let vial = ID<Material>(0)
        let days = formulation.problem.flows[0].cuts.map { $0 / 1440 }
        #expect((days.first ?? 9) < 5 && days.count > 2)
        var values = [Double](repeating: 0, count: formulation.programme.columnCount)
        values[variables.discarded[vial, 0].index] = 20
        let later = LatestDiscards(formulation: formulation).values(values)
        for (cut, here) in days.enumerated() {
            #expect(later[variables.discarded[vial, cut].index] == (here == day ? 20 : 0))
            #expect(later[variables.stock[vial, cut].index] == (here < day ?? .max ? 20 : 0))
        }
    }

    @Test("what keeps to the end and costs nothing stays in stock", arguments: [false, true])
    func kept(isRelaxed: Bool) throws {
        let (_, plan) = try solve(stock(", shelf-life: 12 months"), isRelaxed: isRelaxed)
        #expect(plan.discards.isEmpty)
        #expect(plan.stock.last?.released == 12)
        #expect(plan.outcome.contribution.exact == 80)
    }

    @Test("what expires goes on its last day and not before", arguments: [false, true])
    func expired(isRelaxed: Bool) throws {
        let (_, plan) = try solve(stock(", shelf-life: 5 d"), isRelaxed: isRelaxed)
        #expect(plan.discards.map(\.quantity) == [12])
        #expect(plan.discards.map { $0.at.minutes / 1440 } == [5])
        #expect(plan.stock.last?.released == 0)
    }

    @Test("what the store has no room for goes before what comes")
    func full() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 8 d, tail: 1 d}
            materials: {vial: {unit: vial, storage: 25 vial}}
            opening:
              stock: [{material: vial, quantity: 20 vial}]
              pinned: [{recipe: ev, start: 2027-01-08}]
            recipes:
              ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 1 d}}}
            demand: {lines: {a: {material: vial, quantity: 1 vial, due: 2027-01-06, price: 10 EUR/vial}}}
            """
        let (_, plan) = try solve(yaml)
        #expect(plan.discards.reduce(0) { $0 + $1.quantity } == 4)
        #expect(plan.stock.last?.released == 25)
    }

    @Test("what is dear to hold goes before it is paid for")
    func held() throws {
        let (_, plan) = try solve(stock(", holding: 7 EUR/vial/week"))
        #expect(plan.discards.map(\.quantity) == [12])
        #expect(plan.stock.allSatisfy { $0.released == 0 })
    }
}
