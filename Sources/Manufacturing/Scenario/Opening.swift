// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// The state of the plant at minute 0; every list is in canonical order.
public struct Opening: Hashable, Sendable {
    /// Stock, also in quarantine.
    public let stock: [Stock]
    /// Orders placed earlier that are still to arrive.
    public let orders: [Order]
    /// Lots in process.
    public let lots: [LotInProcess]
    /// Lots whose start is decided.
    public let pinned: [PinnedLot]
    /// Rooms held by earlier lots.
    public let rooms: [HeldRoom]
    /// Units held by earlier lots.
    public let units: [HeldUnit]

    /// A quantity in stock at minute 0.
    public struct Stock: Hashable, Sendable {
        /// What lies there.
        public let material: ID<Material>
        /// How much [unit of the material].
        public let quantity: Exact
        /// How old it is at minute 0.
        public let age: Span
        /// When its quarantine ends; nil: it may be used.
        public let released: Instant?

        /// Puts a stock entry together.
        public init(material: ID<Material>, quantity: Exact, age: Span, released: Instant?) {
            self.material = material
            self.quantity = quantity
            self.age = age
            self.released = released
        }
    }

    /// An order placed earlier.
    public struct Order: Hashable, Sendable {
        /// What was ordered.
        public let material: ID<Material>
        /// How much [unit of the material].
        public let quantity: Exact
        /// When it arrives, at or after minute 0.
        public let arrives: Instant

        /// Puts an order together.
        public init(material: ID<Material>, quantity: Exact, arrives: Instant) {
            self.material = material
            self.quantity = quantity
            self.arrives = arrives
        }
    }

    /// A lot that has reached an operation before minute 0.
    public struct LotInProcess: Hashable, Sendable {
        /// How it is made.
        public let recipe: ID<Recipe>
        /// The operation it has reached; earlier ones are done.
        public let operation: ID<Operation>
        /// When that operation's (first) run began, at or before 0.
        public let started: Instant
        /// Whose lot it is, where it is one patient's.
        public let patient: ID<Patient>?

        /// Puts a lot in process together.
        public init(
            recipe: ID<Recipe>, operation: ID<Operation>, started: Instant, patient: ID<Patient>? = nil
        ) {
            self.recipe = recipe
            self.operation = operation
            self.started = started
            self.patient = patient
        }
    }

    /// A lot that must start in the grid cell of a day.
    public struct PinnedLot: Hashable, Sendable {
        /// How it is made.
        public let recipe: ID<Recipe>
        /// 00:00 of the day.
        public let start: Instant

        /// Puts a pinned lot together.
        public init(recipe: ID<Recipe>, start: Instant) {
            self.recipe = recipe
            self.start = start
        }
    }

    /// A room that an earlier lot still holds, turnaround included, or whose last holder counts for changeovers.
    public struct HeldRoom: Hashable, Sendable {
        /// Which room.
        public let room: ID<Room>
        /// When one of them is free.
        public let free: Instant
        /// The key of its last holder, in a room that is shared by key.
        public let last: String?
        /// The campaign under way, in a room that has campaigns.
        public let campaign: Campaign.Begun?

        /// Puts a held room together.
        public init(room: ID<Room>, free: Instant, last: String? = nil, campaign: Campaign.Begun? = nil) {
            self.campaign = campaign
            self.room = room
            self.free = free
            self.last = last
        }
    }

    /// Units that earlier lots still hold, or whose last holder counts for changeovers.
    public struct HeldUnit: Hashable, Sendable {
        /// Which class.
        public let unit: ID<UnitClass>
        /// When they are free.
        public let free: Instant
        /// How many are held.
        public let count: Int
        /// The key of its last holder, of a unit that holds a key.
        public let last: String?
        /// The campaign under way, on a unit that has campaigns.
        public let campaign: Campaign.Begun?

        /// Puts held units together.
        public init(
            unit: ID<UnitClass>, free: Instant, count: Int, last: String? = nil, campaign: Campaign.Begun? = nil
        ) {
            self.campaign = campaign
            self.unit = unit
            self.free = free
            self.count = count
            self.last = last
        }
    }

    /// Puts an opening state together.
    package init(
        stock: [Stock], orders: [Order], lots: [LotInProcess], pinned: [PinnedLot], rooms: [HeldRoom],
        units: [HeldUnit]
    ) {
        self.stock = stock
        self.orders = orders
        self.lots = lots
        self.pinned = pinned
        self.rooms = rooms
        self.units = units
    }

    /// A plant with nothing in it.
    public static let empty = Opening(stock: [], orders: [], lots: [], pinned: [], rooms: [], units: [])
}
