// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What leaves on a lane at the end of a day.
public struct PlannedShipment: Hashable, Sendable, Codable {
    /// The lane.
    public var lane: String
    /// When it leaves, by the clock of the site that it leaves.
    public var leaves: Instant
    /// When it arrives, by the clock of the site at which it arrives.
    public var arrives: Instant
    /// How many shipments that makes; nil where the lane says no capacity.
    public var count: Double?
    /// What is on it, by the stock it is taken from.
    public var goods: [Goods]

    /// A quantity of one material.
    public struct Goods: Hashable, Sendable, Codable {
        /// The stock it is taken from.
        public var from: String
        /// The stock it comes to.
        public var to: String
        /// How much leaves [unit].
        public var quantity: Double
        /// How much arrives, after losses [unit].
        public var received: Double
        /// The lot of which it is, where it leaves before that is released.
        public var lot: String?
        /// When it may be used where it arrives, of such a lot.
        public var usable: Instant?

        /// Puts a quantity together.
        public init(
            from: String, to: String, quantity: Double, received: Double, lot: String? = nil, usable: Instant? = nil
        ) {
            self.from = from
            self.to = to
            self.quantity = quantity
            self.received = received
            self.lot = lot
            self.usable = usable
        }
    }

    /// Puts a shipment together.
    public init(lane: String, leaves: Instant, arrives: Instant, count: Double?, goods: [Goods]) {
        self.lane = lane
        self.leaves = leaves
        self.arrives = arrives
        self.count = count
        self.goods = goods
    }
}
