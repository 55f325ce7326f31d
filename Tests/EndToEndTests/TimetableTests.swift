// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import ExoplanCommands
import Foundation
import Manufacturing
import ResultFiles
import ScenarioFiles
import TestSupport
import Testing
import Verification

@Suite("Timetables of the examples")
struct TimetableTests {
    /// The smallest by default; `EXOPLAN_TIMETABLES=1` takes three more, which need a minute.
    static let scenarios =
        ["01-first-plan"]
        + (ProcessInfo.processInfo.environment["EXOPLAN_TIMETABLES"] == nil
            ? [] : ["02-msc-clinical-site", "05-dendritic-cell-vaccine", "06-gene-cargo-gmo-suite"])

    @Test("are sound and drawn, and any single figure or name that is changed is found", arguments: scenarios)
    func changed(scenario: String) throws {
        try ScenarioPlans.plan(scenario, options: ["--gantt", "--effort", "quick", "--rounds", "1"]) { run in
            #expect(run.status == 0 || run.status == 4, "\(run.error)")
            #expect(run.output.contains("One column is"))
            let plan = try run.plan()
            let bytes = Array(try Data(contentsOf: run.folder.appending(path: "schedule.json")))
            let schedule = try ScheduleFile.decode(bytes)
            let path = ScenarioPlans.scenarios.appending(path: scenario).path
            let checker = ScheduleChecker(try ScenarioReader.read(path: path).scenario)
            #expect(checker.check(schedule, of: plan).findings == [])
            #expect(schedule.lots.count + schedule.unplaced.count == plan.lots.count)

            let object = try JSONSerialization.jsonObject(with: Data(bytes))
            var generator = SplitMix64(seed: 7)
            var (kinds, tried): (Set<FindingKind>, Int) = ([], 0)
            for _ in 0..<200 {
                guard let (spoiled, place) = change(object, at: "", &generator) else { continue }
                let data = try JSONSerialization.data(withJSONObject: spoiled)
                guard let hostile = try? ScheduleFile.decode(Array(data)) else { continue }
                tried += 1
                let verdict = checker.check(hostile, of: plan)
                kinds.formUnion(verdict.findings.map(\.kind))
                #expect(!verdict.isSound, "\(place)")
            }
            #expect(tried > 100)
            #expect(kinds.count >= 12, "\(kinds)")
        }
    }

    /// What may be another without a fault: words for people, how long was searched, and which of equal things is taken.
    private static let free: Set<String> = ["reason", "rounds", "decodes", "unitNumber", "number", "format", "units"]

    /// The same JSON with one number or text in it changed, and where that is; nil where there is none to change.
    private func change(
        _ value: Any, at place: String, _ generator: inout SplitMix64
    ) -> (value: Any, place: String)? {
        if var map = value as? [String: Any] {
            let keys = map.keys.filter { !Self.free.contains($0) }.sorted()
            guard let key = keys.randomElement(using: &generator), let old = map[key],
                let (new, at) = change(old, at: "\(place).\(key)", &generator)
            else { return nil }
            map[key] = new
            return (map, at)
        }
        if var list = value as? [Any] {
            guard let index = list.indices.randomElement(using: &generator),
                let (new, at) = change(list[index], at: "\(place)[\(index)]", &generator)
            else { return nil }
            list[index] = new
            return (list, at)
        }
        if let text = value as? String { return (text + "x", "\(place) \(text)") }
        guard let number = value as? NSNumber else { return nil }
        let step = generator.pick([1, -1, 60, 1440])
        return (number.doubleValue + Double(step), "\(place) \(number) by \(step)")
    }
}
