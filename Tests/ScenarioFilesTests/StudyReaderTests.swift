// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import ScenarioFiles
import Testing

@testable import Manufacturing

@Suite("Files of studies")
struct StudyReaderTests {
    private func read(_ study: String, name: String = "study.yaml") throws -> StudyDocument {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exoplan-study-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "format: exoplan/1\n".write(to: folder.appending(path: "scenario.yaml"), atomically: true, encoding: .utf8)
        try study.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        return try StudyReader.read(path: folder.appending(path: name).path)
    }

    private func faults(_ study: String) -> [String] {
        do {
            _ = try read(study)
            return []
        } catch {
            return (error as? Faults)?.list.map(\.text) ?? ["\(error)"]
        }
    }

    @Test("a study is read with what is not written in its place")
    func whole() throws {
        let study = try read(
            """
            format: exoplan-study/1
            label: what matters
            with: growth
            alternatives: [a, "b, c"]
            parameters:
              yield: {set: recipes.*.yield, low: 3e13 particle, mode: 4e13 particle, high: 5e13 particle}
              demand: {scale: [demand.*.quantity], low: 70 %, high: 130 %, label: all demand}
              heads: {set: staff.qc.headcount, low: 1, high: 3, step: 1}
            uncertain: recipes.*.release.pass
            grid: {heads: [1, 2], demand: 3}
            sample: {points: 200, method: latin-hypercube, seed: 7}
            """
        ).study
        #expect(study.with == ["growth"] && study.alternatives == ["a", "b, c"])
        #expect(study.parameters.map(\.name) == ["demand", "heads", "yield"])
        #expect(study.parameters[0].kind == .scale && study.parameters[0].label == "all demand")
        #expect(study.parameters[2].mode?.text == "40000000000000 particle")
        #expect(study.uncertain.map(\.text) == ["recipes.*.release.pass"] && !study.variesAllUncertain)
        #expect(!study.hasTornado && study.tornado == nil)
        #expect(study.grid.map(\.parameter) == ["heads", "demand"] && study.grid.map(\.steps) == [0, 3])
        #expect(study.sample == StudySample(points: 200, method: .latinHypercube, seed: 7))
        #expect(study.plans == .relaxed && study.check == 10 && study.chunk == 50 && study.work == 2000)
        let least = try read("format: exoplan-study/1\nuncertain: all\n").study
        #expect(least.hasTornado && least.variesAllUncertain && least.scenario.scalarText == "scenario.yaml")
    }

    @Test("things that are counted are whole without a word")
    func counts() throws {
        let study = try read(
            """
            format: exoplan-study/1
            parameters:
              heads: {set: staff.*.headcount, low: 1, high: 7}
              pairs: {set: rooms.suite.count, low: 2, high: 6, step: 2}
              times: {set: recipes.a.operations.b.run, low: 1 d, high: 2 d}
              worth: {scale: demand.*.price, low: 1, high: 3}
            """
        ).study
        #expect(study.parameters.map { $0.step?.text } == ["1", "2", nil, nil])
    }

