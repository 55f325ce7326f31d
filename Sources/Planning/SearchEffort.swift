// SPDX-License-Identifier: GPL-3.0-or-later

/// How hard to look, counted in work and not in time: the same effort gives the same plan on any machine.
public enum SearchEffort: String, Hashable, Sendable, CaseIterable {
    /// A plan by one dive; the tree is searched only where the dive finds none.
    case quick
    /// Several dives, neighbourhoods of the best plan, then the tree until the gap is reached.
    case normal
    /// The same with more work for each part.
    case thorough

    /// The units of work that belong to it: nodes of trees, relaxations of dives, or hundreds of simplex iterations.
    public var work: Int {
        switch self {
        case .quick: 2_000
        case .normal: 20_000
        case .thorough: 200_000
        }
    }

    /// The fractions from which dives round up, one dive each.
    static let thresholds = [0.1, 0.3, 0.5]

    /// The dives that are made even if the first one has found a plan.
    var dives: Int { self == .quick ? 1 : Self.thresholds.count }

    /// The nodes of each neighbourhood's tree; 0 for none.
    var neighbourhoodNodes: Int {
        switch self {
        case .quick: 0
        case .normal: 100
        case .thorough: 500
        }
    }
}
