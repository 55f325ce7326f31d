// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import PlanSamples
import ResultFiles
import Testing

@Suite("A result folder with a schedule") struct ScheduleFolderTests {
    let work: Workplace

    init() throws {
        work = try Workplace()
        let place = work.place("results")
        let files = [
            ResultFile(name: PlanFile.name, contents: try PlanFile.encode(PlanSamples.threeLots)),
            ResultFile(name: ScheduleFile.name, contents: try ScheduleFile.encode(ScheduleSamples.threeLots)),
            ResultFile(name: "scenario.yaml", text: SmallScenarios.good),
        ]
        try ResultFolder(path: place).write(files, manifest: Manifest(version: "test"))
    }

    @Test("report reads the schedule, makes its tables and keeps the file")
    func report() throws {
        let before = try work.text("results/schedule.json")
        let run = CommandRun("report", work.place("results"))
        #expect(run.status == 0)
        #expect(run.output.contains("3 of 4 have a place"))
        #expect(try work.text("results/schedule.json") == before)
        #expect(try work.text("results/schedule-operations.csv").contains("tff-skid"))
        #expect(try work.text("results/report.html").contains("\"scheduled\":true"))
        #expect(try work.text("results/manifest.json").contains("\"path\" : \"schedule.json\""))
        let first = try work.names("results").map { try work.text("results/\($0)") }
        #expect(CommandRun("report", work.place("results"), "--quiet").status == 0)
        #expect(try work.names("results").map { try work.text("results/\($0)") } == first)
    }

    @Test("report --gantt draws it in the width of the terminal, coloured where asked")
    func gantt() throws {
        let plain = CommandRun("report", work.place("results"), "--gantt", environment: ["COLUMNS": "90"])
        #expect(plain.output.contains("incubator 1  "))
        #expect(!plain.output.contains("\u{1B}"))
        let colored = CommandRun("report", work.place("results"), "--gantt", "--color", "always")
        #expect(colored.output.contains("\u{1B}[36m"))
        #expect(!CommandRun("report", work.place("results")).output.contains("incubator 1  "))
    }

    @Test("a schedule that cannot be read is a fault of the input", arguments: ["report", "verify"])
    func broken(_ command: String) throws {
        try work.put("results/schedule.json", "{\"format\":\"exoplan-schedule/1\"}")
        let run = CommandRun(command, work.place("results"))
        #expect(run.status == 2)
        #expect(run.error.contains("schedule.json: this is no schedule: header is missing"))
    }
}
