// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// Reads the bytes of a CSV file (RFC 4180, commas, first row the names of the columns) into a table with places.
public enum CSVTable {
    /// Reads one file, with every fault of form in it.
    ///
    /// Blanks around cells without quotes do not count; empty lines are skipped. Rows of the wrong length are faults
    /// and leave the table, and so do columns that are unknown or repeated. A quote that is never closed ends the
    /// reading.
    /// - Parameters:
    ///   - bytes: The file; a byte order mark and CRLF are fine.
    ///   - file: Its name as shown to the user.
    ///   - columns: The names that columns may have, or nil where any will do. Names that begin with `x-` always may.
    ///   - limits: How much it may hold.
    /// - Returns: The table, where the file could be read to its end, and the faults in order.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        columns: [String]? = nil,
        limits: ReadingLimits = .standard
    ) -> (table: DraftTable?, faults: [Fault]) {
        let first = SourcePosition(file: file, line: 1, column: 1)
        guard bytes.count <= limits.tableBytes else {
            return (nil, [Fault(at: first, problem: "more than \(limits.tableBytes >> 20) MiB of tables")])
        }
        let start: Int
        switch TextCheck.begin(bytes, file: file) {
        case .success(let found): start = found
        case .failure(let fault): return (nil, [fault])
        }
        var scanner = CSVScanner(bytes: bytes[start...], file: file)
        guard let header = scanner.nextRow() else {
            let fault =
                scanner.faults.first
                ?? Fault(
                    at: first,
                    problem: "the file is empty",
                    remedy: "begin with a row that names the columns"
                )
            return (nil, [fault])
        }
        if let fault = foreignSeparator(header, file: file) {
            return (nil, [fault])
        }
        var builder = TableBuilder(header: header, file: file, allowed: columns)
        var cells = header.cells.count
        while let row = scanner.nextRow() {
            cells += row.cells.count
            guard cells <= limits.cells else {
                let place = SourcePosition(file: file, line: row.line, column: 1)
                return (nil, [Fault(at: place, problem: "more than \(limits.cells) cells in one table")])
            }
            builder.take(row)
            if scanner.faults.count + builder.faults.count >= limits.faults {
                let problem = "more than \(limits.faults) faults; the rest of the file is not read"
                let last = Fault(at: row.end, problem: problem)
                return (nil, Faults(scanner.faults + builder.faults + [last]).list)
            }
        }
        let faults = Faults(scanner.faults + builder.faults).list
        return (scanner.isBroken ? nil : builder.table, faults)
    }

    /// A first row in one piece that holds the separators of other conventions.
    private static func foreignSeparator(_ header: CSVScanner.Row, file: String) -> Fault? {
        guard header.cells.count == 1, let cell = header.cells.first else { return nil }
        for (mark, name) in [(";", "semicolons"), ("\t", "tabs")] {
            guard let found = cell.text.unicodeScalars.firstIndex(of: Unicode.Scalar(mark) ?? ";") else { continue }
            let before = cell.text.unicodeScalars[..<found].count
            return Fault(
                at: SourcePosition(file: file, line: cell.line, column: cell.column + before),
                problem: "columns are separated by commas, not by \(name)",
                remedy: "export the table with commas and decimal points"
            )
        }
        return nil
    }
}
