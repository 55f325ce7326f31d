// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// How a value is written: read from a draft, and written back in one canonical way.
struct Form<Value: Hashable & Sendable>: Sendable {
    /// What it is, such as "duration".
    let kind: String
    /// Which values are admitted beyond the kind.
    let range: String?
    /// A value as it may be written.
    let example: @Sendable (FormContext) -> String
    /// Reads a value and reports what is wrong with it; nil where it is wrong.
    let read: @Sendable (Node, FormContext) -> Value?
    /// Writes a value.
    let write: @Sendable (Value, FormContext) -> Draft
}

extension Form {
    /// A value written as one piece of text.
    static func scalar(
        _ kind: String,
        range: String? = nil,
        example: @escaping @Sendable (FormContext) -> String,
        parse: @escaping @Sendable (String, FormContext) throws(Misreading) -> Value,
        text: @escaping @Sendable (Value, FormContext) -> String
    ) -> Form {
        Form(
            kind: kind,
            range: range,
            example: example,
            read: { node, context in
                guard let written = node.scalar(kind, example: example(context)) else { return nil }
                do throws(Misreading) {
                    return try parse(written, context)
                } catch {
                    node.report(error, value: written, example: example(context))
                    return nil
                }
            },
            write: { value, context in Draft(written: text(value, context)) }
        )
    }

    /// The same with a fixed example.
    static func scalar(
        _ kind: String,
        range: String? = nil,
        example: String,
        parse: @escaping @Sendable (String, FormContext) throws(Misreading) -> Value,
        text: @escaping @Sendable (Value, FormContext) -> String
    ) -> Form {
        scalar(kind, range: range, example: { _ in example }, parse: parse, text: text)
    }
}

/// What the reading of a value needs to know of the rest of the scenario.
struct FormContext: Equatable, Sendable {
    /// The scenario's currency.
    var currency = "EUR"
    /// Words that the scenario counts in, beside the common ones.
    var countables: Set<String> = []
    /// The ids of the scenario.
    var names = Names()
    /// The operations of the recipe at hand.
    var operations = NameList([])
    /// Where materials are stocked, with several sites.
    var stock = StockPoints()
    /// The unit of the material at hand.
    var unit = MaterialUnit.dose
    /// The units of all materials, by their ids.
    var materialUnits: [MaterialUnit?] = []
    /// The horizon's start, where it is known.
    var start: CivilDate?

    /// The same with the unit of a material.
    func with(unit: MaterialUnit) -> FormContext {
        var context = self
        context.unit = unit
        return context
    }
}

/// The unit in which a material is counted.
struct MaterialUnit: Hashable, Sendable {
    /// The word of the scenario.
    let word: String
    /// What it measures.
    let dimension: Dimension
    /// How many canonical units one of it is.
    let scale: Exact

    static let dose = MaterialUnit(word: "dose", dimension: .dose, scale: .one)
}

/// Ids of one kind, bytewise in order, so that a name's position is its id.
///
/// A class, though a value in all else: contexts hold a dozen of them and are copied all the time.
final class NameList: Sendable {
    let names: [String]
    /// Whether all names are known; if not, one that is missing here may still be there.
    let isReadable: Bool
    private let places: [String: Int]
    /// What is written in a file for each of the names; as the names, but for materials of several sites.
    let texts: [String]
    /// Why a name that is there means none of them, and what would be right.
    let undecided: [String: (problem: String, remedy: String)]

    init(_ names: [String], isReadable: Bool = true) {
        self.isReadable = isReadable
        self.names = names.sortedBytewise()
        places = Dictionary(self.names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        texts = self.names
        undecided = [:]
    }

    /// Names in a given order that are written otherwise; `places` says what each text means.
    init(
        _ names: [String], texts: [String], places: [String: Int],
        undecided: [String: (problem: String, remedy: String)], isReadable: Bool
    ) {
        self.names = names
        self.texts = texts
        self.places = places
        self.undecided = undecided
        self.isReadable = isReadable
    }

    /// What may be written, each once.
    var known: [String] { Array(Set(texts)).sortedBytewise() }

    func place(of name: String) -> Int? { places[name] }
}

extension NameList: Equatable {
    static func == (left: NameList, right: NameList) -> Bool {
        left === right
            || left.names == right.names && left.texts == right.texts && left.places == right.places
                && left.isReadable == right.isReadable && left.undecided.count == right.undecided.count
                && left.undecided.allSatisfy { name, reason in right.undecided[name].map { $0 == reason } ?? false }
    }
}

/// The ids of a scenario by kind.
struct Names: Equatable, Sendable {
    var calendars = NameList([])
    var sites = NameList([])
    var units = NameList([])
    var rooms = NameList([])
    var staff = NameList([])
    var materials = NameList([])
    /// Ways of making a lot.
    var recipes = NameList([])
    /// The same, written as the recipe of which each is a way.
    var families = NameList([])
    var patients = NameList([])
    var laboratories = NameList([])
    var plates = NameList([])
}
