// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Checks rows against the first one and gathers the table.
struct TableBuilder {
    private(set) var faults: [Fault] = []
    private let file: String
    private let header: [DraftTable.Cell]
    /// The places of the columns that are kept.
    private var kept: [Int] = []
    private var rows: [[DraftTable.Cell]] = []

    init(header: CSVScanner.Row, file: String, allowed: [String]?) {
        self.file = file
        self.header = header.cells
        var places: [String: DraftTable.Cell] = [:]
        for (place, cell) in header.cells.enumerated() {
            let position = SourcePosition(file: file, line: cell.line, column: cell.column)
            if cell.text.isEmpty {
                faults.append(Fault(at: position, problem: "a column without a name"))
            } else if let first = places[cell.text] {
                faults.append(
                    Fault(
                        at: position,
                        problem: "repeated column",
                        value: cell.text,
                        remedy: "the first one stands in line \(first.line), column \(first.column)"
                    )
                )
            } else if let allowed, !allowed.contains(cell.text), !cell.text.hasPrefix("x-") {
                faults.append(
                    Fault(
                        at: position,
                        problem: "unknown column",
                        value: cell.text,
                        remedy: nearestName(to: cell.text, among: allowed).map { "did you mean \"\($0)\"?" }
                            ?? "columns are \(allowed.joined(separator: ", "))"
                    )
                )
            } else {
                places[cell.text] = cell
                kept.append(place)
            }
        }
    }

    /// Takes a row of the right length, or says what is missing or left over.
    mutating func take(_ row: CSVScanner.Row) {
        let count = row.cells.count
        if count < header.count {
            let missing = header[count...].map(\.text).filter { !$0.isEmpty }
            faults.append(
                Fault(
                    at: row.end,
                    problem: "a row of \(cells(count)) where the first row has \(header.count)",
                    remedy: missing.isEmpty ? nil : "missing: \(missing.joined(separator: ", "))"
                )
            )
        } else if count > header.count {
            let surplus = row.cells[header.count]
            faults.append(
                Fault(
                    at: SourcePosition(file: file, line: surplus.line, column: surplus.column),
                    problem: "a row of \(cells(count)) where the first row has \(header.count)",
                    value: surplus.text,
                    remedy: "put text with commas into quotes"
                )
            )
        } else {
            rows.append(kept.count == count ? row.cells : kept.map { row.cells[$0] })
        }
    }

    private func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

    /// The table of everything that is in order.
    var table: DraftTable { DraftTable(file: file, columns: kept.map { header[$0] }, rows: rows) }
}
