// SPDX-License-Identifier: GPL-3.0-or-later

import GLPKSolver
import Planning
import TestSupport
import Testing

@Suite("Rules that cannot be kept together")
struct ConflictTests {
    private static let head = """
        horizon: {start: 2027-01-04, length: 3 d, tail: 4 d}
        rooms: {suite: {}}
        recipes: {ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, room: suite, run: 2 d}}}}

        """

    /// A scenario without a plan, what the answer must name, and the same scenario without each of these rules.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let yaml: String
        let rules: [ConflictingRule]
        /// Texts to replace, one for each rule, that take the rule away.
        let removals: [(text: String, by: String)]
    }

    static let cases = [
        Case(
            testDescription: "closing stock beyond what the suite can make",
            // Starts on days 0 and 2 give 20 vials.
            yaml: head + "materials: {vial: {unit: vial, closing-stock: 25 vial}}",
            rules: [
                ConflictingRule(
                    sentence: "material vial: closing stock is required at the end of the tail",
                    path: "materials.vial.closing-stock"),
                ConflictingRule(
                    sentence: "room suite: admits one lot at a time, turnaround included", path: "rooms.suite"),
            ],
            removals: [
                ("closing-stock: 25 vial", "x-note: none"), ("rooms: {suite: {}}", "rooms: {suite: {count: 3}}"),
            ]),
        Case(
            testDescription: "closing stock beyond all lots",
            yaml: head + "materials: {vial: {unit: vial, closing-stock: 100 vial}}",
            rules: [
                ConflictingRule(
                    sentence: "material vial: closing stock is required at the end of the tail",
                    path: "materials.vial.closing-stock")
            ],
            removals: [("closing-stock: 100 vial", "x-note: none")]),
        Case(
            testDescription: "two pinned lots in one room",
            yaml: head + """
                materials: {vial: {unit: vial}}
                opening: {pinned: [{recipe: ev, start: 2027-01-04}, {recipe: ev, start: 2027-01-05}]}
                """,
            rules: [
                ConflictingRule(sentence: "a lot of ev must start on 2027-01-04", path: "opening.pinned"),
                ConflictingRule(sentence: "a lot of ev must start on 2027-01-05", path: "opening.pinned"),
                ConflictingRule(
                    sentence: "room suite: admits one lot at a time, turnaround included", path: "rooms.suite"),
            ],
            removals: [
                ("{recipe: ev, start: 2027-01-04}, ", ""), (", {recipe: ev, start: 2027-01-05}", ""),
                ("rooms: {suite: {}}", "rooms: {suite: {count: 2}}"),
            ]),
        Case(
            testDescription: "two lots pinned on one day",
            yaml: head + """
                materials: {vial: {unit: vial}}
                opening: {pinned: [{recipe: ev, start: 2027-01-04}, {recipe: ev, start: 2027-01-04}]}
                """,
            rules: [
                ConflictingRule(sentence: "2 lots of ev must start on 2027-01-04", path: "opening.pinned"),
                ConflictingRule(
                    sentence: "room suite: admits one lot at a time, turnaround included", path: "rooms.suite"),
            ],
            removals: [
                ("{recipe: ev, start: 2027-01-04}, ", ""), ("rooms: {suite: {}}", "rooms: {suite: {count: 2}}"),
            ]),
        Case(
            testDescription: "storage too small for a pinned lot",
            yaml: head + """
                materials: {vial: {unit: vial, storage: 9 vial}}
                opening: {pinned: [{recipe: ev, start: 2027-01-05}]}
                """,
            rules: [
                ConflictingRule(sentence: "a lot of ev must start on 2027-01-05", path: "opening.pinned"),
                ConflictingRule(
                    sentence: "material vial: stock, quarantine included, must fit the storage limit",
                    path: "materials.vial.storage"),
            ],
            removals: [("{recipe: ev, start: 2027-01-05}", ""), ("storage: 9 vial", "storage: 10 vial")]),
        Case(
            testDescription: "a lot in process in the room of a pinned lot",
            yaml: head + """
                materials: {vial: {unit: vial}}
                opening:
                  lots: [{recipe: ev, operation: make, started: 2027-01-03}]
                  pinned: [{recipe: ev, start: 2027-01-04}]
                """,
            rules: [
                ConflictingRule(sentence: "a lot of ev is in process since 2027-01-03", path: "opening.lots"),
                ConflictingRule(sentence: "a lot of ev must start on 2027-01-04", path: "opening.pinned"),
                ConflictingRule(
                    sentence: "room suite: admits one lot at a time, turnaround included", path: "rooms.suite"),
            ],
            removals: [
                ("  lots: [{recipe: ev, operation: make, started: 2027-01-03}]\n", ""),
                ("{recipe: ev, start: 2027-01-04}", ""), ("rooms: {suite: {}}", "rooms: {suite: {count: 2}}"),
            ]),
    ]

    @Test("the answer names them, and without any of them there is a plan", arguments: cases)
    func smallest(example: Case) throws {
        #expect(try conflict(example.yaml) == example.rules)
        for removal in example.removals {
            let without = example.yaml.replacing(removal.text, with: removal.by)
            #expect(without != example.yaml)
            #expect(try conflict(without) == nil, "without \(removal.text)")
        }
    }

    @Test("a pinned lot that calendars do not admit is named with the reason")
    func impossible() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d, tail: 4 d}
            calendars: {day: {mon-fri: 08:00-16:00}}
            units: {skid: {calendar: day}}
            materials: {vial: {unit: vial}}
            recipes: {ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, unit: skid, run: 2 h}}}}
            opening: {pinned: [{recipe: ev, start: 2027-01-09}]}
            """
        let rules = try #require(try conflict(yaml))
        #expect(rules.map(\.path) == ["opening.pinned"])
        #expect(rules.first?.sentence.hasPrefix("a lot of ev must start on 2027-01-09 and cannot: ") == true)
        #expect(try conflict(yaml.replacing("2027-01-09", with: "2027-01-08")) == nil)
    }

    @Test("a lot in process that is released after the tail is named")
    func tooLate() throws {
        let yaml = """
            horizon: {start: 2027-01-04, length: 7 d, tail: 2 d}
            materials: {vial: {unit: vial}}
            recipes:
              ev: {makes: vial, yield: 10 vial, operations: {make: {stage: fill, run: 1 d}}, release: {review: 12 d}}
            opening: {lots: [{recipe: ev, operation: make, started: 2027-01-03T12:00}]}
            """
        #expect(
            try conflict(yaml) == [
                ConflictingRule(
                    sentence: "a lot of ev is in process since 2027-01-03T12:00 and cannot be finished: "
                        + "it would be released after the end of the tail", path: "opening.lots")
            ])
        #expect(try conflict(yaml.replacing("tail: 2 d", with: "tail: 6 d")) == nil)
    }

    private func conflict(_ yaml: String) throws -> [ConflictingRule]? {
        switch try Planner(solver: GLPKSolver()).plan(try scenario(yaml)).answer {
        case .plan: nil
        case .infeasible(let rules): rules
        }
    }
}
