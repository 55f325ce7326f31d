// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Finds the earliest place of one lot among those that have theirs.
///
/// The lot begins where it would be alone. What finds its unit, room, people or material taken is held until they are
/// free, the lot settles again by its own rules, and so on until nothing is in the way: bounds only rise.
struct LotPlacer {
    let problem: SchedulingProblem
    let base: PlantReading
    let job: LotJob
    private let way: LotJob.Way
    var placing: LotPlacing
    var waits: [Wait] = []

    var scenario: Scenario { problem.scenario }

    /// Rounds after which a lot is given up, and days by which hours, laboratories and instruments may move it.
    private static let mostRounds = 3000
    private static let mostDays = 60

    init(_ problem: SchedulingProblem, _ base: PlantReading, _ job: LotJob, variant: Int) {
        self.problem = problem
        self.base = base
        self.job = job
        way = job.ways[min(variant, job.ways.count - 1)]
        if let process = job.process {
            placing = problem.walk.placing(process)
        } else {
            placing = problem.walk.placing(
                job.recipe, cell: job.lot.cell, notBefore: Instant(minutes: way.floor))
        }
    }

    /// Takes the place in the plant, or leaves the plant as it was.
    mutating func place(in plant: inout PlantState) -> Result<PlacedLot, Hindrance> {
        let mark = plant.mark
        do throws(Hindrance) {
            return .success(try search(&plant, mark))
        } catch {
            plant.undo(to: mark)
            return .failure(error)
        }
    }

    private mutating func search(_ plant: inout PlantState, _ mark: Int) throws(Hindrance) -> PlacedLot {
        var days = 0
        for round in 0..<Self.mostRounds {
            do throws(LotPlacing.Trouble) {
                try placing.settle()
            } catch {
                throw .walk(error, waits)
            }
            if round == 0, putOff() { continue }
            if job.process == nil {
                if let latest = job.latestStart, placing.start > latest { throw .window(latest: latest, waits) }
                if let next = nextStartDay(placing.start) {
                    hold(until: next, .startDay)
                    continue
                }
            }
            guard placing.start <= job.latestRelease else { throw .release(latest: job.latestRelease, waits) }
            if try occupy(&plant) {
                plant.undo(to: mark)
                continue
            }
            let timeline: LotTimeline
            switch placing.timeline() {
            case .possible(let found): timeline = found
            case .lost(let why): throw .lost(why.text)
            }
            guard timeline.released.minutes <= job.latestRelease else {
                throw .release(latest: job.latestRelease, waits)
            }
            if let leaves = job.diverted.map(\.leaves).min(), timeline.stored.minutes > leaves {
                throw .release(latest: leaves, waits)
            }
            try keepsCampaigns(timeline)
            if let awaited = book(timeline, &plant) {
                plant.undo(to: mark)
                days += 1
                guard days <= Self.mostDays, job.process == nil else { throw .never(awaited) }
                hold(until: (placing.start / 1440 + 1) * 1440, awaited)
                continue
            }
            let net = net(of: timeline)
            supply(timeline, net, &plant)
            return PlacedLot(timeline: timeline, net: net, waits: waits)
        }
        throw .gaveUp(waits)
    }

    /// Puts off the operation that waits longer than it must.
    private mutating func putOff() -> Bool {
        guard let delayed = way.delayed, way.delay > 0 else { return false }
        for place in placing.places where placing.stay(place).operation == delayed {
            placing.holdRun(place, until: placing.stay(place).run + way.delay)
        }
        return true
    }

    /// The next day on which the recipe may start, where it may not on that of a minute.
    private func nextStartDay(_ start: Int) -> Int? {
        let days = scenario.recipes[job.recipe].startDays
        let first = max(0, start) / 1440
        for day in first..<(first + 7) where days.contains(scenario.horizon.start.adding(days: day).weekday) {
            return day == first ? nil : day * 1440
        }
        return nil
    }

    private mutating func hold(until minute: Int, _ awaited: Awaited) {
        note(awaited, nil, placing.start, minute)
        for place in placing.places { placing.holdSetUp(place, until: minute) }
    }

    mutating func note(_ awaited: Awaited, _ stay: LotPlacing.Stay?, _ from: Int, _ until: Int) {
        waits.append(
            Wait(awaited: awaited, operation: stay?.operation, copy: stay?.copy ?? 1, from: from, until: until))
    }

    func keepsCampaigns(_ timeline: LotTimeline) throws(Hindrance) {
        for fixed in job.campaigns {
            let holds =
                fixed.kind == .room
                ? timeline.roomHolds.filter { $0.room.index == fixed.index }.map(\.held)
                : timeline.unitHolds.filter { $0.unit.index == fixed.index }.map(\.held)
            guard holds.map(\.from).min() == fixed.held.from, holds.map(\.to).max() == fixed.held.to else {
                throw .campaign(fixed.kind, fixed.index, waits)
            }
        }
    }
}
