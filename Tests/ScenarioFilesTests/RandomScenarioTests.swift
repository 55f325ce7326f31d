// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Random scenarios")
struct RandomScenarioTests {
    static let full = Fixtures.folder("Valid/full")

    /// A draft with the keys of every map in another order; operations keep theirs, as it has a meaning.
    private func shuffled(_ draft: Draft, isOrdered: Bool = false, _ random: inout SplitMix64) -> Draft {
        switch draft.content {
        case .scalar:
            return draft
        case .sequence(let items):
            var copies: [Draft] = []
            for item in items { copies.append(shuffled(item, &random)) }
            return Draft(.sequence(copies), at: draft.position)
        case .mapping(let entries):
            var copies: [Draft.Entry] = []
            for entry in entries {
                var copy = entry
                copy.value = shuffled(entry.value, isOrdered: entry.key == "operations", &random)
                copies.append(copy)
            }
            if !isOrdered { copies.shuffle(using: &random) }
            return Draft(.mapping(copies), at: draft.position)
        }
    }

    @Test("Another order of keys gives an equal scenario with the same resolved text", arguments: 0..<20)
    func keyOrder(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let document = try ScenarioReader.read(path: Self.full)
        let draft = shuffled(document.draft, &random)
        #expect(draft != document.draft)
        let again = try ScenarioValidation.scenario(from: draft, tables: document.tables)
        #expect(again == document.scenario)
        #expect(again.resolvedText == document.scenario.resolvedText)
    }

    @Test("Resolved operations may stand in any order", arguments: 0..<5)
    func operationOrder(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let scenario = try ScenarioReader.read(path: Self.full).scenario
        var draft = scenario.draft
        draft = reordered(draft, &random)
        #expect(try ScenarioValidation.scenario(from: draft) == scenario)
    }

    /// A draft in which operations, too, stand in another order.
    private func reordered(_ draft: Draft, _ random: inout SplitMix64) -> Draft {
        guard case .mapping(let entries) = draft.content else { return draft }
        var copies: [Draft.Entry] = []
        for entry in entries {
            var copy = entry
            copy.value = reordered(entry.value, &random)
            copies.append(copy)
        }
        copies.shuffle(using: &random)
        return Draft(.mapping(copies), at: draft.position)
    }

    private static let tokens = [
        "0", "-1", "1e30", "1e-30", "36 h", "1:30", "010", "[]", "{}", "[a, b]", "{a: b}", "yes", "null", "~", "''",
        "always",
        "99999999999999999999", "2027-02-30", "9999-12-31", "0001-01-01", "100 %", "EUR", "operators", "x-", "polish",
        "1e18 dose", "20 a", "3653 d", "unlimited", "12 months", "5 wd", "é\u{301}", "|", "- -",
    ]

    @Test("A mutated scenario is read or refused with places, and never crashes", arguments: 0..<200)
    func mutations(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) &+ 1000)
        let source = try #require(Fixtures.text("\(Self.full)/scenario.yaml")).replacing(
            "table: demand.csv", with: "x-t: 1"
        ).replacing("table: patients.csv", with: "x-t: 1")
        var lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<lines.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: lines.remove(at: place)
            case 1: lines.insert(lines[place], at: place)
            case 2: lines.swapAt(place, Int.random(in: 0..<lines.count, using: &random))
            default:
                var words = lines[place].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                let word = Int.random(in: 0..<words.count, using: &random)
                words[word] = Self.tokens.randomElement(using: &random) ?? ""
                lines[place] = words.joined(separator: " ")
            }
        }
        do throws(Faults) {
            let scenario = try ScenarioReader.read(text: lines.joined(separator: "\n")).scenario
            let again = try ScenarioReader.read(text: scenario.resolvedText).scenario
            #expect(again == scenario)
        } catch {
            #expect(!error.list.isEmpty)
            for fault in error.list {
                #expect(fault.position != nil && !fault.problem.isEmpty)
            }
        }
    }
}
