// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

extension LinearProgramme {
    /// The programme with the bounds of its integer columns drawn to whole numbers.
    ///
    /// A bound within 1e-9 of a whole number counts as that number.
    func roundingIntegerBounds() -> LinearProgramme {
        var result = self
        for column in 0..<columnCount where kinds[column] == .integer {
            let lower = columnLower[column]
            let upper = columnUpper[column]
            let whole = (
                lower: (lower - 1e-9 * max(1, lower.magnitude)).rounded(.up),
                upper: (upper + 1e-9 * max(1, upper.magnitude)).rounded(.down)
            )
            let newLower = lower.isFinite ? whole.lower : lower
            let newUpper = upper.isFinite ? whole.upper : upper
            if newLower != lower || newUpper != upper {
                result.setBounds(Variable(column: Int32(column)), lower: newLower, upper: newUpper)
            }
        }
        return result
    }

    /// An answer to begin with, its integers made whole; nil if it breaks a rule.
    func checkedStart(_ start: [Double]?) -> [Double]? {
        guard var start, start.count == columnCount else { return nil }
        for column in 0..<columnCount where kinds[column] == .integer { start[column] = start[column].rounded() }
        return Feasibility().violations(of: start, in: self).isEmpty ? start : nil
    }
}
