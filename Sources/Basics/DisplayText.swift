// SPDX-License-Identifier: GPL-3.0-or-later

/// Text made safe for a terminal.
public enum DisplayText {
    /// Replaces everything that moves the cursor, hides itself or turns the writing direction by `\u{…}`.
    ///
    /// That is: control characters (ESC, newline and tab included), bidirectional marks, zero-width and other format
    /// characters, line and paragraph separators, and code points without a shape of their own.
    @inlinable
    public static func escaped(_ text: some StringProtocol) -> String {
        isPlain(text) ? String(text) : escapedByScalars(String(text))
    }

    @usableFromInline
    static func escapedByScalars(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHazardous) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isHazardous(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a text is made of visible ASCII characters and blanks alone.
    @inlinable
    public static func isPlain(_ text: some StringProtocol) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F } } ?? false
    }

    private static func isHazardous(_ scalar: Unicode.Scalar) -> Bool {
        if (0x20..<0x7F).contains(scalar.value) { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            return true
        default:
            // Variation selectors and fillers count as letters or marks but show nothing.
            return scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
