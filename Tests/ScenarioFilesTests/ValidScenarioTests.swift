// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Valid scenarios")
struct ValidScenarioTests {
    @Test(
        "are read without faults, and their resolved text gives an equal scenario and the same text",
        arguments: Fixtures.valid)
    func roundTrip(folder: String) throws {
        let document = try ScenarioReader.read(path: folder)
        let text = document.scenario.resolvedText
        let again = try ScenarioReader.read(text: text)
        #expect(again.scenario == document.scenario)
        #expect(again.scenario.resolvedText == text)
        #expect(!document.scenario.recipes.isEmpty)
    }
}
