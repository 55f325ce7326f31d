// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Time of a test on an instrument, the same in each open minute between sample and result.
struct InstrumentWork {
    let unit: ID<UnitClass>
    let from: Int
    let to: Int
    /// For all lots of the entry [min].
    let minutes: Double

    init?(_ check: LotRelease.Check, _ count: Double) {
        guard let instrument = check.instrument, check.from < check.to else { return nil }
        unit = instrument.unit
        from = check.from
        to = check.to
        minutes = instrument.minutes.double * count
    }

    init?(_ start: PlateRules.Start) {
        guard let instrument = start.plate.instrument, start.from < start.to else { return nil }
        unit = instrument.unit
        from = start.from
        to = start.to
        minutes = Double(instrument.time.minutes) * start.plates
    }

    /// What of it falls into a stretch of time [min].
    func part(_ begin: Int, _ end: Int, within open: OpenMinutes) -> Double {
        let all = open.minutes(from, to)
        guard all > 0 else { return 0 }
        return minutes * Double(open.minutes(max(from, begin), min(to, end))) / Double(all)
    }
}
