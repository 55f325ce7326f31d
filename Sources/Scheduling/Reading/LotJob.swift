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
    /// The first minute at which it may start in the plan's cell.
    let floor: Int
    /// How many days before that it may be tried; 0 where its day is fixed.
    let daysEarlier: Int
    /// The minute after which it must not start any more.
    let latestStart: Int?
    /// The minute after which it must not be released any more.
    let latestRelease: Int
    /// Until when it may be released without anybody going short.
    let due: Int
    /// What a minute after that costs, beside the minute itself.
    let weight: Int
    /// The parts that leave for other sites in quarantine.
    let diverted: [Diverted]
    /// Rooms and units with campaigns, which it holds as planned.
    let campaigns: [Fixed]

    /// A stay that must be as planned.
    struct Fixed: Hashable, Sendable {
        let kind: ResourceLoad.Kind
        let index: Int
        let held: Interval
    }

    /// How many variants it has: as planned, and so many days earlier.
    var variants: Int { 1 + daysEarlier }

    /// The minute before which it does not start in a variant.
    func floor(_ variant: Int) -> Int { Swift.max(0, floor - 1440 * variant) }
}

extension LotJob {
    /// What it costs to be placed so: lateness beyond the due time first, then being later than planned, then moving.
    func cost(start: Int, released: Int) -> Int {
        let late = max(0, released - due) * 10 * weight
        let later = max(0, released - lot.released.minutes) * weight
        return late + later + abs(start - lot.start.minutes) / 60
    }
}
