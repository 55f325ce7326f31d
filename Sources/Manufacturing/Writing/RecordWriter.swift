// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Writes the fields of a record that differ from their standards, in the order in which they are put.
struct RecordWriter {
    let context: FormContext
    private(set) var entries: [(String, Draft)] = []

    init(_ context: FormContext) {
        self.context = context
    }

    /// Writes a field that has a value.
    mutating func put<Value>(_ field: Field<Value>, _ value: Value?) {
        guard let value else { return }
        entries.append((field.key, field.form.write(value, context)))
    }

    /// Writes a field that differs from its standard.
    mutating func put<Value>(_ field: StandardField<Value>, _ value: Value) {
        guard value != field.standard else { return }
        entries.append((field.key, field.form.write(value, context)))
    }

    /// Writes a field, its standard too, where nothing else tells that the record is there.
    mutating func putIfBare<Value>(_ field: StandardField<Value>, _ value: Value) {
        guard entries.isEmpty else { return }
        entries.append((field.key, field.form.write(value, context)))
    }

    /// Writes free text unless it is empty.
    mutating func put(text field: Field<String>, _ text: String) {
        put(field, text.isEmpty ? nil : text)
    }

    /// Writes a map or a list unless it is empty.
    mutating func put(_ field: MapField, _ draft: Draft?) {
        guard let draft, !draft.isEmpty else { return }
        entries.append((field.key, draft))
    }

    var draft: Draft { Draft(written: entries) }
}

extension Draft {
    /// Whether it is a map or a list without anything in it.
    var isEmpty: Bool { entries?.isEmpty ?? items?.isEmpty ?? false }
}
