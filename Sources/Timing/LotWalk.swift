// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// Walks lots through the calendars, each alone on an otherwise empty plant.
public struct LotWalk: Sendable {
    let scenario: Scenario
    private let hours: PlantHours
    let plans: [CompiledRecipe]
    /// The length of a grid cell [min].
    private let step: Int

    /// Lays out all recipes of a scenario, and takes over what walks of another one have laid out alike.
    ///
    /// - Parameters:
    ///   - scenario: The scenario.
    ///   - hours: Its open hours.
    ///   - known: Walks by recipe, as ``walks(of:like:)`` takes them.
    public init(scenario: Scenario, hours: PlantHours, like known: [RecipeWalks]? = nil) {
        self.scenario = scenario
        self.hours = hours
        plans = scenario.recipes.ids.map { id in
            known.flatMap { $0.indices.contains(id.index) ? $0[id.index].plan(of: id, in: scenario) : nil }
                ?? CompiledRecipe(id, scenario: scenario, hours: hours)
        }
        step = max(scenario.horizon.starts.minutes, 1)
    }

    private init(scenario: Scenario, hours: PlantHours, plans: [CompiledRecipe], step: Int) {
        self.scenario = scenario
        self.hours = hours
        self.plans = plans
        self.step = step
    }

    /// The lot of a recipe that starts as early as it can from the first minute of a grid cell, and within it.
    ///
    /// Whether it is released before the end of the tail is not looked at: see ``PlanningTimes/within(_:)``.
    public func walk(_ recipe: ID<Recipe>, cell: Instant) -> StartOutcome {
        var memo = OutputMemo()
        return walk(recipe, cell: cell, notBefore: cell, memo: &memo)
    }

    /// The same for a lot that cannot begin before an instant, such as the arrival of a patient's cells.
    public func walk(_ recipe: ID<Recipe>, cell: Instant, notBefore: Instant) -> StartOutcome {
        var memo = OutputMemo()
        return walk(recipe, cell: cell, notBefore: notBefore, memo: &memo)
    }

    private func walk(
        _ recipe: ID<Recipe>, cell: Instant, notBefore: Instant, memo: inout OutputMemo
    ) -> StartOutcome {
        let plan = plans[recipe.index]
        return outcome(plan, process(plan, cell: cell, notBefore: notBefore), &memo)
    }

    /// A lot up to its storage.
    func process(_ plan: CompiledRecipe, cell: Instant, notBefore: Instant) -> RecipeWalks.Process {
        let date = scenario.horizon.start.adding(days: cell.minutes.day)
        guard plan.recipe.startDays.contains(date.weekday) else { return .lost(lost(plan, cell, .startDay)) }
        var cellEnd = cell.minutes.addingSaturated(step)
        let horizonEnd = scenario.horizon.length.minutes
        if cell.minutes < horizonEnd { cellEnd = min(cellEnd, horizonEnd) }
        var state = Fixpoint(plan, floor: max(cell.minutes, notBefore.minutes), cellEnd: cellEnd)
        let stop = state.solve()
        return process(plan, cell, stop, state)
    }

    /// What is left of a lot in process: its named operation began at a given instant, the rest from minute 0 on.
    public func walk(_ lot: Opening.LotInProcess) -> StartOutcome {
        let plan = plans[lot.recipe.index]
        let place = plan.places[lot.operation.index].lowerBound
        var state = Fixpoint(
            plan,
            floor: 0,
            cellEnd: nil,
            given: (place, min(max(lot.started.minutes, -Self.mostMinutes), 0)),
            isDone: plan.done(before: lot.operation)
        )
        let stop = state.solve()
        var memo = OutputMemo()
        return outcome(plan, process(plan, lot.started, stop, state), &memo)
    }

    /// A lot that is to be placed among others, no earlier than an instant.
    package func placing(_ recipe: ID<Recipe>, cell: Instant, notBefore: Instant) -> LotPlacing {
        LotPlacing(
            plans[recipe.index], scenario: scenario, hours: hours, cell: cell, notBefore: notBefore.minutes)
    }

    /// What is left of a lot in process, to be placed among others.
    package func placing(_ lot: Opening.LotInProcess) -> LotPlacing {
        LotPlacing(
            plans[lot.recipe.index], scenario: scenario, hours: hours, lot: lot,
            started: min(max(lot.started.minutes, -Self.mostMinutes), 0))
    }

    /// In how many days of the horizon a lot of a recipe could start by itself, were every day a cell; by ``starts(of:)``
    /// where it is.
    public func possibleDays(of recipe: ID<Recipe>, until end: Instant) -> Int {
        let day = LotWalk(scenario: scenario, hours: hours, plans: plans, step: 1440)
        var memo = OutputMemo()
        return stride(from: 0, to: scenario.horizon.length.minutes, by: 1440).count {
            let cell = Instant(minutes: $0)
            let outcome = day.walk(recipe, cell: cell, notBefore: cell, memo: &memo)
            return outcome.timeline.map { $0.released <= end } ?? false
        }
    }

    /// No lot in process began longer ago than this.
    private static let mostMinutes = 1 << 40

    private func process(
        _ plan: CompiledRecipe, _ cell: Instant, _ stop: Fixpoint.Stop?, _ state: consuming Fixpoint
    ) -> RecipeWalks.Process {
        if let stop {
            return .lost(lost(plan, cell, stop, state))
        }
        let builder = TimelineBuilder(plan: plan, hours: hours, state: state)
        switch builder.process(cell: cell) {
        case .success(let process): return .stored(process)
        case .failure(let failure): return .lost(lost(plan, cell, failure.reason))
        }
    }

    /// What becomes of a lot that is stored, or cannot be.
    func outcome(_ plan: CompiledRecipe, _ process: RecipeWalks.Process, _ memo: inout OutputMemo) -> StartOutcome {
        switch process {
        case .lost(let lost): return .lost(lost)
        case .stored(let stored):
            switch stored.timeline(plan, scenario: scenario, hours: hours, memo: &memo) {
            case .success(let timeline): return .possible(timeline)
            case .failure(let failure): return .lost(lost(plan, stored.cell, failure.reason))
            }
        }
    }

    // Neither is inlined: who tells a reason takes a copy of the scenario, and most lots are not lost.
    @inline(never)
    private func lost(
        _ plan: CompiledRecipe, _ cell: Instant, _ stop: Fixpoint.Stop, _ state: Fixpoint
    ) -> LostStart {
        let explanation = Explanation(plan: plan, scenario: scenario, hours: hours)
        return lost(plan, cell, explanation.reason(stop, state))
    }

    @inline(never)
    private func lost(_ plan: CompiledRecipe, _ cell: Instant, _ reason: LostStart.Reason) -> LostStart {
        let text = LostStartText(scenario: scenario, recipe: plan.recipe).text(reason)
        return LostStart(cell: cell, reason: reason, text: text)
    }
}

extension CompiledRecipe {
    /// Which occupancies are done when an operation has begun: all copies of all it follows, directly or through others.
    func done(before operation: ID<Operation>) -> [Bool] {
        var isDone = [Bool](repeating: false, count: occupancies.count)
        var seen = [Bool](repeating: false, count: places.count)
        var open = [operation]
        while let next = open.popLast() {
            for before in Self.predecessors(recipe.operations[next]) where !seen[before.index] {
                seen[before.index] = true
                for place in places[before.index] { isDone[place] = true }
                open.append(before)
            }
        }
        return isDone
    }
}