    /// Each broken study with everything that is told of it.
    private static let broken: [(String, [String])] = [
        (
            "format: exoplan/1\nparameters: {a: {set: x, low: 1, high: 2}}\n",
            ["study.yaml:1:9: format: this is a scenario, not a study (found \"exoplan/1\"); write exoplan-study/1"]
        ),
        (
            "format: exoplan-study/1\n",
            ["study.yaml:1:1: nothing is varied; write parameters: or uncertain: all"]
        ),
        (
            """
            format: exoplan-study/1
            paramters: {}
            parameters:
              a: {low: 1 L, high: 2 L}
              b: {set: x, scale: y}
              c: {set: recipes..yield, low: 3 L, high: 2 L}
              d: {set: x, low: 1 L, high: 2 mL, step: 0 L}
              e: {scale: u, low: 1 L, high: 2 L}
              f: {set: v, low: many, high: 2}
              g: {set: w, high: 2}
            """,
            [
                "study.yaml:2:1: paramters: unknown key; did you mean \"parameters\"?",
                "study.yaml:4:3: parameters.a: it is not said what is varied; write one of set: and scale:, with a path "
                    + "such as demand.*.quantity",
                "study.yaml:5:3: parameters.b: set: and scale: stand side by side; write one of set: and scale:, with a "
                    + "path such as demand.*.quantity",
                "study.yaml:6:12: parameters.c.set: a key is missing in the path (found \"recipes..yield\"); write it like "
                    + "recipes.*.operations.polish.run",
                "study.yaml:6:44: parameters.c.high: high is not above low (found \"2 L\"); write low ≤ mode ≤ high",
                "study.yaml:7:31: parameters.d.high: low, mode and high have different units (found \"2 mL\"); give all "
                    + "in L",
                "study.yaml:7:43: parameters.d.step: out of range (found \"0 L\"); it must be above 0",
                "study.yaml:8:22: parameters.e.low: a factor has no unit (found \"1 L\"); write it like 1.3 or 130 %",
                "study.yaml:8:33: parameters.e.high: a factor has no unit (found \"2 L\"); write it like 1.3 or 130 %",
                "study.yaml:9:20: parameters.f.low: not a number (found \"many\"); write it like 62 EUR/h",
                "study.yaml:10:3: parameters.g: a range has two ends; write low: and high:",
            ]
        ),
        (
            """
            format: exoplan-study/1
            parameters:
              heads: {scale: [staff.*.rate, staff.*.headcount], low: 50 %, high: 150 %}
              rooms: {scale: rooms.*.count, low: 100 %, high: 300 %, step: 100 %}
            sample: {points: 9}
            """,
            [
                "study.yaml:3:33: parameters.heads.scale: factors in between make no whole numbers of what is counted (found "
                    + "\"staff.*.headcount\"); write set: with counts, or a step: that keeps them whole, such as 100 %"
            ]
        ),
        (
            "format: exoplan-study/1\nparameters: {a: {scale: rooms.*.count, low: 1, high: 3}}\n",
            []
        ),
        (
            """
            format: exoplan-study/1
            parameters: {a: {set: x}}
            tornado: [a, b]
            grid: {aa: 3, a: 3}
            sample: {points: 1, method: sobl}
            check: many
            """,
            [
                "study.yaml:2:14: parameters.a: the range is missing; write low: and high:",
                "study.yaml:3:14: tornado[2]: there is no such parameter (found \"b\"); there are a",
                "study.yaml:4:8: grid.aa: there is no such parameter (found \"aa\"); did you mean \"a\"?",
                "study.yaml:4:18: grid.a: the parameter has no range to divide; write its low: and high:, or list values",
                "study.yaml:5:18: sample.points: out of range (found \"1\"); it must be a whole number from 2 to 100000",
                "study.yaml:5:29: sample.method: not a method (found \"sobl\"); write one of halton, latin-hypercube, random",
                "study.yaml:6:8: check: not a number (found \"many\"); write it like 100",
            ]
        ),
        (
            """
            format: exoplan-study/1
            parameters:
              heads: {set: staff.*.headcount, low: 0, mode: 1.5, high: 3, step: 0.5}
              rooms: {set: rooms.suite.count, low: 1, high: 2}
              suites: {set: [rooms.hall.count, rooms.suite.count], low: 1, high: 2}
              prices: {scale: [demand.*.price, demand.lines.*.price], low: 1, high: 2}
            grid: {rooms: [1, 1.5]}
            """,
            [
                "study.yaml:3:40: parameters.heads.low: out of range (found \"0\"); it must be a whole number from 1 to 10000",
                "study.yaml:3:49: parameters.heads.mode: out of range (found \"1.5\"); it must be a whole number from 1 to "
                    + "10000",
                "study.yaml:3:69: parameters.heads.step: out of range (found \"0.5\"); it must be a whole number from 1 to "
                    + "10000",
                "study.yaml:5:36: parameters.suites.set: rooms varies this already (found \"rooms.suite.count\"); keep one "
                    + "of them; the other stands at study.yaml:4:16",
                "study.yaml:6:36: parameters.prices.scale: the parameter varies this already (found "
                    + "\"demand.lines.*.price\"); keep one of them; the other stands at study.yaml:6:20",
                "study.yaml:7:19: grid.rooms[2]: out of range (found \"1.5\"); it must be a whole number from 1 to 10000",
            ]
        ),
    ]

    @Test("everything wrong is told at once, with its place", arguments: broken.indices)
    func faults(number: Int) {
        let (text, wanted) = Self.broken[number]
        #expect(faults(text) == wanted)
    }

    @Test("a study names a scenario within its root")
    func scenario() {
        #expect(
            faults("format: exoplan-study/1\nscenario: ../other.yaml\nuncertain: all\n") == [
                "study.yaml:2:11: scenario: the path leads out of the scenario's root (found \"../other.yaml\"); put a file "
                    + ".exoplan-root into a folder above both"
            ])
        #expect(
            faults("format: exoplan-study/1\nscenario: scenari.yaml\nuncertain: all\n") == [
                "study.yaml:2:11: scenario: no such file (found \"scenari.yaml\"); did you mean \"scenario.yaml\"?"
            ])
    }
}
