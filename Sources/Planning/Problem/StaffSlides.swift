// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

/// Where the work of a pool may be done: pairs of the week it is asked for and a week it may slide to.
struct StaffSlides: Sendable {
    /// Work asked for in one week and done in another.
    struct Slot: Hashable, Sendable {
        /// The week in which a lot asks for it.
        let asked: Int
        /// The week in which it is done.
        let done: Int

        /// The weeks, counted from 1.
        var text: String { asked == done ? "week \(asked + 1)" : "week \(asked + 1) in week \(done + 1)" }
    }

    /// By the week asked for, then the week done in; none where work does not slide.
    let slots: [Slot]

    /// - Parameters:
    ///   - asked: Weeks in which some lot asks for work, ascending.
    ///   - weekCount: Weeks to the end of the tail, by which all work is done.
    ///   - slides: By how many weeks work may be put off.
    init(asked: [Int], weekCount: Int, slides: Int) {
        slots =
            slides == 0
            ? []
            : asked.flatMap { week in (week...min(week + slides, weekCount - 1)).map { Slot(asked: week, done: $0) } }
    }
}

extension StaffSlides {
    /// The slots of every pool.
    static func all(_ scenario: Scenario, _ takers: [Taker], weekCount: Int) -> [StaffSlides] {
        var isAsked = scenario.staff.things.map { _ in [Bool](repeating: false, count: weekCount) }
        for taker in takers {
            for take in taker.staffWeeks where take.normal > 0 && take.week < weekCount {
                isAsked[take.pool.index][take.week] = true
            }
        }
        return scenario.staff.ids.map { pool in
            StaffSlides(
                asked: isAsked[pool.index].indices.filter { isAsked[pool.index][$0] }, weekCount: weekCount,
                slides: scenario.staff[pool].slideWeeks)
        }
    }
}
