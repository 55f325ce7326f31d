// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import WhatIf

/// An alternative as it came out.
enum ComparedAlternative {
    /// It has a plan.
    case plan(ComparedPlan)
    /// There is no plan of it.
    case none(PlanlessAlternative)

    /// How it is called.
    var title: String {
        switch self {
        case .plan(let plan): plan.title
        case .none(let missing): missing.title
        }
    }

    /// Its plan, if it has one.
    var planned: ComparedPlan? {
        guard case .plan(let plan) = self else { return nil }
        return plan
    }

    /// Why it has none, if so.
    var missing: PlanlessAlternative? {
        guard case .none(let missing) = self else { return nil }
        return missing
    }
}

/// An alternative with its plan.
struct ComparedPlan {
    var title: String
    var plan: Plan
    /// How the difference to the base divides; nil where a combination that it needs has no plan.
    var bridge: CostBridge?
    /// What differs from the base's plan.
    var difference: PlanDifference
}

/// An alternative of which there is no plan.
struct PlanlessAlternative {
    var title: String
    var why: Reason

    /// Why there is no plan.
    enum Reason {
        /// Rules that no plan can keep together.
        case conflict(InfeasibleReport)
        /// Planning ended before there was one.
        case ended(Ending)

        /// How `exoplan plan` would end.
        var status: ExitStatus {
            switch self {
            case .conflict: .infeasible
            case .ended(let ending): ending.status
            }
        }

        /// What `exoplan plan` would say, made safe.
        var lines: [String] {
            switch self {
            case .conflict(let report): report.lines
            case .ended(let ending): [ending.message]
            }
        }

        /// The rules that conflict, for JSON.
        var conflict: InfeasibleReport.Answer? {
            guard case .conflict(let report) = self else { return nil }
            return report.answer
        }
    }
}
