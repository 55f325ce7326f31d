// SPDX-License-Identifier: GPL-3.0-or-later

/// What may stand where the field table names a kind, as schemas of single values.
///
/// Values are text that carries its unit, so a kind is a pattern. What a pattern cannot say (ranges of numbers with
/// units, names that must exist, whether hours fit shifts) is left to `exoplan check`.
enum SchemaForms {
    /// A number as it is written.
    static let number = "[+-]?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?"
    static let date = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    static let clock = "[0-9]{2}:[0-9]{2}"
    static let day = "(mon|tue|wed|thu|fri|sat|sun)"
    static let id = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"

    private static let money = "[kM]?[A-Z]{3}"
    private static let time = "(min|h|d|week|weeks|wk|a)"
    private static let volume = "(L|mL|uL|m3)"
    private static let word = "[^ /]+"
    private static let shift = "\(clock)-\(clock)"

    /// The schemas of single values of a kind; empty for a kind that is no single value.
    static func scalars(of kind: String, range: String?) -> [SchemaValue] {
        if let exact = exact[kind] { return [exact] }
        if kind.hasPrefix("id of ") { return [kind.contains("material") ? pattern("[^ ]+") : pattern(id)] }
        if let words = words(of: kind, range) { return [.object([("enum", .texts(words))])] }
        return []
    }

    /// The words of a kind whose range is a list of them.
    private static func words(of kind: String, _ range: String?) -> [String]? {
        guard let range, unit(of: kind) == nil else { return nil }
        let words = range.split(separator: ",").map { $0.drop { $0 == " " } }
        let isWord = { (text: Substring) in !text.isEmpty && text.allSatisfy { $0.isLowercase || $0 == "-" } }
        return words.count > 1 && words.allSatisfy(isWord) ? words.map(String.init) : nil
    }

    /// A text in full.
    static func pattern(_ pattern: String) -> SchemaValue {
        .object([("type", scalarTypes), ("pattern", .text("^\(pattern)$"))])
    }

    /// Readers of YAML take some texts for numbers or truth; here all of them are text.
    static let scalarTypes = SchemaValue.texts(["string", "number", "boolean"])

    /// The unit behind a number, as a pattern.
    static func unit(of kind: String) -> String? { units[kind] }

    private static let units: [String: String] = [
        "money": money, "money/time": "\(money)/\(time)", "share": "%", "share/time": "%/\(time)",
        "duration": time, "duration of whole days": time, "duration of whole weeks": time,
        "time/time": "\(time)/\(time)", "quantity": word, "money/unit": "\(money)/\(word)",
        "money/unit/time": "\(money)/\(word)/\(word)", "particles": "particle",
        "particles/unit": "particle/\(word)", "particles/volume": "particle/\(volume)",
        "volume": volume, "area": "(m2|cm2)", "volume/area/time": "\(volume)/\(word)/\(word)",
        "units/time": "\(word)/\(time)", "patients/time": "\(word)/\(time)",
        "share/time of the price": "%/\(time)", "share of the price": "%", "share of the column": "%",
        "share of the shelf life": "%", "months": "months?", "working days (wd)": "wd",
    ]

    private static let exact: [String: SchemaValue] = {
        var forms: [String: SchemaValue] = [
            "text": .object([("type", scalarTypes), ("maxLength", .number(Limits.textLength))]),
            "id": pattern(id), "currency": pattern("[A-Z]{3}"), "number": pattern(number),
            "count": .object([
                ("type", scalarTypes), ("pattern", .text("^\(number)$")), ("minimum", .number(1)),
                ("maximum", .number(Limits.count)),
            ]),
            "yes or no": .object([("enum", .texts(["yes", "no"]))]),
            "word": .object([("enum", .texts(["exoplan/1"]))]),
            "date": pattern(date), "date and time": pattern("\(date)([T ]\(clock))?"),
            "date or date..date": pattern("\(date)([.][.]\(date))?"),
            "offset from UTC": pattern("[+-]\(clock)"),
            "unit of measure": pattern("[^ /]+"), "any word of your own": pattern("[^ /]+"),
            "unlimited": .object([("enum", .texts(["unlimited"]))]),
            "month": .object([("enum", .texts(["month"]))]),
            "working days with a calendar": pattern("\(number) +wd"),
            "hours": pattern("\(number) +\(time)"),
            "path of a CSV table": .object([("type", .text("string"))]),
            "path": .object([("type", .text("string"))]),
            "shifts": any([
                pattern("\(shift)(, *\(shift))*"),
                list(pattern("\(shift)(, *\(shift))*")),
            ]),
            "list of weekdays": list(pattern("\(day)(-\(day))?")),
            "list of dates and ranges of dates": list(pattern("\(date)([.][.]\(date))?")),
        ]
        for (kind, unit) in units { forms[kind] = pattern("\(number) +\(unit)") }
        return forms
    }()

    private static func any(_ schemas: [SchemaValue]) -> SchemaValue { .any(of: schemas) }

    /// A list of values of one schema.
    static func list(_ items: SchemaValue) -> SchemaValue { .object([("type", .text("array")), ("items", items)]) }

    /// The measure that a kind begins with, the most special one.
    private static func measure(of kind: String) -> Measure? {
        Measure.allCases.filter { kind.hasPrefix($0.kind) }.max { $0.kind.utf8.count < $1.kind.utf8.count }
    }

    /// Values as they may be written, one with each usual unit of the kind, for editors to offer.
    static func examples(of kind: String, first: String) -> [String] {
        // Maps and lists are no text that an editor could put in.
        guard !first.hasPrefix("{"), !first.hasPrefix("[") else { return [] }
        var examples = [first]
        let parts = first.split(separator: " ", maxSplits: 1)
        if parts.count == 2, let measure = measure(of: kind) {
            examples += measure.units(FormContext()).map { "\(parts[0]) \($0.word)" }
        }
        var seen: Set<String> = []
        return examples.filter { !$0.contains("…") && seen.insert($0).inserted }
    }
}
