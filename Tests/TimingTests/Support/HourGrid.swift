// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// The rules of one lot on a grid of full hours, hour by hour, for small recipes: written from the rules alone and
/// sharing nothing with the walk.
///
/// All spans and shifts are full hours; hours count from the cell's first.
struct HourGrid {
    /// One occupancy: an operation's copy, or all repetitions of one.
    struct Stay {
        let operation: Operation
        let copy: Int
        let times: Int
        let every: Int
        /// Stays (and which of their runs) that it follows, with the longest wait.
        var after: [(stay: Int, run: Int, hold: Int?)] = []
    }

    /// The times of a stay.
    struct Times: Equatable {
        var setUp: Int
        var runs: [Int]
        var ends: [Int]
        var clean: Int
        var cleanEnd: Int
    }

    let scenario: Scenario
    let recipe: Recipe
    let first: Int
    let hours: Int
    let stays: [Stay]
    /// Of stays that share a unit class, the one each waits for.
    let waitsFor: [Int?]
    private let calendars: [[Bool]]

    init(_ scenario: Scenario, first: Int, hours: Int) {
        self.scenario = scenario
        self.first = first
        self.hours = hours
        let recipe = scenario.recipes[ID(0)]
        self.recipe = recipe
        calendars = scenario.calendars.things.map { calendar in
            (0..<hours).map { hour in
                let (day, of) = ((first + hour) / 24, (first + hour) % 24)
                let today = calendar.weekly[day % 7].contains { $0.from <= of * 60 && of * 60 < $0.to }
                let before = calendar.weekly[(day + 6) % 7].contains { of * 60 + 1440 < $0.to }
                return today || before
            }
        }
        var stays: [Stay] = []
        for id in recipe.order {
            let operation = recipe.operations[id]
            var count = 1
            var (times, every) = (1, 0)
            switch operation.pattern {
            case .repeated(let number, let step): (times, every) = (number, step.minutes / 60)
            case .forEach(let other):
                let root = stays.filter { $0.operation == recipe.operations[other] }
                count = root.reduce(0) { $0 + $1.times }
            case .once, .pools: break
            }
            for copy in 1...count {
                var stay = Stay(operation: operation, copy: copy, times: times, every: every)
                for before in operation.after {
                    let runs = stays.indices.filter { stays[$0].operation == recipe.operations[before] }
                        .flatMap { place in (0..<stays[place].times).map { (place, $0) } }
                    let hold = recipe.operations[before].hold.map { $0.minutes / 60 }
                    for (number, run) in runs.enumerated() where count == 1 || runs.count == 1 || number == copy - 1 {
                        stay.after.append((run.0, run.1, hold))
                    }
                }
                stays.append(stay)
            }
        }
        self.stays = stays
        waitsFor = Self.turns(stays, scenario)
    }

    /// Stays of one class by their set-up on a plant that is always open.
    private static func turns(_ stays: [Stay], _ scenario: Scenario) -> [Int?] {
        var runs = stays.map { $0.operation.setUp.minutes / 60 }
        for _ in 0..<200 {
            for (place, stay) in stays.enumerated() {
                for edge in stay.after {
                    let before = stays[edge.stay]
                    let end = runs[edge.stay] + edge.run * before.every + before.operation.run.minutes / 60
                    runs[place] = max(runs[place], end)
                    if let hold = edge.hold, runs[place] - end > hold { runs[edge.stay] += runs[place] - end - hold }
                }
            }
        }
        let order = stays.indices.sorted {
            (runs[$0] - stays[$0].operation.setUp.minutes / 60, $0) < (
                runs[$1] - stays[$1].operation.setUp.minutes / 60, $1
            )
        }
        var users: [ID<UnitClass>: [Int]] = [:]
        var result = [Int?](repeating: nil, count: stays.count)
        for place in order {
            guard let unit = stays[place].operation.unit else { continue }
            let earlier = users[unit, default: []].count - scenario.units[unit].count
            if earlier >= 0 { result[place] = users[unit, default: []][earlier] }
            users[unit, default: []].append(place)
        }
        return result
    }

    // MARK: Hours

    private func isOpen(_ unit: ID<UnitClass>?, _ hour: Int) -> Bool {
        guard hour >= 0, hour < hours else { return false }
        return unit.map { calendars[scenario.units[$0].calendar.index][hour] } ?? true
    }

    private func people(_ pool: ID<StaffPool>, _ hour: Int) -> (normal: Int, cover: Int) {
        let pool = scenario.staff[pool]
        if calendars[pool.calendar.index][hour] { return (pool.headcount, 0) }
        guard let cover = pool.cover, calendars[cover.calendar.index][hour] else { return (0, 0) }
        return (0, cover.headcount)
    }

