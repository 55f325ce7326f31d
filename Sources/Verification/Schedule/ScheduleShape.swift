// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Whether a schedule can be looked at at all: lists of bearable length, times within reach, numbers that are numbers.
struct ScheduleShape {
    private let schedule: Schedule

    init(_ schedule: Schedule) {
        self.schedule = schedule
    }

    /// Reports what cannot be computed with.
    func check(_ log: inout FindingLog) {
        checkLengths(&log)
        guard log.isEmpty else { return }
        for lot in schedule.lots {
            for one in [lot.start, lot.stored, lot.released, lot.planned] { near(one, lot.name, &log) }
            size(lot.net, lot.name, &log)
        }
        for one in schedule.operations {
            for part in [one.setUp, one.run, one.clean] + [one.unitHold].compactMap(\.self) {
                forward(part, one.lot, &log)
            }
        }
        for one in schedule.rooms { forward(one.held, one.lot, &log) }
        for one in schedule.checks { forward(one.during, one.lot, &log) }
        for one in schedule.work {
            forward(one.during, one.lot, &log)
            size(one.people, one.lot, &log)
        }
        for one in schedule.deliveries {
            near(one.at, one.line, &log)
            size(one.quantity, one.line, &log)
        }
        for one in schedule.demand {
            near(one.due, one.line, &log)
            for value in [one.wanted, one.onTime, one.late, one.lost] { size(value, one.line, &log) }
        }
        for calendar in schedule.calendars {
            for stretch in calendar { forward(stretch, "", &log) }
        }
        let outcome = schedule.outcome
        for value in [outcome.plannedOnTime, outcome.scheduledOnTime, outcome.daysLater] { size(value, "", &log) }
        if outcome.rounds < 0 || outcome.decodes < 0 || outcome.laterLots < 0 {
            log.add(.badNumber, "", "the outcome counts fewer rounds, timetables or lots than none")
        }
    }

    private func checkLengths(_ log: inout FindingLog) {
        let lists: [(String, Int)] = [
            ("lots", schedule.lots.count), ("operations", schedule.operations.count), ("rooms", schedule.rooms.count),
            ("work", schedule.work.count), ("checks", schedule.checks.count),
            ("deliveries", schedule.deliveries.count), ("demand", schedule.demand.count),
            ("unplaced", schedule.unplaced.count), ("resources", schedule.resources.count),
            ("calendars", schedule.calendars.reduce(0) { $0.addingSaturated($1.count) }),
        ]
        for (name, count) in lists where count > Limits.entries {
            log.add(.listTooLong, "", "\(name): \(count) entries, more than any schedule needs")
        }
    }

    private func near(_ instant: Instant, _ subject: String, _ log: inout FindingLog) {
        guard !(-Limits.minutes...Limits.minutes).contains(instant.minutes) else { return }
        log.add(.timeOutOfRange, subject, "the minute \(instant.minutes) is out of all reach")
    }

    private func forward(_ interval: Interval, _ subject: String, _ log: inout FindingLog) {
        near(interval.from, subject, &log)
        near(interval.to, subject, &log)
        if interval.to < interval.from {
            log.add(
                .timeOutOfRange, subject, "from minute \(interval.from.minutes) back to \(interval.to.minutes)")
        }
    }

    private func size(_ value: Double, _ subject: String, _ log: inout FindingLog) {
        guard !(value >= 0 && value <= Limits.quantity) else { return }
        log.add(.badNumber, subject, "the number \(value) is none that a schedule has")
    }
}
