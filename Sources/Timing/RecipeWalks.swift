// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// What became of a lot of a recipe in every grid cell, and what a recipe that is much the same may take over of it.
public struct RecipeWalks: Sendable {
    /// The outcome of every grid cell in [0, H), in order.
    public let starts: [StartOutcome]
    /// Whether the lots go through plant and tests as those did that were known; what they give may differ.
    public let areAsKnown: Bool
    /// The same before tests, review and output.
    let processes: [Process]
    private let plan: CompiledRecipe

    /// What became of a start up to its storage.
    enum Process: Sendable {
        case stored(LotProcess)
        case lost(LostStart)
    }

    /// Walks all lots of a recipe, or takes over what it has in common with walks of it in another scenario.
    init(of plan: CompiledRecipe, like known: RecipeWalks?, by walk: LotWalk) {
        self.plan = plan
        let likeness = known?.plan.likeness(to: plan.recipe) ?? .other
        var memo = OutputMemo()
        guard let known, likeness != .other else {
            areAsKnown = false
            processes = walk.processes(plan)
            starts = processes.map { walk.outcome(plan, $0, &memo) }
            return
        }
        areAsKnown = likeness != .sameButRelease
        processes = known.processes
        switch likeness {
        case .same: starts = known.starts
        case .sameButOutput:
            starts = zip(known.starts, processes).map { start, process in
                guard case .possible(var timeline) = start, case .stored(let process) = process else { return start }
                let output = memo.result(plan.output, holds: process.holds)
                (timeline.gross, timeline.net, timeline.limitedBy) = (output.gross, output.net, output.limitedBy)
                return .possible(timeline)
            }
        case .sameButRelease, .other: starts = processes.map { walk.outcome(plan, $0, &memo) }
        }
    }

    /// The recipe of another scenario laid out, if its lots are stored alike; nil if they are not.
    func plan(of id: ID<Recipe>, in scenario: Scenario) -> CompiledRecipe? {
        let recipe = scenario.recipes[id]
        return plan.likeness(to: recipe) == .other ? nil : CompiledRecipe(like: plan, recipe, in: scenario)
    }
}

extension LotWalk {
    /// The outcome of every grid cell in [0, H), in order.
    public func starts(of recipe: ID<Recipe>) -> [StartOutcome] { walks(of: recipe).starts }

    /// The same, with what another scenario may take over.
    ///
    /// - Parameters:
    ///   - recipe: Whose lots are walked.
    ///   - known: Walks of the same recipe in a scenario that has the same horizon, calendars, units, rooms, people,
    ///     materials, laboratories and plates; its recipe may differ.
    /// - Returns: The walks.
    public func walks(of recipe: ID<Recipe>, like known: RecipeWalks? = nil) -> RecipeWalks {
        RecipeWalks(of: plans[recipe.index], like: known, by: self)
    }

    func processes(_ plan: CompiledRecipe) -> [RecipeWalks.Process] {
        let step = scenario.horizon.starts.minutes
        guard step > 0 else { return [] }
        return stride(from: 0, to: scenario.horizon.length.minutes, by: step).map {
            let cell = Instant(minutes: $0)
            return process(plan, cell: cell, notBefore: cell)
        }
    }
}
