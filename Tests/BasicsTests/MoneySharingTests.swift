// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Testing

@Suite("Sharing money")
struct MoneySharingTests {
    /// The definition, in fractions.
    private static func defined(_ money: Money, _ weights: [Exact]) -> [Money]? {
        let total = weights.reduce(.zero, +)
        guard total.signum > 0 else { return nil }
        let size = Exact(Int(clamping: money.cents.magnitude))
        let shares = weights.map { (size * $0).divided(by: total) ?? .zero }
        let whole = shares.map { $0.rounded(.down) }
        let left = (size - whole.reduce(.zero, +)).asInt ?? 0
        let order = shares.indices.sorted { first, second in
            let (one, other) = (shares[first] - whole[first], shares[second] - whole[second])
            return one == other ? first < second : one > other
        }
        var parts = whole.map { Int64($0.asInt ?? 0) }
        for place in order.prefix(left) { parts[place] += 1 }
        return parts.map { Money(cents: money.cents < 0 ? -$0 : $0) }
    }

    @Test("parts add up, and are those of the definition in fractions, whatever the size of weights")
    func random() {
        var random = SplitMix64(seed: 7)
        for number in 0..<120 {
            // Weights of one word, of two, and of more.
            let (isLarge, isMiddle) = (number % 4 == 0, number % 4 == 1)
            let weights = (0..<Int.random(in: 1...9, using: &random)).map { _ -> Exact in
                let top = Int.random(in: 0...(isLarge ? .max : isMiddle ? 1 << 24 : 40), using: &random)
                return Exact(
                    Bool.random(using: &random) ? 0 : top,
                    over: Int.random(in: 1...(isLarge ? .max : isMiddle ? 1 << 12 : 12), using: &random))
            }
            let cents = Int64.random(in: number % 3 == 0 ? -(.max)...(.max) : -200...200, using: &random)
            let money = Money(cents: cents)
            let parts = money.shared(by: weights)
            #expect(parts == Self.defined(money, weights), "\(cents) by \(weights)")
            if let parts { #expect(Money.sum(parts) == money) }
        }
    }

    @Test("cents that are left go to the largest remainders, the first of equals")
    func remainders() {
        let third = Exact(1, over: 3)
        #expect(Money(cents: 10).shared(by: [third, third, third])?.map(\.cents) == [4, 3, 3])
        #expect(Money(cents: -5).shared(by: [0, third, Exact(1, over: 6)])?.map(\.cents) == [0, -3, -2])
        #expect(Money(cents: 5).shared(by: [.zero, .zero]) == nil)
        #expect(Money(cents: 5).shared(by: []) == nil)
    }
}
