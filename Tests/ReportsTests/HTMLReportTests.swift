// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import PlanSamples
import Testing

@testable import Reports

@Suite("Page") struct HTMLReportTests {
    /// The data of a page as JSON gives them back.
    private func data(of page: String) throws -> [String: Any] {
        let begin = try #require(page.range(of: "<script type=\"application/json\" id=\"data\">"))
        let end = try #require(page.range(of: "</script>", range: begin.upperBound..<page.endIndex))
        let json = Data(page[begin.upperBound..<end.lowerBound].utf8)
        return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    }

    /// The elements of a list that comes as one text, their values by field.
    private func elements(of list: Any?) throws -> [[String: String]] {
        let list = try #require(list as? [String: String])
        let fields = try #require(list["fields"]).split(separator: " ").map { String($0.prefix { $0 != ":" }) }
        return try #require(list["lines"]).components(separatedBy: "\n").filter { !$0.isEmpty }.map { line in
            let values = line.components(separatedBy: "\t")
            #expect(values.count == fields.count)
            return Dictionary(uniqueKeysWithValues: zip(fields, values))
        }
    }

    @Test("equal plans give equal bytes, and the page asks for nothing outside")
    func whole() throws {
        let page = try HTMLReport.page(PlanSamples.threeLots)
        #expect(page == (try HTMLReport.page(PlanSamples.threeLots)))
        #expect(page.contains("default-src 'none'"))
        #expect(!page.contains("https://") && !page.contains("src="))
        // The namespace of SVG is a name, not an address that anything is asked from.
        #expect(page.components(separatedBy: "http://").count == 2)
    }

    @Test("the data are those of the plan")
    func figures() throws {
        let data = try data(of: try HTMLReport.page(PlanSamples.threeLots))
        let plan = PlanSamples.threeLots
        #expect((data["lots"] as? [[String: Any]])?.count == plan.lots.count)
        let bars = try elements(of: data["bars"])
        let operations = plan.lots.flatMap(\.operations)
        #expect(bars.map { $0["operation"] } == operations.map(\.operation))
        #expect(bars.map { $0["run"] } == operations.map { "\($0.run.from.minutes) \($0.run.to.minutes)" })
        #expect(try elements(of: data["checks"]).count == plan.lots.reduce(0) { $0 + $1.checks.count })
        let loads = try #require(data["loads"] as? [[String: Any]])
        for load in loads {
            let buckets = try elements(of: load["cells"])
            #expect(buckets.count == plan.header.bucketEnds.count)
            let told = plan.loads.filter {
                $0.kind.rawValue == load["kind"] as? String && $0.resource == load["name"] as? String
            }
            #expect(buckets.reduce(0) { $0 + (Double($1["used"] ?? "") ?? .nan) } == told.reduce(0) { $0 + $1.used })
        }
        #expect((data["demand"] as? [[String: Any]])?.count == plan.demand.count)
        let steps = try #require(data["ledger"] as? [[String: Any]])
        let sum = steps.reduce(Int64(0)) { $0 + (($1["cents"] as? NSNumber)?.int64Value ?? 0) }
        #expect(sum == plan.ledger.reduce(Int64(0)) { $0 + $1.amount.cents })
        #expect(steps.last?["subtotal"] as? String == "contribution")
    }

    @Test("text of the scenario is data: no element, no end of the script, nothing that hides or turns")
    func hostile() throws {
        var plan = PlanSamples.hostile
        plan.header.label = "</script><script>alert(1)</script><!-- & \u{202E}\u{2028}"
        plan.notes.append("<img src=x onerror=alert(1)>")
        let page = try HTMLReport.page(plan)
        // The script elements are those of the page itself.
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(page.components(separatedBy: "</script>").count == 3)
        #expect(!page.contains("<img") && !page.contains("<!--"))
        #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{2028}"))
        let data = try data(of: page)
        #expect((data["title"] as? String)?.hasPrefix("</script><script>alert(1)") == true)
    }

    @Test("with a schedule the data are the schedule's: places, shifts, later lots, and lots without a place")
    func timetable() throws {
        let schedule = ScheduleSamples.threeLots
        let data = try data(of: try HTMLReport.page(PlanSamples.threeLots, schedule: schedule))
        #expect(data["scheduled"] as? Bool == true)
        #expect((data["calendars"] as? [[Int]])?.map(\.count) == [168, 120])
        let bars = try elements(of: data["bars"])
        #expect(bars.count == schedule.operations.count)
        #expect(bars.map { $0["number"] } == schedule.operations.map { String($0.unitNumber ?? 0) })
        #expect(try elements(of: data["roomHolds"]).map { $0["number"] } == ["2", "1", "1"])
        let lots = try #require(data["lots"] as? [[String: Any]])
        let later = lots.filter { ($0["released"] as? Int ?? 0) > ($0["planned"] as? Int ?? 0) }
        #expect(later.compactMap { $0["reason"] as? String } == ["tff-skid is closed on Saturday"])
        #expect((data["unplaced"] as? [[String]])?.first?.first == "msc-003")
        let tables = try #require(data["tables"] as? [[String: Any]])
        #expect(tables.contains { $0["name"] as? String == "schedule-operations" })
    }

    @Test("prices say what they are a price of, risks and targets are those of the plan")
    func pricesAndRisks() throws {
        var plan = PlanSamples.threeLots
        plan.risks = [
            LineRisk(
                line: "hospital-a", by: PlanSamples.week(8), wanted: 300, noFailure: 300, oneFailure: 0, lots: 1,
                fullService: 0.92)
        ]
        plan.service = [
            ServiceOutcome(
                target: "quarterly", material: "ev-dose", until: PlanSamples.week(12), wanted: 950, onTime: 300,
                asked: 900, missing: 600)
        ]
        let data = try data(of: try HTMLReport.page(plan))
        let prices = try #require(data["prices"] as? [[String: Any]])
        #expect(prices.map { $0["name"] as? String } == ["ev-dose", "iv", "msc"])
        #expect(prices.allSatisfy { ($0["meaning"] as? String)?.isEmpty == false && $0["per"] as? String == "dose" })
        // Three lines of 300 at 500, 400 at 400 and 250 at 400.
        #expect((prices[0]["mean"] as? NSNumber)?.doubleValue.rounded() == 43158)
        #expect((data["risks"] as? [[String: Any]])?.first?["full"] as? Double == 0.92)
        #expect((data["targets"] as? [[String: Any]])?.first?["missing"] as? Int == 600)
    }

    @Test("names of a schedule are data, too")
    func hostileSchedule() throws {
        let page = try HTMLReport.page(PlanSamples.hostile, schedule: ScheduleSamples.hostile)
        #expect(page.components(separatedBy: "<script").count == 3)
        #expect(!page.contains("<img") && !page.contains("<b>"))
        let hazards = "\u{202E}\u{2028}\u{7}\u{200B}\u{9B}\u{1B}".unicodeScalars
        #expect(!page.unicodeScalars.contains { hazards.contains($0) })
    }

    @Test("a number that is not finite is refused")
    func notFinite() {
        var plan = PlanSamples.threeLots
        plan.demand[0].wanted = .nan
        #expect(throws: HTMLReportError.notWritable) { try HTMLReport.page(plan) }
    }

    @Test("columns and rows of a table are lines with tabs between their values, whatever its names hold")
    func columns() throws {
        let plan = PlanSamples.hostile
        let tables = PlanTables(plan).all.filter { $0.name != "columns" }
        let told = try #require(try data(of: try HTMLReport.page(plan))["tables"] as? [[String: Any]])
        #expect(told.compactMap { $0["rows"] as? Int } == tables.map(\.rows.count))
        for (table, told) in zip(tables, told) {
            let columns = try #require(told["columns"] as? String).components(separatedBy: "\n")
            #expect(columns.count == table.columns.count)
            for (line, column) in zip(columns, table.columns) {
                let kind = column.kind == .money ? "money" : column.kind.isText ? "text" : String(column.kind.places)
                #expect(line == "\(DisplayText.escaped(column.head))\t\(kind)")
            }
            let lines = try #require(told["cells"] as? String).components(separatedBy: "\n")
            #expect(lines.count == max(table.rows.count, 1), "\(table.name)")
            for (line, row) in zip(lines, table.rows) {
                let cells = line.components(separatedBy: "\t")
                #expect(cells.count == row.count, "\(table.name)")
                for (place, cell) in cells.enumerated() {
                    switch row[place] {
                    case .text(let text), .moment(let text): #expect(cell == DisplayText.escaped(text))
                    case .whole(let number): #expect(cell == String(number))
                    case .number(let number): #expect(Double(cell) == number)
                    case .money(let money): #expect(Double(cell) == money.double)
                    case .none: #expect(cell.isEmpty)
                    }
                }
            }
        }
    }

    @Test("a table with a number that is not finite is refused")
    func notFiniteTable() {
        let table = ReportTable(
            name: "loads", title: "", columns: [.init("used", .number(places: 1))], rows: [[.number(.infinity)]])
        #expect(throws: HTMLReportError.notWritable) {
            try HTMLReport.page(PlanSamples.threeLots, tables: [table])
        }
    }
}
