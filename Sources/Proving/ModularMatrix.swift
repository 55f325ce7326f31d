// SPDX-License-Identifier: GPL-3.0-or-later

/// Arithmetic modulo the prime 2^61 − 1.
enum Modular {
    /// The prime.
    static let prime: UInt64 = (1 << 61) - 1

    static func reduced(_ value: UInt64) -> UInt64 {
        let folded = (value & prime) + (value >> 61)
        return folded >= prime ? folded - prime : folded
    }

    static func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let sum = a + b
        return sum >= prime ? sum - prime : sum
    }

    static func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a - b : a + prime - b }

    static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let (high, low) = a.multipliedFullWidth(by: b)
        // 2^64 = 8 modulo the prime, and the high part has 58 bits at most.
        return add(reduced(low), reduced(high << 3))
    }

    /// The inverse of a number that is not 0.
    static func inverse(_ a: UInt64) -> UInt64 {
        var (base, power, result) = (a, prime - 2, UInt64(1))
        while power > 0 {
            if power & 1 == 1 { result = multiply(result, base) }
            base = multiply(base, base)
            power >>= 1
        }
        return result
    }
}

/// A sparse square matrix modulo the prime, taken apart by elimination so that systems with it are solved fast.
///
/// Rows with one element go first, so that the triangular part of a basis makes no new elements.
struct ModularMatrix {
    /// One elimination: the pivot with what was subtracted below it, and the pivot's row as it was then.
    private struct Step {
        var row: Int
        var column: Int
        var inverse: UInt64
        var rest: [(column: Int32, value: UInt64)]
        var below: [(row: Int32, factor: UInt64)]
    }

    private var steps: [Step] = []

    /// Takes a matrix apart; nil where it is singular modulo the prime, or too dense for the work allowed.
    ///
    /// - Parameters:
    ///   - rows: The elements of each row by ascending column, none of them 0.
    ///   - work: The most products that may be spent.
    init?(_ rows: [[(column: Int32, value: UInt64)]], work: Int) {
        var rows = rows
        var work = work
        var holders = [[Int32]](repeating: [], count: rows.count)
        var columnCounts = [Int](repeating: 0, count: rows.count)
        for (row, elements) in rows.enumerated() {
            for element in elements {
                holders[Int(element.column)].append(Int32(row))
                columnCounts[Int(element.column)] += 1
            }
        }
        var waiting = ShortestRows(counts: rows.map(\.count))
        var isDone = [Bool](repeating: false, count: rows.count)
        steps.reserveCapacity(rows.count)
        while let row = waiting.next(isDone: isDone, count: { rows[$0].count }) {
            guard let pivot = rows[row].min(by: { columnCounts[Int($0.column)] < columnCounts[Int($1.column)] }) else {
                return nil
            }
            isDone[row] = true
            let column = Int(pivot.column)
            let inverse = Modular.inverse(pivot.value)
            let rest = rows[row].filter { $0.column != pivot.column }
            for element in rows[row] { columnCounts[Int(element.column)] -= 1 }
            var below: [(row: Int32, factor: UInt64)] = []
            for other in holders[column] where !isDone[Int(other)] {
                guard let value = rows[Int(other)].first(where: { $0.column == pivot.column })?.value else { continue }
                let factor = Modular.multiply(value, inverse)
                // A row may be listed twice; the second time the element is gone.
                work -= rows[Int(other)].count + rest.count
                guard work > 0 else { return nil }
                let old = rows[Int(other)]
                rows[Int(other)] = Self.subtract(factor, rest, from: old, without: pivot.column)
                columnCounts[column] -= 1
                var place = 0
                for element in rows[Int(other)] {
                    while place < old.count, old[place].column < element.column {
                        if old[place].column != pivot.column { columnCounts[Int(old[place].column)] -= 1 }
                        place += 1
                    }
                    if place < old.count, old[place].column == element.column {
                        place += 1
                    } else {
                        columnCounts[Int(element.column)] += 1
                        holders[Int(element.column)].append(other)
                    }
                }
                for gone in old[place...] where gone.column != pivot.column { columnCounts[Int(gone.column)] -= 1 }
                waiting.update(Int(other), count: rows[Int(other)].count)
                below.append((other, factor))
            }
            steps.append(Step(row: row, column: column, inverse: inverse, rest: rest, below: below))
        }
        guard steps.count == rows.count else { return nil }
    }

    /// `elements` less `factor` times others, both by ascending column.
    private static func subtract(
        _ factor: UInt64, _ others: [(column: Int32, value: UInt64)], from elements: [(column: Int32, value: UInt64)],
        without column: Int32
    ) -> [(column: Int32, value: UInt64)] {
        var result: [(column: Int32, value: UInt64)] = []
        result.reserveCapacity(elements.count + others.count)
        var place = 0
        for other in others {
            while place < elements.count, elements[place].column < other.column {
                if elements[place].column != column { result.append(elements[place]) }
                place += 1
            }
            let part = Modular.multiply(factor, other.value)
            if place < elements.count, elements[place].column == other.column {
                let value = Modular.subtract(elements[place].value, part)
                if value != 0 { result.append((other.column, value)) }
                place += 1
            } else {
                result.append((other.column, Modular.subtract(0, part)))
            }
        }
        for element in elements[place...] where element.column != column { result.append(element) }
        return result
    }

    /// The solution of A·x = b.
    func solve(_ right: [UInt64]) -> [UInt64] {
        var right = right
        for step in steps where right[step.row] != 0 {
            for (row, factor) in step.below {
                right[Int(row)] = Modular.subtract(right[Int(row)], Modular.multiply(factor, right[step.row]))
            }
        }
        var result = [UInt64](repeating: 0, count: right.count)
        for step in steps.reversed() {
            var sum = right[step.row]
            for (column, value) in step.rest where result[Int(column)] != 0 {
                sum = Modular.subtract(sum, Modular.multiply(value, result[Int(column)]))
            }
            result[step.column] = Modular.multiply(sum, step.inverse)
        }
        return result
    }

    /// The solution of Aᵀ·y = c.
    func solveTransposed(_ right: [UInt64]) -> [UInt64] {
        var right = right
        var result = [UInt64](repeating: 0, count: right.count)
        for step in steps where right[step.column] != 0 {
            let value = Modular.multiply(right[step.column], step.inverse)
            result[step.row] = value
            for (column, element) in step.rest {
                right[Int(column)] = Modular.subtract(right[Int(column)], Modular.multiply(element, value))
            }
        }
        for step in steps.reversed() {
            for (row, factor) in step.below where result[Int(row)] != 0 {
                result[step.row] = Modular.subtract(result[step.row], Modular.multiply(factor, result[Int(row)]))
            }
        }
        return result
    }
}

/// Rows by how many elements they have, the shortest first.
private struct ShortestRows {
    private var buckets: [[Int]]
    private var shortest = 0

    init(counts: [Int]) {
        buckets = [[Int]](repeating: [], count: counts.count + 2)
        for (row, count) in counts.enumerated().reversed() { buckets[count].append(row) }
    }

    mutating func update(_ row: Int, count: Int) {
        buckets[count].append(row)
        shortest = min(shortest, count)
    }

    /// The next row; entries that are done or out of date are passed over.
    mutating func next(isDone: [Bool], count: (Int) -> Int) -> Int? {
        while shortest < buckets.count {
            while let row = buckets[shortest].popLast() {
                if !isDone[row], count(row) == shortest { return row }
            }
            shortest += 1
        }
        return nil
    }
}
