// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
import Testing

/// Every example of the package goes the whole way.
@Suite("Examples") struct ExampleTests {
    static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Workplace.packagePath("scenarios"))) ?? []
        return names.filter { name in
            FileManager.default.fileExists(atPath: Workplace.packagePath("scenarios/\(name)/scenario.yaml"))
        }.sorted()
    }()

    @Test("there are examples to try")
    func examples() {
        #expect(Self.names.contains("01-first-plan"))
    }

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
