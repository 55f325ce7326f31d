// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension Formulation {
    /// Overtime is paid for the hours worked, gowning and records included.
    ///
    ///     cost = Σ (overtime pay − pay, where only used hours are paid) / productive · overtime[p,w]
    ///
    /// A pool paid as used has its normal pay on every hour of a lot already; overtime replaces it.
    mutating func payOvertime() {
        for pool in scenario.staff.ids {
            let rate = scenario.staff[pool].overtimeRatePerHour
            guard rate != 0 else { continue }
            for week in 0..<problem.times.weekCount {
                programme.addCost(rate, to: variables.overtime[pool, week])
            }
        }
    }
}

extension StaffPool {
    /// What an hour of work in overtime costs beyond what its lot already pays [money/h of work].
    var overtimeRatePerHour: Double {
        guard let overtime else { return 0 }
        let already = paid == .used ? rate.double : 0
        return (overtime.rate.double - already) * 60 / productive.double
    }
}
