// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// The stretch of time that is planned, and the grids it is planned on.
public struct Horizon: Hashable, Sendable {
    /// The civil date of minute 0.
    public let start: CivilDate
    /// How long lots may start; whole days.
    public let length: Span
    /// How long rows run on after the horizon; nil: the longest time from start to release.
    public let tail: Span?
    /// The planning grid of lot starts; whole days.
    public let starts: Span
    /// The grid of delivery instants between due dates; whole days.
    public let deliveries: Span
    /// The buckets in which results are reported and stock is charged.
    public let bucket: Bucket

    /// How results are cut into buckets.
    public enum Bucket: Hashable, Sendable {
        /// Buckets of whole days, from the horizon's start.
        case span(Span)
        /// Civil months; the first and the last may be partial.
        case month
    }

    /// Puts a horizon together.
    package init(start: CivilDate, length: Span, tail: Span?, starts: Span, deliveries: Span, bucket: Bucket) {
        self.start = start
        self.length = length
        self.tail = tail
        self.starts = starts
        self.deliveries = deliveries
        self.bucket = bucket
    }
}
