// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics

/// Who is in a room or on a unit that holds a key, and when the next one may come.
struct KeyedStays: Sendable {
    /// A stay; without a key nobody may be there meanwhile.
    struct Stay: Hashable, Sendable {
        var from: Int
        var to: Int
        /// Index of the key; nil: closed to all.
        var key: Int?
    }

    /// The keys, bytewise.
    let keys: [String]
    /// How many of equal key at a time.
    let capacity: Int
    /// Changeover from one key to another, the lead of campaigns included [min].
    let change: [[Int]]
    /// By start, then end.
    private(set) var stays: [Stay] = []
    /// The longest stay so far and the longest changeover: who is further away than both cannot be in the way [min].
    private var longestStay = 0
    private let longestChange: Int

    init(keys: [String], capacity: Int, change: [[Int]]) {
        self.keys = keys
        self.capacity = capacity
        self.change = change
        longestChange = change.reduce(0) { max($0, $1.max() ?? 0) }
    }

    /// The first stay that begins at a minute or later.
    private func first(from minute: Int) -> Int {
        stays.partitioningIndex { $0.from >= minute }
    }

    /// The minute from which nobody stands in the way of a stay any more; nil when nobody does.
    func blocked(_ key: Int, _ from: Int, _ to: Int) -> Int? {
        var until: Int?
        var equal: [Stay] = []
        let reach = from.subtractingSaturated(longestStay.addingSaturated(longestChange))
        let near = reach > 0 ? first(from: reach) : 0
        for stay in stays[near...] {
            if stay.from >= to.addingSaturated(longestChange) { break }
            guard let other = stay.key else {
                if stay.from < to, from < stay.to { until = max(until ?? stay.to, stay.to) }
                continue
            }
            if other == key {
                if stay.from < to, from < stay.to { equal.append(stay) }
                continue
            }
            let free = stay.to.addingSaturated(change[other][key])
            if from < free, stay.from < to.addingSaturated(change[key][other]) { until = max(until ?? free, free) }
        }
        if equal.count >= capacity {
            for moment in equal.map({ max($0.from, from) }) {
                let there = equal.filter { $0.from <= moment && moment < $0.to }
                guard there.count >= capacity else { continue }
                // One of them has to leave first.
                let ends = there.map(\.to).sorted()
                let free = ends[there.count - capacity]
                until = max(until ?? free, free)
            }
        }
        return until
    }

    /// Adds a stay.
    mutating func add(_ stay: Stay) {
        var place = first(from: stay.from)
        while place < stays.count, (stays[place].from, stays[place].to) <= (stay.from, stay.to) { place += 1 }
        stays.insert(stay, at: place)
        longestStay = max(longestStay, stay.to.subtractingSaturated(max(0, stay.from)))
    }

    /// Takes a stay out again.
    mutating func remove(_ stay: Stay) {
        let near = first(from: stay.from)
        if let place = stays[near...].firstIndex(of: stay) { stays.remove(at: place) }
    }
}
