// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

/// A whole-number column that a dive decides.
struct Decision {
    /// The column.
    let column: Int
    /// When it matters [min]; decisions long apart are not made at once.
    let minute: Int
    /// What it is about; decisions about the same are never made at once.
    let subject: Int
}

/// The whole-number columns in the order in which a dive decides them.
struct SearchOrder {
    /// Decisions about the lots that start in one stretch of time.
    struct Stage {
        /// Set-ups of the buckets that begin in it, by time; the subject is the unit with the material.
        var setUps: [Decision] = []
        /// Lots released by each due date, by time and then by recipe, which is the subject; the starts of these
        /// lots lie in this stage or before.
        var counts: [Decision] = []
        /// Lots by start and then by recipe; the subject is the first room, or the first unit that holds
        /// a key, or the recipe where there is neither.
        var lots: [Decision] = []
    }

    /// Commitments by day; they must be done, so lots come after them.
    let commitments: [Decision]
    /// The stages in time order.
    let stages: [Stage]
    /// All set-ups of units, by time.
    let setUps: [Decision]
    /// The rest, such as packs and orders, by column; the subject is the family with its first key.
    let others: [Decision]
    /// Packs and orders by arrival; the subject is the material.
    let purchases: [Decision]
    /// The first minute of each lot's cell, by place among the lots' columns [min].
    let starts: [Int]
    /// The count columns that a lot adds to, by place among the lots' columns.
    let countsOfLot: [Range<Int>]

    /// The length of a stage [min].
    private static let stageLength = 3 * 7 * 1440

    init(of formulation: Formulation) {
        let problem = formulation.problem
        let variables = formulation.variables
        let programme = formulation.programme
        let starts = problem.candidates.map(\.timeline.cell.minutes)
        self.starts = starts
        var stages = [Stage](
            repeating: Stage(), count: (starts.max() ?? 0) / Self.stageLength + 1)
        let first = variables.lots.columns.lowerBound
        for place in starts.indices.sorted(by: { (starts[$0], $0) < (starts[$1], $1) }) {
            let candidate = problem.candidates[place]
            let subject =
                candidate.rooms.first.map { -1 - $0.room.index }
                ?? candidate.keyedUnit(in: problem.scenario).map { -1 - problem.scenario.rooms.count - $0.index }
                ?? candidate.recipe.index
            stages[max(0, starts[place]) / Self.stageLength].lots.append(
                Decision(column: first + place, minute: starts[place], subject: subject))
        }
        for recipe in problem.scenario.recipes.ids {
            let flow = problem.flows[problem.scenario.recipes[recipe].makes.index]
            // The last start among the lots released by each cut.
            var last = [Int](repeating: 0, count: flow.cuts.count)
            for candidate in problem.candidates where candidate.recipe == recipe {
                guard let cut = flow.cut(closing: candidate.released) else { continue }
                last[cut] = max(last[cut], candidate.timeline.cell.minutes)
            }
            var latest = 0
            for (place, minute) in flow.cuts.enumerated() {
                latest = max(latest, last[place])
                let column = variables.lotCount[recipe, place].index
                stages[latest / Self.stageLength].counts.append(
                    Decision(column: column, minute: minute, subject: recipe.index))
            }
        }
        setUps = Self.setUps(of: formulation)
        for setUp in setUps {
            stages[min(stages.count - 1, max(0, setUp.minute) / Self.stageLength)].setUps.append(setUp)
        }
        for stage in stages.indices { stages[stage].counts.sort { ($0.minute, $0.column) < ($1.minute, $1.column) } }
        self.stages = stages
        countsOfLot = problem.candidates.map { candidate in
            let flow = problem.flows[problem.scenario.recipes[candidate.recipe].makes.index]
            guard let cut = flow.cut(closing: candidate.released) else { return 0..<0 }
            let from = variables.lotCount[candidate.recipe, cut].index
            return from..<(from + flow.cuts.count - cut)
        }
        commitments = problem.errands.indices.sorted {
            (problem.errands[$0].during.from, $0) < (problem.errands[$1].during.from, $1)
        }.map {
            let errand = problem.errands[$0]
            return Decision(
                column: variables.done[$0].index, minute: errand.during.from.minutes, subject: errand.commitment.index)
        }
        purchases = [variables.purchase, variables.ordered].flatMap { family in
            problem.scenario.materials.ids.flatMap { material in
                (0..<family.count(of: material)).compactMap { arrival -> Decision? in
                    let column = family[material, arrival].index
                    guard programme.kinds[column] == .integer else { return nil }
                    return Decision(
                        column: column, minute: problem.arrivals[material.index][arrival], subject: material.index)
                }
            }
        }
        let known = Set(variables.lots.columns).union(variables.lotCount.columns)
            .union(commitments.map(\.column)).union(setUps.map(\.column))
        let kinds = programme.kinds
        others = kinds.indices.filter { kinds[$0] == .integer && !known.contains($0) }.map { column in
            let family = programme.family(of: Variable(column: Int32(column)))
            let key = family?.keys(of: Variable(column: Int32(column))).first ?? 0
            return Decision(column: column, minute: 0, subject: key &* 4096 &+ (family?.id ?? 0))
        }
    }
    private static func setUps(of formulation: Formulation) -> [Decision] {
        guard let family = formulation.programme.variableFamily(named: "set-up") else { return [] }
        let problem = formulation.problem
        return SetUpNeed.all(of: problem).enumerated().map { number, need in
            Decision(
                column: family[number].index, minute: problem.times.buckets[need.bucket].from.minutes,
                subject: need.unit.index * problem.scenario.materials.count + need.setUp.material.index)
        }.sorted { ($0.minute, $0.column) < ($1.minute, $1.column) }
    }
}
