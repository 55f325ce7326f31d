// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A lot that may start in one grid cell (or is in process), with everything it takes and gives as dense numbers.
///
/// Minutes count from the horizon's start; what happened before minute 0 is left out. A class, though a value in all
/// else: rows go through all candidates, and reading one then costs one reference count in place of thirty.
final class Candidate: Sendable {
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

    /// Whose lot it is, where it is one patient's.
    let patient: ID<Patient>?

    /// When samples of it are pulled for stability.
    let pulls: [Instant]
    /// The work of these pulls.
    let points: [Taker.Point]

    /// The last minute at which its output may be used, if it expires.
    let expires: Int?

    /// The sizes it may have; nil: only the full one.
    let sizes: Sizes?

    /// Makes one of a walk, with the figures of its recipe.
    init(
        of timeline: LotTimeline, _ figures: LotFigures, origin: PlannedLot.Origin, fewest: Int, most: Int?,
        patient: ID<Patient>?, sizePlace: Int, _ times: PlanningTimes
    ) {
        recipe = timeline.recipe
        self.origin = origin
        self.timeline = timeline
        self.patient = patient
        self.fewest = Double(fewest)
        self.most = Double(most ?? figures.most(of: timeline) ?? Int(Self.manyLots))
        rooms = timeline.roomHolds.map {
            .init(room: $0.room, from: max(0, $0.held.from.minutes), to: $0.held.to.minutes)
        }
        unitDays = Self.unitDays(timeline)
        uses = timeline.uses.map {
            .init(material: $0.material, minute: $0.at.minutes, quantity: $0.quantity.double)
        }
        let pulls = times.pulls(figures.stability, stored: timeline.stored)
        let points = Taker.points(figures.stability, pulls)
        let work = timeline.staffWeeks.map {
            StaffTake(pool: $0.pool, week: $0.week, normal: $0.normal / 60, cover: $0.cover / 60)
        }.adding(points)
        staffWeeks = work
        self.pulls = pulls
        self.points = points
        let isNew = origin != .inProcess
        var costs = CandidateCosts(of: timeline, figures, takes: work, isNew: isNew)
        costs.tests += figures.pullCost * Double(pulls.count)
        self.costs = costs
        expires = figures.expiry(from: timeline.stored, times)
        // A lot in process has the size with which it began.
        sizes = isNew ? figures.sizes.map { Sizes($0, of: timeline, figures.release, place: sizePlace) } : nil
    }

    /// Takes over all of a lot that goes through the plant alike, and gives what its own walk says.
    init(like other: Candidate, _ timeline: LotTimeline, _ figures: LotFigures, sizePlace: Int) {
        recipe = other.recipe
        origin = other.origin
        self.timeline = timeline
        fewest = other.fewest
        most = other.most
        rooms = other.rooms
        unitDays = other.unitDays
        staffWeeks = other.staffWeeks
        uses = other.uses
        costs = other.costs
        patient = other.patient
        pulls = other.pulls
        points = other.points
        expires = other.expires
        sizes = figures.sizes.map { Sizes($0, of: timeline, figures.release, place: sizePlace) }
    }

    /// Time on units and on instruments, each day once.
    private static func unitDays(_ timeline: LotTimeline) -> [UnitTake] {
        let held = timeline.unitDays.map {
            UnitTake(unit: $0.unit, day: $0.day, minutes: Double($0.minutes), slideDays: $0.slideDays)
        }
        guard !timeline.instruments.isEmpty else { return held }
        let tested = timeline.instruments.flatMap { instrument in
            instrument.days.map { UnitTake(unit: instrument.unit, day: $0.day, minutes: $0.minutes) }
        }
        let all = (held + tested).enumerated().sorted {
            ($0.element.unit, $0.element.day, $0.offset) < ($1.element.unit, $1.element.day, $1.offset)
        }.map(\.element)
        return all.reduce(into: []) { days, next in
            guard let last = days.last, last.unit == next.unit, last.day == next.day, last.slideDays == next.slideDays
            else {
                days.append(next)
                return
            }
            days[days.count - 1] = .init(
                unit: next.unit, day: next.day, minutes: last.minutes + next.minutes, slideDays: next.slideDays)
        }
    }

    /// When its output may be used [min].
    var released: Int { timeline.released.minutes }
    /// When its output is stored [min].
    var stored: Int { timeline.stored.minutes }
    /// What it is expected to give [unit].
    var net: Double { timeline.net.double }

    /// From when what it gives of a material may be used, nil where it gives none [min].
    func usable(_ wanted: ID<Material>, in scenario: Scenario) -> Int? {
        guard patient == nil else { return nil }
        if scenario.recipes[recipe].makes == wanted { return released }
        return timeline.others.first { $0.material == wanted }?.usable.minutes
    }

    /// Sizes as shares of the full lot, and what a lot nets by them.
    struct Sizes: Sendable {
        /// Its place among the starts with a size of their own.
        let place: Int
        let smallest: Double
        let largest: Double
        /// Net output per lot, whatever its size (below 0: the reserve) [unit].
        let netPerLot: Double
        /// Net output per full lot of size [unit].
        let netPerSize: Double
        private let reserve: Double
        private let pass: Double
        private let gross: Double

        init(_ sizes: LotSizes, of timeline: LotTimeline, _ release: Release, place: Int) {
            self.place = place
            let (gross, reserve) = (timeline.gross.double, release.reserve.double)
            (self.gross, self.reserve, pass) = (gross, reserve, release.pass.mode.double)
            largest = sizes.to.double
            let gives = gross * sizes.to.double > reserve
            smallest = gives ? max(sizes.from.double, reserve / gross) : sizes.from.double
            netPerLot = gives ? -reserve * release.pass.mode.double : 0
            netPerSize = gives ? gross * release.pass.mode.double : 0
        }

        /// What a lot of a size nets [unit].
        func net(_ size: Double) -> Double { max(0, gross * size - reserve) * pass }
    }

    /// More lots of one start than any plant begins.
    static let manyLots = 10_000.0

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
        /// By how many days that may be put off.
        var slideDays = 0
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

extension PlanningProblem {
    /// The room whose number is the most lots that can start as a candidate, where it is a room alone that says so.
    func limitingRoom(of candidate: Candidate) -> ID<Room>? {
        guard candidate.origin != .inProcess, candidate.patient == nil,
            !candidate.timeline.unitHolds.contains(where: { scenario.units[$0.unit].isKeyed }),
            candidate.rooms.allSatisfy({ !scenario.rooms[$0.room].isKeyed })
        else { return nil }
        return candidate.rooms.map(\.room).min {
            (scenario.mostLots(in: $0), $0.index) < (scenario.mostLots(in: $1), $1.index)
        }
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
