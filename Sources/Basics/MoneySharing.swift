// SPDX-License-Identifier: GPL-3.0-or-later

extension Money {
    /// The amount in parts of whole cents that add up to it, in proportion to weights of 0 or more; nil where all are 0.
    ///
    /// Each part is rounded towards 0 first; the cents that are left go one each to the largest remainders, the first of
    /// equals.
    public func shared(by weights: [Exact]) -> [Money]? {
        let total = weights.reduce(.zero, +)
        guard total.signum > 0 else { return nil }
        let size = Exact(Int(clamping: cents.magnitude))
        let shares = weights.map { (size * $0).divided(by: total) ?? .zero }
        let whole = shares.map { $0.rounded(.down).magnitude }
        let left = (size - whole.reduce(.zero, +)).asInt ?? 0
        let order = shares.indices.sorted { first, second in
            let (one, other) = (shares[first] - whole[first], shares[second] - whole[second])
            return one == other ? first < second : one > other
        }
        var parts = whole.map { Int64($0.asInt ?? 0) }
        for place in order.prefix(max(0, left)) { parts[place] += 1 }
        return parts.map { Money(cents: cents < 0 ? -$0 : $0) }
    }
}
