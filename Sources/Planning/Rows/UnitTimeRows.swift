// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Timing

extension Formulation {
    /// Units are held no longer than they are open, day by day.
    ///
    ///     Σ held minutes[c,u,d]·lots[c] ≤ Σ minutes open × (units not down + units chosen)        ∀ unit class u, day d
    ///
    /// Where work on a unit may slide (<doc:UnitTime>), what may wait s days is done by then:
    ///
    ///     Σ held minutes[c,u,d,s]·lots[c] − Σ work[u,d,s→v] (v = d … d + s) ≤ 0
    ///     Σ held minutes that cannot wait + Σ work[u,d,s→v] ≤ Σ minutes open …        ∀ unit class u, day v
    ///
    /// A unit that holds a key admits one lot at a time, which says more; it has rows of its hours only where
    /// commitments take it.
    /// A row that the rooms already keep is left out: where all its lots share an instant in one room, no more of
    /// them can meet than the room admits.
    mutating func limitUnitTime() {
        let problem = problem
        let units = scenario.units
        let days = (problem.end + 1439) / 1440
        let rows = programme.rowFamily(
            "unit-time", unit: "min",
            axes: [
                Axis("unit", count: units.count) { units.things[$0].name },
                Axis("day", count: days) { problem.text(at: $0 * 1440) },
            ],
            formula: "Σ held[c,u,d]·lots[c] ≤ open[u,d] × available[u,d]")
        let asked = programme.raggedRowFamily(
            "unit-work", unit: "min", over: Axis("unit", count: units.count) { units.things[$0].name },
            counts: problem.unitSlides.map(\.asked.count), secondName: "asked",
            label: { problem.unitSlides[$0].text(asked: $1, problem) },
            formula: "Σ held[c,u,d,s]·lots[c] − Σ work[u,d,s→v] ≤ 0")
        // What cannot wait, by unit class.
        var held = units.ids.map { _ in [(slot: Int, entry: UnitHold)]() }
        for (number, taker) in problem.takers.enumerated() {
            for take in taker.unitDays where problem.unitSlides[take.unit.index].place(of: take) == nil {
                held[take.unit.index].append((take.day, UnitHold(taker: number, minutes: take.minutes)))
            }
        }
        for unit in units.ids {
            let isCommitted = scenario.commitments.things.contains { $0.units.contains(unit) }
            guard units[unit].sharing == nil || isCommitted else { continue }
            let source = sources.id(of: "units.\(units[unit].name)")
            let slides = problem.unitSlides[unit.index]
            askForWork(unit, slides, asked, source)
            let doneOn = Postings(slots: days, slides.slots.enumerated().map { (slot: $1.done, entry: $0) })
            let takes = Postings(slots: days, held[unit.index])
            for day in 0..<days where !takes[day].isEmpty || !doneOn[day].isEmpty {
                let capacity = problem.availableMinutes(
                    of: unit, from: day * 1440, to: min((day + 1) * 1440, problem.end))
                guard steps != nil || !doneOn[day].isEmpty || problem.canExceed(capacity, takes[day]) else {
                    continue
                }
                programme.require(rows, unit, day, .atMost(capacity), source: source) {
                    for take in takes[day] {
                        take.minutes * variables.takers[take.taker]
                    }
                    for slot in doneOn[day] {
                        variables.unitWork[unit, slot]
                    }
                    for added in problem.addedMinutes(of: unit, from: day * 1440, to: (day + 1) * 1440) {
                        -added.amount * variables.chosen[added.option]
                    }
                }
            }
        }
    }
}

extension Formulation {
    /// What may wait is done on one of the days by which it may.
    private mutating func askForWork(
        _ unit: ID<UnitClass>, _ slides: UnitSlides, _ rows: RowFamily, _ source: Int32
    ) {
        guard !slides.asked.isEmpty else { return }
        let takes = Postings(
            slots: slides.asked.count,
            problem.takers.enumerated().flatMap { number, taker in
                taker.unitDays.filter { $0.unit == unit }.compactMap { take in
                    slides.place(of: take).map { (slot: $0, entry: UnitHold(taker: number, minutes: take.minutes)) }
                }
            })
        let slots = Postings(
            slots: slides.asked.count, slides.slots.enumerated().map { (slot: $1.asked, entry: $0) })
        for place in slides.asked.indices {
            programme.require(rows, unit, place, .atMost(0), source: source) {
                for take in takes[place] {
                    take.minutes * variables.takers[take.taker]
                }
                for slot in slots[place] {
                    -variables.unitWork[unit, slot]
                }
            }
        }
    }
}

/// Minutes that a lot or a commitment holds a unit on one day.
struct UnitHold: Sendable {
    let taker: Int
    let minutes: Double
}

extension PlanningProblem {
    /// Open minutes in which at least one unit is there, in a stretch of minutes.
    func minutesOfOne(_ unit: ID<UnitClass>, from: Int, to: Int) -> Double {
        stretches(of: unit, from: from, to: to).reduce(0) { $0 + ($1.units > 0 ? Double($1.minutes) : 0) }
    }

    /// Open minutes × units that are neither down nor held by an earlier lot, in a stretch of minutes.
    func availableMinutes(of unit: ID<UnitClass>, from: Int, to: Int) -> Double {
        let about = scenario.units.things[unit.index]
        guard about.maintenance.isEmpty, !scenario.opening.units.contains(where: { $0.unit == unit }) else {
            return Double(stretches(of: unit, from: from, to: to).reduce(0) { $0 + $1.units * $1.minutes })
        }
        let open = hours.calendar(about.calendar).openMinutes(from: .init(minutes: from), to: .init(minutes: to))
        return Double(about.count * open)
    }

    /// Stretches in which the same number of units is there, with their open minutes.
    private func stretches(of unit: ID<UnitClass>, from: Int, to: Int) -> [(units: Int, minutes: Int)] {
        let about = scenario.units[unit]
        var gone = about.maintenance.map { (from: max(from, $0.from.minutes), to: min(to, $0.to.minutes), $0.count) }
        for held in scenario.opening.units where held.unit == unit {
            gone.append((from, min(to, held.free.minutes), held.count))
        }
        gone.removeAll { $0.from >= $0.to }
        // Between two of these edges the same units are gone; more than there are cannot be.
        var edges = gone.flatMap { [$0.from, $0.to] } + [from, to]
        edges.sort()
        let open = hours.calendar(about.calendar)
        return zip(edges, edges.dropFirst()).filter { $0 < $1 }.map { begin, end in
            let missing = gone.reduce(0) { $1.from <= begin && begin < $1.to ? $0 + $1.2 : $0 }
            return (
                max(0, about.count - missing),
                open.openMinutes(from: .init(minutes: begin), to: .init(minutes: end))
            )
        }
    }

    /// Whether holds of lots can exceed a capacity, given that a room admits only so many lots at one instant.
    func canExceed(_ capacity: Double, _ holds: ArraySlice<UnitHold>) -> Bool {
        guard let first = holds.first else { return false }
        let largest = holds.reduce(0) { max($0, $1.minutes) }
        for take in takers[first.taker].rooms {
            var from = take.from
            var to = take.to
            for hold in holds {
                guard let other = takers[hold.taker].rooms.first(where: { $0.room == take.room }) else {
                    to = from
                    break
                }
                from = max(from, other.from)
                to = min(to, other.to)
            }
            if from < to, Double(scenario.mostLots(in: take.room)) * largest <= capacity { return false }
        }
        return true
    }
}
