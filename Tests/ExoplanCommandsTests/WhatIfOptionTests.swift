// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import FoundationEssentials
import Testing

@Suite("--scenario and --set")
struct WhatIfOptionTests {
    static let plant =
        SmallScenarios.good + """
            overrides:
              dearer: {scale: {demand.*.price: 2}}
              shorter: {set: {recipes.lot.release.review: 1 d}}
            scenarios:
              both: [dearer, shorter]

            """

    @Test("plan makes the changes, tells them, and writes beside the scenario's own results")
    func plan() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let run = CommandRun("plan", file, "--scenario", "both", "--set", "rooms.suite.turnaround=2 d")
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.output.hasPrefix(
                """
                4 values changed
                  value                       was           is            by
                  demand.lines.early.price    100 EUR/dose  200 EUR/dose  dearer, plant.yaml:19:20
                  demand.lines.later.price    100 EUR/dose  200 EUR/dose  dearer, plant.yaml:19:20
                  recipes.lot.release.review  2 d           1 d           shorter, plant.yaml:20:19
                  rooms.suite.turnaround      1 d           2 d           --set[1]

                Small plant
                """), "\(run.output)")
        #expect(try work.names("plant+both+set.exoplan").contains("plan.json"))
        let manifest = try work.text("plant+both+set.exoplan/manifest.json")
        #expect(manifest.contains("\"place\" : \"plant.yaml:19:20\"") && manifest.contains("\"scenario\" : \"both\""))
        let verified = CommandRun("verify", work.place("plant+both+set.exoplan"))
        #expect(verified.status == 0, "\(verified.error)")
        let against = CommandRun(
            "verify", work.place("plant+both+set.exoplan"), "--against", file, "--scenario", "dearer,shorter", "--set",
            "rooms.suite.turnaround=2 d")
        #expect(against.status == 0, "\(against.error)")
    }

    @Test("The same resolved scenario gives the same bytes, however it came about")
    func sameBytes() throws {
        let work = try Workplace()
        let changed = try work.put("a.yaml", Self.plant)
        let written = try work.put("b.yaml", SmallScenarios.good.replacing("100 EUR/dose", with: "200 EUR/dose"))
        #expect(CommandRun("plan", changed, "--scenario", "dearer", "-o", work.place("one")).status == 0)
        #expect(CommandRun("plan", written, "-o", work.place("two")).status == 0)
        let names = try work.names("one")
        #expect(names == (try work.names("two")))
        for name in names where name != "manifest.json" && !name.hasSuffix(".xlsx") {
            #expect(try work.text("one/\(name)") == work.text("two/\(name)"), "\(name)")
        }
    }

    @Test("check makes every scenario of the file in turn and tells the faults of each")
    func check() throws {
        let work = try Workplace()
        let good = CommandRun("check", try work.put("plant.yaml", Self.plant))
        #expect(good.status == 0)
        #expect(
            good.output.contains(
                """
                Scenarios of the file, all valid
                  scenario  values changed  overrides
                  both                   3  dearer, shorter
                """), "\(good.output)")
        let faulty = Self.plant.replacing("release.review: 1 d", with: "release.review: 1")
        let bad = CommandRun("check", try work.put("bad.yaml", faulty))
        #expect(bad.status == 2)
        #expect(
            bad.error == """
                bad.yaml:20:47: recipes.lot.release.review: the unit is missing (found "1"); write it like 18 d
                1 fault

                """)
        let chosen = CommandRun("plan", work.place("bad.yaml"), "--scenario", "dearer", "-o", work.place("x"))
        #expect(chosen.status == 0, "a fault in an override that is not chosen does not stop a plan")
        #expect(CommandRun("plan", work.place("plant.yaml"), "--scenario", "bth").status == 2)
        #expect(CommandRun("plan", work.place("plant.yaml"), "--scenario", "a,,b").status == 64)
    }
}
