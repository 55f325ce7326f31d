// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Turns settled times into everything a plan needs of a lot.
struct TimelineBuilder {
    let plan: CompiledRecipe
    let hours: PlantHours
    let state: Fixpoint

    /// The lot up to its storage.
    func process(cell: Instant) -> Result<LotProcess, Lost> {
        if let early { return .failure(Lost(reason: early)) }
        var ledger = StaffLedger(hours: hours, room: plan.bookingCount)
        for place in plan.occupancies.indices where !state.isDone[place] { book(place, &ledger) }
        return .success(LotProcess(self, cell: cell, ledger))
    }

    /// The earliest set-up; nil where nothing is left to be done.
    var start: Instant? { state.earliest.map { Instant(minutes: state.setUp[$0]) } }

    /// The end of the last run.
    var stored: Instant { Instant(minutes: latest(plan.lastRuns)) }

    /// The first operation that would take its unit before unit and operation are qualified; what has begun is a fact.
    private var early: LostStart.Reason? {
        for (place, occupancy) in plan.occupancies.enumerated()
        where !state.isDone[place] && place != state.given?.place {
            guard let unit = occupancy.unit, let from = occupancy.qualified, state.setUp[place] < from.minutes
            else { continue }
            return .notQualified(occupancy.operation, unit, from)
        }
        return nil
    }

    /// A lot that is timed but cannot be released.
    struct Lost: Error {
        let reason: LostStart.Reason
    }

    private func interval(_ from: Int, _ to: Int) -> Interval {
        Interval(from: Instant(minutes: from), to: Instant(minutes: to))
    }

    func runs(_ place: Int) -> Range<Int> {
        plan.firstRun[place]..<plan.firstRun[place] + plan.occupancies[place].times
    }

    /// The latest end of some runs; those that were done before the walk count as before everything else.
    private func latest(_ runs: [Int]) -> Int {
        known(runs.reduce(Int.min) { max($0, state.runEnd[$1]) })
    }

    private func known(_ last: Int) -> Int { last > .min / 2 ? last : state.given?.start ?? state.floor }

    /// The latest run end of an operation's copies; what was done before counts from the given run's start.
    func sample(_ operation: ID<Operation>) -> Instant {
        var last = Int.min
        for place in plan.places[operation.index] {
            for run in runs(place) { last = max(last, state.runEnd[run]) }
        }
        return Instant(minutes: known(last))
    }

    /// The same of all operations, by operation index.
    var samples: [Instant] { plan.places.indices.map { sample(ID($0)) } }

    // MARK: Operations, units, rooms

    var operations: [OperationTimes] {
        var result: [OperationTimes] = []
        result.reserveCapacity(plan.runCount)
        for (place, occupancy) in plan.occupancies.enumerated() where !state.isDone[place] {
            let held = hold(place)
            for repetition in 0..<occupancy.times {
                let start = state.run[place] + repetition * occupancy.every
                let end = state.runEnd[plan.firstRun[place] + repetition]
                let isLast = repetition == occupancy.times - 1
                let setUpFrom = repetition == 0 ? state.setUp[place] : start
                result.append(
                    OperationTimes(
                        operation: occupancy.operation,
                        copy: occupancy.copy + repetition,
                        // A lot in process has no set-up left.
                        setUp: interval(setUpFrom, min(start, setUpFrom + setUpLength(place))),
                        run: interval(start, end),
                        clean: isLast ? interval(state.clean[place], state.cleanEnd[place]) : interval(end, end),
                        unit: occupancy.unit,
                        unitHold: held
                    )
                )
            }
        }
        return result.sorted {
            ($0.run.from, $0.operation, $0.copy) < ($1.run.from, $1.operation, $1.copy)
        }
    }

    func setUpLength(_ place: Int) -> Int {
        place == state.given?.place ? 0 : plan.occupancies[place].setUp
    }

    /// From the set-up to the end of the clean, of the last occupancy of a class to the end of the turnaround.
    private func hold(_ place: Int) -> Interval? {
        guard plan.occupancies[place].unit != nil else { return nil }
        let turnaround = plan.order.isLastOfClass[place] ? plan.occupancies[place].turnaround : 0
        return interval(state.setUp[place], state.cleanEnd[place] + turnaround)
    }

    var unitHolds: [UnitHoldTimes] {
        var result: [UnitHoldTimes] = []
        for (place, occupancy) in plan.occupancies.enumerated() where !state.isDone[place] {
            guard let unit = occupancy.unit, let held = hold(place) else { continue }
            result.append(
                UnitHoldTimes(
                    unit: unit, operation: occupancy.operation, held: held, slideDays: slideDays(place)))
        }
        return result.sorted { ($0.unit, $0.held, $0.operation) < ($1.unit, $1.held, $1.operation) }
    }

