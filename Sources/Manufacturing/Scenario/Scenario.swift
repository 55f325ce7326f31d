// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// One complete planning problem, valid by construction: only validation makes one.
public struct Scenario: Hashable, Sendable {
    /// Free text for people.
    public let label: String
    /// What is planned.
    public let horizon: Horizon
    /// The currency of all money, three capital letters.
    public let currency: String
    /// Calendars; `always` is among them.
    public let calendars: Catalogue<WorkCalendar>
    /// Sites, at least one.
    public let sites: Catalogue<Site>
    /// Equipment.
    public let units: Catalogue<UnitClass>
    /// Rooms.
    public let rooms: Catalogue<Room>
    /// People.
    public let staff: Catalogue<StaffPool>
    /// Materials.
    public let materials: Catalogue<Material>
    /// Recipes.
    public let recipes: Catalogue<Recipe>
    /// Demand lines of file and table, backlog included, before any repetition.
    public let demand: Catalogue<DemandLine>
    /// How firm demand takes the place of forecast; nil: both are wanted.
    public let consumption: ForecastConsumption?
    /// How much must be delivered on time.
    public let service: Catalogue<ServiceTarget>
    /// Patients with lots of their own, those who arrive at random included.
    public let patients: Catalogue<Patient>
    /// Whether demand goes on at its mean rate beyond the table's end.
    public let repeatsDemand: Bool
    /// The state at minute 0.
    public let opening: Opening
    /// Costs that run on whatever is planned.
    public let fixedCosts: Catalogue<FixedCost>
    /// Capacity that may be added.
    public let options: Catalogue<CapacityOption>
    /// Work without revenue that takes capacity.
    public let commitments: Catalogue<Commitment>
    /// Ways on which stock goes from site to site.
    public let lanes: Catalogue<ShippingLane>
    /// Outside makers of whole lots.
    public let contractors: Catalogue<Contractor>
    /// Contract laboratories.
    public let laboratories: Catalogue<Laboratory>
    /// Plates that tests of several lots share.
    public let plates: Catalogue<Plate>
    /// By what lots share fixed costs.
    public let allocation: CostAllocation
    /// Where each thing stands in its file; not part of what the scenario means.
    public let sources: Sources

    /// A cost that runs on whatever is planned.
    public struct FixedCost: Named, Hashable, Sendable {
        /// The id text.
        public let name: String
        /// The cost [money/min].
        public let rate: Exact

        /// Puts a fixed cost together.
        public init(name: String, rate: Exact) {
            self.name = name
            self.rate = rate
        }
    }

    /// Positions by dotted key path, such as `recipes.msc.operations.polish`.
    public struct Sources: Hashable, Sendable {
        /// All recorded positions.
        public let positions: [String: SourcePosition]

        /// Keeps recorded positions.
        public init(_ positions: [String: SourcePosition]) {
            self.positions = positions
        }

        /// The position of a key path, if it was written in a file.
        public subscript(path: String) -> SourcePosition? { positions[path] }

        /// All sources are equal: positions do not change what a scenario means.
        public static func == (left: Self, right: Self) -> Bool { true }

        /// Adds nothing, as all sources are equal.
        public func hash(into hasher: inout Hasher) {}
    }

    /// Puts a scenario together; validation alone calls this, so that every scenario is valid.
    package init(
        label: String, horizon: Horizon, currency: String, calendars: Catalogue<WorkCalendar>, sites: Catalogue<Site>,
        units: Catalogue<UnitClass>, rooms: Catalogue<Room>, staff: Catalogue<StaffPool>,
        materials: Catalogue<Material>, recipes: Catalogue<Recipe>, demand: Catalogue<DemandLine>,
        repeatsDemand: Bool, opening: Opening, fixedCosts: Catalogue<FixedCost>,
        options: Catalogue<CapacityOption> = Catalogue([]), commitments: Catalogue<Commitment> = Catalogue([]),
        lanes: Catalogue<ShippingLane> = Catalogue([]), contractors: Catalogue<Contractor> = Catalogue([]),
        patients: Catalogue<Patient> = Catalogue([]), service: Catalogue<ServiceTarget> = Catalogue([]),
        consumption: ForecastConsumption? = nil,
        laboratories: Catalogue<Laboratory> = Catalogue([]), plates: Catalogue<Plate> = Catalogue([]),
        allocation: CostAllocation = .roomTime, sources: Sources
    ) {
        self.label = label
        self.horizon = horizon
        self.currency = currency
        self.calendars = calendars
        self.sites = sites
        self.units = units
        self.rooms = rooms
        self.staff = staff
        self.materials = materials
        self.recipes = recipes
        self.demand = demand
        self.repeatsDemand = repeatsDemand
        self.opening = opening
        self.fixedCosts = fixedCosts
        self.options = options
        self.commitments = commitments
        self.lanes = lanes
        self.contractors = contractors
        self.patients = patients
        self.service = service
        self.consumption = consumption
        self.laboratories = laboratories
        self.plates = plates
        self.allocation = allocation
        self.sources = sources
    }
}
