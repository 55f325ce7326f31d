// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

/// How loaded each room, unit class and pool is in each bucket.
struct LoadExtraction {
    let problem: PlanningProblem
    let decisions: PlanDecisions
    /// Units set up in buckets.
    let setUps: [PlannedSetUp]

    /// Loads by kind, then bytewise by resource, then time.
    var loads: [ResourceLoad] {
        let scenario = problem.scenario
        return scenario.rooms.ids.flatMap(loads(of:)) + scenario.units.ids.flatMap(loads(of:))
            + scenario.staff.ids.flatMap(loads(of:))
    }

    /// The buckets as stretches of minutes.
    private var buckets: [(from: Int, to: Int)] {
        problem.times.buckets.map { ($0.from.minutes, $0.to.minutes) }
    }

    private func load(
        _ kind: ResourceLoad.Kind, _ name: String, _ bucket: (from: Int, to: Int), used: Double, available: Double
    ) -> ResourceLoad {
        ResourceLoad(
            kind: kind, resource: name, bucketEnd: Instant(minutes: bucket.to),
            used: (used / 60).rounded(to: 1e6), available: (available / 60).rounded(to: 1e6))
    }

    /// Room: Σ held ∩ bucket, turnaround and earlier lots included, of count × bucket less closures.
    private func loads(of room: ID<Room>) -> [ResourceLoad] {
        let about = problem.scenario.rooms[room]
        let shared = about.sharing == nil ? nil : occupied(room)
        return buckets.map { bucket in
            func overlap(_ from: Int, _ to: Int) -> Double {
                Double(max(0, min(to, bucket.to) - max(from, bucket.from)))
            }
            var used = 0.0
            for piece in shared ?? [] { used += min(1, piece.lots) * overlap(piece.from, piece.to) }
            for (number, taker) in problem.takers.enumerated()
            where shared == nil && decisions.takers[number] > 0 {
                for take in taker.rooms where take.room == room {
                    used += decisions.takers[number] * overlap(take.from, take.to)
                }
            }
            for held in problem.scenario.opening.rooms where held.room == room && shared == nil {
                used += overlap(0, held.free.minutes)
            }
            let closed = about.closed.reduce(0.0) {
                $0 + Double($1.count) * overlap($1.from.minutes, $1.to.minutes)
            }
            var available = Double(about.count * (bucket.to - bucket.from)) - closed
            for added in problem.addedRooms(room, at: bucket.to - 1) {
                let from = max(bucket.from, problem.scenario.options[added.option].from.minutes)
                available += decisions.sum([added]) * Double(bucket.to - from)
            }
            return load(.room, about.name, bucket, used: used, available: max(0, available))
        }
    }

    /// How many lots are in a room from one minute to another, earlier lots and commitments included.
    private func occupied(_ room: ID<Room>) -> [(from: Int, to: Int, lots: Double)] {
        var changes: [(at: Int, by: Double)] = []
        for (number, taker) in problem.takers.enumerated() where decisions.takers[number] > 0 {
            for take in taker.rooms where take.room == room {
                changes += [(take.from, decisions.takers[number]), (take.to, -decisions.takers[number])]
            }
        }
        for held in problem.scenario.opening.rooms where held.room == room && held.free.minutes > 0 {
            changes += [(0, 1), (held.free.minutes, -1)]
        }
        changes.sort { $0.at < $1.at }
        var lots = 0.0
        return zip(changes, changes.dropFirst()).map { change, next in
            lots += change.by
            return (change.at, next.at, lots)
        }
    }

    /// Unit: Σ held ∩ open of open minutes × units not down.
    private func loads(of unit: ID<UnitClass>) -> [ResourceLoad] {
        var daily = [Double](repeating: 0, count: (problem.end + 1439) / 1440)
        for (number, taker) in problem.takers.enumerated() where decisions.takers[number] > 0 {
            for take in taker.unitDays where take.unit == unit && daily.indices.contains(take.day) {
                daily[take.day] += decisions.takers[number] * take.minutes
            }
        }
        return buckets.map { bucket in
            let days = bucket.from / 1440..<(bucket.to + 1439) / 1440
            let name = problem.scenario.units[unit].name
            let ready = setUps.reduce(0.0) {
                $1.unit == name && $1.bucketEnd.minutes == bucket.to ? $0 + Double($1.time.minutes) : $0
            }
            return load(
                .unit, name, bucket, used: ready + days.reduce(0) { $0 + daily[$1] },
                available: problem.availableMinutes(of: unit, from: bucket.from, to: bucket.to)
                    + decisions.sum(problem.addedMinutes(of: unit, from: bucket.from, to: bucket.to)))
        }
    }

    /// Pool: work in normal and cover hours of productive hours, cover included.
    private func loads(of pool: ID<StaffPool>) -> [ResourceLoad] {
        let about = problem.scenario.staff[pool]
        let hours = problem.hours
        let takers = problem.takers.enumerated().filter { decisions.takers[$0.offset] > 0 }.map { number, taker in
            (
                count: decisions.takers[number], bookings: taker.bookings.filter { $0.pool == pool },
                points: taker.points.filter { $0.pool == pool }
            )
        }
        return buckets.map { bucket in
            let from = Instant(minutes: bucket.from)
            let to = Instant(minutes: bucket.to)
            var used = 0.0
            for taker in takers {
                for booking in taker.bookings {
                    let work = booking.minutes(in: Interval(from: from, to: to), hours: hours)
                    used += taker.count * (work.normal + work.cover)
                }
                for point in taker.points where (bucket.from..<bucket.to).contains(point.minute) {
                    used += taker.count * point.hours * 60
                }
            }
            let normal = about.headcount * hours.poolNormal(pool).openMinutes(from: from, to: to)
            let cover = (about.cover?.headcount ?? 0) * hours.poolCover(pool).openMinutes(from: from, to: to)
            let people =
                Double(normal + cover) + decisions.sum(problem.addedMinutes(of: pool, from: bucket.from, to: bucket.to))
            return load(.staff, about.name, bucket, used: used, available: people * about.productive.double)
        }
    }
}
