// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics
import Manufacturing
import Reports
import Testing

@testable import ExoplanCommands

@Suite("Console") struct ConsoleTests {
    @Test(
        "colours follow --color, the terminal, NO_COLOR and TERM",
        arguments: [
            ("auto", true, [:], true), ("auto", false, [:], false), ("auto", true, ["NO_COLOR": "1"], false),
            ("auto", true, ["NO_COLOR": ""], true), ("auto", true, ["TERM": "dumb"], false),
            ("always", false, ["NO_COLOR": "1"], true), ("never", true, [:], false),
        ] as [(String, Bool, [String: String], Bool)])
    func colors(choice: String, isTerminal: Bool, environment: [String: String], expected: Bool) throws {
        let options = try OutputOptions.parse(["--color", choice])
        let console = ConsoleCapture().console(environment: environment, isTerminal: isTerminal)
        #expect(Session(console: console, options: options).style.color == expected)
    }

    @Test(
        "signs beyond ASCII need a terminal of UTF-8",
        arguments: [
            (true, ["LANG": "C.UTF-8"], true), (true, ["LANG": "C"], false), (false, ["LANG": "C.UTF-8"], false),
            (true, ["LC_ALL": "C", "LANG": "C.UTF-8"], false), (true, ["LC_ALL": "", "LC_CTYPE": "de_DE.utf8"], true),
        ] as [(Bool, [String: String], Bool)])
    func unicode(isTerminal: Bool, environment: [String: String], expected: Bool) throws {
        let console = ConsoleCapture().console(environment: environment, isTerminal: isTerminal)
        #expect(Session(console: console, options: try OutputOptions.parse([])).style.unicode == expected)
    }

    @Test(
        "the width is that of COLUMNS, else 100",
        arguments: [
            (["COLUMNS": "72"], 72), ([:], 100), (["COLUMNS": "0"], 100), (["COLUMNS": "x"], 100),
            (["COLUMNS": "1"], 40),
        ]
            as [([String: String], Int)])
    func columns(environment: [String: String], expected: Int) {
        #expect(ConsoleCapture().console(environment: environment).columns == expected)
    }

    @Test(
        "shares are written in percent",
        arguments: [("1 %", "1 %"), ("0.25%", "0.25 %"), ("0 %", "0 %"), ("100 %", "100 %")])
    func percents(text: String, shown: String) {
        #expect(PercentArgument(argument: text)?.description == shown)
    }

    @Test(
        "options without their unit say what to write",
        arguments: [
            (["--gap", "1"], "a share is written in percent: write \"1 %\"."),
            (["--gap", "0.05"], "write \"0.05 %\", or \"5 %\"."), (["--gap", "200 %"], "from \"0 %\" to \"100 %\""),
            (["--gap", "some"], "write a share in percent, such as \"1 %\"."),
            (["--time-limit", "30"], "a time has a unit: write \"30 s\", \"30 min\" or \"30 h\"."),
            (["--time-limit", "5 m"], "write \"5 s\", \"5 min\""),
            (["--time-limit", "0 s"], "a time above 0 with its unit"),
        ])
    func units(options: [String], words: String) {
        let run = CommandRun(list: ["plan", "nowhere.yaml"] + options)
        #expect(run.status == 64 && run.error.contains(words), "\(run.error)")
    }

    @Test("results that could not be written to standard output are a failure")
    func outputTrouble() {
        var console = ConsoleCapture().console()
        #expect(Exoplan.run(["defaults"], console: console) == 0)
        console.outputTrouble = { "cannot write standard output: the disk is full" }
        #expect(Exoplan.run(["defaults"], console: console) == 70)
    }

    @Test("times have a unit", arguments: [("30 s", 30.0), ("1.5 min", 90), ("2h", 7200)])
    func times(text: String, seconds: Double) {
        #expect(TimeArgument(argument: text)?.seconds == seconds)
    }

    @Test(
        "as many stays fit as places take one after another",
        arguments: [
            ([(0, 10), (5, 15), (10, 20)], 1, 2), ([(0, 10), (5, 15), (10, 20)], 2, 4), ([], 3, 0), ([(0, 5)], 0, 0),
            ([(0, 100), (10, 20), (30, 40), (50, 60)], 1, 3), ([(0, 0), (0, 0)], 1, 1),
        ] as [([(Int, Int)], Int, Int)])
    func packing(stays: [(Int, Int)], places: Int, expected: Int) {
        let intervals = stays.map { Interval(from: Instant(minutes: $0.0), to: Instant(minutes: $0.1)) }
        let free = Array(repeating: Instant(minutes: 0), count: places)
        #expect(LotPacking.packed(intervals, into: free) == expected)
    }
}
