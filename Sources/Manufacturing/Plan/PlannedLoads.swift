// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Work of a pool in one week of 7 days from the horizon's start; all hours are work hours.
public struct StaffWeek: Hashable, Sendable, Codable {
    /// The pool.
    public var pool: String
    /// The week's first minute.
    public var week: Instant
    /// Work that the lots ask of the week, but for cover hours [h].
    public var hours: Double
    /// Headcount × normal open hours × productive share [h].
    public var capacity: Double
    /// Work done beyond the capacity, as overtime [h].
    public var overtime: Double
    /// Work of this week and of weeks before that is left for later weeks [h].
    public var carried: Double
    /// Work in cover hours [h].
    public var cover: Double
    /// Cover headcount × cover hours × productive share [h].
    public var coverCapacity: Double

    /// Puts a week together.
    public init(
        pool: String, week: Instant, hours: Double, capacity: Double, overtime: Double, carried: Double,
        cover: Double, coverCapacity: Double
    ) {
        self.pool = pool
        self.week = week
        self.hours = hours
        self.capacity = capacity
        self.overtime = overtime
        self.carried = carried
        self.cover = cover
        self.coverCapacity = coverCapacity
    }
}

/// How loaded a resource is in one bucket.
public struct ResourceLoad: Hashable, Sendable, Codable {
    /// What kind of resource.
    public var kind: Kind
    /// Its id.
    public var resource: String
    /// The bucket's end.
    public var bucketEnd: Instant
    /// Hours taken (a room: turnaround included; a pool: work in normal and cover hours).
    public var used: Double
    /// Hours there are (a pool: productive hours, cover included).
    public var available: Double

    /// What can be loaded.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case room, unit, staff
    }

    /// Puts a load together.
    public init(kind: Kind, resource: String, bucketEnd: Instant, used: Double, available: Double) {
        self.kind = kind
        self.resource = resource
        self.bucketEnd = bucketEnd
        self.used = used
        self.available = available
    }
}
