// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Planning

/// Refuses scenarios with recipes that can never finish.
enum StuckReport {
    /// Tells each such recipe with the hold or shift that breaks, and ends the command.
    static func refuse(_ study: PlanningStudy, in session: Session) throws(Ending) {
        let faults = study.neverFinishing
        guard !faults.isEmpty else { return }
        for fault in faults { session.console.complain(fault.text) }
        throw Ending(.invalidInput, faults.count == 1 ? "1 fault" : "\(faults.count) faults")
    }
}
