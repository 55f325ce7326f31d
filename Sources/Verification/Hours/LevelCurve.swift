// SPDX-License-Identifier: GPL-3.0-or-later

/// A level over time that only changes at certain minutes, such as how many rooms are taken.
struct LevelCurve {
    private var changes: [(at: Int, by: Double)] = []

    /// Raises the level from a minute to another.
    mutating func add(_ from: Int, _ to: Int, _ amount: Double) {
        guard from < to else { return }
        changes.append((from, amount))
        changes.append((to, -amount))
    }

    /// Stretches of equal level, ascending, from the first change to the last.
    var pieces: [(from: Int, to: Int, level: Double)] {
        let ordered = changes.sorted { $0.at < $1.at }
        var result: [(from: Int, to: Int, level: Double)] = []
        var level = 0.0
        var place = 0
        while place < ordered.count {
            let at = ordered[place].at
            while place < ordered.count, ordered[place].at == at {
                level += ordered[place].by
                place += 1
            }
            if place < ordered.count {
                result.append((at, ordered[place].at, level))
            }
        }
        return result
    }
}
