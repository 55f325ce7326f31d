// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What demand lines get when lots pass or fail, pegged first due, first served; told after the plan.
///
/// Only for counted materials without daily loss of which some lot may fail, and never for a relaxed plan.
struct RiskExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    let books: [StockBook]
    /// The lots of the plan with their candidates.
    let lots: [LotExtraction.Extracted]

    /// A lot as it passes or fails.
    private struct Chance {
        let released: Int
        let gives: Int
        let net: Double
        let pass: Double
    }

    /// Risks by line.
    var risks: [LineRisk] {
        problem.scenario.materials.ids.flatMap(risks(of:)).sortedBytewise(by: \.line)
    }

    private func risks(of material: ID<Material>) -> [LineRisk] {
        let about = problem.scenario.materials[material]
        let chances = chances(of: material)
        guard about.isCounted, about.lossPerDay.isZero, chances.contains(where: { $0.pass < 1 }) else { return [] }
        let lines = problem.demand.indices.filter { problem.demand[$0].line.material == material }
            .sorted { isServed($0, before: $1) }
        return lines.enumerated().map { place, line in
            risk(of: line, after: lines[..<place], all: lines, chances, books[material.index])
        }
    }

    private func chances(of material: ID<Material>) -> [Chance] {
        lots.compactMap { extracted in
            let recipe = problem.scenario.recipes[extracted.candidate.recipe]
            guard recipe.makes == material, extracted.candidate.patient == nil,
                extracted.candidate.released <= problem.end
            else { return nil }
            let gives = (extracted.lot.gross - recipe.release.reserve.double + 1e-6).rounded(.down)
            return Chance(
                released: extracted.candidate.released, gives: Int(min(FailureOdds.mostUnits, max(0, gives))),
                net: extracted.lot.net,
                pass: recipe.release.pass.mode.double)
        }
    }

    private func isServed(_ line: Int, before other: Int) -> Bool {
        let (one, two) = (problem.demand[line].line, problem.demand[other].line)
        return (one.due.minutes, one.rank, line) < (two.due.minutes, two.rank, other)
    }

    private func risk(
        of line: Int, after before: ArraySlice<Int>, all: [Int], _ chances: [Chance], _ book: StockBook
    ) -> LineRisk {
        let window = problem.demand[line]
        let places = decisions.delivered[line].indices
        let last = places.last { decisions.delivered[line][$0] > 0 }.map { window.minutes[$0] } ?? 0
        let by = min(problem.end, max(0, window.line.due.minutes, last))
        func delivered(_ line: Int) -> Double {
            zip(problem.demand[line].minutes, decisions.delivered[line]).reduce(0) { $1.0 <= by ? $0 + $1.1 : $0 }
        }
        let serving = chances.filter { $0.released <= by }
        // What is there whatever fails: stock and all that was delivered, less what the lots were expected to give.
        var sure = book.levels(at: [by])[0].released
        for other in all { sure += delivered(other) }
        for earlier in before { sure -= delivered(earlier) }
        for lot in serving { sure -= lot.net }
        let wanted = window.line.quantity.double
        func got(_ lots: Int) -> Double { min(wanted, max(0, sure + Double(lots))).rounded(to: 1e6) }
        let whole = serving.reduce(0) { $0 + $1.gives }
        let fallible = serving.filter { $0.pass < 1 }
        let odds = FailureOdds(lots: serving.map { ($0.gives, $0.pass) })
        return LineRisk(
            line: window.line.name, by: Instant(minutes: by), wanted: wanted.rounded(to: 1e6), noFailure: got(whole),
            oneFailure: got(whole - (fallible.map(\.gives).max() ?? 0)), lots: fallible.count,
            fullService: odds.atLeast(wanted - sure).rounded(to: 1e9))
    }
}
