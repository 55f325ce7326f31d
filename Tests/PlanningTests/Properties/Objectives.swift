// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether an objective is no better than another but for rounding; nil where there is no plan, which is worst.
func atMost(_ left: Double?, _ right: Double?) -> Bool {
    guard let left else { return true }
    guard let right else { return false }
    return left <= right + 1e-6 * max(1, abs(left), abs(right))
}

/// Whether two objectives are the same but for rounding.
func isEqual(_ left: Double?, _ right: Double?) -> Bool { atMost(left, right) && atMost(right, left) }
