// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// One lot with everything it does and when.
public struct PlannedLot: Hashable, Sendable, Codable {
    /// Its name: recipe and number, such as `msc-tff-sec-003`, numbered by start.
    public var name: String
    /// How it is made.
    public var recipe: String
    /// What it makes.
    public var material: String
    /// The cell donor, if the recipe names one.
    public var donor: String?
    /// How many of it: 1, or a fraction in a relaxed plan.
    public var count: Double
    /// Where it comes from.
    public var origin: Origin
    /// The grid cell in which it starts (00:00); for a lot in process, when its operation began.
    public var cell: Instant
    /// Its first set-up.
    public var start: Instant
    /// The end of its last run.
    public var stored: Instant
    /// When it may be used.
    public var released: Instant
    /// What is filled, before reserve and failures [unit].
    public var gross: Double
    /// What is expected to be usable: (gross − reserve) × pass [unit].
    public var net: Double
    /// What limits `gross`.
    public var limitedBy: OutputLimit
    /// Every copy of every operation, by run start, then name and copy.
    public var operations: [PlannedOperation]
    /// The rooms it holds.
    public var rooms: [RoomHold]
    /// Its tests, by name, then the review under the name `review`.
    public var checks: [PlannedCheck]
    /// When samples of it are pulled for stability, by time, up to the tail's end; nil where its recipe pulls none.
    public var pulls: [Instant]?
    /// What one of it gives beside, by material; nil where its recipe makes nothing else.
    public var others: [PlannedOutput]?
    /// Its size as a share of the lot its recipe describes; nil where the recipe admits only that one.
    public var size: Double?
    /// The patient whose cells it is made of and who alone can have it; nil where it is for anybody.
    public var patient: String?

    /// Where a lot comes from.
    public enum Origin: String, Hashable, Sendable, Codable {
        /// Decided by the plan.
        case planned
        /// Its start was given.
        case pinned
        /// It was in process at minute 0.
        case inProcess
    }

    /// What limits a lot's output.
    public enum OutputLimit: String, Hashable, Sendable, Codable {
        /// What the process yields.
        case yield
        /// What can be filled.
        case fillCap
    }

    /// Puts a lot together.
    public init(
        name: String, recipe: String, material: String, donor: String?, count: Double, origin: Origin,
        cell: Instant, start: Instant, stored: Instant, released: Instant, gross: Double, net: Double,
        limitedBy: OutputLimit, operations: [PlannedOperation], rooms: [RoomHold], checks: [PlannedCheck],
        others: [PlannedOutput]? = nil, size: Double? = nil, pulls: [Instant]? = nil, patient: String? = nil
    ) {
        self.name = name
        self.recipe = recipe
        self.material = material
        self.donor = donor
        self.count = count
        self.origin = origin
        self.cell = cell
        self.start = start
        self.stored = stored
        self.released = released
        self.gross = gross
        self.net = net
        self.limitedBy = limitedBy
        self.operations = operations
        self.rooms = rooms
        self.checks = checks
        self.others = others
        self.size = size
        self.pulls = pulls
        self.patient = patient
    }
}

/// A stretch of plant time, `from` included, `to` excluded.
public struct Interval: Hashable, Comparable, Sendable, Codable {
    /// The first minute.
    public var from: Instant
    /// The minute after the last.
    public var to: Instant

    /// Makes a stretch of time.
    public init(from: Instant, to: Instant) {
        self.from = from
        self.to = to
    }

    /// How long it is.
    public var length: Span { to - from }

    /// Orders by start, then by end.
    public static func < (left: Self, right: Self) -> Bool {
        (left.from, left.to) < (right.from, right.to)
    }

    fileprivate enum CodingKeys: CodingKey { case from, to }
}

// Coders made by the compiler find these before the general one, for the same reason as those of instants.
extension KeyedEncodingContainer {
    /// Writes both ends.
    mutating func encode(_ value: Interval, forKey key: Key) throws {
        var ends = nestedContainer(keyedBy: Interval.CodingKeys.self, forKey: key)
        try ends.encode(value.from, forKey: .from)
        try ends.encode(value.to, forKey: .to)
    }

    /// Writes both ends, or nothing.
    mutating func encodeIfPresent(_ value: Interval?, forKey key: Key) throws {
        if let value { try encode(value, forKey: key) }
    }
}

/// One copy of an operation of a lot; the copies of a repeated operation share set-up, clean and hold of the unit.
public struct PlannedOperation: Hashable, Sendable, Codable {
    /// The operation.
    public var operation: String
    /// Which copy, from 1.
    public var copy: Int
    /// The unit class, if any.
    public var unit: String?
    /// Its set-up; empty at the run's start when there is none, or when it belongs to the first repetition.
    public var setUp: Interval
    /// Its run, breaks of a pausable run included.
    public var run: Interval
    /// Its clean; empty at the run's end when there is none, or when it belongs to the last repetition.
    public var clean: Interval
    /// What the unit is held for, turnaround included; the same for all repetitions; nil without a unit.
    public var unitHold: Interval?

    /// Puts a copy together.
    public init(
        operation: String, copy: Int, unit: String?, setUp: Interval, run: Interval, clean: Interval,
        unitHold: Interval?
    ) {
        self.operation = operation
        self.copy = copy
        self.unit = unit
        self.setUp = setUp
        self.run = run
        self.clean = clean
        self.unitHold = unitHold
    }
}

/// A room held by a lot.
public struct RoomHold: Hashable, Sendable, Codable {
    /// The room.
    public var room: String
    /// From the first set-up to the end of the turnaround.
    public var held: Interval

    /// Puts a hold together.
    public init(room: String, held: Interval) {
        self.room = room
        self.held = held
    }
}

/// Something that a lot gives beside what its recipe makes.
public struct PlannedOutput: Hashable, Sendable, Codable {
    /// What is given.
    public var material: String
    /// When it is there.
    public var stored: Instant
    /// From when it may be used.
    public var usable: Instant
    /// How much one lot gives [unit].
    public var quantity: Double

    /// Puts an output together.
    public init(material: String, stored: Instant, usable: Instant, quantity: Double) {
        self.material = material
        self.stored = stored
        self.usable = usable
        self.quantity = quantity
    }
}

/// A test or the review of a lot.
public struct PlannedCheck: Hashable, Sendable, Codable {
    /// The test's id, or `review`.
    public var name: String
    /// From sample to result, or from the start to the end of the review.
    public var during: Interval

    /// Puts a check together.
    public init(name: String, during: Interval) {
        self.name = name
        self.during = during
    }
}

/// The starts a recipe has on the planning grid.
public struct RecipeStarts: Hashable, Sendable, Codable {
    /// The recipe.
    public var recipe: String
    /// Grid cells within the horizon.
    public var cells: Int
    /// Grid cells in which a lot can start and finish.
    public var possible: Int
    /// The others, grouped by reason.
    public var lost: [LostStarts]

    /// Puts the starts of a recipe together.
    public init(recipe: String, cells: Int, possible: Int, lost: [LostStarts]) {
        self.recipe = recipe
        self.cells = cells
        self.possible = possible
        self.lost = lost
    }
}

/// Starts that calendars and holds do not admit, for one reason.
public struct LostStarts: Hashable, Sendable, Codable {
    /// The 00:00 of each grid cell.
    public var cells: [Instant]
    /// Why, in plant words.
    public var reason: String

    /// Puts lost starts together.
    public init(cells: [Instant], reason: String) {
        self.cells = cells
        self.reason = reason
    }
}
