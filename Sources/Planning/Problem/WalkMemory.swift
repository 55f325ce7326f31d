// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import Timing

/// The walks of a scenario's lots, kept for scenarios that differ in other things only.
///
/// A walk is taken over where everything that it reads is equal, compared value by value: calendars, units, people,
/// rooms, tests and the recipe itself. What is not listed here is not read by a walk.
struct WalkMemory: Sendable {
    private let scenario: Scenario
    private let open: PlantHours
    private let outcomes: [[StartOutcome]]

    /// Keeps the walks of a scenario, by recipe.
    init(scenario: Scenario, hours: PlantHours, starts: [[StartOutcome]]) {
        self.scenario = scenario
        open = hours
        outcomes = starts
    }

    /// The open hours, if they are the same.
    func hours(of other: Scenario) -> PlantHours? { hasSameHours(other) ? open : nil }

    /// The outcome of every grid cell of a recipe, if they are the same.
    func starts(of recipe: ID<Recipe>, in other: Scenario) -> [StartOutcome]? {
        guard outcomes.indices.contains(recipe.index), other.recipes.count == scenario.recipes.count,
            other.recipes[recipe] == scenario.recipes[recipe], hasSameHours(other), hasSamePlaces(other)
        else { return nil }
        return outcomes[recipe.index]
    }

    private func hasSameHours(_ other: Scenario) -> Bool {
        other.horizon == scenario.horizon && other.calendars == scenario.calendars && other.units == scenario.units
            && other.staff == scenario.staff
    }

    private func hasSamePlaces(_ other: Scenario) -> Bool {
        other.sites == scenario.sites && other.rooms == scenario.rooms && other.laboratories == scenario.laboratories
            && other.plates == scenario.plates && other.materials == scenario.materials
    }
}
