// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A test that several lots share: samples wait for the next start of its plates and go on them together.
public struct Plate: Named, Hashable, Sendable {
    /// The id text.
    public let name: String
    /// Free text for people.
    public let label: String
    /// The most samples on one, at least 1.
    public let size: Int
    /// One of the moments at which plates start.
    public let at: Instant
    /// From one such moment to the next, whole days.
    public let every: Span
    /// From a start to the results.
    public let elapsed: Elapsed
    /// Work on one plate, always in person-minutes, in the order of the pools.
    public let staff: [StaffNeed]
    /// Time of one plate on an instrument, if it takes any.
    public let instrument: QualityTest.Instrument?
    /// Cost of one plate [money].
    public let cost: Exact

    /// Puts a plate together.
    package init(
        name: String, label: String, size: Int, at: Instant, every: Span, elapsed: Elapsed, staff: [StaffNeed],
        instrument: QualityTest.Instrument?, cost: Exact
    ) {
        self.name = name
        self.label = label
        self.size = size
        self.at = at
        self.every = every
        self.elapsed = elapsed
        self.staff = staff
        self.instrument = instrument
        self.cost = cost
    }
}
