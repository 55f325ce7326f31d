// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import Manufacturing
import Reports
import ResultFiles

/// `exoplan report`: makes the reports of a result folder again, from its plan and its schedule.
struct ReportCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Make the page, the spreadsheet and the tables of a result folder again.",
        discussion: """
            Examples:
              exoplan report plant.exoplan
              exoplan report plant.exoplan --gantt

            They are made from plan.json and schedule.json alone and have the bytes that plan wrote; the \
            plan, the scenario and how they came about stay as they are. Whether the plan \
            keeps the rules of its scenario is for verify to say.
            """)

    @Argument(help: "The result folder.", completion: .directory)
    var folder: String

    @Flag(help: "Draw the timetable in letters, a line per unit and room.")
    var gantt = false

    @OptionGroup var output: OutputOptions

    func run(in session: Session) throws(Ending) -> ExitStatus {
        let plan = try PlanReading.plan(in: folder)
        let schedule = try PlanReading.schedule(in: folder)
        let report = ReportText(plan, schedule)
        let made = try ReportFiles.of(report)
        let results = ResultFolder(path: folder)
        let names = [PlanFile.name] + (schedule == nil ? [] : [ScheduleFile.name]) + ["scenario.yaml"]
        // The new manifest would vouch for what somebody else has written.
        if let changed = ChangedFiles.names(in: results)?.first(where: names.contains) {
            throw Ending(
                .invalidInput,
                DisplayText.escaped(
                    "\(FilePath.join(folder, changed)) is not as exoplan wrote it, so no report is made of it; "
                        + "exoplan plan writes it anew"))
        }
        do throws(FileTrouble) {
            guard let manifest = Manifest.decoded(try results.contents(of: Manifest.name)) else {
                throw FileTrouble.notOurs(path: folder)
            }
            var kept: [ResultFile] = []
            for name in names {
                kept.append(ResultFile(name: name, contents: try results.contents(of: name)))
            }
            try results.write(kept + made, manifest: manifest)
        } catch {
            throw error.ending
        }
        if session.options.json {
            session.console.print(JSONText.of(["folder": folder]))
        } else {
            session.report(report.inStyle(session.style))
            if gantt { session.draw(schedule) }
            session.report("\nThe reports are written to \(DisplayText.escaped(folder))")
        }
        return .success
    }
}
