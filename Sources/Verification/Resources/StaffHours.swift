// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Work of each pool in each week against its normal hours, overtime and cover.
struct StaffHours {
    let setting: Setting

    /// The weeks of all pools, by pool, then week.
    func weeks(_ book: WorkBook) -> [StaffWeek] {
        setting.scenario.staff.ids.flatMap { pool in
            let weeks = setting.frame.weeks.map { week in self.week(pool, week, book) }
            return paced(weeks, setting.scenario.staff[pool])
        }
    }

    /// What a week asks for and what there is, before work is put off.
    private func week(_ pool: ID<StaffPool>, _ from: Int, _ book: WorkBook) -> StaffWeek {
        let thing = setting.scenario.staff[pool]
        let to = min(from + 10080, setting.frame.end)
        let share = thing.productive.double
        let normal = Double(setting.hours.normal[pool.index].minutes(from, to))
        let cover = Double(setting.hours.cover[pool.index].minutes(from, to))
        let more = OptionRules(setting: setting).personMinutes(pool, from, to)
        return StaffWeek(
            pool: thing.name, week: Instant(minutes: from),
            hours: book.sum(pool, isCover: false, from: from, to: to) / 60,
            capacity: (Double(thing.headcount) * normal + more) * share / 60, overtime: 0, carried: 0,
            cover: book.sum(pool, isCover: true, from: from, to: to) / 60,
            coverCapacity: Double(thing.cover?.headcount ?? 0) * cover * share / 60)
    }

    /// Works the weeks off: what is due first is done first, in normal hours as soon as there are any, in overtime
    /// only when it can wait no longer, or before, where the overtime of that week would be beyond its limit.
    private func paced(_ weeks: [StaffWeek], _ pool: StaffPool) -> [StaffWeek] {
        let free = run(weeks, pool, planned: weeks.map { _ in 0 })
        guard pool.overtime != nil else { return free }
        var planned = free.map(\.overtime)
        for place in planned.indices.dropFirst().reversed() {
            let beyond = planned[place] - limit(pool, place)
            guard beyond > 0 else { continue }
            let early = min(beyond, free[place - 1].carried)
            planned[place] -= early
            planned[place - 1] += early
        }
        return run(weeks, pool, planned: planned)
    }

    /// One pass over the weeks with overtime that is worked in any case; what is overdue then is overtime, too.
    private func run(_ weeks: [StaffWeek], _ pool: StaffPool, planned: [Double]) -> [StaffWeek] {
        var queue = WorkQueue()
        var result = weeks
        for place in weeks.indices {
            queue.add(weeks[place].hours, due: min(place + pool.slideWeeks, weeks.count - 1))
            queue.work(off: weeks[place].capacity)
            let early = min(planned[place], queue.total)
            queue.work(off: early)
            result[place].overtime = early + queue.removeDue(by: place)
            result[place].carried = queue.total
        }
        return result
    }

    /// The most overtime in a week; a part of a week has its part of it [h].
    func limit(_ pool: StaffPool, _ place: Int) -> Double {
        let from = setting.frame.weeks[place]
        let length = min(from + 10080, setting.frame.end) - from
        return (pool.overtime?.hoursPerWeek.double ?? 0) * Double(length) / 10080
    }

    /// Reports weeks in which a pool cannot do its work.
    func check(_ weeks: [StaffWeek], _ log: inout FindingLog) {
        let slack = Tolerances.minutes / 60
        var before = 0.0
        var pool = ""
        for week in weeks {
            guard let id = setting.scenario.staff.id(named: week.pool) else { continue }
            if week.pool != pool { before = 0 }
            pool = week.pool
            defer { before = week.carried }
            let title = "in the week of \(setting.time(week.week.minutes))"
            // What may wait for a later week is not work of this one.
            let due = week.hours + before - week.carried
            let work = "\(figure(due)) h of work for \(figure(week.capacity)) h of normal hours"
            if setting.scenario.staff[id].overtime != nil {
                let limit = limit(setting.scenario.staff[id], week.week.minutes / 10080)
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
