// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A lot of the plan as something to be placed; minutes count from the horizon's start.
struct LotJob: Sendable {
    /// The lot as it is planned.
    let lot: PlannedLot
    let recipe: ID<Recipe>
    /// What it is where it was in process at minute 0.
    let process: Opening.LotInProcess?
    let patient: ID<Patient>?
    /// Its size as a share of the lot its recipe describes.
    let size: Double
    /// The ways in which it is tried, as planned first.
    let ways: [Way]
    /// The minute after which it must not start any more.
    let latestStart: Int?
    /// The minute after which it must not be released any more.
    let latestRelease: Int
    /// Until when it may be released without anybody going short.
    let due: Int
    /// When a shipment or a commitment, which stands as planned, finds too little without it.
    let departs: Int?
    /// What a minute after that costs, beside the minute itself.
    let weight: Int
    /// The parts that leave for other sites in quarantine.
    let diverted: [Diverted]
    /// Rooms and units with campaigns, which it holds as planned.
    let campaigns: [Fixed]

    /// A way in which a lot is tried: as early as it goes, but not before a minute, and with an operation put off.
    struct Way: Hashable, Sendable {
        /// The minute before which it does not start.
        let floor: Int
        /// An operation that waits longer than it must, though within the hold before it, and by how much [min].
        var delayed: ID<Operation>?
        var delay = 0
    }

    /// A stay that must be as planned.
    struct Fixed: Hashable, Sendable {
        let kind: ResourceLoad.Kind
        let index: Int
        let held: Interval
    }
}

extension LotJob {
    /// The number of the way in which it may start earliest, if it must start in time; else as planned.
    var widest: Int {
        guard latestStart != nil, let least = ways.map(\.floor).min() else { return 0 }
        return ways.firstIndex { $0.floor == least && $0.delayed == nil } ?? 0
    }

    /// What it costs to be placed so: what departs without it first, then lateness beyond the due time, then being later
    /// than planned, then moving.
    func cost(start: Int, released: Int) -> Int {
        let missed = departs.map { max(0, released - $0) * 1000 * weight } ?? 0
        let late = max(0, released - due) * 10 * weight
        let later = max(0, released - lot.released.minutes) * weight
        return missed + late + later + abs(start - lot.start.minutes) / 60
    }
}
