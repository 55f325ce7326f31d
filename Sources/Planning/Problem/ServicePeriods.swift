// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The demand lines of a service target that are due in one period.
struct ServicePeriod: Sendable {
    /// The target.
    let target: ID<ServiceTarget>
    /// The minute after the period [min].
    let until: Int
    /// The lines, by their place among the demand windows.
    let lines: [Int]
    /// What they want together [unit].
    let wanted: Double

    /// The periods of all targets in which something is due, by target, then time.
    ///
    /// A line counts in the period of its due day; backlog, and what is due in the tail, counts nowhere.
    static func all(of scenario: Scenario, _ demand: [DemandWindow]) -> [ServicePeriod] {
        let horizon = scenario.horizon.length.minutes
        return scenario.service.ids.flatMap { id -> [ServicePeriod] in
            let target = scenario.service[id]
            let lines = demand.indices.filter {
                let line = demand[$0].line
                return target.counts(line) && line.due.minutes > 0 && line.due.minutes <= horizon
            }
            let groups = Dictionary(grouping: lines) { place in
                min(horizon, target.period.end(after: demand[place].line.due.minutes - 1, scenario.horizon))
            }
            return groups.sorted { $0.key < $1.key }.map { until, own in
                ServicePeriod(
                    target: id, until: until, lines: own,
                    wanted: own.reduce(Exact.zero) { $0 + demand[$1].line.quantity }.double)
            }
        }
    }
}

extension ServiceTarget.Period {
    /// The end of the period that a minute lies in [min].
    fileprivate func end(after minute: Int, _ horizon: Horizon) -> Int {
        let day = horizon.start.adding(days: minute / 1440)
        let months: Int
        switch self {
        case .horizon: return horizon.length.minutes
        case .month: months = 1
        case .quarter: months = 3 - (day.month - 1) % 3
        }
        guard let first = CivilDate(year: day.year, month: day.month, day: 1) else { return horizon.length.minutes }
        return (first.adding(months: months).dayNumber - horizon.start.dayNumber) * 1440
    }
}
