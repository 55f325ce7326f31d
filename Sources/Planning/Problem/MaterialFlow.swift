// SPDX-License-Identifier: GPL-3.0-or-later

import Algorithms
import Basics
import Manufacturing

/// When a material comes in and goes out, and the instants at which its stock is balanced.
///
/// The instants (cuts) are the fewest that keep stock from ever being negative: an outflow needs a cut only if
/// something comes in before the next outflow. A cut stands after the outflows of its minute; what comes in at a
/// minute comes before its outflows.
struct MaterialFlow: Sendable {
    /// The material.
    let material: ID<Material>
    /// What can come in, by the minute from which it may be used.
    let supplies: [Supply]
    /// What lots take, by minute.
    let uses: [Use]
    /// What lanes may take, by minute.
    let shipments: [Shipment]
    /// Minutes at which it may be delivered, ascending.
    let deliveryMinutes: [Int]
    /// Minutes after whose outflows stock is balanced, ascending; the last is the end of the tail.
    let cuts: [Int]
    /// What a midnight leaves of stock.
    let keptPerDay: Double

    /// Something that can come in.
    struct Supply: Sendable {
        /// What it is.
        let source: Source
        /// From when it is physically there [min].
        let stored: Int
        /// From when it may be used [min].
        let available: Int
        /// When it began to age [min].
        let born: Int
        /// The last minute at which it may be used, if it expires.
        let expires: Int?
        /// How much when it is stored, per unit of its source [unit].
        let quantity: Double
        /// How much more, per full lot of its source's size [unit].
        var perSize = 0.0

        /// Whether it is what a lot lacks that has left in quarantine.
        var isLeaving: Bool {
            if case .movement = source { return quantity < 0 }
            return false
        }

        /// Whether it has expired before it may be used.
        var isExpired: Bool { (expires ?? .max) < available }
    }

    /// Where a supply comes from.
    enum Source: Sendable {
        /// Opening stock or an order placed earlier: given.
        case given
        /// The purchase of this number in the list of arrivals.
        case purchase(Int)
        /// The lots of a candidate.
        case lot(Int)
        /// The movement of this number.
        case movement(Int)
        /// The contractor's day of this number.
        case contract(Int)
    }

    /// What a movement takes at a minute.
    struct Shipment: Sendable {
        let minute: Int
        let movement: Int
        /// How much of its shelf life it must have left.
        let wants: RemainingLife?
    }

    /// What lots of a candidate, or a commitment, take at a minute.
    struct Use: Sendable {
        let minute: Int
        /// Its place among what takes capacity.
        let taker: Int
        let quantity: Double
        /// How much more, per full lot of their size [unit].
        var perSize = 0.0
    }

    /// Finds the cuts of a material.
    ///
    /// `marks` are further minutes at which stock is asked for (bucket ends, expiries); `isFine` gives every outflow
    /// a cut, as a storage limit needs.
    init(
        material: ID<Material>, supplies: [Supply], uses: [Use], shipments: [Shipment] = [], deliveryMinutes: [Int],
        marks: [Int], end: Int, isFine: Bool, keptPerDay: Double = 1
    ) {
        self.material = material
        self.keptPerDay = keptPerDay
        self.supplies = supplies.sorted { ($0.available, $0.stored) < ($1.available, $1.stored) }
        self.uses = uses.sorted { ($0.minute, $0.taker) < ($1.minute, $1.taker) }
        self.shipments = shipments
        self.deliveryMinutes = deliveryMinutes
        var outflows = uses.map(\.minute) + shipments.map(\.minute) + deliveryMinutes
        outflows.append(end)
        let sorted = Self.distinct(outflows.filter { $0 <= end })
        let incoming = Self.distinct(supplies.map(\.available))
        var cuts = marks.filter { $0 >= 0 && $0 <= end }
        var cursor = 0
        for (place, minute) in sorted.enumerated() {
            guard place + 1 < sorted.count else {
                cuts.append(minute)
                break
            }
            while cursor < incoming.count, incoming[cursor] <= minute {
                cursor += 1
            }
            if isFine || (cursor < incoming.count && incoming[cursor] <= sorted[place + 1]) {
                cuts.append(minute)
            }
        }
        self.cuts = Self.distinct(cuts)
    }

    /// The cut that closes the period of a minute, nil after the last.
    func cut(closing minute: Int) -> Int? {
        let place = cuts.partitioningIndex { $0 >= minute }
        return place < cuts.count ? place : nil
    }

    /// What is left at one minute of stock of an earlier one: each midnight takes its share.
    func kept(from: Int, to: Int) -> Double {
        guard keptPerDay != 1 else { return 1 }
        var days = Self.day(of: to) - Self.day(of: from)
        var (result, power) = (1.0, keptPerDay)
        while days > 0 {
            if days & 1 == 1 { result *= power }
            power *= power
            days >>= 1
        }
        // What is as little as this is nothing, and would only blur the programme.
        return result < 1e-12 ? 0 : result
    }

    private static func day(of minute: Int) -> Int { minute >= 0 ? minute / 1440 : (minute - 1439) / 1440 }

    private static func distinct(_ minutes: [Int]) -> [Int] {
        var result: [Int] = []
        for minute in minutes.sorted() where result.last != minute {
            result.append(minute)
        }
        return result
    }
}
