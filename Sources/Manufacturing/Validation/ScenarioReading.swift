// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// What was read of a scenario beside its recipes, for drafts that differ in their recipes only.
///
/// What is read before the recipes, and demand, depends on nothing that is read of the recipes but their names and, with
/// several sites, where they stock materials; both are part of the context that is compared.
public struct ScenarioReading: Sendable {
    private let root: Draft
    private let tables: DraftTables
    private let context: FormContext
    let calendars: [WorkCalendar?]
    let sites: [Site?]
    let units: [UnitClass?]
    let rooms: [Room?]
    let staff: [StaffPool?]
    let materials: [Material?]
    let laboratories: [Laboratory?]
    let plates: [Plate?]
    let demand: [DemandLine]
    let demandPlaces: [String: SourcePosition]
    let consumption: ForecastConsumption?
    let repeatsDemand: Bool

    /// Keeps what an assembly has read, up to its demand.
    init(_ assembly: ScenarioAssembly, repeatsDemand: Bool) {
        root = assembly.root.draft
        tables = assembly.tables
        context = assembly.context
        calendars = assembly.calendars
        sites = assembly.sites
        units = assembly.units
        rooms = assembly.rooms
        staff = assembly.staff
        materials = assembly.materials
        laboratories = assembly.laboratories
        plates = assembly.plates
        demand = assembly.demand
        demandPlaces = assembly.demandPlaces
        consumption = assembly.consumption
        self.repeatsDemand = repeatsDemand
    }

    /// Whether an assembly that knows all names would read the same.
    func holds(for assembly: ScenarioAssembly) -> Bool {
        assembly.context == context && assembly.tables == tables
            && Self.besidesRecipes(assembly.root.draft) == Self.besidesRecipes(root)
    }

    private static func besidesRecipes(_ draft: Draft) -> [Draft.Entry]? {
        draft.entries?.filter { $0.key != "recipes" }
    }
}
