// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import Testing

@Suite("bench")
struct BenchCommandTests {
    /// A plant with a baseline of its own.
    private struct Place {
        let work: Workplace
        let file: String
        let baseline: String

        init() throws {
            work = try Workplace()
            file = try work.put("plant.yaml", SmallScenarios.good)
            baseline = work.place("baseline.yaml")
        }

        func bench(_ more: String...) -> CommandRun {
            CommandRun(list: ["bench", file, "--baseline", baseline] + more)
        }

        /// Writes another value behind the first of a key.
        func doctor(_ key: String, _ value: String) throws {
            var lines = try work.text("baseline.yaml").split(separator: "\n").map(String.init)
            let place = try #require(lines.firstIndex { $0.contains(" \(key): ") })
            lines[place] = String(lines[place].prefix { $0 == " " }) + "\(key): \(value)"
            try work.put("baseline.yaml", lines.joined(separator: "\n") + "\n")
        }
    }

    @Test("without a baseline it shows CPU seconds by phase, memory and figures")
    func shown() throws {
        let place = try Place()
        let run = CommandRun("bench", place.file)
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.hasPrefix("plant\n"))
        for word in [" CPU s, ", " MiB at most so far", "read 0.0", ", report 0.", "  contribution", "  certified"] {
            #expect(run.output.contains(word), "\(word)")
        }
        #expect(!run.output.contains("verdict"))
        #expect(try place.work.names() == ["plant.yaml"])
    }

    @Test("the same plan and work are ok, again and again")
    func same() throws {
        let place = try Place()
        let written = place.bench("--update")
        #expect(written.status == 0 && written.output.hasSuffix("The baseline is written to \(place.baseline)\n"))
        let text = try place.work.text("baseline.yaml")
        #expect(text.hasPrefix("format: exoplan-baseline/1\noptions: {effort: normal, gap: 1 %, "))
        let run = place.bench()
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("  19 figures: 19 ok\n"), "\(run.output)")
        #expect(place.bench("--update", "--threads", "1").status == 0)
        #expect(try place.work.text("baseline.yaml") == text)
    }

    @Test("worse plans and dearer work end with status 7 and are told in a table")
    func worse() throws {
        let place = try Place()
        #expect(place.bench("--update").status == 0)
        let text = try place.work.text("baseline.yaml")
        try place.doctor("contribution", "20000")
        try place.doctor("iterations", "10")
        let without = try place.work.text("baseline.yaml")
        try place.work.put(
            "baseline.yaml", without.replacing("      bytes:", with: "      certificate: 1\n      bytes:"))
        let run = place.bench()
        #expect(run.status == 7)
        #expect(run.error == "3 figures are worse.\n", "\(run.error)")
        let lines = run.output.split(separator: "\n").suffix(4).map { line in
            line.split(separator: " ").joined(separator: " ")
        }
        #expect(lines[0] == "figure baseline now unit change tolerance verdict")
        #expect(lines[1].hasPrefix("iterations 10 ") && lines[1].hasSuffix(" % 10 % WORSE"), "\(lines)")
        #expect(lines[2] == "certificate 1 5 % WORSE: it is gone", "\(lines)")
        #expect(lines[3].hasPrefix("contribution 20 000 ") && lines[3].hasSuffix(" % 0.1 % WORSE"), "\(lines)")
        let json = place.bench("--json")
        #expect(json.status == 7 && json.output.contains("\"verdict\" : \"worse\""))
        #expect(place.bench("--update").status == 0)
        #expect(try place.work.text("baseline.yaml") == text)
    }

    @Test("gains are told, and held on to by --strict")
    func better() throws {
        let place = try Place()
        #expect(place.bench("--update").status == 0)
        try place.doctor("rows", "1000000")
        let run = place.bench()
        #expect(run.status == 0 && run.error == "1 figure is better: --update keeps the gain.\n", "\(run.error)")
        #expect(place.bench("--strict").status == 7)
    }

    @Test("tolerances of the file and of a scenario hold, and stay when figures are renewed")
    func tolerances() throws {
        let place = try Place()
        #expect(place.bench("--update").status == 0)
        try place.doctor("iterations", "1")
        let doctored = try place.work.text("baseline.yaml")
        func tolerating(_ ofFile: String, _ ofScenario: String) throws {
            try place.work.put(
                "baseline.yaml",
                doctored.replacing("scenarios:\n", with: "tolerances: {iterations: \(ofFile)}\nscenarios:\n")
                    .replacing("    figures:", with: "    tolerances: {iterations: \(ofScenario)}\n    figures:"))
        }
        try tolerating("1", "1000")
        #expect(place.bench().status == 0)
        try tolerating("1000", "150 %")
        #expect(place.bench().status == 7)
        #expect(place.bench("--update").status == 0)
        let renewed = try place.work.text("baseline.yaml")
        #expect(renewed.contains("\ntolerances: {iterations: 1000}\n"))
        #expect(renewed.contains("\n    tolerances: {iterations: 150 %}\n"))
    }

    @Test(
        "broken baselines are told with their places",
        arguments: [
            ("", "1:1: the file is empty; remove it, and let exoplan bench --update write one"),
            ("format: [", "2:1: not YAML"),
            ("{\"format\": \"exoplan-baseline/1\", \"options\": {}, \"scenarios\": {}", "2:1: not YAML"),
            ("format: exoplan/1\noptions: {}\nscenarios: {}", "1:9: format: not a baseline of this version"),
            ("format: exoplan-baseline/1\noptions: {}", "1:1: the key \"scenarios\" is missing"),
            ("options: {}\nscenarios: {}", "1:1: the key \"format\" is missing; write format: exoplan-baseline/1"),
            (scenario("rows: NaN"), "5:38: scenarios.plant.figures.rows: "),
            (scenario("rows: -1"), "5:38: scenarios.plant.figures.rows: a count is needed (found \"-1\")"),
            (scenario("rows: 1.5"), "5:38: scenarios.plant.figures.rows: a count is needed (found \"1.5\")"),
            (scenario("rows: 1e999"), "5:38: scenarios.plant.figures.rows: "),
            (scenario("gap: 0.5"), "5:37: scenarios.plant.figures.gap: a share in percent is needed"),
            (scenario("rows: 5 %"), "5:38: scenarios.plant.figures.rows: a number without a unit is needed"),
            (scenario("rowz: 5"), "5:32: scenarios.plant.figures.rowz: unknown key; did you mean \"rows\"?"),
            (scenario("rows: 1, rows: 2"), "5:41: scenarios.plant.figures.rows: repeated key"),
            (scenario("rows: 1") + "\nseconds: {}", "6:1: seconds: unknown key; known here: format, options, solver"),
            (scenario("rows: 1") + "\ntolerances: {gap: -1 %}", "6:19: tolerances.gap: out of range"),
            ("[1, 2]", "1:1: a map is needed"),
        ])
    func broken(text: String, message: String) throws {
        let place = try Place()
        try place.work.put("baseline.yaml", text)
        let run = place.bench()
        #expect(run.status == 2)
        #expect(run.error.contains("\(place.baseline):\(message)"), "\(run.error)")
        #expect(place.bench("--update").status == 2)
        #expect(try place.work.text("baseline.yaml") == text)
    }

    static func scenario(_ figures: String) -> String {
        """
        format: exoplan-baseline/1
        options: {}
        solver: none
        scenarios:
          plant: {inputs: 0, figures: {\(figures)}}
        """
    }

    @Test("a baseline of another scenario or of other options is none")
    func other() throws {
        let place = try Place()
        #expect(place.bench("--update").status == 0)
        let effort = place.bench("--effort", "quick")
        #expect(effort.status == 2)
        #expect(
            effort.error.hasPrefix(
                "\(place.baseline):2:1: options.effort: the baseline was made with normal, this run with quick; "),
            "\(effort.error)")
        let named = place.bench("--set", "rooms.suite.count=2")
        #expect(named.status == 2 && named.error.contains(": scenarios: no such scenario in the baseline"))
        try place.work.put("plant.yaml", SmallScenarios.good.replacing("cost: 1000 EUR", with: "cost: 1001 EUR"))
        let changed = place.bench()
        #expect(changed.status == 2)
        #expect(
            changed.error.contains(
                ":6:13: scenarios.plant.inputs: the baseline is of a scenario that says something else"),
            "\(changed.error)")
        // What is only written in another way is the same scenario.
        try place.work.put("plant.yaml", "# a note\n" + SmallScenarios.good)
        #expect(place.bench().status == 0)
        let added = place.bench("--set", "rooms.suite.count=2", "--update")
        #expect(added.status == 0)
        #expect(place.bench().status == 0)
        #expect(place.bench("--effort", "quick", "--update").status == 2)
    }

    @Test("command lines that cannot be are refused")
    func usage() throws {
        let place = try Place()
        #expect(CommandRun("bench").status == 64)
        #expect(CommandRun("bench", place.file, "--update").status == 64)
        #expect(CommandRun("bench", place.file, "--time-limit", "5 s").status == 64)
        #expect(CommandRun("bench", place.file, "--update", "--baseline", "a.json").status == 64)
        #expect(CommandRun("bench", place.file, place.file).error.contains("two scenarios have the name plant"))
        #expect(CommandRun("bench", place.file, "--baseline", place.work.place("none")).status == 2)
        #expect(CommandRun("bench", try place.work.put("no.yaml", SmallScenarios.conflict)).status == 3)
    }
}
