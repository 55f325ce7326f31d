// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Capacity that a plan may choose to add, at a price.
public struct CapacityOption: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// What it adds.
    public let addition: Addition
    /// How many units, rooms or people each choice adds, at least 1.
    public let count: Int
    /// How many times it may be chosen, at least 1.
    public let most: Int
    /// The price of one choice for the whole horizon, wages included [money].
    public let cost: Exact
    /// From when on it is there.
    public let from: Instant

    /// A resource that can grow.
    public enum Addition: Hashable, Sendable {
        /// Units of a class, in its calendar.
        case unit(ID<UnitClass>)
        /// Equal rooms.
        case room(ID<Room>)
        /// People of a pool, in its calendar, or in a shift of their own where one is given.
        case staff(ID<StaffPool>, shift: ID<WorkCalendar>?)
    }

    /// Puts an option together.
    package init(
        name: String, label: String, addition: Addition, count: Int, most: Int, cost: Exact, from: Instant
    ) {
        self.name = name
        self.label = label
        self.addition = addition
        self.count = count
        self.most = most
        self.cost = cost
        self.from = from
    }
}

extension Scenario {
    /// How many lots may be in a room at once when every option that adds to it is chosen as often as it may be.
    public func mostLots(in room: ID<Room>) -> Int {
        options.things.reduce(rooms[room].lotsAtOnce) { $1.addition == .room(room) ? $0 + $1.count * $1.most : $0 }
    }
}
