// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
public import Manufacturing

/// A limit on how long a room or a unit class is held, or a pool works for lots, in a stretch of days, learnt from a
/// timetable that could not keep more.
///
/// It is no rule of the scenario: a plan with such limits is one of the plans without them, and bounds of those hold.
public struct CapacityLimit: Hashable, Sendable {
    /// Whether it is a room, a unit class or a pool.
    public var kind: ResourceLoad.Kind
    /// Its id.
    public var resource: String
    /// The days, whole ones; of a pool whole weeks from the horizon's start.
    public var during: Interval
    /// How long it is held in them at most, of a unit class in open minutes, or how much it works for lots [min].
    public var minutes: Double

    /// Puts a limit together.
    public init(kind: ResourceLoad.Kind, resource: String, during: Interval, minutes: Double) {
        self.kind = kind
        self.resource = resource
        self.during = during
        self.minutes = minutes
    }
}

extension CapacityLimit {
    /// How long a lot, a commitment or a plate of a plan holds the resource in these days, or works the pool [min].
    func held(by taker: Taker, in scenario: Scenario) -> Double {
        switch kind {
        case .unit:
            guard let unit = scenario.units.id(named: resource) else { return 0 }
            let days = during.from.minutes / 1440..<max(during.from.minutes, during.to.minutes + 1439) / 1440
            return taker.unitDays.reduce(0) { $1.unit == unit && days.contains($1.day) ? $0 + $1.minutes : $0 }
        case .room:
            guard let room = scenario.rooms.id(named: resource) else { return 0 }
            return taker.rooms.reduce(0) { sum, hold in
                guard hold.room == room else { return sum }
                return sum + Double(max(0, min(hold.to, during.to.minutes) - max(hold.from, during.from.minutes)))
            }
        case .staff:
            guard let pool = scenario.staff.id(named: resource) else { return 0 }
            return taker.staffWeeks.reduce(0) { sum, work in
                let week = Instant(minutes: work.week * 10080)
                let isIn = work.pool == pool && during.from <= week && week < during.to
                return isIn ? sum + (work.normal + work.cover) * 60 : sum
            }
        }
    }
}

extension Formulation {
    /// Rooms and units are held no longer than a timetable could place.
    ///
    ///     Σ held[c,l]·lots[c] ≤ minutes[l]        ∀ limit l
    mutating func keepTimetableLimits(_ limits: [CapacityLimit]) {
        guard !limits.isEmpty else { return }
        let problem = problem
        let rows = programme.rowFamily(
            "timetable-limit", unit: "min",
            axes: [Axis("limit", count: limits.count) { "\(limits[$0].resource)-\($0 + 1)" }],
            formula: "Σ held[c,l]·lots[c] ≤ minutes[l]")
        for (number, limit) in limits.enumerated() {
            let path =
                switch limit.kind {
                case .room: "rooms.\(limit.resource)"
                case .unit: "units.\(limit.resource)"
                case .staff: "staff.\(limit.resource)"
                }
            let source = sources.id(of: path)
            // Commitments and plates work as they must.
            let takers = limit.kind == .staff ? problem.candidates.indices : problem.takers.indices
            let takes = takers.compactMap { taker -> UnitHold? in
                let minutes = limit.held(by: problem.takers[taker], in: scenario)
                return minutes > 0 ? UnitHold(taker: taker, minutes: minutes) : nil
            }
            guard !takes.isEmpty else { continue }
            programme.require(rows, number, .atMost(limit.minutes), source: source) {
                for take in takes { take.minutes * variables.takers[take.taker] }
            }
        }
    }
}

extension Plan {
    /// The same plan with the bounds of another search, of which it is a plan as well.
    public func bounded(by other: PlanOutcome, gap asked: Double) -> Plan {
        var plan = self
        plan.outcome.bound = max(other.bound, outcome.objective)
        plan.outcome.certified = other.certified
        let difference = plan.outcome.bound - outcome.objective
        plan.outcome.gapMoney = difference.rounded(to: 1e6)
        plan.outcome.gap = PlanOutcome.gap(of: difference, turnover: ledger.turnover).rounded(to: 1e9)
        if outcome.status == .optimal, plan.outcome.gap > asked { plan.outcome.status = .feasible }
        return plan
    }
}
