// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// The walks of a scenario's lots, kept for scenarios that differ in other things only.
///
/// A walk is taken over where everything that it reads is equal, compared value by value: calendars, units, people,
/// rooms, tests and the recipe itself; of a recipe that differs only in what it gives, or in how it is released, as much
/// as that leaves (see `RecipeWalks`). What is not listed here is not read by a walk.
struct WalkMemory: Sendable {
    private let scenario: Scenario
    private let open: PlantHours
    private let walks: [RecipeWalks]
    private let times: PlanningTimes
    private let candidates: [Candidate]

    /// Keeps the walks of a scenario, by recipe, and the lots that were made of them.
    init(
        scenario: Scenario, hours: PlantHours, walks: [RecipeWalks], times: PlanningTimes, candidates: [Candidate]
    ) {
        self.scenario = scenario
        open = hours
        self.walks = walks
        self.times = times
        self.candidates = candidates
    }

    /// The open hours, if they are the same.
    func hours(of other: Scenario) -> PlantHours? {
        let isSame =
            other.horizon == scenario.horizon && other.calendars == scenario.calendars && other.units == scenario.units
            && other.staff == scenario.staff
        return isSame ? open : nil
    }

    /// The walks of each recipe, if they are of use for a scenario of the same open hours.
    func walks(of other: Scenario) -> [RecipeWalks]? {
        let isSame =
            other.sites == scenario.sites && other.rooms == scenario.rooms
            && other.laboratories == scenario.laboratories && other.plates == scenario.plates
            && other.materials == scenario.materials
            && other.recipes.count == scenario.recipes.count
        return isSame ? walks : nil
    }

    /// How many recipes have the same walks in a scenario; none where other things that walks read are different.
    func equalRecipes(in other: Scenario) -> Int {
        guard hours(of: other) != nil, walks(of: other) != nil else { return 0 }
        return zip(scenario.recipes.things, other.recipes.things).count { $0 == $1 }
    }

    /// The lots that may start, by recipe and cell, where nothing but what they give can be another.
    ///
    /// - Parameters:
    ///   - other: A scenario for which these walks are of use.
    ///   - walked: Its walks.
    ///   - times: Its times.
    /// - Returns: The lots by recipe, then by the first minute of their cell.
    func lots(of other: Scenario, _ walked: [RecipeWalks], _ times: PlanningTimes) -> [[Int: Candidate]] {
        var lots = walked.map { _ in [Int: Candidate]() }
        guard times == self.times, other.opening == scenario.opening, other.options == scenario.options else {
            return lots
        }
        for candidate in candidates where candidate.origin != .inProcess && candidate.patient == nil {
            guard walked[candidate.recipe.index].areAsKnown else { continue }
            lots[candidate.recipe.index][candidate.timeline.cell.minutes] = candidate
        }
        return lots
    }
}
