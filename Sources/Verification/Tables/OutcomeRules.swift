// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Objective, bound and gap against the ledger and each other.
struct OutcomeRules {
    let setting: Setting

    func check(_ plan: Plan, _ log: inout FindingLog) {
        let outcome = plan.outcome
        let contribution = outcome.contribution.exact.double
        let magnitude = max(abs(contribution), abs(outcome.objective))
        let slack = Tolerances.objective(ledgerLines: plan.ledger.count, magnitude: magnitude)
        let currency = setting.scenario.currency
        if abs(outcome.objective - contribution) > slack {
            log.add(
                .objectiveWrong, "",
                "the programme's value is \(figure(outcome.objective)) \(currency), the ledger's "
                    + "\(figure(contribution)) \(currency), more than \(figure(slack)) \(currency) apart")
        }
        if outcome.bound < outcome.objective - slack {
            log.add(
                .boundBelowObjective, "",
                "no plan is said to contribute more than \(figure(outcome.bound)) \(currency), but this one has "
                    + "\(figure(outcome.objective)) \(currency)")
        }
        if let certified = outcome.certified, certified < max(outcome.objective, contribution) - slack {
            log.add(
                .certificateBelowPlan, "",
                "no plan is certified to contribute more than \(figure(certified)) \(currency), but this one has "
                    + "\(figure(contribution)) \(currency)")
        }
        if let exact = outcome.exactness {
            checkExactness(exact, outcome, slack, &log)
        }
        let difference = outcome.bound - outcome.objective
        let isMoneyRight = [difference, max(0, difference)].contains {
            abs(outcome.gapMoney - $0) <= Tolerances.money + 1e-9 * magnitude
        }
        // A credit for stock that is left is revenue to some and not to others.
        let moving = plan.ledger.filter { !$0.account.isConstant }
        let bases = [moving, moving.filter { $0.account != .closingValue }].map { lines in
            lines.reduce(0) { $0 + abs($1.amount.exact.double) }
        }
        let isGapRight = bases.contains { base in
            // Where nothing moves, a plan that is worth anything at all would be better by more than any share.
            let still: [Double] = difference > 0.01 ? [1] : [0, 1]
            let gaps = base > 0 ? [abs(difference) / base, max(0, difference) / base] : still
            return gaps.contains { abs(outcome.gap - $0) <= Tolerances.gap * (1 + $0) }
        }
        if !isMoneyRight || !isGapRight {
            log.add(
                .gapWrong, "",
                "gap \(figure(outcome.gap * 100)) % and \(figure(outcome.gapMoney)) \(currency), but bound and objective "
                    + "are \(figure(difference)) \(currency) apart with \(figure(bases[0])) \(currency) moving")
        }
    }

    /// An exact evaluation speaks of the same decisions as the rest, and they keep the programme.
    private func checkExactness(
        _ exact: PlanExactness, _ outcome: PlanOutcome, _ slack: Double, _ log: inout FindingLog
    ) {
        let currency = setting.scenario.currency
        if abs(exact.objective - outcome.objective) > slack {
            log.add(
                .exactnessWrong, "",
                "the programme's value is \(figure(outcome.objective)) \(currency), evaluated exactly "
                    + "\(figure(exact.objective)) \(currency)")
        }
        let miss = max(exact.rowMiss, exact.boundMiss)
        if !(0...Tolerances.programme).contains(miss) || min(exact.rowMiss, exact.boundMiss) < 0 {
            log.add(.exactnessWrong, "", "the decisions miss a rule of the programme by up to \(miss)")
        }
    }
}
