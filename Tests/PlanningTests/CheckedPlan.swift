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

/// The whole and the relaxed plan of a scenario; the test fails where one is unsound or a bound does not bound.
func boundedPlans(
    _ yaml: String, at place: SourceLocation = #_sourceLocation
) throws -> (whole: Plan, relaxed: Plan) {
    let (whole, relaxed) = (try plan(yaml), try plan(yaml, isRelaxed: true))
    for plan in [whole, relaxed] {
        let findings = PlanChecker(try scenario(yaml)).check(plan).findings
        let words = findings.map { "\($0.kind) \($0.subject): \($0.message)" }
        #expect(findings.isEmpty, "\(words)\n\(yaml)", sourceLocation: place)
    }
    #expect(atMost(whole.outcome.objective, whole.outcome.bound), "\(yaml)", sourceLocation: place)
    #expect(atMost(whole.outcome.objective, relaxed.outcome.objective), "\(yaml)", sourceLocation: place)
    #expect(atMost(whole.outcome.bound, relaxed.outcome.objective), "\(yaml)", sourceLocation: place)
    return (whole, relaxed)
}
