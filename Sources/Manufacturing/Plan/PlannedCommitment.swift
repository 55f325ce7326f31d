// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// When a commitment is done.
public struct PlannedCommitment: Hashable, Sendable, Codable {
    /// The commitment.
    public var commitment: String
    /// Which of its dates, from 1; dates before the horizon's start count.
    public var number: Int
    /// From its begin to its end.
    public var during: Interval
    /// 1, or the part of it that a relaxed plan does on this day.
    public var share: Double

    /// Puts a commitment's time together.
    public init(commitment: String, number: Int, during: Interval, share: Double) {
        self.commitment = commitment
        self.number = number
        self.during = during
        self.share = share
    }
}
