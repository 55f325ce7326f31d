// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles
import Testing

@Suite struct CSVTableTests {
    /// Cells with their places, one row to a line.
    static func show(_ table: DraftTable) -> String {
        ([table.columns] + table.rows)
            .map { $0.map { "\($0.text)@\($0.line):\($0.column)" }.joined(separator: " | ") }
            .joined(separator: "\n")
    }

    @Test(
        "Cells keep their text and their place",
        arguments: [
            ("id,due\nx,2027-01-04\n", "id@1:1 | due@1:4\nx@2:1 | 2027-01-04@2:3"),
            ("id,due\r\nx,1\r\n\r\ny,2", "id@1:1 | due@1:4\nx@2:1 | 1@2:3\ny@4:1 | 2@4:3"),
            ("\u{FEFF}id\n1\n", "id@1:1\n1@2:1"),
            ("id,label\nx,\"a, \"\"b\"\"\"\n", "id@1:1 | label@1:4\nx@2:1 | a, \"b\"@2:3"),
            ("id,label\nx,\"two\r\nlines\"\ny,z\n", "id@1:1 | label@1:4\nx@2:1 | two\nlines@2:3\ny@4:1 | z@4:3"),
            ("é,b\n ñ , \" q \" \n", "é@1:1 | b@1:3\nñ@2:2 |  q @2:6"),
            ("id,due\n,\n", "id@1:1 | due@1:4\n@2:1 | @2:2"),
            ("id\n\"\"\n", "id@1:1\n@2:1"),
            ("id\r1\r2", "id@1:1\n1@2:1\n2@3:1"),
            ("id,x-note\n1,n\n", "id@1:1 | x-note@1:4\n1@2:1 | n@2:3"),
            ("id\n", "id@1:1"),
        ]
    )
    func cells(text: String, shown: String) throws {
        let (table, faults) = CSVTable.read(Array(text.utf8), file: "d.csv")
        #expect(faults.isEmpty)
        #expect(Self.show(try #require(table)) == shown)
        #expect(table?.file == "d.csv")
    }

    @Test(
        "Every fault of form has its exact text",
        arguments: [
            ("", "d.csv:1:1: the file is empty; begin with a row that names the columns"),
            ("\r\n\n", "d.csv:1:1: the file is empty; begin with a row that names the columns"),
            (
                "id,due,price\nx,1\ny,2,3\nz\n",
                """
                d.csv:2:4: a row of 2 cells where the first row has 3; missing: price
                d.csv:4:2: a row of 1 cell where the first row has 3; missing: due, price
                """
            ),
            (
                "id,label\nx,a,b\n",
                "d.csv:2:5: a row of 3 cells where the first row has 2 (found \"b\"); put text with commas into quotes"
            ),
            (
                "id,due,id\nx,1,2\n",
                "d.csv:1:8: repeated column (found \"id\"); the first one stands in line 1, column 1"
            ),
            ("id,,due\nx,1,2\n", "d.csv:1:4: a column without a name"),
            ("id,Due\nx,1\n", "d.csv:1:4: unknown column (found \"Due\"); did you mean \"due\"?"),
            (
                "id,colour\nx,1\n",
                "d.csv:1:4: unknown column (found \"colour\"); columns are id, due, label, price"
            ),
            (
                "id;due\nx;1,5\n",
                "d.csv:1:3: columns are separated by commas, not by semicolons; "
                    + "export the table with commas and decimal points"
            ),
            (
                "id\tdue\nx\t1\n",
                "d.csv:1:3: columns are separated by commas, not by tabs; "
                    + "export the table with commas and decimal points"
            ),
            ("id,label\nx,\"a\ny,b\n", "d.csv:2:3: a quote that is never closed; close it with another quote"),
            ("\"id", "d.csv:1:1: a quote that is never closed; close it with another quote"),
            ("id,label\nx,\"a\"b\n", "d.csv:2:6: text behind a closed quote; write a quote inside quotes twice"),
            (
                "id,label\nx,é\"b\"\n",
                "d.csv:2:4: a quote inside a cell that does not begin with one; "
                    + "put the whole cell into quotes and write the inner quote twice"
            ),
            ("id,label\nx,a\u{0}\n", "d.csv:2:4: the invisible character U+0000; delete it"),
            (
                "id,Due\nx\n\ny,1,2\n",
                """
                d.csv:1:4: unknown column (found "Due"); did you mean "due"?
                d.csv:2:2: a row of 1 cell where the first row has 2; missing: Due
                d.csv:4:5: a row of 3 cells where the first row has 2 (found "2"); put text with commas into quotes
                """
            ),
        ]
    )
    func faults(text: String, wanted: String) {
        let (_, faults) = CSVTable.read(Array(text.utf8), file: "d.csv", columns: ["id", "due", "label", "price"])
        #expect(faults.map(\.text).joined(separator: "\n") == wanted)
    }

