// SPDX-License-Identifier: GPL-3.0-or-later

extension FieldTable {
    /// The reference of all keys as a Markdown page for the documentation.
    public static var referencePage: String {
        ([opening] + records.map(section)).joined(separator: "\n")
    }

    private static let opening = """
        # Reference of all keys

        Every key that a scenario file may hold.

        ## Overview

        Values carry their unit behind a blank: `50 L`, `62 EUR/h`, `20 %`. Durations are `min`, `h`, `d` (24 h),
        `weeks` and `a` (365 d), in whole minutes. Where a value depends on a material, unit stands for that material's
        unit. Dates lie within 20 years of the horizon's start. Ids have letters, digits, `-` and `_`, at most 64, a letter
        or digit first. Every map may carry keys that begin with `x-`; they are notes and are not read.

        """

    private static func section(_ record: FieldRecord) -> String {
        var lines = ["## \(record.path.isEmpty ? "The scenario" : code(record.path))", ""]
        lines += ["\(record.summary).", "", "| key | value | default | meaning |", "|---|---|---|---|"]
        for field in record.fields {
            let presence =
                switch field.presence {
                case .required: "**required**"
                case .requiredUnless(let other): "**required** here or below \(code(other))"
                case .optional(let meaning): meaning
                case .standard(let value): code(value)
                }
            let value = field.kind + (field.range.map { "; \($0)" } ?? "") + ", such as \(code(field.example))"
            let cells = [code(field.key), value, presence, field.summary]
            lines.append("| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func code(_ text: String) -> String { "`\(text)`" }
}
