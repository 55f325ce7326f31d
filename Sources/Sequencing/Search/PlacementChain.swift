// SPDX-License-Identifier: GPL-3.0-or-later

/// One chain of a placement search.
///
/// A job that costs something is taken out with a few of those in its way; it is placed first, they after it. What is no
/// worse, or little worse by chance, is kept.
struct PlacementChain<Placer: JobPlacer>: SearchChain {
    private let search: PlacementSearch
    private var placer: Placer
    private var random: RandomSource
    private var current = PlacementScore()
    private(set) var best = PlacementScore()
    /// Where the jobs that moved since the best were then; nil while the present places are the best.
    private var away: [Int: Placer.Place]?
    /// Jobs that cost something or have no place.
    private var costly = JobSet()
    private var unplaced = JobSet()
    private var placements = 0
    private var lastGain = 0
    private let patience: Int
    private var wasRoaming = false

    /// Most jobs that make way at once.
    private static var mostRivals: Int { 8 }

    init(_ search: PlacementSearch, _ placer: Placer, share: Int, random: RandomSource) {
        self.search = search
        self.placer = placer
        self.random = random
        // A quarter of all work, and of long lists about two passes.
        let all = share.multipliedReportingOverflow(by: max(1, search.order.count)).partialValue
        patience = max(64, min(abs(all) / 2, 8000 + 2 * search.order.count))
        for job in search.order { enter(job) }
        best = current
    }

    var bestScore: Score { Score(unplaced: best.unplaced, total: best.total, second: 0) }

    /// The jobs at their best places: what is taken adds up, so those that moved go back in any order.
    var bestPlacer: Placer {
        var best = placer
        let moved = (away ?? [:]).sorted { $0.key < $1.key }
        for (job, _) in moved { _ = best.remove(job) }
        for (job, place) in moved { best.restore(job, to: place) }
        return best
    }

    var decodes: Int { placements / max(1, search.order.count) }

    mutating func run(until limit: Int, stop: () -> Bool) -> Bool {
        while decodes < limit {
            // Nothing costs anything: every job has the place it wants.
            if costly.isEmpty || placements - lastGain > patience { return false }
            if stop() { return true }
            improve()
        }
        return false
    }

    mutating func adopt(_ other: PlacementChain) {
        reset(to: other.bestPlacer)
    }

    private mutating func reset(to better: Placer) {
        placer = better
        away = nil
        costly = JobSet()
        unplaced = JobSet()
        current = PlacementScore()
        for job in search.order { enter(job) }
        best = current
    }

    private mutating func enter(_ job: Int) {
        let cost = placer.cost(of: job)
        current.count(cost)
        if cost != 0 { costly.insert(job) }
        if cost == nil { unplaced.insert(job) }
    }

    private mutating func leave(_ job: Int) {
        current.count(placer.cost(of: job), sign: -1)
        costly.remove(job)
        unplaced.remove(job)
    }

    /// One change; kept where it is no worse than chance allows.
    private mutating func improve() {
        // While jobs have no place it does not matter what the others cost: who has none changes until all have one.
        let isRoaming = !unplaced.isEmpty && placements - lastGain < patience / 2
        if wasRoaming, !isRoaming, away != nil { reset(to: bestPlacer) }
        wasRoaming = isRoaming
        let before = current
        let job = unplaced.isEmpty || random.below(4) == 0 ? costly.pick(&random) : unplaced.pick(&random)
        var moved = [job] + makingWay(for: job)
        if random.below(4) == 0 { random.shuffle(&moved) }
        let saved = moved.map { other -> Placer.Place in
            leave(other)
            return placer.remove(other)
        }
        var limit = before
        let mean = Double(min(before.total, 1 << 50)) / Double(max(1, costly.count + moved.count))
        limit.total = isRoaming ? .max : limit.total + Int(random.exponential() * mean / 4)
        guard place(moved, within: limit), placer.settles() else {
            takeBack(moved, saved)
            return
        }
        // The best is remembered when it is left, for something as good as well: what was found first is kept.
        if current < best {
            gain()
        } else {
            if away == nil { away = [:] }
            for (other, place) in zip(moved, saved) where away?[other] == nil { away?[other] = place }
        }
    }

    private mutating func takeBack(_ moved: [Int], _ saved: [Placer.Place]) {
        for other in moved {
            leave(other)
            _ = placer.remove(other)
        }
        for (other, place) in zip(moved, saved) {
            placer.restore(other, to: place)
            enter(other)
        }
    }

    private mutating func gain() {
        let isMuch = current.unplaced < best.unplaced || best.total - current.total > best.total / 1000
        if isMuch { lastGain = placements }
        best = current
        away = nil
    }

    /// Some of those in a job's way, the first ones to come first.
    private mutating func makingWay(for job: Int) -> [Int] {
        var rivals = placer.rivals(of: job)
        var chosen: [Int] = []
        for _ in 0..<min(rivals.count, random.below(Self.mostRivals + 1)) {
            chosen.append(rivals.remove(at: random.below(rivals.count)))
        }
        return chosen
    }

    /// Places jobs one after the other; false as soon as it is worse than a limit.
    private mutating func place(_ jobs: [Int], within limit: PlacementScore) -> Bool {
        var isGood = true
        for job in jobs {
            if isGood {
                let variants = search.variants[job]
                placer.place(job, variant: variants > 1 && random.below(2) == 0 ? random.below(variants) : 0)
                placements += 1
            }
            enter(job)
            if current.unplaced > limit.unplaced { isGood = false }
            if current.unplaced == limit.unplaced, current.total > limit.total { isGood = false }
        }
        return isGood
    }
}

/// Jobs in no order of their own, of which any can be picked at once.
private struct JobSet: Sendable {
    private var jobs: [Int] = []
    private var position: [Int: Int] = [:]

    var isEmpty: Bool { jobs.isEmpty }
    var count: Int { jobs.count }

    func pick(_ random: inout RandomSource) -> Int { jobs[random.below(jobs.count)] }

    mutating func insert(_ job: Int) {
        guard position[job] == nil else { return }
        position[job] = jobs.count
        jobs.append(job)
    }

    mutating func remove(_ job: Int) {
        guard let place = position.removeValue(forKey: job), let last = jobs.popLast() else { return }
        guard last != job else { return }
        jobs[place] = last
        position[last] = place
    }
}
