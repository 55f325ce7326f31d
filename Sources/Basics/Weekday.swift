// SPDX-License-Identifier: GPL-3.0-or-later

/// A day of the week; the week begins on Monday.
public enum Weekday: Int, Hashable, Comparable, Sendable, CaseIterable, CustomStringConvertible {
    /// Monday.
    case mon
    /// Tuesday.
    case tue
    /// Wednesday.
    case wed
    /// Thursday.
    case thu
    /// Friday.
    case fri
    /// Saturday.
    case sat
    /// Sunday.
    case sun

    /// Reads the three small letters used in scenarios, such as `mon`.
    public init?(_ text: some StringProtocol) {
        guard let day = Weekday.allCases.first(where: { $0.text == text }) else { return nil }
        self = day
    }

    /// The three small letters used in scenarios.
    public var text: String {
        switch self {
        case .mon: "mon"
        case .tue: "tue"
        case .wed: "wed"
        case .thu: "thu"
        case .fri: "fri"
        case .sat: "sat"
        case .sun: "sun"
        }
    }

    /// The name in full, such as "Monday".
    public var name: String {
        switch self {
        case .mon: "Monday"
        case .tue: "Tuesday"
        case .wed: "Wednesday"
        case .thu: "Thursday"
        case .fri: "Friday"
        case .sat: "Saturday"
        case .sun: "Sunday"
        }
    }

    /// The next day, Monday after Sunday.
    public var next: Weekday { Weekday(rawValue: (rawValue + 1) % 7) ?? .mon }

    /// The same as ``text``.
    public var description: String { text }

    /// Whether the first day comes earlier in a week that begins on Monday.
    public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
