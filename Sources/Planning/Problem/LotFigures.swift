// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// What all lots of a recipe have in common: rates and limits as plain numbers, worked out once.
final class LotFigures: Sendable {
    /// Cost of a lot beside its operations [money].
    let cost: Double
    /// Cost of a copy, by operation [money].
    let operations: [Double]
    /// Expected cost with laboratory and repetition, by test [money].
    let tests: [Double]
    /// Unit classes whose time has a price, with it [money/min].
    let units: [(unit: ID<UnitClass>, rate: Double)]
    /// The price of a room's time, by room; nil where it has none [money/min].
    let rooms: [Double?]
    /// The pay of each pool.
    let pools: [Pay]
    let stability: Stability?
    /// Cost of a stability pull [money].
    let pullCost: Double
    /// The sizes its lots may have.
    let sizes: LotSizes?
    let release: Release
    private let makes: ID<Material>
    private let scenario: Scenario
    /// The most lots at once, by room.
    private let mostInRoom: [Int]
    private let isKeyed: [Bool]

    /// What work of a pool costs.
    struct Pay: Sendable {
        let pool: ID<StaffPool>
        /// Paid minutes for each hour of work.
        let paidHours: Double
        /// The pay of normal hours where they are paid as used [money/min].
        let used: Double?
        /// The pay of cover hours [money/min].
        let cover: Double?
    }

    init(of id: ID<Recipe>, in scenario: Scenario) {
        let recipe = scenario.recipes[id]
        cost = recipe.cost.double
        operations = recipe.operations.things.map { $0.wholeCost.double }
        tests = recipe.release.tests.things.map { test in
            let price = test.laboratory.map { scenario.laboratories[$0].price * Exact(test.samples) } ?? .zero
            return ((test.cost + price) * (.one + test.retest)).double
        }
        units = scenario.units.ids.compactMap { unit in
            let rate = scenario.units[unit].rate
            return rate.isZero ? nil : (unit, rate.double)
        }
        rooms = scenario.rooms.things.map { $0.rate.isZero ? nil : $0.rate.double }
        pools = scenario.staff.ids.map { pool in
            let about = scenario.staff[pool]
            return Pay(
                pool: pool, paidHours: 60 / about.productive.double,
                used: about.paid == .used ? about.rate.double : nil, cover: about.cover?.rate.double)
        }
        stability = recipe.release.stability
        pullCost = (recipe.release.stability?.cost ?? .zero).double
        sizes = recipe.lotSizes
        release = recipe.release
        makes = recipe.makes
        self.scenario = scenario
        mostInRoom = scenario.rooms.ids.map { scenario.mostLots(in: $0) }
        isKeyed = scenario.units.things.map(\.isKeyed)
    }

    /// The most lots of one start that rooms and units with keys admit; nil: any number.
    func most(of timeline: LotTimeline) -> Int? {
        let keepsUnit = timeline.unitHolds.contains { isKeyed[$0.unit.index] }
        let inRooms = timeline.roomHolds.map { mostInRoom[$0.room.index] }.min()
        return keepsUnit ? min(inRooms ?? 1, 1) : inRooms
    }

    /// The last minute at which what a lot gives may be used, if it expires.
    func expiry(from stored: Instant, _ times: PlanningTimes) -> Int? {
        scenario.expiry(of: makes, from: stored, times)
    }
}
