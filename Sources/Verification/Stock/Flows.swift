// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Everything that comes and goes of one material.
struct Flows {
    /// A quantity that comes in.
    struct Supply {
        /// Where it comes from, in plant words.
        let source: String
        /// When it is there physically, and when it may be used.
        let stored: Int
        let available: Int
        /// When it began to age.
        let born: Int
        /// When it must be gone, if ever.
        let expires: Int?
        let quantity: Double
    }

    /// A quantity that leaves.
    struct Outflow {
        let cause: String
        let at: Int
        let quantity: Double
        let isDiscard: Bool
        /// How much life the stock it takes must have left; nil: it need not have expired.
        var wants: RemainingLife?
    }

    var supplies: [Supply] = []
    var outflows: [Outflow] = []

    /// Released and physical stock at each of some ascending minutes, after what leaves then.
    func levels(at minutes: [Int]) -> [(released: Double, physical: Double)] {
        let available = supplies.map { ($0.available, $0.quantity) }.sorted { $0.0 < $1.0 }
        let stored = supplies.map { ($0.stored, $0.quantity) }.sorted { $0.0 < $1.0 }
        let leaving = outflows.map { ($0.at, $0.quantity) }.sorted { $0.0 < $1.0 }
        var (places, sums) = ([0, 0, 0], [0.0, 0.0, 0.0])
        return minutes.map { minute in
            for (kind, list) in [available, stored, leaving].enumerated() {
                while places[kind] < list.count, list[places[kind]].0 <= minute {
                    sums[kind] += list[places[kind]].1
                    places[kind] += 1
                }
            }
            return (sums[0] - sums[2], sums[1] - sums[2])
        }
    }

    /// The slack of any sum over these flows.
    func slack() -> Double {
        Tolerances.quantity(supplies.map(\.quantity).reduce(0, +), figures: supplies.count + outflows.count)
    }
}
