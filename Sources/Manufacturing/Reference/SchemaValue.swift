// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of JSON whose keys keep their order, for the schema of scenario files.
indirect enum SchemaValue {
    case object([(String, SchemaValue)])
    case list([SchemaValue])
    case text(String)
    case number(Int)
    case truth(Bool)

    /// A list of texts.
    static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map { .text($0) }) }

    /// The value as JSON, indented by two blanks a level.
    var json: String { lines(indent: "") }

    private func lines(indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .object(let entries):
            guard !entries.isEmpty else { return "{}" }
            let parts = entries.map { "\(inner)\(Self.quoted($0.0)): \($0.1.lines(indent: inner))" }
            return "{\n\(parts.joined(separator: ",\n"))\n\(indent)}"
        case .list(let items):
            if items.allSatisfy({ !$0.isNested }) {
                return "[\(items.map { $0.lines(indent: inner) }.joined(separator: ", "))]"
            }
            return "[\n\(items.map { inner + $0.lines(indent: inner) }.joined(separator: ",\n"))\n\(indent)]"
        case .text(let text): return Self.quoted(text)
        case .number(let number): return String(number)
        case .truth(let truth): return truth ? "true" : "false"
        }
    }

    private var isNested: Bool {
        switch self {
        case .object, .list: true
        case .text, .number, .truth: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension SchemaValue {
    /// One of several schemas; one alone stands for itself.
    static func any(of schemas: [SchemaValue]) -> SchemaValue {
        schemas.count == 1 ? schemas[0] : .object([("anyOf", .list(schemas))])
    }

    /// A pointer to a definition.
    static func reference(_ name: String) -> SchemaValue { .object([("$ref", .text("#/$defs/\(name)"))]) }
}
