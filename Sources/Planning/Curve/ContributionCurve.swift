// SPDX-License-Identifier: GPL-3.0-or-later

/// The contribution of the relaxed plan as one number of the scenario moves.
public struct ContributionCurve: Hashable, Sendable {
    /// How it was found.
    public enum Method: String, Hashable, Sendable {
        /// Only bounds and limits move: straight pieces, each worth less than the one before; exact.
        case limits
        /// Only costs and prices move: straight pieces, each worth more than the one before; exact.
        case prices
        /// Coefficients move, or bounds and prices together: points, with the changes between them bracketed by bisection.
        case sampled
    }

    /// A solved point.
    public struct Point: Hashable, Sendable {
        /// The number.
        public var at: Double
        /// The greatest contribution there [money].
        public var contribution: Double
        /// How much of everything the plan has there.
        public var amounts: [Amount]
    }

    /// How much of something a plan has.
    public struct Amount: Hashable, Sendable {
        /// Of what, in plant words.
        public var name: String
        /// The unit.
        public var unit: String
        /// Whether it is a way to make something: a recipe or a contractor.
        public var isRoute: Bool
        /// How much.
        public var value: Double
    }

    /// A stretch between two breakpoints; of a sampled curve, between two points.
    public struct Piece: Hashable, Sendable {
        /// Where it begins.
        public var start: Point
        /// Where it ends.
        public var end: Point
        /// What one more of the number adds [money per unit]; the mean on a sampled curve.
        public var rate: Double
        /// What has a price on it, the highest first, in plant words.
        public var binds: [String]

        /// What grows or shrinks, for each unit of the number: routes first, then by how much of itself it moves.
        public var moves: [Amount] {
            let width = end.at - start.at
            guard width > 0 else { return [] }
            let moved = zip(start.amounts, end.amounts).compactMap { one, other -> (amount: Amount, share: Double)? in
                let change = other.value - one.value
                let size = max(abs(one.value), abs(other.value))
                guard abs(change) > 1e-6 * max(1, size) else { return nil }
                var amount = one
                amount.value = change / width
                return (amount, abs(change) / size)
            }
            return moved.enumerated().sorted { one, other in
                let (a, b) = (one.element, other.element)
                if a.amount.isRoute != b.amount.isRoute { return a.amount.isRoute }
                return a.share != b.share ? a.share > b.share : one.offset < other.offset
            }.map(\.element.amount)
        }

        /// The routes that grow on it, in their order.
        public var growing: [String] {
            zip(start.amounts, end.amounts).filter { one, other in
                one.isRoute && other.value - one.value > 1e-6 * max(1, abs(other.value))
            }.map(\.0.name)
        }
    }

    /// How it was found.
    public var method: Method
    /// The pieces in order; none where no plan was found.
    public var pieces: [Piece]
    /// Where the curve was asked to begin.
    public var from: Double
    /// Where it was asked to end.
    public var to: Double
    /// Whether all breakpoints were found.
    public var isComplete: Bool
    /// Relaxed plans that were solved.
    public var solves: Int

    /// The contribution at a number; nil where there is no plan.
    public func contribution(at number: Double) -> Double? {
        guard let piece = pieces.first(where: { $0.start.at <= number && number <= $0.end.at }) else { return nil }
        return piece.start.contribution + piece.rate * (number - piece.start.at)
    }
}
