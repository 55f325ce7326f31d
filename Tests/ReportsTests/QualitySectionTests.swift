// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import Testing

@testable import Reports

@Suite("Sections on laboratories, plates and stability")
struct QualitySectionTests {
    private static func day(_ day: Int) -> Instant { Instant(minutes: day * 1440) }

    private static var plan: Plan {
        var plan = PlanSamples.threeLots
        plan.commitments = [
            PlannedCommitment(
                commitment: "media-fill", number: 1, during: Interval(from: day(14), to: day(16)), share: 1)
        ]
        plan.laboratories = [
            LaboratoryWeek(laboratory: "sterility", week: day(0), samples: 2, slots: 12),
            LaboratoryWeek(laboratory: "sterility", week: day(7), samples: 4.1, slots: 12),
            LaboratoryWeek(laboratory: "virus", week: day(7), samples: 1, slots: nil),
        ]
        plan.plates = [
            PlannedPlates(plate: "elisa", during: Interval(from: day(3), to: day(5)), samples: 24, plates: 1),
            PlannedPlates(plate: "elisa", during: Interval(from: day(6), to: day(8)), samples: 27, plates: 2),
        ]
        for place in plan.lots.indices where plan.lots[place].recipe == "msc" {
            plan.lots[place].pulls = [day(60), day(80)]
        }
        return plan
    }

    @Test("are the kept text", arguments: [("quality-100.txt", 100), ("quality-50.txt", 50)])
    func kept(name: String, width: Int) throws {
        let style = ReportStyle(width: width)
        let report = PlanReport(Self.plan, style: style)
        var page = Page(style: style)
        report.commitments(on: &page)
        report.laboratories(on: &page)
        report.plates(on: &page)
        report.stability(on: &page)
        #expect(page.text == (try Golden.text(name, made: page.text)))
    }

    @Test("are not there where nothing is to be told")
    func none() {
        let text = PlanReport.text(PlanSamples.threeLots)
        for heading in ["Laboratories", "Plates", "Stability", "Commitments"] { #expect(!text.contains(heading)) }
    }
}
