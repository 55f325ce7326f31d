// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A lot that has its place in the timetable.
public struct ScheduledLot: Hashable, Sendable, Codable {
    /// Its name, the same as in the plan.
    public var name: String
    /// How it is made.
    public var recipe: String
    /// What it makes.
    public var material: String
    /// The cell donor, if the recipe names one.
    public var donor: String?
    /// Its first set-up.
    public var start: Instant
    /// The end of its last run.
    public var stored: Instant
    /// When it may be used.
    public var released: Instant
    /// When the plan has it released.
    public var planned: Instant
    /// What is expected to be usable: (gross − reserve) × pass [unit].
    public var net: Double
    /// Why it is later than planned, in plant words; empty when it is not.
    public var reason: String

    /// Puts a lot together.
    public init(
        name: String, recipe: String, material: String, donor: String? = nil, start: Instant, stored: Instant,
        released: Instant, planned: Instant, net: Double, reason: String = ""
    ) {
        self.name = name
        self.recipe = recipe
        self.material = material
        self.donor = donor
        self.start = start
        self.stored = stored
        self.released = released
        self.planned = planned
        self.net = net
        self.reason = reason
    }
}

/// One copy of an operation at its place; the copies of a repeated operation share set-up, clean and hold of the unit.
public struct ScheduledOperation: Hashable, Sendable, Codable {
    /// The lot.
    public var lot: String
    /// The operation.
    public var operation: String
    /// Which copy, from 1.
    public var copy: Int
    /// The part of the process it belongs to, such as `culture`.
    public var stage: String
    /// The unit class, if any.
    public var unit: String?
    /// Which of its units, from 1; nil without a unit.
    public var unitNumber: Int?
    /// The room it is in, if any.
    public var room: String?
    /// Its set-up; empty at the run's start when there is none, or when it belongs to the first repetition.
    public var setUp: Interval
    /// Its run, breaks of a pausable run included.
    public var run: Interval
    /// Its clean; empty at the run's end when there is none, or when it belongs to the last repetition.
    public var clean: Interval
    /// What the unit is held for, turnaround included; the same for all repetitions; nil without a unit.
    public var unitHold: Interval?
    /// What it waits for, in plant words; empty where it follows at once.
    public var reason: String

    /// Puts an operation together.
    public init(
        lot: String, operation: String, copy: Int, stage: String, unit: String? = nil, unitNumber: Int? = nil,
        room: String? = nil, setUp: Interval, run: Interval, clean: Interval, unitHold: Interval? = nil,
        reason: String = ""
    ) {
        self.lot = lot
        self.operation = operation
        self.copy = copy
        self.stage = stage
        self.unit = unit
        self.unitNumber = unitNumber
        self.room = room
        self.setUp = setUp
        self.run = run
        self.clean = clean
        self.unitHold = unitHold
        self.reason = reason
    }
}

/// A room held by a lot.
public struct ScheduledRoom: Hashable, Sendable, Codable {
    /// The room.
    public var room: String
    /// Which of its rooms of that name, from 1.
    public var number: Int
    /// The lot.
    public var lot: String
    /// Its key where lots of equal key share the room.
    public var key: String?
    /// From the first set-up to the end of the turnaround.
    public var held: Interval

    /// Puts a hold together.
    public init(room: String, number: Int, lot: String, key: String? = nil, held: Interval) {
        self.room = room
        self.number = number
        self.lot = lot
        self.key = key
        self.held = held
    }
}

/// People of a pool at an operation or a test.
public struct ScheduledWork: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The lot.
    public var lot: String
    /// The operation, test or `review`.
    public var task: String
    /// Which copy, from 1.
    public var copy: Int
    /// When.
    public var during: Interval
    /// How many people at once, fractions included where hours are spread.
    public var people: Double

    /// Puts work together.
    public init(pool: String, lot: String, task: String, copy: Int = 1, during: Interval, people: Double) {
        self.pool = pool
        self.lot = lot
        self.task = task
        self.copy = copy
        self.during = during
        self.people = people
    }
}

/// A test or the review of a lot.
public struct ScheduledCheck: Hashable, Sendable, Codable {
    /// The lot.
    public var lot: String
    /// The test's id, or `review`.
    public var name: String
    /// From sample to result, or from the start to the end of the review.
    public var during: Interval

    /// Puts a check together.
    public init(lot: String, name: String, during: Interval) {
        self.lot = lot
        self.name = name
        self.during = during
    }
}

/// A lot that has no place in the timetable.
public struct UnplacedLot: Hashable, Sendable, Codable {
    /// Its name, the same as in the plan.
    public var lot: String
    /// Why, in plant words.
    public var reason: String

    /// Puts it together.
    public init(lot: String, reason: String) {
        self.lot = lot
        self.reason = reason
    }
}
