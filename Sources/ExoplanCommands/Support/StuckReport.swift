// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Planning

/// Refuses scenarios with recipes that can never finish, or whose lots are beyond all measure.
enum StuckReport {
    /// Tells each such recipe with what is wrong, and ends the command.
    static func refuse(_ study: PlanningStudy, in session: Session) throws(Ending) {
        let faults = study.neverFinishing + study.outsizeLots
        guard !faults.isEmpty else { return }
        for fault in faults { session.console.complain(fault.text) }
        throw Ending(.invalidInput, faults.count == 1 ? "1 fault" : "\(faults.count) faults")
    }
}
