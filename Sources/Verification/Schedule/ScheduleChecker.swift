// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// Checks schedules against their scenario and their plan, from these and the schedule alone.
///
/// Open hours, lengths, holds, people by the minute, stock and deliveries are worked out anew; nothing of what makes
/// schedules is used. Any times that keep the rules are sound.
public struct ScheduleChecker: Sendable {
    /// What schedules are checked against.
    public let scenario: Scenario

    /// Makes a checker for a scenario.
    public init(_ scenario: Scenario) {
        self.scenario = scenario
    }

    /// Judges every statement of a schedule; never crashes, whatever schedule and plan.
    public func check(_ schedule: Schedule, of plan: Plan) -> ScheduleVerdict {
        var shape = PlanShape()
        shape.check(PlanDecisions(plan))
        shape.check(plan)
        var log = shape.log
        if log.isEmpty { ScheduleShape(schedule).check(&log) }
        if log.isEmpty, plan.header.isRelaxed {
            log.add(.scheduleUnexpected, "", "a plan of fractional lots has no schedule")
        }
        guard log.isEmpty else {
            return ScheduleVerdict(findings: log.canonical, suppressed: log.suppressed, checked: .init())
        }
        let tail = scenario.horizon.tail ?? plan.header.tail
        let setting = Setting(scenario, tail: tail.minutes, isRelaxed: false).choosing(plan.options)
        judge(schedule, plan, setting, &log)
        return ScheduleVerdict(findings: log.canonical, suppressed: log.suppressed, checked: Self.counts(schedule))
    }

    private func judge(_ schedule: Schedule, _ plan: Plan, _ setting: Setting, _ log: inout FindingLog) {
        ScheduleOrder().check(schedule, &log)
        ScheduleDocument(setting: setting).check(schedule, plan, &log)
        let lots = ScheduleLots(setting, plan, schedule).lots(&log)
        let commitments = commitments(plan, setting)
        UnitPlaces(setting: setting).check(lots, commitments, &log)
        RoomPlaces(setting: setting).check(lots, commitments, &log)
        KeyPlaces(setting: setting).check(lots, commitments, plan, &log)
        let work = WorkEntries(setting: setting).entries(lots)
        WorkTable(setting: setting).check(schedule.work, work, &log)
        MinutePeople(setting: setting).check(work, &log)
        ScheduleCapacity(setting: setting).check(lots, commitments, &log)
        let flows = ScheduleFlows(setting, plan, lots, commitments)
        flows.checkStock(&log)
        ScheduleDeliveries(setting: setting, flows: flows).check(schedule, plan, &log)
        ScheduleOutcomes(setting: setting).check(schedule, plan, &log)
    }

    /// When commitments are done as the plan has it; whether that may be is judged with the plan.
    private func commitments(_ plan: Plan, _ setting: Setting) -> [CommitmentRules.Done] {
        var aside = FindingLog()
        return CommitmentRules(setting: setting).check(plan.commitments, &aside)
    }

    private static func counts(_ schedule: Schedule) -> ScheduleCounts {
        ScheduleCounts(
            lots: schedule.lots.count, unplaced: schedule.unplaced.count, operations: schedule.operations.count,
            rooms: schedule.rooms.count, work: schedule.work.count, checks: schedule.checks.count,
            deliveries: schedule.deliveries.count)
    }
}
