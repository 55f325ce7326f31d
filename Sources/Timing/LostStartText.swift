// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Says in plant words why a start is lost; weekdays in place of dates, so that equal causes read the same.
struct LostStartText {
    let scenario: Scenario
    let recipe: Recipe

    func text(_ reason: LostStart.Reason) -> String {
        switch reason {
        case .startDay:
            return "lots start on \(list(recipe.startDays.map(Self.short))) only"
        case .cannotBegin(let delay):
            let cell = scenario.horizon.starts == .days(1) ? "day" : scenario.horizon.starts.text
            return "no start within the \(cell): \(text(delay))"
        case .brokenHold(let broken):
            let predecessor = name(broken.predecessor)
            if case .circular = broken.delay {
                let successor = name(broken.successor)
                return "hold of \(hours(broken.hold)) after \(predecessor) is too short for \(successor), "
                    + "whatever the start"
            }
            if broken.hold == .zero { return "no hold is allowed after \(predecessor): \(text(broken.delay))" }
            return "hold of \(hours(broken.hold)) after \(predecessor) is broken: \(text(broken.delay))"
        case .noShift(let operation, let part, let resources):
            let figures = recipe.operations[operation]
            let (word, span) =
                switch part {
                case .setUp: ("set-up", figures.setUp)
                case .run: ("run", figures.run)
                case .clean: ("clean", figures.clean)
                }
            return "\(word) of \(name(operation)) takes \(span.text), longer than any shift\(common(resources))"
        case .understaffedRun(let operation, let pool):
            let span = recipe.operations[operation].run.text
            return "run of \(name(operation)) (\(span)) never has enough open hours of staff \(name(pool))"
        case .understaffedCheck(let test, let pool):
            let what = test.map { "test \(recipe.release.tests[$0].name)" } ?? "review"
            return "\(what) has too few open hours of staff \(name(pool))"
        case .thawBeforeStart(let material):
            return "\(scenario.materials[material].name) would have to be thawed before the horizon's start"
        case .notQualified(let operation, let unit, let from):
            let day = CivilDateTime(from, since: CivilDateTime(date: scenario.horizon.start)).date
            return "unit \(scenario.units[unit].name) is not qualified for \(name(operation)) before \(day)"
        case .shortOfInstrument(let test, let unit):
            return "test \(recipe.release.tests[test].name) has too few open hours of unit \(scenario.units[unit].name)"
        case .instrumentNotQualified(let test, let unit, let from):
            let day = CivilDateTime(from, since: CivilDateTime(date: scenario.horizon.start)).date
            let name = recipe.release.tests[test].name
            return "unit \(scenario.units[unit].name) is not qualified for \(name) before \(day)"
        case .plateNotPossible(let test, let plate):
            return
                "test \(recipe.release.tests[test].name) falls on a start of \(scenario.plates[plate].name) whose open "
                + "hours hold too little of its people or its unit"
        case .beyondCalendars:
            return "does not end within the \(CalendarWindow.daysAfter) d after the horizon"
        case .beyondTail:
            return "released after the end of the tail"
        }
    }

    private func text(_ delay: LostStart.Delay) -> String {
        switch delay {
        case .closed(let operation, let resources, let gap):
            guard !resources.isEmpty else { return "\(name(operation)) cannot begin earlier" }
            let closed = gap.map { ", closed \(moment($0.from, $0)) to \(moment($0.to, $0))" } ?? ""
            return "\(name(operation)) waits for \(list(resources.map(name)))\(closed)"
        case .occupied(let operation, let unit, let other):
            return "\(name(operation)) waits for unit \(scenario.units[unit].name), used by \(name(other))"
        case .circular(let operation):
            return "\(name(operation)) can never come soon enough"
        }
    }

    /// Holds are spoken of in hours up to three days.
    private func hours(_ span: Span) -> String {
        span.minutes.isMultiple(of: 60) && span <= .hours(72) ? "\(span.minutes / 60) h" : span.text
    }

    /// `Sat 06:00`; with the date where the stretch is too long for weekdays.
    private func moment(_ instant: Instant, _ stretch: Interval) -> String {
        let civil = CivilDateTime(instant, since: CivilDateTime(date: scenario.horizon.start))
        let day = stretch.length < .days(7) ? Self.short(civil.weekday) : civil.date.description
        return "\(day) \(civil.time)"
    }

    private func common(_ resources: [LostStart.Resource]) -> String {
        resources.isEmpty ? "" : " of \(list(resources.map(name)))"
    }

    private func name(_ operation: ID<Operation>) -> String { recipe.operations[operation].name }

    private func name(_ pool: ID<StaffPool>) -> String { scenario.staff[pool].name }

    private func name(_ resource: LostStart.Resource) -> String {
        switch resource {
        case .unit(let unit): "unit \(scenario.units[unit].name)"
        case .staff(let pool): "staff \(scenario.staff[pool].name)"
        }
    }

    private static func short(_ weekday: Weekday) -> String { String(weekday.name.prefix(3)) }

    /// `a`, `a and b`, `a, b and c`.
    private func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
