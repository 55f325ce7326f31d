// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
package import Manufacturing

/// A lot on its way to a place among others: its walk, with bounds from outside that only rise.
///
/// It begins where the lot would be alone. Whoever finds something taken holds the occupancy concerned until it is free
/// and lets the lot settle again; without bounds it settles as the plan has it.
package struct LotPlacing: Sendable {
    private let plan: CompiledRecipe
    private let scenario: Scenario
    private let hours: PlantHours
    private var state: Fixpoint
    private let cell: Instant
    /// The stays that are left to be done, in the order in which the lot is walked.
    package let places: [Int]

    init(_ plan: CompiledRecipe, scenario: Scenario, hours: PlantHours, cell: Instant, notBefore: Int) {
        self.plan = plan
        self.scenario = scenario
        self.hours = hours
        self.cell = cell
        state = Fixpoint(plan, floor: notBefore, cellEnd: nil)
        places = plan.order.sequence
    }

    init(_ plan: CompiledRecipe, scenario: Scenario, hours: PlantHours, lot: Opening.LotInProcess, started: Int) {
        self.plan = plan
        self.scenario = scenario
        self.hours = hours
        cell = lot.started
        let isDone = plan.done(before: lot.operation)
        state = Fixpoint(
            plan, floor: 0, cellEnd: nil, given: (plan.places[lot.operation.index].lowerBound, started), isDone: isDone)
        places = plan.order.sequence.filter { !isDone[$0] }
    }

    /// One stay of the lot on a unit, or in no unit at all, as it is now; minutes from the horizon's start.
    package struct Stay: Sendable {
        /// The operation.
        package let operation: ID<Operation>
        /// The number of its first copy, from 1.
        package let copy: Int
        /// The unit class, if any.
        package let unit: ID<UnitClass>?
        /// The room, if any.
        package let room: ID<Room>?
        /// Start of the set-up.
        package let from: Int
        /// Start of the first run.
        package let run: Int
        /// Start of the clean.
        package let clean: Int
        /// End of the clean.
        package let to: Int
        /// Whether it is the lot's last of its class, which the turnaround follows.
        package let isLastOfClass: Bool
        /// Whether its run had begun before the horizon.
        package let isFact: Bool
    }

    /// People who attend one part of a stay.
    package struct Attendance: Sendable {
        /// Which part, and of which repetition of the run.
        package enum Part: Sendable { case setUp, run(Int), clean }
        /// The pool.
        package let pool: ID<StaffPool>
        /// The part.
        package let part: Part
        /// First minute.
        package let from: Int
        /// Minute after the last.
        package let to: Int
        /// How many at once.
        package let people: Double
    }

    /// Why a lot does not settle.
    package enum Trouble: Error, Sendable {
        /// A part of an operation fits no open hours any more.
        case noHours(ID<Operation>)
        /// No run of an operation holds its work any more.
        case tooFew(ID<Operation>, ID<StaffPool>)
        /// A hold after a run that has begun cannot be kept.
        case begun(ID<Operation>)
        /// The holds push each other on without end.
        case unsettled(ID<Operation>)
    }

    /// Moves every occupancy on until all rules within the lot are kept.
    package mutating func settle() throws(Trouble) {
        guard let stop = state.solve() else { return }
        switch stop {
        case .pushedOut(let place), .unsettled(let place): throw .unsettled(plan.occupancies[place].operation)
        case .noHours(let place, _): throw .noHours(plan.occupancies[place].operation)
        case .tooFew(let place, let pool): throw .tooFew(plan.occupancies[place].operation, pool)
        case .begun(let edge): throw .begun(plan.occupancies[plan.edges[edge].predecessor].operation)
        }
    }

    /// A stay as it is now.
    package func stay(_ place: Int) -> Stay {
        let occupancy = plan.occupancies[place]
        return Stay(
            operation: occupancy.operation, copy: occupancy.copy, unit: occupancy.unit, room: occupancy.room,
            from: state.setUp[place], run: state.run[place], clean: state.clean[place], to: state.cleanEnd[place],
            isLastOfClass: plan.order.isLastOfClass[place], isFact: state.given?.place == place)
    }

    /// Whether something that was done before the horizon used a unit.
    package func wasOn(_ unit: ID<UnitClass>) -> Bool {
        plan.occupancies.indices.contains { state.isDone[$0] && plan.occupancies[$0].unit == unit }
    }

    /// Whether something that was done before the horizon was in a room.
    package func wasIn(_ room: ID<Room>) -> Bool {
        plan.occupancies.indices.contains { state.isDone[$0] && plan.occupancies[$0].room == room }
    }

    /// The earliest set-up.
    package var start: Int {
        places.isEmpty ? cell.minutes : places.reduce(Int.max) { min($0, state.setUp[$1]) }
    }

    // MARK: Bounds

    /// The set-up of a stay does not begin before a minute.
    package mutating func holdSetUp(_ place: Int, until minute: Int) { state.holdSetUp(place, until: minute) }

    /// The first run of a stay does not begin before a minute.
    package mutating func holdRun(_ place: Int, until minute: Int) { state.holdRun(place, until: minute) }

    /// The clean of a stay does not begin before a minute; answers whether there is one.
    package mutating func holdClean(_ place: Int, until minute: Int) -> Bool {
        state.holdClean(place, until: minute)
    }

    /// How far a repetition of a stay's run begins after the first.
    package func offset(_ place: Int, repetition: Int) -> Int { repetition * plan.occupancies[place].every }

    // MARK: People

    /// The people who attend a stay throughout.
    package func attendance(_ place: Int) -> [Attendance] {
        let occupancy = plan.occupancies[place]
        guard !occupancy.heads.isEmpty else { return [] }
        var result: [Attendance] = []
        let isFact = state.given?.place == place
        for need in occupancy.heads {
            addHeads(need, place, isFact, &result)
        }
        return result
    }

    private func addHeads(_ need: HeadsNeed, _ place: Int, _ isFact: Bool, _ result: inout [Attendance]) {
        let builder = TimelineBuilder(plan: plan, hours: hours, state: state)
        let occupancy = plan.occupancies[place]
        for stretch in builder.attended(place, hasSetUp: builder.setUpLength(place) > 0)
        where stretch.from < stretch.to && (stretch.from >= 0 || !isFact) {
            var part = Attendance.Part.run(stretch.repetition)
            if stretch.to <= state.run[place] { part = .setUp }
            if stretch.from >= state.clean[place], occupancy.clean > 0 { part = .clean }
            result.append(
                Attendance(
                    pool: need.pool, part: part, from: stretch.from, to: stretch.to, people: Double(need.count)))
        }
    }

    // MARK: Result

    /// The lot as it has settled, with everything it takes and gives.
    package func timeline() -> StartOutcome {
        var memo = OutputMemo()
        let lot = TimelineBuilder(plan: plan, hours: hours, state: state).process(cell: cell).flatMap {
            $0.timeline(plan, scenario: scenario, hours: hours, memo: &memo)
        }
        switch lot {
        case .success(let timeline): return .possible(timeline)
        case .failure(let failure):
            let text = LostStartText(scenario: scenario, recipe: plan.recipe).text(failure.reason)
            return .lost(LostStart(cell: cell, reason: failure.reason, text: text))
        }
    }
}
