// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Who works when, and which materials come and go.
extension TimelineBuilder {
    func book(_ place: Int, _ ledger: inout StaffLedger) {
        let occupancy = plan.occupancies[place]
        let hasSetUp = setUpLength(place) > 0
        let (setUp, clean) = (state.setUp[place], state.clean[place])
        func task(_ repetition: Int) -> StaffBooking.Task {
            .operation(occupancy.operation, copy: occupancy.copy + repetition)
        }
        for need in occupancy.work {
            if hasSetUp {
                let share = need.share(0).setUp
                ledger.book(
                    need.pool, setUp, setUp + occupancy.setUp, amount: share, withCover: true, for: task(0))
            }
            for repetition in 0..<occupancy.times {
                let share = need.share(repetition)
                let from = state.run[place] + repetition * occupancy.every
                let to = state.runEnd[plan.firstRun[place] + repetition]
                let isNormal = need.fitsNormalHours(share, from, to)
                ledger.book(
                    need.pool, from, to, amount: share.run, withCover: !isNormal, for: task(repetition))
            }
            let share = need.share(occupancy.times - 1).clean
            ledger.book(
                need.pool, clean, state.cleanEnd[place], amount: share, withCover: true, for: task(occupancy.times - 1))
        }
        for need in occupancy.heads {
            for stretch in attended(place, hasSetUp: hasSetUp) {
                let amount = Double(need.count) * Double(stretch.to - stretch.from)
                ledger.book(
                    need.pool, stretch.from, stretch.to, amount: amount, withCover: true, for: task(stretch.repetition))
            }
        }
    }

    /// Set-up, worked minutes of the runs, clean; each with its repetition.
    func attended(_ place: Int, hasSetUp: Bool) -> [(from: Int, to: Int, repetition: Int)] {
        let occupancy = plan.occupancies[place]
        var result: [(from: Int, to: Int, repetition: Int)] = []
        if hasSetUp { result.append((state.setUp[place], state.setUp[place] + occupancy.setUp, 0)) }
        for repetition in 0..<occupancy.times {
            let from = state.run[place] + repetition * occupancy.every
            let to = state.runEnd[plan.firstRun[place] + repetition]
            guard occupancy.isPausable else {
                result.append((from, to, repetition))
                continue
            }
            let worked = occupancy.runHours
            for shift in max(worked.place(atOrBefore: from), 0)..<max(worked.place(atOrBefore: to - 1) + 1, 1) {
                guard shift < worked.starts.count else { break }
                let stretch = (
                    from: max(from, worked.starts[shift]), to: min(to, worked.ends[shift]), repetition: repetition
                )
                if stretch.from < stretch.to { result.append(stretch) }
            }
        }
        result.append((state.clean[place], state.cleanEnd[place], occupancy.times - 1))
        return result
    }

    /// Materials at the run start of each copy, frozen ones so much earlier as they thaw; what a lot in process took before minute 0 is not listed.
    var uses: [UseTimes] {
        var result: [UseTimes] = []
        for (place, occupancy) in plan.occupancies.enumerated() where !state.isDone[place] {
            for take in occupancy.takes {
                for repetition in 0..<occupancy.times {
                    let run = Instant(minutes: state.run[place] + repetition * occupancy.every)
                    let at = run - (take.thaw ?? .zero)
                    if state.given != nil, at < .start { continue }
                    result.append(UseTimes(at: at, material: take.material, quantity: take.quantity))
                }
            }
        }
        result.sort { ($0.at, $0.material) < ($1.at, $1.material) }
        var count = 0
        for place in result.indices {
            let next = result[place]
            if count > 0, result[count - 1].at == next.at, result[count - 1].material == next.material {
                result[count - 1] = UseTimes(
                    at: next.at, material: next.material, quantity: result[count - 1].quantity + next.quantity)
            } else {
                result[count] = next
                count += 1
            }
        }
        result.removeLast(result.count - count)
        return result
    }

    /// What the recipe makes beside, unless its operation was done before the walk.
    var others: [OutputTimes] {
        plan.recipe.alsoMakes.compactMap { output in
            let places = plan.places[output.after.index]
            guard !places.contains(where: { state.isDone[$0] }) else { return nil }
            let stored = sample(output.after)
            guard stored >= .start else { return nil }
            return OutputTimes(
                material: output.material, stored: stored, usable: stored + output.elapsed, quantity: output.quantity)
        }
    }
}
