// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Manufacturing
import TestSupport
import Testing
import Timing

@testable import Planning

@Suite("Walks that another scenario takes over")
struct TakenOverWalksTests {
    private static let text = """
        horizon: {start: 2027-01-04, length: 42 d, tail: 28 d, bucket: 1 week}
        calendars: {day: {mon-fri: 06:00-18:00}}
        units: {skid: {count: 1, calendar: day, rate: 20 EUR/h}}
        rooms: {suite: {turnaround: 1 d}}
        staff:
          crew: {headcount: 2, calendar: day, productive: 40 %, rate: 50 EUR/h, paid: used}
          qc: {headcount: 1, calendar: day, productive: 50 %, rate: 60 EUR/h}
        materials:
          medium: {unit: L, price: 30 EUR/L, shelf-life: 60 d}
          vial: {unit: vial, holding: 0.1 EUR/vial/week, shelf-life: 90 d, closing-value: 5 EUR/vial}
        opening:
          lots: [{recipe: fast, operation: grow, started: 2027-01-03T07:00}]
          pinned: [{recipe: slow, start: 2027-01-05}]
        recipes:
          slow:
            makes: vial
            yield: 100 vial
            size: {from: 50 %}
            operations:
              grow: {stage: culture, room: suite, run: 6 d, hold: 2 d, hold-loss: 5 %/d, staff: {crew: 45 h}, uses: {medium: 10 L}}
              purify: {stage: purification, unit: skid, run: 4 h, recovery: 91 %, staff: {crew: 4 h}, cost: 100 EUR}
            release: {reserve: 4 vial, review: 1 d, tests: {sterility: {sample-after: purify, elapsed: 5 d, staff: {qc: 3 h}, cost: 80 EUR}}}
        """ + TwoWaysToVials.fastWayAndDemand()

    /// A text that is replaced, and whether lots go through plant and tests as before.
    struct Change: CustomTestStringConvertible, Sendable {
        let old: String
        let new: String
        let isOfOutput: Bool

        var testDescription: String { "\(old) -> \(new)" }
    }

    private static let changes = [
        Change(old: "yield: 100 vial", new: "yield: 140 vial", isOfOutput: true),
        Change(old: "recovery: 91 %", new: "recovery: 60 %", isOfOutput: true),
        Change(old: "reserve: 4 vial", new: "reserve: 9 vial", isOfOutput: true),
        Change(old: "pass: 90 %", new: "pass: 55 %", isOfOutput: true),
        Change(old: "review: 1 d", new: "review: 3 d", isOfOutput: false),
        Change(old: "elapsed: 5 d", new: "elapsed: 8 d", isOfOutput: false),
        Change(old: "qc: 3 h", new: "qc: 2 h", isOfOutput: false),
        Change(old: "cost: 80 EUR", new: "cost: 90 EUR", isOfOutput: false),
        Change(old: "cost: 100 EUR", new: "cost: 130 EUR", isOfOutput: false),
        Change(old: "from: 50 %", new: "from: 70 %", isOfOutput: false),
        Change(old: "5 %/d", new: "9 %/d", isOfOutput: false),
        Change(old: "run: 3 d", new: "run: 2 d", isOfOutput: false),
        Change(old: "turnaround: 1 d", new: "turnaround: 2 d", isOfOutput: false),
        Change(old: "start: 2027-01-05}", new: "start: 2027-01-06}", isOfOutput: true),
    ]

    @Test("state the same programme as walks that are done anew", arguments: changes)
    func sameAsAnew(_ change: Change) throws {
        let base = PlanningProblem(of: try scenario(Self.text))
        let text = Self.text.replacing(change.old, with: change.new)
        #expect(text != Self.text)
        let changed = try scenario(text)
        let (warm, cold) = (PlanningProblem(of: changed, reusing: base.walks), PlanningProblem(of: changed))
        #expect(warm.starts == cold.starts)
        #expect(warm.candidates.map(\.timeline) == cold.candidates.map(\.timeline))
        #expect(warm.candidates.map(\.costs.total) == cold.candidates.map(\.costs.total))
        let programmes = [base, warm, cold].map { Formulation.formulate($0, isRelaxed: true).programme }
        let delta = try #require(ProgrammeDelta(from: programmes[2], to: programmes[1]))
        #expect(delta.isEmpty)
        let difference = ProgrammeDelta(from: programmes[0], to: programmes[2])
        #expect(difference.map { !$0.isEmpty } ?? true)
    }

    @Test("are taken over whole where only what lots give is another", arguments: changes)
    func areAsKnown(_ change: Change) throws {
        let base = try scenario(Self.text)
        let known = LotWalk(scenario: base, hours: PlantHours(base))
        let changed = try scenario(Self.text.replacing(change.old, with: change.new))
        let walk = LotWalk(scenario: changed, hours: PlantHours(changed))
        let places = base.rooms == changed.rooms
        let areAll = base.recipes.ids.allSatisfy { walk.walks(of: $0, like: known.walks(of: $0)).areAsKnown }
        #expect(!places || areAll == change.isOfOutput)
    }
}
