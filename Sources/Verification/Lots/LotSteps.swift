// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Set-up, run and clean of every copy: their lengths, their shifts, and the beat of repetitions.
struct LotSteps {
    let setting: Setting

    func check(_ lot: CheckedLot, _ log: inout FindingLog) {
        for index in lot.operations.indices {
            let operation = lot.shape.recipe.operations.things[index]
            for (copy, one) in lot.operations[index].enumerated() {
                let step = Step(
                    lot: lot, index: index, operation: operation, copy: copy, one: one,
                    isGiven: lot.isGiven(index, copy))
                checkQualified(step, &log)
                checkSetUp(step, &log)
                checkRun(step, &log)
                checkClean(step, &log)
            }
            checkBeat(lot, index, operation, &log)
        }
    }

    /// One copy under inspection.
    private struct Step {
        let lot: CheckedLot
        let index: Int
        let operation: Operation
        let copy: Int
        let one: PlannedOperation
        /// Whether its run began before the plan, so that it is a fact.
        let isGiven: Bool

        var title: String { "\(operation.name) copy \(copy + 1)" }
    }

    /// Neither the unit nor the operation on it is used before its day.
    private func checkQualified(_ step: Step, _ log: inout FindingLog) {
        guard !step.isGiven, let unit = step.operation.unit else { return }
        let thing = setting.scenario.units[unit]
        let from = step.one.setUp.from.minutes
        for day in [thing.qualified, step.operation.qualified].compactMap(\.?.minutes) where from < day {
            log.add(
                .notQualified, step.lot.name,
                "\(step.title) takes \(thing.name) at \(setting.time(from)), qualified from \(setting.time(day))")
        }
    }

    private func checkSetUp(_ step: Step, _ log: inout FindingLog) {
        let isFirst = step.copy == 0 || !step.lot.shape.isRepeated(step.index)
        let expected = isFirst && !step.isGiven ? step.operation.setUp.minutes : 0
        let (from, to) = (step.one.setUp.from.minutes, step.one.setUp.to.minutes)
        if to - from != expected {
            log.add(
                .durationWrong, step.lot.name,
                "set-up of \(step.title) takes \(length(to - from)), expected \(length(expected))")
        }
        if to > step.one.run.from.minutes || (expected == 0 && to != step.one.run.from.minutes) {
            log.add(
                .durationWrong, step.lot.name,
                "set-up of \(step.title) ends \(setting.time(to)), its run starts "
                    + "\(setting.time(step.one.run.from.minutes))")
        }
        if !step.lot.shape.joint[step.index].contains(from, to) {
            log.add(
                .setUpOutsideShift, step.lot.name,
                "set-up of \(step.title) from \(setting.stretch(from, to)) does not fit one stretch of open hours "
                    + "of \(resources(step.operation))")
        }
    }

    private func checkRun(_ step: Step, _ log: inout FindingLog) {
        let (from, to) = (step.one.run.from.minutes, step.one.run.to.minutes)
        let open = step.lot.shape.open[step.index]
        let expected = step.lot.shape.runs[step.index]
        guard step.operation.isPausable else {
            if to - from != expected {
                log.add(
                    .durationWrong, step.lot.name,
                    "run of \(step.title) takes \(length(to - from)), expected \(length(expected))")
            }
            if !step.isGiven, !open.contains(from, to) {
                log.add(
                    .runOutsideHours, step.lot.name,
                    "run of \(step.title) from \(setting.stretch(from, to)) does not fit one stretch of open hours "
                        + "of \(unitName(step.operation))")
            }
            return
        }
        let worked = open.minutes(from, to)
        if worked != expected {
            log.add(
                .durationWrong, step.lot.name,
                "run of \(step.title) from \(setting.stretch(from, to)) has \(length(worked)) of open hours of "
                    + "\(unitName(step.operation)), expected \(length(expected))")
        }
        if to <= from || !open.isOpen(at: to - 1) || (!step.isGiven && !open.isOpen(at: from)) {
            log.add(
                .runOutsideHours, step.lot.name,
                "run of \(step.title) from \(setting.stretch(from, to)) begins or ends while "
                    + "\(unitName(step.operation)) is closed")
        }
    }

    private func checkClean(_ step: Step, _ log: inout FindingLog) {
        let isLast = step.copy == step.lot.operations[step.index].count - 1 || !step.lot.shape.isRepeated(step.index)
        let expected = isLast ? step.operation.clean.minutes : 0
        let (from, to) = (step.one.clean.from.minutes, step.one.clean.to.minutes)
        if to - from != expected {
            log.add(
                .durationWrong, step.lot.name,
                "clean of \(step.title) takes \(length(to - from)), expected \(length(expected))")
        }
        if from < step.one.run.to.minutes || (expected == 0 && from != step.one.run.to.minutes) {
            log.add(
                .durationWrong, step.lot.name,
                "clean of \(step.title) begins \(setting.time(from)), its run ends "
                    + "\(setting.time(step.one.run.to.minutes))")
        }
        if !step.lot.shape.joint[step.index].contains(from, to) {
            log.add(
                .cleanOutsideShift, step.lot.name,
                "clean of \(step.title) from \(setting.stretch(from, to)) does not fit one stretch of open hours "
                    + "of \(resources(step.operation))")
        }
    }

    private func checkBeat(_ lot: CheckedLot, _ index: Int, _ operation: Operation, _ log: inout FindingLog) {
        guard case .repeated(_, let every) = operation.pattern, let first = lot.operations[index].first else { return }
        for (copy, one) in lot.operations[index].enumerated() {
            let expected = first.run.from.minutes.addingSaturated(every.minutes.multipliedSaturated(copy))
            if one.run.from.minutes != expected {
                log.add(
                    .repeatOffBeat, lot.name,
                    "run of \(operation.name) copy \(copy + 1) starts \(setting.time(one.run.from.minutes)), expected "
                        + "\(setting.time(expected)) (every \(every.text))")
            }
        }
    }

    private func unitName(_ operation: Operation) -> String {
        operation.unit.map { setting.scenario.units[$0].name } ?? "the plant"
    }

    private func resources(_ operation: Operation) -> String {
        ([unitName(operation)] + operation.staff.map { setting.scenario.staff[$0.pool].name }).joined(separator: ", ")
    }
}
