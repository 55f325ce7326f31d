// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import Manufacturing
import Planning
import TestSupport
import Testing
import Verification

/// There is no plan where a test wants one.
struct NoPlan: Error {
    let rules: [ConflictingRule]
}

/// The plan of a scenario, or the rules that conflict as an error.
func foundPlan(of scenario: Scenario, options: PlanOptions) throws -> Plan {
    switch try Planner(solver: GLPKSolver()).plan(scenario, options: options).answer {
    case .plan(let plan): return plan
    case .infeasible(let rules): throw NoPlan(rules: rules)
    }
}

/// The plan of a scenario; the test fails where the checker finds anything in it.
func checkedPlan(
    of scenario: Scenario, options: PlanOptions = PlanOptions(gap: 0), _ comment: Comment? = nil,
    at place: SourceLocation = #_sourceLocation
) throws -> Plan {
    let plan = try foundPlan(of: scenario, options: options)
    #expect(PlanChecker(scenario).check(plan).findings == [], comment, sourceLocation: place)
    return plan
}

/// A scenario and its plan without a gap; the test fails where the checker finds anything in it.
func solve(
    _ yaml: String, isRelaxed: Bool = false, at place: SourceLocation = #_sourceLocation
) throws -> (scenario: Scenario, plan: Plan) {
    let scenario = try scenario(yaml)
    let options = PlanOptions(gap: 0, isRelaxed: isRelaxed)
    return (scenario, try checkedPlan(of: scenario, options: options, "\(yaml)", at: place))
}

/// The plan without a gap and what the checker finds in it, for tests that tell both.
func planAndFindings(_ yaml: String) throws -> (Plan, [Finding]) {
    let scenario = try scenario(yaml)
    let plan = try foundPlan(of: scenario, options: PlanOptions(gap: 0))
    return (plan, PlanChecker(scenario).check(plan).findings)
}
