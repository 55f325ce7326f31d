// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Synchronization

/// One of several searches that run side by side and share their best now and then.
protocol SearchChain: Sendable {
    /// The best found so far.
    var bestScore: Score { get }
    /// Decodes spent so far.
    var decodes: Int { get }
    /// Goes on until `decodes` reaches `limit` or `stop` says so; returns whether it was stopped or is finished.
    mutating func run(until limit: Int, stop: () -> Bool) -> Bool
    /// Goes on from another chain's best.
    mutating func adopt(_ other: Self)
}

/// Runs chains up to fixed points between which nothing is shared, so that the number of threads never shows.
struct ChainRunner {
    static let points = 8
    let options: SearchOptions

    /// The best of all chains.
    func run<Chain: SearchChain>(_ make: (RandomSource) -> Chain) -> (best: Chain, decodes: Int, wasStopped: Bool) {
        let count = max(1, min(options.chains, 64))
        var chains = (0..<count).map { make(RandomSource(seed: options.seed, stream: $0)) }
        let share = max(1, options.decodes / count)
        var wasStopped = false
        let points = count == 1 ? 1 : ChainRunner.points
        for point in 1...points {
            let limit = share * point / points
            wasStopped = advance(&chains, until: limit)
            let best = bestIndex(chains)
            let decodes = chains.reduce(0) { $0 + $1.decodes }
            options.progress?(
                SearchProgress(
                    decodes: decodes, asked: options.decodes, unplaced: chains[best].bestScore.unplaced,
                    total: chains[best].bestScore.total))
            if wasStopped { break }
            // The worse half goes on from the best.
            if point < points, point % 2 == 0 {
                let order = chains.indices.sorted { (chains[$0].bestScore, $0) < (chains[$1].bestScore, $1) }
                for index in order.dropFirst((count + 1) / 2) { chains[index].adopt(chains[best]) }
            }
        }
        let best = bestIndex(chains)
        return (chains[best], chains.reduce(0) { $0 + $1.decodes }, wasStopped)
    }

    private func bestIndex<Chain: SearchChain>(_ chains: [Chain]) -> Int {
        chains.indices.min { (chains[$0].bestScore, $0) < (chains[$1].bestScore, $1) } ?? 0
    }

    private func advance<Chain: SearchChain>(_ chains: inout [Chain], until limit: Int) -> Bool {
        let stop = options.shouldStop
        let threads = max(1, min(options.threads, chains.count))
        if threads == 1 {
            var wasStopped = false
            for index in chains.indices {
                wasStopped = chains[index].run(until: limit) { stop?() ?? false } || wasStopped
            }
            return wasStopped
        }
        // Each worker takes whole chains out and puts them back under the lock; they share nothing while they run.
        let shelf = Mutex<(chains: [Chain?], wasStopped: Bool)>((chains.map { $0 }, false))
        let count = chains.count
        DispatchQueue.concurrentPerform(iterations: threads) { worker in
            for index in stride(from: worker, to: count, by: threads) {
                let taken = shelf.withLock { state in
                    defer { state.chains[index] = nil }
                    return state.chains[index]
                }
                guard var chain = taken else { continue }
                let stopped = chain.run(until: limit) { stop?() ?? false }
                shelf.withLock { state in
                    state.chains[index] = chain
                    state.wasStopped = state.wasStopped || stopped
                }
            }
        }
        let (returned, wasStopped) = shelf.withLock { $0 }
        chains = returned.compactMap { $0 }
        return wasStopped
    }
}
