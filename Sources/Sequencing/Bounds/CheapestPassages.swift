// SPDX-License-Identifier: GPL-3.0-or-later

/// The cheapest way of each job through all stages by a makespan, under prices of unit time, each job for itself.
struct CheapestPassages {
    let shop: StagedJobs
    let makespan: Int
    /// The first minute at which a job may start on a stage, `head[job * stages + stage]`.
    private let head: [Int]
    /// The last one.
    private let latest: [Int]

    init(_ shop: StagedJobs, makespan: Int) {
        self.shop = shop
        self.makespan = makespan
        var (head, latest) = (shop.duration, shop.duration)
        for job in 0..<shop.jobs {
            var minute = shop.release[job]
            for place in (job * shop.stages)..<((job + 1) * shop.stages) {
                head[place] = minute
                minute += shop.duration[place]
            }
            minute = makespan
            for place in ((job * shop.stages)..<((job + 1) * shop.stages)).reversed() {
                minute -= shop.duration[place]
                latest[place] = minute
            }
        }
        (self.head, self.latest) = (head, latest)
    }

    /// Whether every job has a passage at all.
    var areThere: Bool { zip(head, latest).allSatisfy { $0 <= $1 } }
    /// What one look at all passages costs: stages times minutes times jobs.
    var cells: Int { shop.jobs * shop.stages * makespan }

    /// Prices to begin with: the outer stages dearer than those between.
    var firstPrices: [Double] {
        (0..<shop.stages * makespan).map { [0, shop.stages - 1].contains($0 / makespan) ? 1 : 0.3 }
    }

    /// What the cheapest passages cost together; `visit` is told when each begins on each stage.
    ///
    /// The cheapest start on a stage up to a minute: `f(t) = min(f(t - 1), price of the run from t + f of the stage before)`.
    func cost<Price: Numeric & Comparable>(
        _ price: [Price], visit: (_ stage: Int, _ start: Int, _ end: Int) -> Void
    ) -> Price {
        let (stages, width) = (shop.stages, makespan + 1)
        var sums = [Price](repeating: .zero, count: stages * width)
        for stage in 0..<stages {
            for minute in 0..<makespan {
                sums[stage * width + minute + 1] = sums[stage * width + minute] + price[stage * makespan + minute]
            }
        }
        var total = Price.zero
        var least = [Price](repeating: .zero, count: stages * width)
        var start = [Int32](repeating: 0, count: stages * width)
        sums.withUnsafeBufferPointer { sums in
            least.withUnsafeMutableBufferPointer { least in
                start.withUnsafeMutableBufferPointer { start in
                    for job in 0..<shop.jobs {
                        for stage in 0..<stages {
                            let place = job * stages + stage
                            let (run, row) = (shop.duration[place], stage * width)
                            // Where the stage before has to begin for this one to begin at the row's start.
                            let before = stage == 0 ? 0 : row - width - shop.duration[place - 1]
                            var (found, at) = (Price.zero, -1)
                            for minute in head[place]...latest[place] {
                                var cost = sums[row + minute + run] - sums[row + minute]
                                if stage > 0 { cost += least[before + minute] }
                                if at < 0 || cost < found { (found, at) = (cost, minute) }
                                least[row + minute] = found
                                start[row + minute] = Int32(truncatingIfNeeded: at)
                            }
                        }
                        var minute = latest[(job + 1) * stages - 1]
                        total += least[(stages - 1) * width + minute]
                        for stage in (0..<stages).reversed() {
                            minute = Int(start[stage * width + minute])
                            visit(stage, minute, minute + shop.duration[job * stages + stage])
                            if stage > 0 { minute -= shop.duration[job * stages + stage - 1] }
                        }
                    }
                }
            }
        }
        return total
    }
}
