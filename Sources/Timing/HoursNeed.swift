// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Person-hours of a pool for each copy of an operation, shared between set-up, run and clean.
///
/// A class for the same reason as ``Occupancy``.
final class HoursNeed: Sendable {
    let pool: ID<StaffPool>
    let normal: OpenHours
    let cover: OpenHours
    let headcount: Int
    let coverHeads: Int
    /// The shares of the only, the first, a middle and the last repetition.
    private let shares: [Share]
    private let times: Int

    /// How the person-minutes of one copy are shared.
    struct Share: Sendable {
        let setUp: Double
        let clean: Double
        let run: Double
        /// The run's share rounded up: what the open minutes must hold.
        let atLeast: Int
    }

    init(
        _ id: ID<StaffPool>, minutes: Exact, setUp: Int, clean: Int, times: Int, scenario: Scenario,
        hours: PlantHours
    ) {
        let pool = scenario.staff[id]
        self.pool = id
        normal = hours.poolNormal(id)
        cover = hours.poolCover(id)
        headcount = pool.headcount
        coverHeads = pool.cover?.headcount ?? 0
        self.times = times
        shares = [(true, true), (true, false), (false, false), (false, true)].map { isFirst, isLast in
            Self.share(minutes, setUp: isFirst ? setUp : 0, clean: isLast ? clean : 0)
        }
    }

    /// Set-up and clean get a person-minute per minute, or their part of what there is; the run gets the rest.
    private static func share(_ minutes: Exact, setUp: Int, clean: Int) -> Share {
        let fixed = Exact(setUp + clean)
        if minutes < fixed, let part = minutes.divided(by: fixed) {
            return Share(
                setUp: (part * Exact(setUp)).double, clean: (part * Exact(clean)).double, run: 0, atLeast: 0
            )
        }
        let rest = minutes - fixed
        return Share(
            setUp: Double(setUp), clean: Double(clean), run: rest.double, atLeast: rest.ceilingToInt ?? .max / 4
        )
    }

    /// The share of the copy at a place among the repetitions, from 0.
    func share(_ place: Int) -> Share {
        if times == 1 { return shares[0] }
        if place == 0 { return shares[1] }
        return place == times - 1 ? shares[3] : shares[2]
    }

    /// Whether normal hours alone hold a share within a run: share ≤ headcount × normal open minutes.
    func fitsNormalHours(_ share: Share, _ from: Int, _ to: Int) -> Bool {
        share.atLeast == 0 || share.atLeast <= headcount.multipliedSaturated(normal.openMinutes(from, to))
    }

    /// What is missing within a run: share − headcount × normal minutes − cover headcount × cover minutes.
    func missing(_ share: Share, _ from: Int, _ to: Int) -> Int {
        guard share.atLeast > 0 else { return 0 }
        let held = headcount.multipliedSaturated(normal.openMinutes(from, to))
        guard held < share.atLeast, !cover.isEmpty else { return share.atLeast - held }
        return share.atLeast - held - coverHeads.multipliedSaturated(cover.openMinutes(from, to))
    }

    /// How far [from, to) can move on before less than `missing` could be missing; nil if nothing changes any more.
    ///
    /// The people within change by those at `to` less those at `from` each minute, until a shift begins or ends.
    func step(missing: Int, _ from: Int, _ to: Int) -> Int? {
        var change: Int?
        for hours in [normal, cover] {
            for minute in [from, to] {
                guard let next = hours.nextChange(after: minute) else { continue }
                change = min(change ?? .max, next - minute)
            }
        }
        let gain = heads(at: to).subtractingSaturated(heads(at: from))
        guard gain > 0 else { return change }
        let needed = missing / gain + (missing % gain == 0 ? 0 : 1)
        return min(change ?? needed, needed)
    }

    private func heads(at minute: Int) -> Int {
        if normal.isOpen(minute) { return headcount }
        return cover.isOpen(minute) ? coverHeads : 0
    }
}
