// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Scheduling
import Sequencing

/// The only place where commands meet the scheduler.
struct SchedulingDesk {
    let scenario: Scenario
    private(set) var search: Sequencing.SearchOptions

    init(scenario: Scenario, search: Sequencing.SearchOptions) {
        self.scenario = scenario
        self.search = search
    }

    /// Searches for a quarter as long from now on.
    mutating func searchLess() { search.decodes = max(1, search.decodes / 4) }

    /// The timetable of a plan; the best so far when it is interrupted, nil for a relaxed plan.
    func schedule(_ plan: Plan, session: Session) -> Timetabled? {
        let line = ProgressLine(session: session)
        defer { line.clear() }
        let interrupt = session.console.interrupt
        var options = search
        options.shouldStop = { interrupt.isCancelled }
        options.progress = { progress in
            let missing = progress.unplaced > 0 ? ", \(progress.unplaced) lots without a place" : ""
            line.show("putting lots on units, \(progress.decodes) of \(progress.asked) timetables\(missing)")
        }
        return Scheduler(scenario).schedule(plan, options: options)
    }
}
