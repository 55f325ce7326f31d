// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Work without revenue that takes capacity on its dates: media fills, qualification runs, engineering work, services.
public struct Commitment: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// The earliest begin of the first one; it may lie before the horizon.
    public let at: Instant
    /// From one to the next, whole days; nil: once.
    public let every: Span?
    /// How many there are in all; nil: to the end of the tail.
    public let times: Int?
    /// By how many whole days the begin of each may be put off, at the plan's choice; shorter than `every`.
    public let window: Span
    /// How long it takes, without a pause.
    public let run: Span
    /// Unit classes of which it holds one unit each, in the order of the classes.
    public let units: [ID<UnitClass>]
    /// Rooms of which it holds one each, in the order of the rooms.
    public let rooms: [ID<Room>]
    /// Work of people, always in person-minutes, in the order of the pools.
    public let staff: [StaffNeed]
    /// Materials taken at its begin, in the order of the materials.
    public let uses: [MaterialUse]
    /// Cost of each [money].
    public let cost: Exact

    /// Puts a commitment together.
    package init(
        name: String, label: String, at: Instant, every: Span?, times: Int?, window: Span, run: Span,
        units: [ID<UnitClass>], rooms: [ID<Room>], staff: [StaffNeed], uses: [MaterialUse], cost: Exact
    ) {
        self.name = name
        self.label = label
        self.at = at
        self.every = every
        self.times = times
        self.window = window
        self.run = run
        self.units = units
        self.rooms = rooms
        self.staff = staff
        self.uses = uses
        self.cost = cost
    }
}
