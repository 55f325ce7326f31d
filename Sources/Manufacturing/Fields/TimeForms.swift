// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Limits on what may be written.
enum Limits {
    /// The largest magnitude of any number.
    static let magnitude = Exact(1_000_000_000_000_000_000)
    /// The longest duration, 20 years.
    static let span = Span.days(7305)
    /// The longest horizon, 10 years.
    static let horizon = Span.days(3653)
    /// The most of anything that is counted.
    static let count = 10_000
    /// The most operations of all recipes together, copies included.
    static let operations = 10_000
    /// The most columns of the planning programme, as estimated before it is built.
    static let columns = 2_000_000
    /// The most rows of the planning programme, as estimated before it is built.
    static let rows = 1_000_000
    /// The most demand lines.
    static let demandLines = 1_000_000
    /// The longest id, in characters.
    static let idLength = 64
    /// The longest free text, in characters.
    static let textLength = 1000
    /// How many faults are listed.
    static let faults = 10_000
    /// How many faults of one table are listed.
    static let tableFaults = 1000
}

extension Form where Value == Span {
    /// A duration of whole minutes.
    static let duration = span("duration", range: "0 or more", least: 0, example: "36 h")
    /// A duration above 0.
    static let run = span("duration", range: "above 0", least: 1, example: "36 h")
    /// A duration of whole days.
    static func days(example: String) -> Form {
        span("duration of whole days", range: "at least 1 d", least: 1440, step: 1440, example: example)
    }
    /// A duration of whole days, or none.
    static let daysOrNone = span("duration of whole days", range: "0 or more", least: 0, step: 1440, example: "8 weeks")

    /// By how many whole weeks work may be put off.
    static let slide = scalar(
        "duration of whole weeks", range: "0 d to 8 weeks", example: "1 week",
        parse: { text, _ throws(Misreading) in
            let span = try readSpan(text, least: 0, range: "0 d to 8 weeks")
            guard span.minutes.isMultiple(of: 7 * 1440) else {
                throw Misreading("not a whole number of weeks", remedy: "write whole weeks, such as 1 week, or 0 d")
            }
            guard span <= .days(8 * 7) else {
                throw Misreading("out of range", remedy: "it must be 0 d to 8 weeks")
            }
            return span
        },
        text: { span, _ in span.text }
    )

    private static func span(
        _ kind: String, range: String, least: Int, step: Int = 1, example: String
    ) -> Form {
        scalar(
            kind, range: range, example: example,
            parse: { text, _ throws(Misreading) in try readSpan(text, least: least, step: step, range: range) },
            text: { span, _ in span.text }
        )
    }
}

/// Reads a duration such as `36 h`; `range` names the values admitted from `least` minutes on.
func readSpan(_ text: String, least: Int, step: Int = 1, range: String) throws(Misreading) -> Span {
    let quantity = try Quantity.read(text, as: .time)
    guard quantity.unit.text.contains("/") == false else {
        throw Misreading("a duration has a plain unit", remedy: "give it in min, h, d or weeks")
    }
    guard quantity.canonical.magnitude <= Exact(Limits.span.minutes) else {
        throw Misreading("longer than 20 years", remedy: "a duration is at most 20 years")
    }
    guard quantity.value.signum >= 0 else {
        throw Misreading("a duration cannot be negative", remedy: "it must be \(range)")
    }
    guard let span = Span(quantity) else {
        throw Misreading("not a whole number of minutes", remedy: "round it to whole minutes")
    }
    guard span.minutes >= least else {
        throw Misreading("out of range", remedy: "it must be \(range)")
    }
    guard span.minutes.isMultiple(of: step) else {
        throw Misreading("not a whole number of days", remedy: "write whole days or weeks, such as 14 d")
    }
    return span
}

/// Reads `n months`, where the text says months at all.
func readMonths(_ text: String) throws(Misreading) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 2, words[1] == "months" || words[1] == "month" else { return nil }
    let count = try Exact.read(decimal: words[0])
    guard let months = count.asInt, (0...240).contains(months) else {
        throw Misreading("months are a whole number from 0 to 240", remedy: "write it like 12 months")
    }
    return months
}

extension Form where Value == CivilDate {
    /// A day.
    static let date = scalar(
        "date", example: "2027-01-04",
        parse: { text, context throws(Misreading) in
            guard let date = CivilDate(iso: text) else {
                if let moment = CivilDateTime(text) {
                    throw Misreading("a day has no time here", remedy: "write \(moment.date)")
                }
                throw noDate(text)
            }
            try checkNear(date, context)
            return date
        },
        text: { date, _ in date.description }
    )
}

