// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Testing
import Verification

@Suite("No schedule whatever brings the checker down")
struct HostileScheduleTests {
    private static let names = ["msc-001", "review", "line-1", "reactor"]

    @Test("numbers, names and lists spoiled in any place give findings, not crashes", arguments: 0..<3)
    func spoiled(seed: UInt64) throws {
        let (scenario, plan, schedule) = SoundSchedules.small
        let checker = ScheduleChecker(scenario)
        var spoiler = JSONSpoiler(seed &* 7919 &+ 17, names: Self.names)
        var (rejected, decoded) = (0, 0)
        for _ in 0..<30 {
            guard let hostile = try spoiler.spoilt(schedule, in: 1...3) else { continue }
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
        var spoiler = JSONSpoiler(5, names: Self.names)
        var decoded = 0
        for _ in 0..<30 {
            guard let hostile = try spoiler.spoilt(plan, in: 1...1) else { continue }
            decoded += 1
            _ = ScheduleChecker(scenario).check(schedule, of: hostile)
        }
        #expect(decoded > 5)
    }
}