    /// Whole days that the holds before an occupancy leave, at most those by which its unit slides; none where nothing
    /// of the lot comes before it.
    private func slideDays(_ place: Int) -> Int {
        let most = plan.occupancies[place].slideDays
        let edges = plan.edges[plan.edgesInto[place]]
        guard most > 0, !edges.isEmpty else { return 0 }
        var slack = most * 1440
        for edge in edges {
            // What began before the lot was taken over has no time left that is known.
            guard !state.isDone[edge.predecessor] else { return 0 }
            guard let hold = edge.hold else { continue }
            let end = state.runEnd[plan.firstRun[edge.predecessor] + edge.repetition]
            slack = min(slack, hold - (state.run[place] - end))
        }
        return max(0, slack) / 1440
    }

    func unitDays(_ holds: [UnitHoldTimes]) -> [UnitDayMinutes] {
        var days: [UnitDayMinutes] = []
        days.reserveCapacity(2 * holds.count)
        for hold in holds where hold.held.to > .start {
            let (from, to) = (max(hold.held.from.minutes, 0), hold.held.to.minutes)
            var passed = hours.openMinutes(of: hold.unit, before: from)
            for day in from.day...max(from, to - 1).day {
                let next = hours.openMinutes(of: hold.unit, before: min(to, (day + 1) * 1440))
                if next > passed { Self.add(next - passed, hold, day, to: &days) }
                passed = next
            }
        }
        return days
    }

    /// Adds minutes of a day where they belong by unit, day and days to slide.
    private static func add(_ minutes: Int, _ hold: UnitHoldTimes, _ day: Int, to days: inout [UnitDayMinutes]) {
        let key = (hold.unit, day, hold.slideDays)
        // Holds come by unit, then start, so the place is at the end or close to it.
        var place = days.count
        while place > 0, (days[place - 1].unit, days[place - 1].day, days[place - 1].slideDays) > key { place -= 1 }
        if place > 0, (days[place - 1].unit, days[place - 1].day, days[place - 1].slideDays) == key {
            days[place - 1] = UnitDayMinutes(
                unit: hold.unit, day: day, minutes: days[place - 1].minutes + minutes, slideDays: hold.slideDays)
        } else {
            days.insert(
                UnitDayMinutes(unit: hold.unit, day: day, minutes: minutes, slideDays: hold.slideDays), at: place)
        }
    }

    /// From the first set-up to the last clean of the operations that name a room, and its turnaround.
    var roomHolds: [RoomHoldTimes] {
        var spans: [(room: ID<Room>, from: Int, to: Int, turnaround: Int)] = []
        for (place, occupancy) in plan.occupancies.enumerated() {
            guard let room = occupancy.room else { continue }
            // A room that a finished operation was in is held at least since the given run began.
            let from = state.isDone[place] ? state.given?.start ?? state.floor : state.setUp[place]
            let to = state.isDone[place] ? .min : state.cleanEnd[place]
            if let known = spans.firstIndex(where: { $0.room == room }) {
                spans[known].from = min(spans[known].from, from)
                spans[known].to = max(spans[known].to, to)
            } else {
                spans.append((room, from, to, occupancy.roomTurnaround))
            }
        }
        return spans.filter { $0.to > .min }.sorted { $0.room < $1.room }.map { span in
            RoomHoldTimes(room: span.room, held: interval(span.from, span.to + span.turnaround))
        }
    }

    // MARK: Output

    /// Minutes from the end of each copy's run to the run its product goes to, for the steps that lose.
    var holds: [Int] {
        var result: [Int] = []
        for step in plan.output.lossySteps {
            for copy in 0..<plan.output.chain[step].copies { result.append(held(step, copy)) }
        }
        return result
    }

    /// Minutes from the end of a copy's run to the start of the run its product goes to, at least those allowed for.
    private func held(_ step: Int, _ copy: Int) -> Int {
        let (here, next) = (plan.output.chain[step], plan.output.chain[step + 1])
        let from = plan.places[here.operation.index]
        let to = plan.places[next.operation.index]
        let source = from.count == 1 ? (place: from.lowerBound, run: copy) : (place: from.lowerBound + copy, run: 0)
        let target = to.count > copy ? to.lowerBound + copy : to.lowerBound
        // What was held before a lot in process was taken over is not known and counts as nothing.
        guard !state.isDone[source.place], !state.isDone[target] else { return 0 }
        return max(here.allowance, state.run[target] - state.runEnd[plan.firstRun[source.place] + source.run])
    }
}
