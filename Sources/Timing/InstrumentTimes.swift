// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension InstrumentTimes {
    /// Spreads time on an instrument over its open minutes; nil where there are none, or all is over by minute 0.
    init?(_ instrument: QualityTest.Instrument, _ during: Interval, times: Exact, hours: PlantHours) {
        let open = hours.unit(instrument.unit)
        let all = open.openMinutes(in: during)
        guard all > 0, during.to > .start else { return nil }
        let time = (Exact(instrument.time.minutes) * times).double
        let perMinute = time / Double(all)
        let first = max(0, during.from.minutes)
        let days = (first.day...max(first, during.to.minutes - 1).day).compactMap { day -> Day? in
            let minutes = open.openMinutes(max(first, day * 1440), min(during.to.minutes, (day + 1) * 1440))
            return minutes > 0 ? Day(day: day, minutes: perMinute * Double(minutes)) : nil
        }
        self.init(
            unit: instrument.unit, during: during,
            minutes: during.from < .start ? perMinute * Double(open.openMinutes(first, during.to.minutes)) : time,
            days: days)
    }
}
