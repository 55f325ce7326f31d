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

            All faults are told at once, each with file:line:column. Whether the demand \
            can possibly be met is a necessary condition: opening stock, orders, and as \
            many lots as starts, rooms, units and people admit when nothing else runs. Late \
            deliveries are possible where it says no.
            """)

    @Argument(help: "The scenario's file, or its folder.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        let scenario = try ScenarioLoading.document(at: scenario, in: session).scenario
        let starts = Planner(solver: GLPKSolver()).study(scenario).starts
        let summary = ScenarioSummary(scenario, starts: starts, bound: DemandBound(scenario))
        if session.options.json {
            session.console.print(JSONText.of(summary))
            return .success
        }
        session.report(DisplayText.escaped(summary.words))
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
        }
        return .success
    }
}
