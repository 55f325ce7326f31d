// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Planning

/// The options that say how hard to look for a plan.
struct SearchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Stop when no plan can be better by more than this, such as \"1 %\".", valueName: "share"))
    var gap: PercentArgument = .one

    @Option(help: ArgumentHelp("How hard to look: \(EffortArgument.names).", valueName: "effort"))
    var effort = EffortArgument.normal

    @Option(
        help: ArgumentHelp(
            "Stop after so many nodes of the search (default: by effort); repeats exactly.", valueName: "nodes"))
    var work: Int?

    @Option(
        help: ArgumentHelp("Stop after so long, such as \"30 s\"; tells the --work that repeats it.", valueName: "time")
    )
    var timeLimit: TimeArgument?

    @Flag(help: "Let lots be fractional: a bound on all plans, found fast.")
    var relax = false

    @Option(
        help: ArgumentHelp("Use at most so many threads; the results are the same with any number.", valueName: "count")
    )
    var threads: Int?

    mutating func validate() throws {
        guard work ?? 1 > 0 else { throw ValidationError("--work is a count of nodes, 1 or more.") }
        guard threads ?? 1 > 0 else { throw ValidationError("--threads is a count, 1 or more.") }
    }

    /// What the planner is asked for.
    var request: PlanningDesk.Request {
        PlanningDesk.Request(
            gap: gap, effort: effort.effort, work: work ?? effort.effort.work, timeLimit: timeLimit, isRelaxed: relax)
    }

    /// The options as the manifest tells them.
    var manifestOptions: [String: String] {
        var options = [
            "effort": effort.effort.rawValue, "gap": gap.description, "relax": relax ? "yes" : "no",
            "solver": PlanningDesk.solverName, "work": String(work ?? effort.effort.work),
        ]
        options["threads"] = threads.map { String($0) }
        options["time-limit"] = timeLimit?.description
        return options
    }
}

/// How hard to look, as a word of the command line.
enum EffortArgument: String, CaseIterable, ExpressibleByArgument {
    case quick, normal, thorough

    /// All words, as help tells them.
    static var names: String { "quick, normal or thorough" }

    /// What the planner is asked for.
    var effort: SearchEffort {
        switch self {
        case .quick: .quick
        case .normal: .normal
        case .thorough: .thorough
        }
    }
}
