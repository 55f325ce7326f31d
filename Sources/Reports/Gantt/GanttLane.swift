// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// One line of a drawn timetable: a unit, a room, or work without a unit.
struct GanttLane {
    /// What a stretch of a lane is.
    enum Kind: Int {
        case run, side, turnaround
    }

    /// A stretch of a lane that a lot takes.
    struct Piece {
        var from: Int
        var to: Int
        var kind: Kind
        var lot: Int
    }

    var title: String
    var calendar: Int?
    var pieces: [Piece] = []

    /// The lanes of all units of the schedule, then those of operations without one.
    static func units(_ schedule: Schedule, lots: [String: Int]) -> [GanttLane] {
        let told = schedule.resources.filter { $0.kind == .unit }
        let byUnit = Dictionary(grouping: schedule.operations) { $0.unit ?? "" }
        let names = Set(told.map(\.name)).union(byUnit.keys.filter { !$0.isEmpty }).sortedBytewise()
        var lanes = names.flatMap { name in
            let resource = told.first { $0.name == name }
            let own = byUnit[name] ?? []
            return numbered(
                name, count: max(resource?.count ?? 1, own.compactMap(\.unitNumber).max() ?? 1),
                calendar: resource?.calendar, own.map { ($0.unitNumber ?? 1, pieces(of: $0, lots)) })
        }
        let without = (byUnit[""] ?? []).map { pieces(of: $0, lots) }
        lanes += packed("no unit", without)
        return lanes
    }

    /// The lanes of all rooms.
    static func rooms(_ schedule: Schedule, lots: [String: Int]) -> [GanttLane] {
        let told = schedule.resources.filter { $0.kind == .room }
        let byRoom = Dictionary(grouping: schedule.rooms, by: \.room)
        let names = Set(told.map(\.name)).union(byRoom.keys).sortedBytewise()
        return names.flatMap { name in
            let resource = told.first { $0.name == name }
            let own = byRoom[name] ?? []
            return numbered(
                name, count: max(resource?.count ?? 1, own.map(\.number).max() ?? 1), calendar: resource?.calendar,
                own.map { hold in
                    let lot = lots[hold.lot] ?? -1
                    return (
                        hold.number,
                        [Piece(from: hold.held.from.minutes, to: hold.held.to.minutes, kind: .run, lot: lot)]
                    )
                })
        }
    }

    /// As many lines as a resource has, at most so many; more would be no picture.
    private static let mostOfOne = 200

    private static func numbered(
        _ name: String, count: Int, calendar: Int?, _ uses: [(number: Int, pieces: [Piece])]
    ) -> [GanttLane] {
        let count = max(1, min(count, mostOfOne))
        var lanes = (1...count).map { GanttLane(title: count > 1 ? "\(name) \($0)" : name, calendar: calendar) }
        for use in uses where (1...count).contains(use.number) {
            lanes[use.number - 1].pieces += use.pieces
        }
        return lanes
    }

    /// Puts operations that need no unit into as few lines as hold them.
    private static func packed(_ title: String, _ operations: [[Piece]]) -> [GanttLane] {
        var lanes: [GanttLane] = []
        var ends: [Int] = []
        func begin(_ pieces: [Piece]) -> Int { pieces.map(\.from).min() ?? 0 }
        for pieces in operations.enumerated().sorted(by: {
            (begin($0.element), $0.offset) < (begin($1.element), $1.offset)
        }).map(\.element) {
            let end = pieces.map(\.to).max() ?? 0
            if let free = ends.firstIndex(where: { $0 <= begin(pieces) }) {
                lanes[free].pieces += pieces
                ends[free] = end
            } else if lanes.count < mostOfOne {
                lanes.append(GanttLane(title: title, pieces: pieces))
                ends.append(end)
            }
        }
        return lanes
    }

    private static func pieces(of operation: ScheduledOperation, _ lots: [String: Int]) -> [Piece] {
        let lot = lots[operation.lot] ?? -1
        func piece(_ from: Instant, _ to: Instant, _ kind: Kind) -> Piece {
            Piece(from: from.minutes, to: to.minutes, kind: kind, lot: lot)
        }
        var pieces = [
            piece(operation.setUp.from, operation.setUp.to, .side), piece(operation.run.from, operation.run.to, .run),
            piece(operation.clean.from, operation.clean.to, .side),
        ]
        if let held = operation.unitHold { pieces.append(piece(held.from, held.to, .turnaround)) }
        return pieces.filter { $0.from < $0.to }
    }

    /// What stands in a column.
    enum Mark: Equatable {
        case idle, closed
        case work(Kind, lot: Int)
        /// Several lots at once.
        case shared
    }

    /// The marks of the lane: the lot that takes most of a column; runs before set-ups, those before turnarounds, any
    /// work before none; closed is what is not open for a minute.
    func marks(on scale: GanttScale, open: [Interval]?) -> [Mark] {
        var minutes = Array(repeating: [Int: [Int]](), count: scale.columns)
        for piece in pieces {
            scale.spread(piece.from, piece.to) { column, count in
                var kinds = minutes[column][piece.lot] ?? [0, 0, 0]
                kinds[piece.kind.rawValue] += count
                minutes[column][piece.lot] = kinds
            }
        }
        let closed = closedMinutes(on: scale, open)
        return minutes.indices.map { column in
            let lots = minutes[column]
            guard let first = lots.keys.min() else { return closed[column] == scale.step ? .closed : .idle }
            for kind in [Kind.run, .side, .turnaround] {
                let shares = lots.mapValues { $0[kind.rawValue] }
                guard let most = shares.values.max(), most > 0 else { continue }
                let sum = lots.values.reduce(0) { $0 + $1[kind.rawValue] }
                if sum > scale.step { return .shared }
                let lot = shares.filter { $0.value == most }.keys.min() ?? first
                return .work(kind, lot: lot)
            }
            return .idle
        }
    }

    private func closedMinutes(on scale: GanttScale, _ open: [Interval]?) -> [Int] {
        guard let open else { return Array(repeating: 0, count: scale.columns) }
        var closed = Array(repeating: scale.step, count: scale.columns)
        for stretch in open {
            scale.spread(stretch.from.minutes, stretch.to.minutes) { closed[$0] -= $1 }
        }
        return closed
    }
}
