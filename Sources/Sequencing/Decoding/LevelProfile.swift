// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms

/// How much of a pool is taken over time: `level[i]` from `time[i]` up to `time[i + 1]`.
struct LevelProfile: Sendable {
    private(set) var time: [Int]
    private(set) var level: [Int]
    let isPool: Bool

    static let none = LevelProfile(isPool: false)

    init() {
        self.init(isPool: true)
    }

    private init(isPool: Bool) {
        self.isPool = isPool
        time = isPool ? [-4 * Problem.never] : []
        level = isPool ? [0] : []
    }

    /// Index of the step that holds at `minute`.
    @inline(__always)
    private func step(at minute: Int) -> Int {
        var low = 0
        var high = time.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if time[middle] <= minute { low = middle } else { high = middle }
        }
        return low
    }

    /// The minute up to which `amount` more does not fit somewhere in `start..<end`; nil when it fits.
    func clash(_ amount: Int, capacity: Int, from start: Int, to end: Int) -> Int? {
        if amount == 0 || end <= start { return nil }
        var index = step(at: start)
        while index < time.count, time[index] < end {
            if level[index] + amount > capacity {
                return index + 1 < time.count ? time[index + 1] : Problem.never
            }
            index += 1
        }
        return nil
    }

    /// Adds an amount (or takes it back, negative) from `start` up to `end`.
    mutating func add(_ amount: Int, from start: Int, to end: Int) {
        if amount == 0 || end <= start { return }
        let first = cut(at: start)
        let last = cut(at: end)
        for index in first..<last { level[index] += amount }
        // Steps that no longer differ from their left neighbour go.
        if level[last] == level[last - 1] {
            time.remove(at: last)
            level.remove(at: last)
        }
        if first > 0, level[first] == level[first - 1] {
            time.remove(at: first)
            level.remove(at: first)
        }
    }

    private mutating func cut(at minute: Int) -> Int {
        let index = step(at: minute)
        if time[index] == minute { return index }
        time.insert(minute, at: index + 1)
        level.insert(level[index], at: index + 1)
        return index + 1
    }
}

/// A stock's level over time, as sorted changes.
struct StockProfile: Sendable {
    private var time: [Int] = []
    private var amount: [Int] = []
    private let initial: Int
    private let minimum: Int
    private let maximum: Int?

    init(_ spec: StockSpec) {
        initial = spec.initial
        minimum = spec.minimum
        maximum = spec.maximum
        for supply in spec.supplies { add(supply.amount, at: supply.time) }
    }

    /// Adds a change (or, with the opposite sign, takes it back).
    mutating func add(_ change: Int, at minute: Int) {
        let place = time.partitioningIndex { $0 >= minute }
        if place < time.count, time[place] == minute {
            amount[place] += change
            if amount[place] == 0 {
                time.remove(at: place)
                amount.remove(at: place)
            }
        } else if change != 0 {
            time.insert(minute, at: place)
            amount.insert(change, at: place)
        }
    }

    /// The minute before which a change breaks the limits; nil when it can be made at `minute`.
    func clash(_ change: Int, at minute: Int) -> Int? {
        if change == 0 { return nil }
        var level = initial + amount.reduce(0, +) + change
        var index = time.count
        // From the last change backwards: the latest stretch in which the level would be out of bounds.
        while true {
            let isBad = change < 0 ? level < minimum : maximum.map { level > $0 } ?? false
            let from = index > 0 ? time[index - 1] : -4 * Problem.never
            if isBad { return index < time.count ? time[index] : Problem.never }
            if index == 0 || from <= minute { return nil }
            index -= 1
            level -= amount[index]
        }
    }
}
