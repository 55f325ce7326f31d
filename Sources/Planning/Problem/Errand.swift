// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// A commitment on one of the days on which it may be done.
struct Errand: Sendable {
    let commitment: ID<Commitment>
    /// Its place among the dates of the commitment that count.
    let date: Int
    /// Which of all dates, from 1.
    let number: Int
    let during: Interval
    let taker: Taker
    /// The materials it takes.
    let uses: [Candidate.MaterialTake]
}

/// What takes capacity each time a whole-number column of the programme is one more: a lot, a commitment or a plate.
///
/// A class for the same reason as ``Candidate``.
final class Taker: Sendable {
    /// The rooms it holds, turnaround included.
    let rooms: [Candidate.RoomTake]
    /// The unit minutes it holds inside open hours, by day.
    let unitDays: [Candidate.UnitTake]
    /// The work hours it needs, by week.
    let staffWeeks: [Candidate.StaffTake]
    /// The same work as it is spread over time.
    var bookings: [StaffBooking] { lot?.timeline.staff ?? ownBookings }
    private let ownBookings: [StaffBooking]
    /// The lot it is, if it is one.
    private let lot: Candidate?
    /// Work that is asked for at single minutes, in its weeks as well.
    let points: [Point]
    /// What it costs beside materials and overtime.
    let costs: CandidateCosts
    /// The most of it that there can be.
    let most: Double

    init(
        rooms: [Candidate.RoomTake], unitDays: [Candidate.UnitTake], staffWeeks: [Candidate.StaffTake],
        bookings: [StaffBooking], points: [Point] = [], costs: CandidateCosts, most: Double, lot: Candidate? = nil
    ) {
        self.rooms = rooms
        self.unitDays = unitDays
        self.staffWeeks = staffWeeks
        ownBookings = bookings
        self.lot = lot
        self.points = points
        self.costs = costs
        self.most = most
    }

    /// A lot.
    convenience init(_ lot: Candidate) {
        self.init(
            rooms: lot.rooms, unitDays: lot.unitDays, staffWeeks: lot.staffWeeks, bookings: [], points: lot.points,
            costs: lot.costs, most: lot.most, lot: lot)
    }
}

/// The days on which commitments may be done.
struct ErrandList {
    private(set) var errands: [Errand] = []
    /// How many dates of each commitment count.
    private(set) var dateCounts: [Int] = []
    /// Dates that cannot be kept; nothing can be planned with them.
    private(set) var impossible: [ConflictingRule] = []

    init(_ scenario: Scenario, _ hours: PlantHours, until end: Instant) {
        for id in scenario.commitments.ids {
            let commitment = scenario.commitments[id]
            let dates = LotWalk.dates(of: commitment, in: scenario, hours: hours, until: end)
            dateCounts.append(dates.count)
            for (place, date) in dates.enumerated() {
                errands += date.choices.map { Self.errand(id, place, date.number, $0, scenario) }
                guard date.choices.isEmpty, let pool = date.missing else { continue }
                let day = CivilDateTime(date.at, since: CivilDateTime(date: scenario.horizon.start)).date
                deny(
                    commitment, "on \(day)",
                    "the open hours of \(scenario.staff[pool].name) in it hold too little work")
            }
        }
        denyMeetings(scenario)
    }

    private static func errand(
        _ id: ID<Commitment>, _ place: Int, _ number: Int, _ times: CommitmentTimes, _ scenario: Scenario
    ) -> Errand {
        let commitment = scenario.commitments[id]
        let (from, to) = (times.during.from.minutes, times.during.to.minutes)
        let takes = times.staffWeeks.map {
            Candidate.StaffTake(pool: $0.pool, week: $0.week, normal: $0.normal / 60, cover: 0)
        }
        var costs = CandidateCosts()
        costs.operations = commitment.cost.double
        costs.unitTime = commitment.units.map { ($0, scenario.units[$0].rate.double * Double(to - from)) }
        costs.roomTime = commitment.rooms.map { ($0, scenario.rooms[$0].rate.double * Double(to - from)) }
        costs.payUsed(takes, scenario)
        return Errand(
            commitment: id, date: place, number: number, during: times.during,
            taker: Taker(
                rooms: commitment.rooms.map { .init(room: $0, from: from, to: to) },
                unitDays: times.unitDays.map { .init(unit: $0.unit, day: $0.day, minutes: Double($0.minutes)) },
                staffWeeks: takes, bookings: times.staff, costs: costs, most: 1),
            uses: commitment.uses.map {
                .init(material: $0.material, minute: from, quantity: $0.quantity.double)
            })
    }

    private mutating func deny(_ commitment: Commitment, _ when: String, _ why: String) {
        impossible.append(
            ConflictingRule(
                sentence: "commitment \(commitment.name) must be done \(when) and cannot: \(why)",
                path: "commitments.\(commitment.name)"))
    }

    /// A room that lots share is closed to them while a commitment has it; what closes it otherwise is no choice.
    private mutating func denyMeetings(_ scenario: Scenario) {
        for (place, errand) in errands.enumerated() {
            let commitment = scenario.commitments[errand.commitment]
            let during = errand.during
            for room in commitment.rooms where scenario.rooms[room].sharing != nil {
                let other = errands[..<place].first {
                    scenario.commitments[$0.commitment].rooms.contains(room) && $0.during.from < during.to
                        && during.from < $0.during.to
                }
                let isClosed = scenario.rooms[room].closed.contains { $0.from < during.to && during.from < $0.to }
                let isHeld = scenario.opening.rooms.contains { $0.room == room && during.from < $0.free }
                guard other != nil || isClosed || isHeld else { continue }
                let day = CivilDateTime(during.from, since: CivilDateTime(date: scenario.horizon.start)).date
                deny(
                    commitment, "on \(day)",
                    other.map { "\(scenario.commitments[$0.commitment].name) has room \(scenario.rooms[room].name)" }
                        ?? "room \(scenario.rooms[room].name) is \(isClosed ? "closed" : "held by an earlier lot")")
            }
        }
    }
}

extension PlanningProblem {
    /// The stretches in which a room or unit that holds a key admits no lot: closures of rooms, and commitments there.
    func stretchesClosed(_ place: KeyedPlace) -> [(from: Int, to: Int)] {
        let closures = place.kind == .room ? scenario.rooms[ID(place.index)].closed : []
        return closures.map { ($0.from.minutes, $0.to.minutes) }
            + errands.filter { errand in
                let commitment = scenario.commitments[errand.commitment]
                return place.kind == .room
                    ? commitment.rooms.contains(ID(place.index)) : commitment.units.contains(ID(place.index))
            }
            .map { ($0.during.from.minutes, $0.during.to.minutes) }
    }

    /// A commitment and the day of one of its dates.
    func errandText(_ errand: Int) -> String {
        let about = errands[errand]
        return "\(scenario.commitments[about.commitment].name),\(text(at: about.during.from.minutes))"
    }
}
