// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// One lot on an otherwise empty plant: when it does what, what it holds and uses, and what it gives.
///
/// A lot in process carries what is left of it: its named operation and all that is not done. Of its materials,
/// weeks and days only those at or after minute 0 are listed.
public struct LotTimeline: Hashable, Sendable {
    /// How the lot is made.
    public let recipe: ID<Recipe>
    /// The first minute of the grid cell; for a lot in process, when its operation began.
    public let cell: Instant
    /// The earliest set-up.
    public let start: Instant
    /// The end of its last run.
    public let stored: Instant
    /// When it may be used.
    public let released: Instant
    /// Every copy of every operation, by run start, then operation, then copy.
    public let operations: [OperationTimes]
    /// The units it holds, one entry for each occupancy, by unit class, then start.
    public let unitHolds: [UnitHoldTimes]
    /// The rooms it holds, one entry for each room.
    public let roomHolds: [RoomHoldTimes]
    /// Tests by id, then the review.
    public let checks: [CheckTimes]
    /// Time on instruments, in the order of the tests.
    public let instruments: [InstrumentTimes]
    /// Samples sent to laboratories, in the order of the tests, without those that arrived before minute 0.
    public let sendings: [SendingTimes]
    /// Samples that go on plates, in the order of the tests, without those on plates that began before minute 0.
    public let plated: [PlatedSamples]
    /// Work of people on the operations, which other lots of the walk's process share, and on the checks.
    let operationWork: [StaffBooking]
    let checkWork: [StaffBooking]
    /// The same work by pool and week, from minute 0 on; in that order, each pair once.
    public let staffWeeks: [StaffWeekMinutes]
    /// Held open minutes by unit class, day and days to slide, from day 0 on; in that order, each once.
    public let unitDays: [UnitDayMinutes]
    /// Materials taken, by instant, then material, each pair once.
    public let uses: [UseTimes]
    /// What it gives beside, in the order of the materials, without what was brought before minute 0.
    public let others: [OutputTimes]
    /// What is filled, before reserve and failures [unit of the material].
    public internal(set) var gross: Exact
    /// What is expected to be usable: max(0, gross − reserve) × pass [unit of the material].
    public internal(set) var net: Exact
    /// What limits `gross`.
    public internal(set) var limitedBy: PlannedLot.OutputLimit

    /// Work of people, in the order of the operations, then of the checks.
    public var staff: [StaffBooking] { operationWork + checkWork }

    /// Whether any of that work is such as is asked for.
    public func hasWork(where isMeant: (StaffBooking) -> Bool) -> Bool {
        operationWork.contains(where: isMeant) || checkWork.contains(where: isMeant)
    }

    /// Work of a pool by week of 7 days from the horizon's start.
    public func staffMinutes(_ pool: ID<StaffPool>) -> [StaffWeekMinutes] {
        staffWeeks.filter { $0.pool == pool }
    }

    /// Minutes in which a unit of a class is held while the class is open, by day.
    public func unitHeldMinutes(_ unit: ID<UnitClass>) -> [UnitDayMinutes] {
        unitDays.filter { $0.unit == unit }
    }
}

/// When one copy of an operation happens.
public struct OperationTimes: Hashable, Sendable {
    /// The operation.
    public let operation: ID<Operation>
    /// Which copy, from 1.
    public let copy: Int
    /// Its set-up; empty at the run's start when there is none or it belongs to the first repetition.
    public let setUp: Interval
    /// Its run, breaks of a pausable run included.
    public let run: Interval
    /// Its clean; empty at the run's end when there is none or it belongs to the last repetition.
    public let clean: Interval
    /// The unit class, if any.
    public let unit: ID<UnitClass>?
    /// What the unit is held for, turnaround included; the same for all repetitions; nil without a unit.
    public let unitHold: Interval?
}

/// A unit held by a lot for one occupancy, turnaround included.
public struct UnitHoldTimes: Hashable, Sendable {
    /// The unit class.
    public let unit: ID<UnitClass>
    /// The operation that holds it.
    public let operation: ID<Operation>
    /// From the start of the set-up to the end of the clean or the turnaround.
    public let held: Interval
    /// By how many days it may be put off.
    public let slideDays: Int
}

/// A room held by a lot, turnaround included.
public struct RoomHoldTimes: Hashable, Sendable {
    /// The room.
    public let room: ID<Room>
    /// From the first set-up to the end of the turnaround.
    public let held: Interval
}

/// A test or the review of a lot.
public struct CheckTimes: Hashable, Sendable {
    /// The test; nil: the review.
    public let test: ID<QualityTest>?
    /// From sample to result, or from the start to the end of the review.
    public let during: Interval
}

/// Time of a test on an instrument, spread evenly over the instrument's open minutes in the test.
public struct InstrumentTimes: Hashable, Sendable {
    /// The class of instruments.
    public let unit: ID<UnitClass>
    /// From sample to result.
    public let during: Interval
    /// Expected time on it, from minute 0 on, tests that are repeated included [min].
    public let minutes: Double
    /// The same by day, from day 0 on [min].
    public let days: [Day]

    /// Time on one day.
    public struct Day: Hashable, Sendable {
        /// The day, from 0.
        public let day: Int
        /// Time on the instrument [min].
        public let minutes: Double
    }
}

/// Samples that arrive at a laboratory.
public struct SendingTimes: Hashable, Sendable {
    /// The laboratory.
    public let laboratory: ID<Laboratory>
    /// When they arrive.
    public let arrives: Instant
    /// How many, those that are tested again included.
    public let samples: Double
}

/// Materials taken at one instant.
public struct UseTimes: Hashable, Sendable {
    /// When it is taken.
    public let at: Instant
    /// What is taken.
    public let material: ID<Material>
    /// How much [unit of the material].
    public let quantity: Exact
}

/// Something that a lot gives beside what its recipe makes.
public struct OutputTimes: Hashable, Sendable {
    /// What is given.
    public let material: ID<Material>
    /// When it is there.
    public let stored: Instant
    /// From when it may be used.
    public let usable: Instant
    /// How much [unit of the material].
    public let quantity: Exact
}

/// Minutes in which a unit of a class is held while the class is open, on one day.
public struct UnitDayMinutes: Hashable, Sendable {
    /// The unit class.
    public let unit: ID<UnitClass>
    /// The day, from 0.
    public let day: Int
    /// Held open minutes; over 1440 where several units are held [min].
    public let minutes: Int
    /// By how many days that may be put off.
    public var slideDays = 0
}

/// Work of a pool in one week of 7 days from the horizon's start.
public struct StaffWeekMinutes: Hashable, Sendable {
    /// The pool.
    public let pool: ID<StaffPool>
    /// The week, from 0.
    public let week: Int
    /// Work in normal hours [person-min].
    public let normal: Double
    /// Work in cover hours [person-min].
    public let cover: Double
}
