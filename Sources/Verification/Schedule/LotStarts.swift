// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// When a lot of the schedule may start: at or after minute 0, on its weekdays, where it is pinned, as it has begun.
struct LotStarts {
    let setting: Setting

    func check(_ place: PlacedLot, _ log: inout FindingLog) {
        let lot = place.lot
        let first = lot.operations.flatMap { $0 }.map(\.setUp.from.minutes).min() ?? lot.lot.start.minutes
        if lot.lot.start.minutes != first {
            log.add(
                .storedWrong, lot.name,
                "starts \(setting.time(lot.lot.start.minutes)), but its first set-up is \(setting.time(first))")
        }
        checkCampaigns(place, &log)
        if let reached = lot.reached {
            LotSequence(setting: setting).checkInProcess(lot, reached, &log)
            return
        }
        if first < 0 {
            log.add(.startBeforeHorizon, lot.name, "starts \(setting.time(first)), before the horizon")
        }
        let weekday = setting.scenario.horizon.start.adding(days: OpenMinutes.day(of: first)).weekday
        if !lot.shape.recipe.startDays.contains(weekday) {
            log.add(
                .startDayNotAllowed, lot.name,
                "starts on \(weekday.name), but \(lot.lot.recipe) starts on "
                    + "\(lot.shape.recipe.startDays.map(\.name).joined(separator: ", ")) only")
        }
        let (cell, end) = (lot.lot.cell.minutes, lot.lot.cell.minutes.addingSaturated(setting.frame.grid))
        if lot.lot.origin == .pinned, first < cell || first >= end {
            log.add(
                .pinnedLotMoved, lot.name,
                "starts \(setting.time(first)), pinned from \(setting.stretch(cell, end))")
        }
    }

    /// Rooms and units with campaigns are held as in the plan, to the minute.
    private func checkCampaigns(_ place: PlacedLot, _ log: inout FindingLog) {
        let scenario = setting.scenario
        for about in KeyedThing.all(scenario) where about.sharing.campaign != nil {
            let planned: Interval?
            let found: Interval?
            switch about.place {
            case .room:
                planned = span(place.planned.rooms.filter { $0.room == about.name }.map(\.held))
                found = span(place.rooms.filter { $0.room == about.name }.map(\.held))
            case .unit:
                planned = span(place.planned.operations.filter { $0.unit == about.name }.compactMap(\.unitHold))
                found = span(place.lot.lot.operations.filter { $0.unit == about.name }.compactMap(\.unitHold))
            }
            guard planned != found else { continue }
            log.add(
                .campaignLotMoved, place.name,
                "holds \(about.name) \(text(found)), in the plan's campaigns \(text(planned))")
        }
    }

    private func span(_ holds: [Interval]) -> Interval? {
        guard let from = holds.map(\.from).min(), let to = holds.map(\.to).max() else { return nil }
        return Interval(from: from, to: to)
    }

    private func text(_ interval: Interval?) -> String {
        interval.map { "from \(setting.stretch($0.from.minutes, $0.to.minutes))" } ?? "never"
    }
}
