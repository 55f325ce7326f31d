// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// A unit is set up for a product in each bucket in which lots of the product hold it.
    ///
    ///     lots[c] ≤ most[c] · set-up[u,m,b]                           ∀ lot c of product m that holds u in bucket b
    ///     Σ held[c,u,b]·lots[c] ≤ (available[u,b] − time[u,m]) · set-up[u,m,b]
    ///     Σ held[c,u,b]·lots[c] + Σ time[u,m]·set-up[u,m,b] ≤ available[u,b]
    ///     cost = Σ cost[u,m] · set-up[u,m,b]
    ///
    /// Fractions of lots have no set-ups, so a relaxed plan has none.
    mutating func setUpUnits(isRelaxed: Bool) {
        let problem = problem
        let needs = SetUpNeed.all(of: problem)
        guard !isRelaxed, !needs.isEmpty else { return }
        let units = scenario.units
        let materials = scenario.materials
        let buckets = problem.times.buckets
        let axis = Axis("need", count: needs.count) { number in
            let need = needs[number]
            return "\(units[need.unit].name),\(materials[need.setUp.material].name),"
                + problem.text(at: buckets[need.bucket].from.minutes)
        }
        let used = programme.variables(
            "set-up", unit: "yes or no", over: [axis], upper: 1, kind: .integer, branchPriority: 3)
        let each = programme.raggedRowFamily(
            "set-up-lot", unit: "lots", over: axis, counts: needs.map(\.takes.count), secondName: "lot",
            label: { problem.lotText(needs[$0].takes[$1].taker) }, formula: "lots[c] ≤ most[c] · set-up[u,m,b]")
        let together = programme.rowFamily(
            "set-up-lots", unit: "min", axes: [axis],
            formula: "Σ held[c,u,b]·lots[c] ≤ (available[u,b] − time[u,m]) · set-up[u,m,b]")
        for (number, need) in needs.enumerated() {
            let source = sources.id(of: "units.\(units[need.unit].name).set-ups")
            let left = need.available - Double(need.setUp.time.minutes)
            for (place, take) in need.takes.enumerated() {
                let most = min(problem.candidates[take.taker].most, max(0, left / take.minutes).rounded(.down))
                programme.require(each, number, place, .atMost(0), source: source) {
                    variables.lots[take.taker]
                    -(most * used[number])
                }
            }
            if need.takes.count > 1 {
                programme.require(together, number, .atMost(0), source: source) {
                    for take in need.takes { take.minutes * variables.lots[take.taker] }
                    -(max(0, left) * used[number])
                }
            }
            programme.addCost(need.setUp.cost.double, to: used[number])
        }
        limitUnitBuckets(needs, used)
    }

    /// Set-ups take of the hours of a bucket, beside what lots and commitments hold.
    private mutating func limitUnitBuckets(_ needs: [SetUpNeed], _ used: VariableFamily) {
        let problem = problem
        let units = scenario.units
        let buckets = problem.times.buckets
        let rows = programme.rowFamily(
            "unit-bucket", unit: "min",
            axes: [
                Axis("unit", count: units.count) { units.things[$0].name },
                Axis("bucket", count: buckets.count) { problem.text(at: buckets[$0].from.minutes) },
            ],
            formula: "Σ held[c,u,b]·lots[c] + Σ time[u,m]·set-up[u,m,b] ≤ available[u,b]")
        for unit in units.ids where units[unit].setUps.contains(where: { $0.time > .zero }) {
            let source = sources.id(of: "units.\(units[unit].name).set-ups")
            for (number, bucket) in buckets.enumerated() {
                let own = needs.indices.filter { needs[$0].unit == unit && needs[$0].bucket == number }
                guard !own.isEmpty else { continue }
                let days = bucket.from.minutes / 1440..<(bucket.to.minutes + 1439) / 1440
                let available = problem.availableMinutes(of: unit, from: bucket.from.minutes, to: bucket.to.minutes)
                programme.require(rows, unit, number, .atMost(available), source: source) {
                    for (taker, about) in problem.takers.enumerated() {
                        for take in about.unitDays where take.unit == unit && days.contains(take.day) {
                            take.minutes * variables.takers[taker]
                        }
                    }
                    for need in own { Double(needs[need].setUp.time.minutes) * used[need] }
                    for added in problem.addedMinutes(
                        of: unit, from: bucket.from.minutes, to: bucket.to.minutes)
                    {
                        -added.amount * variables.chosen[added.option]
                    }
                }
            }
        }
    }
}

/// A product that may need a unit set up in a bucket.
struct SetUpNeed: Sendable {
    let unit: ID<UnitClass>
    let setUp: UnitClass.SetUp
    let bucket: Int
    /// Minutes of the bucket in which units are there, with all that options can add.
    let available: Double
    /// The lots that would hold the unit then, with how long.
    let takes: [UnitHold]

    /// All needs of a problem, by unit, material and bucket.
    static func all(of problem: PlanningProblem) -> [SetUpNeed] {
        let scenario = problem.scenario
        let buckets = problem.times.buckets
        return scenario.units.ids.flatMap { unit in
            scenario.units[unit].setUps.flatMap { setUp in
                buckets.enumerated().compactMap { number, bucket -> SetUpNeed? in
                    let takes = takes(of: unit, setUp.material, in: bucket, problem)
                    guard !takes.isEmpty, setUp.time > .zero || !setUp.cost.isZero else { return nil }
                    let (from, to) = (bucket.from.minutes, bucket.to.minutes)
                    let added = problem.addedMinutes(of: unit, from: from, to: to).reduce(0.0) {
                        $0 + $1.amount * Double(scenario.options[$1.option].most)
                    }
                    return SetUpNeed(
                        unit: unit, setUp: setUp, bucket: number,
                        available: problem.availableMinutes(of: unit, from: from, to: to) + added, takes: takes)
                }
            }
        }
    }

    private static func takes(
        of unit: ID<UnitClass>, _ material: ID<Material>, in bucket: Interval, _ problem: PlanningProblem
    ) -> [UnitHold] {
        let days = bucket.from.minutes / 1440..<(bucket.to.minutes + 1439) / 1440
        return problem.candidates.enumerated().compactMap { number, candidate in
            guard problem.scenario.recipes[candidate.recipe].makes == material else { return nil }
            let minutes = candidate.unitDays.reduce(0.0) {
                $1.unit == unit && days.contains($1.day) ? $0 + $1.minutes : $0
            }
            return minutes > 0 ? UnitHold(taker: number, minutes: minutes) : nil
        }
    }
}
