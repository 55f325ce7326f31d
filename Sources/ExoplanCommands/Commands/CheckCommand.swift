// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import GLPKSolver
import Manufacturing
import Planning
import Reports
import ScenarioFiles

/// `exoplan check`: validates a scenario and says what is in it and what it can never do.
struct CheckCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Validate a scenario; say which starts are lost and whether demand can be met.",
        discussion: """
            Examples:
              exoplan check plant.yaml
              exoplan check scenarios/02-msc-clinical-site --json
              exoplan check plant.yaml --scenario second-suite

            All faults are told at once, each with file:line:column. Whether the demand \
            can possibly be met is a necessary condition: opening stock, orders, and as \
            many lots as starts, rooms, units and people admit when nothing else runs. Late \
            deliveries are possible where it says no. Warnings name demand that is left out of \
            planning and lots that cannot be where they are pinned. Where no --scenario is chosen, each \
            scenario and override of the file is made in turn and must be valid, too.
            """)

    @Argument(help: "The scenario's file, or its folder.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup var changes: ScenarioOptions

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        let path = scenario
        let source = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try ScenarioSource.open(path: path)
        }
        let choice = changes.choice
        let document = try ScenarioLoading.telling(in: session) { () throws(Faults) in try source.document(choice) }
        let named = choice.isEmpty ? try NamedScenarios.check(source, in: session) : []
        let scenario = document.scenario
        let study = Planner(solver: GLPKSolver()).study(scenario)
        try StuckReport.refuse(study, in: session)
        let starts = study.starts
        var summary = ScenarioSummary(scenario, starts: starts, bound: DemandBound(scenario))
        summary.scenarios = named
        summary.warnings = study.warnings.map(\.text)
        if session.options.json {
            session.console.print(JSONText.of(summary))
            return .success
        }
        session.report(DisplayText.escaped(summary.words))
        if !summary.warnings.isEmpty {
            session.report("\nWarnings\n" + summary.warnings.map { "  \($0)" }.joined(separator: "\n"))
        }
        if !document.changes.isEmpty {
            session.report("\n" + ChangesText.of(document.changes, style: session.style))
        }
        if !named.isEmpty {
            session.report("\nScenarios of the file, all valid")
            session.report(NamedScenarios.table(named).text(style: session.style))
        }
        if !starts.isEmpty {
            session.report("\nStarts on the planning grid")
            session.report(summary.startsTable.text(style: session.style))
            let header = PlanHeader(
                label: scenario.label, currency: scenario.currency, start: scenario.horizon.start.description,
                horizon: scenario.horizon.length, tail: .zero, bucketEnds: [], isRelaxed: false)
            let lost = PlanReport.lostStarts(starts, header: header, style: session.style)
            if !lost.isEmpty {
                session.report("\n" + lost)
            }
        }
        for line in summary.unstaffed {
            session.report(DisplayText.escaped(line))
        }
        if !summary.demand.isEmpty {
            session.report("\nCan the demand possibly be met? The tightest due date of each material:")
            session.report(summary.demandTable.text(style: session.style))
            for line in summary.shortages {
                session.report(DisplayText.escaped(line))
            }
        }
        return .success
    }
}
