// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics

/// What comes and goes of one material.
///
/// Entries are kept by time and amount, so that sums do not depend on the order in which lots were placed.
struct StockBook: Sendable {
    private struct Entry: Hashable, Sendable {
        var time: Int
        var amount: Double
    }

    private var entries: [Entry] = []
    /// Sums over blocks of entries, made when they are asked for.
    private var blocks: [Block] = []

    /// A number of entries in a row: what they add up to, what comes in them, and the least sum of the first ones.
    private struct Block: Sendable {
        var sum = 0.0
        var come = 0.0
        var least = Double.infinity
    }

    private static let blockSize = 64

    /// Adds what comes (above 0) or goes (below).
    mutating func add(_ amount: Double, at time: Int) {
        guard amount != 0 else { return }
        let entry = Entry(time: time, amount: amount)
        let place = place(of: entry)
        entries.insert(entry, at: place)
        forget(from: place)
    }

    /// Takes an entry out again.
    mutating func remove(_ amount: Double, at time: Int) {
        guard amount != 0 else { return }
        let place = place(of: Entry(time: time, amount: amount))
        if place < entries.count, entries[place] == Entry(time: time, amount: amount) {
            entries.remove(at: place)
            forget(from: place)
        }
    }

    private mutating func forget(from place: Int) {
        // The block before ends differently where its last instant goes on.
        let first = max(0, place / Self.blockSize - 1)
        if first < blocks.count { blocks.removeLast(blocks.count - first) }
    }

    /// The first place at which an entry can stand: by time, supplies first, the larger before the smaller.
    private func place(of entry: Entry) -> Int {
        entries.partitioningIndex {
            $0.time > entry.time || $0.time == entry.time && $0.amount <= entry.amount
        }
    }

    // MARK: Balances

    /// Sums up what has changed since it was last asked for.
    private mutating func sumUp() {
        while blocks.count * Self.blockSize < entries.count {
            let first = blocks.count * Self.blockSize
            var block = Block()
            for place in first..<min(first + Self.blockSize, entries.count) {
                block.sum += entries[place].amount
                block.come += max(0, entries[place].amount)
                if isEndOfInstant(place) { block.least = min(block.least, block.sum) }
            }
            blocks.append(block)
        }
    }

    /// What happens at one instant counts together.
    private func isEndOfInstant(_ place: Int) -> Bool {
        place + 1 == entries.count || entries[place + 1].time != entries[place].time
    }

    /// The last entry after which, at the end of its instant, there is less than a quantity.
    private mutating func last(below quantity: Double) -> Int? {
        sumUp()
        var balance = 0.0
        var come = 0.0
        // Where a block may hold such an entry it is looked at; the others are passed over.
        var suspects: [(block: Int, balance: Double, come: Double)] = []
        for (number, block) in blocks.enumerated() {
            if balance + block.least + Self.slack(come) < quantity + Self.caution(come + block.come) {
                suspects.append((number, balance, come))
            }
            balance += block.sum
            come += block.come
        }
        for suspect in suspects.reversed() {
            (balance, come) = (suspect.balance, suspect.come)
            var last: Int?
            let first = suspect.block * Self.blockSize
            for place in first..<min(first + Self.blockSize, entries.count) {
                balance += entries[place].amount
                come += max(0, entries[place].amount)
                if isEndOfInstant(place), balance + Self.slack(come) < quantity { last = place }
            }
            if let last { return last }
        }
        return nil
    }

    /// The first time from which on a quantity can be taken without anybody going short; `.max` where there is none.
    mutating func available(_ quantity: Double, from time: Int) -> Int {
        guard let last = last(below: quantity) else { return entries.isEmpty ? .max : max(time, entries[0].time) }
        guard last + 1 < entries.count else { return .max }
        return max(time, entries[last + 1].time)
    }

    /// The least that there ever is, with what sums may differ by.
    var lowest: Double {
        var balance = 0.0
        var come = 0.0
        var lowest = 0.0
        for (place, entry) in entries.enumerated() {
            balance += entry.amount
            come += max(0, entry.amount)
            if isEndOfInstant(place) { lowest = min(lowest, balance + Self.slack(come)) }
        }
        return lowest
    }

    /// Balances after each instant at which something happens, ascending.
    var balances: [(time: Int, balance: Double)] {
        var result: [(time: Int, balance: Double)] = []
        var balance = 0.0
        for (place, entry) in entries.enumerated() {
            balance += entry.amount
            if isEndOfInstant(place) { result.append((entry.time, balance)) }
        }
        return result
    }

    /// All that comes up to an instant.
    func come(until end: Int) -> Double {
        entries.reduce(0) { $1.time <= end ? $0 + max(0, $1.amount) : $0 }
    }

    /// What sums of rounded quantities may differ by.
    static func slack(_ come: Double) -> Double { 1e-6 * max(1, come) }

    /// What sums formed in another order may differ by.
    private static func caution(_ come: Double) -> Double { 1e-9 * max(1, come) }
}
