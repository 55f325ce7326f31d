// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Sequencing
import Timing

/// The lots of a plan, each at its place or without one; lots can be taken off and placed anew.
struct LotBoard: JobPlacer {
    /// A lot that was tried: its place with all that it takes, or why it has none; one for all copies of the board.
    final class Place: Sendable {
        let outcome: Result<PlacedLot, Hindrance>
        let cost: Int?
        fileprivate let changes: [PlantState.Change]

        fileprivate init(outcome: Result<PlacedLot, Hindrance>, cost: Int?, changes: [PlantState.Change]) {
            self.outcome = outcome
            self.cost = cost
            self.changes = changes
        }
    }

    let problem: SchedulingProblem
    let base: PlantReading
    private var plant: PlantState
    private(set) var places: [Place?]
    /// From start to release where a lot that is no fact has a place, else a stretch that meets none [min].
    private var stays: [(from: Int, to: Int)]
    /// Lots that are no facts.
    private let isFree: [Bool]
    /// Materials of which something was taken off, with the least that there was before.
    private var unsettled: [(material: Int, lowest: Double)] = []

    /// Places the lots in process, which are facts.
    init(_ problem: SchedulingProblem) {
        self.problem = problem
        base = PlantReading(problem)
        plant = PlantState(base)
        places = [Place?](repeating: nil, count: problem.jobs.count)
        stays = [(from: Int, to: Int)](repeating: Self.nowhere, count: problem.jobs.count)
        isFree = problem.jobs.map { $0.process == nil }
        for job in problem.firstOrder where !isFree[job] { place(job, variant: 0) }
    }

    private static let nowhere = (from: Int.max, to: Int.min)

    private mutating func set(_ place: Place?, of job: Int) {
        places[job] = place
        stays[job] = Self.nowhere
        guard isFree[job], case .success(let lot)? = place?.outcome else { return }
        stays[job] = (lot.timeline.start.minutes, lot.timeline.released.minutes)
    }

    /// The other lots, in the order in which they are placed first.
    var order: [Int] { problem.firstOrder.filter { isFree[$0] } }

    func cost(of job: Int) -> Int? { places[job]?.cost }

    mutating func place(_ job: Int, variant: Int) {
        let mark = plant.mark
        var outcome = place(job, variant)
        // Who finds no place in the way that was asked for may find one in another.
        for other in [0, problem.jobs[job].widest] where other != variant {
            guard case .failure = outcome else { break }
            outcome = place(job, other)
        }
        var cost: Int?
        if case .success(let placed) = outcome {
            let timeline = placed.timeline
            cost = problem.jobs[job].cost(start: timeline.start.minutes, released: timeline.released.minutes)
        }
        set(Place(outcome: outcome, cost: cost, changes: plant.handOver(from: mark)), of: job)
    }

    private mutating func place(_ job: Int, _ variant: Int) -> Result<PlacedLot, Hindrance> {
        var placer = LotPlacer(problem, base, problem.jobs[job], variant: variant)
        return placer.place(in: &plant)
    }

    mutating func remove(_ job: Int) -> Place {
        guard let place = places[job] else {
            return Place(outcome: .failure(.gaveUp([])), cost: nil, changes: [])
        }
        for case .stock(let material, let amount, _) in place.changes
        where amount > 0 && !unsettled.contains(where: { $0.material == material }) {
            unsettled.append((material, plant.stock[material].lowest))
        }
        plant.give(place.changes)
        set(nil, of: job)
        return place
    }

    mutating func restore(_ job: Int, to place: Place) {
        plant.take(again: place.changes)
        set(place, of: job)
        // What was before was sound.
        unsettled.removeAll(keepingCapacity: true)
    }

    /// Lots that were placed where others had counted on what they give: nobody must go short by that.
    mutating func settles() -> Bool {
        defer { unsettled.removeAll(keepingCapacity: true) }
        return unsettled.allSatisfy { plant.stock[$0.material].lowest >= min(0, $0.lowest) }
    }

    func rivals(of job: Int) -> [Int] {
        guard let place = places[job] else { return [] }
        let waits: [Wait]
        switch place.outcome {
        case .success(let lot): waits = lot.waits
        case .failure(let why): waits = why.waits
        }
        let from = waits.reduce(Int.max) { min($0, $1.from) }
        let to = waits.reduce(Int.min) { max($0, $1.until) }
        return places.indices.filter { other in
            guard stays[other].from < to, stays[other].to > from, other != job,
                case .success(let lot)? = places[other]?.outcome
            else { return false }
            return waits.contains { lot.isInTheWay(of: $0) }
        }
    }
}

extension PlacedLot {
    /// Whether a lot has what another one waited for, while it waited.
    func isInTheWay(of wait: Wait) -> Bool {
        func meets(_ held: Interval) -> Bool { held.from.minutes < wait.until && wait.from < held.to.minutes }
        switch wait.awaited {
        case .unit(let index): return timeline.unitHolds.contains { $0.unit.index == index && meets($0.held) }
        case .room(let index): return timeline.roomHolds.contains { $0.room.index == index && meets($0.held) }
        case .people(let index), .hours(let index):
            return timeline.hasWork { $0.pool.index == index && meets($0.during) }
        case .laboratory(let index):
            return timeline.sendings.contains {
                $0.laboratory.index == index && wait.from < $0.arrives.minutes + 10080
                    && $0.arrives.minutes < wait.until + 10080
            }
        case .instrument(let index):
            return timeline.unitHolds.contains { $0.unit.index == index && meets($0.held) }
                || timeline.instruments.contains { $0.unit.index == index && meets($0.during) }
        case .material(let index): return timeline.uses.contains { $0.material.index == index }
        case .startDay: return false
        }
    }
}
