// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Planning

/// The options that say how hard to look for a plan.
struct SearchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Stop when no plan can be better by more than this, such as \"1 %\".", valueName: "share"),
        transform: PercentArgument.init(reading:))
    var gap: PercentArgument = .one

    @Option(help: ArgumentHelp("How hard to look: \(EffortArgument.names).", valueName: "effort"))
    var effort = EffortArgument.normal

    @Option(
        help: ArgumentHelp(
            "Stop after so much work: nodes, and hundreds of simplex iterations (default: by effort); repeats exactly.",
            valueName: "units"))
    var work: Int?

    @Option(
        help: ArgumentHelp(
            "Stop after so long, such as \"30 s\"; tells the --work that repeats it.", valueName: "time"),
        transform: TimeArgument.init(reading:))
    var timeLimit: TimeArgument?

    @Option(
        help: ArgumentHelp(
            "Inequalities that may tighten the bound: all, none, or some of \(CutsArgument.names), with commas between.",
            valueName: "families"))
    var cuts = CutsArgument.all

    @Flag(help: "Let lots be fractional: a bound on all plans, found fast.")
    var relax = false

    @Flag(help: "Prove the relaxed answer exactly and write a certificate beside the plan.")
    var prove = false

    @Option(
        help: ArgumentHelp("Use at most so many threads; the results are the same with any number.", valueName: "count")
    )
    var threads: Int?

    mutating func validate() throws {
        guard work ?? 1 > 0 else { throw ValidationError("--work is a count, 1 or more.") }
        guard threads ?? 1 > 0 else { throw ValidationError("--threads is a count, 1 or more.") }
    }

    /// What the planner is asked for.
    var request: PlanningDesk.Request {
        PlanningDesk.Request(
            gap: gap, effort: effort.effort, work: work ?? effort.effort.work, timeLimit: timeLimit, isRelaxed: relax,
            cuts: cuts.families, isProving: prove)
    }

    /// The options as the manifest tells them.
    var manifestOptions: [String: String] {
        var options = [
            "effort": effort.effort.rawValue, "gap": gap.description, "relax": relax ? "yes" : "no",
            "solver": PlanningDesk.solverName, "work": String(work ?? effort.effort.work),
        ]
        if cuts.families != CutsArgument.all.families { options["cuts"] = cuts.description }
        options["threads"] = threads.map { String($0) }
        if prove { options["prove"] = "yes" }
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

/// Families of inequalities, as words of the command line.
struct CutsArgument: ExpressibleByArgument, CustomStringConvertible {
    let families: Set<CutFamily>

    /// All families.
    static let all = CutsArgument(families: Set(CutFamily.allCases))

    /// All words, as help tells them.
    static var names: String { CutFamily.allCases.map(\.rawValue).joined(separator: ", ") }

    private init(families: Set<CutFamily>) {
        self.families = families
    }

    init?(argument: String) {
        switch argument {
        case "all": self = .all
        case "none": families = []
        default:
            let words = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let known = words.compactMap(CutFamily.init(rawValue:))
            guard known.count == words.count else { return nil }
            families = Set(known)
        }
    }

    var description: String {
        if families.isEmpty { return "none" }
        if families == Self.all.families { return "all" }
        return CutFamily.allCases.filter(families.contains).map(\.rawValue).joined(separator: ",")
    }
}
