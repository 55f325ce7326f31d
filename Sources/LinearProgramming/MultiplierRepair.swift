// SPDX-License-Identifier: GPL-3.0-or-later

/// Draws multipliers towards zero until no column without a bound has a reduced cost of the wrong sign.
///
/// The arithmetic here is ordinary: whatever comes out, the bound that is computed from it is safe. Multipliers
/// only shrink, so the work ends; a limit keeps it short where it would not help.
struct MultiplierRepair {
    private let programme: LinearProgramme
    private let columns: Columnwise
    private let lower: [Double]
    private let upper: [Double]
    private var multipliers: [Double]

    init(
        _ programme: LinearProgramme,
        _ columns: Columnwise,
        _ multipliers: [Double],
        lower: [Double],
        upper: [Double]
    ) {
        self.programme = programme
        self.columns = columns
        self.multipliers = multipliers
        self.lower = lower
        self.upper = upper
    }

    /// The multipliers after the repair.
    mutating func run() -> [Double] {
        var waiting = (0..<programme.columnCount).filter { isOpen($0) }
        var isWaiting = [Bool](repeating: false, count: programme.columnCount)
        for column in waiting { isWaiting[column] = true }
        var work = 200 * max(1000, programme.nonZeroCount)
        var next = 0
        while next < waiting.count, work > 0 {
            let column = waiting[next]
            next += 1
            isWaiting[column] = false
            work -= columns.starts[column + 1] - columns.starts[column] + 1
            for row in shrink(column) {
                for term in programme.terms(of: Row(index: row)) {
                    let other = term.variable.index
                    work -= 1
                    if !isWaiting[other], isOpen(other) {
                        isWaiting[other] = true
                        waiting.append(other)
                    }
                }
            }
        }
        return multipliers
    }

    private func isOpen(_ column: Int) -> Bool {
        lower[column] == -.infinity || upper[column] == .infinity
    }

    /// Shrinks multipliers of a column's rows until its reduced cost has no wrong sign; the rows changed.
    private mutating func shrink(_ column: Int) -> [Int] {
        var reduced = programme.costs[column]
        var size = reduced.magnitude
        let elements = columns.starts[column]..<columns.starts[column + 1]
        for element in elements {
            let part = columns.coefficients[element] * multipliers[Int(columns.rows[element])]
            reduced -= part
            size += part.magnitude
        }
        // Enough to outweigh the rounding of the interval computed later.
        let margin = 4e-16 * Double(elements.count + 2) * size
        // A column open upward must not have a negative reduced cost, one open downward no positive one.
        let sign: Double
        if upper[column] == .infinity, reduced < margin {
            sign = 1
        } else if lower[column] == -.infinity, reduced > -margin {
            sign = -1
        } else {
            return []
        }
        if reduced == 0, size == 0 { return [] }
        var missing = 2 * margin - sign * reduced
        var changed: [Int] = []
        while missing > 0 {
            var best = -1
            var bestPart = 0.0
            for element in elements {
                let part = sign * columns.coefficients[element] * multipliers[Int(columns.rows[element])]
                if part > bestPart { (best, bestPart) = (element, part) }
            }
            guard best >= 0 else { break }
            let row = Int(columns.rows[best])
            if bestPart <= missing {
                multipliers[row] = 0
            } else {
                let kept = multipliers[row] * (1 - missing / bestPart)
                multipliers[row] = kept == multipliers[row] ? kept - kept * 0x1p-52 : kept
            }
            missing -= min(missing, bestPart)
            changed.append(row)
        }
        return changed
    }
}
