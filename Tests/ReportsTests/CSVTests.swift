// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import Testing

@testable import Reports

@Suite("CSV") struct CSVTests {
    @Test("tables are the kept text")
    func goldens() throws {
        let made = PlanTables(PlanSamples.hostile).all.map { "# \($0.name)\n\($0.csv)" }.joined()
        let kept = try Golden.text("tables.csv", made: made)
        #expect(made == kept)
    }

    @Test("there is a table for each part of a plan, each row as long as its head")
    func shapes() {
        let tables = PlanTables(PlanSamples.threeLots).all
        #expect(
            tables.map(\.name) == [
                "changeovers", "checks", "deliveries", "demand", "discards", "ledger", "loads", "lost-starts",
                "lot-costs", "lots",
                "notes", "operations", "purchases", "rooms", "shortfalls", "staff", "starts", "stock", "waste",
                "columns",
            ])
        for table in tables {
            #expect(!table.rows.isEmpty)
            #expect(table.rows.allSatisfy { $0.count == table.columns.count })
        }
    }

    @Test(
        "words that a spreadsheet would run are made harmless, and quoted where they must be",
        arguments: [
            ("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
            ("\u{FF1D}x", "'\u{FF1D}x"), ("a=b", "a=b"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
            ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), (" x", "\" x\""), ("", ""), ("日本", "日本"),
        ])
    func cells(text: String, field: String) {
        let table = ReportTable(name: "t", title: "", columns: [.init("c", .text)], rows: [[.text(text)]])
        #expect(table.csv == "c\n\(field)\n")
    }

    @Test("negative numbers stay numbers, at their column's resolution")
    func numbers() {
        let table = ReportTable(
            name: "t", title: "",
            columns: [
                .init("a", unit: "h", .number(places: 2)), .init("b", .money), .init("c", .whole),
                .init("d", .number(places: 6)),
            ],
            rows: [
                [.number(-1.005), .money(Money(cents: -5)), .whole(-3), .number(-0.0000001)],
                [.none, .none, .none, .none],
            ])
        #expect(table.csv == "a [h],b,c,d\n-1,-0.05,-3,0\n,,,\n")
    }

    @Test(
        "numbers are rounded in decimal places, without a negative zero",
        arguments: [
            (0.5, 0, "1"), (-0.5, 0, "-1"), (1234.5678, 2, "1234.57"), (0.05, 1, "0.1"), (-0.001, 2, "0.00"),
            (2.5e17, 2, "2.5e+17"), (.infinity, 2, "inf"), (3, 2, "3.00"), (0.07, 2, "0.07"),
        ])
    func rounding(value: Double, places: Int, text: String) {
        #expect(NumberText.fixed(value, places: places) == text)
    }

    @Test(
        "thousands are set apart",
        arguments: [("1", "1"), ("999", "999"), ("1000", "1 000"), ("-1234567.891", "-1 234 567.891"), ("inf", "inf")])
    func grouping(text: String, grouped: String) {
        #expect(NumberText.grouped(text, blank: " ") == grouped)
    }

    @Test(
        "characters take the columns that terminals give them",
        arguments: [("abc", 3), ("日本", 4), ("é", 1), ("e\u{301}", 1), ("한글", 4), ("🧪", 2), ("½", 1), ("ﾊ", 1)])
    func widths(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
        #expect(DisplayWidth.of(DisplayWidth.padded(text, to: 9, right: true)) == 9)
        #expect(DisplayWidth.of(DisplayWidth.cut(text, to: 2, mark: "…")) <= 2)
    }
}
