// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Work of each pool in each week against its normal hours, overtime and cover.
struct StaffHours {
    let setting: Setting

    /// The weeks of all pools, by pool, then week.
    func weeks(_ book: WorkBook) -> [StaffWeek] {
        setting.scenario.staff.ids.flatMap { pool in
            setting.frame.weeks.map { week in self.week(pool, week, book) }
        }
    }

    private func week(_ pool: ID<StaffPool>, _ from: Int, _ book: WorkBook) -> StaffWeek {
        let thing = setting.scenario.staff[pool]
        let to = min(from + 10080, setting.frame.end)
        let share = thing.productive.double
        let normal = Double(setting.hours.normal[pool.index].minutes(from, to))
        let cover = Double(setting.hours.cover[pool.index].minutes(from, to))
        let capacity = Double(thing.headcount) * normal * share
        let work = book.sum(pool, isCover: false, from: from, to: to)
        return StaffWeek(
            pool: thing.name, week: Instant(minutes: from), hours: work / 60, capacity: capacity / 60,
            overtime: max(0, work - capacity) / 60, cover: book.sum(pool, isCover: true, from: from, to: to) / 60,
            coverCapacity: Double(thing.cover?.headcount ?? 0) * cover * share / 60)
    }

    /// Reports weeks in which a pool cannot do its work.
    func check(_ weeks: [StaffWeek], _ log: inout FindingLog) {
        let slack = Tolerances.minutes / 60
        for week in weeks {
            guard let id = setting.scenario.staff.id(named: week.pool) else { continue }
            let title = "in the week of \(setting.time(week.week.minutes))"
            let work = "\(figure(week.hours)) h of work for \(figure(week.capacity)) h of normal hours"
            if let overtime = setting.scenario.staff[id].overtime {
                let limit = overtime.hoursPerWeek.double
                if week.overtime > limit + slack {
                    log.add(
                        .overtimeExceeded, week.pool,
                        "\(title): \(work) and at most \(figure(limit)) h of overtime")
                }
            } else if week.overtime > slack {
                log.add(.staffOverbooked, week.pool, "\(title): \(work) and no overtime")
            }
            if week.cover > week.coverCapacity + slack {
                log.add(
                    .coverExceeded, week.pool,
                    "\(title): \(figure(week.cover)) h of work for \(figure(week.coverCapacity)) h of cover")
            }
        }
    }
}
