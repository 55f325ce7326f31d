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

    init?(argument: String) { try? self.init(reading: argument) }

    /// Reads a share, and says what to write in place of a number that is none.
    init(reading argument: String) throws {
        let isPercent = argument.hasSuffix("%")
        let number = String(isPercent ? argument.dropLast() : argument[...]).filter { $0 != " " }
        guard let percent = Exact(decimal: number) else {
            throw ValidationError("write a share in percent, such as \"1 %\".")
        }
        guard isPercent else {
            let other = percent.signum > 0 && percent < 1 ? ", or \"\((percent * 100).decimalText) %\"" : ""
            throw ValidationError("a share is written in percent: write \"\(percent.decimalText) %\"\(other).")
        }
        guard percent.signum >= 0, let share = percent.divided(by: 100), share <= 1 else {
            throw ValidationError("write a share from \"0 %\" to \"100 %\".")
        }
        self.share = share
    }

    var description: String { "\((share * 100).decimalText) %" }
}

/// A time on the clock, such as `30 s`, `5 min` or `2 h`.
struct TimeArgument: ExpressibleByArgument, CustomStringConvertible {
    let seconds: Double
    let description: String

    init?(argument: String) { try? self.init(reading: argument) }

    /// Reads a time, and says what to write in place of a number without a unit.
    init(reading argument: String) throws {
        let number = argument.prefix { "0123456789.".contains($0) }
        let unit = argument.dropFirst(number.count).drop { $0 == " " }
        guard let value = Exact(decimal: number), value.signum > 0 else {
            throw ValidationError("write a time above 0 with its unit, such as \"30 s\".")
        }
        guard let scale = ["s": 1.0, "min": 60.0, "h": 3600.0][String(unit)] else {
            let text = value.decimalText
            throw ValidationError("a time has a unit: write \"\(text) s\", \"\(text) min\" or \"\(text) h\".")
        }
        seconds = min(value.double * scale, 1e9)
        description = "\(value.decimalText) \(unit)"
    }
}
