// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// The numbers of units and rooms that lots hold.
struct HoldNumbers {
    /// A stay on a unit: a copy of an operation, or all copies of a repeated one under the first.
    struct Stay: Hashable {
        let lot: Int
        let operation: ID<Operation>
        let copy: Int
    }

    /// Numbers by stay.
    private(set) var units: [Stay: Int] = [:]
    /// Numbers by lot and place among its rooms.
    private(set) var rooms: [[Int]]

    init(_ problem: SchedulingProblem, _ lots: [(job: LotJob, lot: PlacedLot)]) {
        let scenario = problem.scenario
        let fixed = FixedHolds(problem: problem)
        rooms = lots.map { $0.lot.timeline.roomHolds.map { _ in 1 } }
        var owners = [[Stay]](repeating: [], count: scenario.units.count)
        var holds = [[Numbering.Hold]](repeating: [], count: scenario.units.count)
        for (index, one) in lots.enumerated() {
            let recipe = scenario.recipes[one.job.recipe]
            for times in one.lot.timeline.operations {
                guard let unit = times.unit, let held = times.unitHold else { continue }
                let stay = Self.stay(index, times, recipe)
                guard units[stay] == nil else { continue }
                units[stay] = 1
                let owner = owners[unit.index].count
                owners[unit.index].append(stay)
                holds[unit.index].append(
                    .init(from: max(0, held.from.minutes), to: held.to.minutes, owner: owner))
            }
        }
        for unit in scenario.units.ids where scenario.units[unit].sharing == nil {
            let numbers = Numbering.numbers(
                fixed.holds(of: unit) + holds[unit.index], owners: owners[unit.index].count)
            for (owner, stay) in owners[unit.index].enumerated() { units[stay] = numbers[owner] }
        }
        for room in scenario.rooms.ids where scenario.rooms[room].sharing == nil {
            var own: [(lot: Int, place: Int)] = []
            var holds = fixed.holds(of: room)
            for (index, one) in lots.enumerated() {
                for (place, hold) in one.lot.timeline.roomHolds.enumerated() where hold.room == room {
                    holds.append(
                        .init(from: max(0, hold.held.from.minutes), to: hold.held.to.minutes, owner: own.count))
                    own.append((index, place))
                }
            }
            let numbers = Numbering.numbers(holds, owners: own.count)
            for (owner, hold) in own.enumerated() { rooms[hold.lot][hold.place] = numbers[owner] }
        }
    }

    /// The stay that a copy of an operation is part of.
    static func stay(_ lot: Int, _ times: OperationTimes, _ recipe: Recipe) -> Stay {
        if case .repeated = recipe.operations[times.operation].pattern {
            return Stay(lot: lot, operation: times.operation, copy: 1)
        }
        return Stay(lot: lot, operation: times.operation, copy: times.copy)
    }
}
