// SPDX-License-Identifier: GPL-3.0-or-later

/// A programme's coefficients by column.
struct Columnwise: Sendable {
    /// Where each column begins, with the total at the end.
    var starts: [Int]
    /// The row of each coefficient, ascending in a column.
    var rows: [Int32]
    /// The coefficients.
    var coefficients: [Double]
}

extension LinearProgramme {
    /// The coefficients by column.
    func columnwise() -> Columnwise {
        withRows { terms, starts in
            var result = Columnwise(
                starts: [Int](repeating: 0, count: columnCount + 1),
                rows: [Int32](repeating: 0, count: terms.count),
                coefficients: [Double](repeating: 0, count: terms.count)
            )
            for term in terms { result.starts[term.variable.index + 1] += 1 }
            for column in 0..<columnCount { result.starts[column + 1] += result.starts[column] }
            var next = result.starts
            for row in 0..<rowCount {
                for index in starts[row]..<starts[row + 1] {
                    let column = terms[index].variable.index
                    result.rows[next[column]] = Int32(truncatingIfNeeded: row)
                    result.coefficients[next[column]] = terms[index].coefficient
                    next[column] += 1
                }
            }
            return result
        }
    }
}
