// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A demand line with the minutes at which it may be delivered.
struct DemandWindow: Sendable {
    /// The line.
    let line: DemandLine
    /// Minutes at which it may be delivered, ascending.
    let minutes: [Int]

    /// Days after the due date of a delivery, 0 when on time.
    func daysLate(at minute: Int) -> Int {
        max(0, minute - line.due.minutes) / 1440
    }

    /// The penalty of a unit delivered at a minute: min(cap, rate × days late) [money].
    func latePenalty(at minute: Int) -> Double {
        min(line.lateCap.double, line.latePerDay.double * Double(daysLate(at: minute)))
    }
}
