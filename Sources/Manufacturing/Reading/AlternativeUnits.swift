// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The ways in which a recipe can be done where operations leave open on which unit they run.
///
/// Each way is a recipe of its own from here on: every such operation with one of its units, and with what stands
/// there in place of what the operation says.
struct AlternativeUnits {
    /// One way: its name, and the recipe as it would have been written without a choice.
    struct Way {
        let name: String
        let node: Node
        /// The operations that had a choice.
        let chosen: [String]
    }

    /// One unit of an operation, with its own keys.
    private struct Choice {
        let operation: String
        let unit: String
        let position: SourcePosition
        let own: [Draft.Entry]
    }

    /// The most ways of one recipe.
    static let most = 64

    /// The ways of a recipe, just itself where nothing is left open, and whether it is one of several.
    static func ways(of name: String, _ node: Node) -> [Way] {
        let choices = (node.draft["operations"]?.entries ?? []).filter { !$0.key.hasPrefix("x-") }
            .sortedBytewise(by: \.key).compactMap { Self.choices(of: $0, node) }
        guard !choices.isEmpty else { return [Way(name: name, node: node, chosen: [])] }
        var count = 1
        for one in choices {
            count =
                count.multipliedReportingOverflow(by: one.count).overflow ? .max : count * one.count
        }
        guard count <= most else {
            node.fault(
                "its operations leave \(count) combinations of units open", value: name,
                remedy: "at most \(most) are planned; leave fewer units open, or write recipes of their own",
                at: node.anchor)
            return [way(of: name, node, choices.map { $0[0] })]
        }
        var combinations: [[Choice]] = [[]]
        for one in choices { combinations = combinations.flatMap { before in one.map { before + [$0] } } }
        return combinations.map { way(of: name, node, $0) }
    }

    /// The units of an operation that leaves its unit open; nil where it does not, or cannot be read.
    private static func choices(of entry: Draft.Entry, _ recipe: Node) -> [Choice]? {
        guard let written = entry.value["units"] else { return nil }
        let node = recipe.child("operations").child(entry.key).child("units")
        if entry.value["unit"] != nil {
            node.fault(
                "it runs on one unit already", remedy: "write either unit: or units:", at: node.anchor)
            return nil
        }
        var found: [Choice] = []
        if written.items != nil {
            for item in node.items(of: "units") ?? [] {
                guard let unit = item.scalar("id of a unit", example: "rotor-a") else { continue }
                found.append(Choice(operation: entry.key, unit: unit, position: item.draft.position, own: []))
            }
        } else {
            for (unit, own) in node.entries(of: "units with what is its own on each") ?? [] {
                if own.draft.isBlank {
                    own.fault("nothing stands here", remedy: "write {} where nothing is its own on this unit")
                }
                guard own.draft.entries != nil else {
                    if !own.draft.isBlank { _ = own.entries(of: "what is its own on a unit") }
                    continue
                }
                _ = RecordReader(own, AlternativeFields.record)
                found.append(
                    Choice(
                        operation: entry.key, unit: unit, position: own.anchor,
                        own: own.draft.entries?.filter { AlternativeFields.record.keys.contains($0.key) } ?? []))
            }
        }
        for (place, choice) in found.enumerated() where found[..<place].contains(where: { $0.unit == choice.unit }) {
            node.fault(
                "the unit is named twice", value: choice.unit, remedy: "name each unit once", at: choice.position)
        }
        if found.isEmpty, written.entries?.isEmpty ?? written.items?.isEmpty ?? false {
            node.fault("no unit is named", remedy: "write units: [rotor-a, rotor-b] or the like", at: node.anchor)
        }
        return found.isEmpty ? nil : found.sortedBytewise(by: \.unit)
    }

    private static func way(of name: String, _ node: Node, _ choices: [Choice]) -> Way {
        let byOperation = Dictionary(choices.map { ($0.operation, $0) }) { first, _ in first }
        let entries = (node.draft.entries ?? []).map { entry in
            guard entry.key == "operations", let operations = entry.value.entries else { return entry }
            var entry = entry
            entry.value.content = .mapping(
                operations.map { operation in
                    guard let choice = byOperation[operation.key] else { return operation }
                    return settled(operation, choice)
                })
            return entry
        }
        var draft = node.draft
        draft.content = .mapping(entries)
        return Way(
            name: "\(name)@\(choices.map(\.unit).joined(separator: "+"))",
            node: Node(draft: draft, path: node.path, anchor: node.anchor, log: node.log),
            chosen: choices.map(\.operation))
    }

    /// The operation on one of its units.
    private static func settled(_ operation: Draft.Entry, _ choice: Choice) -> Draft.Entry {
        let own = Set(choice.own.map(\.key))
        let kept = (operation.value.entries ?? []).filter { $0.key != "units" && !own.contains($0.key) }
        let unit = Draft.Entry(
            key: "unit", keyPosition: choice.position,
            value: Draft(.scalar(choice.unit, isQuoted: false), at: choice.position))
        var settled = operation
        settled.value.content = .mapping(kept + [unit] + choice.own)
        return settled
    }
}

extension ScenarioAssembly {
    /// Puts each way of a recipe in the recipe's place, and settles which names mean what.
    func placeWays() {
        let entries = section("recipes")
        let isReadable = context.names.recipes.isReadable
        let ways = entries.flatMap { entry in
            AlternativeUnits.ways(of: entry.key, entry.node).map { (base: entry.key, way: $0) }
        }
        .sortedBytewise(by: \.way.name)
        self.ways = Dictionary(
            ways.map { ($0.way.name, (base: $0.base, chosen: $0.way.chosen)) }, uniquingKeysWith: { first, _ in first })
        sections["recipes"] = ways.map { (key: $0.way.name, node: $0.way.node) }
        context.names.place(recipes: ways.map { (name: $0.way.name, base: $0.base) }, isReadable: isReadable)
    }
}

extension Names {
    /// Settles the names of recipes: a thing may mean one way of making a lot, or a recipe with all its ways.
    mutating func place(recipes: [(name: String, base: String)], isReadable: Bool) {
        let own = Dictionary(grouping: recipes.indices) { recipes[$0].base }
        var undecided: [String: (problem: String, remedy: String)] = [:]
        for (base, places) in own where places.contains(where: { recipes[$0].name != base }) {
            let names = places.map { recipes[$0].name }
            undecided[base] = (
                "it may run on several units", "write one of \(names.joined(separator: ", "))"
            )
        }
        let names = recipes.map(\.name)
        self.recipes = NameList(
            names, texts: names,
            places: Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first }),
            undecided: undecided, isReadable: isReadable)
        families = NameList(
            names, texts: recipes.map(\.base), places: own.compactMapValues(\.first), undecided: [:],
            isReadable: isReadable)
    }

    /// All ways of the recipe of which one is given, ascending.
    func ways(of recipe: ID<Recipe>) -> [ID<Recipe>] {
        families.texts.indices.filter { families.texts[$0] == families.texts[recipe.index] }.map { ID($0) }
    }
}
