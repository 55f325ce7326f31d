// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import FoundationEssentials
import Testing

@Suite("diff and compare")
struct CompareCommandTests {
    /// Doubled prices and shorter reviews of the small plant, and a hostile label.
    static let plant =
        SmallScenarios.good.replacing("label: Small plant", with: "label: \"<b>Small\\u202E plant\"") + """
            overrides:
              dearer: {scale: {demand.*.price: 2}}
              shorter: {set: {recipes.lot.release.review: 1 d}}
              more: {set: {demand.later.quantity: 180 dose}}
              none: {remove: rooms.suite}
            scenarios:
              both: [dearer, more]

            """

    @Test("diff tells the values that differ, and a scenario by name")
    func scenarios() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let run = CommandRun("diff", file, "both,shorter")
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.output == """
                From \(file)
                to   both,shorter

                4 values differ
                  value                               first         second
                  recipes.lot.release.review.elapsed  2 d           1 d
                  demand.lines.early.price            100 EUR/dose  200 EUR/dose
                  demand.lines.later.quantity         80 dose       180 dose
                  demand.lines.later.price            100 EUR/dose  200 EUR/dose

                """)
        let same = CommandRun("diff", file, "--set", "recipes.lot.release.review=48 h")
        #expect(same.output.contains("The scenarios are the same."), "\(same.output)")
        #expect(CommandRun("diff", file).status == 64)
        let json = CommandRun("diff", file, "--set", "rooms.suite.count=2", "--json")
        #expect(json.output.contains("\"path\" : \"rooms.suite.count\""))
    }

    @Test("diff tells lots, demand and money of two result folders")
    func results() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        #expect(CommandRun("plan", file).status == 0)
        #expect(CommandRun("plan", file, "--scenario", "more").status == 0)
        let run = CommandRun("diff", work.place("plant.exoplan"), work.place("plant+more.exoplan"))
        #expect(run.status == 0, "\(run.error)")
        #expect(
            run.output.contains(
                """
                  demand.lines.later.quantity  80 dose  180 dose

                Lots that differ, of 1 lots in the first plan, 2 in the second
                """), "\(run.output)")
        #expect(run.output.contains("more is wanted of ev: 110 to 210"), "\(run.output)")
        #expect(run.output.contains("= contribution"), "\(run.output)")
        let same = CommandRun("diff", work.place("plant.exoplan"), work.place("plant.exoplan"))
        #expect(same.output.contains("The plans are the same in lots, service and money."))
    }

    @Test("compare divides the difference among overrides, and writes a page, a spreadsheet and tables")
    func compare() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let run = CommandRun("compare", file, "both", "rooms.suite.count=2", "-o", work.place("results"))
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("Contribution from base to both, mean over all orders"), "\(run.output)")
        for name in ["comparison.html", "comparison.xlsx", "comparison.txt", "comparison.csv", "lots-1.csv"] {
            #expect(work.exists("results/\(name)"), "\(name)")
        }
        let page = try work.text("results/comparison.html")
        #expect(page.contains("&lt;b&gt;Small\\u{202E} plant") && !page.contains("<b>Small"))
        let rows = try work.text("results/comparison.csv").split(separator: "\n").map { $0.split(separator: ",") }
        let contribution = try #require(rows.first { $0[0] == "contribution" }).suffix(3).compactMap { Double($0) }
        #expect(contribution.count == 3 && contribution[1] > 2 * contribution[0])
        let again = CommandRun("compare", file, "both", "rooms.suite.count=2", "-o", work.place("again"))
        #expect(again.output.replacing("/again", with: "/results") == run.output)
        #expect(try work.text("again/comparison.html") == page)
        let json = CommandRun("compare", file, "both", "--json")
        #expect(json.output.contains("\"rule\" : \"all orders\""))
    }

    @Test("compare ends where an alternative is no scenario")
    func broken() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let run = CommandRun("compare", file, "none")
        #expect(run.status == 2)
        #expect(run.error.contains("recipes.lot.operations.grow.room: there is no such room"), "\(run.error)")
        #expect(CommandRun("compare", file).status == 64)
        #expect(CommandRun("compare", file, "both", "-o", "").status == 64)
    }
}
