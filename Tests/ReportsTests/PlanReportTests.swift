// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import Testing

@testable import Reports

@Suite("Report") struct PlanReportTests {
    @Test(
        "is the kept text",
        arguments: [
            ("plain-100.txt", ReportStyle(width: 100)), ("narrow-60.txt", ReportStyle(width: 60, unicode: true)),
            ("wide-160.txt", ReportStyle(width: 160, color: true, unicode: true)),
        ])
    func goldens(name: String, style: ReportStyle) throws {
        let made = PlanReport.text(PlanSamples.threeLots, style: style)
        let kept = try Golden.text(name, made: made)
        #expect(made == kept)
    }

    @Test("no line is wider than the page, whatever the width", arguments: [40, 55, 72, 80, 100, 132])
    func widths(_ width: Int) {
        var plan = PlanSamples.threeLots
        plan.notes.append(String(repeating: "細胞", count: 60) + String(repeating: "x", count: 300))
        let text = PlanReport.text(plan, style: ReportStyle(width: width, unicode: true))
        let lines = text.split(separator: "\n").filter { DisplayWidth.of($0) > width }
        // Tables keep their first column and their amounts however narrow the page is.
        #expect(lines.isEmpty || width < 60)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 72 })
    }

    @Test(
        "names in the first column are cut last, and inside, so that they stay different", arguments: [40, 48, 60, 80])
    func names(_ width: Int) {
        let names = [
            "room-of-the-first-culture-suite-a1", "room-of-the-first-culture-suite-a2",
            "unit-of-the-first-culture-suite-a1", "room-of-the-other-culture-suite-a1",
        ]
        let table = ReportTable(
            name: "t", title: "t",
            columns: [
                .init("figure", .text), .init("remark that is told at length", .text),
                .init("staff.analysts.headcount=2", .number(places: 2)),
                .init("staff.analysts.headcount=3", .number(places: 2)), .init("of", .text), .init("why", .text),
            ],
            rows: names.map { name in
                [.text(name), .text("much to say of it, and more"), .number(1.25), .number(2.5), .text("x"), .text("")]
            })
        let lines = table.text(style: ReportStyle(width: width)).split(separator: "\n")
        let shown = lines.dropFirst().map { line in line.split(separator: " ").first ?? "" }
        #expect(Set(shown).count == names.count, "\(lines)")
        #expect(shown.map(String.init) == names || width < 80)
        let heads = lines[0].split(separator: " ").filter { $0.contains("=") || $0.hasPrefix("sta") }
        #expect(Set(heads).count == 2 && lines.allSatisfy { DisplayWidth.of($0) <= max(width, 63) }, "\(lines)")
    }

    @Test("names of large tables are cut in their middle, and in good time")
    func manyNames() {
        let names = TableNames((1...5000).map { "a-name-with-a-number-\($0)-and-more" }, mark: "...")
        #expect(names.leastWidth(within: 8...30) == 30)
        #expect(names.cut(to: 19).tail == 8 && !names.cut(to: 19).isTelling)
    }

    @Test("text of the scenario cannot steer the terminal")
    func hostile() {
        let text = PlanReport.text(PlanSamples.hostile, style: ReportStyle(width: 100, unicode: true))
        let steering = text.unicodeScalars.filter { scalar in
            scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
        }
        #expect(steering.isEmpty)
        #expect(text.contains("evil\\u{1B}[31m\\u{202E}label\\u{A}next"))
    }

    @Test("without colour there is no escape; with colour the words are the same")
    func color() {
        let plain = PlanReport.text(PlanSamples.threeLots, style: ReportStyle(width: 90, unicode: true))
        let colored = PlanReport.text(PlanSamples.threeLots, style: ReportStyle(width: 90, color: true, unicode: true))
        #expect(!plain.contains("\u{1B}"))
        var bare = colored
        for code in ["0", "1", "2", "31", "32", "33"] {
            bare = bare.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
        }
        #expect(bare == plain)
        #expect(colored != plain)
    }

    @Test("plain text is ASCII where the scenario is")
    func ascii() {
        #expect(PlanReport.text(PlanSamples.threeLots).allSatisfy { $0.isASCII })
    }

    @Test("a plan of nonsense is told without a crash")
    func nonsense() {
        var plan = PlanSamples.threeLots
        plan.header.start = "no date"
        plan.header.horizon = Span(minutes: .max)
        plan.header.tail = Span(minutes: .min)
        plan.header.bucketEnds = [Instant(minutes: .min), Instant(minutes: .max), Instant(minutes: 0)]
        plan.lots[0].net = -.infinity
        plan.lots[1].count = .nan
        plan.lots[0].start = Instant(minutes: .min)
        plan.lots[0].stored = Instant(minutes: .max)
        plan.loads[0].used = .nan
        plan.loads[1].available = 0
        plan.loads[2].available = -1
        plan.demand[0].wanted = 0
        plan.demand[1].wanted = .nan
        plan.starts[0].cells = .max
        plan.starts[1].cells = -1
        plan.ledger[0].amount = Money(cents: .max)
        plan.ledger[1].amount = Money(cents: .max)
        plan.outcome.bound = .nan
        for width in [0, 40, 1000] {
            let text = PlanReport.text(plan, style: ReportStyle(width: width, color: true, unicode: true))
            #expect(text.contains("msc-001"))
        }
        #expect(PlanTables(plan).all.allSatisfy { !$0.csv.isEmpty })
    }

    @Test("an empty plan has a headline")
    func empty() {
        let header = PlanHeader(
            label: "", currency: "EUR", start: "2027-01-04", horizon: .days(7), tail: .zero, bucketEnds: [],
            isRelaxed: true)
        let outcome = PlanOutcome(
            status: .limit, contribution: .zero, objective: 0, bound: 0, gap: 0, gapMoney: -0.0)
        let text = PlanReport.text(Plan(header: header, outcome: outcome))
        #expect(
            text == """
                Plan
                2027-01-04 to 2027-01-11 (1 week), tail to 2027-01-11 (0 min)

                Relaxed        lots may be fractional: a bound on plans, not a plan to follow
                Contribution   0.00 EUR
                Best possible  0.00 EUR at most; gap 0.00 %, 0.00 EUR
                Certified      unproven
                Search         a plan; the search ended at its limit before the gap asked for was reached
                Lots           none

                """)
    }

    @Test("the weekdays of lost starts are told in words")
    func weekdays() {
        let text = PlanReport.text(PlanSamples.threeLots)
        #expect(text.contains("msc: Thursdays and Fridays only; 16 of 56 starts"))
        #expect(text.contains("no start on Mondays to Wednesdays, Saturdays and Sundays: polish would fall"))
        #expect(text.contains("no start on Mon 2027-01-11, Wed 2027-01-13: tff-skid is in maintenance"))
    }

    @Test("the highest load is that of the window after ramp-up")
    func highestLoad() {
        var plan = PlanSamples.threeLots
        #expect(PlanReport.text(plan).contains("after ramp-up (2027-01-25 to 2027-03-01): room suite, 63 %"))
        for index in plan.loads.indices where plan.loads[index].resource == "tff-skid" {
            plan.loads[index].used = 39
        }
        #expect(PlanReport.text(plan).contains("unit tff-skid, 98 %"))
        // No bucket begins after so long a ramp-up: all of the horizon counts.
        plan.lots[0].stored = PlanSamples.week(11)
        #expect(PlanReport.text(plan).contains("(2027-01-04 to 2027-03-01): unit tff-skid"))
    }
}
