// SPDX-License-Identifier: GPL-3.0-or-later

/// How much of a resource is free over time: `free[i]` from `time[i]` up to `time[i + 1]`.
struct FreeProfile: Sendable {
    private(set) var time: [Int]
    private(set) var free: [Int]

    /// Stands for "as much as one likes".
    static let unlimited = 1 << 60

    /// The same amount at all times.
    init(_ amount: Int) {
        time = [.min]
        free = [amount]
    }

    /// Index of the step that holds at a minute.
    private func step(at minute: Int) -> Int {
        time.withUnsafeBufferPointer { time in
            var low = 0
            var high = time.count
            while low + 1 < high {
                let middle = (low + high) / 2
                if time[middle] <= minute { low = middle } else { high = middle }
            }
            return low
        }
    }

    /// What is free at a minute.
    func amount(at minute: Int) -> Int { free[step(at: minute)] }

    /// The minute from which nothing stands in the way of `amount` in `from..<to` any more; nil when nothing does.
    func blocked(_ amount: Int, _ from: Int, _ to: Int) -> Int? {
        guard amount > 0, from < to else { return nil }
        var index = step(at: to - 1)
        while true {
            if free[index] < amount { return index + 1 < time.count ? time[index + 1] : .max }
            if time[index] <= from { return nil }
            index -= 1
        }
    }

    /// Takes an amount (or gives it back, negative) from `from` up to `to`.
    mutating func take(_ amount: Int, _ from: Int, _ to: Int) {
        guard amount != 0, from < to else { return }
        let first = cut(at: from)
        let last = cut(at: to)
        for index in first..<last { free[index] -= amount }
        join(at: last)
        join(at: first)
    }

    /// Sets what is there from `from` up to `to`, whatever was.
    mutating func set(_ amount: Int, _ from: Int, _ to: Int) {
        guard from < to else { return }
        let first = cut(at: from)
        let last = cut(at: to)
        free[first] = amount
        time.removeSubrange((first + 1)..<last)
        free.removeSubrange((first + 1)..<last)
    }

    private mutating func cut(at minute: Int) -> Int {
        let index = step(at: minute)
        if time[index] == minute { return index }
        time.insert(minute, at: index + 1)
        free.insert(free[index], at: index + 1)
        return index + 1
    }

    private mutating func join(at index: Int) {
        guard index > 0, index < time.count, free[index] == free[index - 1] else { return }
        time.remove(at: index)
        free.remove(at: index)
    }
}
