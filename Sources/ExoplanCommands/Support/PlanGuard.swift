// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Verification

/// Lets no plan and no schedule out that the checkers reject.
enum PlanGuard {
    /// Passes a sound plan; of another it tells the findings as a fault of the program and ends the command.
    static func check(_ plan: Plan, of scenario: Scenario, in session: Session) throws(Ending) {
        let verdict = PlanChecker(scenario).check(plan)
        guard !verdict.isSound else { return }
        try reject("plan", verdict.findings, verdict.suppressed, in: session)
    }

    /// Passes a sound schedule; of another it tells the findings as a fault of the program and ends the command.
    static func check(
        _ schedule: Schedule, of plan: Plan, _ scenario: Scenario, in session: Session
    ) throws(Ending) {
        let verdict = ScheduleChecker(scenario).check(schedule, of: plan)
        guard !verdict.isSound else { return }
        try reject("schedule", verdict.findings, verdict.suppressed, in: session)
    }

    private static func reject(
        _ what: String, _ findings: [Finding], _ suppressed: Int, in session: Session
    ) throws(Ending) {
        FindingsText.tell(findings, suppressed: suppressed, in: session)
        throw Ending(
            .rejected,
            "The \(what) was rejected by the checker and is not shown. This is a fault of exoplan: please report it.")
    }
}

/// Findings of the checker in words.
enum FindingsText {
    /// One line per finding on standard error.
    static func tell(_ findings: [Finding], suppressed: Int, in session: Session) {
        for finding in findings {
            session.console.complain(DisplayText.escaped(line(of: finding)))
        }
        if suppressed > 0 {
            session.console.complain("and \(suppressed) more of these kinds")
        }
    }

    private static func line(of finding: Finding) -> String {
        let subject = finding.subject.isEmpty ? "plan" : finding.subject
        return "\(finding.kind.rawValue): \(subject): \(finding.message)"
    }
}
