// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Numbers as text, without a locale.
enum NumberText {
    /// The value rounded to so many decimal places, a half away from zero; `trimmed` leaves trailing zeros out.
    static func fixed(_ value: Double, places: Int, trimmed: Bool = false) -> String {
        let scale = power(max(0, min(places, 9)))
        let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
        // Beyond this the steps between doubles are larger than the last place.
        guard scaled.isFinite, scaled.magnitude < 9e15 else { return "\(value)" }
        return DigitText.fixed(
            UInt64(scaled.magnitude), isNegative: scaled < 0, places: max(0, min(places, 9)), isTrimmed: trimmed)
    }

    /// Ten to the power of a small count.
    static func power(_ count: Int) -> Double { (0..<count).reduce(1.0) { power, _ in power * 10 } }

    /// The same text with a blank between thousands.
    static func grouped(_ text: String, blank: String) -> String {
        let sign = text.hasPrefix("-") ? "-" : ""
        let body = text.dropFirst(sign.utf8.count)
        let whole = body.prefix { ("0"..."9").contains($0) }
        guard whole.utf8.count > 3 else { return text }
        var result = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.utf8.count - index) % 3 == 0 {
                result += blank
            }
            result.append(digit)
        }
        return sign + result + body.dropFirst(whole.utf8.count)
    }

    /// A share as percent, rounded down so that 100 % means all of it.
    static func percentDown(_ share: Double, places: Int = 1) -> String {
        let scale = places == 0 ? 100.0 : 1000.0
        // The nudge keeps 0.29 × 100 from falling to 28.
        let floored = (share * scale + 1e-7).rounded(.down) / scale
        return fixed(floored * 100, places: places) + "\u{A0}%"
    }
}
