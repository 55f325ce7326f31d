// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("exoplan plan") struct PlanCommandTests {
    let work: Workplace

    init() throws {
        work = try Workplace()
    }

    @Test("plans, writes all files beside the scenario, and reports on standard output alone")
    func plans() throws {
        let run = CommandRun("plan", try work.put("small.yaml", SmallScenarios.good))
        #expect(run.status == 0)
        #expect(run.error == "")
        #expect(run.output.hasPrefix("Small plant\n2027-03-01 to 2027-04-12 (6 weeks), tail to 2027-05-10 (4 weeks)\n"))
        // 10 of 30 doses are there on time; 20 come 11 d late at 1 % of 100 EUR a week; 80 on time; one lot is made.
        #expect(run.output.contains("Contribution   9 968.57 EUR\n"))
        #expect(run.output.hasSuffix("\nThe plan is checked and written to \(work.place("small.exoplan"))\n"))
        let names = try work.names("small.exoplan")
        #expect(
            names == [
                "changeovers.csv", "checks.csv", "columns.csv", "cost-of-goods.csv", "cost-shares.csv",
                "customers.csv", "deliveries.csv", "demand.csv", "discards.csv", "ledger.csv", "loads.csv",
                "lost-starts.csv", "lot-costs.csv", "lot-full-costs.csv", "lots.csv", "manifest.json", "notes.csv",
                "operations.csv", "plan.json", "plan.xlsx", "prices.csv", "purchases.csv", "report.html", "report.txt",
                "rooms.csv",
                "scenario.yaml", "schedule-checks.csv", "schedule-deliveries.csv", "schedule-demand.csv",
                "schedule-lots.csv", "schedule-operations.csv", "schedule-rooms.csv", "schedule-unplaced.csv",
                "schedule-work.csv", "schedule.json", "shortfalls.csv", "staff.csv", "stage-costs.csv", "starts.csv",
                "stock.csv",
            ])
        let report = try work.text("small.exoplan/report.txt")
        #expect(run.output.hasPrefix(report))
        #expect(try work.text("small.exoplan/lots.csv").contains("lot-001,lot,ev,,planned,1,2027-03-01T00:00"))
    }

    @Test("tells the folder as it was asked for, whether it is there or not")
    func stated() throws {
        let (file, folder) = (try work.put("small.yaml", SmallScenarios.good), work.place("./a"))
        for _ in 0..<2 { #expect(CommandRun("plan", file, "-o", folder).output.hasSuffix("written to \(folder)\n")) }
    }

    @Test("gives the same bytes again, but for the manifest; with any number of threads")
    func sameBytes() throws {
        let file = try work.put("small.yaml", SmallScenarios.good)
        #expect(CommandRun("plan", file, "-o", work.place("a")).status == 0)
        #expect(CommandRun("plan", file, "-o", work.place("b"), "--threads", "4").status == 0)
        for name in try work.names("a") where name != "manifest.json" {
            #expect(try work.text("a/\(name)") == work.text("b/\(name)"))
        }
        #expect(try work.text("b/manifest.json").contains("\"threads\" : \"4\""))
    }

    @Test("leaves the timetable out when asked to")
    func noSchedule() throws {
        let file = try work.put("small.yaml", SmallScenarios.good)
        #expect(CommandRun("plan", file, "--no-schedule", "-o", work.place("a")).status == 0)
        #expect(try !work.names("a").contains("schedule.json"))
        let drawn = CommandRun("plan", file, "--gantt", "--rounds", "1", "-o", work.place("b"))
        #expect(drawn.output.contains("Timetable"))
    }

    @Test("a folder stands for the scenario.yaml in it")
    func folder() throws {
        _ = CommandRun("init", work.place("plant"))
        let run = CommandRun("plan", work.place("plant"), "--quiet")
        #expect(run.status == 0)
        #expect(run.output == "")
        #expect(run.error == "")
        #expect(work.exists("plant/scenario.exoplan/plan.json"))
    }

    @Test("--json prints the plan as the file holds it")
    func json() throws {
        let run = CommandRun("plan", try work.put("small.yaml", SmallScenarios.good), "--json")
        #expect(run.status == 0)
        #expect(run.output == (try work.text("small.exoplan/plan.json")))
    }

    @Test("faults are all told in order, with their count; nothing is written")
    func faults() throws {
        let run = CommandRun("plan", try work.put("bad.yaml", SmallScenarios.faulty))
        #expect(run.status == 2)
        #expect(run.output == "")
        let lines = run.error.split(separator: "\n")
        #expect(lines.first?.hasPrefix("bad.yaml:2:38: horizon.length: the unit is missing") ?? false)
        #expect(lines.contains { $0.hasPrefix("bad.yaml:3:1: recepies: unknown key; did you mean \"recipes\"?") })
        #expect(lines.contains { $0.contains("bad.yaml:4:23: units.skid.count") })
        #expect(lines.last == "\(lines.count - 1) faults")
        #expect(try work.names() == ["bad.yaml"])
    }

    @Test("faults as JSON have their places")
    func faultsAsJSON() throws {
        let run = CommandRun("plan", try work.put("bad.yaml", SmallScenarios.faulty), "--json")
        #expect(run.status == 2)
        #expect(run.output.contains("\"file\" : \"bad.yaml\""))
        #expect(run.output.contains("\"line\" : 3"))
        #expect(run.output.contains("\"remedy\" : \"did you mean \\\"recipes\\\"?\""))
    }

    @Test("a scenario that is not there is a fault of the input")
    func missing() {
        let run = CommandRun("plan", work.place("nowhere.yaml"))
        #expect(run.status == 2)
        #expect(run.error.contains("no such scenario file"))
    }

    @Test("rules that conflict are told with their places")
    func infeasible() throws {
        let file = try work.put("small.yaml", SmallScenarios.conflict)
        let run = CommandRun("plan", file)
        #expect(run.status == 3)
        #expect(run.output.contains("a lot of lot must start on 2027-03-08"))
        #expect(run.output.contains("small.yaml:4:"))
        #expect(run.output.contains("room suite"))
        #expect(!work.exists("small.exoplan"))
        let json = CommandRun("plan", file, "--json")
        #expect(json.status == 3)
        #expect(json.output.contains("\"conflict\" : ["))
    }

    @Test("what a pinned lot lacks is told, and what check warns of")
    func lacking() throws {
        let plant = """
            format: exoplan/1
            horizon: {start: 2027-01-04, length: 4 weeks, tail: 4 d}
            calendars: {day: {mon-fri: 08:00-16:00}}
            units: {skid: {calendar: day}}
            rooms: {suite: {closed: [{from: 2027-01-12, to: 2027-01-14}]}}
            materials: {vial: {unit: vial}, medium: {unit: L, price: 10 EUR/L, lead-time: 3 weeks}}
            recipes:
              ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, unit: skid, room: suite, run: 2 h}}}
              wet: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 2 h, uses: {medium: 5 L}}}}
            opening: {pinned: [{recipe: ev, start: 2027-01-11}]}
            demand:
              lines:
                a: {material: vial, quantity: 5 vial, due: 2027-01-20, price: 3 EUR/vial}
                b: {material: vial, quantity: 5 vial, due: 2027-02-04, price: 3 EUR/vial}

            """
        let pin = "recipe: ev, start: 2027-01-11"
        let wet = CommandRun(
            "plan", try work.put("wet.yaml", plant.replacing(pin, with: "recipe: wet, start: 2027-01-13")))
        #expect(wet.status == 3)
        #expect(
            wet.output.contains("All of them could be kept with more material: 5 L of medium by 2027-01-13"),
            "\(wet.output)")
        func warnings(_ old: String, _ new: String) throws -> [String] {
            let run = CommandRun("check", try work.put("small.yaml", plant.replacing(old, with: new)))
            #expect(run.status == 0)
            return run.output.split(separator: "\n").filter { $0.hasPrefix("  small.yaml:") }.map {
                String($0.dropFirst(2))
            }
        }
        #expect(try warnings("", "") == [])
        #expect(
            try warnings("2027-02-04", "2027-02-05") == [
                "small.yaml:14:5: demand.b: due after the end of the tail, so it is left out of the plan (found "
                    + "\"2027-02-05\"); the last day of plans is 2027-02-04: write a longer horizon.length or horizon.tail, or leave "
                    + "the line out"
            ])
        let line = "    b: {material: vial, quantity: 5 vial, due: 2027-02-04, price: 3 EUR/vial}\n"
        let many = (1...9).map { line.replacing("b:", with: "b\($0):").replacing("02-04", with: "03-0\($0)") }.joined()
        let told = try warnings(line, many)
        #expect(told.count == 4)
        #expect(
            told.last
                == "small.yaml:17:5: demand: from here on 6 more lines are due after the end of the tail and left out of "
                + "the plan")
        #expect(
            try warnings(pin, "recipe: ev, start: 2027-01-13") == [
                "small.yaml:10:11: opening.pinned: there will be no plan: a lot of ev must start on 2027-01-13 and holds room "
                    + "suite, which is closed from 2027-01-12 to 2027-01-14; decide another time, or open the room for it"
            ])
        let option =
            "options: {second: {room: suite, cost: 10 EUR}}\nopening: {pinned: [{recipe: ev, start: 2027-01-13}]}"
        #expect(try warnings("opening: {pinned: [{\(pin)}]}", option) == [])
        #expect(
            try warnings(pin, "recipe: ev, start: 2027-01-16").first?.hasPrefix(
                "small.yaml:10:11: opening.pinned: there will be no plan: a lot of ev must start on 2027-01-16 and cannot: no "
                    + "start within the day: make waits for unit skid") == true)
        let json = CommandRun(
            "check", try work.put("late.yaml", plant.replacing("2027-02-04", with: "2027-02-05")), "--json")
        #expect(json.output.contains("\"warnings\" : [\n    \"late.yaml:14:5: demand.b: "), "\(json.output)")
    }

    @Test("a folder of somebody else is refused before planning, and replaced by force")
    func foreign() throws {
        let file = try work.put("small.yaml", SmallScenarios.good)
        _ = CommandRun("init", work.place("theirs"))
        let refused = CommandRun("plan", file, "-o", work.place("theirs"))
        #expect(refused.status == 64)
        #expect(refused.output == "")
        #expect(refused.error.contains("is no result folder of exoplan"))
        #expect(try work.names("theirs") == ["scenario.yaml"])
        #expect(CommandRun("plan", file, "-o", work.place("theirs"), "--force").status == 0)
        #expect(work.exists("theirs/plan.json"))
        // The folder of the scenario itself is not replaced, not even by force.
        #expect(CommandRun("plan", file, "-o", work.path, "--force").status == 64)
        #expect(work.exists("small.yaml"))
    }

    @Test("stopped before there is a plan: nothing is written")
    func interrupted() throws {
        let run = CommandRun("plan", try work.put("small.yaml", SmallScenarios.good), cancelled: true)
        #expect(run.status == 130)
        #expect(run.output == "")
        #expect(!work.exists("small.exoplan"))
    }

    @Test("however short a time limit is there is a plan, and the work that gives it again")
    func timeLimit() throws {
        let run = CommandRun("plan", try work.put("small.yaml", SmallScenarios.good), "--time-limit", "0.000001 s")
        #expect(run.status == 4)
        #expect(run.error.contains("--work 1 gives the same plan and bound"))
    }

    @Test("the programme is written for other solvers, never over the scenario")
    func programmeFiles() throws {
        let file = try work.put("small.yaml", SmallScenarios.good)
        try work.put("old.lp", "old")
        let run = CommandRun("plan", file, "-q", "--write-lp", work.place("old.lp"), "--write-mps", work.place("p.mps"))
        #expect(run.status == 0)
        #expect(try work.text("old.lp").contains("Minimize"))
        #expect(try work.text("p.mps").hasSuffix("ENDATA\n"))
        #expect(CommandRun("plan", file, "--write-lp", file).status == 64)
        #expect(try work.text("small.yaml") == SmallScenarios.good)
        let unwritable = CommandRun("plan", file, "--write-lp", work.place("no/such/p.lp"))
        #expect(unwritable.status == 70)
        #expect(unwritable.error.contains("there is no such file or folder"))
    }

    @Test("--relax says that it is no plan to follow")
    func relaxed() throws {
        let run = CommandRun("plan", try work.put("small.yaml", SmallScenarios.good), "--relax")
        #expect(run.status == 0)
        #expect(run.output.contains("lots may be fractional"))
        #expect(CommandRun("verify", work.place("small.exoplan")).status == 0)
    }

    @Test(
        "options that mean nothing are refused",
        arguments: [
            ["--gap", "0.01"], ["--gap", "-1 %"], ["--gap", "200 %"], ["--work", "0"], ["--work", "x"],
            ["--threads", "0"], ["--time-limit", "30"], ["--time-limit", "0 s"], ["--color", "blue"], ["-o", ""],
            ["--nonsense"],
        ])
    func badOptions(_ options: [String]) throws {
        let file = try work.put("small.yaml", SmallScenarios.good)
        let run = CommandRun(list: ["plan", file] + options)
        #expect(run.status == 64)
        #expect(run.output == "")
        #expect(run.error.contains("Error:"))
    }

    @Test("progress is shown on a terminal and gone at the end")
    func progress() throws {
        let file = try work.put("small.yaml", SmallScenarios.good)
        let shown = CommandRun("plan", file, environment: ["TERM": "xterm", "LANG": "de_DE.UTF-8"], isTerminal: true)
        #expect(shown.error.hasPrefix("\r\u{1B}[2Kwriting the programme"))
        #expect(shown.error.hasSuffix("\r\u{1B}[2K"))
        #expect(shown.output.contains("\u{1B}[1m"))
        #expect(shown.output.contains("\u{2588}"))
        let quiet = CommandRun("plan", file, "--quiet", isTerminal: true)
        #expect(quiet.error == "")
    }
}
