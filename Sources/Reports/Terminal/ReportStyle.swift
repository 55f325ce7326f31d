// SPDX-License-Identifier: GPL-3.0-or-later

/// How a report is laid out for its reader.
public struct ReportStyle: Hashable, Sendable {
    /// The columns there are; lines that cannot be broken may be longer.
    public var width: Int
    /// Whether to use colours.
    public var color: Bool
    /// Whether to use signs beyond ASCII: bars, thin blanks, the ellipsis.
    public var unicode: Bool

    /// Makes a style; the plain one is the same everywhere.
    public init(width: Int = 100, color: Bool = false, unicode: Bool = false) {
        self.width = max(40, min(width, 400))
        self.color = color
        self.unicode = unicode
    }

    /// What stands where text was cut.
    var ellipsis: String { unicode ? "\u{2026}" : "..." }

    /// The blank between thousands; a page writes the wide one as a plain blank, at which it breaks no line.
    var thousandsBlank: String { unicode ? "\u{202F}" : String(Character(Self.fixedBlank)) }

    /// A blank at which no line is broken.
    static let fixedBlank: Unicode.Scalar = "\u{A0}"

    /// Inks for what stands out; without colour the text stays as it is.
    enum Ink: String {
        case heading = "1", quiet = "2", good = "32", warning = "33", bad = "31"
        case cyan = "36", magenta = "35", blue = "34", green = "92", yellow = "93", red = "91"

        /// Inks for things of several kinds, such as products.
        static let kinds: [Ink] = [.cyan, .magenta, .blue, .green, .yellow, .red]
    }

    /// The text in an ink.
    func inked(_ text: String, _ ink: Ink?) -> String {
        guard color, let ink, !text.isEmpty else { return text }
        return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
    }
}
