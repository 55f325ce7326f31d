// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension Form where Value == String {
    /// Free text.
    static let text = scalar(
        "text", example: "MSC line 2",
        parse: { text, _ throws(Misreading) in
            guard text.unicodeScalars.count <= Limits.textLength else {
                throw Misreading("a text of more than \(Limits.textLength) characters", remedy: "shorten it")
            }
            return text
        },
        text: { text, _ in text }
    )

    /// One fixed word.
    static func only(_ word: String, hint: @escaping @Sendable (String) -> Misreading?) -> Form {
        scalar(
            "word", range: "\"\(word)\"", example: word,
            parse: { text, _ throws(Misreading) in
                guard text == word else {
                    throw hint(text) ?? Misreading("not known here", remedy: "write \(word)")
                }
                return text
            },
            text: { text, _ in text }
        )
    }

    /// An id.
    static let id = scalar(
        "id", example: "d1",
        parse: { text, _ throws(Misreading) in
            guard isID(text) else { throw Misreading("not an id", remedy: idRule) }
            return text
        },
        text: { text, _ in text }
    )

    /// Three capital letters.
    static let currency = scalar(
        "currency", range: "three capital letters", example: "EUR",
        parse: { text, _ throws(Misreading) in
            guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
                throw Misreading("not a currency", remedy: "write its three capital letters, such as EUR")
            }
            return text
        },
        text: { text, _ in text }
    )

    /// The word in which a material is counted.
    static let unitWord = scalar(
        "unit of measure, or any word of your own", example: "dose",
        parse: { text, _ throws(Misreading) in
            try checkUnitWord(text)
            return text
        },
        text: { text, _ in text }
    )
}

private func checkUnitWord(_ text: String) throws(Misreading) {
    let remedy = "write L, kg, dose, vial, item or a word of your own"
    if let unit = Unit(text) {
        let factors = unit.dimension.factors
        guard factors.count == 1, factors[0].exponent == 1, !text.contains("/"),
            ![.time, .money].contains(unit.dimension)
        else { throw Misreading("materials are not counted in \"\(text)\"", remedy: remedy) }
        return
    }
    guard isID(text) else { throw Misreading("not a unit", remedy: remedy) }
    do throws(Misreading) {
        _ = try Unit.read(text)
    } catch {
        // A word of one's own, unless it is a common unit written in another way.
        let guess = error.remedy?.split(separator: "\"").dropFirst().first.map(String.init)
        if let guess, [guess.lowercased(), guess.lowercased() + "s"].contains(text.lowercased()) {
            throw Misreading("unknown unit \"\(text)\"", remedy: "write \(guess)")
        }
    }
}

/// Whether a text has the form of an id: letters, digits, - and _, at most 64, a letter or digit first.
func isID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= Limits.idLength else { return false }
    func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    return isAlphanumeric(first) && bytes.allSatisfy { isAlphanumeric($0) || $0 == 45 || $0 == 95 }
}

/// What an id may look like, for messages.
let idRule = "an id has letters, digits, - and _, at most \(Limits.idLength), a letter or digit first"

extension Form where Value == Bool {
    /// yes or no.
    static let yesNo = scalar(
        "yes or no", example: "yes",
        parse: { text, _ throws(Misreading) in
            switch text {
            case "yes": return true
            case "no": return false
            default: throw Misreading("neither yes nor no", remedy: "write yes or no")
            }
        },
        text: { isTrue, _ in isTrue ? "yes" : "no" }
    )
}

extension Form where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of a few words.
    static func word(_ kind: String, except hidden: [Value] = []) -> Form {
        let cases = Value.allCases.filter { !hidden.contains($0) }
        let names = cases.map(\.rawValue)
        return scalar(
            kind, range: names.joined(separator: ", "), example: names[0],
            parse: { text, _ throws(Misreading) in
                guard let value = cases.first(where: { $0.rawValue == text }) else {
                    throw notOne(of: names, text, kind)
                }
                return value
            },
            text: { value, _ in value.rawValue }
        )
    }
}

private func notOne(of names: [String], _ text: String, _ kind: String) -> Misreading {
    let near = nearestName(to: text, among: names).map { "did you mean \"\($0)\"?" }
    return Misreading("not a \(kind)", remedy: near ?? "write one of \(names.joined(separator: ", "))")
}

extension Form {
    /// The id of a thing of the scenario.
    static func reference<Thing>(
        to kind: String, example: String, _ list: @escaping @Sendable (FormContext) -> NameList
    ) -> Form where Value == ID<Thing> {
        Form(
            kind: "id of \(kind)",
            range: nil,
            example: { _ in example },
            read: { node, context in
                guard let text = node.scalar("id of \(kind)", example: example) else { return nil }
                return list(context).id(text, kind, node, at: node.draft.position)
            },
            write: { id, context in Draft(written: list(context).texts[id.index]) }
        )
    }
}

extension NameList {
    /// The id of a name; a name that is not there is a fault, unless the names themselves could not be read.
    func id<Thing>(_ name: String, _ kind: String, _ node: Node, at position: SourcePosition) -> ID<Thing>? {
        if let place = place(of: name) { return ID(place) }
        if let reason = undecided[name] {
            node.fault(reason.problem, value: name, remedy: reason.remedy, at: position)
            return nil
        }
        guard isReadable, !texts.contains(name) else { return nil }
        let noun = kind.split(separator: " ").dropFirst().joined(separator: " ")
        node.fault("there is no such \(noun)", value: name, remedy: hint(for: name, node.log), at: position)
        return nil
    }

    /// What may have been meant by a name that is not there.
    private func hint(for name: String, _ log: FaultLog) -> String {
        if name.hasPrefix("x-") { return "what begins with x- is a note and is not read" }
        if let near = log.nearest(to: name, among: known) { return "did you mean \"\(near)\"?" }
        let known = known
        guard !known.isEmpty else { return "none is described in this scenario" }
        return "known here: \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? ", …" : "")"
    }
}

extension Form where Value == ID<WorkCalendar> {
    static let calendar = reference(to: "a calendar", example: "day") { $0.names.calendars }
}

extension Form where Value == ID<Site> {
    static let site = reference(to: "a site", example: "site") { $0.names.sites }
}

extension Form where Value == ID<UnitClass> {
    static let unit = reference(to: "a unit", example: "incubator") { $0.names.units }
}

extension Form where Value == ID<Room> {
    static let room = reference(to: "a room", example: "culture-suite") { $0.names.rooms }
}

extension Form where Value == ID<StaffPool> {
    static let pool = reference(to: "a staff pool", example: "operators") { $0.names.staff }
}

extension Form where Value == ID<Material> {
    static let material = reference(to: "a material", example: "medium") { $0.names.materials }
}

extension Form where Value == ID<Recipe> {
    /// One way of making a lot.
    static let recipe = reference(to: "a recipe", example: "msc-tff-sec") { $0.names.recipes }
    /// A recipe, whatever its units.
    static let anyRecipe = reference(to: "a recipe", example: "msc-tff-sec") { $0.names.families }
}

extension Form where Value == ID<Patient> {
    static let patient = reference(to: "a patient", example: "p-001") { $0.names.patients }
}

extension Form where Value == ID<Operation> {
    static let operation = reference(to: "an operation of the recipe", example: "polish") { $0.operations }
}
