// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Planning
import Reports
import ResultFiles
import ScenarioFiles

/// What one scenario came to: CPU seconds by phase, and figures that repeat exactly.
struct BenchRun {
    /// The scenario's name, with what is chosen of it.
    let name: String
    /// The digest of what its files say.
    let inputs: String
    let figures: [BenchFigure: Exact]
    /// CPU seconds by phase.
    let seconds: [WorkPhase: Double]
    /// The most memory the process has held so far [KiB].
    let peakKilobytes: Int?

    /// Takes a scenario the whole way, but writes no file.
    static func run(
        _ path: String, name: String, changes: ScenarioOptions, search: SearchOptions, timetable: ScheduleOptions,
        in session: Session
    ) throws(Ending) -> BenchRun {
        let clock = PhaseClock()
        clock.enter(.read)
        let source = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try ScenarioSource.open(path: path)
        }
        clock.enter(.validate)
        let document = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try source.document(changes.choice)
        }
        clock.enter(.formulate)
        let maker = PlanMaker(document: document, search: search, timetable: timetable, clock: clock)
        guard case .plan(let made) = try maker.make(in: session) else {
            throw Ending(
                .infeasible,
                DisplayText.escaped("\(name): no plan can keep the rules of the plant; exoplan plan tells which"))
        }
        guard made.plan.outcome.status != .interrupted, !made.isScheduleStopped else {
            throw Ending(.interrupted, DisplayText.escaped("Interrupted while planning \(name)."))
        }
        clock.enter(.report)
        let files = try PlanOutput(
            report: ReportText(made.plan, made.schedule), document: document, options: [:],
            work: made.first.result.work, proof: made.first.result.proof
        ).files()
        clock.enter(nil)
        return BenchRun(
            name: name, inputs: digest(of: document), figures: figures(made, files), seconds: clock.seconds,
            peakKilobytes: ProcessUsage.peakKilobytes)
    }

    private static func figures(_ made: MadePlan, _ files: [ResultFile]) -> [BenchFigure: Exact] {
        let (first, plan) = (made.first.result.work, made.plan)
        let all = [first] + made.further
        func sum(_ count: (PlanningWork) -> Int) -> Exact { all.reduce(.zero) { $0 + Exact(count($1)) } }
        var figures: [BenchFigure: Exact] = [
            .walks: Exact(first.walks), .rows: Exact(first.rows), .columns: Exact(first.columns),
            .integers: Exact(first.integers), .nonZeros: Exact(first.nonZeros),
            .iterations: sum(\.iterations), .nodes: sum(\.nodes), .units: sum(\.units),
            .cuts: sum { $0.cuts.reduce(0) { $0 + $1.count } },
            .bytes: Exact(files.reduce(0) { $0 + $1.contents.count }),
            .contribution: plan.outcome.contribution.exact,
        ]
        figures[.certificate] = files.first { $0.name == PlanningProof.certificateName }.map {
            Exact($0.contents.count)
        }
        figures[.bound] = rounded(plan.outcome.bound, places: 2)
        figures[.certified] = plan.outcome.certified.flatMap { rounded($0, places: 2) }
        figures[.gap] = rounded(plan.outcome.gap, places: 6)
        figures[.delivered] = plan.servedShare.flatMap { rounded($0, places: 6) }
        figures[.onTime] = plan.onTimeShare.flatMap { rounded($0, places: 6) }
        if let outcome = made.schedule?.outcome {
            figures[.rounds] = Exact(outcome.rounds)
            figures[.decodes] = Exact(outcome.decodes)
            figures[.timetable] = rounded(outcome.scheduledOnTime, places: 6)
        }
        return figures
    }

    private static func rounded(_ value: Double, places: Int) -> Exact? {
        Exact(exactly: value)?.rounded(.halfAwayFromZero, places: places)
    }

    /// The digest of what files and changes say; comments and the way of writing do not count.
    private static func digest(of document: ScenarioDocument) -> String {
        var text = YAMLWriter.text(of: document.draft)
        for table in [document.tables.demand, document.tables.patients].compactMap(\.self) {
            for row in [table.columns] + table.rows {
                text += row.map(\.text).joined(separator: "\u{1F}") + "\u{1E}"
            }
        }
        return Manifest.File(path: "", contents: Array(text.utf8)).sha256
    }
}
