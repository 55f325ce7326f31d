// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// A plant and one recipe, put together by name.
struct TestPlant {
    var start = "2027-01-04"
    var length = Span.weeks(4)
    var tail: Span?
    var grid = Span.days(1)
    var deliveries = Span.weeks(1)
    var bucket = Horizon.Bucket.span(.weeks(1))
    var calendars: [WorkCalendar] = []
    var units: [TestUnit] = []
    var rooms: [TestRoom] = []
    var pools: [TestPool] = []
    var operations: [TestOperation] = []
    var startDays = Weekday.allCases
    var tests: [TestCheck] = []
    var review = TestCheck("review", "", .span(.zero))
    var yield: Exact = 1000
    var yieldsParticles = false
    var particles: Exact?
    var unit = "g"
    var fillCap: Exact?
    var reserve: Exact = 0
    var pass: Exact = 1

    struct TestUnit {
        var name: String
        var count = 1
        var calendar = "always"
        var turnaround = Span.zero
        var maintenance: [Outage] = []
    }

    struct TestRoom {
        var name: String
        var turnaround = Span.zero
    }

    struct TestPool {
        var name: String
        var headcount = 1
        var calendar: String
        var cover: (calendar: String, headcount: Int)?
    }

    struct TestCheck {
        var name: String
        var after: String
        var elapsed: Elapsed
        var staff: [(String, StaffNeed.Amount)] = []

        init(_ name: String, _ after: String, _ elapsed: Elapsed, staff: [(String, StaffNeed.Amount)] = []) {
            self.name = name
            self.after = after
            self.elapsed = elapsed
            self.staff = staff
        }
    }

    /// The one recipe.
    let recipe = ID<Recipe>(0)

    func calendar(_ name: String) -> ID<WorkCalendar> { ID(place(name, calendars.map(\.name) + ["always"])) }
    func unitClass(_ name: String) -> ID<UnitClass> { ID(place(name, units.map(\.name))) }
    func room(_ name: String) -> ID<Room> { ID(place(name, rooms.map(\.name))) }
    func pool(_ name: String) -> ID<StaffPool> { ID(place(name, pools.map(\.name))) }
    func operation(_ name: String) -> ID<Operation> { ID(place(name, operations.map(\.name))) }

    private func place(_ name: String, _ names: [String]) -> Int {
        names.sortedBytewise().firstIndex(of: name) ?? -1
    }

    var scenario: Scenario {
        Scenario(
            label: "", horizon: horizon, currency: "EUR",
            calendars: Catalogue(calendars + [.shifts("always", [.init(from: 0, to: 1440)])]),
            sites: Catalogue([Site(name: "site", label: "", offset: .zero)]),
            units: Catalogue(
                units.map {
                    UnitClass(
                        name: $0.name, label: "", site: ID(0), count: $0.count, calendar: calendar($0.calendar),
                        rate: 0, turnaround: $0.turnaround, maintenance: $0.maintenance)
                }),
            rooms: Catalogue(
                rooms.map {
                    Room(
                        name: $0.name, label: "", site: ID(0), count: 1, turnaround: $0.turnaround, rate: 0, closed: [])
                }),
            staff: Catalogue(
                pools.map { pool in
                    StaffPool(
                        name: pool.name, label: "", site: ID(0), headcount: pool.headcount,
                        calendar: calendar(pool.calendar), productive: 1, rate: 0, paid: .roster, overtime: nil,
                        cover: pool.cover.map {
                            .init(calendar: calendar($0.calendar), headcount: $0.headcount, rate: 0)
                        })
                }),
            materials: Catalogue([
                Material(
                    name: "product", label: "", unit: unit, particles: particles,
                    isCounted: particles != nil || unit == "dose" || unit == "vial", purchase: nil, shelfLife: nil,
                    remainingLife: nil, lossPerDay: 0, frozen: nil, storage: nil, holding: 0, disposal: 0,
                    safetyStock: nil,
                    shortfall: 0,
                    closingValue: 0,
                    closingStock: nil)
            ]),
            recipes: Catalogue([madeRecipe]), demand: Catalogue([]), repeatsDemand: false, opening: .empty,
            fixedCosts: Catalogue([]), sources: .init([:]))
    }

    private var horizon: Horizon {
        Horizon(
            start: CivilDate(iso: start) ?? .earliest, length: length, tail: tail, starts: grid,
            deliveries: deliveries, bucket: bucket)
    }

