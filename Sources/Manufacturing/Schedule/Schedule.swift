// SPDX-License-Identifier: GPL-3.0-or-later

/// The timetable of a plan: every operation of every lot on its unit, in its room, with its people.
///
/// Things are named by their id texts. Every list is in canonical order: bytewise by name, then by time.
public struct Schedule: Hashable, Sendable, Codable {
    /// What was scheduled and over which time.
    public var header: PlanHeader
    /// How good the schedule is and how it was found.
    public var outcome: ScheduleOutcome
    /// Units, rooms and pools with their number and their calendar.
    public var resources: [ScheduledResource]
    /// The distinct calendars of the resources: open time between minute 0 and the end of the last lot.
    public var calendars: [[Interval]]
    /// The lots that have a place, by name.
    public var lots: [ScheduledLot]
    /// Their operations, by lot, run start, name and copy.
    public var operations: [ScheduledOperation]
    /// The rooms they hold, by room, number and time.
    public var rooms: [ScheduledRoom]
    /// People at work, by pool and time.
    public var work: [ScheduledWork]
    /// Tests and reviews, by lot and time.
    public var checks: [ScheduledCheck]
    /// What is delivered on each demand line when lots are released as scheduled.
    public var deliveries: [PlannedDelivery]
    /// How each demand line fares.
    public var demand: [DemandOutcome]
    /// The lots that have no place, with the reason.
    public var unplaced: [UnplacedLot]

    /// Puts a schedule together.
    public init(
        header: PlanHeader, outcome: ScheduleOutcome, resources: [ScheduledResource] = [],
        calendars: [[Interval]] = [], lots: [ScheduledLot] = [], operations: [ScheduledOperation] = [],
        rooms: [ScheduledRoom] = [], work: [ScheduledWork] = [], checks: [ScheduledCheck] = [],
        deliveries: [PlannedDelivery] = [], demand: [DemandOutcome] = [], unplaced: [UnplacedLot] = []
    ) {
        self.header = header
        self.outcome = outcome
        self.resources = resources
        self.calendars = calendars
        self.lots = lots
        self.operations = operations
        self.rooms = rooms
        self.work = work
        self.checks = checks
        self.deliveries = deliveries
        self.demand = demand
        self.unplaced = unplaced
    }
}

/// How good a schedule is and how it was found.
public struct ScheduleOutcome: Hashable, Sendable, Codable {
    /// How often plan and schedule were made in turn.
    public var rounds: Int
    /// How many whole schedules the search built.
    public var decodes: Int
    /// Share of the demanded worth delivered by its due date as the plan has it, 0…1.
    public var plannedOnTime: Double
    /// The same as the schedule has it, 0…1.
    public var scheduledOnTime: Double
    /// Lots released later than planned.
    public var laterLots: Int
    /// The sum of their days.
    public var daysLater: Double

    /// Puts an outcome together.
    public init(
        rounds: Int, decodes: Int, plannedOnTime: Double, scheduledOnTime: Double, laterLots: Int, daysLater: Double
    ) {
        self.rounds = rounds
        self.decodes = decodes
        self.plannedOnTime = plannedOnTime
        self.scheduledOnTime = scheduledOnTime
        self.laterLots = laterLots
        self.daysLater = daysLater
    }
}

/// A unit class, a room or a pool as the timetable shows it.
public struct ScheduledResource: Hashable, Sendable, Codable {
    /// What kind of resource.
    public var kind: ResourceLoad.Kind
    /// Its id.
    public var name: String
    /// Free text for people.
    public var label: String
    /// How many units, rooms or people there are, options chosen included.
    public var count: Int
    /// Which of the schedule's calendars it follows; a room's has the time without closures; nil: always open.
    public var calendar: Int?

    /// Puts a resource together.
    public init(kind: ResourceLoad.Kind, name: String, label: String = "", count: Int, calendar: Int? = nil) {
        self.kind = kind
        self.name = name
        self.label = label
        self.count = count
        self.calendar = calendar
    }
}
