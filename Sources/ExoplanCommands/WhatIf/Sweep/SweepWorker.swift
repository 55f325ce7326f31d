// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import Planning
import Verification
import WhatIf

/// Does pieces of a study, each on a live problem of its own that begins at the base's basis.
///
/// Nothing of one piece reaches another, so the same points give the same results in any order and on any thread.
struct SweepWorker: Sendable {
    let side: SweepSide
    let study: Study
    /// Whether to stop between two points.
    let isStopped: @Sendable () -> Bool
    /// Hears of a finished point.
    let note: @Sendable (SweepResult) -> Void

    /// The results of points in their order; nil where it was stopped before the last.
    func results(of points: [SweepPoint]) -> [SweepResult]? {
        if study.plans == .integer { return each(points) { whole($0) } }
        if let found = relaxed(points, usesLines: side.lines != nil) { return found.results }
        if isStopped() { return nil }
        // A line did not lead where the scenario is: every point of the piece is stated by itself.
        return relaxed(points, usesLines: false)?.results
    }

    private func each(
        _ points: [SweepPoint], _ solve: (SweepPoint) -> SweepResult
    ) -> [SweepResult]? {
        var results: [SweepResult] = []
        for point in points {
            if isStopped() { return nil }
            let result = solve(point).rounded()
            // What was cut off is no result.
            if isStopped() { return nil }
            note(result)
            results.append(result)
        }
        return results
    }

    // MARK: Fractional lots

    /// Nil where it was stopped, or a line was refuted.
    private func relaxed(_ points: [SweepPoint], usesLines: Bool) -> (results: [SweepResult], ())? {
        guard let live = try? LiveRelaxation(side.base, with: GLPKSolver()) else { return nil }
        defer { live.close() }
        var isRefuted = false
        let results = each(points) { point in
            if isRefuted { return SweepResult(point: point.number, status: .unsolved, reason: "") }
            let (result, isFalse) = relaxed(point, live, usesLines: usesLines)
            isRefuted = isFalse
            return result
        }
        guard let results, !isRefuted else { return nil }
        return (results, ())
    }

    private func relaxed(
        _ point: SweepPoint, _ live: LiveRelaxation, usesLines: Bool
    ) -> (result: SweepResult, isRefuted: Bool) {
        let isChecked = study.check > 0 && point.number.isMultiple(of: study.check)
        do {
            guard !point.varied.isEmpty else { return (result(side.base.answer, at: point), false) }
            if usesLines, let lines = side.lines, lines.lead(to: point.varied),
                let distances = side.distances(at: point)
            {
                let answer = try live.solve(at: distances, of: lines)
                guard isChecked else { return (result(answer, at: point), false) }
                let cold = try RelaxedBase.coldAnswer(of: side.scenario(at: point), with: GLPKSolver())
                let (checked, isSame) = compared(answer, cold, at: point)
                return (checked, !isSame)
            }
            let scenario = try side.scenario(at: point)
            let answer = try live.solve(scenario)
            guard isChecked else { return (result(answer, at: point), false) }
            let cold = try RelaxedBase.coldAnswer(of: scenario, with: GLPKSolver())
            return (compared(answer, cold, at: point).result, false)
        } catch let faults as Faults {
            return (invalid(point, faults), usesLines && isChecked && side.lines?.lead(to: point.varied) ?? false)
        } catch let trouble as PlanningTrouble {
            try? live.restart()
            return (SweepResult(point: point.number, status: .unsolved, reason: trouble.sentence), false)
        } catch {
            return (SweepResult(point: point.number, status: .unsolved, reason: "\(error)"), false)
        }
    }

    /// The largest difference to a cold answer that counts as none, as a share.
    static let sameness = 1e-9

