// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("exoplan plan --prove, verify --certificate and schema")
struct ProofCommandTests {
    private let work: Workplace

    init() throws {
        work = try Workplace()
    }

    @Test("The relaxed optimum is proved, and the certificate is accepted as long as nobody touches it")
    func optimum() throws {
        let path = try work.put("small.yaml", SmallScenarios.good)
        let run = CommandRun("plan", path, "--prove", "-o", work.place("out"))
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.contains("The relaxed optimum is proved in fractions"))
        let certificate = work.place("out/certificate.txt")
        let check = CommandRun("verify", "--certificate", certificate)
        #expect(check.status == 0)
        #expect(check.output.hasPrefix("Proved in fractions: the cheapest relaxed plan costs -"))
        // The result folder is verified as any other.
        #expect(CommandRun("verify", work.place("out")).status == 0)

        let text = try work.text("out/certificate.txt")
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("y ") })
        try work.put("out/certificate.txt", text.replacing(line, with: line + "1"))
        let changed = CommandRun("verify", "--certificate", certificate)
        #expect(changed.status == 6)
        #expect(changed.error.contains("proves nothing"))
    }

    @Test("Without --prove there is no certificate, and plans are the same")
    func without() throws {
        let path = try work.put("small.yaml", SmallScenarios.good)
        _ = CommandRun("plan", path, "-o", work.place("plain"))
        _ = CommandRun("plan", path, "--prove", "-o", work.place("proved"))
        #expect(!work.exists("plain/certificate.txt"))
        #expect(try work.text("plain/plan.json") == work.text("proved/plan.json"))
    }

    @Test("That there is no plan is proved by a ray where the relaxation shows it, and said where it does not")
    func infeasible() throws {
        let closing = SmallScenarios.good.replacing("particle/dose}", with: "particle/dose, closing-stock: 90000 dose}")
        let path = try work.put("closing.yaml", closing)
        let run = CommandRun("plan", path, "--prove", "-o", work.place("out"))
        #expect(run.status == 3)
        #expect(run.output.contains("it would be enough to ask for "))
        #expect(run.error.contains("not even lots in parts keep the rules"))
        let check = CommandRun("verify", "--certificate", work.place("out/certificate.txt"))
        #expect(check.status == 0)
        #expect(check.output == "Proved: there is no plan, not even with lots in parts.\n")
        #expect(
            CommandRun("verify", "--certificate", work.place("out/certificate.txt"), "--json").output.contains(
                "infeasible"))
    }

    @Test("A certificate needs a file, and nothing else")
    func usage() throws {
        #expect(CommandRun("verify").status == 64)
        #expect(CommandRun("verify", "out", "--certificate", "c.txt").status == 64)
        #expect(CommandRun("verify", "--certificate", work.place("none.txt")).status == 70)
    }

    @Test("A recipe that can never finish is refused with the hold that breaks", arguments: ["check", "plan"])
    func stuck(command: String) throws {
        let text = """
            format: exoplan/1
            horizon: {start: 2027-01-04, length: 3 weeks, tail: 1 week}
            calendars: {wednesdays: {wed: 08:00-12:00}, mondays: {mon: 08:00-12:00}}
            units: {tank: {calendar: wednesdays}, skid: {calendar: mondays}}
            materials: {ev: {unit: dose}}
            recipes:
              msc:
                makes: ev
                yield: 100 dose
                operations:
                  grow: {stage: culture, unit: tank, run: 4 h, hold: 24 h}
                  polish: {stage: purification, unit: skid, run: 2 h}

            """
        let path = try work.put("stuck.yaml", text)
        let run = CommandRun(command, path)
        #expect(run.status == 2)
        #expect(
            run.error.hasPrefix(
                "stuck.yaml:7:3: recipes.msc: no lot can ever finish on the calendars: hold of 24 h after grow is broken"
            ))
        #expect(run.error.hasSuffix("; open longer, or hold longer\n1 fault\n"))
        #expect(try work.names() == ["stuck.yaml"])
        try work.put("free.yaml", text.replacing("hold: 24 h", with: "hold: 6 d"))
        #expect(CommandRun(command, work.place("free.yaml")).status == 0)
        for (yield, words) in [("2e9 kg", "more than 1000000000"), ("1e-18 kg", "less than 0.000000001")] {
            let outsize = text.replacing("hold: 24 h", with: "hold: 6 d").replacing("100 dose", with: yield)
                .replacing("unit: dose", with: "unit: kg")
            let refused = CommandRun(command, try work.put("outsize.yaml", outsize))
            #expect(refused.status == 2)
            #expect(refused.error.hasPrefix("outsize.yaml:7:3: recipes.msc: a lot gives \(words) kg; "))
        }
    }

    @Test("Numbers beyond all measure are refused, and shares of lots of millions are told finely enough")
    func magnitudes() throws {
        let text = """
            format: exoplan/1
            horizon: {start: 2027-01-04, length: 3 weeks, tail: 1 week}
            units: {tank: {}}
            materials: {ev: {unit: dose, particles: 1e6 particle/dose}}
            recipes:
              msc: {makes: ev, yield: 5.3e13 particle, operations: {grow: {stage: culture, unit: tank, run: 4 h}}}
            demand: {lines: {april: {material: ev, quantity: 42 dose, due: 2027-01-20, price: 900 EUR/dose}}}

            """
        let fine = CommandRun("plan", try work.put("fine.yaml", text), "--relax")
        #expect(fine.status == 0, "\(fine.error)")
        let whole = text.replacing("particles: 1e6", with: "particles: 1e12")
        let food = whole.replacing("materials: {", with: "materials: {food: {unit: kg, price: 1 EUR/kg}, ")
            .replacing("42 dose", with: "420 dose")
        for (from, to, words) in [
            ("900 EUR", "1e13 EUR", "would cost or earn more than a trillion: look for a slip in a number or its unit"),
            (
                "demand: {", "opening: {stock: [{material: food, quantity: 1e14 kg}]}\ndemand: {",
                "count to more than a trillion"
            ),
            ("900 EUR", "9e11 EUR", "too much to be told to the cent (the money of april): look for a slip"),
            (
                "grow: {", "grow: {uses: {food: 2e9 kg}, ",
                "recipes.msc: a lot takes more than 1000000000 kg of food; count"
            ),
        ] {
            let outsize = food.replacing(from, with: to)
            let refused = CommandRun("plan", try work.put("outsize.yaml", outsize), "--relax")
            #expect(refused.status == 2, "\(refused.error)")
            #expect(refused.error.contains(words), "\(refused.error)")
        }
    }

    @Test("schema prints JSON that names the keys")
    func schema() {
        let run = CommandRun("schema")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("{\n  \"$schema\""))
        #expect(run.output.contains("\"set-up\""))
    }
}
