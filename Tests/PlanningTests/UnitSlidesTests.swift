// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Work on units that may be put off")
struct UnitSlidesTests {
    private static func yaml(slides: String, hold: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 7 d, tail: 7 d}
        calendars: {day: {mon-fri: 08:00-16:00}}
        units: {skid: {calendar: day, slides: \(slides)}}
        materials: {ev: {unit: dose}}
        recipes:
          ev:
            makes: ev
            yield: 10 dose
            start-days: [mon]
            operations:
              grow: {stage: culture, run: 1 d, hold: \(hold)}
              purify: {stage: purification, unit: skid, run: 6 h}
        demand: {lines: {a: {material: ev, quantity: 100 dose, due: 2027-01-12, price: 1 EUR/dose}}}
        """
    }

    @Test("rows: what may wait a day is done on either of two")
    func rowsOfDays() throws {
        // The culture ends on Tuesday at 00:00, the run begins at 08:00: 40 h are left of a hold of 48 h, one whole day.
        let yaml = Self.yaml(slides: "2 d", hold: "48 h")
        let asked = try rows("unit-work", of: yaml)
        #expect(
            asked
                == joined(
                    """
                    unit-work[skid,2027-01-05 + 1 d]: + 360 lots[ev,2027-01-04]
                            - unit-work[skid,2027-01-05 + 1 d on 2027-01-05]
                            - unit-work[skid,2027-01-05 + 1 d on 2027-01-06] ≤ 0
                    """))
        let done = try rows("unit-time", of: yaml)
        #expect(
            done
                == joined(
                    """
                    unit-time[skid,2027-01-05]: + unit-work[skid,2027-01-05 + 1 d on 2027-01-05] ≤ 480
                    unit-time[skid,2027-01-06]: + unit-work[skid,2027-01-05 + 1 d on 2027-01-06] ≤ 480
                    """))
    }

    @Test(
        "as many lots as the days within the holds have hours for",
        arguments: [
            // 8 h a day, 6 h a lot.
            ("0 d", "72 h", 1), ("1 d", "31 h", 1), ("1 d", "32 h", 2), ("1 d", "72 h", 2), ("2 d", "72 h", 4),
            ("7 d", "unlimited", 5),
        ])
    func handSolved(slides: String, hold: String, lots: Int) throws {
        // Five lots have 30 h, Tuesday to Friday 32 h.
        let yaml = Self.yaml(slides: slides, hold: hold).replacing("quantity: 100", with: "quantity: 50")
        let plan = try plan(yaml)
        #expect(plan.lots.count == lots)
        let checked = PlanChecker(try scenario(yaml)).check(plan)
        #expect(checked.isSound, "\(checked.findings)")
        guard lots > 1 else { return }
        for other in [Self.yaml(slides: "0 d", hold: hold), Self.yaml(slides: slides, hold: "31 h")] {
            let scenario = try scenario(other.replacing("quantity: 100", with: "quantity: 50"))
            #expect(PlanChecker(scenario).check(plan).findings.contains { $0.kind == .unitOverbooked })
        }
    }

    @Test(
        "random plants with sliding skids, frozen bulk and allowed holds: plans are sound, bounds bound",
        arguments: 0..<40)
    func property(seed: Int) throws {
        var yaml = RandomScenario(seed: seed).yaml
        let scenarioWithout = yaml
        yaml = yaml.replacing("rate: 3 EUR/h", with: "rate: 3 EUR/h, slides: \(seed % 3 + 1) d")
        yaml = yaml.replacing(
            "stage: culture, room", with: "stage: culture, hold: 3 d, hold-loss: 2 %/d, hold-allowance: 1 d, room")
        yaml = yaml.replacing(
            "unit: g, shelf-life: 9 d", with: "unit: g, frozen: {thaw: 1 d, loss: 10 %}, shelf-life: 9 d")
        #expect(yaml != scenarioWithout)
        let relaxed = try boundedPlans(yaml).relaxed
        // What may slide never does worse.
        let fixed = try plan(yaml.replacing(", slides: \(seed % 3 + 1) d", with: ""), isRelaxed: true)
        #expect(atMost(fixed.outcome.objective, relaxed.outcome.objective))
    }
}
