// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// Finds the earliest place of one lot among those that have theirs.
///
/// The lot begins where it would be alone. What finds its unit, room, people or material taken is held until they are
/// free, the lot settles again by its own rules, and so on until nothing is in the way: bounds only rise.
struct LotPlacer {
    let problem: SchedulingProblem
    let base: PlantReading
    let job: LotJob
    private var placing: LotPlacing
    private var waits: [Wait] = []

    private var scenario: Scenario { problem.scenario }

    /// Rounds after which a lot is given up, and days by which hours, laboratories and instruments may move it.
    private static let mostRounds = 3000
    private static let mostDays = 60

    init(_ problem: SchedulingProblem, _ base: PlantReading, _ job: LotJob, variant: Int) {
        self.problem = problem
        self.base = base
        self.job = job
        if let process = job.process {
            placing = problem.walk.placing(process)
        } else {
            placing = problem.walk.placing(
                job.recipe, cell: job.lot.cell, notBefore: Instant(minutes: job.floor(variant)))
        }
    }

    /// Takes the place in the plant, or leaves the plant as it was.
    mutating func place(in plant: inout PlantState) -> Result<PlacedLot, Hindrance> {
        let mark = plant.mark
        do throws(Hindrance) {
            return .success(try search(&plant, mark))
        } catch {
            plant.undo(to: mark)
            return .failure(error)
        }
    }

    private mutating func search(_ plant: inout PlantState, _ mark: Int) throws(Hindrance) -> PlacedLot {
        var days = 0
        for _ in 0..<Self.mostRounds {
            do throws(LotPlacing.Trouble) {
                try placing.settle()
            } catch {
                throw .walk(error, waits)
            }
            if job.process == nil {
                if let latest = job.latestStart, placing.start > latest { throw .window(latest: latest, waits) }
                if let next = nextStartDay(placing.start) {
                    hold(until: next, .startDay)
                    continue
                }
            }
            guard placing.start <= job.latestRelease else { throw .release(latest: job.latestRelease, waits) }
            if try occupy(&plant) {
                plant.undo(to: mark)
                continue
            }
            let timeline: LotTimeline
            switch placing.timeline() {
            case .possible(let found): timeline = found
            case .lost(let why): throw .lost(why.text)
            }
            guard timeline.released.minutes <= job.latestRelease else {
                throw .release(latest: job.latestRelease, waits)
            }
            if let leaves = job.diverted.map(\.leaves).min(), timeline.stored.minutes > leaves {
                throw .release(latest: leaves, waits)
            }
            try keepsCampaigns(timeline)
            if let awaited = book(timeline, &plant) {
                plant.undo(to: mark)
                days += 1
                guard days <= Self.mostDays, job.process == nil else { throw .never(awaited) }
                hold(until: (placing.start / 1440 + 1) * 1440, awaited)
                continue
            }
            let net = net(of: timeline)
            supply(timeline, net, &plant)
            return PlacedLot(timeline: timeline, net: net, waits: waits)
        }
        throw .gaveUp(waits)
    }

    /// The next day on which the recipe may start, where it may not on that of a minute.
    private func nextStartDay(_ start: Int) -> Int? {
        let days = scenario.recipes[job.recipe].startDays
        let first = max(0, start) / 1440
        for day in first..<(first + 7) where days.contains(scenario.horizon.start.adding(days: day).weekday) {
            return day == first ? nil : day * 1440
        }
        return nil
    }

    private mutating func hold(until minute: Int, _ awaited: Awaited) {
        note(awaited, nil, placing.start, minute)
        for place in placing.places { placing.holdSetUp(place, until: minute) }
    }

    private mutating func note(_ awaited: Awaited, _ stay: LotPlacing.Stay?, _ from: Int, _ until: Int) {
        waits.append(
            Wait(awaited: awaited, operation: stay?.operation, copy: stay?.copy ?? 1, from: from, until: until))
    }

    // MARK: By the minute

