// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Finds out why a walk has no result.
struct Explanation {
    let plan: CompiledRecipe
    let scenario: Scenario
    let hours: PlantHours

    /// The reason of a stop: a part that fits no shift, staff that never suffice, or what pushed the lot on.
    func reason(_ stop: Fixpoint.Stop, _ state: Fixpoint) -> LostStart.Reason {
        switch stop {
        case .noHours(let place, let part):
            let occupancy = plan.occupancies[place]
            if !fits(occupancy, part) {
                let resources = part == .run ? runResources(occupancy) : occupancy.resources
                return .noShift(occupancy.operation, part, resources)
            }
            let pushed = follow(state, from: point(place, state))
            if case .brokenHold = pushed { return pushed }
            return .beyondCalendars
        case .tooFew(let place, let pool):
            return .understaffedRun(plan.occupancies[place].operation, pool)
        case .begun(let index):
            return follow(state, from: point(brokenAt: index, state), hold: index)
        case .pushedOut(let place), .unsettled(let place):
            let limit = state.cellEnd.map { $0 - 1 + plan.occupancies[place].setUp }
            return follow(state, from: point(place, state, limit: limit))
        }
    }

    private func fits(_ occupancy: Occupancy, _ part: LostStart.Part) -> Bool {
        switch part {
        case .setUp: occupancy.setUp <= occupancy.joint.longest
        case .run: occupancy.isPausable || occupancy.run <= occupancy.runHours.longest
        case .clean: occupancy.clean <= occupancy.joint.longest
        }
    }

    private func runResources(_ occupancy: Occupancy) -> [LostStart.Resource] {
        (occupancy.unit.map { [.unit($0)] } ?? []) + occupancy.heads.map { .staff($0.pool) }
    }

    // MARK: What pushed

    /// A point of the way back: an occupancy, the latest start that would do, and its start as it was then.
    private struct Point {
        var place: Int
        var limit: Int?
        var base: Int
        var run: Int
        var cause: Fixpoint.Cause
    }

    private func point(_ place: Int, _ state: Fixpoint, limit: Int? = nil) -> Point {
        Point(
            place: place, limit: limit, base: state.base[place], run: state.run[place], cause: state.cause[place]
        )
    }

    /// The successor of an edge as it was when the hold was last broken.
    private func point(brokenAt index: Int, _ state: Fixpoint) -> Point {
        let broken = state.broken[index]
        return Point(
            place: plan.edges[index].successor, limit: broken.limit, base: broken.base, run: broken.run,
            cause: broken.cause
        )
    }

    /// Goes from what bounds an occupancy to what bounds that, up to something closed; the last hold passed is the
    /// broken one.
    private func follow(_ state: Fixpoint, from first: Point, hold: Int? = nil) -> LostStart.Reason {
        var here = first
        var lastHold = hold
        var seen = Set<Int>()
        while true {
            guard seen.insert(here.place).inserted else {
                return reason(lastHold, .circular(plan.occupancies[here.place].operation))
            }
            // Closed hours count when without them the start would be early enough.
            if here.limit.map({ here.base <= $0 }) ?? (here.run > here.base) {
                return reason(lastHold, closed(here))
            }
            switch here.cause {
            case .floor:
                return reason(lastHold, closed(here))
            case .predecessor(let other):
                here = point(other, state)
            case .hold(let index):
                lastHold = index
                here = point(brokenAt: index, state)
            case .unit(let other):
                let occupancy = plan.occupancies[here.place]
                if state.run[other] <= state.base[other], let unit = occupancy.unit {
                    let by = plan.occupancies[other].operation
                    return reason(lastHold, .occupied(occupancy.operation, unit, by: by))
                }
                here = point(other, state)
            }
        }
    }

    private func reason(_ hold: Int?, _ delay: LostStart.Delay) -> LostStart.Reason {
        guard let hold else { return .cannotBegin(delay) }
        let edge = plan.edges[hold]
        return .brokenHold(
            LostStart.BrokenHold(
                predecessor: plan.occupancies[edge.predecessor].operation,
                hold: .minutes(edge.hold ?? 0),
                successor: plan.occupancies[edge.successor].operation,
                delay: delay
            )
        )
    }

    // MARK: What is closed

    /// Of the resources an occupancy needs, the one that alone lets it run latest; all of them if none alone does.
    private func closed(_ here: Point) -> LostStart.Delay {
        let occupancy = plan.occupancies[here.place]
        let base = here.base
        var worst: (start: Int, resource: LostStart.Resource, alone: Occupancy)?
        for (resource, alone) in plan.alone(occupancy.operation, scenario: scenario, hours: hours) {
            let start = earliest(alone, from: base) ?? .max
            if start > worst?.start ?? base { worst = (start, resource, alone) }
        }
        let resources = worst.map { [$0.resource] } ?? occupancy.resources
        let open = (worst?.alone ?? occupancy).joint
        let from = base - occupancy.setUp
        let to = max(here.run, base + min(occupancy.run, 7 * 1440))
        let gap = open.longestGap(meeting: from, to).map {
            Interval(from: Instant(minutes: $0.from), to: Instant(minutes: $0.to))
        }
        return .closed(occupancy.operation, resources, gap)
    }

    private func earliest(_ occupancy: Occupancy, from base: Int) -> Int? {
        var least = base
        if occupancy.setUp > 0 {
            guard let start = occupancy.joint.earliestFit(occupancy.setUp, from: base - occupancy.setUp) else {
                return nil
            }
            least = max(least, start + occupancy.setUp)
        }
        guard case .start(let start) = occupancy.earliestRun(from: least) else { return nil }
        return start
    }
}
