// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import Reports

/// The field table as text and JSON.
enum FieldReference {
    /// Aligned tables, one for each kind of map.
    static func text(_ records: [FieldRecord], style: ReportStyle) -> String {
        records.map { record in
            let table = ReportTable(
                name: "fields", title: record.summary,
                columns: [
                    .init("key", .text), .init("value", .text), .init("default", .text), .init("meaning", .text),
                ],
                rows: record.fields.map { field in
                    [.text(field.key), .text(value(field)), .text(presence(field)), .text(field.summary)]
                })
            return "\(heading(record))\n\(table.text(style: style))"
        }.joined(separator: "\n")
    }

    /// All facts, for JSON.
    static func entries(_ records: [FieldRecord]) -> [Entry] {
        records.map { record in
            Entry(
                path: record.path, summary: record.summary,
                fields: record.fields.map { field in
                    Entry.Key(
                        key: field.key, kind: field.kind, range: field.range, presence: presence(field),
                        example: field.example, summary: field.summary)
                })
        }
    }

    /// A kind of map with its keys.
    struct Entry: Encodable {
        var path: String
        var summary: String
        var fields: [Key]

        /// One key.
        struct Key: Encodable {
            var key: String
            var kind: String
            var range: String?
            var presence: String
            var example: String
            var summary: String
        }
    }

    private static func heading(_ record: FieldRecord) -> String {
        record.path.isEmpty ? record.summary : "\(record.path): \(record.summary)"
    }

    private static func value(_ field: FieldFacts) -> String {
        field.range.map { "\(field.kind), \($0)" } ?? field.kind
    }

    private static func presence(_ field: FieldFacts) -> String {
        switch field.presence {
        case .required: "required"
        case .requiredUnless(let other): "required here or below \(other)"
        case .optional(let meaning): meaning
        case .standard(let value): value
        }
    }
}
