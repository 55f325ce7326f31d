// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What a search for a run's start finds.
enum RunSearch {
    /// The start of the first run.
    case start(Int)
    /// The run fits no open hours to the end of the calendars.
    case noHours
    /// Nor is there ever enough of a pool within it.
    case tooFew(ID<StaffPool>)
}

extension Occupancy {
    /// The least r ≥ `lower` at which every run of the occupancy, k·every after r, can be done and staffed.
    ///
    /// Every unmet rule gives a later r before which it stays unmet, so the search only moves on.
    func earliestRun(from lower: Int) -> RunSearch {
        var r = lower
        var place = 0
        while place < times {
            let offset = place * every
            switch move(at: r + offset, place: place) {
            case .none:
                place += 1
            case .to(let next):
                r = next - offset
                place = 0
            case .stuck(let result):
                return result
            }
        }
        return .start(r)
    }

    private enum Move {
        case none
        case to(Int)
        case stuck(RunSearch)
    }

    /// Where a run that begins at s must move: nowhere, to a later start, or nothing helps.
    private func move(at s: Int, place: Int) -> Move {
        guard let first = isPausable ? runHours.nextOpen(s) : runHours.earliestFit(run, from: s) else {
            return .stuck(.noHours)
        }
        guard first == s else { return .to(first) }
        guard let end = end(ofRun: s) else { return .stuck(.noHours) }
        if isPausable {
            if let next = pausedMove(s, end, isLast: place == times - 1) { return next }
        }
        for need in work {
            let share = need.share(place)
            let missing = need.missing(share, s, end)
            guard missing > 0 else { continue }
            guard var step = need.step(missing: missing, s, end) else { return .stuck(.tooFew(need.pool)) }
            if isPausable { step = min(step, evenStep(s, end)) }
            // Behind the last shift nothing is left that could come.
            guard let lastEnd = joinedEnd(need), s < lastEnd else { return .stuck(.tooFew(need.pool)) }
            return .to(s + step)
        }
        return .none
    }

    /// Attended minutes of a pausable run need their people; its repetitions must not overlap.
    private func pausedMove(_ s: Int, _ end: Int, isLast: Bool) -> Move? {
        if barred.openMinutes(s, end) > 0 {
            // All starts up to the end of the barred stretch would work in it.
            let place = barred.isOpen(s) ? barred.place(atOrBefore: s) : barred.place(atOrBefore: s) + 1
            return .to(barred.ends[place])
        }
        if !isLast, end > s + every {
            // Within a shift the breaks ahead only grow.
            let place = runHours.place(atOrBefore: s)
            guard place + 1 < runHours.starts.count else { return .stuck(.noHours) }
            return .to(runHours.starts[place + 1])
        }
        return nil
    }

    /// How long start and end of a pausable run move on together.
    private func evenStep(_ s: Int, _ end: Int) -> Int {
        let place = runHours.place(atOrBefore: end - 1)
        let ahead = runHours.ends[place] - end
        let shift = (runHours.nextChange(after: s) ?? s + 1) - s
        return ahead > 0 ? min(ahead, shift) : 1
    }

    private func joinedEnd(_ need: HoursNeed) -> Int? {
        guard let cover = need.cover.ends.last else { return need.normal.ends.last }
        return max(cover, need.normal.ends.last ?? cover)
    }
}