    @Test("What is in order stays in the table")
    func survivors() throws {
        let text = "id,Due,due,id\nx,1,2,3\ny,1\nz,4,5,6\n"
        let (table, faults) = CSVTable.read(Array(text.utf8), file: "d.csv", columns: ["id", "due"])
        #expect(Self.show(try #require(table)) == "id@1:1 | due@1:8\nx@2:1 | 2@2:5\nz@4:1 | 5@4:5")
        #expect(faults.count == 3)
        #expect(CSVTable.read(Array("id\n\"".utf8), file: "d.csv").table == nil)
    }

    @Test("Bytes and cells have a budget")
    func budgets() {
        var limits = ReadingLimits()
        limits.cells = 4
        let fine = CSVTable.read(Array("a,b\n1,2\n".utf8), file: "d", limits: limits)
        #expect(fine.faults.isEmpty)
        let many = CSVTable.read(Array("a,b\n1,2\n3,4\n".utf8), file: "d", limits: limits)
        #expect(many.table == nil)
        #expect(many.faults.map(\.text) == ["d:3:1: more than 4 cells in one table"])
        limits.tableBytes = 1 << 20
        let long = CSVTable.read([UInt8](repeating: 0x61, count: (1 << 20) + 1), file: "d", limits: limits)
        #expect(long.faults.map(\.text) == ["d:1:1: more than 1 MiB of tables"])
    }

    @Test("Any table that is written by the rules is read back as it was", arguments: 0..<10)
    func roundTrip(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let letters = Array("ab ,\"\né€;'#\\1")
        for _ in 0..<20 {
            let width = Int.random(in: 1...5, using: &generator)
            let rows = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                (0..<width).map { _ in
                    String(
                        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                            letters.randomElement(using: &generator) ?? "a"
                        })
                }
            }
            let header = (0..<width).map { "c\($0)" }
            let text = ([header] + rows).map { row in
                row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
            }
            let (table, faults) = CSVTable.read(Array(text.joined().utf8), file: "d")
            #expect(faults.isEmpty)
            #expect(try #require(table).rows.map { $0.map(\.text) } == rows)
        }
    }

    @Test("Random bytes never crash and always answer", arguments: 0..<10)
    func noise(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces: [[UInt8]] =
            ["a", ",", "\"", "\n", "\r", "é", ";", "\t", " ", "\u{FEFF}"].map { Array($0.utf8) } + [[0xFF], [0]]
        for _ in 0..<50 {
            let count = Int.random(in: 0...80, using: &generator)
            let common = Int.random(in: 9...pieces.count, using: &generator)
            let bytes = (0..<count).flatMap { _ in pieces[Int.random(in: 0..<common, using: &generator)] }
            let (table, faults) = CSVTable.read(bytes, file: "d")
            #expect(table != nil || !faults.isEmpty)
            #expect(table.map { $0.rows.allSatisfy { $0.count == table?.columns.count } } ?? true)
        }
    }
}
