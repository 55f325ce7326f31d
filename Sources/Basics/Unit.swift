// SPDX-License-Identifier: GPL-3.0-or-later

/// A unit of measure as written, with its dimension and its exact size in canonical units.
///
/// The canonical units are min, L, g, cm2, one particle, one of each countable, the currency's major unit, and 1 for
/// shares: `kg` has the scale 1000, `h` 60, `%` 1/100, `EUR/h` 1/60.
public struct Unit: Hashable, Sendable, CustomStringConvertible {
    /// The unit as written, such as `EUR/h`.
    public let text: String
    /// What it measures.
    public let dimension: Dimension
    /// How many canonical units one of it is.
    public let scale: Exact
    /// The currency's three letters where money is in it, else nil.
    public let currency: String?

    init(text: String, dimension: Dimension, scale: Exact, currency: String? = nil) {
        self.text = text
        self.dimension = dimension
        self.scale = scale
        self.currency = currency
    }

    /// Reads a unit such as `L`, `%/d` or `EUR/dose/d`, or answers nil.
    public init?(_ text: some StringProtocol, countables: Set<String> = []) {
        guard let unit = try? Unit.read(text, countables: countables) else { return nil }
        self = unit
    }

    /// The plain 1 of pure numbers, which is never written.
    public static let one = Unit(text: "", dimension: .share, scale: .one)

    /// The countables that every scenario knows.
    public static let commonCountables = ["dose", "item", "lot", "sample", "vial"]

    /// The same as ``text``.
    public var description: String { text }

    /// The units a planner could write for a dimension, such as "min, h, d or weeks", or nil where it is compound.
    public static func examples(of dimension: Dimension) -> String? {
        switch dimension {
        case .time: "min, h, d or weeks"
        case .volume: "mL or L"
        case .mass: "mg, g or kg"
        case .area: "cm2 or m2"
        case .money: "EUR"
        case .particle: "particle"
        case .share: "%"
        default:
            dimension.factors.count == 1 && dimension.factors[0].exponent == 1
                ? dimension.factors[0].base.text : compoundExample(of: dimension)
        }
    }

    private static func compoundExample(of dimension: Dimension) -> String? {
        guard dimension.factors.allSatisfy({ abs($0.exponent) == 1 }) else { return nil }
        let above = dimension.factors.filter { $0.exponent > 0 }.map { sample($0.base) }
        let below = dimension.factors.filter { $0.exponent < 0 }.map { sample($0.base) }
        guard above.count <= 1 else { return nil }
        return ([above.first ?? "%"] + below).joined(separator: "/")
    }

    private static func sample(_ base: BaseUnit) -> String {
        switch base {
        case .time: "d"
        case .money: "EUR"
        case .volume: "L"
        case .mass: "g"
        case .area: "cm2"
        case .particle: "particle"
        case .countable(let name): name
        }
    }
}
