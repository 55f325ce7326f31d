// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// One stay of a lot on a unit (or in no unit at all) with everything its times depend on.
///
/// A repeated operation is one occupancy with several runs; each copy of a fanned operation is its own. A class,
/// though a value in all else: reading one out of an array then costs one reference count in place of twenty.
final class Occupancy: Sendable {
    let operation: ID<Operation>
    /// The number of its first copy, from 1.
    let copy: Int
    /// How many runs it has, and how far apart they start.
    let times: Int
    let every: Int
    let unit: ID<UnitClass>?
    let room: ID<Room>?
    /// The room's turnaround after a lot.
    let roomTurnaround: Int
    let setUp: Int
    let run: Int
    let clean: Int
    let isPausable: Bool
    /// Unit hours ∩ hours of every pool: where set-up and clean lie.
    let joint: OpenHours
    /// Where the run's minutes lie: unit hours, for a run that must not pause ∩ hours of the pools of `heads`.
    let runHours: OpenHours
    /// A pausable run must not work here: unit hours less the hours of some pool of `heads`.
    let barred: OpenHours
    let heads: [HeadsNeed]
    let work: [HoursNeed]
    /// Materials that each run takes out of stock, in their order.
    let takes: [Take]
    /// From when on unit and operation are both qualified; nil: always.
    let qualified: Instant?
    /// By how many days work on the unit may be put off, at most.
    let slideDays: Int
    /// The unit's turnaround after a lot.
    let turnaround: Int

    /// A material that a run takes out of stock.
    struct Take: Sendable {
        let material: ID<Material>
        /// What leaves the stock, losses of thawing included [unit of the material].
        let quantity: Exact
        /// How long before the run it leaves the stock; nil for what is not frozen.
        let thaw: Span?
    }

    /// A recipe's spans are held below this, so that no sum of them overflows.
    private static let longest = 1 << 40

    /// Lays out one occupancy; `only` reduces it to what one resource asks of it.
    init(
        _ id: ID<Operation>, copy: Int, in recipe: Recipe, scenario: Scenario, hours: PlantHours,
        only: LostStart.Resource? = nil
    ) {
        let operation = recipe.operations[id]
        self.operation = id
        self.copy = copy
        if case .repeated(let times, let every) = operation.pattern {
            self.times = max(times, 1)
            self.every = Self.bounded(every)
        } else {
            times = 1
            every = 0
        }
        unit = operation.unit
        room = operation.room
        roomTurnaround = operation.room.map { Self.bounded(scenario.rooms[$0].turnaround) } ?? 0
        setUp = Self.bounded(operation.setUp)
        run = Self.bounded(operation.run)
        clean = Self.bounded(operation.clean)
        isPausable = operation.isPausable

        var unitHours = hours.always
        if let unit = operation.unit, only == nil || only == .unit(unit) { unitHours = hours.unit(unit) }
        var joint = unitHours
        var attended = unitHours
        var heads: [HeadsNeed] = []
        var work: [HoursNeed] = []
        for need in operation.work where only == nil || only == .staff(need.pool) {
            switch need.amount {
            case .heads(let team):
                // A second team relieves the first where one session does not do.
                let length = operation.setUp + operation.run + operation.clean
                let count = operation.longestSession.map { length > $0 } ?? false ? 2 * team : team
                let present = hours.present(count, of: need.pool, in: scenario)
                joint = joint.intersection(present)
                attended = attended.intersection(present)
                heads.append(HeadsNeed(pool: need.pool, count: count))
            case .minutes(let minutes):
                joint = joint.intersection(hours.pool(need.pool))
                work.append(
                    HoursNeed(
                        need.pool, minutes: minutes, setUp: setUp, clean: clean, times: times, scenario: scenario,
                        hours: hours
                    )
                )
            }
        }
        self.joint = joint
        runHours = operation.isPausable ? unitHours : attended
        barred = operation.isPausable && !heads.isEmpty ? unitHours.subtracting(attended) : .never
        self.heads = heads
        self.work = work
        takes = operation.takes.map { use in
            let frozen = scenario.materials[use.material].frozen
            return Take(
                material: use.material, quantity: frozen?.taken(for: use.quantity) ?? use.quantity, thaw: frozen?.thaw)
        }
        let figures = operation.unit.map { scenario.units[$0] }
        qualified = figures.flatMap { [$0.qualified, operation.qualified].compactMap(\.self).max() }
        slideDays = figures?.slideDays ?? 0
        turnaround = figures.map { Self.bounded($0.turnaround) } ?? 0
    }

    /// The same occupancy as another copy.
    init(_ other: Occupancy, copy: Int) {
        operation = other.operation
        self.copy = copy
        times = other.times
        every = other.every
        unit = other.unit
        room = other.room
        roomTurnaround = other.roomTurnaround
        setUp = other.setUp
        run = other.run
        clean = other.clean
        isPausable = other.isPausable
        joint = other.joint
        runHours = other.runHours
        barred = other.barred
        heads = other.heads
        work = other.work
        takes = other.takes
        qualified = other.qualified
        slideDays = other.slideDays
        turnaround = other.turnaround
    }

    static func bounded(_ span: Span) -> Int { min(max(span.minutes, 0), longest) }

    /// The resources it needs, the unit first.
    var resources: [LostStart.Resource] {
        var result = heads.map(\.pool) + work.map(\.pool)
        result.sort()
        return (unit.map { [.unit($0)] } ?? []) + result.map { .staff($0) }
    }

    /// The end of a run that begins at s: after `run` minutes, of a pausable run after so many open ones.
    func end(ofRun s: Int) -> Int? {
        isPausable ? runHours.end(ofWork: run, from: s) : s + run
    }

    /// The earliest start of a run whose end is not before `end`.
    func earliestRun(endingAt end: Int) -> Int {
        guard isPausable else { return end - run }
        // The run ends at or after `end` when less than `run` minutes are open from its start to `end` − 1.
        let passed = runHours.cumulative(end - 1) - run + 1
        guard passed > 0 else { return .min / 2 }
        return runHours.minute(afterOpen: passed) ?? end
    }
}

/// So many people throughout set-up, run and clean.
struct HeadsNeed: Sendable {
    let pool: ID<StaffPool>
    let count: Int
}

extension PlantHours {
    /// When so many people of a pool can be present: normal hours up to the headcount, cover up to cover's.
    func present(_ count: Int, of id: ID<StaffPool>, in scenario: Scenario) -> OpenHours {
        let pool = scenario.staff[id]
        let normal = count <= pool.headcount ? poolNormal(id) : .never
        guard let cover = pool.cover, count <= cover.headcount else { return normal }
        return normal.union(poolCover(id))
    }
}
