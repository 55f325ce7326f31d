// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
import Testing

/// Small examples of the package go the whole way; `.ci/check-binary` does the same with all of them on the built
/// product, for which timetables of plants are a matter of seconds.
@Suite("Examples") struct ExampleTests {
    static let names = ["01-first-plan", "03-rotor-or-membrane"]

    @Test("check, plan and verify accept it", arguments: names)
    func walk(_ name: String) throws {
        let work = try Workplace()
        let scenario = Workplace.packagePath("scenarios/\(name)")
        #expect(CommandRun("check", scenario).status == 0)
        let plan = CommandRun("plan", scenario, "-o", work.place("results"))
        #expect(plan.status == 0, "\(plan.output.prefix(2000))\(plan.error.prefix(2000))")
        #expect(plan.error == "")
        guard plan.status == 0 else { return }
        #expect(CommandRun("verify", work.place("results")).status == 0)
        // The resolved scenario means the same as the one it came from.
        let again = CommandRun("plan", work.place("results/scenario.yaml"), "-o", work.place("again"), "-q")
        #expect(again.status == 0)
        for file in try work.names("results") where file != "manifest.json" {
            #expect(try work.text("results/\(file)") == work.text("again/\(file)"))
        }
    }
}
