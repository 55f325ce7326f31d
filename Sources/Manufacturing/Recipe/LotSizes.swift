// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// The sizes a lot may have, as shares of the lot that its recipe describes.
public struct LotSizes: Hashable, Sendable {
    /// The smallest, above 0.
    public let from: Exact
    /// The largest, at least `from` and at most 1.
    public let to: Exact

    /// Puts a range together.
    public init(from: Exact, to: Exact) {
        self.from = from
        self.to = to
    }
}
