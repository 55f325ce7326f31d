// SPDX-License-Identifier: GPL-3.0-or-later

/// A bound on the makespan of staged jobs from all jobs at once.
///
/// A job cannot end sooner than it begins on the first stage and then passes through all stages; after its last stage the
/// rest of the makespan goes by. So for weights that add up to one the makespan is at least the weighted sum of starts on
/// the first stage, of whole runs, and of rests after the last stage. The two outer sums are never below those of
/// Eastman, Even and Isaacs (1964) for like units, read forwards and backwards; good weights come from a subgradient.
struct PassageBound {
    /// Steps times jobs.
    private static let work = 40_000
    /// Weights are whole numbers up to this, so that the bound itself is free of rounding.
    private static let unit = 1 << 20

    private let jobs: Int
    /// No job starts before.
    private let release: Int
    private let through: [Int]
    private let first: [Int]
    private let last: [Int]
    private let firstUnits: Int
    private let lastUnits: Int

    /// Nothing when numbers might overflow.
    init?(_ shop: StagedJobs) {
        jobs = shop.jobs
        release = shop.release.min() ?? 0
        first = (0..<shop.jobs).map { shop.duration[$0 * shop.stages] }
        last = (0..<shop.jobs).map { shop.duration[($0 + 1) * shop.stages - 1] }
        firstUnits = shop.units[0].count
        lastUnits = shop.units[shop.stages - 1].count
        guard shop.stages > 1, jobs < 1 << 12, firstUnits <= 64, lastUnits <= 64,
            shop.duration.allSatisfy({ $0 < 1 << 24 }), shop.duration.reduce(0, +) < 1 << 24
        else { return nil }
        through = (0..<shop.jobs).map { job in
            shop.duration[(job * shop.stages)..<((job + 1) * shop.stages)].reduce(0, +)
        }
    }

    /// The best bound met.
    func makespan() -> Int {
        var weight = [Double](repeating: 1, count: jobs)
        var best = 0
        for round in 0..<max(20, min(200, PassageBound.work / max(1, jobs))) {
            let whole = rounded(weight)
            let starts = orders(whole, first)
            let rests = orders(whole, last)
            best = max(best, value(whole, starts, rests))
            // Raise the weights of jobs that take longer than the mean, where the weighted orders put them.
            var time = [Double](repeating: 0, count: jobs)
            add(starts, first, units: firstUnits, to: &time)
            add(rests, last, units: lastUnits, to: &time)
            var mean = 0.0
            var total = 0.0
            for job in 0..<jobs {
                time[job] += Double(through[job])
                mean += weight[job] * time[job]
                total += weight[job]
            }
            mean /= max(total, 1e-9)
            let widest = time.map { abs($0 - mean) }.max() ?? 0
            guard widest > 1e-6 else { break }
            let step = 0.3 / (1 + Double(round) / 20) / widest
            for job in 0..<jobs { weight[job] *= 1 + step * (time[job] - mean) }
        }
        return sum(release, best)
    }

    private func rounded(_ weight: [Double]) -> [Int] {
        let largest = weight.max() ?? 1
        let scale = Double(PassageBound.unit / max(1, jobs)) / max(largest, 1e-9)
        return weight.map { Int($0 * scale) }
    }

    /// Jobs by most weight per minute, which is the best order on one unit (Smith 1956).
    private func orders(_ weight: [Int], _ duration: [Int]) -> [Int] {
        (0..<jobs).sorted { a, b in
            let left = weight[a] * duration[b]
            let right = weight[b] * duration[a]
            return left != right ? left > right : (duration[a], a) < (duration[b], b)
        }
    }

    /// Adds the start of each job in the relaxed schedule of a stage.
    private func add(_ order: [Int], _ duration: [Int], units: Int, to time: inout [Double]) {
        var busy = 0
        for job in order {
            busy += duration[job]
            time[job] += (2 * Double(busy) - Double((units + 1) * duration[job])) / Double(2 * units)
        }
    }

    /// The bound for whole weights, exactly.
    private func value(_ weight: [Int], _ starts: [Int], _ rests: [Int]) -> Int {
        // Twice the units times the weighted starts of the relaxed schedule.
        func relaxed(_ order: [Int], _ duration: [Int], _ units: Int) -> Int {
            var busy = 0
            var result = 0
            for job in order {
                busy += duration[job]
                result += weight[job] * (2 * busy - (units + 1) * duration[job])
            }
            return result
        }
        let weights = weight.reduce(0, +)
        guard weights > 0 else { return 0 }
        var whole = 0
        for job in 0..<jobs { whole += weight[job] * through[job] }
        let before = relaxed(starts, first, firstUnits)
        let after = relaxed(rests, last, lastUnits)
        let common = 2 * firstUnits * lastUnits
        let numerator = common * whole + lastUnits * before + firstUnits * after
        return (numerator + common * weights - 1) / (common * weights)
    }
}
