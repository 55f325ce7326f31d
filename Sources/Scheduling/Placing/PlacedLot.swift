// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import Timing

/// What a lot waits for.
enum Awaited: Hashable, Sendable {
    case unit(Int)
    case room(Int)
    case people(Int)
    case material(Int)
    case startDay
    case hours(Int)
    case laboratory(Int)
    case instrument(Int)
}

/// A wait of a lot on its way to its place.
struct Wait: Sendable {
    let awaited: Awaited
    /// The operation and the first copy that had to wait; nil: the whole lot.
    let operation: ID<Operation>?
    let copy: Int
    /// From when to when [min].
    let from: Int
    let until: Int
}

/// A lot at its place.
struct PlacedLot: Sendable {
    let timeline: LotTimeline
    /// What is expected to be usable [unit].
    let net: Double
    /// Everything it had to wait for on the way, in the order in which it was found.
    let waits: [Wait]
}

/// Why a lot has no place.
enum Hindrance: Error, Sendable {
    /// It would have to start after the time in which it may.
    case window(latest: Int, [Wait])
    /// It would be released after the time by which it must.
    case release(latest: Int, [Wait])
    /// It cannot hold a room or unit as the plan's campaigns have it.
    case campaign(ResourceLoad.Kind, Int, [Wait])
    /// An operation needs more than there ever is.
    case never(Awaited)
    /// A material is never there in time.
    case material(Int)
    /// The walk has no end.
    case walk(LotPlacing.Trouble, [Wait])
    /// It is timed but cannot be released; plant words.
    case lost(String)
    /// Too many moves.
    case gaveUp([Wait])
}