    /// Takes units, rooms, people and materials; answers whether anything had to be held instead.
    private mutating func occupy(_ plant: inout PlantState) throws(Hindrance) -> Bool {
        var moved = false
        let places = placing.places
        for place in places {
            let stay = placing.stay(place)
            if try meetsUnit(place, stay, &plant) {
                moved = true
                continue
            }
            if try meetsPeople(place, stay, &plant) { moved = true }
        }
        if try meetsRooms(places, &plant) { moved = true }
        if try meetsKeyedUnits(places, &plant) { moved = true }
        guard !moved else { return true }
        return try meetsStock(places, &plant)
    }

    private mutating func meetsUnit(
        _ place: Int, _ stay: LotPlacing.Stay, _ plant: inout PlantState
    ) throws(Hindrance) -> Bool {
        guard let unit = stay.unit else { return false }
        let qualified = [
            scenario.units[unit].qualified, scenario.recipes[job.recipe].operations[stay.operation].qualified,
        ].compactMap(\.self).max()
        if let qualified, stay.from < qualified.minutes, !stay.isFact {
            placing.holdSetUp(place, until: qualified.minutes)
            return true
        }
        guard plant.unitStays[unit.index] == nil else { return false }
        let to = stay.to + (stay.isLastOfClass ? scenario.units[unit].turnaround.minutes : 0)
        let from = max(0, stay.from)
        if !stay.isFact, let free = plant.units[unit.index].blocked(1, from, to) {
            guard free < .max else { throw .never(.unit(unit.index)) }
            note(.unit(unit.index), stay, stay.from, free)
            placing.holdSetUp(place, until: free)
            return true
        }
        plant.take(.unit(unit.index, from, to))
        return false
    }

    private mutating func meetsPeople(
        _ place: Int, _ stay: LotPlacing.Stay, _ plant: inout PlantState
    ) throws(Hindrance) -> Bool {
        for need in placing.attendance(place) {
            let pool = need.pool.index
            let amount = Int((min(need.people, 1e9) * 1e6).rounded())
            guard amount <= base.mostPeople[pool] else { throw .never(.people(pool)) }
            let from = max(0, need.from)
            guard let free = plant.people[pool].blocked(amount, from, need.to) else {
                plant.take(.people(pool, amount, from, need.to))
                continue
            }
            if stay.isFact, case .run = need.part { continue }
            guard free < .max else { throw .never(.people(pool)) }
            note(.people(pool), stay, need.from, free)
            switch need.part {
            case .setUp: placing.holdSetUp(place, until: free)
            case .run: placing.holdRun(place, until: stay.run + free - need.from)
            case .clean:
                guard placing.holdClean(place, until: free) else {
                    throw .walk(.noHours(stay.operation), waits)
                }
            }
            return true
        }
        return false
    }

    private mutating func meetsRooms(_ places: [Int], _ plant: inout PlantState) throws(Hindrance) -> Bool {
        var spans: [(room: ID<Room>, from: Int, to: Int)] = []
        for place in places {
            let stay = placing.stay(place)
            guard let room = stay.room else { continue }
            if let known = spans.firstIndex(where: { $0.room == room }) {
                spans[known].from = min(spans[known].from, stay.from)
                spans[known].to = max(spans[known].to, stay.to)
            } else {
                spans.append((room, stay.from, stay.to))
            }
        }
        var moved = false
        for span in spans {
            let room = span.room.index
            let isFact = job.process != nil && (span.from <= 0 || placing.wasIn(span.room))
            let from = isFact ? 0 : max(0, span.from)
            let to = span.to + scenario.rooms[span.room].turnaround.minutes
            let free: Int?
            let key: Int?
            if let stays = plant.roomStays[room] {
                key = self.key(stays, scenario.rooms[span.room].sharing)
                free = stays.blocked(key ?? 0, from, to)
            } else {
                key = nil
                free = plant.rooms[room].blocked(1, from, to)
            }
            if let free, !isFact {
                guard free < .max else { throw .never(.room(room)) }
                note(.room(room), nil, span.from, free)
                for place in places where placing.stay(place).room == span.room {
                    placing.holdSetUp(place, until: free)
                }
                moved = true
            } else if plant.roomStays[room] != nil {
                plant.take(.roomStay(room, .init(from: from, to: to, key: key)))
            } else {
                plant.take(.room(room, from, to))
            }
        }
        return moved
    }

