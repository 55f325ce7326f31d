// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("Runs that follow from a rule")
struct DerivedRunTests {
    /// A plant whose lots go through every rule, without demand.
    private func plant() throws -> Scenario {
        try scenario(
            """
            horizon: {start: 2027-01-04, length: 4 weeks, tail: 0 weeks}
            materials: {ev: {unit: dose, particles: 1e11 particle/dose}}
            recipes:
              r:
                makes: ev
                yield: 4e13 particle
                operations:
                  a-collect: {stage: harvest, run: 24 h, volume: 15 L, repeat: {times: 2, every: 48 h}, hold: unlimited}
                  b-filter:
                    {stage: isolation, for-each: a-collect, recovery: 50 %, hold: unlimited,
                     run: {tff: {area: 0.6 m2, flux: 30 L/m2/h, concentration: 30, diafiltration: 6, flush: 2 h}}}
                  c-spin: {stage: isolation, pools: b-filter, run: {ultracentrifuge: {rotor: 0.42 L, cycle: 6 h}}}
                  d-bind: {stage: purification, run: {chromatography: {column: 10 mL, load: 1e12 particle/mL, cycle: 3 h}}}
                  e-polish: {stage: purification, run: {chromatography: {column: 3 L, load: 10 %, cycle: 4 h}}}
                  f-fill: {stage: fill, run: {fill: {rate: 100 dose/h}}}
            demand: {lines: {x: {material: ev, quantity: 10 dose, due: 2027-01-25}}}
            """)
    }

    /// One lot by hand: 179 min of filtration, 3 runs, 2 and 4 cycles, 200 doses in 2 h.
    private func lot(_ change: (inout LotSketch) -> Void = { _ in }) throws -> [Finding] {
        let scenario = try plant()
        let (filter, second) = (1440, 4320)
        let spin = second + 179
        let bind = spin + 18 * 60
        let polish = bind + 6 * 60
        let fill = polish + 16 * 60
        var sketch = LotSketch(
            "r", cell: 0, gross: 200, net: 200,
            steps: [
                .init("a-collect", 1, run: 0), .init("a-collect", 2, run: 2880), .init("b-filter", 1, run: filter),
                .init("b-filter", 2, run: second), .init("c-spin", run: spin, end: bind),
                .init("d-bind", run: bind, end: polish), .init("e-polish", run: polish, end: fill),
                .init("f-fill", run: fill, end: fill + 120),
            ])
        for place in sketch.steps.indices where sketch.steps[place].operation == "b-filter" {
            sketch.steps[place].end = sketch.steps[place].run + .minutes(179)
        }
        change(&sketch)
        let decisions = PlanDecisions(
            lots: [sketch.lot(in: scenario)].compactMap(\.self), purchases: [], deliveries: [], discards: [])
        return PlanChecker(scenario).evaluate(decisions).findings
    }

    @Test("A lot with the lengths worked out by hand is sound")
    func sound() throws {
        #expect(try lot() == [])
    }

    @Test(
        "A run that is shorter or longer than its rule has it is rejected",
        arguments: [
            ("b-filter", -1), ("b-filter", 1), ("c-spin", -360), ("d-bind", -180), ("e-polish", -1), ("f-fill", -20),
        ])
    func mutated(operation: String, minutes: Int) throws {
        let findings = try lot { sketch in
            sketch.step(operation) { step in step.end = step.end.map { $0 + .minutes(minutes) } }
        }
        #expect(findings.contains { $0.kind == .durationWrong && $0.message.contains("run of \(operation) copy 1") })
    }
}
