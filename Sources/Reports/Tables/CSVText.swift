// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ReportTable {
    /// The table as CSV after RFC 4180 with line feeds, the head in the first line.
    ///
    /// Words that a spreadsheet would take for a formula, and words that begin with a control character, get an
    /// apostrophe in front. Numbers have a decimal point and no blanks.
    public var csv: String {
        // Collected as bytes: a table has thousands of short cells, and a string grows by each more slowly.
        var bytes = Array(columns.map { Self.quoted($0.head) }.joined(separator: ",").utf8)
        bytes.append(UInt8(ascii: "\n"))
        for row in rows {
            for place in 0..<min(columns.count, row.count) {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes += Self.field(row[place], in: columns[place].kind).utf8
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func field(_ cell: Cell, in kind: Kind) -> String {
        switch cell {
        case .none: return ""
        case .text(let text), .moment(let text): return quoted(harmless(text))
        case .whole(let number): return String(number)
        case .money(let amount): return amount.text
        case .number(let value):
            guard case .number(let places) = kind else {
                return NumberText.fixed(value, places: 6, trimmed: true)
            }
            return NumberText.fixed(value, places: places, trimmed: true)
        }
    }

    /// Keeps spreadsheets from running words; the wide forms of the signs count as signs in some of them.
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        if first.isASCII, ("a"..."z").contains(first) || ("A"..."Z").contains(first) || ("0"..."9").contains(first) {
            return text
        }
        let isSign = "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
        return isSign || first.properties.generalCategory == .control ? "'" + text : text
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        let blank = UInt8(ascii: " ")
        guard needsQuotes || text.utf8.first == blank || text.utf8.last == blank else { return text }
        guard needsQuotes || text.first == " " || text.last == " " else { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            result += scalar == "\"" ? "\"\"" : String(scalar)
        }
        return result + "\""
    }
}
