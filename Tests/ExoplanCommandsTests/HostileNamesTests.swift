// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@Suite("A scenario with hostile names") struct HostileNamesTests {
    let work: Workplace

    init() throws {
        work = try Workplace()
    }

    /// Signs that move a cursor, colour or turn what is written.
    private func steering(_ text: String) -> Set<Unicode.Scalar> {
        Set(
            text.unicodeScalars.filter { scalar in
                scalar != "\n"
                    && [.control, .format, .lineSeparator, .paragraphSeparator].contains(
                        scalar.properties.generalCategory)
            })
    }

    @Test("is planned, reported and drawn without a sign that steers a terminal")
    func terminal() throws {
        let place = work.place("results")
        let plan = CommandRun("plan", Workplace.packagePath("Tests/HostileNames"), "-o", place)
        #expect(plan.status == 0 || plan.status == 4)
        #expect(steering(plan.error).isEmpty)
        let report = CommandRun("report", place, "--gantt", "--color", "never", environment: ["COLUMNS": "80"])
        #expect(report.status == 0)
        #expect(steering(report.output).isEmpty)
        #expect(report.output.contains("\\u{202E}gpj.exe\\u{7}\\u{1B}[31mred\\u{2028}"))
        let json = CommandRun("verify", place, "--json")
        #expect(json.status == 0)
        #expect(steering(json.output).isEmpty)
    }

    @Test("is checked and its faults are told without such signs")
    func faults() throws {
        let text = try Workplace.packageFile("Tests/HostileNames/scenario.yaml")
        let wrong = "yeild: \"\\u202E\\x1B[2J\"\n    yield: 100"
        let spoiled = text.split(separator: "yield: 100").joined(separator: wrong)
        try work.put("scenario.yaml", spoiled)
        try work.put("demand.csv", "id,\u{202E}material\nx,y,z\n")
        let run = CommandRun("check", work.path)
        #expect(run.status == 2)
        #expect(steering(run.error).isEmpty)
        #expect(run.error.contains("yeild"))
    }
}
