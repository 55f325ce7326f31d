// SPDX-License-Identifier: GPL-3.0-or-later

extension FieldTable {
    /// The JSON Schema (draft 2020-12) of scenario files, from the same table as their reader.
    ///
    /// Editors that know it complete keys, words and units and mark misspelt keys; what needs the whole scenario
    /// (references, calendars, sums) is found by reading it.
    public static var schema: String {
        let paths = SchemaPaths(records)
        var root: [(String, SchemaValue)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("exoplan scenario")),
            ("description", .text("A scenario of exoplan: plant, recipes, demand, horizon, opening state and money.")),
        ]
        if case .object(let entries) = paths.map(of: records[0]) {
            root += entries.filter { $0.0 != "description" }
        }
        let definitions = records.dropFirst().map { (SchemaPaths.name(of: $0), paths.map(of: $0)) }
        root.append(("$defs", .object(definitions)))
        return SchemaValue.object(root).json + "\n"
    }
}

/// Finds the records that stand behind keys by their paths, and states them as schemas.
struct SchemaPaths {
    private let records: [FieldRecord]

    init(_ records: [FieldRecord]) {
        self.records = records
    }

    /// The name of a record's definition.
    static func name(of record: FieldRecord) -> String {
        let path = record.path.split(separator: ",").first.map(String.init) ?? record.path
        return path.replacing("<", with: "").replacing(">", with: "").replacing("[n]", with: "").replacing(
            " ", with: "-")
    }

    /// A map with the keys of a record and no others, but for notes.
    func map(of record: FieldRecord) -> SchemaValue {
        var properties: [(String, SchemaValue)] = []
        var patterns: [(String, SchemaValue)] = [("^x-", .truth(true))]
        for field in record.fields {
            let schema = schema(of: field, in: record)
            if field.key.contains(" ") {
                patterns.append(("^\(SchemaForms.day)(-\(SchemaForms.day))?$", schema))
            } else {
                properties.append((field.key, schema))
            }
        }
        let required = record.fields.filter { $0.presence == .required }.map(\.key)
        return .object(
            [
                ("type", .text("object")), ("description", .text("\(record.summary).")),
                ("properties", .object(properties)), ("patternProperties", .object(patterns)),
                ("additionalProperties", .truth(false)),
            ] + Self.demand(required, unless: record.fields.first { $0.key == "include" }) + Self.choices(in: record))
    }

    /// Keys that must be there; with included files they may stand in those.
    private static func demand(_ required: [String], unless included: FieldFacts?) -> [(String, SchemaValue)] {
        guard !required.isEmpty else { return [] }
        let all = ("required", SchemaValue.texts(required))
        guard let included else { return [all] }
        return [("anyOf", .list([.object([("required", .texts([included.key]))]), .object([all])]))]
    }

    /// Of each key that may stand below another one instead, one of the two.
    private static func choices(in record: FieldRecord) -> [(String, SchemaValue)] {
        let choices: [SchemaValue] = record.fields.compactMap { field in
            guard case .requiredUnless(let other) = field.presence else { return nil }
            return .object([
                ("anyOf", .list([other, field.key].map { .object([("required", .texts([$0]))]) }))
            ])
        }
        return choices.isEmpty ? [] : [("allOf", .list(choices))]
    }

    private func schema(of field: FieldFacts, in record: FieldRecord) -> SchemaValue {
        var about: [(String, SchemaValue)] = []
        switch field.presence {
        case .required: about.append(("description", .text("\(field.summary) Required.")))
        case .requiredUnless(let other):
            about.append(("description", .text("\(field.summary) Required here or below \(other).")))
        case .optional(let missing): about.append(("description", .text("\(field.summary) Left out: \(missing).")))
        case .standard(let value):
            about.append(("description", .text("\(field.summary) Left out: \(value).")))
            about.append(("default", .text(value)))
        }
        let examples = SchemaForms.examples(of: field.kind, first: field.example)
        if !examples.isEmpty { about.append(("examples", .texts(examples))) }
        let (kind, uncertain) = Self.withoutUncertainty(field.kind)
        var shapes = Self.scalars(of: kind, range: field.range)
        if uncertain { shapes.append(Self.uncertain(shapes)) }
        shapes += containers(field.kind, FieldTable.path(of: field, in: record), shapes)
        // A kind that nobody has described here yet is admitted in any shape.
        guard !shapes.isEmpty else { return .object(about) }
        if case .object(let entries) = SchemaValue.any(of: shapes) { return .object(about + entries) }
        return .object(about)
    }

