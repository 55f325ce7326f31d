// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// The figures that stand on top of the page.
    func tiles(_ schedule: Schedule?) -> [PageData.Tile] {
        var tiles = [
            PageData.Tile(
                title: "Contribution", value: PageData.typeset(money(plan.outcome.contribution)),
                note:
                    "gap \(NumberText.fixed(plan.outcome.gap * 100, places: 2)) %, \(money(plan.outcome.gapMoney)) at most",
                tone: plan.outcome.contribution.cents < 0 ? "warn" : ""),
            serviceTile(schedule),
            PageData.Tile(
                title: "Lots", value: number(plan.lots.reduce(0) { $0 + $1.count }, places: 2),
                note: count(Set(plan.lots.map(\.recipe)).count, "recipe"), tone: ""),
        ].compactMap(\.self)
        if let top = LoadSummary.highest(in: LoadSummary.all(of: plan)), let share = top.window, share.isFinite {
            tiles.append(
                PageData.Tile(
                    title: "Highest load after ramp-up", value: NumberText.fixed(share * 100, places: 0) + "\u{A0}%",
                    note: "\(top.kind.rawValue) \(PageData.shown(top.name))", tone: share > 0.95 ? "warn" : ""))
        }
        if let schedule {
            let (outcome, missing) = (schedule.outcome, schedule.unplaced.count)
            tiles.append(
                PageData.Tile(
                    title: "Timetable keeps", value: kept(outcome),
                    note: "of what the plan promised on time; \(count(outcome.laterLots, "lot")) later than planned"
                        + (missing > 0 ? ", \(number(Double(missing))) without a place" : ""),
                    tone: outcome.laterLots + missing == 0 ? "good" : "warn"))
        }
        return tiles
    }

    private func kept(_ outcome: ScheduleOutcome) -> String {
        guard outcome.plannedOnTime > 0 else { return NumberText.percentDown(1) }
        return NumberText.percentDown(outcome.scheduledOnTime / outcome.plannedOnTime)
    }

    private func serviceTile(_ schedule: Schedule?) -> PageData.Tile? {
        let lines = schedule?.demand ?? plan.demand
        guard !lines.isEmpty else { return nil }
        let trouble = lines.count { $0.late > 0 || $0.lost > 0 }
        let full = lines.count - trouble
        return PageData.Tile(
            title: "On time, of the demanded value",
            value: NumberText.percentDown(
                ServedWorth(lines, plan.legend).onTime ?? Double(full) / Double(lines.count)),
            note: "\(full) of \(count(lines.count, "line")) in full and on time"
                + (schedule == nil ? "" : ", in the timetable"),
            tone: trouble == 0 ? "good" : "warn")
    }
}
