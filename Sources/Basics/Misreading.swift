// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a piece of text could not be read, without the place it stood at.
public struct Misreading: Error, Hashable, Sendable {
    /// What is wrong, as a clause without a full stop.
    public var problem: String
    /// What would be right, where that is known, such as `write "90 min"`.
    public var remedy: String?

    /// Makes a misreading from what is wrong and what would be right.
    public init(_ problem: String, remedy: String? = nil) {
        self.problem = problem
        self.remedy = remedy
    }
}
