// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import Reports
import Testing

@Suite("Columns of priorities")
struct PriorityColumnTests {
    private func table(_ name: String, of plan: Plan) throws -> ReportTable {
        try #require(PlanTables(plan).all.first { $0.name == name })
    }

    @Test("stand last in the table of demand where any line has one, empty where a line has none", arguments: [nil, 2])
    func demand(priority: Int?) throws {
        var plan = PlanSamples.threeLots
        plan.legend.lines = plan.demand.enumerated().map { place, line in
            LineLegend(name: line.line, price: .zero, worth: .zero, priority: place == 0 ? priority : nil)
        }
        let found = try table("demand", of: plan)
        #expect((found.columns.last?.title == "priority") == (priority != nil))
        #expect(found.rows.allSatisfy { $0.count == found.columns.count })
        guard let priority else { return }
        #expect(found.rows.first?.last == .whole(priority))
        #expect(found.rows.dropFirst().allSatisfy { $0.last == ReportTable.Cell.none })
    }

    @Test("stand last in the table of patients", arguments: [nil, 1])
    func patients(priority: Int?) throws {
        var plan = PlanSamples.threeLots
        plan.patients = [
            PatientOutcome(
                patient: "p", recipe: "own", arrives: .start, due: .start, treated: 1, expected: 1, priority: priority)
        ]
        let found = try table("patients", of: plan)
        #expect((found.columns.last?.title == "priority") == (priority != nil))
        #expect(found.rows.allSatisfy { $0.count == found.columns.count })
    }
}
