// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("A plan worked out by hand")
struct SmallPlantTests {
    @Test("The sound plan of the small plant has no findings")
    func soundPlan() {
        let (scenario, plan) = SoundPlans.small
        let verdict = PlanChecker(scenario).check(plan)
        #expect(verdict.findings == [])
        #expect(verdict.isSound)
        #expect(verdict.checked.lots == 2)
        #expect(verdict.checked.operations == 12)
    }

    @Test("Each ledger line is what the figures of the small plant give by hand")
    func ledgerByHand() {
        let scenario = SmallPlant.builder.scenario()
        let evaluation = PlanChecker(scenario).evaluate(SoundPlans.decisions(in: scenario))
        let lines = evaluation.ledger.map { "\($0.account.rawValue) \($0.object) \($0.amount.text)" }
        #expect(
            lines == [
                "revenue line-1 40000.00", "revenue line-2 30000.00", "revenue line-3 18000.00",
                "closingValue vesicles 5008.00", "materials medium -200.00", "operations msc -2400.00",
                "unitTime reactor -10380.00", "unitTime skid -1500.00", "roomTime suite -4680.00",
                "tests msc -1000.00", "staffUsed operators -5212.50", "cover operators -1575.00",
                "holding medium -80.64", "holding vesicles -1090.25", "disposal medium -20.00",
                "lateness line-3 -120.00", "lost line-3 -200.00", "shortfall vesicles -100.80",
                "staffRoster analysts -9600.00", "fixed facility -40320.00",
            ])
        #expect(evaluation.contribution?.text == "14528.81")
    }

    @Test("Work falls into weeks, normal and cover hours as counted by hand")
    func staffByHand() {
        let scenario = SmallPlant.builder.scenario()
        let weeks = PlanChecker(scenario).evaluate(SoundPlans.decisions(in: scenario)).staff
            .filter { $0.pool == "operators" }
        #expect(weeks.map(\.hours) == [18, 16.75, 18, 16.75, 0, 0])
        #expect(weeks.map(\.cover) == [5.25, 0, 5.25, 0, 0, 0])
        #expect(weeks.map(\.capacity) == Array(repeating: 64, count: 6))
        #expect(weeks.map(\.coverCapacity).allSatisfy { abs($0 - 12.8) < 1e-9 })
    }

    @Test("Stock at bucket ends and the room's load are as counted by hand")
    func tablesByHand() throws {
        let scenario = SmallPlant.builder.scenario()
        let evaluation = PlanChecker(scenario).evaluate(SoundPlans.decisions(in: scenario))
        let medium = evaluation.stock.filter { $0.material == "medium" }.map(\.released)
        #expect(medium == [30, 30, 10, 10, 0, 0])
        let vesicles = evaluation.stock.filter { $0.material == "vesicles" }
        #expect(zip(vesicles, [0, 165.2, 165.2, 250.4, 250.4, 250.4]).allSatisfy { abs($0.released - $1) < 1e-9 })
        #expect(vesicles.allSatisfy { abs($0.quarantine) < 1e-9 })
        let room = evaluation.loads.filter { $0.resource == "suite" }
        #expect(room.map(\.used) == [162, 33, 162, 33, 0, 0])
        #expect(room.map(\.available) == Array(repeating: 168, count: 6))
    }

    @Test("A lot costs what its parts cost by hand")
    func lotCostByHand() throws {
        let scenario = SmallPlant.builder.scenario()
        let cost = try #require(PlanChecker(scenario).evaluate(SoundPlans.decisions(in: scenario)).lotCosts.first)
        #expect(cost.materials.text == "200.00")
        #expect(cost.operations.text == "1200.00")
        #expect(cost.capacity.text == "8280.00")
        // (2085 normal minutes at 1, 315 cover minutes at 2) / 0.8, and 120 minutes of an analyst.
        #expect(cost.staff.text == "3513.75")
        #expect(cost.tests.text == "500.00")
        #expect(cost.perUnit?.text == "24.23")
    }
}