    /// The schemas of the single values that a kind names, such as "duration or unlimited".
    private static func scalars(of kind: String, range: String?) -> [SchemaValue] {
        let whole = SchemaForms.scalars(of: kind, range: range)
        guard whole.isEmpty else { return whole }
        let parts = kind.replacing(", or ", with: "\n").replacing(" or ", with: "\n").replacing(", ", with: "\n")
        let known = parts.split(separator: "\n").map { SchemaForms.scalars(of: String($0), range: nil) }
        // Of "money/unit" in "share of the price, or money/unit/time" nothing may be lost.
        return known.flatMap(\.self)
    }

    private static func withoutUncertainty(_ kind: String) -> (kind: String, isUncertain: Bool) {
        let tail = ", or {mode, low, high}"
        return kind.hasSuffix(tail) ? (String(kind.dropLast(tail.count)), true) : (kind, false)
    }

    private static func uncertain(_ shapes: [SchemaValue]) -> SchemaValue {
        let value = SchemaValue.any(of: shapes)
        return .object([
            ("type", .text("object")), ("properties", .object([("mode", value), ("low", value), ("high", value)])),
            ("patternProperties", .object([("^x-", .truth(true))])), ("additionalProperties", .truth(false)),
            ("required", .texts(["mode"])),
        ])
    }

    /// Maps and lists that may stand behind a key: those of the records below it, else what its kind says.
    private func containers(_ kind: String, _ path: String, _ scalars: [SchemaValue]) -> [SchemaValue] {
        var found: [SchemaValue] = []
        for record in records {
            for place in record.path.split(separator: ",").map({ $0.drop { $0 == " " } }) where place.hasPrefix(path) {
                let rest = place.dropFirst(path.count)
                let definition = SchemaValue.reference(Self.name(of: record))
                if rest.isEmpty, !path.isEmpty, kind.contains("map") {
                    found.append(definition)
                } else if rest == "[n]" {
                    found.append(SchemaForms.list(definition))
                } else if rest.hasPrefix(".<"), rest.hasSuffix(">"), !rest.dropFirst(2).contains("<") {
                    found.append(Self.entries(Self.values(kind, besides: true) + [definition]))
                }
            }
        }
        guard found.isEmpty else { return found }
        if kind == "map of dates: shifts" {
            return [Self.entries(SchemaForms.scalars(of: "shifts", range: nil), keys: SchemaForms.date)]
        }
        if kind.contains("map") {
            let values = Self.values(kind)
            return [Self.entries(values)]
        }
        if kind.contains("list of ") {
            return [SchemaForms.list(.any(of: scalars.isEmpty ? [SchemaForms.pattern("[^ ]+")] : scalars))]
        }
        return kind == "list" ? [.object([("type", .text("array"))])] : []
    }

    /// The single values in a map whose kind names them behind a colon or an "of".
    ///
    /// Besides a record, the short form of what it says is enough.
    private static func values(_ kind: String, besides isBesides: Bool = false) -> [SchemaValue] {
        guard kind.contains("map") else { return [] }
        if kind.contains("quantity") { return SchemaForms.scalars(of: "quantity", range: nil) }
        if kind.contains("hours") {
            let hours = SchemaForms.scalars(of: "hours", range: nil)
            if isBesides { return hours }
            let form = SchemaValue.object([
                ("type", .text("object")), ("properties", .object([("hours", .any(of: hours))])),
            ])
            return hours + [form]
        }
        if let kind = kind.split(separator: " of ").dropFirst().first {
            return SchemaForms.scalars(of: String(kind), range: nil)
        }
        return []
    }

    /// A map whose keys are names, with notes.
    private static func entries(_ values: [SchemaValue], keys: String? = nil) -> SchemaValue {
        let value: SchemaValue = values.isEmpty ? .truth(true) : .any(of: values)
        return .object([
            ("type", .text("object")),
            ("patternProperties", .object([("^x-", .truth(true)), ("^(?!x-)\(keys ?? "[^ ]+")$", value)])),
            ("additionalProperties", .truth(false)),
        ])
    }
}
