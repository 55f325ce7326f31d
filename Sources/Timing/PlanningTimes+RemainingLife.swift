// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

extension PlanningTimes {
    /// The last instant at which something may be delivered to those who want so much of its life left.
    ///
    /// A span is counted back from the expiry; months go back to the same day of an earlier month, else that month's
    /// last; a share is one of the time from birth to expiry.
    public func lastDelivery(wanting life: RemainingLife, born: Instant, expires: Instant) -> Instant {
        switch life {
        case .span(let span):
            return expires - span
        case .months(let count):
            let moment = CivilDateTime(expires, since: origin)
            return CivilDateTime(date: moment.date.adding(months: -count), time: moment.time).instant(since: origin)
        case .share(let share):
            let whole = Exact((expires - born).minutes)
            return expires - Span(minutes: (share * whole).ceilingToInt ?? 0)
        }
    }
}
