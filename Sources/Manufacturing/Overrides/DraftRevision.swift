// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A draft on its way through overrides and settings, with all that was changed and all that was wrong.
public struct DraftRevision: Sendable {
    /// The draft as it stands.
    public private(set) var draft: Draft
    /// Its tables; rows that were touched have become lines of the draft.
    public var tables: DraftTables
    /// The changes, in the order in which they were made.
    public private(set) var changes: [DraftChange] = []
    /// What was wrong with the changes.
    public private(set) var faults: [Fault] = []

    /// Who touched a place first, by its path.
    private var touched: [String: Touch] = [:]
    /// Who touched something below a place first.
    private var touchedBelow: [String: Touch] = [:]

    /// Whether settings have begun: one may change what lies in what an earlier one has set.
    private var isSetting = false

    private struct Touch {
        var by: String
        var kind: DraftOperation.Kind
        var path: String
        var position: SourcePosition
    }

    /// Begins with what the files say.
    public init(_ draft: Draft, tables: DraftTables) {
        self.draft = draft
        self.tables = tables
    }

    /// Makes the changes of one operation.
    ///
    /// Two overrides of one choice must not change the same place, unless both scale it or both add to it. Settings
    /// come last and may change what overrides have changed; one may refine an earlier one, but not undo it.
    public mutating func apply(_ operation: DraftOperation, by name: String) {
        takeRows(operation.path)
        var editor = DraftEditor(operation, DraftArithmetic(countables: countables), tables: tables)
        editor.edit(&draft)
        faults += editor.faults
        for edit in editor.edits {
            claim(edit.path, Touch(by: name, kind: operation.kind, path: edit.path, position: operation.position))
            guard edit.old != edit.new else { continue }
            changes.append(
                DraftChange(path: edit.path, old: edit.old, new: edit.new, by: name, position: operation.position))
        }
    }

    /// Forgets who touched what, as before settings, which come last.
    public mutating func beginSettings() {
        touched = [:]
        touchedBelow = [:]
        isSetting = true
    }

    /// The words that the materials are counted in.
    private var countables: Set<String> {
        let units = draft["materials"]?.entries?.compactMap { $0.value["unit"]?.scalarText?.trimmingBlanks } ?? []
        return Set(units.filter { Unit($0) == nil })
    }

    // MARK: Conflicts

    private mutating func claim(_ path: String, _ touch: Touch) {
        let above = Self.prefixes(path)
        let earlier = (touched[path].map { [$0] } ?? []) + (isSetting ? [] : above.compactMap { touched[$0] })
        if let other = earlier.first(where: { !Self.agree($0, touch) })
            ?? touchedBelow[path].flatMap({ Self.agree($0, touch) ? nil : $0 })
        {
            let who =
                other.by == touch.by ? "\(touch.by) changes this twice" : "\(other.by) and \(touch.by) both change this"
            let what = other.path == path ? "" : " (\(other.path))"
            faults.append(
                Fault(
                    at: touch.position, path: path, problem: who,
                    remedy: "keep one of the changes; the other\(what) stands at \(other.position)"))
        }
        if touched[path] == nil { touched[path] = touch }
        for place in above where touchedBelow[place] == nil { touchedBelow[place] = touch }
    }

    private static func agree(_ one: Touch, _ other: Touch) -> Bool {
        one.kind == other.kind && one.by != other.by && (one.kind == .scale || one.kind == .add)
    }

    /// The paths above a path, without it.
    private static func prefixes(_ path: String) -> [String] {
        path.indices.filter { $0 > path.startIndex && (path[$0] == "." || path[$0] == "[") }.map { String(path[..<$0]) }
    }

    // MARK: Tables

    /// Turns the rows of a table that a path leads to into lines of the draft, each cell with its place.
    private mutating func takeRows(_ path: DraftPath) {
        guard path.steps.count >= 3, case .key(let section) = path.steps[0], path.steps[1] == .key("lines"),
            case .key(let pattern) = path.steps[2]
        else { return }
        switch section {
        case "demand": tables.demand = taking(pattern, section, tables.demand)
        case "patients": tables.patients = taking(pattern, section, tables.patients)
        default: return
        }
    }

    /// The table without the rows whose ids match a pattern, which have become lines.
    private mutating func taking(_ pattern: String, _ section: String, _ table: DraftTable?) -> DraftTable? {
        guard var rest = table, let column = rest.columns.firstIndex(where: { $0.text == "id" }) else { return table }
        var lines: [Draft.Entry] = []
        let whole = rest
        rest.rows.removeAll { row in
            guard matches(row[column].text, pattern: pattern), let first = row.first else { return false }
            let anchor = whole.position(of: first)
            let cells: [Draft.Entry] = zip(whole.columns, row).compactMap { head, cell in
                let text = cell.text.trimmingBlanks
                guard head.text != "id", !text.isEmpty else { return nil }
                let position = whole.position(of: cell)
                return Draft.Entry(
                    key: head.text, keyPosition: position, value: Draft(.scalar(text, isQuoted: false), at: position))
            }
            lines.append(
                Draft.Entry(
                    key: row[column].text, keyPosition: anchor, value: Draft(.mapping(cells), at: anchor)))
            return true
        }
        guard !lines.isEmpty, var entries = draft.entries,
            let place = entries.firstIndex(where: { $0.key == section })
        else { return table }
        entries[place].value.insertLines(lines)
        draft.content = .mapping(entries)
        return rest
    }
}

extension Draft {
    /// Puts lines under `lines` of a section that names a table.
    fileprivate mutating func insertLines(_ lines: [Entry]) {
        var entries = self.entries ?? [Entry(key: "table", keyPosition: position, value: self)]
        if let place = entries.firstIndex(where: { $0.key == "lines" }) {
            entries[place].value.content = .mapping((entries[place].value.entries ?? []) + lines)
        } else {
            let anchor = entries.first?.keyPosition ?? position
            entries.append(Entry(key: "lines", keyPosition: anchor, value: Draft(.mapping(lines), at: anchor)))
        }
        content = .mapping(entries)
    }
}
