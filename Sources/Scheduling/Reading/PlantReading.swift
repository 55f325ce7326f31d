// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// The plant before any lot is placed: what there is less what is fixed.
struct PlantReading: Sendable {
    let problem: SchedulingProblem
    private(set) var units: [FreeProfile] = []
    private(set) var rooms: [FreeProfile] = []
    private(set) var people: [FreeProfile] = []
    private(set) var unitStays: [KeyedStays?] = []
    private(set) var roomStays: [KeyedStays?] = []
    private(set) var stock: [StockBook] = []
    private(set) var weekHours: [WeekHours] = []
    private(set) var samples: [[Int]] = []
    private(set) var instruments: [[Int]] = []
    /// The most people of a pool that are ever there, in millionths.
    private(set) var mostPeople: [Int] = []
    /// Instruments of tests and plates.
    private(set) var isInstrument: [Bool] = []

    private var scenario: Scenario { problem.scenario }

    /// Millionths of a person that may be missing by rounding.
    private static let peopleSlack = 500

    init(_ problem: SchedulingProblem) {
        self.problem = problem
        let commitments = problem.plan.commitments.compactMap { planned -> (Commitment, Int, Int)? in
            problem.scenario.commitments.id(named: planned.commitment).map {
                (problem.scenario.commitments[$0], planned.during.from.minutes, planned.during.to.minutes)
            }
        }
        let keyed = KeyReading(problem: problem)
        for id in scenario.units.ids {
            units.append(profile(of: id, commitments))
            let taken = commitments.filter { $0.0.units.contains(id) }.map { ($0.1, $0.2) }
            unitStays.append(keyed.stays(of: id, closed: taken))
        }
        for id in scenario.rooms.ids {
            rooms.append(profile(of: id, commitments))
            let taken = commitments.filter { $0.0.rooms.contains(id) }.map { ($0.1, $0.2) }
            let closed = scenario.rooms[id].closed.map { ($0.from.minutes, $0.to.minutes) }
            roomStays.append(keyed.stays(of: id, closed: taken + closed))
        }
        for id in scenario.staff.ids { addPeople(id) }
        stock = FixedFlows(scenario: scenario, plan: problem.plan).books(withDiscards: false)
        weekHours = scenario.staff.ids.map { self.hours(of: $0) }
        addCommitmentHours()
        let weeks = problem.times.weeks.count
        samples = scenario.laboratories.things.map { laboratory in
            [Int](repeating: laboratory.slots.map { $0 * 1_000_000 + 1 } ?? FreeProfile.unlimited, count: weeks)
        }
        addInstruments(commitments)
    }

    // MARK: Units and rooms

    private func profile(of id: ID<UnitClass>, _ commitments: [(Commitment, Int, Int)]) -> FreeProfile {
        let unit = scenario.units[id]
        var profile = FreeProfile(unit.count)
        // Where maintenance has all of them the class is closed, and what is held stays held.
        var down = FreeProfile(unit.count)
        for outage in unit.maintenance { down.take(outage.count, outage.from.minutes, outage.to.minutes) }
        for (index, from) in down.time.enumerated() where down.free[index] > 0 && down.free[index] < unit.count {
            let to = index + 1 < down.time.count ? down.time[index + 1] : Int.max
            profile.take(unit.count - down.free[index], from, to)
        }
        for more in problem.added(.unit(id)) { profile.take(-more.count, more.from, .max) }
        for (commitment, from, to) in commitments where commitment.units.contains(id) { profile.take(1, from, to) }
        for held in scenario.opening.units where held.unit == id {
            profile.take(held.count, .min + 1, held.free.minutes)
        }
        return profile
    }

    private func profile(of id: ID<Room>, _ commitments: [(Commitment, Int, Int)]) -> FreeProfile {
        let room = scenario.rooms[id]
        var profile = FreeProfile(room.count)
        for outage in room.closed { profile.take(outage.count, outage.from.minutes, outage.to.minutes) }
        for more in problem.added(.room(id)) { profile.take(-more.count, more.from, .max) }
        for (commitment, from, to) in commitments where commitment.rooms.contains(id) { profile.take(1, from, to) }
        for held in scenario.opening.rooms where held.room == id { profile.take(1, .min + 1, held.free.minutes) }
        return profile
    }

    // MARK: People

