// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import ExoplanCommands
import FoundationEssentials
import Synchronization
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

    @Test("diff and compare say at once where the horizons differ")
    func horizons() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let other = try work.put("later.yaml", Self.plant.replacing("length: 6 weeks", with: "length: 8 weeks"))
        #expect(CommandRun("plan", file).status == 0)
        #expect(CommandRun("plan", other).status == 0)
        let words = "The horizons differ: 42 d from 2027-03-01, and 56 d from 2027-03-01. Lots, late and lost amounts"
        let run = CommandRun("diff", work.place("plant.exoplan"), work.place("later.exoplan"))
        #expect(run.output.contains("later.exoplan\n\n\(words)"), "\(run.output)")
        let json = CommandRun("diff", work.place("plant.exoplan"), work.place("later.exoplan"), "--json")
        #expect(json.output.contains("\"horizons\" : \"\(words)"))
        #expect(CommandRun("compare", file, other).output.contains("Base and \(other): \(words)"))
        let same = CommandRun("diff", work.place("plant.exoplan"), work.place("plant.exoplan"))
        #expect(!same.output.contains("horizons"))
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

    @Test("what is wrong with alternatives is told of all of them, before anything is planned")
    func misspelt() throws {
        let work = try Workplace()
        let clash = try work.put("clash.yaml", SmallScenarios.conflict)
        let run = CommandRun("compare", clash, "mroe", "botth", "rooms.suite.count=2 lots")
        #expect(run.status == 2, "\(run.output)")
        for name in ["mroe", "botth", "2 lots"] { #expect(run.error.contains("\"\(name)\""), "\(run.error)") }
    }

    @Test("an alternative without a plan says why, and the others are compared all the same")
    func planless() throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let clash = try work.put("clash\u{202E}.yaml", SmallScenarios.conflict)
        let run = CommandRun("compare", file, clash, "more", "-o", work.place("results"))
        #expect(run.status == 3, "\(run.error)")
        #expect(run.error.contains("Without a plan: ") && !run.error.contains("\u{202E}"), "\(run.error)")
        let reasons = CommandRun("plan", clash).output.split(separator: "\n").map { "  \($0)" }
        #expect(reasons.count > 2)
        #expect(
            run.output.contains("clash\\u{202E}.yaml has no plan\n" + reasons.joined(separator: "\n")), "\(run.output)")
        #expect(run.output.contains("Contribution from base to more"), "\(run.output)")
        let figures = try work.text("results/comparison.csv").split(separator: "\n")
        #expect(figures[0].hasSuffix("clash\u{202E}.yaml: no plan,more"), "\(figures[0])")
        #expect(try #require(figures.first { $0.hasPrefix("contribution") }).contains(",,"))
        #expect(work.exists("results/lots-2.csv") && !work.exists("results/lots-1.csv"))
        #expect(try work.text("results/without-plan.csv").contains("a lot of lot must start on 2027-03-08"))
        #expect(try work.text("results/comparison.html").contains("a lot of lot must start on 2027-03-08"))
        let json = CommandRun("compare", file, clash, "more", "--json")
        #expect(json.status == 3 && json.output.contains("\"conflict\" : [") && json.output.contains("\"added\" : "))
        let reversed = CommandRun("compare", clash, file)
        #expect(reversed.status == 3 && reversed.output.isEmpty)
        #expect(reversed.error.contains("There is no plan of the base") && reversed.error.contains("room suite"))
    }

    @Test("what is interrupted leaves the alternatives that have their plans", arguments: [1, 2])
    func interrupted(planned: Int) throws {
        let work = try Workplace()
        let file = try work.put("plant.yaml", Self.plant)
        let capture = ConsoleCapture()
        var console = capture.console(isTerminal: true)
        let (interrupt, error) = (console.interrupt, console.error)
        let begun = Mutex(0)
        // Each plan begins with its programme; the one after those wanted is interrupted.
        console.error = { text in
            error(text)
            guard text.contains("writing the programme") else { return }
            if begun.withLock({
                $0 += 1; return $0 > planned
            }) {
                interrupt.cancel()
            }
        }
        let status = Exoplan.run(["compare", file, "more", "dearer", "-o", work.place("results")], console: console)
        #expect(status == 130, "\(capture.error)")
        #expect(capture.output.contains("dearer has no plan\n  "), "\(capture.output)")
        #expect(capture.output.contains("more has no plan") == (planned == 1))
        #expect(capture.output.contains("Contribution from base to more") == (planned == 2))
        #expect(work.exists("results/comparison.csv"))
    }
}
