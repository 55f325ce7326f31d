// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics
import Manufacturing
import Timing

/// A material's stock kept in pools by whom it may still serve, where demand lines want remaining life.
///
/// Pool p is fit for all lines but the p strictest of them; the last pool is fit for uses, discards and lines that
/// want nothing. A supply enters the first pool for which it is fresh enough when it may be used, must have left a
/// pool at its deadline there, and then moves to the next pool in which it may stay longer.
struct FreshnessPools: Sendable {
    /// What lines want, the strictest first; pool p is fit for `lives[p...]`.
    let lives: [RemainingLife]
    /// What comes into each pool, and what moves out of it.
    let pools: [Pool]
    /// What can move from one pool to a later one.
    let moves: [Move]
    /// How many cuts the material has.
    let cutCount: Int

    /// What can be in a pool.
    struct Pool: Sendable {
        /// What comes in, supplies first, then moves by deadline.
        fileprivate(set) var inflows: [Inflow] = []
        /// Places among all moves of those that leave it, by deadline.
        fileprivate(set) var moves: [Int] = []
    }

    /// Something that comes into a pool.
    struct Inflow: Sendable {
        let source: Source
        /// When it comes in [min].
        let arrives: Int
        /// The cut that closes the period in which it comes in.
        let cut: Int
        /// By when it must have left this pool and each later one [min]; `Int.max`: never within the rows.
        let deadlines: [Int]
    }

    /// Where an inflow comes from.
    enum Source: Hashable, Sendable {
        /// A supply, by its place in the flow.
        case supply(Int)
        /// A move, by its place.
        case move(Int)
    }

    /// What moves at its deadline in one pool to a later one.
    struct Move: Sendable {
        let from: Int
        let to: Int
        /// The cut after whose outflows it moves.
        let cut: Int
        /// By when it must leave the pool it comes from and each later one [min].
        let deadlines: [Int]
    }

    /// Sorts supplies into pools; nil where no line of the material wants remaining life.
    init?(of flow: MaterialFlow, _ demand: [DemandWindow], _ times: PlanningTimes) {
        let wanting = demand.filter { $0.line.material == flow.material && $0.line.remainingLife != nil }
        let shipped = flow.shipments.filter { $0.wants != nil }
        let lives = Set(wanting.compactMap(\.line.remainingLife) + shipped.compactMap(\.wants))
            .sorted { $0.isStricter(than: $1) }
        let instants = Set(wanting.flatMap(\.minutes) + shipped.map(\.minute)).sorted()
        guard !lives.isEmpty, !instants.isEmpty else { return nil }
        self.lives = lives
        cutCount = flow.cuts.count
        let end = flow.cuts.last ?? 0
        var pools = [Pool](repeating: Pool(), count: lives.count + 1)
        for (place, supply) in flow.supplies.enumerated() {
            guard let cut = flow.cut(closing: supply.available) else { continue }
            let deadlines = Self.deadlines(of: supply, lives, instants, end: end, times)
            let pool = deadlines.firstIndex { $0 >= supply.available } ?? lives.count
            pools[pool].inflows.append(
                Inflow(
                    source: .supply(place), arrives: supply.available, cut: cut,
                    deadlines: Array(deadlines[pool...])))
        }
        var moves: [Move] = []
        for pool in lives.indices {
            for deadlines in Self.distinct(pools[pool].inflows) where deadlines[0] != .max {
                // Where it can stay no longer in any later pool it has to be gone.
                guard let skip = deadlines.firstIndex(where: { $0 > deadlines[0] }),
                    let cut = flow.cut(closing: deadlines[0])
                else { continue }
                pools[pool].moves.append(moves.count)
                pools[pool + skip].inflows.append(
                    Inflow(
                        source: .move(moves.count), arrives: deadlines[0], cut: cut,
                        deadlines: Array(deadlines[skip...])))
                moves.append(Move(from: pool, to: pool + skip, cut: cut, deadlines: deadlines))
            }
        }
        self.pools = pools
        self.moves = moves
    }

    /// By when a supply must have left each pool: the last delivery for which it is fit, in the last pool its expiry.
    private static func deadlines(
        of supply: MaterialFlow.Supply, _ lives: [RemainingLife], _ instants: [Int], end: Int, _ times: PlanningTimes
    ) -> [Int] {
        // What expired in quarantine leaves when the quarantine ends.
        let last = supply.expires.map { $0 > end ? .max : max($0, supply.available) } ?? .max
        guard let expires = supply.expires else { return [Int](repeating: .max, count: lives.count + 1) }
        let born = Instant(minutes: supply.born)
        return lives.map { life in
            let fit = times.lastDelivery(wanting: life, born: born, expires: Instant(minutes: expires)).minutes
            let place = instants.partitioningIndex { $0 > fit }
            if place == instants.count, last == .max { return .max }
            return place == 0 ? -1 : instants[place - 1]
        } + [last]
    }

    /// The deadlines of inflows, ascending, each once.
    static func distinct(_ inflows: [Inflow]) -> [[Int]] {
        var result: [[Int]] = []
        for deadlines in inflows.map(\.deadlines).sorted(by: { $0.lexicographicallyPrecedes($1) })
        where result.last != deadlines {
            result.append(deadlines)
        }
        return result
    }

    /// The pool from which a line is served at the latest.
    func pool(servingLine line: DemandLine) -> Int { pool(serving: line.remainingLife) }

    /// The pool from which what wants some remaining life is served at the latest.
    func pool(serving wanted: RemainingLife?) -> Int { wanted.flatMap(lives.firstIndex(of:)) ?? lives.count }

    /// How many columns the pools behind the freshest have, one for each cut.
    var agedSlotCount: Int { lives.count * cutCount }

    /// The column of a pool behind the freshest at a cut.
    func slot(pool: Int, cut: Int) -> Int { (pool - 1) * cutCount + cut }

    /// A pool and a cut in words.
    func text(slot: Int, _ problem: PlanningProblem, of material: Int) -> String {
        "pool \(slot / cutCount + 1) \(problem.text(at: problem.flows[material].cuts[slot % cutCount]))"
    }

    /// A move in words.
    func text(move: Int, _ problem: PlanningProblem) -> String {
        let move = moves[move]
        let dates = move.deadlines.map { $0 == .max ? "end" : problem.text(at: $0) }
        return "pool \(move.from) to \(move.to) \(dates.joined(separator: ".."))"
    }
}
