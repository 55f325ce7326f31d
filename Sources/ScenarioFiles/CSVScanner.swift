// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Splits the text of a CSV file into rows of cells, each with its place.
struct CSVScanner {
    /// One row that is not empty.
    struct Row {
        var line: Int
        var cells: [DraftTable.Cell]
        /// Where the row ends.
        var end: SourcePosition
    }

    private(set) var faults: [Fault] = []
    /// Whether a quote was never closed.
    private(set) var isBroken = false

    private let bytes: ArraySlice<UInt8>
    private let file: String
    private var place: Int
    private var line = 1
    private var column = 1

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")

    init(bytes: ArraySlice<UInt8>, file: String) {
        self.bytes = bytes
        self.file = file
        place = bytes.startIndex
    }

    /// The next row, or nil at the end and behind a quote that is never closed.
    mutating func nextRow() -> Row? {
        while place < bytes.endIndex, isBreak(bytes[place]) {
            passBreak()
        }
        guard place < bytes.endIndex, !isBroken else { return nil }
        let first = line
        var cells: [DraftTable.Cell] = []
        while true {
            cells.append(nextCell())
            guard !isBroken else { return nil }
            guard place < bytes.endIndex, bytes[place] == Self.comma else { break }
            advance()
        }
        let end = here
        if place < bytes.endIndex {
            passBreak()
        }
        return Row(line: first, cells: cells, end: end)
    }

    /// Reads up to the next comma, line break or the end.
    private mutating func nextCell() -> DraftTable.Cell {
        passBlanks()
        let (firstLine, firstColumn) = (line, column)
        if place < bytes.endIndex, bytes[place] == Self.quote {
            let text = quotedText()
            passBlanks()
            if !isBroken, !isAtCellEnd {
                report("text behind a closed quote", "write a quote inside quotes twice")
                passCell()
            }
            return DraftTable.Cell(text, line: firstLine, column: firstColumn)
        }
        let start = place
        passCell()
        var end = place
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        if let inner = bytes[start..<end].firstIndex(of: Self.quote) {
            let before = bytes[start..<inner].count { $0 & 0xC0 != 0x80 }
            faults.append(
                Fault(
                    at: SourcePosition(file: file, line: firstLine, column: firstColumn + before),
                    problem: "a quote inside a cell that does not begin with one",
                    remedy: "put the whole cell into quotes and write the inner quote twice"
                )
            )
        }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        return DraftTable.Cell(text, line: firstLine, column: firstColumn)
    }

    /// Reads from one quote to the one that closes it; two in a row stand for one.
    private mutating func quotedText() -> String {
        let opening = here
        var text: [UInt8] = []
        advance()
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == Self.quote {
                advance()
                guard place < bytes.endIndex, bytes[place] == Self.quote else {
                    return String(decoding: text, as: UTF8.self)
                }
                text.append(byte)
                advance()
            } else if isBreak(byte) {
                text.append(0x0A)
                passBreak()
            } else {
                text.append(byte)
                advance()
            }
        }
        isBroken = true
        faults.append(
            Fault(at: opening, problem: "a quote that is never closed", remedy: "close it with another quote"))
        return String(decoding: text, as: UTF8.self)
    }

    // MARK: Steps

    private var here: SourcePosition { SourcePosition(file: file, line: line, column: column) }

    private var isAtCellEnd: Bool {
        place >= bytes.endIndex || bytes[place] == Self.comma || isBreak(bytes[place])
    }

    private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// Steps over one byte that is no line break; only those that begin a character count.
    private mutating func advance() {
        if bytes[place] & 0xC0 != 0x80 {
            column += 1
        }
        place += 1
    }

    /// Steps over LF, CR or CRLF.
    private mutating func passBreak() {
        let isReturn = bytes[place] == 0x0D
        place += 1
        if isReturn, place < bytes.endIndex, bytes[place] == 0x0A {
            place += 1
        }
        line += 1
        column = 1
    }

    private mutating func passBlanks() {
        while place < bytes.endIndex, bytes[place] == 0x20 || bytes[place] == 0x09 { advance() }
    }

    private mutating func passCell() {
        while !isAtCellEnd { advance() }
    }

    private mutating func report(_ problem: String, _ remedy: String) {
        faults.append(Fault(at: here, problem: problem, remedy: remedy))
    }
}
