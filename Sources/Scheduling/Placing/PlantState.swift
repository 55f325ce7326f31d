// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// What of the plant is taken by what is placed so far; every change can be taken back.
struct PlantState: Sendable {
    /// One thing that was taken.
    enum Change: Sendable {
        case unit(Int, Int, Int)
        case room(Int, Int, Int)
        case people(Int, Int, Int, Int)
        case unitStay(Int, KeyedStays.Stay)
        case roomStay(Int, KeyedStays.Stay)
        case stock(Int, Double, Int)
        case hours(Int, Int, Int, Int)
        case samples(Int, Int, Int)
        case instrument(Int, Int, Int)
        case plate(Int, Int, Int)
    }

    /// By unit class; of those that hold a key the stays count instead.
    private(set) var units: [FreeProfile]
    private(set) var rooms: [FreeProfile]
    /// By pool, in millionths of a person.
    private(set) var people: [FreeProfile]
    private(set) var unitStays: [KeyedStays?]
    private(set) var roomStays: [KeyedStays?]
    private(set) var stock: [StockBook]
    private(set) var hours: [WeekHours]
    /// By laboratory, then week, in millionths of a sample: how many more it takes.
    private(set) var samples: [[Int]]
    /// By unit class, then day, in thousandths of a minute: what is left; empty where no test uses it.
    private(set) var instruments: [[Int]]
    /// Samples by plate and start.
    private(set) var plates: [[Int: Int]]
    private let base: PlantReading
    private var log: [Change] = []

    init(_ base: PlantReading) {
        self.base = base
        units = base.units
        rooms = base.rooms
        people = base.people
        unitStays = base.unitStays
        roomStays = base.roomStays
        stock = base.stock
        hours = base.weekHours
        samples = base.samples
        instruments = base.instruments
        plates = base.problem.scenario.plates.things.map { _ in [:] }
    }

    /// How many changes have been made.
    var mark: Int { log.count }

    /// Takes something.
    mutating func take(_ change: Change) {
        apply(change, sign: 1)
        log.append(change)
    }

    /// The first minute from which on a quantity of a material can be taken; `.max` where there is none.
    mutating func available(_ material: Int, _ quantity: Double, from minute: Int) -> Int {
        stock[material].available(quantity, from: minute)
    }

    /// All that was taken since a mark, which cannot be taken back by marks any more.
    mutating func handOver(from mark: Int) -> [Change] {
        let changes = Array(log[mark...])
        log.removeLast(log.count - mark)
        return changes
    }

    /// Gives back what was handed over; in whatever order things are given back, what is left is the same.
    mutating func give(_ changes: [Change]) {
        for change in changes.reversed() { apply(change, sign: -1) }
    }

    /// Takes again what was given back.
    mutating func take(again changes: [Change]) {
        for change in changes { apply(change, sign: 1) }
    }

    /// Takes changes back until `mark` are left.
    mutating func undo(to mark: Int) {
        while log.count > mark, let change = log.popLast() { apply(change, sign: -1) }
    }

    private mutating func apply(_ change: Change, sign: Int) {
        switch change {
        case .unit(let unit, let from, let to): units[unit].take(sign, from, to)
        case .room(let room, let from, let to): rooms[room].take(sign, from, to)
        case .people(let pool, let amount, let from, let to): people[pool].take(sign * amount, from, to)
        case .unitStay(let unit, let stay):
            if sign > 0 { unitStays[unit]?.add(stay) } else { unitStays[unit]?.remove(stay) }
        case .roomStay(let room, let stay):
            if sign > 0 { roomStays[room]?.add(stay) } else { roomStays[room]?.remove(stay) }
        case .stock(let material, let amount, let time):
            if sign > 0 { stock[material].add(amount, at: time) } else { stock[material].remove(amount, at: time) }
        case .hours(let pool, let week, let amount, let cover):
            hours[pool].add(sign * amount, sign * cover, week: week)
        case .samples(let laboratory, let week, let amount):
            if samples[laboratory].indices.contains(week) { samples[laboratory][week] -= sign * amount }
        case .instrument(let unit, let day, let amount):
            if instruments[unit].indices.contains(day) { instruments[unit][day] -= sign * amount }
        case .plate(let plate, let start, let count): load(plate, start, sign * count)
        }
    }

    /// Puts samples on plates, or takes them off; a plate more or fewer takes its people and its instrument with it.
    private mutating func load(_ number: Int, _ start: Int, _ samples: Int) {
        let plate = base.problem.scenario.plates.things[number]
        let before = plates[number][start] ?? 0
        plates[number][start] = before + samples
        func needed(_ samples: Int) -> Int { (samples + plate.size - 1) / max(1, plate.size) }
        let more = needed(before + samples) - needed(before)
        guard more != 0, let times = base.problem.hours.times(of: plate, from: Instant(minutes: start)) else { return }
        for week in times.staffWeeks {
            hours[week.pool.index].add(more * WeekHours.thousandths(week.normal), 0, week: week.week)
        }
        guard let instrument = times.instrument, base.isInstrument[instrument.unit.index] else { return }
        for day in instrument.days where instruments[instrument.unit.index].indices.contains(day.day) {
            instruments[instrument.unit.index][day.day] -= more * WeekHours.thousandths(day.minutes)
        }
    }
}
