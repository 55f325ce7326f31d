// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Overrides")
struct OverrideTests {
    /// A plant of one recipe, with a few overrides.
    static let plant = """
        format: exoplan/1
        horizon: {start: 2027-01-04, length: 4 weeks}
        units: {skid: {count: 2, rate: 10 EUR/h}, column: {}}
        rooms: {suite: {turnaround: 2 d}}
        staff: {qc: {headcount: 2, calendar: always}}
        materials: {medium: {unit: L, price: 300 EUR/L}, ev: {unit: dose}}
        opening: {stock: [{material: medium, quantity: 50 L}, {material: ev, quantity: 4 dose, age: 1 d}]}
        recipes:
          a:
            makes: ev
            yield: 10 dose
            operations:
              grow: {stage: culture, unit: skid, room: suite, run: 7 h, uses: {medium: 2 L}}
              polish: {stage: purification, unit: column, run: 4 h}
            release: {pass: {mode: 90 %, low: 80 %, high: 95 %}}
          b:
            makes: ev
            yield: 20 dose
            operations:
              grow: {stage: culture, unit: skid, room: suite, run: 9 h}
        fixed-costs: {house: 1000 EUR/a}
        demand:
          lines:
            first: {material: ev, quantity: 10 dose, due: 2027-01-20, price: 100 EUR/dose}
            second: {material: ev, quantity: 5 dose, due: 2027-01-25, price: 100 EUR/dose}

        """

    private static func changes(_ overrides: String, _ names: [String] = [], set: [String] = []) throws -> [String] {
        let document = try ScenarioReader.read(
            text: plant + overrides, choice: ScenarioChoice(names: names, settings: set))
        return document.changes.map { "\($0.path): \($0.old) -> \($0.new) (\($0.by) at \($0.position))" }
    }

    private static func faults(_ overrides: String, _ names: [String] = [], set: [String] = []) -> [String] {
        do throws(Faults) {
            _ = try ScenarioReader.read(text: plant + overrides, choice: ScenarioChoice(names: names, settings: set))
            return []
        } catch {
            return error.list.map(\.text)
        }
    }

