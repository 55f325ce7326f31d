// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing
public import Planning

/// Plan and timetable in turn: what a timetable cannot keep, the next plan holds less of.
public struct PlanRounds: Sendable {
    /// The most rounds, the first plan's included; at least 1.
    public var most: Int
    /// The share of the planned worth that may come late before it is planned again.
    public var tolerance: Double

    /// Makes rounds.
    public init(most: Int = PlanRounds.usual, tolerance: Double = 0.005) {
        self.most = most
        self.tolerance = tolerance
    }

    /// As many rounds as are made where nothing is said.
    public static let usual = 5

    /// A plan with its timetable.
    public struct Answer: Sendable {
        /// The plan; its bounds are those of the first one.
        public var plan: Plan
        /// Its timetable.
        public var timetable: Timetabled
    }

    /// The best plan with its timetable: the most contribution after what comes late by the timetable.
    ///
    /// - Parameters:
    ///   - first: The plan without limits.
    ///   - gap: The gap that was asked for.
    ///   - timetable: Makes the timetable of a plan; nil where it has none.
    ///   - plan: Plans again under limits; nil where there is no such plan or the search was stopped.
    /// - Returns: The best of all rounds; nil where the first plan has no timetable.
    public func run(
        _ first: Plan, gap: Double, timetable: (Plan) -> Timetabled?, plan: ([CapacityLimit]) -> Plan?
    ) -> Answer? {
        guard let made = timetable(first) else { return nil }
        var best = Answer(plan: first, timetable: made)
        var last = best
        var limits: [CapacityLimit] = []
        var rounds = 1
        var decodes = made.schedule.outcome.decodes
        while rounds < most, isShort(last), !last.timetable.wasStopped, !last.timetable.limits.isEmpty {
            limits += last.timetable.limits
            guard let next = plan(limits)?.bounded(by: first.outcome, gap: gap), let made = timetable(next) else {
                break
            }
            rounds += 1
            decodes += made.schedule.outcome.decodes
            last = Answer(plan: next, timetable: made)
            // No plant seen so far gains from a round after one that brought nothing, and each costs another plan.
            guard isBetter(last, than: best) else { break }
            best = last
        }
        best.timetable.schedule.outcome.rounds = rounds
        best.timetable.schedule.outcome.decodes = decodes
        best.timetable.wasStopped = last.timetable.wasStopped
        return best
    }

    private func isShort(_ answer: Answer) -> Bool {
        let outcome = answer.timetable.schedule.outcome
        return !answer.timetable.isSound || outcome.plannedOnTime - outcome.scheduledOnTime > tolerance
    }

    private func isBetter(_ answer: Answer, than best: Answer) -> Bool {
        guard answer.timetable.isSound == best.timetable.isSound else { return answer.timetable.isSound }
        return value(answer) > value(best)
    }

    /// The plan's contribution less the worth that the timetable does not bring on time.
    private func value(_ answer: Answer) -> Double {
        answer.plan.outcome.objective - answer.timetable.missing
    }
}
