// SPDX-License-Identifier: GPL-3.0-or-later

/// What comes and goes of one material.
///
/// Entries are kept by time and amount, so that sums do not depend on the order in which lots were placed.
struct StockBook: Sendable {
    private struct Entry: Hashable, Sendable {
        var time: Int
        var amount: Double
    }

    private var entries: [Entry] = []

    /// Adds what comes (above 0) or goes (below).
    mutating func add(_ amount: Double, at time: Int) {
        guard amount != 0 else { return }
        let entry = Entry(time: time, amount: amount)
        entries.insert(entry, at: place(of: entry))
    }

    /// Takes an entry out again.
    mutating func remove(_ amount: Double, at time: Int) {
        guard amount != 0 else { return }
        let place = place(of: Entry(time: time, amount: amount))
        if place < entries.count, entries[place] == Entry(time: time, amount: amount) { entries.remove(at: place) }
    }

    /// The first place at which an entry can stand: by time, supplies first, the larger before the smaller.
    private func place(of entry: Entry) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let other = entries[middle]
            if other.time < entry.time || other.time == entry.time && other.amount > entry.amount {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// The first time from which on a quantity can be taken without anybody going short; `.max` where there is none.
    func available(_ quantity: Double, from time: Int) -> Int {
        var balance = 0.0
        var come = 0.0
        var last: Int?
        for (place, entry) in entries.enumerated() {
            balance += entry.amount
            come += max(0, entry.amount)
            // What happens at one instant counts together.
            if place + 1 < entries.count, entries[place + 1].time == entry.time { continue }
            if balance + Self.slack(come) < quantity { last = place }
        }
        guard let last else { return entries.isEmpty ? .max : max(time, entries[0].time) }
        let next = last + 1
        guard next < entries.count else { return .max }
        return max(time, entries[next].time)
    }

    /// Balances after each instant at which something happens, ascending.
    var balances: [(time: Int, balance: Double)] {
        var result: [(time: Int, balance: Double)] = []
        var balance = 0.0
        for (place, entry) in entries.enumerated() {
            balance += entry.amount
            if place + 1 < entries.count, entries[place + 1].time == entry.time { continue }
            result.append((entry.time, balance))
        }
        return result
    }

    /// All that comes up to an instant.
    func come(until end: Int) -> Double {
        entries.reduce(0) { $1.time <= end ? $0 + max(0, $1.amount) : $0 }
    }

    /// What sums of rounded quantities may differ by.
    static func slack(_ come: Double) -> Double { 1e-6 * max(1, come) }
}
