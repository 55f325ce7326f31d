// SPDX-License-Identifier: GPL-3.0-or-later

public import Manufacturing

/// Writes drafts as YAML in one canonical way.
public enum YAMLWriter {
    /// The widest line in which a map or a list is written whole, in Unicode scalars.
    static let width = 100

    /// The text of a draft, with a line break at its end.
    ///
    /// Maps and lists of single values stand on one line where they fit; everything else is indented by two blanks.
    /// Text is quoted wherever it could be taken for anything but itself.
    public static func text(of draft: Draft) -> String {
        var lines: [String] = []
        switch draft.content {
        case .scalar, .sequence([]), .mapping([]): lines = [inline(draft) ?? "{}"]
        case .mapping(let entries): write(entries, 0, &lines)
        case .sequence(let items): write(items, 0, &lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func write(_ entries: [Draft.Entry], _ depth: Int, _ lines: inout [String]) {
        for entry in entries {
            add(entry.value, behind: "\(indent(depth))\(scalar(entry.key)):", depth, &lines)
        }
    }

    private static func write(_ items: [Draft], _ depth: Int, _ lines: inout [String]) {
        for item in items {
            add(item, behind: "\(indent(depth))-", depth, &lines)
        }
    }

    /// Writes a value behind a key or a dash, on the same line where it fits.
    private static func add(_ value: Draft, behind head: String, _ depth: Int, _ lines: inout [String]) {
        if let text = inline(value) {
            let isShort = head.unicodeScalars.count + 1 + text.unicodeScalars.count <= width
            if isShort || value.scalarText != nil || text == "{}" || text == "[]" {
                lines.append("\(head) \(text)")
                return
            }
        }
        lines.append(head)
        switch value.content {
        case .scalar: break
        case .mapping(let entries): write(entries, depth + 1, &lines)
        case .sequence(let items): write(items, depth + 1, &lines)
        }
    }

    /// The value on one line, or nil where it holds maps or lists that are not empty.
    private static func inline(_ draft: Draft) -> String? {
        switch draft.content {
        case .scalar(let text, _):
            return scalar(text)
        case .sequence(let items):
            let texts = items.compactMap { $0.scalarText.map(scalar) }
            return texts.count == items.count ? "[\(texts.joined(separator: ", "))]" : nil
        case .mapping(let entries):
            let texts = entries.compactMap { entry in
                entry.value.scalarText.map { "\(scalar(entry.key)): \(scalar($0))" }
            }
            return texts.count == entries.count ? "{\(texts.joined(separator: ", "))}" : nil
        }
    }

    private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

    /// A single value, quoted unless nothing in it could be misread.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isWord(first) || first == UInt8(ascii: "+") else { return false }
        guard text.utf8.last != UInt8(ascii: " "), text.utf8.last != UInt8(ascii: ":") else { return false }
        var previous: UInt8 = 0
        for byte in text.utf8 {
            // A colon means a key only with a blank behind it.
            guard isWord(byte) || inner.contains(byte), !(previous == UInt8(ascii: ":") && byte == 0x20) else {
                return false
            }
            previous = byte
        }
        return true
    }

    private static let inner = Array(" _-./%+:".utf8)

    private static func isWord(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where needsEscape(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = scalar.value > 0xFFFF ? 8 : 4
                let zeros = String(repeating: "0", count: width - digits.utf8.count)
                result += "\(width == 8 ? "\\U" : "\\u")\(zeros)\(digits)"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Whether a character would be refused or not seen in a file.
    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        default: false
        }
    }
}
