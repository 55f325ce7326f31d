// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import ScenarioFiles
import Testing

/// Every folder in Broken/ holds a scenario and, in expected.txt, all that must be said about it.
///
/// With EXOPLAN_RECORD_FAULTS=1 in the environment the expected texts are written anew; read them before you keep them.
@Suite("Broken scenarios")
struct BrokenScenarioTests {
    static let names = Fixtures.folders(in: Fixtures.folder("Broken"))

    @Test("give exactly the faults they must give", arguments: names)
    func faults(name: String) throws {
        let folder = Fixtures.folder("Broken/\(name)")
        let faults = #expect(throws: Faults.self) { try ScenarioReader.read(path: folder) }
        let found = (faults?.text ?? "") + "\n"
        if ProcessInfo.processInfo.environment["EXOPLAN_RECORD_FAULTS"] == "1" {
            try found.write(toFile: "\(folder)/expected.txt", atomically: true, encoding: .utf8)
        }
        #expect(found == Fixtures.text("\(folder)/expected.txt"))
    }

    @Test("are many")
    func count() {
        #expect(Self.names.count >= 60)
    }
}