    /// Whether unit and people are there for a set-up or clean throughout [from, to).
    private func isJoint(_ operation: Operation, _ from: Int, _ to: Int) -> Bool {
        (from..<to).allSatisfy { hour in
            isOpen(operation.unit, hour)
                && operation.staff.allSatisfy { need in
                    let there = people(need.pool, hour)
                    if case .heads(let heads) = need.amount { return heads <= max(there.normal, there.cover) }
                    return there.normal + there.cover > 0
                }
        }
    }

    /// The end of a run that starts at an hour; nil where it cannot run or be staffed.
    func end(_ stay: Stay, run: Int, from: Int) -> Int? {
        let operation = stay.operation
        guard isOpen(operation.unit, from) else { return nil }
        var left = operation.run.minutes / 60
        var hour = from
        var worked: [Int] = []
        while left > 0 {
            guard hour < hours else { return nil }
            if isOpen(operation.unit, hour) {
                worked.append(hour)
                left -= 1
            } else if !operation.isPausable {
                return nil
            }
            hour += 1
        }
        for need in operation.staff {
            switch need.amount {
            case .heads(let heads):
                for hour in worked {
                    let there = people(need.pool, hour)
                    if heads > max(there.normal, there.cover) { return nil }
                }
            case .minutes(let minutes):
                var fixed = 0
                if run == 0 { fixed += operation.setUp.minutes }
                if run == stay.times - 1 { fixed += operation.clean.minutes }
                let rest = minutes - Exact(fixed)
                let there = (from..<hour).map { people(need.pool, $0) }.reduce(0) { $0 + $1.normal + $1.cover }
                if rest > Exact(there * 60) { return nil }
            }
        }
        return hour
    }

    /// The ends of all runs of a stay whose first starts at an hour; nil where one cannot be.
    func ends(_ stay: Stay, from: Int) -> [Int]? {
        var ends: [Int] = []
        for run in 0..<stay.times {
            let start = from + run * stay.every
            if let last = ends.last, last > start { return nil }
            guard let end = end(stay, run: run, from: start) else { return nil }
            ends.append(end)
        }
        return ends
    }

    /// The times of a stay whose runs are known; nil where its set-up or clean cannot be.
    func times(_ place: Int, from: Int, ends: [Int], given: [Times?]) -> Times? {
        let stay = stays[place]
        let runs = (0..<stay.times).map { from + $0 * stay.every }
        let setUp = stay.operation.setUp.minutes / 60
        var least = 0
        if let other = waitsFor[place] {
            guard let other = given[other] else { return nil }
            least = other.cleanEnd
        }
        var start = from - setUp
        while start >= least, setUp > 0, !isJoint(stay.operation, start, start + setUp) { start -= 1 }
        guard start >= least else { return nil }
        let clean = stay.operation.clean.minutes / 60
        var cleanStart = ends[ends.count - 1]
        while clean > 0, !isJoint(stay.operation, cleanStart, cleanStart + clean) {
            cleanStart += 1
            if cleanStart + clean > hours { return nil }
        }
        return Times(setUp: start, runs: runs, ends: ends, clean: cleanStart, cleanEnd: cleanStart + clean)
    }

    /// Whether a stay keeps order and holds towards all it follows.
    func follows(_ place: Int, _ times: Times, given: [Times?]) -> Bool {
        stays[place].after.allSatisfy { edge in
            guard let before = given[edge.stay] else { return false }
            let wait = times.runs[0] - before.ends[edge.run]
            return wait >= 0 && wait <= edge.hold ?? .max
        }
    }

    // MARK: Every possible lot

    /// For every stay the earliest of all its starts among lots that keep all rules; nil if there is no such lot.
    ///
    /// Runs that start after `latest` are not looked at.
    func best(cellHours: Int, latest: Int) -> [Int]? {
        var best: [Int]?
        var given = [Times?](repeating: nil, count: stays.count)
        let ends = stays.map { stay in (0...latest).map { self.ends(stay, from: $0) } }
        search(0, ends, &given, &best, cellHours: cellHours)
        return best
    }

    private func search(
        _ place: Int, _ ends: [[[Int]?]], _ given: inout [Times?], _ best: inout [Int]?, cellHours: Int
    ) {
        guard place < stays.count else {
            let lot = given.compactMap(\.self)
            guard let start = lot.map(\.setUp).min(), start < cellHours else { return }
            let starts = lot.map { $0.runs[0] }
            best = best.map { zip($0, starts).map { min($0, $1) } } ?? starts
            return
        }
        var from = 0
        var to = ends[place].count - 1
        for edge in stays[place].after {
            guard let before = given[edge.stay] else { return }
            from = max(from, before.ends[edge.run])
            if let hold = edge.hold { to = min(to, before.ends[edge.run] + hold) }
        }
        guard from <= to else { return }
        for start in from...to {
            guard let runEnds = ends[place][start],
                let times = times(place, from: start, ends: runEnds, given: given)
            else { continue }
            given[place] = times
            search(place + 1, ends, &given, &best, cellHours: cellHours)
            given[place] = nil
        }
    }
}