    private mutating func meetsKeyedUnits(_ places: [Int], _ plant: inout PlantState) throws(Hindrance) -> Bool {
        var moved = false
        for unit in scenario.units.ids {
            guard let stays = plant.unitStays[unit.index] else { continue }
            let own = places.filter { placing.stay($0).unit == unit }
            guard let first = own.map({ placing.stay($0).from }).min(),
                let last = own.map({ placing.stay($0).to }).max()
            else { continue }
            let turnaround =
                own.contains { placing.stay($0).isLastOfClass } ? scenario.units[unit].turnaround.minutes : 0
            let isFact = job.process != nil && (first <= 0 || placing.wasOn(unit))
            let from = isFact ? 0 : max(0, first)
            let key = self.key(stays, scenario.units[unit].sharing)
            if !isFact, let free = stays.blocked(key ?? 0, from, last + turnaround) {
                guard free < .max else { throw .never(.unit(unit.index)) }
                note(.unit(unit.index), own.first.map { placing.stay($0) }, first, free)
                for place in own { placing.holdSetUp(place, until: free) }
                moved = true
            } else {
                plant.take(.unitStay(unit.index, .init(from: from, to: last + turnaround, key: key)))
            }
        }
        return moved
    }

    private func key(_ stays: KeyedStays, _ sharing: KeySharing?) -> Int? {
        guard let sharing else { return nil }
        let text = scenario.recipes[job.recipe].text(of: sharing.key, materials: scenario.materials) ?? ""
        return stays.keys.firstIndex(of: text)
    }

    private mutating func meetsStock(_ places: [Int], _ plant: inout PlantState) throws(Hindrance) -> Bool {
        let recipe = scenario.recipes[job.recipe]
        for place in places {
            let stay = placing.stay(place)
            let operation = recipe.operations[stay.operation]
            guard !operation.takes.isEmpty else { continue }
            var times = 1
            if case .repeated(let count, _) = operation.pattern { times = max(1, count) }
            for use in operation.takes {
                let frozen = scenario.materials[use.material].frozen
                let quantity = (frozen?.taken(for: use.quantity) ?? use.quantity).double * job.size
                for repetition in 0..<times {
                    let run = stay.run + placing.offset(place, repetition: repetition)
                    let at = run - (frozen?.thaw.minutes ?? 0)
                    guard at >= 0 || job.process == nil else { continue }
                    let available = plant.stock[use.material.index].available(quantity, from: max(0, at))
                    if available > max(0, at), !stay.isFact {
                        guard available < .max else { throw .material(use.material.index) }
                        note(.material(use.material.index), stay, at, available)
                        placing.holdRun(place, until: stay.run + available - at)
                        return true
                    }
                    plant.take(.stock(use.material.index, -quantity, max(0, at)))
                }
            }
        }
        return false
    }

    // MARK: By week and day

    /// Books hours, samples and instruments; answers what there is too little of.
    private func book(_ timeline: LotTimeline, _ plant: inout PlantState) -> Awaited? {
        var pools = Set<Int>()
        func ask(_ pool: Int, _ week: Int, _ minutes: Double, _ cover: Double, _ plant: inout PlantState) {
            pools.insert(pool)
            plant.take(.hours(pool, week, WeekHours.thousandths(minutes), WeekHours.thousandths(cover)))
        }
        for week in timeline.staffWeeks { ask(week.pool.index, week.week, week.normal, week.cover, &plant) }
        let stability = scenario.recipes[job.recipe].release.stability
        for pull in pulls(stability, stored: timeline.stored) {
            for need in stability?.staff ?? [] {
                guard case .minutes(let minutes) = need.amount else { continue }
                ask(need.pool.index, pull.minutes / 10080, minutes.double, 0, &plant)
            }
        }
        for sending in timeline.sendings {
            let week = sending.arrives.minutes / 10080
            plant.take(.samples(sending.laboratory.index, week, Int((sending.samples * 1e6).rounded())))
            let left = plant.samples[sending.laboratory.index]
            if left.indices.contains(week), left[week] < 0 { return .laboratory(sending.laboratory.index) }
        }
        var instruments: Set<Int> = []
        for plated in timeline.plated { load(plated, &plant, &instruments, &pools) }
        for instrument in timeline.instruments where base.isInstrument[instrument.unit.index] {
            instruments.insert(instrument.unit.index)
            for day in instrument.days {
                plant.take(.instrument(instrument.unit.index, day.day, WeekHours.thousandths(day.minutes)))
            }
        }
        for day in timeline.unitDays where base.isInstrument[day.unit.index] {
            instruments.insert(day.unit.index)
            plant.take(.instrument(day.unit.index, day.day, day.minutes * 1000))
        }
        for unit in instruments.sorted() where plant.instruments[unit].contains(where: { $0 < 0 }) {
            return .instrument(unit)
        }
        for pool in pools.sorted() where !plant.hours[pool].isPossible { return .hours(pool) }
        return nil
    }

