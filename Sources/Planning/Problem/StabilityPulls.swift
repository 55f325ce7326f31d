// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Timing

extension PlanningTimes {
    /// When samples of a lot are pulled that is stored at an instant: from minute 0 to the end of the tail, ascending.
    func pulls(_ stability: Stability?, stored: Instant) -> [Instant] {
        (stability?.after ?? []).map { expiry($0, of: stored) }.filter { $0 >= .start && $0 < end }.sorted()
    }
}

extension Taker {
    /// Work that is asked for at one minute.
    struct Point: Sendable {
        let pool: ID<StaffPool>
        let minute: Int
        let hours: Double
    }

    /// The work of a lot's stability pulls.
    static func points(_ stability: Stability?, _ pulls: [Instant]) -> [Point] {
        pulls.flatMap { pull in
            (stability?.staff ?? []).compactMap { need in
                guard case .minutes(let minutes) = need.amount else { return nil }
                return Point(pool: need.pool, minute: pull.minutes, hours: minutes.double / 60)
            }
        }
    }
}

extension [Candidate.StaffTake] {
    /// The same with work at single minutes, each pool and week once.
    func adding(_ points: [Taker.Point]) -> [Candidate.StaffTake] {
        guard !points.isEmpty else { return self }
        let more = points.map {
            Candidate.StaffTake(pool: $0.pool, week: $0.minute / (7 * 1440), normal: $0.hours, cover: 0)
        }
        let all = (self + more).enumerated().sorted {
            ($0.element.pool, $0.element.week, $0.offset) < ($1.element.pool, $1.element.week, $1.offset)
        }.map(\.element)
        return all.reduce(into: []) { weeks, next in
            guard let last = weeks.last, last.pool == next.pool, last.week == next.week else {
                weeks.append(next)
                return
            }
            weeks[weeks.count - 1] = .init(
                pool: next.pool, week: next.week, normal: last.normal + next.normal, cover: last.cover + next.cover)
        }
    }
}