    /// The answer where a cold one says the same, else the cold one.
    private func compared(
        _ answer: RelaxedAnswer, _ cold: RelaxedAnswer, at point: SweepPoint
    ) -> (result: SweepResult, isSame: Bool) {
        guard answer.status == .optimal, cold.status == .optimal else {
            let isSame = answer.status == cold.status
            var result = result(isSame ? answer : cold, at: point)
            result.difference = isSame ? 0 : 1
            return (result, isSame)
        }
        let difference = abs(answer.cost - cold.cost) / max(1, abs(cold.cost))
        var result = result(difference <= Self.sameness ? answer : cold, at: point)
        result.difference = difference
        return (result, difference <= Self.sameness)
    }

    private func result(_ answer: RelaxedAnswer, at point: SweepPoint) -> SweepResult {
        guard answer.status == .optimal, let figures = answer.figures else {
            let status: SweepResult.Status = answer.status == .infeasible ? .infeasible : .unsolved
            return SweepResult(point: point.number, status: status, reason: answer.reasons.joined(separator: "; "))
        }
        var result = SweepResult(point: point.number, status: .planned, reason: "")
        result.contribution = answer.contribution
        result.bound = answer.certified.map { -$0 }
        result.iterations = answer.iterations
        result.way = answer.way.rawValue
        fill(&result, figures, side.base.answer.figures)
        return result
    }

    private func fill(_ result: inout SweepResult, _ figures: RelaxedFigures, _ base: RelaxedFigures?) {
        let legend = side.base.legend
        result.onTime = legend.onTime(figures)
        result.served = legend.served(figures)
        result.lots = figures.lots.indices.map { figures.lots(of: $0) }
        result.contracted = figures.contracted
        result.chosen = figures.chosen
        result.overtime = figures.overtime
        let moved = base.map { figures.moved(from: $0) } ?? .nan
        result.moved = moved.isFinite ? moved : nil
        result.lost = figures.lost
        result.late = figures.wanted.indices.map {
            max(0, figures.wanted[$0] - figures.onTime[$0] - figures.lost[$0])
        }
    }

    private func invalid(_ point: SweepPoint, _ faults: Faults) -> SweepResult {
        let first = faults.list.first.map { fault in
            [fault.path, fault.problem + (fault.value.map { ": \($0)" } ?? "")].filter { !$0.isEmpty }
                .joined(separator: ": ")
        }
        let more = faults.list.count > 1 ? " and \(faults.list.count - 1) more" : ""
        return SweepResult(point: point.number, status: .invalid, reason: (first ?? "") + more)
    }

    // MARK: Whole lots

    private func whole(_ point: SweepPoint) -> SweepResult {
        do {
            let scenario = try side.scenario(at: point)
            let options = PlanOptions(work: study.work)
            let result = try Planner(solver: GLPKSolver()).plan(
                scenario, options: options, control: PlanControl(cancel: isStopped))
            switch result.answer {
            case .infeasible(let rules):
                return SweepResult(
                    point: point.number, status: .infeasible,
                    reason: rules.map(\.sentence).joined(separator: "; "))
            case .plan(let plan):
                guard PlanChecker(scenario).check(plan).isSound else {
                    return SweepResult(point: point.number, status: .unsolved, reason: "the checker rejected the plan")
                }
                return self.result(plan, result.work, at: point)
            }
        } catch let faults as Faults {
            return invalid(point, faults)
        } catch let trouble as PlanningTrouble {
            // The command has no --work: that of each point stands in the study.
            let reason =
                trouble == .workLimit
                ? "the work limit was reached before there was a plan: allow more with work: in the study"
                : trouble.sentence
            return SweepResult(point: point.number, status: .unsolved, reason: reason)
        } catch {
            return SweepResult(point: point.number, status: .unsolved, reason: "\(error)")
        }
    }

    private func result(_ plan: Plan, _ work: PlanningWork, at point: SweepPoint) -> SweepResult {
        var result = SweepResult(point: point.number, status: .planned, reason: "")
        result.contribution = plan.outcome.contribution.double
        result.bound = plan.outcome.bound
        result.iterations = work.iterations
        result.way = plan.outcome.status.rawValue
        fill(&result, RelaxedFigures(of: plan, side.base.legend), side.whole)
        return result
    }
}
