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
        var quantity: Double
        /// Whether it is part of a lot that leaves in quarantine and serves nothing else.
        var isPassing = false
    }

    /// A quantity that leaves.
    struct Outflow {
        let cause: String
        let at: Int
        let quantity: Double
        let isDiscard: Bool
        /// How much life the stock it takes must have left; nil: it need not have expired.
        var wants: RemainingLife?
        /// Whether it is such a part.
        var isPassing = false
    }

    /// What a midnight leaves of stock.
    var keptPerDay = 1.0
    var supplies: [Supply] = []
    var outflows: [Outflow] = []

    /// Stock after what leaves at a minute.
    struct Level {
        let released: Double
        let physical: Double
        /// What midnights took since the level before.
        let lost: Double
    }

    /// Released and physical stock at each of some ascending minutes, after what leaves then.
    func levels(at minutes: [Int]) -> [Level] {
        let available = supplies.map { ($0.available, $0.quantity * kept($0.stored, $0.available)) }
            .sorted { $0.0 < $1.0 }
        let stored = supplies.map { ($0.stored, $0.quantity) }.sorted { $0.0 < $1.0 }
        let leaving = outflows.map { ($0.at, $0.quantity) }.sorted { $0.0 < $1.0 }
        guard keptPerDay != 1 else {
            return sums(available, stored, leaving, at: minutes).map {
                Level(released: $0[0] - $0[2], physical: $0[1] - $0[2], lost: 0)
            }
        }
        let lists = [available, stored, leaving].map { ShrinkingSum($0, keptPerDay: keptPerDay) }
        let all = lists.map { $0.values(at: minutes) }
        let losses = lists.map { $0.losses(at: minutes) }
        return minutes.indices.map { place in
            Level(
                released: all[0][place] - all[2][place], physical: all[1][place] - all[2][place],
                lost: losses[1][place] - losses[2][place])
        }
    }

    private func sums(
        _ available: [(Int, Double)], _ stored: [(Int, Double)], _ leaving: [(Int, Double)], at minutes: [Int]
    ) -> [[Double]] {
        var (places, sums) = ([0, 0, 0], [0.0, 0.0, 0.0])
        return minutes.map { minute in
            for (kind, list) in [available, stored, leaving].enumerated() {
                while places[kind] < list.count, list[places[kind]].0 <= minute {
                    sums[kind] += list[places[kind]].1
                    places[kind] += 1
                }
            }
            return sums
        }
    }

    /// The share of stock that midnights leave from one minute to another.
    func kept(_ from: Int, _ to: Int) -> Double {
        keptPerDay == 1 || to <= from ? 1 : ShrinkingSum.power(keptPerDay, ShrinkingSum.midnights(from, to))
    }

    /// The slack of any sum over these flows.
    func slack() -> Double {
        Tolerances.quantity(supplies.map(\.quantity).reduce(0, +), figures: supplies.count + outflows.count)
    }
}
