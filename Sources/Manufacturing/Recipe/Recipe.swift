// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How a lot of a material is made out of others.
public struct Recipe: Named, Hashable, Sendable {
    /// The id text; with its units behind it, such as `msc@rotor-b`, where it is one way of several.
    public let name: String
    /// The id of the recipe in the file, of which this may be one way.
    public let base: String
    /// Operations that run on one of several unit classes, here on the one they name, ascending.
    public let chosen: [ID<Operation>]
    /// Free text for people.
    public let label: String
    /// What it makes.
    public let makes: ID<Material>
    /// What else a lot gives, in the order of the materials.
    public let alsoMakes: [OtherOutput]
    /// Where its lots run.
    public let site: ID<Site>
    /// What a lot gives before recoveries; see `yieldsParticles` for its unit.
    public package(set) var yield: Uncertain
    /// Whether `yield` counts particles; otherwise it counts the material's unit.
    public let yieldsParticles: Bool
    /// The sizes a lot may have; nil: the one that is described.
    public let sizes: LotSizes?
    /// The cell donor, if one is named.
    public let donor: String?
    /// The client, if one is named.
    public let client: String?
    /// Whether its lots are genetically modified.
    public let isModified: Bool
    /// Whether each lot is made of one patient's cells and for nobody else.
    public let isAutologous: Bool
    /// Whether what it makes may be frozen though something in it was frozen before.
    public let mayRefreeze: Bool
    /// The most a lot can fill [unit of the material].
    public package(set) var fillCap: Exact?
    /// Cost of a lot beside its operations [money].
    public let cost: Exact
    /// Weekdays on which lots may start, Monday first, in weekday order.
    public let startDays: [Weekday]
    /// Operations, bytewise by id.
    public package(set) var operations: Catalogue<Operation>
    /// Operations in an order in which every one comes after those it follows, ties by id.
    public let order: [ID<Operation>]
    /// The operation whose end is the lot's end.
    public let sink: ID<Operation>
    /// Tests and review before stock may be used.
    public package(set) var release: Release

    /// The sizes its lots may have on the units that they take; nil: the one that is described.
    public var lotSizes: LotSizes? {
        sizes.map { LotSizes(from: $0.from, to: operations.things.reduce($0.to) { min($0, $1.largest) }) }
    }

    /// Puts a recipe together.
    package init(
        name: String, label: String, makes: ID<Material>, alsoMakes: [OtherOutput] = [], site: ID<Site>,
        yield: Uncertain, yieldsParticles: Bool,
        sizes: LotSizes? = nil, donor: String?, client: String?, fillCap: Exact?, cost: Exact, startDays: [Weekday],
        operations: Catalogue<Operation>, order: [ID<Operation>], sink: ID<Operation>, release: Release,
        isModified: Bool = false, isAutologous: Bool = false, mayRefreeze: Bool = false,
        base: String? = nil, chosen: [ID<Operation>] = []
    ) {
        self.name = name
        self.base = base ?? name
        self.chosen = chosen
        self.label = label
        self.makes = makes
        self.alsoMakes = alsoMakes
        self.site = site
        self.yield = yield
        self.yieldsParticles = yieldsParticles
        self.sizes = sizes
        self.donor = donor
        self.client = client
        self.isModified = isModified
        self.isAutologous = isAutologous
        self.mayRefreeze = mayRefreeze
        self.fillCap = fillCap
        self.cost = cost
        self.startDays = startDays
        self.operations = operations
        self.order = order
        self.sink = sink
        self.release = release
    }
}

/// A value with its uncertainty; planning uses the mode.
public struct Uncertain: Hashable, Sendable {
    /// The most likely value.
    public let mode: Exact
    /// The low end, if stated.
    public let low: Exact?
    /// The high end, if stated.
    public let high: Exact?

    /// Puts a value and its range together.
    public init(mode: Exact, low: Exact? = nil, high: Exact? = nil) {
        self.mode = mode
        self.low = low
        self.high = high
    }
}

/// The part of the process an operation belongs to.
public enum Stage: String, Hashable, Sendable, CaseIterable {
    case culture, harvest, isolation, purification, loading, formulation, fill, qc
}
