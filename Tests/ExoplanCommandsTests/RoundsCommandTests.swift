// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

/// Three benches of 16 h a day hold four runs of 11 h by their hours, and three by the minute.
@Suite("Rounds of plan and timetable") struct RoundsCommandTests {
    let work: Workplace

    init() throws {
        work = try Workplace()
    }

    static let scenario = """
        format: exoplan/1
        label: Four runs on three benches
        horizon: {start: 2027-01-06, length: 1 week, tail: 1 week}
        calendars: {day: {mon-sun: 06:00-22:00}}
        units: {bench: {count: 3, calendar: day}, spare: {}}
        materials: {ev: {unit: vial}}
        recipes:
          quick: {makes: ev, yield: 10 vial, cost: 100 EUR, operations: {fill: {stage: fill, unit: bench, run: 11 h}}}
          slow: {makes: ev, yield: 10 vial, cost: 300 EUR, operations: {fill: {stage: fill, unit: spare, run: 1 d}}}
        demand: {lines: {clinic: {material: ev, quantity: 40 vial, due: 2027-01-06, price: 100 EUR/vial, late: 30 EUR/vial/d, late-cap: 100 EUR/vial}}}
        """

    private func value(_ name: String, in folder: String) throws -> String {
        let text = try work.text("\(folder)/schedule.json")
        let parts = text.split(separator: "\"\(name)\" : ", maxSplits: 1)
        return String(try #require(parts.last).prefix { !",\n}".contains($0) })
    }

    @Test("one round: the fourth lot comes a day late, and the line names the bench and what it cost")
    func once() throws {
        let file = try work.put("benches.yaml", Self.scenario)
        let run = CommandRun("plan", file, "--rounds", "1", "-o", work.place("once"))
        #expect(run.status == 0)
        // 40 vials at 100 EUR less four quick lots at 100 EUR.
        #expect(run.output.contains("Contribution   3 600.00 EUR\n"))
        #expect(try value("scheduledOnTime", in: "once") == "0.75")
        #expect(try value("daysLater", in: "once") == "1")
        let line = try work.text("once/schedule-demand.csv")
        #expect(line.contains("they wait for bench (11 h)"))
        let lots = try work.text("once/schedule-lots.csv")
        #expect(lots.contains(",waits for bench (11 h)"))
    }

    @Test("two rounds: the second plan holds the benches less, and everything is on time")
    func twice() throws {
        let file = try work.put("benches.yaml", Self.scenario)
        // Three quick lots and a slow one: 200 EUR less than 3,600 EUR, of a turnover of 4,000 + 600 EUR: a gap of 4.35 %.
        let run = CommandRun("plan", file, "--gap", "5 %", "-o", work.place("twice"))
        #expect(run.status == 0)
        #expect(run.output.contains("Contribution   3 400.00 EUR\n"))
        #expect(run.output.contains("3 600.00 EUR at most; gap 4.35 %, 200.00 EUR"))
        #expect(try value("scheduledOnTime", in: "twice") == "1")
        #expect(try value("rounds", in: "twice") == "2")
        #expect(CommandRun("verify", work.place("twice")).status == 0)
    }

    @Test("the gap of a later round counts against the first bound, and the exit status says so")
    func gap() throws {
        let file = try work.put("benches.yaml", Self.scenario)
        let run = CommandRun("plan", file, "--gap", "1 %", "-o", work.place("gap"))
        #expect(run.status == 4)
        #expect(run.error.contains("The gap of 1 % was not reached."))
        #expect(try value("scheduledOnTime", in: "gap") == "1")
    }
}