    private var madeRecipe: Recipe {
        Recipe(
            name: "recipe", label: "", makes: ID(0), site: ID(0), yield: Uncertain(mode: yield),
            yieldsParticles: yieldsParticles, donor: nil, client: nil, fillCap: fillCap, cost: 0,
            startDays: startDays, operations: Catalogue(operations.indices.map(made)), order: order,
            sink: operation(operations.last?.name ?? ""),
            release: Release(
                reserve: reserve, pass: Uncertain(mode: pass),
                tests: Catalogue(
                    tests.map {
                        QualityTest(
                            name: $0.name, label: "", sampleAfter: operation($0.after), elapsed: $0.elapsed,
                            staff: needs($0.staff), cost: 0)
                    }), review: Review(elapsed: review.elapsed, staff: needs(review.staff))))
    }

    private func needs(_ staff: [(String, StaffNeed.Amount)]) -> [StaffNeed] {
        staff.map { StaffNeed(pool: pool($0.0), amount: $0.1) }.sorted { $0.pool < $1.pool }
    }

    private func made(_ index: Int) -> Operation {
        let draft = operations[index]
        let pattern: Operation.Pattern =
            switch draft.pattern {
            case .once: .once
            case .repeated(let times, let every): .repeated(times: times, every: every)
            case .forEach(let other): .forEach(operation(other))
            case .pools(let other): .pools(operation(other))
            }
        return Operation(
            name: draft.name, label: "", stage: .culture, unit: draft.unit.map(unitClass), room: draft.room.map(room),
            setUp: draft.setUp, run: draft.run, isPausable: draft.isPausable, clean: draft.clean,
            recovery: Uncertain(mode: draft.recovery), hold: draft.hold, holdLossPerDay: draft.loss,
            staff: needs(draft.staff), uses: draft.uses.map { MaterialUse(material: ID(0), quantity: $0) }, cost: 0,
            after: before(index).map(operation), pattern: pattern)
    }

    private func before(_ index: Int) -> [String] {
        if let after = operations[index].after { return after }
        switch operations[index].pattern {
        case .forEach(let other), .pools(let other): return [other]
        case .once, .repeated: return index > 0 ? [operations[index - 1].name] : []
        }
    }

    /// Operations, the first by id of those whose predecessors are all there, again and again.
    private var order: [ID<Operation>] {
        var result: [ID<Operation>] = []
        let names = operations.map(\.name).sortedBytewise()
        while result.count < names.count {
            let next = names.first { name in
                let id = operation(name)
                let index = operations.firstIndex { $0.name == name } ?? 0
                return !result.contains(id) && before(index).allSatisfy { result.contains(operation($0)) }
            }
            guard let next else { break }
            result.append(operation(next))
        }
        return result
    }
}

/// One operation, by names.
struct TestOperation {
    var name: String
    var unit: String?
    var room: String?
    var setUp = Span.zero
    var run = Span.hours(1)
    var isPausable = false
    var clean = Span.zero
    var recovery: Exact = 1
    var hold: Span? = .hours(24)
    var loss: Exact = 0
    var staff: [(String, StaffNeed.Amount)] = []
    var uses: [Exact] = []
    var after: [String]?
    var pattern = Pattern.once

    enum Pattern {
        case once
        case repeated(Int, Span)
        case forEach(String)
        case pools(String)
    }
}

extension WorkCalendar {
    /// The same shifts on some days of the week, by default on all.
    static func shifts(
        _ name: String, _ shifts: [Shift], on days: [Weekday] = Weekday.allCases, closed: [DateRange] = [],
        open: [SpecialDay] = []
    ) -> WorkCalendar {
        WorkCalendar(
            name: name, label: "", weekly: Weekday.allCases.map { days.contains($0) ? shifts : [] }, closed: closed,
            open: open)
    }

    /// From one full hour to another, on Monday to Friday.
    static func weekdays(_ name: String, _ from: Int, _ to: Int) -> WorkCalendar {
        .shifts(name, [Shift(from: from * 60, to: to * 60)], on: [.mon, .tue, .wed, .thu, .fri])
    }

    /// From one full hour to another, every day.
    static func daily(_ name: String, _ from: Int, _ to: Int) -> WorkCalendar {
        .shifts(name, [Shift(from: from * 60, to: to * 60)])
    }
}

extension StaffNeed.Amount {
    /// Person-hours.
    static func hours(_ count: Int) -> StaffNeed.Amount { .minutes(Exact(count * 60)) }
}

/// Minutes since Monday 00:00 of the first week, from days and hours.
func at(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
    Instant(minutes: day * 1440 + hour * 60 + minute)
}

/// A stretch from one full hour to another.
func stretch(_ day: Int, _ hour: Int, to lastDay: Int, _ lastHour: Int) -> Interval {
    Interval(from: at(day, hour), to: at(lastDay, lastHour))
}

/// The same numbers on every machine (SplitMix64).
struct Dice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[roll(0...(choices.count - 1))] }
}
