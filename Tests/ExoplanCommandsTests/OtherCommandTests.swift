// SPDX-License-Identifier: GPL-3.0-or-later

import ExoplanCommands
import Testing

@Suite("exoplan init, check, defaults and the bare program") struct OtherCommandTests {
    let work: Workplace

    init() throws {
        work = try Workplace()
    }

    @Test("init writes the first scenario, which is the one of the examples")
    func initWrites() throws {
        let run = CommandRun("init", work.place("plant"))
        #expect(run.status == 0)
        #expect(run.output.contains("exoplan plan \(work.place("plant"))/scenario.yaml"))
        #expect(try work.text("plant/scenario.yaml") == Workplace.packageFile("scenarios/01-first-plan/scenario.yaml"))
    }

    @Test("init never overwrites", arguments: ["scenario.yaml", "plant"])
    func initNeverOverwrites(_ name: String) throws {
        #expect(CommandRun("init", work.place(name)).status == 0)
        let file = name == "plant" ? "plant/scenario.yaml" : name
        try work.put(file, "mine")
        let run = CommandRun("init", work.place(name))
        #expect(run.status == 64)
        #expect(run.error.contains("exists and is not overwritten"))
        #expect(try work.text(file) == "mine")
    }

    @Test("check says what is there, which starts are lost and what cannot be met")
    func check() throws {
        let run = CommandRun("check", try work.put("small.yaml", SmallScenarios.good))
        #expect(run.status == 0)
        #expect(
            run.output.hasPrefix("Small plant: valid. 42 d from 2027-03-01; 1 calendar, 2 demand lines, 1 material"))
        #expect(run.output.contains("lot                     42        42     0"))
        #expect(run.output.contains("ev        2027-03-03"))
        #expect(run.output.contains("no, not in time"))
        #expect(try work.names() == ["small.yaml"])
    }

    @Test("check says which lots cannot be staffed even alone, and does not count them")
    func understaffed() throws {
        let text = SmallScenarios.good.split(separator: "rooms:").joined(
            separator:
                "calendars: {day: {mon: 06:00-14:00}}\nstaff: {crew: {headcount: 2, productive: 50 %, calendar: day, slides: 0 d}}\nrooms:"
        ).split(separator: "cost: 1000 EUR").joined(separator: "staff: {crew: 12 h}")
        let run = CommandRun("check", try work.put("small.yaml", text))
        #expect(run.status == 0)
        #expect(
            run.output.contains(
                "possible starts of lot cannot be staffed even alone: from 2027-03-01 a lot needs 12 h "))
        #expect(run.output.contains("of staff crew in the week from 2027-03-01, which has 8 h."))
        #expect(run.output.contains("ev        2027-03-31             110                10  dose             0"))
    }

    @Test("check as JSON has the same figures")
    func checkAsJSON() throws {
        let run = CommandRun("check", try work.put("small.yaml", SmallScenarios.good), "--json")
        #expect(run.status == 0)
        #expect(run.output.contains("\"missing\" : 20"))
        #expect(run.output.contains("\"possible\" : 42"))
    }

    @Test("check tells faults and ends with 2")
    func checkFaults() throws {
        let run = CommandRun("check", try work.put("bad.yaml", SmallScenarios.faulty))
        #expect(run.status == 2)
        #expect(run.output == "")
        #expect(run.error.contains("bad.yaml:3:1"))
    }

    @Test("defaults lists all keys, or those of a part")
    func defaults() {
        let all = CommandRun("defaults")
        #expect(all.status == 0)
        for path in ["horizon: ", "materials.<id>: ", "recipes.<id>.operations.<id>: ", "demand.lines.<id>: "] {
            #expect(all.output.contains(path))
        }
        let part = CommandRun("defaults", "materials")
        #expect(part.output.contains("lead-time"))
        #expect(!part.output.contains("headcount"))
        #expect(CommandRun("defaults", "nonsense").status == 64)
    }

    @Test("defaults as Markdown is a page of tables, as JSON a list")
    func defaultsForms() {
        let page = CommandRun("defaults", "--markdown").output
        #expect(page.hasPrefix("# Reference of all keys\n"))
        #expect(page.contains("| `lead-time` |"))
        #expect(CommandRun("defaults", "--json").output.hasPrefix("[\n"))
    }

    @Test("help, version and completions go to standard output")
    func helps() {
        #expect(CommandRun("--version").output == "\(Exoplan.version)\n")
        for arguments in [["--help"], ["help", "plan"], ["plan", "--help"], []] {
            let run = CommandRun(list: arguments)
            #expect(run.status == 0)
            #expect(run.error == "")
            #expect(run.output.contains("USAGE: exoplan"))
        }
        for shell in ["bash", "zsh", "fish"] {
            let run = CommandRun("--generate-completion-script", shell)
            #expect(run.status == 0)
            #expect(run.output.contains("exoplan"))
        }
        for command in ["init", "check", "plan", "verify", "defaults"] {
            #expect(CommandRun("help", command).output.contains("Examples:"))
        }
    }

    @Test(
        "a wrong command line ends with 64 and says why on standard error", arguments: [["plna"], ["plan"], ["verify"]])
    func usage(_ arguments: [String]) {
        let run = CommandRun(list: arguments)
        #expect(run.status == 64)
        #expect(run.output == "")
        #expect(run.error.contains("Error:"))
    }
}
