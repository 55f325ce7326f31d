// SPDX-License-Identifier: GPL-3.0-or-later

/// One of the independent kinds of things that are measured or counted.
public enum BaseUnit: Hashable, Comparable, Sendable {
    /// Time, canonically in minutes.
    case time
    /// Money, canonically in the currency's major unit.
    case money
    /// Volume, canonically in litres.
    case volume
    /// Mass, canonically in grams.
    case mass
    /// Area, canonically in cm².
    case area
    /// Particles, canonically one.
    case particle
    /// Things counted under a name, such as doses or vials, canonically one.
    case countable(String)

    /// The word used in messages, such as "time" or "dose".
    public var text: String {
        switch self {
        case .time: "time"
        case .money: "money"
        case .volume: "volume"
        case .mass: "mass"
        case .area: "area"
        case .particle: "particle"
        case .countable(let name): name
        }
    }

    private var rank: Int {
        switch self {
        case .money: 0
        case .particle: 1
        case .volume: 2
        case .mass: 3
        case .area: 4
        case .countable: 5
        case .time: 6
        }
    }

    /// Whether the first base stands before the second in a dimension's text.
    public static func < (left: BaseUnit, right: BaseUnit) -> Bool {
        left.rank != right.rank ? left.rank < right.rank : precedesBytewise(left.text, right.text)
    }
}

/// What a quantity measures: whole exponents over the base units; a share has none.
public struct Dimension: Hashable, Sendable, CustomStringConvertible {
    /// One base with its exponent, which is never 0.
    public struct Factor: Hashable, Sendable {
        /// The base.
        public var base: BaseUnit
        /// Its exponent, negative below the line.
        public var exponent: Int
    }

    /// The factors in the order of their bases.
    public let factors: [Factor]

    private init(factors: [Factor]) {
        self.factors = factors
    }

    /// Makes the dimension of one base.
    public init(_ base: BaseUnit) {
        self.init(factors: [Factor(base: base, exponent: 1)])
    }

    /// A pure number, such as 20 %.
    public static let share = Dimension(factors: [])
    /// Durations.
    public static let time = Dimension(.time)
    /// Amounts of money.
    public static let money = Dimension(.money)
    /// Volumes.
    public static let volume = Dimension(.volume)
    /// Masses.
    public static let mass = Dimension(.mass)
    /// Areas.
    public static let area = Dimension(.area)
    /// Numbers of particles.
    public static let particle = Dimension(.particle)
    /// Numbers of doses.
    public static let dose = Dimension(.countable("dose"))
    /// Numbers of vials.
    public static let vial = Dimension(.countable("vial"))
    /// Numbers of lots.
    public static let lot = Dimension(.countable("lot"))
    /// Numbers of samples.
    public static let sample = Dimension(.countable("sample"))

    /// The dimension of things counted under a name.
    public static func countable(_ name: String) -> Dimension { Dimension(.countable(name)) }

    /// The dimension of a product.
    public static func * (left: Dimension, right: Dimension) -> Dimension {
        left.combined(with: right, sign: 1)
    }

    /// The dimension of a quotient.
    public static func / (left: Dimension, right: Dimension) -> Dimension {
        left.combined(with: right, sign: -1)
    }

    private func combined(with other: Dimension, sign: Int) -> Dimension {
        var merged = factors
        for factor in other.factors {
            if let place = merged.firstIndex(where: { $0.base == factor.base }) {
                merged[place].exponent = merged[place].exponent.addingSaturated(sign * factor.exponent)
            } else {
                merged.append(Factor(base: factor.base, exponent: sign * factor.exponent))
            }
        }
        return Dimension(factors: merged.filter { $0.exponent != 0 }.sorted { $0.base < $1.base })
    }

    /// The dimension in words, such as "money/time", "dose" or "share".
    public var text: String {
        guard !factors.isEmpty else { return "share" }
        let above = factors.filter { $0.exponent > 0 }.flatMap { Array(repeating: $0.base.text, count: $0.exponent) }
        let below = factors.filter { $0.exponent < 0 }.flatMap { Array(repeating: $0.base.text, count: -$0.exponent) }
        let head = above.isEmpty ? "share" : above.joined(separator: "·")
        return ([head] + below).joined(separator: "/")
    }

    /// The same as ``text``.
    public var description: String { text }
}
