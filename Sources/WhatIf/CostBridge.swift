// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How a difference in contribution divides among the changes that make it.
public struct CostBridge: Hashable, Sendable {
    /// How the difference is divided.
    public enum Rule: Hashable, Sendable {
        /// What each change adds, averaged over all orders in which they could be made (Shapley).
        case allOrders
        /// What each change adds to those before it, in the stated order.
        case statedOrder
    }

    /// What one change adds to the contribution.
    public struct Step: Hashable, Sendable {
        /// The change: an override or a setting.
        public var name: String
        /// What it adds.
        public var amount: Money
    }

    /// The contribution without the changes.
    public var base: Money
    /// What each change adds, in their order.
    public var steps: [Step]
    /// The contribution with all of them: exactly the base and the steps.
    public var alternative: Money
    /// How the difference is divided.
    public var rule: Rule

    /// Up to so many changes are averaged over all orders.
    public static let mostInAllOrders = 6

    /// Which sets of changes must be planned, as sets of bits; the empty one first and the whole one last.
    public static func subsets(of count: Int) -> [Int] {
        count <= mostInAllOrders ? Array(0..<(1 << count)) : (0...count).map { (1 << $0) - 1 }
    }

    /// Divides the difference; nil where a set of changes that is needed has no plan.
    ///
    /// - Parameters:
    ///   - names: The changes in their order, at most 60.
    ///   - contribution: The contribution with a set of changes, bit i for change i.
    public init?(_ names: [String], contribution: (Int) -> Money?) {
        let whole = (1 << names.count) - 1
        guard let base = contribution(0), let alternative = contribution(whole),
            let difference = alternative.subtracting(base)
        else { return nil }
        if names.count <= Self.mostInAllOrders, let shares = Self.average(names.count, contribution) {
            let cents = Self.whole(shares, sum: Exact(Int(difference.cents)))
            steps = zip(names, cents).map { Step(name: $0, amount: Money(cents: $1)) }
            rule = .allOrders
        } else {
            var steps: [Step] = []
            for (place, name) in names.enumerated() {
                guard let before = contribution((1 << place) - 1), let after = contribution((1 << (place + 1)) - 1),
                    let amount = after.subtracting(before)
                else { return nil }
                steps.append(Step(name: name, amount: amount))
            }
            self.steps = steps
            rule = .statedOrder
        }
        self.base = base
        self.alternative = alternative
    }

    /// Σ over sets S without i of |S|! (n−|S|−1)! / n! × (v(S ∪ i) − v(S)) [cents]; nil where a value is missing.
    private static func average(_ count: Int, _ contribution: (Int) -> Money?) -> [Exact]? {
        var values: [Exact] = []
        for set in 0..<(1 << count) {
            guard let value = contribution(set) else { return nil }
            values.append(Exact(Int(value.cents)))
        }
        let factorials = (0...max(1, count)).map { (1...max(1, $0)).reduce(1, *) }
        return (0..<count).map { change in
            (0..<(1 << count)).reduce(Exact.zero) { sum, set in
                guard set & (1 << change) == 0 else { return sum }
                let size = set.nonzeroBitCount
                let weight = Exact(factorials[size] * factorials[count - size - 1], over: factorials[count])
                return sum + weight * (values[set | (1 << change)] - values[set])
            }
        }
    }

    /// Whole cents that add up to a whole sum: rounded down, then one more for the largest remainders, the first of equals.
    private static func whole(_ shares: [Exact], sum: Exact) -> [Int64] {
        var cents = shares.map { $0.rounded(.halfAwayFromZero) }
        for place in cents.indices where cents[place] > shares[place] { cents[place] = cents[place] - 1 }
        let missing = (sum - cents.reduce(.zero, +)).asInt ?? 0
        let order = shares.indices.sorted { left, right in
            let (first, second) = (shares[left] - cents[left], shares[right] - cents[right])
            return first == second ? left < right : first > second
        }
        for place in order.prefix(max(0, missing)) { cents[place] = cents[place] + 1 }
        return cents.map { Int64($0.asInt ?? 0) }
    }
}