extension Form where Value == CivilDateTime {
    /// A day with a time.
    static let moment = scalar(
        "date and time", example: "2027-01-04T06:00",
        parse: { text, context throws(Misreading) in
            guard let moment = CivilDateTime(text) else { throw noDate(text) }
            try checkNear(moment.date, context)
            return moment
        },
        text: { moment, _ in moment.time == .midnight ? moment.date.description : moment.description }
    )
}

private func noDate(_ text: String) -> Misreading {
    let words = text.split(separator: "T", omittingEmptySubsequences: false)
    let parts = words[0].split(separator: "-")
    if parts.count == 3, parts[0].utf8.count == 4, parts.allSatisfy({ Int($0) != nil }) {
        return Misreading("no such day or time", remedy: "write a date as YYYY-MM-DD, a time behind it as T06:00")
    }
    return Misreading("not a date", remedy: "write it as YYYY-MM-DD, such as 2027-01-04")
}

private func checkNear(_ date: CivilDate, _ context: FormContext) throws(Misreading) {
    guard let start = context.start else { return }
    guard abs(date.dayNumber - start.dayNumber) <= Limits.span.minutes / 1440 else {
        throw Misreading(
            "more than 20 years from the horizon's start", remedy: "check the year; the horizon starts on \(start)")
    }
}

extension Form where Value == Horizon.Bucket {
    /// Whole days, or civil months.
    static let bucket = scalar(
        "duration of whole days, or month", range: "at least 1 d", example: "1 week",
        parse: { text, _ throws(Misreading) in
            text == "month"
                ? .month : .span(try readSpan(text, least: 1440, step: 1440, range: "at least 1 d, or month"))
        },
        text: { bucket, _ in
            switch bucket {
            case .span(let span): span.text
            case .month: "month"
            }
        }
    )
}

extension Form where Value == Material.ShelfLife {
    /// A duration, or civil months.
    static let shelfLife = scalar(
        "duration or months", range: "above 0", example: "12 months",
        parse: { text, _ throws(Misreading) in
            guard let months = try readMonths(text) else {
                return .span(try readSpan(text, least: 1, range: "above 0"))
            }
            guard months > 0 else { throw Misreading("out of range", remedy: "it must be above 0") }
            return .months(months)
        },
        text: { life, _ in
            switch life {
            case .span(let span): span.text
            case .months(let count): "\(count) months"
            }
        }
    )
}

/// The longest wait between two runs.
enum HoldLimit: Hashable, Sendable {
    case span(Span)
    case unlimited
}

extension Form where Value == HoldLimit {
    /// A duration, or unlimited.
    static let hold = scalar(
        "duration or unlimited", range: "0 or more", example: "24 h",
        parse: { text, _ throws(Misreading) in
            text == "unlimited" ? .unlimited : .span(try readSpan(text, least: 0, range: "0 or more, or unlimited"))
        },
        text: { hold, _ in
            switch hold {
            case .span(let span): span.text
            case .unlimited: "unlimited"
            }
        }
    )
}

extension Form where Value == Span {
    /// The age of stock: a duration, or civil months before the horizon's start.
    static let age = scalar(
        "duration or months", range: "0 or more", example: "10 d",
        parse: { text, context throws(Misreading) in
            guard let months = try readMonths(text) else {
                return try readSpan(text, least: 0, range: "0 or more")
            }
            guard let start = context.start else { return .zero }
            return .days(start.dayNumber - start.adding(months: -months).dayNumber)
        },
        text: { span, _ in span.text }
    )

    /// The fixed difference of a site's civil time from UTC.
    static let offset = scalar(
        "offset from UTC", range: "-14:00 to +14:00", example: "+01:00",
        parse: { text, _ throws(Misreading) in
            guard let sign = text.first, sign == "+" || sign == "-", let time = CivilTime(text.dropFirst()),
                time.minutes <= 14 * 60
            else { throw Misreading("not an offset from UTC", remedy: "write sign, hours and minutes, such as +01:00") }
            return .minutes(sign == "-" ? -time.minutes : time.minutes)
        },
        text: { span, _ in
            let size = CivilTime(minutes: abs(span.minutes)) ?? .midnight
            return "\(span.minutes < 0 ? "-" : "+")\(size)"
        }
    )
}
