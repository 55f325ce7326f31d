// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// What follows what within a lot: its cell, predecessors, longest holds, and its own use of units.
struct LotSequence {
    let setting: Setting

    func check(_ lot: CheckedLot, _ log: inout FindingLog) {
        checkStart(lot, &log)
        checkEdges(lot, &log)
        checkOwnUnits(lot, &log)
    }

    private func checkStart(_ lot: CheckedLot, _ log: inout FindingLog) {
        let all = lot.operations.flatMap { $0 }
        let first = all.map(\.setUp.from.minutes).min() ?? lot.lot.start.minutes
        if lot.lot.start.minutes != first {
            log.add(
                .storedWrong, lot.name,
                "starts \(setting.time(lot.lot.start.minutes)), but its first set-up is \(setting.time(first))")
        }
        if let reached = lot.reached {
            checkInProcess(lot, reached, &log)
            return
        }
        let (cell, grid) = (lot.lot.cell.minutes, setting.frame.grid)
        guard cell >= 0, cell < setting.frame.horizon, cell.isMultiple(of: grid) else {
            log.add(
                .cellWrong, lot.name,
                "cell \(setting.time(cell)) is not on the grid of \(length(grid)) within the horizon")
            return
        }
        if first < cell || first >= min(cell + grid, setting.frame.horizon) {
            log.add(
                .startOutsideCell, lot.name,
                "first set-up \(setting.time(first)) lies outside its cell from "
                    + "\(setting.stretch(cell, min(cell + grid, setting.frame.horizon)))")
        }
        let weekday = setting.scenario.horizon.start.adding(days: cell / 1440).weekday
        if !lot.shape.recipe.startDays.contains(weekday) {
            log.add(
                .startDayNotAllowed, lot.name,
                "starts on \(weekday.name), but \(lot.lot.recipe) starts on "
                    + "\(lot.shape.recipe.startDays.map(\.name).joined(separator: ", ")) only")
        }
    }

    /// The operation that a lot in process has reached runs since it began, and nothing else began before minute 0.
    func checkInProcess(_ lot: CheckedLot, _ reached: Int, _ log: inout FindingLog) {
        let began = lot.lot.cell.minutes
        let name = lot.shape.recipe.operations.things[reached].name
        if let run = lot.operations[reached].first?.run.from.minutes, run != began {
            log.add(
                .cellWrong, lot.name,
                "\(name) has been running since \(setting.time(began)), the plan says \(setting.time(run))")
        }
        for (index, copies) in lot.operations.enumerated() where index != reached {
            for one in copies where one.setUp.from.minutes < 0 {
                log.add(
                    .startOutsideCell, lot.name,
                    "\(one.operation) copy \(one.copy) begins \(setting.time(one.setUp.from.minutes)), before the "
                        + "horizon, but the lot had only reached \(name)")
            }
        }
    }

    /// Nothing begins before what it follows has ended, nor later than its hold admits.
    func checkEdges(_ lot: CheckedLot, _ log: inout FindingLog) {
        for edge in lot.shape.edges where !lot.isDone(edge.from.operation) && !lot.isDone(edge.to.operation) {
            // The operation that a lot in process has reached runs already, whatever it followed.
            let before = lot.shape.recipe.operations.things[edge.from.operation]
            let after = lot.shape.recipe.operations.things[edge.to.operation]
            let end = lot.run(edge.from).to
            let start = lot.run(edge.to).from
            let title = "\(after.name) copy \(edge.to.copy + 1)"
            let cause = "\(before.name) copy \(edge.from.copy + 1)"
            if start < end {
                log.add(
                    .tooEarlyAfterPredecessor, lot.name,
                    "run of \(title) starts \(setting.time(start)), but \(cause) ends \(setting.time(end))")
            }
            if let hold = before.hold, start - end > hold.minutes {
                log.add(
                    .holdExceeded, lot.name,
                    "run of \(title) starts \(setting.time(start)), \(length(start - end)) after \(cause), whose "
                        + "longest hold is \(hold.text)")
            }
        }
    }

    private func checkOwnUnits(_ lot: CheckedLot, _ log: inout FindingLog) {
        for unit in lot.shape.turns.keys.sorted() {
            var taken = LevelCurve()
            for index in lot.operations.indices where lot.shape.recipe.operations.things[index].unit == unit {
                for occupancy in lot.occupancies(index) {
                    taken.add(occupancy.from, occupancy.to, 1)
                }
            }
            let thing = setting.scenario.units[unit]
            if let piece = taken.pieces.first(where: { $0.level > Double(thing.count) + 0.5 }) {
                log.add(
                    .ownUnitsExceeded, lot.name,
                    "needs \(figure(piece.level)) of \(thing.name) at once from "
                        + "\(setting.stretch(piece.from, piece.to)), there are \(thing.count)")
            }
        }
    }
}