    /// Puts samples on plates; a plate more takes its people and its instrument.
    private func load(
        _ plated: PlatedSamples, _ plant: inout PlantState, _ instruments: inout Set<Int>, _ pools: inout Set<Int>
    ) {
        let plate = scenario.plates[plated.plate]
        let before = plant.plates[plated.plate.index][plated.start.minutes] ?? 0
        plant.take(.plate(plated.plate.index, plated.start.minutes, plated.samples))
        func plates(_ samples: Int) -> Int { (samples + plate.size - 1) / max(1, plate.size) }
        let more = plates(before + plated.samples) - plates(before)
        guard more > 0, let times = problem.hours.times(of: plate, from: plated.start) else { return }
        for week in times.staffWeeks {
            pools.insert(week.pool.index)
            plant.take(.hours(week.pool.index, week.week, more * WeekHours.thousandths(week.normal), 0))
        }
        guard let instrument = times.instrument, base.isInstrument[instrument.unit.index] else { return }
        instruments.insert(instrument.unit.index)
        for day in instrument.days {
            plant.take(.instrument(instrument.unit.index, day.day, more * WeekHours.thousandths(day.minutes)))
        }
    }

    private func pulls(_ stability: Stability?, stored: Instant) -> [Instant] {
        (stability?.after ?? []).map { problem.times.expiry($0, of: stored) }
            .filter { $0 >= .start && $0 < problem.times.end }
    }

    // MARK: Output

    /// What a lot of its size is expected to give, rounded as plans round.
    private func net(of timeline: LotTimeline) -> Double {
        let release = scenario.recipes[job.recipe].release
        guard job.lot.size != nil else { return timeline.net.double.rounded(to: 1e6) }
        let gross = timeline.gross.double * job.size
        return (max(0, gross - release.reserve.double) * release.pass.mode.double).rounded(to: 1e6)
    }

    private func supply(_ timeline: LotTimeline, _ net: Double, _ plant: inout PlantState) {
        let recipe = scenario.recipes[job.recipe]
        guard !recipe.isAutologous else { return }
        let released = timeline.released.minutes
        plant.take(.stock(recipe.makes.index, net, released))
        for part in job.diverted {
            plant.take(.stock(recipe.makes.index, -part.quantity, released))
            plant.take(.stock(part.to.index, part.received, part.usable(released)))
        }
        for output in timeline.others where output.usable.minutes <= problem.end {
            let quantity = (output.quantity.double * job.size).rounded(to: 1e6)
            plant.take(.stock(output.material.index, quantity, output.usable.minutes))
        }
    }

    private func keepsCampaigns(_ timeline: LotTimeline) throws(Hindrance) {
        for fixed in job.campaigns {
            let holds =
                fixed.kind == .room
                ? timeline.roomHolds.filter { $0.room.index == fixed.index }.map(\.held)
                : timeline.unitHolds.filter { $0.unit.index == fixed.index }.map(\.held)
            guard holds.map(\.from).min() == fixed.held.from, holds.map(\.to).max() == fixed.held.to else {
                throw .campaign(fixed.kind, fixed.index, waits)
            }
        }
    }
}

extension Double {
    /// The nearest multiple of 1/scale, halves away from zero; −0 is 0.
    func rounded(to scale: Double) -> Double {
        let rounded = (self * scale).rounded(.toNearestOrAwayFromZero) / scale
        return rounded == 0 ? 0 : rounded
    }
}
