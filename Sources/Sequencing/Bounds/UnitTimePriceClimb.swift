// SPDX-License-Identifier: GPL-3.0-or-later

/// Better and better prices of unit time for one makespan: dearer where the cheapest passages meet, cheaper elsewhere.
///
/// Prices are kept such that all unit time costs one; what the passages cost then is to rise above one. Steps follow a
/// running mean of how busy the stages are (the volume algorithm of Barahona and Anbil, 2000), with lengths after Polyak.
struct UnitTimePriceClimb {
    /// The share of the newest passages in the mean.
    private static let newest = 0.15
    /// Steps without gain before they become shorter and begin at the best prices again.
    private static let patience = 100
    /// All unit time costs so many whole units in a proof.
    private static let whole = Double(1 << 40)

    private let passages: CheapestPassages
    /// Units of each stage.
    private let units: [Double]
    private var price: [Double]
    /// The best prices met, and what the passages cost under them.
    private(set) var best: [Double]
    private var bestCost = 0.0
    private var mean: [Double] = []
    private var length = 0.5
    private var idle = 0

    init(_ passages: CheapestPassages, _ price: [Double]) {
        self.passages = passages
        units = passages.shop.units.map { Double($0.count) }
        self.price = price
        best = price
        level()
    }

    /// Whether the best prices are likely to prove something once they are whole numbers.
    var isWorthChecking: Bool { bestCost > 1 + 1e-6 && idle == 0 }

    /// Tries the prices and moves them.
    mutating func step() {
        let makespan = passages.makespan
        var busy = [Double](repeating: 0, count: price.count)
        let cost = passages.cost(price) { stage, start, end in
            guard start < end else { return }
            busy[stage * makespan + start] += 1
            if end < makespan { busy[stage * makespan + end] -= 1 }
        }
        for place in busy.indices where place % makespan > 0 { busy[place] += busy[place - 1] }
        learn(cost)
        mean = mean.isEmpty ? busy : zip(mean, busy).map { $0 + Self.newest * ($1 - $0) }
        var way = mean
        var square = 0.0
        for place in way.indices {
            way[place] -= units[place / makespan] * bestCost
            if price[place] <= 0, way[place] < 0 { way[place] = 0 }
            square += way[place] * way[place]
        }
        guard square > 0 else { return }
        let gap = max(bestCost * 1.005, 1.001) - cost
        for place in way.indices { price[place] = max(0, price[place] + length * gap / square * way[place]) }
        level()
    }

    private mutating func learn(_ cost: Double) {
        if cost > bestCost * (1 + 1e-9) {
            (best, bestCost, idle) = (price, cost, 0)
            return
        }
        idle += 1
        guard idle > Self.patience else { return }
        length = length < 1e-4 ? 0.5 : length * 0.7
        idle = 0
        price = best
        mean = []
    }

    /// Makes all unit time cost one.
    private mutating func level() {
        let makespan = passages.makespan
        var total = 0.0
        for place in price.indices { total += price[place] * units[place / makespan] }
        guard total > 0 else { return }
        for place in price.indices { price[place] /= total }
    }

    /// The best prices as whole numbers, where these rule out the makespan.
    func proof() -> UnitTimePrices? {
        let whole = best.map { Int($0 * Self.whole) }
        var paid = 0
        for (place, price) in whole.enumerated() {
            paid += price * passages.shop.units[place / passages.makespan].count
        }
        guard passages.cost(whole, visit: { _, _, _ in }) > paid else { return nil }
        return UnitTimePrices(makespan: passages.makespan, price: whole)
    }
}
