// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Work that pools can do in a week.
struct StaffCapacity {
    let scenario: Scenario
    let hours: PlantHours

    /// Normal hours with all overtime [person-min].
    func normalMinutes(of pool: ID<StaffPool>, week: Int) -> Double {
        let about = scenario.staff[pool]
        let from = Instant.start + .weeks(week)
        let open = hours.poolNormal(pool).openMinutes(from: from, to: from + .weeks(1))
        let overtime = (about.overtime?.hoursPerWeek ?? 0) * 60
        return Double(about.headcount * open) * about.productive.double + overtime.double
    }

    /// Cover hours [person-min].
    func coverMinutes(of pool: ID<StaffPool>, week: Int) -> Double {
        let about = scenario.staff[pool]
        let from = Instant.start + .weeks(week)
        let open = hours.poolCover(pool).openMinutes(from: from, to: from + .weeks(1))
        return Double((about.cover?.headcount ?? 0) * open) * about.productive.double
    }

    /// The first pool that a lot asks for more in some week than it has, and by how much; nil: it can be staffed alone.
    func overload(of lot: LotTimeline) -> Overload? {
        for need in lot.staffWeeks {
            // Work may be done in the weeks to which it slides.
            let normal = (need.week...(need.week + scenario.staff[need.pool].slideWeeks)).reduce(0) {
                $0 + normalMinutes(of: need.pool, week: $1)
            }
            let cover = coverMinutes(of: need.pool, week: need.week)
            // A millionth above what is there is rounding.
            if !canGrow(need.pool), need.normal > normal * (1 + 1e-6) + 1e-6 {
                return Overload(
                    pool: need.pool, inCover: false, week: need.week, needed: need.normal / 60, there: normal / 60)
            }
            if need.cover > cover * (1 + 1e-6) + 1e-6 {
                return Overload(
                    pool: need.pool, inCover: true, week: need.week, needed: need.cover / 60, there: cover / 60)
            }
        }
        return nil
    }

    /// Whether an option can add people to a pool; then its hours are no limit yet.
    func canGrow(_ pool: ID<StaffPool>) -> Bool {
        scenario.options.things.contains {
            if case .staff(pool, _) = $0.addition { true } else { false }
        }
    }

    /// A pool that one lot alone asks for more than it has.
    struct Overload {
        var pool: ID<StaffPool>
        /// Whether cover hours are short, not normal ones.
        var inCover: Bool
        /// The week, from 0.
        var week: Int
        /// Hours needed and hours there are [h].
        var needed: Double, there: Double
    }
}
