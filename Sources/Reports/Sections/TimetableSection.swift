// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension PlanReport {
    /// How the schedule keeps the plan: lots later than planned with their reasons, and lots without a place.
    func timetable(_ schedule: Schedule, on page: inout Page) {
        page.heading("Timetable")
        let outcome = schedule.outcome
        page.fact("Lots", placed(schedule), nameWidth: 13, ink: schedule.unplaced.isEmpty ? nil : .warning)
        page.fact("On time", onTime(outcome), nameWidth: 13, ink: isKept(outcome) ? .good : .warning)
        page.fact("Search", search(outcome), nameWidth: 13)
        later(schedule, on: &page)
        for lot in schedule.unplaced {
            page.words("No place for \(lot.lot): \(lot.reason)", indent: 2, hanging: 2, ink: .bad)
        }
    }

    private func placed(_ schedule: Schedule) -> String {
        let (there, missing) = (schedule.lots.count, schedule.unplaced.count)
        let operations = count(schedule.operations.count, "operation")
        guard missing > 0 else { return "all \(number(Double(there))) have a place, with \(operations)" }
        return "\(number(Double(there))) of \(number(Double(there + missing))) have a place, with \(operations)"
    }

    private func onTime(_ outcome: ScheduleOutcome) -> String {
        let kept =
            "\(NumberText.percentDown(outcome.scheduledOnTime)) of the demanded value as scheduled, "
            + "\(NumberText.percentDown(outcome.plannedOnTime)) as planned; "
        guard outcome.laterLots > 0 else { return kept + "no lot is released later than planned" }
        return kept + "\(count(outcome.laterLots, "lot")) later than planned by "
            + "\(number(outcome.daysLater, places: 1))\u{A0}d in all"
    }

    private func isKept(_ outcome: ScheduleOutcome) -> Bool {
        outcome.scheduledOnTime >= outcome.plannedOnTime - 1e-9
    }

    private func search(_ outcome: ScheduleOutcome) -> String {
        "\(count(outcome.decodes, "whole timetable")) tried in \(count(outcome.rounds, "round")) of plan and timetable"
    }

    private func later(_ schedule: Schedule, on page: inout Page) {
        let concerned = schedule.lots.filter { $0.released > $0.planned }
        guard !concerned.isEmpty else { return }
        var table = TextTable([
            .init(title: "lot", isFlexible: true), .init(title: "planned release", leaveOut: 1),
            .init(title: "scheduled"), .init(title: "later [d]", isRight: true),
        ])
        for lot in concerned.prefix(Self.mostLines) {
            table.row(
                [
                    lot.name, clock.spoken(lot.planned, isDay: true), clock.spoken(lot.released, isDay: true),
                    NumberText.fixed(lot.daysLater, places: 1),
                ], ink: .warning)
            if !lot.reason.isEmpty { table.note(lot.reason) }
        }
        table.set(on: &page)
        if concerned.count > Self.mostLines {
            page.words("\(count(concerned.count - Self.mostLines, "more lot")) in schedule-lots.csv", indent: 2)
        }
    }
}