    private mutating func addPeople(_ id: ID<StaffPool>) {
        let pool = scenario.staff[id]
        let million = 1_000_000
        var profile = FreeProfile(FreeProfile.unlimited)
        for open in problem.hours.poolNormal(id).intervals {
            profile.set(pool.headcount * million + Self.peopleSlack, open.from.minutes, open.to.minutes)
        }
        for open in problem.hours.poolCover(id).intervals {
            profile.set(
                (pool.cover?.headcount ?? 0) * million + Self.peopleSlack, open.from.minutes, open.to.minutes)
        }
        var most = max(pool.headcount, pool.cover?.headcount ?? 0)
        for option in scenario.options.ids where problem.chosen[option.index] > 0 {
            let about = scenario.options[option]
            guard case .staff(id, let shift) = about.addition else { continue }
            let more = about.count * problem.chosen[option.index]
            most += more
            let open = shift.map { problem.hours.calendar($0) } ?? problem.hours.poolNormal(id)
            for stretch in open.intervals where stretch.to > about.from {
                profile.take(-more * million, max(stretch.from, about.from).minutes, stretch.to.minutes)
            }
        }
        people.append(profile)
        mostPeople.append(most * million + Self.peopleSlack)
    }

    private func hours(of id: ID<StaffPool>) -> WeekHours {
        let pool = scenario.staff[id]
        let share = pool.productive.double
        let normal = problem.hours.poolNormal(id)
        let cover = problem.hours.poolCover(id)
        var capacity: [Int] = []
        var covers: [Int] = []
        for week in problem.times.weeks {
            var minutes = Double(pool.headcount) * Double(normal.openMinutes(in: week))
            for option in scenario.options.ids where problem.chosen[option.index] > 0 {
                let about = scenario.options[option]
                guard case .staff(id, let shift) = about.addition, about.from < week.to else { continue }
                let open = shift.map { problem.hours.calendar($0) } ?? normal
                let more = about.count * problem.chosen[option.index]
                minutes += Double(more) * Double(open.openMinutes(from: max(week.from, about.from), to: week.to))
            }
            let part = Double(week.length.minutes) / 10080
            let overtime = (pool.overtime?.hoursPerWeek.double ?? 0) * 60 * part
            capacity.append(WeekHours.thousandths(minutes * share + overtime))
            covers.append(
                WeekHours.thousandths(Double(pool.cover?.headcount ?? 0) * Double(cover.openMinutes(in: week)) * share))
        }
        return WeekHours(capacity: capacity, coverCapacity: covers, slides: pool.slideWeeks)
    }

    private mutating func addCommitmentHours() {
        for planned in problem.plan.commitments {
            guard let id = scenario.commitments.id(named: planned.commitment) else { continue }
            let dates = LotWalk.dates(
                of: scenario.commitments[id], in: scenario, hours: problem.hours, until: problem.times.end)
            let date = dates.first { $0.number == planned.number }
            guard let times = date?.choices.first(where: { $0.during == planned.during }) else { continue }
            for week in times.staffWeeks {
                weekHours[week.pool.index].add(
                    WeekHours.thousandths(week.normal), WeekHours.thousandths(week.cover), week: week.week)
            }
        }
    }

    // MARK: Instruments

    private mutating func addInstruments(_ commitments: [(Commitment, Int, Int)]) {
        isInstrument = [Bool](repeating: false, count: scenario.units.count)
        for recipe in scenario.recipes.things {
            for test in recipe.release.tests.things {
                if let instrument = test.instrument { isInstrument[instrument.unit.index] = true }
            }
        }
        for plate in scenario.plates.things {
            if let instrument = plate.instrument { isInstrument[instrument.unit.index] = true }
        }
        for id in scenario.units.ids where scenario.units[id].slideDays > 0 { isInstrument[id.index] = false }
        for id in scenario.units.ids {
            guard isInstrument[id.index] else {
                instruments.append([])
                continue
            }
            let open = problem.hours.unit(id)
            let added = problem.added(.unit(id))
            let own = problem.hours.calendar(scenario.units[id].calendar)
            instruments.append(
                (0..<problem.times.dayCount).map { day in
                    let from = Instant(minutes: day * 1440)
                    let to = Instant(minutes: day * 1440 + 1440)
                    var minutes = problem.hours.availableUnitMinutes(id, from: from, to: to)
                    for more in added where more.from < to.minutes {
                        minutes += more.count * own.openMinutes(from: max(from, Instant(minutes: more.from)), to: to)
                    }
                    for (commitment, start, end) in commitments where commitment.units.contains(id) {
                        minutes -= open.openMinutes(
                            from: max(from, Instant(minutes: start)), to: min(to, Instant(minutes: end)))
                    }
                    return minutes * 1000 + 400
                })
        }
    }
}
