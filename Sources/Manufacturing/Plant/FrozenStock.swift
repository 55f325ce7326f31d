// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// What it takes to use a material that is stored frozen.
public struct FrozenStock: Hashable, Sendable {
    /// How long before a run begins that uses it it leaves the stock.
    public let thaw: Span
    /// The share that is lost by thawing.
    public let loss: Exact

    /// Puts a rule of thawing together.
    public init(thaw: Span, loss: Exact) {
        self.thaw = thaw
        self.loss = loss
    }

    /// What is taken out of stock for a quantity that is used.
    public func taken(for used: Exact) -> Exact { used.divided(by: .one - loss) ?? used }
}
