// SPDX-License-Identifier: GPL-3.0-or-later

/// A key whose value must be written, or may be missing.
struct Field<Value: Hashable & Sendable>: DescribedField {
    let key: String
    let form: Form<Value>
    let summary: String
    /// What a missing key means; nil: it must be written.
    let missing: String?
    /// The key below which it may stand instead, if it must be written.
    let elsewhere: String?

    /// A key that must be written, here or below another one.
    static func required(
        _ key: String, _ form: Form<Value>, unlessBelow elsewhere: String? = nil, _ summary: String
    ) -> Field {
        Field(key: key, form: form, summary: summary, missing: nil, elsewhere: elsewhere)
    }

    /// A key that may be missing, which means something of its own.
    static func optional(_ key: String, _ form: Form<Value>, missing: String = "none", _ summary: String) -> Field {
        Field(key: key, form: form, summary: summary, missing: missing, elsewhere: nil)
    }

    var facts: FieldFacts {
        FieldFacts(
            key: key, kind: form.kind, range: form.range,
            presence: missing.map { .optional($0) } ?? elsewhere.map { .requiredUnless($0) } ?? .required,
            example: form.example(FormContext()), summary: summary
        )
    }
}

/// A key with a value that is taken where it is not written.
struct StandardField<Value: Hashable & Sendable>: DescribedField {
    let key: String
    let form: Form<Value>
    let standard: Value
    let summary: String
    /// How the standard value is told, where its own text would not do.
    let told: String?

    init(_ key: String, _ form: Form<Value>, standard: Value, told: String? = nil, _ summary: String) {
        self.key = key
        self.form = form
        self.standard = standard
        self.told = told
        self.summary = summary
    }

    var facts: FieldFacts {
        FieldFacts(
            key: key, kind: form.kind, range: form.range,
            presence: .standard(told ?? form.write(standard, FormContext()).scalarText ?? ""),
            example: form.example(FormContext()), summary: summary
        )
    }
}

/// A key under which a map or a list with a record of its own stands.
struct MapField: DescribedField {
    let key: String
    /// What stands there, such as "map of units".
    let kind: String
    /// What a missing key means; nil: it must be written.
    let missing: String?
    let example: String
    let summary: String

    init(_ key: String, _ kind: String, missing: String? = "none", example: String, _ summary: String) {
        self.key = key
        self.kind = kind
        self.missing = missing
        self.example = example
        self.summary = summary
    }

    var facts: FieldFacts {
        FieldFacts(
            key: key, kind: kind, range: nil, presence: missing.map { .optional($0) } ?? .required,
            example: example, summary: summary
        )
    }
}