    @Test("set, scale, add and remove by path, with old and new values and the line")
    func kinds() throws {
        let overrides = """
            overrides:
              x:
                set: {units.skid.count: 3, "opening.stock[material=ev].quantity": 6 dose}
                scale: {"recipes.*.operations.grow.run": 1.01, demand.*.quantity: 130 %, recipes.a.release.pass: 0.5}
                add: {staff.qc.headcount: 1, demand.second.due: 7 d, fixed-costs: {more: 5 EUR/a}, materials.medium.price: 0.1 kEUR/L}
                remove: ["opening.stock[1]", recipes.a.operations.polish]

            """
        let line = Self.plant.split(separator: "\n").count + 3
        let found = try Self.changes(overrides, ["x"])
        #expect(
            found == [
                "opening.stock[2].quantity: 4 dose -> 6 dose (x at scenario.yaml:\(line):32)",
                "units.skid.count: 2 -> 3 (x at scenario.yaml:\(line):11)",
                "demand.lines.first.quantity: 10 dose -> 13 dose (x at scenario.yaml:\(line + 1):52)",
                "demand.lines.second.quantity: 5 dose -> 6.5 dose (x at scenario.yaml:\(line + 1):52)",
                "recipes.a.operations.grow.run: 7 h -> 424 min (x at scenario.yaml:\(line + 1):13)",
                "recipes.b.operations.grow.run: 9 h -> 545 min (x at scenario.yaml:\(line + 1):13)",
                "recipes.a.release.pass: {mode: 90 %, low: 80 %, high: 95 %} -> {mode: 45 %, low: 40 %, high: 47.5 %} "
                    + "(x at scenario.yaml:\(line + 1):78)",
                "demand.lines.second.due: 2027-01-25 -> 2027-02-01 (x at scenario.yaml:\(line + 2):34)",
                "fixed-costs.more: not written -> 5 EUR/a (x at scenario.yaml:\(line + 2):58)",
                "materials.medium.price: 300 EUR/L -> 400 EUR/L (x at scenario.yaml:\(line + 2):88)",
                "staff.qc.headcount: 2 -> 3 (x at scenario.yaml:\(line + 2):11)",
                "opening.stock[1]: {material: medium, quantity: 50 L} -> removed (x at scenario.yaml:\(line + 3):14)",
                "recipes.a.operations.polish: {stage: purification, unit: column, run: 4 h} -> removed "
                    + "(x at scenario.yaml:\(line + 3):34)",
            ])
    }

    @Test("items to remove are counted as the list stands, in whatever order they are named")
    func itemsByNumber() throws {
        let plant = Self.plant.replacing(
            "quantity: 4 dose, age: 1 d}]", with: "quantity: 4 dose, age: 1 d}, {material: ev, quantity: 9 dose}]")
        func changes(removing items: [Int]) throws -> [String] {
            let paths = items.map { "\"opening.stock[\($0)]\"" }.joined(separator: ", ")
            let document = try ScenarioReader.read(
                text: plant + "overrides: {x: {remove: [\(paths)]}}\n",
                choice: ScenarioChoice(names: ["x"], settings: []))
            return document.changes.map { "\($0.path): \($0.old)" }
        }
        let removed = [
            "opening.stock[3]: {material: ev, quantity: 9 dose}",
            "opening.stock[1]: {material: medium, quantity: 50 L}",
        ]
        #expect(try changes(removing: [1, 3]) == removed)
        #expect(try changes(removing: [3, 1]) == removed)
        #expect(throws: Faults.self) { try changes(removing: [1, 1]) }
    }

    @Test("A key that is known and not written can be set; settings come last")
    func unwritten() throws {
        let overrides = "overrides: {x: {set: {units.column.count: 4}}}\n"
        let line = Self.plant.split(separator: "\n").count + 1
        let found = try Self.changes(
            overrides, ["x"], set: ["units.column.count=5", "recipes.*.release.reserve = 1 dose"])
        #expect(
            found == [
                "units.column.count: 1 (standard) -> 4 (x at scenario.yaml:\(line):23)",
                "units.column.count: 4 -> 5 (--set[1] at --set[1]:1:1)",
                "recipes.a.release.reserve: 0 (standard) -> 1 dose (--set[2] at --set[2]:1:1)",
                "recipes.b.release.reserve: 0 (standard) -> 1 dose (--set[2] at --set[2]:1:1)",
            ])
    }

    @Test(
        "Broken changes are told",
        arguments: [
            (
                "units.skidd.count=2",
                "--set[1]:1:1: units.skidd.count: there is no \"skidd\" in units; did you mean \"skid\"?"
            ),
            (
                "units.skid.cuont=2",
                "--set[1]:1:1: units.skid.cuont: there is no \"cuont\" in units.skid; did you mean \"count\"?"
            ),
            (
                "recipes.*.operations.polsh.run=2 h",
                "--set[1]:1:1: recipes.*.operations.polsh.run: the path leads nowhere: there is no \"polsh\" in "
                    + "recipes.a.operations; did you mean \"polish\"?"
            ),
            (
                "recipes.x*.yield=2 dose",
                "--set[1]:1:1: recipes.x*.yield: the path leads nowhere: nothing in recipes matches \"x*\""
            ),
            (
                "materials.medium.price=5 kg",
                "--set[1]:1:24: materials.medium.price: \"kg\" measures mass, here money/volume is needed (found \"5 kg\"); "
                    + "write it like 300 EUR/L"
            ),
            (
                "opening.stock[3].quantity=5 L",
                "--set[1]:1:1: opening.stock[3].quantity: opening.stock has 2 items, none of them this one"
            ),
            (
                "units.skid",
                "--set[1]:1:1: a setting is a path, = and a value (found \"units.skid\"); write it like "
                    + "rooms.culture-suite.count=2"
            ),
            (
                "overrides.x=1",
                "--set[1]:1:1: overrides says how the scenario is put together and cannot be changed by an "
                    + "override (found \"overrides.x\")"
            ),
            (
                "units..count=1",
                "--set[1]:1:1: a key is missing in the path (found \"units..count\"); write it like "
                    + "recipes.*.operations.polish.run"
            ),
            (
                "units.skid.count.more=1",
                "--set[1]:1:1: units.skid.count.more: units.skid.count is a single value; "
                    + "end the path there"
            ),
            ("units.skid.count=", "--set[1]:1:18: units.skid.count: the value is missing (count); write it like 2"),
            (
                "demand.secnd.quantity=1 dose",
                "--set[1]:1:1: demand.secnd.quantity: there is no \"secnd\" in demand.lines; "
                    + "did you mean \"second\"?"
            ),
        ])
    func broken(setting: String, fault: String) {
        #expect(Self.faults("", set: [setting]) == [fault])
    }

    @Test("Two changes of one place are a conflict, unless both scale or both add")
    func conflicts() throws {
        let overrides = """
            overrides:
              a: {set: {units.skid.count: 3}, scale: {demand.*.price: 2}}
              b: {set: {units.skid: {count: 4}}, scale: {demand.first.price: 3}}
              c: {set: {units.*.count: 5, units.skid.count: 6}}

            """
        let line = Self.plant.split(separator: "\n").count + 2
        #expect(
            Self.faults(overrides, ["a", "b"]) == [
                "scenario.yaml:\(line + 1):13: units.skid: a and b both change this; keep one of the changes; the other "
                    + "(units.skid.count) stands at scenario.yaml:\(line):13"
            ])
        #expect(
            Self.faults(overrides, ["c"]) == [
                "scenario.yaml:\(line + 2):31: units.skid.count: c changes this twice; keep one of the changes; the other "
                    + "stands at scenario.yaml:\(line + 2):13"
            ])
        let prices = try Self.changes(
            "overrides: {a: {scale: {demand.*.price: 2}}, b: {scale: {demand.first.price: 3}}}\n", ["a", "b"])
        #expect(prices.last?.hasPrefix("demand.lines.first.price: 200 EUR/dose -> 600 EUR/dose") == true)
        let beside = "overrides: {a: {set: {fixed-costs.house: 2 EUR/a}, add: {fixed-costs: {more: 5 EUR/a}}}}\n"
        #expect(try Self.changes(beside, ["a"]).count == 2)
        #expect(
            Self.faults("", set: ["units.skid.count=3", "units.skid.count=4"]) == [
                "--set[2]:1:1: units.skid.count: --set[1] and --set[2] both change this; keep one of the changes; the "
                    + "other stands at --set[1]:1:1"
            ])
    }

    @Test("What is removed though it is used is named by the ordinary checks, at the use")
    func removedThoughUsed() {
        let found = Self.faults("overrides: {x: {remove: units.column}}\n", ["x"])
        #expect(found.count == 1)
        #expect(found.first?.contains("recipes.a.operations.polish.unit") == true, "\(found)")
    }

    @Test("Names that mean nothing are told with what there is")
    func names() {
        let overrides = "overrides: {big: {set: {units.skid.count: 3}}}\nscenarios: {growth: [big]}\n"
        #expect(
            Self.faults(overrides, ["grwth", "quite-other"]) == [
                "--scenario: no scenario or override has this name (found \"grwth\"); did you mean \"growth\"?",
                "--scenario: no scenario or override has this name (found \"quite-other\"); there are big, growth",
            ])
        #expect(Self.faults(overrides, ["growth", "big"]).isEmpty, "an override is made once")
    }

    @Test("Paths of any characters end in a change or in a fault, never in anything else")
    func randomPaths() {
        var generator = SplitMix64(seed: 20270104)
        let parts = [
            "recipes", "*", "a", "operations", "grow", "run", "units", "skid", "demand", "lines", "first", "opening",
            "stock", "[1]", "[*]", "[material=ev]", "[", "]", ".", "..", "=", "pass", "mode", "é", "\u{202E}", "x-", "",
            "calendars", "**", "a*", "patients", "include", "0", "[0]", "[99999999999999999999]",
        ]
        for _ in 0..<400 {
            let count = Int.random(in: 1...7, using: &generator)
            let path = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }
                .joined(separator: Bool.random(using: &generator) ? "." : "")
            let values = ["1", "2 h", "{a: b}", "[1, 2]", "", "5 dose", "*x", "&y 1", "\"", "[", "unlimited"]
            let setting = path + "=" + (values.randomElement(using: &generator) ?? "")
            do throws(Faults) {
                let document = try ScenarioReader.read(text: Self.plant, choice: ScenarioChoice(settings: [setting]))
                let again = try ScenarioReader.read(text: document.scenario.resolvedText)
                #expect(again.scenario == document.scenario, "\(setting)")
            } catch {
                #expect(!error.list.isEmpty)
                #expect(error.list.allSatisfy { !$0.text.contains("\u{202E}") }, "\(setting)")
            }
        }
    }
}
