// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing

@testable import ScenarioFiles

@Suite("What is taken over from another reading")
struct TakenOverReadingTests {
    /// Changes of all kinds, some of them of other things than recipes, some of them wrong.
    private static let settings = [
        "recipes.*.release.pass=71 %", "recipes.*.release.review=9 d", "recipes.*.cost=3001 EUR",
        "recipes.*.site=nowhere", "recipes.*.release.pass=150 %", "currency=CHF", "horizon.length=9 weeks",
        "staff.*.headcount=7", "rooms.*.count=3", "units.*.count=4", "materials.*.label=other", "repeats=1",
    ]

    /// What came of a reading.
    private enum Outcome: Equatable {
        case scenario(Scenario)
        case faults([String])
    }

    private func outcome(_ source: ScenarioSource, _ setting: String?, like known: ScenarioDocument?) -> Outcome {
        let operation = setting.flatMap { SettingReader.operation($0, number: 1).operation }
        do throws(Faults) {
            return .scenario(
                try source.document(making: [], point: operation.map { [$0] } ?? [], like: known).scenario)
        } catch {
            return .faults(error.list.map(\.text))
        }
    }

    @Test("a draft means the same, and has the same faults, as one that is read by itself", arguments: Fixtures.valid)
    func sameAsAlone(_ path: String) throws {
        let source = try ScenarioSource.open(path: path)
        let base = try source.document(making: [], point: [])
        var differ = 0
        for setting in Self.settings {
            let alone = outcome(source, setting, like: nil)
            #expect(outcome(source, setting, like: base) == alone, "\(setting)")
            if alone != .scenario(base.scenario) { differ += 1 }
        }
        #expect(differ > 3)
    }
}
