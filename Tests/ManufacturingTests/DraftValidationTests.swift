// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Testing

@testable import Manufacturing

@Suite("Validation of drafts")
struct DraftValidationTests {
    private func position(_ line: Int) -> SourcePosition { SourcePosition(file: "s.yaml", line: line, column: 1) }

    private func scalar(_ text: String, _ line: Int) -> Draft {
        Draft(.scalar(text, isQuoted: false), at: position(line))
    }

    @Test("A key that a tree gives twice is told with the line of the first")
    func repeatedKey() {
        let draft = Draft(
            .mapping([
                .init(key: "format", keyPosition: position(1), value: scalar("exoplan/1", 1)),
                .init(key: "format", keyPosition: position(2), value: scalar("exoplan/1", 2)),
            ]), at: position(1))
        let faults = #expect(throws: Faults.self) { try ScenarioValidation.scenario(from: draft) }
        #expect(
            faults?.list.contains {
                $0.text == "s.yaml:2:1: format: the key is given twice; keep one of the two; the first is at line 1"
            } ?? false)
    }

    @Test("Faults at a place that is told already are left out")
    func earlier() {
        let draft = Draft(
            .mapping([.init(key: "format", keyPosition: position(1), value: scalar("", 7))]), at: position(1))
        let told = Fault(at: position(7), path: "format", problem: "aliases have no use here")
        let faults = #expect(throws: Faults.self) { try ScenarioValidation.scenario(from: draft, earlier: [told]) }
        #expect(faults?.list.filter { $0.position == position(7) } == [told])
    }

    @Test("The demand table is named by demand or demand.table")
    func tablePath() {
        func draft(_ value: Draft) -> Draft {
            Draft(.mapping([.init(key: "demand", keyPosition: position(1), value: value)]), at: position(1))
        }
        #expect(ScenarioValidation.tablePath(in: draft(scalar("a.csv", 3)))?.path == "a.csv")
        let inner = Draft(
            .mapping([.init(key: "table", keyPosition: position(2), value: scalar("b.csv", 2))]), at: position(2))
        #expect(ScenarioValidation.tablePath(in: draft(inner))?.position == position(2))
        #expect(ScenarioValidation.tablePath(in: scalar("a.csv", 1)) == nil)
    }

    @Test("Thousands of operations in one circle, with thousands of slips, end soon with a bounded list of faults")
    func pathological() {
        func map(_ entries: [(String, Draft)]) -> Draft { Draft(written: entries) }
        func text(_ text: String) -> Draft { Draft(written: text) }
        let operations = (0..<4000).map { place in
            (
                "o\(place)",
                map([
                    ("stage", text("culture")), ("run", text("1 h")), ("after", text("o\((place + 1) % 4000)")),
                    ("unit", text("nit\(place)")), ("slip\(place)", text("")), ("cost", text("1")),
                ])
            )
        }
        let draft = map([
            ("format", text("exoplan/1")),
            ("horizon", map([("start", text("2027-01-04")), ("length", text("4 weeks"))])),
            ("units", map((0..<1000).map { ("unit\($0)", map([])) })),
            ("materials", map([("ev", map([("unit", text("dose"))]))])),
            (
                "recipes",
                map([("r", map([("makes", text("ev")), ("yield", text("1 dose")), ("operations", map(operations))]))])
            ),
        ])
        let faults = #expect(throws: Faults.self) { try ScenarioValidation.scenario(from: draft) }
        #expect(faults?.list.count == 10_001)
    }
}
