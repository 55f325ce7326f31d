// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import FoundationEssentials
import Testing

/// The smallest cases of faults that what-ifs and reports once had.
@Suite("What-ifs that went wrong once")
struct WhatIfFaultsTests {
    static let plant =
        SmallScenarios.good.replacing("review: 2 d", with: "review: 2 d, pass: 80 %") + """
            overrides:
              dearer: {scale: {demand.*.price: 2}}

            """

    @Test("an alternative that changes nothing beyond the base is the base")
    func nothingChanged() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let run = CommandRun("compare", file, "dearer", "--scenario", "dearer")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("more than base"))
    }

    @Test("the bridge is told where no lot differs")
    func bridge() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let run = CommandRun("compare", file, "dearer")
        #expect(run.status == 0, "\(run.error)")
        #expect(!run.output.contains("Lots that differ"), "\(run.output)")
        #expect(run.output.contains("Contribution from base to dearer"), "\(run.output)")
    }

    @Test("results never take the place of the scenario they are of", arguments: ["compare", "curve"])
    func precious(command: String) throws {
        let work = try Workplace()
        try FileManager.default.createDirectory(atPath: work.place("plant"), withIntermediateDirectories: true)
        try work.put("plant/scenario.yaml", Self.plant)
        let rest = command == "compare" ? ["dearer"] : ["--of", "demand.later", "--plans", "0"]
        let run = CommandRun(list: [command, work.place("plant")] + rest + ["-o", work.place("plant"), "--force"])
        #expect(run.status == 64)
        #expect(run.error.contains("cannot be the result folder"), "\(run.error)")
        #expect(try work.names("plant") == ["scenario.yaml"])
    }

    @Test("money of two currencies is not compared")
    func currencies() throws {
        let work = try Workplace()
        let euros = try work.put("euros.yaml", Self.plant)
        let text = Self.plant.replacing("EUR", with: "USD")
            .replacing("label: Small plant", with: "label: Small plant\ncurrency: USD")
        let dollars = try work.put("dollars.yaml", text)
        let run = CommandRun("compare", euros, dollars)
        #expect(run.status == 64)
        #expect(run.error.contains("counts in USD, the first side in EUR"), "\(run.error)")
    }

    @Test("of a number that is a share the ends of a curve are shares, not shares of it")
    func shares() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        func ends(_ options: String...) throws -> [Double] {
            let run = CommandRun(
                list: ["curve", file, "--of", "recipes.lot.release.pass", "--plans", "0", "--json"] + options)
            #expect(run.status == 0, "\(run.error)")
            struct Curve: Decodable {
                struct Piece: Decodable {
                    var from: Double
                    var to: Double
                }
                var pieces: [Piece]
            }
            let curve = try JSONDecoder().decode(Curve.self, from: Data(run.output.utf8))
            return [try #require(curve.pieces.first).from, try #require(curve.pieces.last).to]
        }
        #expect(try ends("--from", "50 %", "--to", "100 %") == [50, 100])
        #expect(try ends() == [40, 100])
    }

    @Test("the manifest of a curve tells the ends it has, given or not")
    func endsTold() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        func told(_ options: String...) throws -> [String] {
            let run = CommandRun(
                list: ["curve", file, "--of", "recipes.lot.release.pass", "--plans", "0", "-o", work.place("curve")]
                    + options)
            #expect(run.status == 0, "\(run.error)")
            struct Told: Decodable { var options: [String: String] }
            let manifest = try JSONDecoder().decode(Told.self, from: Data(try work.text("curve/manifest.json").utf8))
            return [try #require(manifest.options["from"]), try #require(manifest.options["to"])]
        }
        #expect(try told() == ["40 %", "100 %"])
        #expect(try told("--from", "50%", "--to", "90 %") == ["50%", "90 %"])
    }

    @Test("a plan that moves no money is not proved by having no gap to show")
    func noTurnover() throws {
        let work = try Workplace()
        let file = try work.put(
            "tank.yaml",
            """
            format: exoplan/1
            horizon: {start: 2027-01-04, length: 4 weeks}
            units: {tank: {count: 3}}
            materials: {x: {unit: vial}, m: {unit: L, price: 40 EUR/L}}
            recipes:
              rx: {makes: x, yield: 10 vial, cost: 300 EUR, operations: {go: {stage: culture, unit: tank, run: 3 d, uses: {m: 5 L}}}}
            demand: {lines: {d: {material: x, quantity: 60 vial, due: 2027-01-30, price: 200 EUR/vial}}}

            """)
        let least = CommandRun("plan", file, "--work", "1", "--gap", "0 %")
        let whole = CommandRun("plan", file, "--gap", "0 %", "-o", work.place("whole"))
        #expect(whole.status == 0)
        #expect(whole.output.contains("Contribution   9 000.00 EUR"), "\(whole.output)")
        #expect(least.output.contains("Contribution   9 000.00 EUR") || least.status == 4, "\(least.output)")
        #expect(CommandRun("verify", work.place("tank.exoplan")).status == 0)
    }

    @Test("no report vouches for a plan that was changed, and verify says where nothing vouches")
    func changedPlan() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        #expect(CommandRun("plan", file).status == 0)
        let plan = try work.text("plant.exoplan/plan.json")
        try work.put("plant.exoplan/plan.json", plan.replacing("Small plant", with: "Large plant"))
        let run = CommandRun("report", work.place("plant.exoplan"))
        #expect(run.status == 2)
        #expect(run.error.contains("plan.json is not as exoplan wrote it"), "\(run.error)")
        try work.put("plant.exoplan/plan.json", plan)
        #expect(CommandRun("report", work.place("plant.exoplan")).status == 0)
        try FileManager.default.removeItem(atPath: work.place("plant.exoplan/manifest.json"))
        let verdict = CommandRun("verify", work.place("plant.exoplan"))
        #expect(verdict.error.contains("without manifest.json nothing tells"), "\(verdict.error)")
    }
}
