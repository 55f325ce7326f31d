// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Canonical order of every list of a schedule, nothing twice.
struct ScheduleOrder {
    /// What a list is sorted by, the first first; texts bytewise.
    private enum Key {
        case text(String)
        case number(Int)
    }

    func check(_ schedule: Schedule, _ log: inout FindingLog) {
        ascending("lots", schedule.lots.map { ($0.name, [.text($0.name)]) }, &log)
        ascending(
            "operations",
            schedule.operations.map {
                ($0.lot, [.text($0.lot), .number($0.run.from.minutes), .text($0.operation), .number($0.copy)])
            }, &log)
        ascending(
            "rooms",
            schedule.rooms.map { ($0.room, [.text($0.room), .number($0.number)] + span($0.held) + [.text($0.lot)]) },
            &log)
        ascending(
            "work",
            schedule.work.map {
                ($0.lot, [.text($0.pool)] + span($0.during) + [.text($0.lot), .text($0.task), .number($0.copy)])
            }, &log, mayRepeat: true)
        ascending(
            "checks", schedule.checks.map { ($0.lot, [.text($0.lot)] + span($0.during) + [.text($0.name)]) }, &log)
        ascending(
            "deliveries", schedule.deliveries.map { ($0.line, [.text($0.line), .number($0.at.minutes)]) }, &log)
        ascending("unplaced", schedule.unplaced.map { ($0.lot, [.text($0.lot)]) }, &log)
    }

    private func span(_ interval: Interval) -> [Key] { [.number(interval.from.minutes), .number(interval.to.minutes)] }

    private func ascending(
        _ list: String, _ entries: [(subject: String, keys: [Key])], _ log: inout FindingLog, mayRepeat: Bool = false
    ) {
        for (one, next) in zip(entries, entries.dropFirst()) {
            let order = compare(one.keys, next.keys)
            guard order > 0 || (order == 0 && !mayRepeat) else { continue }
            log.add(
                .orderBroken, next.subject,
                "\(list): an entry of \(next.subject) is not after one of \(one.subject), or is there twice")
        }
    }

    private func compare(_ left: [Key], _ right: [Key]) -> Int {
        for pair in zip(left, right) {
            switch pair {
            case (.text(let first), .text(let second)) where first != second:
                return precedesBytewise(first, second) ? -1 : 1
            case (.number(let first), .number(let second)) where first != second:
                return first < second ? -1 : 1
            default: continue
            }
        }
        return 0
    }
}
