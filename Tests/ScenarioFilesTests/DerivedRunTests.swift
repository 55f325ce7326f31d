// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Runs that follow from volume, area, column and rotor")
struct DerivedRunTests {
    /// A lot of so many harvests of one volume, each brought through one step, then pooled, polished and filled.
    private func recipe(
        harvests: Int = 2, volume: String = "15 L", step: String, polish: String = "1 h", fill: String = "1 h",
        yield: String = "4e13 particle"
    ) throws -> Recipe {
        let document = try ScenarioReader.read(
            text: """
                format: exoplan/1
                horizon: {start: 2027-01-04, length: 4 weeks}
                materials: {ev: {unit: dose, particles: 1e11 particle/dose}}
                recipes:
                  r:
                    makes: ev
                    yield: \(yield)
                    fill-cap: 150 dose
                    operations:
                      collect: {stage: harvest, run: 24 h, volume: \(volume), repeat: {times: \(harvests), every: 48 h}}
                      isolate: {stage: isolation, for-each: collect, run: \(step), recovery: 50 %}
                      polish: {stage: purification, pools: isolate, run: \(polish), recovery: 80 %}
                      fill: {stage: fill, run: \(fill)}
                demand: {lines: {d: {material: ev, quantity: 1 dose, due: 2027-01-20}}}

                """)
        return try #require(document.scenario.recipes.things.first)
    }

    private func operation(_ name: String, _ recipe: Recipe) throws -> Operation {
        recipe.operations[try #require(recipe.operations.id(named: name))]
    }

    private let tff = "{tff: {area: 0.6 m2, flux: 30 L/m2/h, concentration: 30, diafiltration: 6, flush: 2 h}}"

    @Test("A filtration takes what the facts give: 14.5 L and 3 L at 18 L/h, and the flush")
    func tangentialFlow() throws {
        let isolate = try operation("isolate", try recipe(step: tff))
        // 0.8056 h + 0.1667 h + 2 h = 178.3 min.
        #expect(isolate.run == .minutes(179))
        #expect(isolate.derived?.enters == 15)
        #expect(isolate.derived?.cycles == nil)
    }

    @Test(
        "A rotor runs as often as the volume needs",
        arguments: [
            ("0.42 L", 1), ("0.421 L", 2), ("30 L", 72), ("29.82 L", 71), ("30000 mL", 72), ("1 mL", 1),
        ])
    func ultracentrifuge(volume: String, cycles: Int) throws {
        let isolate = try operation(
            "isolate", try recipe(harvests: 2, volume: volume, step: "{ultracentrifuge: {rotor: 0.42 L, cycle: 6 h}}"))
        #expect(isolate.derived?.cycles == cycles)
        #expect(isolate.run == .hours(6 * cycles))
    }

    @Test("A column is loaded with the pooled concentrate: two of 0.5 L on 10 % of 3 L are four cycles")
    func chromatography() throws {
        let polish = try operation(
            "polish", try recipe(step: tff, polish: "{chromatography: {column: 3 L, load: 10 %, cycle: 4 h}}"))
        #expect(polish.derived?.enters == 1)
        #expect(polish.derived?.cycles == 4)
        #expect(polish.run == .hours(16))
    }

    @Test("A column that binds particles counts those that are left: 2e13 on 1e13 a cycle")
    func particles() throws {
        let polish = try operation(
            "polish",
            try recipe(step: tff, polish: "{chromatography: {column: 10 mL, load: 1e12 particle/mL, cycle: 3 h}}"))
        #expect(polish.derived?.enters == Exact(20_000_000_000_000))
        #expect(polish.derived?.cycles == 2)
        #expect(polish.run == .hours(6))
    }

    @Test(
        "A filling takes the units of the lot by its rate, at most the fill cap",
        arguments: [("4e13 particle", 150, 90), ("3e13 particle", 120, 72), ("3.001e13 particle", 120, 72)])
    func fill(yield: String, units: Int, minutes: Int) throws {
        let fill = try operation("fill", try recipe(step: tff, fill: "{fill: {rate: 100 dose/h}}", yield: yield))
        #expect(fill.derived?.enters == Exact(units))
        #expect(fill.run == .minutes(minutes))
    }

    @Test("A stated volume replaces what would flow on")
    func statedVolume() throws {
        let recipe = try recipe(
            step: "2 h, volume: 700 mL", polish: "{chromatography: {column: 1 L, load: 100 %, cycle: 1 h}}")
        #expect(try operation("polish", recipe).derived?.enters == Exact(14, over: 10))
        #expect(try operation("polish", recipe).run == .hours(2))
    }

    @Test("More volume never makes a run shorter, more area never longer; twice both is the same")
    func monotone() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<60 {
            let litres = Int.random(in: 1...400, using: &random)
            let area = Int.random(in: 1...50, using: &random)
            func run(_ litres: Int, _ area: Int) throws -> Span {
                let step = "{tff: {area: \(area) m2, flux: 25 L/m2/h, concentration: 20, diafiltration: 5}}"
                return try operation("isolate", try recipe(volume: "\(litres) L", step: step)).run
            }
            let run = (try run(litres, area), try run(litres + 7, area), try run(litres, area + 1))
            #expect(run.1 >= run.0 && run.2 <= run.0)
            #expect(
                try self.operation(
                    "isolate",
                    try recipe(
                        volume: "\(2 * litres) L",
                        step:
                            "{tff: {area: \(2 * area) m2, flux: 25 L/m2/h, concentration: 20, diafiltration: 5}}")
                ).run == run.0)
        }
    }
}
