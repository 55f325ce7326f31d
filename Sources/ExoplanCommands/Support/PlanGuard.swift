// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Verification

/// Lets no plan out that the checker rejects.
enum PlanGuard {
    /// Passes a sound plan; of another it tells the findings as a fault of the program and ends the command.
    static func check(_ plan: Plan, of scenario: Scenario, in session: Session) throws(Ending) {
        let verdict = PlanChecker(scenario).check(plan)
        guard !verdict.isSound else { return }
        FindingsText.tell(verdict, in: session)
        throw Ending(
            .rejected,
            "The plan was rejected by the checker and is not shown. This is a fault of exoplan: please report it.")
    }
}

/// Findings of the checker in words.
enum FindingsText {
    /// One line per finding on standard error.
    static func tell(_ verdict: PlanVerdict, in session: Session) {
        for finding in verdict.findings {
            session.console.complain(DisplayText.escaped(line(of: finding)))
        }
        if verdict.suppressed > 0 {
            session.console.complain("and \(verdict.suppressed) more of these kinds")
        }
    }

    private static func line(of finding: Finding) -> String {
        let subject = finding.subject.isEmpty ? "plan" : finding.subject
        return "\(finding.kind.rawValue): \(subject): \(finding.message)"
    }
}
