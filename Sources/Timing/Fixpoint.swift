// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

/// The earliest times of one lot that keep every rule, found by moving occupancies on until nothing moves.
///
/// Every rule bounds a time from below by others, and bounds only rise; so the result is the least one, in
/// whatever order the rules are applied.
struct Fixpoint {
    let plan: CompiledRecipe
    /// No set-up begins before this minute.
    let floor: Int
    /// The earliest set-up must begin before this minute; nil: whenever it can.
    let cellEnd: Int?
    /// For a lot in process: the occupancy whose first run has begun, and when.
    let given: (place: Int, start: Int)?
    /// Occupancies that were done before the walk begins.
    let isDone: [Bool]

    /// By occupancy: start of the set-up and of the first run, start and end of the clean.
    private(set) var setUp: [Int]
    private(set) var run: [Int]
    private(set) var clean: [Int]
    private(set) var cleanEnd: [Int]
    /// By run: its end.
    private(set) var runEnd: [Int]
    /// By occupancy: what the holds after it ask for, and the edge that asks.
    private(set) var lower: [Int]
    private(set) var lowerEdge: [Int]
    /// By occupancy: the run's start before calendars are looked at, and what makes it so late.
    private(set) var base: [Int]
    private(set) var cause: [Cause]
    /// By edge: what broke its hold when it was last broken.
    private(set) var broken: [Break]
    /// By occupancy: bounds from outside on the start of the set-up and of the clean.
    private var setUpFloor: [Int]
    private var cleanFloor: [Int]

    /// A successor that comes too late.
    struct Break {
        /// The latest start of the successor that would have kept the hold.
        var limit = Int.min / 2
        /// The successor's start, before calendars and in the end, and what made it so late.
        var base = Int.min / 2
        var run = Int.min / 2
        var cause = Cause.floor
    }

    /// What an occupancy's start is bound by, calendars apart.
    enum Cause {
        case floor
        case predecessor(Int)
        case hold(edge: Int)
        case unit(of: Int)
    }

    /// Why there is no result.
    enum Stop {
        /// The earliest set-up is not in the cell; the occupancy is the one that sets up first.
        case pushedOut(Int)
        /// A part of an occupancy fits nowhere any more.
        case noHours(Int, LostStart.Part)
        /// Nowhere any more is there enough of a pool within a run.
        case tooFew(Int, ID<StaffPool>)
        /// A hold after a run that has begun already is broken.
        case begun(edge: Int)
        /// Occupancies still move after so many rounds.
        case unsettled(Int)
    }

    /// Rounds after which a lot that still moves is given up, fewer for very long recipes; lots settle in about ten.
    private var mostRounds: Int { min(2000, max(64, 2_000_000 / max(plan.occupancies.count, 1))) }

    init(
        _ plan: CompiledRecipe, floor: Int, cellEnd: Int?, given: (place: Int, start: Int)? = nil,
        isDone: [Bool]? = nil
    ) {
        self.plan = plan
        self.floor = floor
        self.cellEnd = cellEnd
        self.given = given
        let count = plan.occupancies.count
        self.isDone = isDone ?? [Bool](repeating: false, count: count)
        let none = [Int](repeating: .min / 2, count: count)
        setUp = none
        run = none
        clean = none
        cleanEnd = none
        lower = none
        base = none
        lowerEdge = [Int](repeating: -1, count: count)
        cause = [Cause](repeating: .floor, count: count)
        runEnd = [Int](repeating: .min / 2, count: plan.runCount)
        broken = [Break](repeating: Break(), count: plan.edges.count)
        setUpFloor = none
        cleanFloor = none
    }

    // MARK: Bounds from outside

    /// The set-up (or the run, where there is none) does not begin before a minute.
    mutating func holdSetUp(_ place: Int, until minute: Int) {
        setUpFloor[place] = max(setUpFloor[place], minute)
    }

    /// The first run does not begin before a minute.
    mutating func holdRun(_ place: Int, until minute: Int) {
        lower[place] = max(lower[place], minute)
    }

    /// The clean does not begin before a minute; answers whether it fits anywhere then.
    mutating func holdClean(_ place: Int, until minute: Int) -> Bool {
        cleanFloor[place] = max(cleanFloor[place], minute)
        return run[place] <= .min / 2 || endRuns(place, plan.occupancies[place]) == nil
    }

    /// Rounds forward through runs and cleans, then back through holds, until no hold is broken.
    mutating func solve() -> Stop? {
        for _ in 0..<mostRounds {
            for place in plan.order.sequence where !isDone[place] {
                if let stop = place == given?.place ? placeGiven(place) : advance(place) { return stop }
            }
            if let cellEnd, let first = earliest, setUp[first] >= cellEnd { return .pushedOut(first) }
            let (changed, stop) = raise()
            if let stop { return stop }
            if !changed { return nil }
        }
        return .unsettled(plan.order.sequence.first { !isDone[$0] } ?? 0)
    }

