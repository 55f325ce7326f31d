// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
import Manufacturing
import Timing

extension PlanningStudy {
    /// What a valid scenario asks for and no plan can give: demand that is left out, and lots and commitments that cannot be
    /// where they are decided; each with its place.
    public var warnings: [Fault] { (impossibleLots + lotsInClosedRooms).sorted() + lateDemand }

    /// So many demand lines are told one by one; demand beyond the plan is common where plans roll on.
    private static let mostLines = 3

    private var lateDemand: [Fault] {
        let problem = formulation.problem
        let lastDay = problem.text(at: (problem.end - 1) / 1440 * 1440)
        let faults = problem.leftOut.map { line in
            let path = "demand.\(line.name)"
            return Fault(
                at: sources[path], path: path, problem: "due after the end of the tail, so it is left out of the plan",
                value: problem.text(at: line.due.minutes - 1440),
                remedy:
                    "the last day of plans is \(lastDay): write a longer horizon.length or horizon.tail, "
                    + "or leave the line out")
        }.sorted()
        guard faults.count > Self.mostLines + 1 else { return faults }
        let rest = faults[Self.mostLines...]
        let more = Fault(
            at: rest.first?.position, path: "demand",
            problem: "from here on \(rest.count) more lines are due after the end of the tail and left out of the plan")
        return faults.prefix(Self.mostLines) + [more]
    }

    private var impossibleLots: [Fault] {
        formulation.problem.impossible.map { rule in
            Fault(
                at: sources[rule.path], path: rule.path, problem: "there will be no plan: \(rule.sentence)",
                remedy: "decide another time, or open the plant for it")
        }
    }

    /// Pinned lots that hold a room while all rooms of its kind are closed and no option adds one.
    private var lotsInClosedRooms: [Fault] {
        let problem = formulation.problem
        return candidates.filter { $0.origin == .pinned && $0.fewest > 0 }.flatMap { lot in
            lot.rooms.compactMap { take -> Fault? in
                let room = scenario.rooms[take.room]
                if canGrow(take.room) { return nil }
                let shut = room.closed.first { outage in
                    outage.from.minutes < take.to && outage.to.minutes > take.from
                        && room.closedCount(at: outage.from.minutes) >= room.count
                }
                guard let shut else { return nil }
                let start = problem.text(at: lot.timeline.cell.minutes)
                return Fault(
                    at: sources["opening.pinned"], path: "opening.pinned",
                    problem:
                        "there will be no plan: a lot of \(scenario.recipes[lot.recipe].name) must start on \(start) and "
                        + "holds room \(room.name), which is closed from \(problem.text(at: shut.from.minutes)) to "
                        + problem.text(at: shut.to.minutes),
                    remedy: "decide another time, or open the room for it")
            }
        }
    }

    private func canGrow(_ room: ID<Room>) -> Bool {
        scenario.options.things.contains { $0.addition == .room(room) }
    }
}
