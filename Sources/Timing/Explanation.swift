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
            let pushed = follow(state, from: place, limit: nil)
            if case .brokenHold = pushed { return pushed }
            return .beyondCalendars
        case .tooFew(let place, let pool):
            return .understaffedRun(plan.occupancies[place].operation, pool)
        case .begun(let index):
            return follow(state, along: index)
        case .pushedOut(let place), .unsettled(let place):
            return follow(state, from: place, limit: state.cellEnd.map { $0 - 1 + plan.occupancies[place].setUp })
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

    private func follow(_ state: Fixpoint, along index: Int) -> LostStart.Reason {
        let edge = plan.edges[index]
        let limit = state.end(edge) + (edge.hold ?? 0)
        return follow(state, from: edge.successor, limit: limit, hold: index)
    }

    /// Goes from what bounds an occupancy to what bounds that, up to something closed; the last hold passed is the
    /// broken one.
    private func follow(
        _ state: Fixpoint, from first: Int, limit: Int?, hold: Int? = nil
    ) -> LostStart.Reason {
        var place = first
        var limit = limit
        var lastHold = hold
        var seen = Set<Int>()
        while true {
            guard seen.insert(place).inserted else {
                return reason(lastHold, .circular(plan.occupancies[place].operation))
            }
            // Closed hours count when without them the start would be early enough.
            let isMoved = state.run[place] > state.base[place]
            if limit.map({ state.base[place] <= $0 }) ?? isMoved {
                return reason(lastHold, closed(place, state))
            }
            switch state.cause[place] {
            case .floor:
                return reason(lastHold, closed(place, state))
            case .predecessor(let other):
                place = other
                limit = nil
            case .hold(let index):
                lastHold = index
                place = plan.edges[index].successor
                limit = state.limit[index]
            case .unit(let other):
                let occupancy = plan.occupancies[place]
                if state.run[other] <= state.base[other], let unit = occupancy.unit {
                    let by = plan.occupancies[other].operation
                    return reason(lastHold, .occupied(occupancy.operation, unit, by: by))
                }
                place = other
                limit = nil
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
    private func closed(_ place: Int, _ state: Fixpoint) -> LostStart.Delay {
        let occupancy = plan.occupancies[place]
        let base = state.base[place]
        var worst: (start: Int, resource: LostStart.Resource, alone: Occupancy)?
        for resource in occupancy.resources {
            let alone = Occupancy(
                occupancy.operation, copy: 1, in: plan.recipe, scenario: scenario, hours: hours, only: resource
            )
            let start = earliest(alone, from: base) ?? .max
            if start > worst?.start ?? base { worst = (start, resource, alone) }
        }
        let resources = worst.map { [$0.resource] } ?? occupancy.resources
        let open = (worst?.alone ?? occupancy).joint
        let from = base - occupancy.setUp
        let to = max(state.run[place], base + min(occupancy.run, 7 * 1440))
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
