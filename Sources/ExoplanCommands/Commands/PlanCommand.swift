// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import Manufacturing
import Planning
import Reports
import ResultFiles
import ScenarioFiles

/// `exoplan plan`: finds a plan, checks it, writes it and tells it.
struct PlanCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Find the best plan of a scenario, check it, write it and report it.",
        discussion: """
            Examples:
              exoplan plan scenarios/01-first-plan
              exoplan plan plant.yaml -o results/january --gap "0.1 %"
              exoplan plan plant.yaml --time-limit "30 s"
              exoplan plan plant.yaml --prices
              exoplan plan plant.yaml --scenario second-suite --set "staff.qc.headcount=3"

            The result folder, beside the scenario by default, holds plan.json, a table (.csv) for \
            each part of the plan, the report, the resolved scenario and a manifest. It is replaced \
            as a whole, and only if exoplan wrote it.
            """)

    @Argument(help: "The scenario's file, or its folder.", completion: .file(extensions: ["yaml", "yml"]))
    var scenario: String

    @OptionGroup var changes: ScenarioOptions

    @OptionGroup var search: SearchOptions

    @OptionGroup var timetable: ScheduleOptions

    @OptionGroup var programme: ProgrammeFiles

    @Flag(help: "Follow prices by exact plans with a step more and a step fewer; takes several plans' time.")
    var prices = false

    @OptionGroup var place: FolderOptions

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        session.console.watchInterrupts()
        let document = try ScenarioLoading.document(at: scenario, changes.choice, in: session)
        let file = ScenarioLoading.file(of: scenario)
        let inputs = ScenarioLoading.inputs(of: document, at: scenario)
        let folder = place.folder ?? ResultFolder.standardPath(for: file, variant: changes.variant)
        let results = ResultFolder(path: folder)
        // Refused before the search rather than after it.
        try place.admit(results, precious: inputs)
        try programme.spare(inputs)
        var maker = PlanMaker(document: document, search: search, timetable: timetable, programme: programme)
        if prices { maker.pricing = PlanMaker.Pricing(path: scenario, choice: changes.choice) }
        let made: MadePlan
        switch try maker.make(in: session) {
        case .plan(let answer): made = answer
        case .none(let result):
            let status = InfeasibleReport(result, document.scenario).tell(in: session)
            if let proof = result.proof {
                session.console.complain(DisplayText.escaped(proof.sentence))
                let manifest = PlanOutput.manifest(document, search.manifestOptions, result.work)
                let files = PlanOutput.files(of: proof)
                if !files.isEmpty { try place.write(files, manifest, to: results, precious: inputs) }
            }
            return status
        }
        let (plan, schedule, answer) = (made.plan, made.schedule, made.first)
        let report = ReportText(plan, schedule)
        let output = PlanOutput(
            report: report, document: document, options: manifestOptions, work: answer.result.work,
            proof: answer.result.proof)
        try place.write(try output.files(), output.manifest, to: results, precious: inputs)
        tell(report, document, place: folder, in: session)
        if let proof = answer.result.proof, !session.options.json {
            session.report(DisplayText.escaped(proof.sentence))
        }
        if made.isScheduleStopped, plan.outcome.status != .interrupted {
            session.console.complain("Interrupted; the best timetable so far is written.")
            return .interrupted
        }
        return status(of: plan, answer, session)
    }

    /// The options of search and timetable as the manifest tells them.
    private var manifestOptions: [String: String] {
        search.manifestOptions.merging(changes.manifestOptions) { first, _ in first }
            .merging(timetable.manifestOptions) { first, _ in first }
            .merging(prices ? ["prices": "yes"] : [:]) { first, _ in first }
    }

    private func tell(
        _ report: ReportText, _ document: ScenarioDocument, place: String, in session: Session
    ) {
        if session.options.json {
            let bytes = (try? PlanFile.encode(report.plan)) ?? []
            session.console.print(String(decoding: bytes, as: UTF8.self))
            return
        }
        let changed = ChangesText.of(document.changes, style: session.style)
        if !changed.isEmpty {
            session.report(changed + "\n")
        }
        session.report(report.inStyle(session.style))
        if timetable.gantt { session.draw(report.schedule) }
        session.report("\nThe plan is checked and written to \(DisplayText.escaped(place))")
    }

    private func status(of plan: Plan, _ answer: PlanningDesk.Answer, _ session: Session) -> ExitStatus {
        if answer.ranOutOfTime, plan.outcome.status == .limit {
            session.console.complain(
                "The time limit ended the search; --work \(answer.result.work.units) gives the same plan and bound on any "
                    + "machine.")
        }
        switch plan.outcome.status {
        case .optimal: return .success
        case .interrupted:
            session.console.complain("Interrupted; the best plan so far is written.")
            return .interrupted
        case .feasible, .limit:
            session.console.complain("The gap of \(search.gap) was not reached.")
            return .limitReached
        }
    }
}
