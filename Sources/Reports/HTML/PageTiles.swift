// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// The figures that stand on top of the page.
    func tiles(_ schedule: Schedule?) -> [PageData.Tile] {
        var tiles = [
            PageData.Tile(
                title: "Contribution", value: money(plan.outcome.contribution),
                note:
                    "gap \(NumberText.fixed(plan.outcome.gap * 100, places: 2)) %, \(money(plan.outcome.gapMoney)) at most",
                tone: plan.outcome.contribution.cents < 0 ? "warn" : ""),
            serviceTile(schedule),
            PageData.Tile(
                title: "Lots", value: number(plan.lots.reduce(0) { $0 + $1.count }),
                note: count(Set(plan.lots.map(\.recipe)).count, "recipe"), tone: ""),
        ].compactMap(\.self)
        let loaded = LoadSummary.all(of: plan).filter { ($0.window ?? 0) > 0 }
        if let top = loaded.max(by: { ($0.window ?? 0) < ($1.window ?? 0) }), let share = top.window, share.isFinite {
            tiles.append(
                PageData.Tile(
                    title: "Highest load after ramp-up", value: NumberText.fixed(share * 100, places: 0) + "\u{A0}%",
                    note: "\(top.kind.rawValue) \(PageData.shown(top.name))", tone: share > 0.95 ? "warn" : ""))
        }
        if let schedule {
            let outcome = schedule.outcome
            tiles.append(
                PageData.Tile(
                    title: "Timetable keeps", value: kept(outcome),
                    note: "of what the plan promised on time; \(count(outcome.laterLots, "lot")) later than planned",
                    tone: outcome.laterLots == 0 ? "good" : "warn"))
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
        let worths = Dictionary(plan.legend.lines.map { ($0.name, Double($0.worth.cents)) }) { first, _ in first }
        let all = lines.reduce(0) { $0 + (worths[$1.line] ?? 0) }
        let onTime = lines.filter { $0.wanted > 0 }.reduce(0) { $0 + (worths[$1.line] ?? 0) * $1.onTime / $1.wanted }
        let trouble = lines.count { $0.late > 0 || $0.lost > 0 }
        let full = lines.count - trouble
        return PageData.Tile(
            title: "On time, of the demanded value",
            value: all > 0
                ? NumberText.percentDown(onTime / all) : NumberText.percentDown(Double(full) / Double(lines.count)),
            note: "\(full) of \(count(lines.count, "line")) in full and on time", tone: trouble == 0 ? "good" : "warn")
    }
}
