// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import Manufacturing
import TestSupport
import Testing
import Verification

@Suite("No schedule whatever brings the checker down")
struct HostileScheduleTests {
    private static var spoils: [Any] {
        [
            Int.max, Int.min, -1, 0, 1, 1e308, -1e308, 1e-300, 26_352_000, -26_352_000, 9_007_199_254_740_993, "",
            "msc-001", "review", "line-1", "reactor",
        ]
    }

    /// Replaces one number or text somewhere in a JSON value, or doubles or drops an element of a list.
    private func spoil(_ value: Any, _ generator: inout SeededGenerator) -> Any {
        if var map = value as? [String: Any] {
            guard let key = map.keys.sorted().randomElement(using: &generator), let old = map[key] else { return map }
            map[key] = spoil(old, &generator)
            return map
        }
        if var list = value as? [Any] {
            guard let place = list.indices.randomElement(using: &generator) else { return list }
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: list.remove(at: place)
            case 1: list.insert(list[place], at: place)
            default: list[place] = spoil(list[place], &generator)
            }
            return list
        }
        return Self.spoils.randomElement(using: &generator) ?? value
    }

    @Test("numbers, names and lists spoiled in any place give findings, not crashes", arguments: 0..<3)
    func spoiled(seed: UInt64) throws {
        let (scenario, plan, schedule) = SoundSchedules.small
        let checker = ScheduleChecker(scenario)
        let sound = try JSONSerialization.jsonObject(with: JSONEncoder().encode(schedule))
        var generator = SeededGenerator(seed &* 7919 &+ 17)
        var (rejected, decoded) = (0, 0)
        for _ in 0..<30 {
            var spoiled = sound
            for _ in 0..<Int.random(in: 1...3, using: &generator) { spoiled = spoil(spoiled, &generator) }
            guard let data = try? JSONSerialization.data(withJSONObject: spoiled),
                let hostile = try? JSONDecoder().decode(Schedule.self, from: data), hostile != schedule
            else { continue }
            decoded += 1
            if !checker.check(hostile, of: plan).isSound { rejected += 1 }
        }
        // Reasons and how often was searched say nothing that is computed.
        #expect(decoded > 5)
        #expect(rejected * 10 >= decoded * 8)
    }

    @Test("a spoiled plan beside a sound schedule gives findings, not crashes")
    func spoiledPlan() throws {
        let (scenario, plan, schedule) = SoundSchedules.small
        let sound = try JSONSerialization.jsonObject(with: JSONEncoder().encode(plan))
        var generator = SeededGenerator(5)
        var decoded = 0
        for _ in 0..<30 {
            guard let data = try? JSONSerialization.data(withJSONObject: spoil(sound, &generator)),
                let hostile = try? JSONDecoder().decode(Plan.self, from: data)
            else { continue }
            decoded += 1
            _ = ScheduleChecker(scenario).check(schedule, of: hostile)
        }
        #expect(decoded > 5)
    }
}
