// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import Manufacturing
import Reports
import ResultFiles

/// `exoplan report`: makes the reports of a result folder again, from its plan.
struct ReportCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Make the page, the spreadsheet and the tables of a result folder again.",
        discussion: """
            Examples:
              exoplan report plant.exoplan

            They are made from plan.json alone and have the bytes that plan wrote; the \
            plan, the scenario and how they came about stay as they are. Whether the plan \
            keeps the rules of its scenario is for verify to say.
            """)

    @Argument(help: "The result folder.", completion: .directory)
    var folder: String

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        let plan = try PlanReading.plan(in: folder)
        let made = try ReportFiles.of(plan)
        let results = ResultFolder(path: folder)
        do throws(FileTrouble) {
            guard let manifest = Manifest.decoded(try results.contents(of: Manifest.name)) else {
                throw FileTrouble.notOurs(path: folder)
            }
            var kept: [ResultFile] = []
            for name in [PlanFile.name, "scenario.yaml"] {
                kept.append(ResultFile(name: name, contents: try results.contents(of: name)))
            }
            try results.write(kept + made, manifest: manifest)
        } catch {
            throw error.ending
        }
        if session.options.json {
            session.console.print(JSONText.of(["folder": folder]))
        } else {
            session.report(PlanReport.text(plan, style: session.style))
            session.report("\nThe reports are written to \(DisplayText.escaped(folder))")
        }
        return .success
    }
}
