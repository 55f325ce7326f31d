// SPDX-License-Identifier: GPL-3.0-or-later

/// The odds that lots which pass or fail, each for itself, give enough: a Poisson-binomial count weighed by what lots give.
struct FailureOdds {
    /// What each lot gives if it passes, in whole units, and how probable that is.
    let lots: [(gives: Int, pass: Double)]

    /// As many steps as sums are told apart in; beyond, a step is more than a unit.
    static let mostSteps = 10_000

    /// The most units that are counted, for numbers beyond any plant.
    static let mostUnits = 1e12

    /// The probability that the lots which pass give an amount or more, by adding up lot by lot.
    ///
    /// Sums that are enough already, or cannot become so any more, are settled at once.
    func atLeast(_ needed: Double) -> Double {
        let needed = Int(min(Self.mostUnits, (needed - 1e-4).rounded(.up)))
        guard needed > 0 else { return 1 }
        let step = (needed + Self.mostSteps - 1) / Self.mostSteps
        let goal = (needed + step - 1) / step
        var rest = lots.reduce(0) { $0 + $1.gives / step }
        guard rest >= goal else { return 0 }
        var enough = 0.0
        var sums: [(sum: Int, odds: Double)] = [(0, 1)]
        for lot in lots {
            let gives = lot.gives / step
            rest -= gives
            var next: [Int: Double] = [:]
            for (sum, odds) in sums {
                for (reached, share) in [(sum + gives, lot.pass), (sum, 1 - lot.pass)] where share > 0 {
                    if reached >= goal {
                        enough += odds * share
                    } else if reached + rest >= goal {
                        next[reached, default: 0] += odds * share
                    }
                }
            }
            sums = next.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        return min(1, enough)
    }
}
