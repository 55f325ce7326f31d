// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics

/// The place of a thing in its catalogue: a small dense number, fixed once a scenario is valid.
public struct ID<Thing>: Hashable, Comparable, Sendable {
    /// The position in the catalogue, from 0.
    public let index: Int

    /// Makes the id of the thing at a position of its catalogue.
    public init(_ index: Int) {
        self.index = index
    }

    /// Orders ids as their catalogue is ordered: bytewise by name.
    public static func < (left: Self, right: Self) -> Bool {
        left.index < right.index
    }
}

/// A thing that a scenario file names under an id.
public protocol Named: Sendable {
    /// The id text of the scenario file.
    var name: String { get }
}

/// Things of one kind in canonical order: bytewise by id text, whatever the order in the file.
public struct Catalogue<Thing: Named>: Sendable {
    /// The things in canonical order.
    public let things: [Thing]
    /// All ids in canonical order.
    public let ids: [ID<Thing>]
    /// Their names, so that a name is looked up without touching the things.
    private let names: [String]

    /// Sorts things into canonical order; names must differ.
    public init(_ things: [Thing]) {
        self.things = things.sortedBytewise(by: \.name)
        ids = things.indices.map { ID($0) }
        names = self.things.map(\.name)
    }

    private init(ordered things: [Thing], like other: Catalogue) {
        self.things = things
        ids = other.ids
        names = other.names
    }

    /// The same with every thing changed in all but its name.
    package func mapped(_ change: (Thing) -> Thing) -> Catalogue {
        Catalogue(ordered: things.map(change), like: self)
    }

    /// How many things there are.
    public var count: Int { things.count }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { things.isEmpty }

    /// The thing with an id of this catalogue.
    @inlinable
    public subscript(id: ID<Thing>) -> Thing {
        // Lent, not copied: a reader of one figure takes no copy of a unit or a recipe.
        _read { yield things[id.index] }
    }

    /// The id of a name, by binary search.
    public func id(named name: String) -> ID<Thing>? {
        let place = names.partitioningIndex { !precedesBytewise($0, name) }
        guard place < names.count, names[place] == name else { return nil }
        return ID(place)
    }
}

extension Catalogue: Equatable where Thing: Equatable {
    /// Whether both hold equal things; their ids follow from these.
    public static func == (left: Self, right: Self) -> Bool { left.things == right.things }
}

extension Catalogue: Hashable where Thing: Hashable {
    /// Feeds the things, from which the ids follow.
    public func hash(into hasher: inout Hasher) { hasher.combine(things) }
}
