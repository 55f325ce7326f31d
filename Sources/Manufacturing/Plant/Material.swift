// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Anything stocked: bought, intermediate, bulk or finished product.
///
/// Each site keeps stock of its own: a material that several sites stock is there once for each of them, under a name
/// such as `bulk@lyon`.
public struct Material: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// The id of the scenario file; it differs from the name where the material is stocked at several sites.
    public internal(set) var material: String
    /// Where this stock of it lies.
    public internal(set) var site: ID<Site>
    /// Free text for people.
    public let label: String
    /// The word of the unit in which it is counted, such as L, dose or vial.
    public let unit: String
    /// Particles in one unit; present: the material is counted in whole units.
    public let particles: Exact?
    /// Whether lots give whole units only (it has `particles`, or its unit is dose or vial).
    public let isCounted: Bool
    /// How it is bought; nil: it cannot be bought.
    public let purchase: Purchase?
    /// How long it keeps, from opening age, arrival or storing.
    public let shelfLife: ShelfLife?
    /// How much of its shelf life its demand lines want left on delivery, where they do not say.
    public let remainingLife: RemainingLife?
    /// The share of its stock that is lost each midnight, quarantine included.
    public let lossPerDay: Exact
    /// What it takes to use it, where its stock is frozen.
    public let frozen: FrozenStock?
    /// The most that may be in stock, quarantine included [unit].
    public let storage: Exact?
    /// Cost of stock at each bucket's end, for the bucket's length [money/(unit·min)].
    public let holding: Exact
    /// Cost of discarding [money/unit].
    public let disposal: Exact
    /// Released stock wished for at each bucket's end within the horizon [unit].
    public let safetyStock: Exact?
    /// Penalty on missing safety stock [money/(unit·min)].
    public let shortfall: Exact
    /// Credit for stock at the end of the tail [money/unit].
    public let closingValue: Exact
    /// Released stock required at the end of the tail [unit].
    public let closingStock: Exact?

    /// How a material is bought.
    public struct Purchase: Hashable, Sendable {
        /// Price [money/unit].
        public let price: Exact
        /// From order to arrival; orders are placed at or after the horizon's start.
        public let leadTime: Span
        /// Only whole packs are sold [unit].
        public let pack: Exact?
        /// The smallest order [unit].
        public let minimumOrder: Exact?

        /// Puts a purchase rule together.
        public init(price: Exact, leadTime: Span, pack: Exact?, minimumOrder: Exact?) {
            self.price = price
            self.leadTime = leadTime
            self.pack = pack
            self.minimumOrder = minimumOrder
        }
    }

    /// How long a material keeps.
    public enum ShelfLife: Hashable, Sendable {
        /// A fixed time.
        case span(Span)
        /// The same day of the month so many months later, else that month's last.
        case months(Int)
    }

    /// Puts a material together.
    package init(
        name: String, label: String, unit: String, particles: Exact?, isCounted: Bool, purchase: Purchase?,
        shelfLife: ShelfLife?, remainingLife: RemainingLife?, lossPerDay: Exact, frozen: FrozenStock?, storage: Exact?,
        holding: Exact,
        disposal: Exact, safetyStock: Exact?, shortfall: Exact, closingValue: Exact, closingStock: Exact?
    ) {
        self.name = name
        material = name
        site = ID(0)
        self.label = label
        self.unit = unit
        self.particles = particles
        self.isCounted = isCounted
        self.purchase = purchase
        self.shelfLife = shelfLife
        self.remainingLife = remainingLife
        self.lossPerDay = lossPerDay
        self.frozen = frozen
        self.storage = storage
        self.holding = holding
        self.disposal = disposal
        self.safetyStock = safetyStock
        self.shortfall = shortfall
        self.closingValue = closingValue
        self.closingStock = closingStock
    }
}
