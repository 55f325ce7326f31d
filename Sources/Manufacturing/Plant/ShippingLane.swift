// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A way on which stock goes from one site to another.
///
/// Stock leaves at the end of a day (24:00) on which the lane departs and arrives `time` later, to be used at once.
public struct ShippingLane: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// Where it leaves.
    public let from: ID<Site>
    /// Where it arrives.
    public let to: ID<Site>
    /// What it carries: the stocks at both ends, by the first.
    public let goods: [Goods]
    /// From leaving to arriving.
    public let time: Span
    /// On which weekdays it departs.
    public let departs: [Weekday]
    /// How much of its shelf life what is shipped has left when it leaves; nil where nothing on it has a shelf life.
    public let remainingLife: Span?
    /// How long what arrived may be kept; nil where nothing on it has a shelf life.
    public let keeps: Span?
    /// The share that is lost on the way, thawing included.
    public let loss: Exact
    /// What a unit that leaves costs [money/unit].
    public let price: Exact
    /// What a shipment costs [money].
    public let cost: Exact
    /// How much a shipment takes, of everything on it together [unit of its materials].
    public let capacity: Exact?
    /// How many shipments leave on a day at most; only with a capacity.
    public let most: Int?

    /// Whether lots may leave before they are released.
    public let carriesQuarantine: Bool

    /// A material that a lane carries.
    public struct Goods: Hashable, Sendable {
        /// The stock it is taken from.
        public let from: ID<Material>
        /// The stock it comes to.
        public let to: ID<Material>

        /// Puts both ends together.
        public init(from: ID<Material>, to: ID<Material>) {
            self.from = from
            self.to = to
        }
    }

    /// Puts a lane together.
    package init(
        name: String, label: String, from: ID<Site>, to: ID<Site>, goods: [Goods], time: Span, departs: [Weekday],
        remainingLife: Span?, keeps: Span?, loss: Exact, price: Exact, cost: Exact, capacity: Exact?, most: Int?,
        carriesQuarantine: Bool = false
    ) {
        self.name = name
        self.label = label
        self.from = from
        self.to = to
        self.goods = goods
        self.time = time
        self.departs = departs
        self.remainingLife = remainingLife
        self.keeps = keeps
        self.loss = loss
        self.price = price
        self.cost = cost
        self.capacity = capacity
        self.most = most
        self.carriesQuarantine = carriesQuarantine
    }
}
