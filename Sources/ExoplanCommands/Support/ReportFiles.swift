// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import ResultFiles

/// The files that are made from a plan and its schedule alone, for people and for other programs.
enum ReportFiles {
    /// The page, the spreadsheet, the text and the tables; equal plans and schedules give equal bytes.
    static func of(_ report: ReportText) throws(Ending) -> [ResultFile] {
        let (plan, schedule) = (report.plan, report.schedule)
        let tables = PlanTables(plan, schedule: schedule).all
        let page: String
        do throws(HTMLReportError) {
            page = try HTMLReport.page(plan, schedule: schedule, tables: tables)
        } catch {
            throw Ending(.failure, "the report cannot be written: a number of the plan is not finite")
        }
        return [
            ResultFile(name: HTMLReport.name, text: page),
            ResultFile(name: PlanWorkbook.name, contents: try WorkbookBytes.of(plan, schedule, tables)),
            ResultFile(name: "report.txt", text: report.plain),
        ] + tables.map { ResultFile(name: "\($0.name).csv", text: $0.csv) }
    }
}
