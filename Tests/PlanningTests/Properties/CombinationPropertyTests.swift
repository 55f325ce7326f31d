// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import GLPKSolver
import Manufacturing
import Planning
import TestSupport
import Testing
import Timing

/// What must hold of the relaxed plans of scenarios that combine rules; whole plans are compared with all plans there.
@Suite("Properties of plans of scenarios that combine rules")
struct CombinationPropertyTests {
    /// Half of the quick scenarios, or all that `EXOPLAN_COMBINATIONS` asks for.
    private static let seeds: [Int] =
        Combinations.tried == Combinations.quick
        ? Combinations.quick.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element) : Combinations.tried

    @Test("more capacity never costs more", arguments: seeds)
    func capacity(seed: Int) throws {
        let base = TinyCombination(seed: seed)
        let value = try relaxed(base.yaml)
        for more in TinyCombination.More.allCases where more != .nothing {
            var larger = base
            larger.more = more
            guard larger.yaml != base.yaml else { continue }
            // With more heads a lot may begin earlier in its cell, and work fall into other hours: cost compares only
            // where lots walk as before.
            if more == .people, try walks(larger.yaml) != walks(base.yaml) { continue }
            #expect(atMost(value, try relaxed(larger.yaml)), "more \(more)\n\(base.yaml)")
        }
    }

    @Test("a line in two halves, other names and another order change nothing", arguments: seeds)
    func equivalence(seed: Int) throws {
        let base = TinyCombination(seed: seed)
        let value = try relaxed(base.yaml)
        var split = base
        split.isSplit = true
        #expect(isEqual(value, try relaxed(split.yaml)), "halves\n\(base.yaml)")
        #expect(isEqual(value, try relaxed(renamed(base.yaml))), "renamed\n\(base.yaml)")
        let backwards = reversed(base.yaml)
        #expect(try scenario(backwards) == scenario(base.yaml), "\(backwards)")
        #expect(isEqual(value, try relaxed(backwards)), "reversed\n\(base.yaml)")
    }

    /// How lots walk that may start or are in process.
    private func walks(_ yaml: String) throws -> [StartOutcome] {
        let scenario = try scenario(yaml)
        let walk = LotWalk(scenario: scenario, hours: PlantHours(scenario))
        return scenario.recipes.ids.flatMap { walk.starts(of: $0) } + scenario.opening.lots.map { walk.walk($0) }
    }

    /// The relaxed plan's worth; nil where there is none.
    private func relaxed(_ yaml: String) throws -> Double? {
        do {
            return try foundPlan(of: scenario(yaml), options: PlanOptions(gap: 0, isRelaxed: true)).outcome.objective
        } catch is NoPlan {
            return nil
        }
    }

    /// The same with ids that sort otherwise.
    private func renamed(_ yaml: String) -> String {
        let names = [
            "m-vial": "z-product", "m-other": "a-product", "m-medium": "y-broth", "m-own": "b-own", "r-a": "w-first",
            "r-b": "a-second", "r-own": "0-third", "u-skid": "a-unit", "u-hplc": "9-unit", "d-1": "z-line",
            "d-3": "a-line", "q-east": "z-site", "q-west": "a-site",
        ]
        return names.sorted { $0.key < $1.key }.reduce(yaml) { $0.replacing($1.key, with: $1.value) }
    }

    /// The same with sections, and what they hold, in the opposite order.
    private func reversed(_ yaml: String) -> String {
        let lines = yaml.split(separator: "\n").map(String.init)
        return blocks(lines, indent: 0).reversed().map { section in
            let parts = blocks(Array(section.dropFirst()), indent: 2)
            return ([section[0]] + parts.reversed().joined()).joined(separator: "\n")
        }
        .joined(separator: "\n")
    }

    /// Lines divided where one has an indentation.
    private func blocks(_ lines: [String], indent: Int) -> [[String]] {
        lines.reduce(into: []) { blocks, line in
            if blocks.isEmpty || line.prefix(while: { $0 == " " }).count == indent { blocks.append([]) }
            blocks[blocks.count - 1].append(line)
        }
    }
}
