// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
import Manufacturing
import Timing

/// A recipe of which no lot can ever finish because calendars and holds do not fit each other.
struct StuckRecipe: Sendable {
    let recipe: String
    /// The hold that breaks most of its starts, else what most of them lack, in plant words.
    let reason: String

    /// The stuck ones among all recipes, from what became of their starts; one of several ways only with all others.
    static func all(of scenario: Scenario, _ outcomes: [[StartOutcome]]) -> [StuckRecipe] {
        let recipes = scenario.recipes.things
        let found = zip(recipes, outcomes).map { ($0.base, stuck($0, $1, scenario)) }
        var told = Set(found.filter { $0.1 == nil }.map(\.0))
        return found.compactMap { told.insert($0).inserted ? $1 : nil }
    }

    private static func stuck(_ recipe: Recipe, _ outcomes: [StartOutcome], _ scenario: Scenario) -> StuckRecipe? {
        guard downUnit(of: recipe, scenario) == nil else { return nil }
        let lost = outcomes.compactMap { if case .lost(let lost) = $0 { lost } else { nil } }
        guard !outcomes.isEmpty, lost.count == outcomes.count, lost.allSatisfy({ isOfCalendars($0.reason) }) else {
            return nil
        }
        let holds = lost.filter { if case .brokenHold = $0.reason { true } else { false } }
        let reasons = (holds.isEmpty ? lost.filter { $0.reason != .startDay } : holds).map(\.text)
        let counts = Dictionary(reasons.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.min { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            StuckRecipe(recipe: recipe.base, reason: $0.key)
        }
    }

    /// Says of each recipe that it needs a unit that is out for the whole horizon, which is a wish and no slip.
    static func notes(_ scenario: Scenario) -> [String] {
        scenario.recipes.things.compactMap { recipe in
            downUnit(of: recipe, scenario).map {
                "recipe \(recipe.name): no lot, as unit \($0) is in maintenance for the whole horizon"
            }
        }
    }

    /// A unit of the recipe all of whose copies are in maintenance from the beginning of the horizon to its end.
    private static func downUnit(of recipe: Recipe, _ scenario: Scenario) -> String? {
        let units = recipe.operations.things.lazy.compactMap { $0.unit.map { scenario.units[$0] } }
        return units.first { unit in
            unit.maintenance.contains {
                $0.count >= unit.count && $0.from.minutes <= 0 && $0.to.minutes >= scenario.horizon.length.minutes
            }
        }?.name
    }

    /// Whether a start is lost to hours that never fit, not to the ends of the horizon or to qualification.
    private static func isOfCalendars(_ reason: LostStart.Reason) -> Bool {
        switch reason {
        case .startDay, .cannotBegin, .brokenHold, .noShift, .understaffedRun, .understaffedCheck, .shortOfInstrument,
            .plateNotPossible:
            true
        case .thawBeforeStart, .notQualified, .instrumentNotQualified, .beyondCalendars, .beyondTail: false
        }
    }
}

extension PlanningStudy {
    /// Recipes of which no lot can ever finish on the calendars of the plant, each with the hold or shift that breaks.
    public var neverFinishing: [Fault] {
        stuck.map { stuck in
            let path = "recipes.\(stuck.recipe)"
            return Fault(
                at: sources[path], path: path, problem: "no lot can ever finish on the calendars: \(stuck.reason)",
                remedy: "open longer, or hold longer")
        }
    }
}
