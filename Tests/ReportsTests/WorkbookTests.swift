// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import PlanSamples
import Testing

@testable import Reports

@Suite("Workbook") struct WorkbookTests {
    private func bytes(of plan: Plan, schedule: Schedule? = nil) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try PlanWorkbook.write(plan, schedule: schedule, at: file.path)
        return try Data(contentsOf: file)
    }

    @Test("equal plans give equal bytes of a ZIP archive")
    func same() throws {
        let first = try bytes(of: PlanSamples.threeLots)
        #expect(first.starts(with: Data("PK".utf8)))
        #expect(first == (try bytes(of: PlanSamples.threeLots)))
        #expect(first != (try bytes(of: PlanSamples.hostile)))
    }

    @Test("a schedule adds its sheets, whatever its names")
    func timetable() throws {
        let plain = try bytes(of: PlanSamples.threeLots)
        for schedule in [ScheduleSamples.threeLots, ScheduleSamples.hostile] {
            let book = try bytes(of: PlanSamples.threeLots, schedule: schedule)
            #expect(book.count > plain.count)
            #expect(book == (try bytes(of: PlanSamples.threeLots, schedule: schedule)))
            // The archive's directory names each sheet.
            let sheets = { (data: Data) in
                String(decoding: data, as: UTF8.self).components(separatedBy: "xl/worksheets/sheet").count
            }
            #expect(sheets(book) - sheets(plain) == 16)
        }
    }

    @Test("an empty table says so in the words of the page")
    func empty() throws {
        var table = ReportTable(
            name: "t", title: "t", columns: [.init("kg", .number(places: 2)), .init("what", .text)], rows: [])
        #expect(PlanWorkbook.shown(table) == [[.text("No rows.")]])
        #expect(try HTMLReport.page(PlanSamples.threeLots).contains("\"No rows.\""))
        table.rows = [[.number(1), .text("x")]]
        #expect(PlanWorkbook.shown(table) == table.rows)
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
