// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A location with its own units, rooms and staff.
public struct Site: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// The fixed difference of its civil time from UTC; only shipping compares the clocks of two sites.
    public let offset: Span

    /// Puts a site together.
    package init(name: String, label: String, offset: Span) {
        self.name = name
        self.label = label
        self.offset = offset
    }
}
