// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import TestSupport
import Testing
import Verification

@testable import Planning

@Suite("Clocks of sites")
struct SiteClockTests {
    /// Bulk of east is filled at west, where people are there from 06:00 to 10:00; it leaves at 24:00 and takes some hours.
    private static func yaml(east: String, west: String, time: String, open: String = "06:00-10:00") -> String {
        """
        horizon: {start: 2027-01-04, length: 3 d, tail: 0 d}
        calendars: {morning: {mon-sun: \(open)}}
        sites: {east: {utc-offset: \(east)}, west: {utc-offset: \(west)}}
        units: {line: {site: west, calendar: morning}}
        materials: {bulk: {unit: L}, vial: {unit: vial}}
        opening: {stock: [{material: bulk, site: east, quantity: 20 L}]}
        shipping: {air: {from: east, to: west, materials: [bulk], time: \(time), price: 1 EUR/L}}
        recipes:
          fill:
            {makes: vial, yield: 10 vial, site: west,
             operations: {fill: {stage: fill, unit: line, run: 4 h, uses: {bulk: 5 L}}}}
        demand: {lines: {a: {material: vial, quantity: 30 vial, due: 2027-01-06, price: 10 EUR/vial, latest: 0 d}}}
        """
    }

    @Test(
        "What arrives by 06:00 of the other clock is filled that day",
        arguments: [
            // By the same clock it arrives at 10:00, too late for that day: one is left.
            ("+00:00", "+00:00", "10 h", 1),
            // By a clock that is six hours behind it arrives at 04:00.
            ("+01:00", "-05:00", "10 h", 2),
            // By a clock that is 26 hours behind it arrives when the horizon begins, an hour earlier would be before.
            ("+14:00", "-12:00", "2 h", 3),
            ("+14:00", "-12:00", "1 h", 2),
            // The other way around it comes at 06:00 of the third day, or an hour too late.
            ("-12:00", "+14:00", "4 h", 1),
            ("-12:00", "+14:00", "5 h", 0),
        ])
    func byHand(east: String, west: String, time: String, lots: Int) throws {
        let plan = try solve(Self.yaml(east: east, west: west, time: time)).plan
        #expect(plan.lots.count == lots)
        #expect(plan.outcome.contribution.exact == Exact(lots * 95))
    }

    @Test("Movements of a lane tell both clocks; those that would arrive before the horizon are not there")
    func movements() throws {
        let problem = PlanningProblem(of: try scenario(Self.yaml(east: "+14:00", west: "-12:00", time: "1 h")))
        #expect(problem.movements.map(\.leaves) == [2880])
        #expect(problem.movements.map(\.arrives) == [2880 + 60 - 26 * 60])
        #expect(problem.notes.isEmpty)
    }

    @Test("Both clocks put forward by the same time give the same plan", arguments: ["+00:00", "+09:30", "-11:00"])
    func together(offset: String) throws {
        let other = try solve(Self.yaml(east: offset, west: offset, time: "5 h")).plan
        let plain = try solve(Self.yaml(east: "+00:00", west: "+00:00", time: "5 h")).plan
        #expect(other.lots == plain.lots && other.shipments == plain.shipments)
    }

    @Test("A shipment told by the clock of the site that it leaves is rejected")
    func mutation() throws {
        let (scenario, plan) = try solve(Self.yaml(east: "+01:00", west: "-05:00", time: "10 h"))
        var wrong = plan
        for place in wrong.shipments?.indices ?? 0..<0 {
            guard let leaves = wrong.shipments?[place].leaves else { continue }
            wrong.shipments?[place].arrives = leaves + .hours(10)
        }
        #expect(PlanChecker(scenario).check(wrong).findings.contains { $0.kind == .shipmentWrong })
    }
}
