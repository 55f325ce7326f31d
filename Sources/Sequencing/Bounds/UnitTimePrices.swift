// SPDX-License-Identifier: GPL-3.0-or-later

/// Prices of unit time that show that no schedule of a staged shop is as short as a makespan, nor shorter.
///
/// Over every minute at most as many jobs run on a stage as it has units, so all jobs of a schedule together pay at most
/// the price of all unit time. Where the cheapest passages of the jobs, each for itself, cost more than that, there is no
/// such schedule. (The Lagrangian dual of the time-indexed programme of all stages; anyone can add up the prices again.)
public struct UnitTimePrices: Hashable, Sendable {
    /// The longest makespan that the prices rule out [min].
    public let makespan: Int
    /// `price[stage * makespan + minute]`: what a unit of a stage costs over a minute, as a whole number.
    public let price: [Int]

    /// What they prove.
    public var bound: Bound { Bound(kind: .unitTime, makespan: makespan + 1, total: makespan + 1) }
}

extension Problem {
    /// Prices that rule out the longest makespan met within some work.
    ///
    /// - Parameters:
    ///   - work: Stages times minutes times jobs looked at; a thousand million take a second or two.
    ///   - known: A makespan that no schedule goes below.
    ///   - found: The makespan of a schedule, where there is one.
    /// - Returns: The prices; nil for other problems than staged shops whose cost is the makespan, or where nothing was
    ///   ruled out.
    public func unitTimePrices(work: Int, atLeast known: Int, found: Int?) -> UnitTimePrices? {
        guard let shop = StagedJobs(self), shop.isMakespanOnly, shop.makespanWeight == 1,
            var search = UnitTimePriceSearch(shop, work: work, known: known, found: found)
        else { return nil }
        return search.run()
    }
}

/// A search for the longest makespan that prices of unit time rule out: longer ones in growing steps, then halving.
struct UnitTimePriceSearch {
    private let shop: StagedJobs
    /// Nothing below is possible.
    private var low: Int
    /// What is possible, or of no use.
    private let high: Int
    /// Steps that are tried for a makespan before it is left.
    private var patience = 500
    private var work: Int
    private var best: UnitTimePrices?
    private var price: [Double] = []
    private var priced = 0

    /// Nothing where numbers might overflow.
    init?(_ shop: StagedJobs, work: Int, known: Int, found: Int?) {
        let total = shop.duration.reduce(0) { sum($0, $1) }
        guard work > 0, known > 0, known < 1 << 20, shop.jobs < 1 << 12, shop.stages * known < 1 << 22,
            shop.release.allSatisfy({ $0 >= 0 }), total < 1 << 24
        else { return nil }
        self.shop = shop
        self.work = work
        low = known
        high = min(found ?? Int.max, 2 * known)
    }

    mutating func run() -> UnitTimePrices? {
        while low < high, work > 0 {
            climb()
            patience *= 4
        }
        return best
    }

    /// Longer makespans in growing steps, then halving down to one that is not ruled out.
    private mutating func climb() {
        var step = 1
        var left = high
        while low < left, work > 0 {
            let makespan = left < high ? (low + left - 1) / 2 : min(low + step - 1, high - 1)
            if rulesOut(makespan) {
                low = makespan + 1
                step *= 2
            } else {
                left = makespan
            }
        }
    }

    private mutating func rulesOut(_ makespan: Int) -> Bool {
        let passages = CheapestPassages(shop, makespan: makespan)
        guard passages.areThere else { return true }
        var climb = UnitTimePriceClimb(passages, price.isEmpty ? passages.firstPrices : stretched(to: makespan))
        for _ in 0..<patience where work > 0 {
            work -= passages.cells
            climb.step()
            if climb.isWorthChecking, let proof = climb.proof() {
                best = proof
                (price, priced) = (climb.best, makespan)
                return true
            }
        }
        return false
    }

    /// The last good prices for another makespan: the beginning and the end keep theirs.
    private func stretched(to makespan: Int) -> [Double] {
        var result: [Double] = []
        for stage in 0..<shop.stages {
            for minute in 0..<makespan {
                let place = minute < makespan / 2 ? minute : minute + priced - makespan
                result.append(price[stage * priced + min(max(0, place), priced - 1)])
            }
        }
        return result
    }
}
