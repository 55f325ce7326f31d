// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// A start that no lot can have, and why.
public struct LostStart: Hashable, Sendable {
    /// The first minute of the grid cell; for a lot in process, when its operation began.
    public let cell: Instant
    /// Why, as data.
    public let reason: Reason
    /// Why, in plant words; equal causes on different weeks read the same.
    public let text: String

    /// Why a start is lost.
    public enum Reason: Hashable, Sendable {
        /// The recipe does not start on that weekday.
        case startDay
        /// The first set-up cannot begin within the grid cell.
        case cannotBegin(Delay)
        /// A hold cannot be kept without moving the start out of the grid cell.
        case brokenHold(BrokenHold)
        /// A part of an operation fits no shift of what it needs.
        case noShift(ID<Operation>, Part, [Resource])
        /// The open hours within a run hold too little work of a pool, whenever it runs.
        case understaffedRun(ID<Operation>, ID<StaffPool>)
        /// The open hours within a test (nil: the review) hold too little work of a pool.
        case understaffedCheck(ID<QualityTest>?, ID<StaffPool>)
        /// A frozen material would have to be taken out of stock before the horizon's start.
        case thawBeforeStart(ID<Material>)
        /// An operation would take its unit before it is qualified for it.
        case notQualified(ID<Operation>, ID<UnitClass>, Instant)
        /// The open hours of an instrument within a test hold too little time.
        case shortOfInstrument(ID<QualityTest>, ID<UnitClass>)
        /// A test would begin before its instrument is qualified.
        case instrumentNotQualified(ID<QualityTest>, ID<UnitClass>, Instant)
        /// Open hours hold too little work or instrument time for the plate of a test.
        case plateNotPossible(ID<QualityTest>, ID<Plate>)
        /// It would end after the days over which calendars are laid out.
        case beyondCalendars
        /// It would be released after the end of the tail.
        case beyondTail(released: Instant)
    }

    /// A part of an operation.
    public enum Part: String, Hashable, Sendable {
        case setUp, run, clean
    }

    /// What an operation needs besides its material.
    public enum Resource: Hashable, Sendable {
        /// A unit class.
        case unit(ID<UnitClass>)
        /// A staff pool.
        case staff(ID<StaffPool>)
    }

    /// A hold that cannot be kept.
    public struct BrokenHold: Hashable, Sendable {
        /// The operation whose product waits.
        public let predecessor: ID<Operation>
        /// How long it may wait.
        public let hold: Span
        /// The operation it waits for.
        public let successor: ID<Operation>
        /// Why that operation cannot begin earlier.
        public let delay: Delay
    }

    /// Why an operation cannot begin earlier.
    public enum Delay: Hashable, Sendable {
        /// Something it needs is closed: these resources (several: their common hours) in this stretch of time.
        case closed(ID<Operation>, [Resource], Interval?)
        /// Another operation of the lot has the unit.
        case occupied(ID<Operation>, ID<UnitClass>, by: ID<Operation>)
        /// Its own holds and predecessors cannot be brought together.
        case circular(ID<Operation>)
    }
}

/// What becomes of one start.
public enum StartOutcome: Hashable, Sendable {
    /// The lot as it would run on an otherwise empty plant.
    case possible(LotTimeline)
    /// Why there is no such lot.
    case lost(LostStart)

    /// The lot, where there is one.
    public var timeline: LotTimeline? {
        if case .possible(let timeline) = self { timeline } else { nil }
    }
}
