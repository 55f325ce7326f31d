// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import ResultFiles

/// `exoplan bench`: plans scenarios, counts the work and compares work and plans with a baseline.
struct BenchCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Count the work of planning and compare it, and the plans, with a baseline.",
        discussion: """
            Examples:
              exoplan bench scenarios/02-msc-clinical-site
              exoplan bench plants/*.yaml --baseline plants/baseline.yaml --update
              exoplan bench plants/*.yaml --baseline plants/baseline.yaml

            Each scenario goes the whole way from its file to its results, which are not \
            written. CPU seconds and memory are shown, never compared. Counts of work and how \
            good the plan is repeat exactly; the command ends with status 7 where one is \
            worse than in the baseline by more than its tolerance. A scenario is known in the \
            baseline by the name of its file, or of its folder; two keys \"tolerances\", of \
            the file and of a scenario, take shares such as \"5 %\" or amounts for each figure.
            """)

    @Argument(help: "The scenarios' files, or their folders.", completion: .file(extensions: ["yaml", "yml"]))
    var scenarios: [String]

    @Option(
        help: ArgumentHelp("Compare with the figures in this file.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var baseline: String?

    @Flag(help: "Write the figures of this run into the baseline, which keeps its other scenarios and its tolerances.")
    var update = false

    @Flag(help: "End with status 7 also where a figure is better by more than its tolerance, so that no gain is lost.")
    var strict = false

    @Flag(help: "Show all figures, not only those that differ by more than their tolerance.")
    var all = false

    @OptionGroup var changes: ScenarioOptions

    @OptionGroup var search: SearchOptions

    @OptionGroup var timetable: ScheduleOptions

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !scenarios.isEmpty else { throw ValidationError("name at least one scenario.") }
        guard baseline != "" else { throw ValidationError("--baseline names no file.") }
        guard !update || baseline != nil else { throw ValidationError("--update needs --baseline.") }
        guard !update || !(baseline?.hasSuffix(".json") ?? false) else {
            throw ValidationError("--update writes YAML; give the baseline another name.")
        }
        guard search.timeLimit == nil else {
            throw ValidationError("what a time limit ends does not repeat; use --work instead.")
        }
        guard !timetable.gantt else { throw ValidationError("bench draws no timetable.") }
    }

    func run(in session: Session) throws(Ending) -> ExitStatus {
        session.console.watchInterrupts()
        let named = try scenarios.map { path throws(Ending) in (path: path, name: try name(of: path)) }
        for (place, one) in named.enumerated() where named[..<place].contains(where: { $0.name == one.name }) {
            throw Ending(.usage, DisplayText.escaped("two scenarios have the name \(one.name)"))
        }
        let old = try readBaseline(of: named.map(\.name), in: session)
        var kept = old ?? Baseline()
        (kept.options, kept.solver) = (options, PlanningDesk.solverName)
        var reports: [BenchReport] = []
        for one in named {
            let run = try BenchRun.run(
                one.path, name: one.name, changes: changes, search: search, timetable: timetable, in: session)
            let isSame = try isOfSameScenario(run, old, in: session)
            kept.keep(run)
            let report = BenchReport(comparison: BenchComparison(run, with: isSame ? old : nil), isCompared: isSame)
            reports.append(report)
            if !session.options.json { session.report(report.text(showsAll: all, style: session.style)) }
        }
        if session.options.json { session.console.print(JSONText.of(Answer(scenarios: reports.map(\.json)))) }
        if update, let baseline {
            try write(kept, to: baseline, in: session)
            return .success
        }
        return status(reports, old, in: session)
    }

    private struct Answer: Encodable {
        var scenarios: [BenchReport.JSON]
    }

    /// What a scenario is called: its file, or its folder where that stands for it, and what is chosen of it.
    private func name(of path: String) throws(Ending) -> String {
        let real = FileAccess.resolved(path) ?? path
        var name = FilePath.name(of: real)
        if name == "scenario.yaml" { name = FilePath.name(of: FilePath.folder(of: real)) }
        if let end = [".yaml", ".yml"].first(where: name.hasSuffix) { name.removeLast(end.count) }
        guard !name.isEmpty else { throw Ending(.usage, DisplayText.escaped("\(path) names no scenario")) }
        return changes.variant.isEmpty ? name : "\(name)+\(changes.variant)"
    }

    // MARK: Baseline

    /// The options that decide on figures.
    private var options: [Baseline.Option] {
        search.manifestOptions.merging(timetable.manifestOptions) { first, _ in first }
            .filter { !["solver", "threads"].contains($0.key) }
            .map { Baseline.Option(name: $0.key, value: $0.value) }.sortedBytewise(by: \.name)
    }

    /// The baseline as it stands; nil where there is none to compare with.
    private func readBaseline(of names: [String], in session: Session) throws(Ending) -> Baseline? {
        guard let baseline else { return nil }
        if update, FileAccess.kind(of: baseline) == .nothing { return nil }
        return try ScenarioLoading.telling(in: session) { () throws(Faults) in
            var found = try BaselineReader.read(path: baseline)
            let others = found.scenarios.contains { !names.contains($0.name) }
            let isNew = update && !others
            let faults = faults(of: found, names, isNew: isNew)
            guard faults.isEmpty else { throw Faults(faults) }
            if isNew, found.options != options {
                // Figures of other options are no baseline for these; the tolerances stay.
                for place in found.scenarios.indices { found.scenarios[place].inputs = "" }
            }
            return found
        }
    }

    /// What keeps a baseline from being compared with; one that is written anew may have been made otherwise.
    private func faults(of baseline: Baseline, _ names: [String], isNew: Bool) -> [Fault] {
        var faults: [Fault] = []
        if !isNew, baseline.options != options {
            let differing =
                options.filter { !baseline.options.contains($0) }
                + baseline.options.filter { old in !options.contains { $0.name == old.name } }
            for option in differing {
                let old = baseline.options.first { $0.name == option.name }?.value
                let now = options.first { $0.name == option.name }?.value
                faults.append(
                    Fault(
                        at: baseline.optionsPosition, path: "options.\(option.name)",
                        problem:
                            "the baseline was made with \(old ?? "no such option"), this run with \(now ?? "none")",
                        remedy: "run with the same options, or keep another baseline for these"))
            }
        }
        guard !update else { return faults }
        let known = baseline.scenarios.map(\.name)
        for name in names where !known.contains(name) {
            let near = nearestName(to: name, among: known).map { "did you mean \"\($0)\"? " } ?? ""
            faults.append(
                Fault(
                    at: baseline.scenariosPosition, path: "scenarios", problem: "no such scenario in the baseline",
                    value: name, remedy: "\(near)--update adds it"))
        }
        return faults
    }

    /// Whether the baseline has figures of this very scenario; where it must have them, others are a fault.
    private func isOfSameScenario(
        _ run: BenchRun, _ baseline: Baseline?, in session: Session
    ) throws(Ending) -> Bool {
        guard let entry = baseline?.entry(named: run.name) else { return false }
        guard entry.inputs != run.inputs, !update else { return entry.inputs == run.inputs }
        return try ScenarioLoading.telling(in: session) { () throws(Faults) in
            throw Faults([
                Fault(
                    at: entry.inputsPosition, path: "scenarios.\(run.name).inputs",
                    problem: "the baseline is of a scenario that says something else", value: entry.inputs,
                    remedy: "--update makes it anew")
            ])
        }
    }

    private func write(_ kept: Baseline, to path: String, in session: Session) throws(Ending) {
        do throws(FileTrouble) {
            try FileAccess.replace(path, Array(kept.text.utf8))
        } catch {
            throw error.ending
        }
        if !session.options.json { session.report("\nThe baseline is written to \(DisplayText.escaped(path))") }
    }

    private func status(_ reports: [BenchReport], _ baseline: Baseline?, in session: Session) -> ExitStatus {
        guard let baseline else { return .success }
        let worse = reports.reduce(0) { $0 + $1.comparison.count(.worse) }
        let better = reports.reduce(0) { $0 + $1.comparison.count(.better) }
        if worse > 0 || better > 0, !baseline.solver.isEmpty, baseline.solver != PlanningDesk.solverName {
            session.console.complain(
                DisplayText.escaped("The baseline is of \(baseline.solver), this run of \(PlanningDesk.solverName)."))
        }
        if worse > 0 {
            session.console.complain(worse == 1 ? "1 figure is worse." : "\(worse) figures are worse.")
            return .fellShort
        }
        if better > 0 {
            session.console.complain(
                "\(better == 1 ? "1 figure is" : "\(better) figures are") better: --update keeps the gain.")
        }
        return better > 0 && strict ? .fellShort : .success
    }
}
