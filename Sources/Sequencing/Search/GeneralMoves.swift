// SPDX-License-Identifier: GPL-3.0-or-later

extension GeneralChain {
    /// A block that ends last or costs most, at random.
    mutating func lateBlock() -> Int? {
        guard !decoder.entries.isEmpty else { return nil }
        var best: Int?
        var bestKey = Int.min
        for _ in 0..<3 {
            let entry = decoder.entries[random.below(decoder.entries.count)]
            let key = entry.hindrance == nil ? sum(entry.cost, entry.latest) : Int.max
            if key > bestKey {
                best = entry.block
                bestKey = key
            }
        }
        return best
    }

    mutating func mutateModes(of block: Int) {
        for task in choices[block] where random.below(max(4, choices[block].count / 2)) == 0 {
            let count = problem.firstMode[task + 1] - problem.firstMode[task]
            preferred[task] = random.below(3) == 0 ? -1 : random.below(count)
        }
    }

    /// Another order of placing within the block: a task goes elsewhere, or back to the order by heads.
    mutating func mutateTasks(of block: Int) {
        if random.below(8) == 0 {
            taskOrder[block] = problem.blocks[block].tasks
            return
        }
        let plain = taskOrder[block].prefix { problem.draft.tasks[$0].spans.isEmpty }.count
        guard plain > 1 else { return }
        for _ in 0..<(1 + random.below(3)) {
            let from = random.below(plain)
            // Near its place more often than anywhere.
            let to = random.below(2) == 0 ? random.below(plain) : from + random.below(9) - 4
            let task = taskOrder[block].remove(at: from)
            taskOrder[block].insert(task, at: max(0, min(plain - 1, to)))
        }
    }

    // MARK: Orders of runs

    /// Puts the sequences of the best schedule to work; false where that cannot be.
    mutating func runPolish() -> Bool {
        guard var polish else { return false }
        // Taken out so that it is not copied, and left out when a schedule of the decoder's does not fit it.
        self.polish = nil
        if bestOrderScore < polish.bestScore, !polish.load(bestOfOrders()) { return false }
        polish.run(GeneralChain.movesOfTurn, random: &random)
        decodes += GeneralChain.movesOfTurn / GeneralChain.movesOfDecode
        self.polish = polish
        return true
    }

    /// Moves of a turn, and how many take as long as one decode.
    private static let movesOfTurn = 64
    private static let movesOfDecode = 8
}
