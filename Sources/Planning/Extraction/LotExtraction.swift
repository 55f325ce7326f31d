// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// The lots that start, numbered by recipe and start.
struct LotExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions

    /// A lot with its candidate.
    struct Extracted {
        let lot: PlannedLot
        let candidate: Candidate
    }

    /// Lots bytewise by recipe, then by start.
    var lots: [Extracted] {
        var result: [Extracted] = []
        var number = 0
        var recipe: ID<Recipe>?
        for (index, candidate) in ordered where decisions.lots[index] > 0 {
            if candidate.recipe != recipe {
                recipe = candidate.recipe
                number = 0
            }
            for (origin, count) in Self.split(decisions.lots[index], candidate) {
                number += 1
                result.append(
                    Extracted(
                        lot: planned(candidate, origin: origin, number: number, count: count), candidate: candidate))
            }
        }
        return result
    }

    /// Candidates by recipe, then start.
    private var ordered: [(offset: Int, element: Candidate)] {
        problem.candidates.enumerated().sorted {
            ($0.element.recipe, $0.element.timeline.start, $0.offset)
                < ($1.element.recipe, $1.element.timeline.start, $1.offset)
        }
    }

    /// Whole lots one by one, those that are pinned or in process first, and what is left of a fraction.
    private static func split(
        _ count: Double, _ candidate: Candidate
    ) -> [(origin: PlannedLot.Origin, count: Double)] {
        let whole = Int(count.rounded(.down))
        let must = min(whole, Int(candidate.fewest))
        let rest = (count - Double(whole)).rounded(to: 1e9)
        return Array(repeating: (candidate.origin, 1), count: must)
            + Array(repeating: (.planned, 1), count: whole - must) + (rest > 0 ? [(.planned, rest)] : [])
    }

    private func planned(
        _ candidate: Candidate, origin: PlannedLot.Origin, number: Int, count: Double
    ) -> PlannedLot {
        let scenario = problem.scenario
        let recipe = scenario.recipes[candidate.recipe]
        let timeline = candidate.timeline
        let digits = String(number)
        let name = recipe.name + "-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return PlannedLot(
            name: name, recipe: recipe.name, material: scenario.materials[recipe.makes].name, donor: recipe.donor,
            count: count, origin: origin, cell: timeline.cell, start: timeline.start,
            stored: timeline.stored, released: timeline.released, gross: timeline.gross.double.rounded(to: 1e6),
            net: timeline.net.double.rounded(to: 1e6), limitedBy: timeline.limitedBy,
            operations: timeline.operations.map { operation(of: $0, recipe) }.sorted(by: Self.precedes),
            rooms: timeline.roomHolds.map { RoomHold(room: scenario.rooms[$0.room].name, held: $0.held) }
                .sorted { $0.room.utf8.lexicographicallyPrecedes($1.room.utf8) },
            checks: timeline.checks.map {
                PlannedCheck(
                    name: $0.test.map { recipe.release.tests[$0].name } ?? "review", during: $0.during)
            })
    }

    private func operation(of times: OperationTimes, _ recipe: Recipe) -> PlannedOperation {
        let operation = recipe.operations[times.operation]
        return PlannedOperation(
            operation: operation.name, copy: times.copy,
            unit: operation.unit.map { problem.scenario.units[$0].name }, setUp: times.setUp, run: times.run,
            clean: times.clean, unitHold: times.unitHold)
    }

    private static func precedes(_ left: PlannedOperation, _ right: PlannedOperation) -> Bool {
        if left.run.from != right.run.from { return left.run.from < right.run.from }
        if left.operation != right.operation {
            return left.operation.utf8.lexicographicallyPrecedes(right.operation.utf8)
        }
        return left.copy < right.copy
    }
}
