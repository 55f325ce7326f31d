// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// How much of its shelf life stock must have left when it is delivered.
public enum RemainingLife: Hashable, Sendable {
    /// A fixed time before it expires.
    case span(Span)
    /// The same day of the month so many months before it expires, else that month's last.
    case months(Int)
    /// A share of the time from the beginning of its age to its expiry.
    case share(Exact)

    /// Whether nothing need be left.
    public var isNone: Bool {
        switch self {
        case .span(let span): span <= .zero
        case .months(let months): months <= 0
        case .share(let share): share.signum <= 0
        }
    }

    /// Whether it asks for more than another one that is told in the same way.
    public func isStricter(than other: RemainingLife) -> Bool {
        switch (self, other) {
        case (.span(let left), .span(let right)): left > right
        case (.months(let left), .months(let right)): left > right
        case (.share(let left), .share(let right)): left > right
        default: false
        }
    }

    /// Whether two are told in the same way, and so can be compared for any stock.
    public func isComparable(to other: RemainingLife) -> Bool {
        switch (self, other) {
        case (.span, .span), (.months, .months), (.share, .share): true
        default: false
        }
    }
}
