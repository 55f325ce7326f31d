// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A lot that may start in one grid cell (or is in process), with everything it takes and gives as dense numbers.
///
/// Minutes count from the horizon's start; what happened before minute 0 is left out.
struct Candidate: Sendable {
    /// How it is made.
    let recipe: ID<Recipe>
    /// Where it comes from.
    let origin: PlannedLot.Origin
    /// Its walk through the calendars.
    let timeline: LotTimeline
    /// The fewest of it that must start.
    let fewest: Double
    /// The most of it that can start.
    let most: Double
    /// The rooms it holds, turnaround included.
    let rooms: [RoomTake]
    /// The unit minutes it holds inside open hours, by day.
    let unitDays: [UnitTake]
    /// The work hours it needs, by week.
    let staffWeeks: [StaffTake]
    /// The materials it takes.
    let uses: [MaterialTake]
    /// What it costs beside materials and overtime.
    let costs: CandidateCosts

    /// When its output may be used [min].
    var released: Int { timeline.released.minutes }
    /// When its output is stored [min].
    var stored: Int { timeline.stored.minutes }
    /// What it is expected to give [unit].
    var net: Double { timeline.net.double }

    /// From when what it gives of a material may be used, nil where it gives none [min].
    func usable(_ wanted: ID<Material>, in scenario: Scenario) -> Int? {
        if scenario.recipes[recipe].makes == wanted { return released }
        return timeline.others.first { $0.material == wanted }?.usable.minutes
    }

    /// A room held for a while.
    struct RoomTake: Sendable {
        let room: ID<Room>
        let from: Int
        let to: Int
    }

    /// Unit minutes on one day.
    struct UnitTake: Sendable {
        let unit: ID<UnitClass>
        let day: Int
        let minutes: Double
    }

    /// Work hours in one week, in normal and in cover time.
    struct StaffTake: Sendable {
        let pool: ID<StaffPool>
        let week: Int
        let normal: Double
        let cover: Double
    }

    /// A material taken at one minute.
    struct MaterialTake: Sendable {
        let material: ID<Material>
        let minute: Int
        let quantity: Double
    }
}

/// What one lot costs beside materials and overtime [money].
struct CandidateCosts: Sendable {
    /// Operations and recipe.
    var operations = 0.0
    /// Rate × held hours, by unit class.
    var unitTime: [(unit: ID<UnitClass>, cost: Double)] = []
    /// Rate × held hours, by room.
    var roomTime: [(room: ID<Room>, cost: Double)] = []
    /// Tests.
    var tests = 0.0
    /// Normal hours of pools paid as used, by pool.
    var staffUsed: [(pool: ID<StaffPool>, cost: Double)] = []
    /// Cover hours, by pool.
    var cover: [(pool: ID<StaffPool>, cost: Double)] = []

    /// All of it.
    var total: Double {
        operations + tests + unitTime.reduce(0) { $0 + $1.cost } + roomTime.reduce(0) { $0 + $1.cost }
            + staffUsed.reduce(0) { $0 + $1.cost } + cover.reduce(0) { $0 + $1.cost }
    }
}