    /// The occupancy that sets up first.
    var earliest: Int? {
        plan.order.sequence.filter { !isDone[$0] }.min { setUp[$0] < setUp[$1] }
    }

    /// The end of the run that an edge starts from.
    func end(_ edge: CompiledRecipe.Edge) -> Int {
        runEnd[plan.firstRun[edge.predecessor] + edge.repetition]
    }

    // MARK: Forward

    /// r ≥ floor, r ≥ end of every run it follows, r ≥ what holds ask for; set-up in joint hours, after the unit is
    /// free; run in unit hours and staffed; clean as early as joint hours allow.
    private mutating func advance(_ place: Int) -> Stop? {
        var least = floor
        var reason = Cause.floor
        for index in plan.edgesInto[place] where !isDone[plan.edges[index].predecessor] {
            let end = end(plan.edges[index])
            if end > least {
                least = end
                reason = .predecessor(plan.edges[index].predecessor)
            }
        }
        if lower[place] > least {
            least = lower[place]
            reason = .hold(edge: lowerEdge[place])
        }
        var unitFree = max(floor, setUpFloor[place])
        let other = plan.order.waitsFor[place]
        if other >= 0, !isDone[other], cleanEnd[other] > unitFree { unitFree = cleanEnd[other] }
        let occupancy = plan.occupancies[place]
        let length = occupancy.setUp
        if unitFree + length > least {
            least = unitFree + length
            reason = unitFree > floor && other >= 0 ? .unit(of: other) : .floor
        }
        base[place] = least
        cause[place] = reason
        if length > 0 {
            guard let first = occupancy.joint.earliestFit(length, from: unitFree) else {
                return .noHours(place, .setUp)
            }
            least = max(least, first + length)
        }
        // What was found earlier is still the least, unless the bound has passed it.
        if least > run[place] {
            switch occupancy.earliestRun(from: least) {
            case .start(let start): run[place] = start
            case .noHours: return .noHours(place, .run)
            case .tooFew(let pool): return .tooFew(place, pool)
            }
            if let part = endRuns(place, occupancy) { return .noHours(place, part) }
        }
        setUp[place] = run[place]
        if length > 0 {
            guard let start = occupancy.joint.latestFit(length, by: run[place]) else {
                return .noHours(place, .setUp)
            }
            setUp[place] = start
        }
        return nil
    }

    private mutating func placeGiven(_ place: Int) -> Stop? {
        guard let given, run[place] != given.start else { return nil }
        run[place] = given.start
        setUp[place] = given.start
        base[place] = given.start
        return endRuns(place, plan.occupancies[place]).map { .noHours(place, $0) }
    }

    /// Ends of all runs from the start of the first, and the clean after the last; or the part that fits nowhere.
    private mutating func endRuns(_ place: Int, _ occupancy: Occupancy) -> LostStart.Part? {
        let isGiven = place == given?.place
        var last = run[place]
        for repetition in 0..<occupancy.times {
            let start = run[place] + repetition * occupancy.every
            // A run that has begun is a fact, whatever the calendar says.
            guard let end = occupancy.end(ofRun: start) ?? (isGiven ? start + occupancy.run : nil) else { return .run }
            runEnd[plan.firstRun[place] + repetition] = end
            last = end
        }
        clean[place] = last
        if occupancy.clean > 0 {
            guard let start = occupancy.joint.earliestFit(occupancy.clean, from: max(last, cleanFloor[place]))
            else { return .clean }
            clean[place] = start
        }
        cleanEnd[place] = clean[place] + occupancy.clean
        return nil
    }

    // MARK: Back

    /// r(successor) − end(predecessor) ≤ hold: a broken hold raises the predecessor's bound.
    private mutating func raise() -> (changed: Bool, stop: Stop?) {
        var changed = false
        for place in plan.order.sequence.reversed() where !isDone[place] {
            // A bound that is raised already is as good as the start that will follow from it.
            let start = max(run[place], lower[place])
            for index in plan.edgesInto[place] {
                let edge = plan.edges[index]
                guard let hold = edge.hold, !isDone[edge.predecessor], start - end(edge) > hold else { continue }
                broken[index] = Break(limit: end(edge) + hold, base: base[place], run: run[place], cause: cause[place])
                if lower[place] > run[place] {
                    broken[index].base = lower[place]
                    broken[index].run = lower[place]
                    broken[index].cause = .hold(edge: lowerEdge[place])
                }
                if edge.predecessor == given?.place { return (true, .begun(edge: index)) }
                let occupancy = plan.occupancies[edge.predecessor]
                let least = occupancy.earliestRun(endingAt: start - hold) - edge.repetition * occupancy.every
                if least > lower[edge.predecessor] {
                    lower[edge.predecessor] = least
                    lowerEdge[edge.predecessor] = index
                    changed = true
                }
            }
        }
        return (changed, nil)
    }
}
