// SPDX-License-Identifier: GPL-3.0-or-later

/// Round values along an axis, with the text of each.
struct AxisMarks {
    /// A value and how it is written.
    struct Mark: Hashable {
        let value: Double
        let text: String
    }

    /// From the least to the greatest.
    let marks: [Mark]

    /// The multiples of a round step between two values: at most six, and at least two where the values differ.
    init(from least: Double, to most: Double) {
        let reach = most - least
        guard reach > 0, reach.isFinite else {
            marks = least.isFinite ? [Mark(value: least, text: Self.text(least, places: 3))] : []
            return
        }
        var size = 1.0
        var places = 0
        while size * 10 <= reach / 5 { size *= 10 }
        while size > reach / 5, places < 9 {
            size /= 10
            places += 1
        }
        let wide = [1.0, 2, 2.5, 5, 10].first { $0 * size >= reach / 5 * (1 - 1e-9) } ?? 10
        let step = wide * size
        if wide == 2.5, size <= 1 { places += 1 }
        // The nudge keeps ends that are round themselves.
        let (first, last) = ((least / step - 1e-9).rounded(.up), (most / step + 1e-9).rounded(.down))
        marks = stride(from: first, through: max(first, last), by: 1).prefix(8).map {
            Mark(value: $0 * step, text: Self.text($0 * step, places: places))
        }
    }

    /// A number with thousands apart and a minus sign.
    static func text(_ value: Double, places: Int) -> String {
        signed(NumberText.grouped(NumberText.fixed(value, places: places, trimmed: true), blank: "\u{202F}"))
    }

    /// The text of a number with a minus sign in place of a hyphen.
    static func signed(_ number: String) -> String {
        number.hasPrefix("-") ? "\u{2212}" + number.dropFirst() : number
    }
}
