// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The look at a file's bytes before any reader: UTF-8, and nothing in it that cannot be seen.
enum TextCheck {
    /// Where the text begins, behind a byte order mark, or the fault that makes the file unreadable.
    ///
    /// A byte order mark and CRLF are accepted. Other control characters are refused, and so are the line separators
    /// that no editor counts (U+0085, U+2028, U+2029): every position told later would be wrong. Marks of direction and
    /// blanks of no width are refused too: what is read must be what is seen. Quotes may hold all of them as escapes.
    static func begin(_ bytes: [UInt8], file: String) -> Result<Int, Fault> {
        var (line, column) = (1, 1)
        func refuse(_ problem: String, _ remedy: String?) -> Result<Int, Fault> {
            let place = SourcePosition(file: file, line: line, column: column)
            return .failure(Fault(at: place, problem: problem, remedy: remedy))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return refuse("the file is UTF-16", "save it as UTF-8")
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if (0x20..<0x7F).contains(byte) || byte == 0x09 {
                place += 1
                column += 1
                continue
            }
            if byte == 0x0A || byte == 0x0D {
                place += byte == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A ? 2 : 1
                line += 1
                column = 1
                continue
            }
            guard let (scalar, length) = decode(bytes, at: place) else {
                return refuse("the file is not UTF-8", "save it as UTF-8")
            }
            if isRefused(scalar) {
                let digits = String(scalar, radix: 16, uppercase: true)
                let name = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
                return refuse("the invisible character U+\(name)", "delete it")
            }
            place += length
            column += 1
        }
        return .success(start)
    }

    private static func isRefused(_ scalar: UInt32) -> Bool {
        scalar < 0x20 || (0x7F...0x9F).contains(scalar) || scalar == 0x2028 || scalar == 0x2029
            || scalar == 0xFEFF || scalar == 0xFFFE || scalar == 0xFFFF || isHidden(scalar)
    }

    /// Marks that turn the writing direction, so that a line reads otherwise than it is, and blanks of no width.
    private static func isHidden(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0x180E: true
        default: false
        }
    }

    /// The scalar that begins at a byte and its length, or nil where that is no UTF-8.
    private static func decode(_ bytes: [UInt8], at place: Int) -> (UInt32, Int)? {
        let lead = bytes[place]
        let (length, low): (Int, UInt32)
        switch lead {
        case 0x00..<0x80: return (UInt32(lead), 1)
        case 0xC2..<0xE0: (length, low) = (2, 0x80)
        case 0xE0..<0xF0: (length, low) = (3, 0x800)
        case 0xF0..<0xF5: (length, low) = (4, 0x10000)
        default: return nil
        }
        guard place + length <= bytes.count else { return nil }
        var scalar = UInt32(lead) & (0x7F >> UInt32(length))
        for next in bytes[(place + 1)..<(place + length)] {
            guard next & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(next & 0x3F)
        }
        // Overlong forms, surrogates and values beyond Unicode are no UTF-8.
        guard scalar >= low, scalar <= 0x10FFFF, !(0xD800...0xDFFF).contains(scalar) else { return nil }
        return (scalar, length)
    }
}
