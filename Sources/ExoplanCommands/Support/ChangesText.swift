// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports

/// The log of changes: what overrides and settings made of a scenario, each with its place.
enum ChangesText {
    /// A headed table, or nothing where nothing was changed.
    static func of(_ changes: [DraftChange], style: ReportStyle) -> String {
        guard !changes.isEmpty else { return "" }
        let count = changes.count == 1 ? "1 value changed" : "\(changes.count) values changed"
        let shown = changes.prefix(40)
        let table = ReportTable(
            name: "changes", title: "a value that overrides or settings changed",
            columns: [.init("value", .text), .init("was", .text), .init("is", .text), .init("by", .text)],
            rows: shown.map { change in
                [.text(change.path), .text(change.old), .text(change.new), .text(by(change))]
            })
        let rest = changes.count - shown.count
        return count + "\n" + table.text(style: style) + (rest > 0 ? "\n  and \(rest) more; the manifest has all" : "")
    }

    private static func by(_ change: DraftChange) -> String {
        change.position.file == change.by ? change.by : "\(change.by), \(change.position)"
    }
}
