// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("exoplan verify") struct VerifyCommandTests {
    let work: Workplace

    init() throws {
        work = try Workplace()
        let file = try work.put("small.yaml", SmallScenarios.good)
        #expect(CommandRun("plan", file, "-o", work.place("results")).status == 0)
    }

    @Test("accepts what plan wrote, against the scenario in the folder and against the one planned")
    func accepts() {
        let run = CommandRun("verify", work.place("results"))
        #expect(run.status == 0)
        #expect(run.error == "")
        #expect(run.output.contains("Verified: "))
        let other = CommandRun("verify", work.place("results"), "--against", work.place("small.yaml"), "--json")
        #expect(other.status == 0)
        #expect(other.output.contains("\"sound\" : true"))
    }

    @Test(
        "rejects a plan that was changed",
        arguments: [
            ("\"quantity\" : 10,", "\"quantity\" : 11,"), ("\"contribution\" : ", "\"contribution\" : 1"),
            ("\"released\" : ", "\"released\" : 1"),
        ])
    func tampered(old: String, new: String) throws {
        let text = try work.text("results/plan.json")
        let changed = text.split(separator: old, maxSplits: 1).joined(separator: new)
        #expect(changed != text || !text.contains(old))
        guard text.contains(old) else { return }
        try work.put("results/plan.json", changed)
        let run = CommandRun("verify", work.place("results"))
        #expect(run.status == 6)
        #expect(!run.output.contains("Verified"))
        #expect(run.error.contains("the plan is rejected."))
        let json = CommandRun("verify", work.place("results"), "--json")
        #expect(json.status == 6)
        #expect(json.output.contains("\"sound\" : false"))
    }

    @Test("tells which tables are not as exoplan wrote them; the plan itself stays verified")
    func changedTables() throws {
        try work.put("results/lots.csv", "lot\nmine\n")
        let run = CommandRun("verify", work.place("results"))
        #expect(run.status == 0)
        #expect(run.error == "note: lots.csv is not as exoplan wrote it\n")
    }

    @Test("rejects a plan of another scenario")
    func otherScenario() throws {
        let other = SmallScenarios.good.split(separator: "run: 6 d").joined(separator: "run: 7 d")
        let run = CommandRun("verify", work.place("results"), "--against", try work.put("other.yaml", other))
        #expect(run.status == 6)
    }

    @Test("what is no plan is a fault of the input", arguments: ["", "{", "{\"format\": \"exoplan-plan/9\"}"])
    func noPlan(_ text: String) throws {
        try work.put("results/plan.json", text)
        let run = CommandRun("verify", work.place("results"))
        #expect(run.status == 2)
        #expect(run.error.contains("plan.json: "))
    }

    @Test("a folder that is not there is a fault of the input")
    func missing() {
        let run = CommandRun("verify", work.place("nowhere"))
        #expect(run.status == 2)
        #expect(run.error.contains("there is no such file or folder"))
    }
}
