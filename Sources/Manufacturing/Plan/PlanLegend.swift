// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What a report needs to know to name the numbers of a plan: units of materials and the worth of demand lines.
public struct PlanLegend: Hashable, Sendable, Codable {
    /// The materials, bytewise by name.
    public var materials: [MaterialLegend]
    /// The demand lines of the scenario's tables, bytewise by name.
    public var lines: [LineLegend]

    /// Puts a legend together.
    public init(materials: [MaterialLegend] = [], lines: [LineLegend] = []) {
        self.materials = materials
        self.lines = lines
    }

    /// Takes units and prices from a scenario; `lines` are all that the plan serves, repeated ones included.
    public init(_ scenario: Scenario, lines: some Sequence<DemandLine>) {
        let hasSites = scenario.sites.count > 1
        materials = scenario.materials.things.map {
            MaterialLegend(
                name: $0.name, label: $0.label, unit: $0.unit, site: hasSites ? scenario.sites[$0.site].name : nil)
        }
        self.lines = lines.sortedBytewise(by: \.name).map { line in
            LineLegend(
                name: line.name, label: line.label, customer: line.customer, kind: line.kind.rawValue,
                price: Money(rounding: line.price) ?? .zero,
                worth: Money(rounding: line.price * line.quantity) ?? .zero, priority: line.priority)
        }
    }
}

/// How a material is called and counted.
public struct MaterialLegend: Hashable, Sendable, Codable {
    /// Its id.
    public var name: String
    /// Free text for people.
    public var label: String
    /// The word of its unit, such as `dose`.
    public var unit: String
    /// The site of this stock; nil where there is one site only.
    public var site: String?

    /// Puts a legend of a material together.
    public init(name: String, label: String = "", unit: String, site: String? = nil) {
        self.name = name
        self.label = label
        self.unit = unit
        self.site = site
    }
}

/// Whose a demand line is and what it is worth.
public struct LineLegend: Hashable, Sendable, Codable {
    /// Its id.
    public var name: String
    /// Free text for people.
    public var label: String
    /// Who wants it, if said.
    public var customer: String?
    /// How sure it is: firm, forecast or repeat.
    public var kind: String
    /// The price of a unit, rounded to cents.
    public var price: Money
    /// Price × quantity, rounded to cents.
    public var worth: Money
    /// Who comes first, 1 before 2; nil where nothing is said.
    public var priority: Int?

    /// Puts a legend of a demand line together.
    public init(
        name: String, label: String = "", customer: String? = nil, kind: String = "firm", price: Money, worth: Money,
        priority: Int? = nil
    ) {
        self.name = name
        self.label = label
        self.customer = customer
        self.kind = kind
        self.price = price
        self.worth = worth
        self.priority = priority
    }
}
