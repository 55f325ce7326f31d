// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Basics

/// A share written in percent, such as `1 %`; a bare number is refused, as in scenarios.
struct PercentArgument: ExpressibleByArgument, CustomStringConvertible {
    let share: Exact

    /// 1 %.
    static let one = PercentArgument(share: Exact(1, over: 100))

    init(share: Exact) {
        self.share = share
    }

    init?(argument: String) {
        guard argument.hasSuffix("%") else { return nil }
        let number = String(argument.dropLast()).filter { $0 != " " }
        guard let percent = Exact(decimal: number), percent.signum >= 0,
            let share = percent.divided(by: 100), share <= 1
        else { return nil }
        self.share = share
    }

    var description: String { "\((share * 100).decimalText) %" }
}

/// A time on the clock, such as `30 s`, `5 min` or `2 h`.
struct TimeArgument: ExpressibleByArgument, CustomStringConvertible {
    let seconds: Double
    let description: String

    init?(argument: String) {
        let number = argument.prefix { "0123456789.".contains($0) }
        let unit = argument.dropFirst(number.count).drop { $0 == " " }
        guard let value = Exact(decimal: number), value.signum > 0,
            let scale = ["s": 1.0, "min": 60.0, "h": 3600.0][String(unit)]
        else { return nil }
        seconds = min(value.double * scale, 1e9)
        description = "\(value.decimalText) \(unit)"
    }
}
