// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// The lots that start, numbered by recipe and start.
struct LotExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    /// Whether lots may be fractional.
    let isRelaxed: Bool

    /// A lot with its candidate.
    struct Extracted {
        let lot: PlannedLot
        let candidate: Candidate
        /// The place of its candidate.
        let number: Int
    }

    /// Lots bytewise by recipe, then by start; names sort as their numbers do.
    var lots: [Extracted] {
        let ordered = Dictionary(grouping: ordered, by: \.element.recipe)
        return problem.scenario.recipes.ids.flatMap { recipe in
            let entries = (ordered[recipe] ?? []).flatMap { index, candidate in
                split(decisions.lots[index], candidate).map { (candidate, $0, size(index, candidate), index) }
            }
            let digits = max(3, String(entries.count).count)
            return entries.enumerated().map { place, entry in
                let number = String(place + 1)
                let padding = String(repeating: "0", count: digits - number.count)
                let name = "\(problem.scenario.recipes[recipe].name)-\(padding)\(number)"
                return Extracted(
                    lot: planned(entry.0, entry.1, entry.2, name: name), candidate: entry.0, number: entry.3)
            }
        }
    }

    /// Candidates by recipe, then start.
    private var ordered: [(offset: Int, element: Candidate)] {
        problem.candidates.enumerated().sorted {
            ($0.element.recipe, $0.element.timeline.start, $0.offset)
                < ($1.element.recipe, $1.element.timeline.start, $1.offset)
        }
    }

    /// So many lots of one start, from the same place.
    private struct Entry {
        let origin: PlannedLot.Origin
        let count: Double
    }

    /// Lots that are pinned or in process one by one, then the others: one by one, or together in a relaxed plan.
    private func split(_ count: Double, _ candidate: Candidate) -> [Entry] {
        guard count > 0 else { return [] }
        let must = Int(min(count, candidate.fewest))
        let rest = (count - Double(must)).rounded(lotsOf: candidate.largestQuantity)
        let given = Array(repeating: Entry(origin: candidate.origin, count: 1), count: must)
        guard rest > 0 else { return given }
        let others = isRelaxed ? [rest] : Array(repeating: 1, count: Int(rest))
        return given + others.map { Entry(origin: .planned, count: $0) }
    }

    /// The size of each lot of a candidate, where it has one of its own.
    private func size(_ index: Int, _ candidate: Candidate) -> Double? {
        guard candidate.sizes != nil, decisions.lots[index] > 0 else { return nil }
        return (decisions.sizes[index] / decisions.lots[index]).rounded(lotsOf: candidate.largestQuantity)
    }

    private func planned(_ candidate: Candidate, _ entry: Entry, _ size: Double?, name: String) -> PlannedLot {
        let scenario = problem.scenario
        let recipe = scenario.recipes[candidate.recipe]
        let timeline = candidate.timeline
        return PlannedLot(
            name: name, recipe: recipe.name, material: scenario.materials[recipe.makes].name, donor: recipe.donor,
            count: entry.count, origin: entry.origin, cell: timeline.cell, start: timeline.start,
            stored: timeline.stored, released: timeline.released,
            gross: (timeline.gross.double * (size ?? 1)).rounded(to: 1e6),
            net: (candidate.sizes?.net(size ?? 1) ?? timeline.net.double).rounded(to: 1e6),
            limitedBy: timeline.limitedBy,
            operations: timeline.operations.map { operation(of: $0, recipe) }.sorted(by: Self.precedes),
            rooms: timeline.roomHolds.map { RoomHold(room: scenario.rooms[$0.room].name, held: $0.held) }
                .sortedBytewise(by: \.room),
            checks: timeline.checks.map {
                PlannedCheck(
                    name: $0.test.map { recipe.release.tests[$0].name } ?? "review", during: $0.during)
            },
            others: recipe.alsoMakes.isEmpty ? nil : timeline.others.map { output($0, size) }, size: size,
            pulls: recipe.release.stability == nil ? nil : candidate.pulls,
            patient: candidate.patient.map { scenario.patients[$0].name })
    }

    private func output(_ times: OutputTimes, _ size: Double?) -> PlannedOutput {
        PlannedOutput(
            material: problem.scenario.materials[times.material].name, stored: times.stored, usable: times.usable,
            quantity: (times.quantity.double * (size ?? 1)).rounded(to: 1e6))
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
            return precedesBytewise(left.operation, right.operation)
        }
        return left.copy < right.copy
    }
}
