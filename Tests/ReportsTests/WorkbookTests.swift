// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import PlanSamples
import Testing

@testable import Reports

@Suite("Workbook") struct WorkbookTests {
    private func bytes(of plan: Plan) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try PlanWorkbook.write(plan, at: file.path)
        return try Data(contentsOf: file)
    }

    @Test("equal plans give equal bytes of a ZIP archive")
    func same() throws {
        let first = try bytes(of: PlanSamples.threeLots)
        #expect(first.starts(with: Data("PK".utf8)))
        #expect(first == (try bytes(of: PlanSamples.threeLots)))
        #expect(first != (try bytes(of: PlanSamples.hostile)))
    }

    @Test("a path that cannot be written is told")
    func unwritable() {
        #expect(throws: WorkbookError.self) {
            try PlanWorkbook.write(PlanSamples.threeLots, at: "/nowhere/at-all/plan.xlsx")
        }
    }

    @Test(
        "civil time as spreadsheets count it",
        arguments: [("1900-03-01T00:00", 61.0), ("2027-01-04T06:00", 46391.25), ("2000-01-01T12:00", 36526.5)])
    func serial(text: String, days: Double) throws {
        let moment = try #require(CivilDateTime(text))
        #expect(SheetDate.serial(moment) == days)
    }
}
