// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// How many columns of a terminal text takes, and text brought to a width.
enum DisplayWidth {
    /// The columns of a text without control characters.
    static func of(_ text: some StringProtocol) -> Int {
        DisplayText.isPlain(text) ? text.utf8.count : text.reduce(0) { $0 + of(character: $1) }
    }

    /// The columns of one character: 0, 1 or 2.
    static func of(character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.isASCII { return 1 }
        // A selector for the picture form makes a sign as wide as a picture.
        if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if first.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(first.value) } ? 2 : 1
    }

    /// The text with blanks before or behind it.
    static func padded(_ text: String, to width: Int, right: Bool) -> String {
        let blanks = String(repeating: " ", count: max(0, width - of(text)))
        return right ? blanks + text : text + blanks
    }

    /// The text, cut to a width with a mark where something is missing.
    static func cut(_ text: String, to width: Int, mark: String) -> String {
        guard of(text) > width else { return text }
        var result = ""
        var room = width - of(mark)
        for character in text {
            room -= of(character: character)
            guard room >= 0 else { break }
            result.append(character)
        }
        return result + mark
    }

    /// The text, cut inside to a width: its head and a tail of so many columns, with a mark between them.
    static func cutInside(_ text: String, to width: Int, tail: Int, mark: String) -> String {
        guard of(text) > width else { return text }
        var end: [Character] = []
        var room = min(tail, width - of(mark) - 1)
        for character in text.reversed() {
            room -= of(character: character)
            guard room >= 0 else { break }
            end.append(character)
        }
        let behind = String(end.reversed())
        return cut(text, to: width - of(behind), mark: mark) + behind
    }

    /// The text in lines no wider than a width, broken at plain blanks; words wider than a line are broken inside.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        let width = max(width, 8)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var rest = String(word)
            if !line.isEmpty, of(line) + 1 + of(rest) <= width {
                line += " " + rest
                continue
            }
            if !line.isEmpty {
                lines.append(line)
            }
            while of(rest) > width {
                let head = cut(rest, to: width, mark: "")
                lines.append(head)
                rest = String(rest.dropFirst(head.count))
            }
            line = rest
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// Ranges of East Asian wide and full-width characters.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
