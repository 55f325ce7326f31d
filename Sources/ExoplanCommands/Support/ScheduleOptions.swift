// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Planning
import Scheduling
import Sequencing

/// The options that say how to make the timetable of a plan.
struct ScheduleOptions: ParsableArguments {
    @Flag(inversion: .prefixedNo, help: "Make the timetable of the plan: every operation on its unit, by the minute.")
    var schedule = true

    @Flag(help: "Draw the timetable as bars by unit and room.")
    var gantt = false

    @Option(
        help: ArgumentHelp(
            "Plan again where the timetable cannot keep the plan's dates, in so many rounds at most.",
            valueName: "count"))
    var rounds = PlanRounds.usual

    mutating func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds is a count, 1 or more.") }
    }

    /// The options as the manifest tells them.
    var manifestOptions: [String: String] {
        schedule ? ["schedule": "yes", "rounds": String(rounds)] : ["schedule": "no"]
    }

    /// How hard to look for a timetable.
    func search(_ effort: SearchEffort, threads: Int?) -> Sequencing.SearchOptions {
        var options =
            switch effort {
            case .quick: Scheduler.quick
            case .normal: Scheduler.normal
            case .thorough: Scheduler.thorough
            }
        options.threads = threads ?? 1
        return options
    }
}
