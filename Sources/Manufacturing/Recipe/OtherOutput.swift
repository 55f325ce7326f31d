// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Something that a lot gives beside what its recipe makes, after its own time.
public struct OtherOutput: Hashable, Sendable {
    /// What is given.
    public let material: ID<Material>
    /// How much a whole lot gives [unit of the material].
    public let quantity: Exact
    /// The operation whose last run brings it.
    public let after: ID<Operation>
    /// From then until it may be used.
    public let elapsed: Span

    /// Puts an output together.
    public init(material: ID<Material>, quantity: Exact, after: ID<Operation>, elapsed: Span) {
        self.material = material
        self.quantity = quantity
        self.after = after
        self.elapsed = elapsed
    }
}
