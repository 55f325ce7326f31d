// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import GLPKSolver
import Manufacturing
import Planning
import ResultFiles
import ScenarioFiles
import Verification
import WhatIf

/// A study with the scenarios that it is made in, each stated and solved once.
struct SweepSetting {
    let design: SweepDesign
    let file: SourceFile
    private(set) var sides: [SweepSide] = []

    /// Reads the base and the alternatives and lays the points out.
    init(_ document: StudyDocument, in session: Session) throws(Ending) {
        let (study, source) = (document.study, document.source)
        file = document.file
        let names = [[]] + study.alternatives.map { ScenarioChoiceText.names($0) }
        var documents: [(overrides: [Override], document: ScenarioDocument)] = []
        for added in names {
            let overrides = try ScenarioLoading.telling(in: session) { () throws(Faults) in
                try source.layers.overrides(named: study.with + added)
            }
            let made = try ScenarioLoading.telling(in: session) { () throws(Faults) in
                try source.document(making: overrides, point: [])
            }
            documents.append((overrides, made))
        }
        let (uncertain, faults) = documents[0].document.draft.uncertainParameters(of: study)
        if !faults.isEmpty {
            _ = try ScenarioLoading.telling(in: session) { () throws(Faults) in throw Faults(faults) }
        }
        design = SweepDesign(study, uncertain: uncertain)
        let all = documents[0].overrides
        try Self.checkPaths(design, source, all, in: session)
        for (place, made) in documents.enumerated() {
            let name =
                place == 0
                ? (study.with.isEmpty ? "base" : study.with.joined(separator: ",")) : study.alternatives[place - 1]
            let base: RelaxedBase
            do throws(PlanningTrouble) {
                base = try RelaxedBase(of: made.document.scenario, with: GLPKSolver())
            } catch {
                throw Ending(.failure, DisplayText.escaped(error.sentence))
            }
            var side = SweepSide(
                name: name, document: made.document, source: source, overrides: made.overrides,
                parameters: design.parameters, base: base,
                whole: try Self.wholePlan(of: made.document.scenario, base, study, session))
            if study.plans == .relaxed { side.findLines(for: design.points) }
            sides.append(side)
        }
    }

    /// A parameter none of whose ends makes a scenario is a slip of the study; what is wrong with single values is told
    /// by their points.
    private static func checkPaths(
        _ design: SweepDesign, _ source: ScenarioSource, _ overrides: [Override], in session: Session
    ) throws(Ending) {
        var faults: [Fault] = []
        for (place, parameter) in design.parameters.enumerated() {
            let listed = design.points.compactMap { $0.values[place] }
            let ends = [parameter.low ?? listed.first, parameter.high ?? listed.last].compactMap(\.self)
            let broken = ends.compactMap { end -> Faults? in
                do throws(Faults) {
                    _ = try source.document(making: overrides, point: parameter.operations(at: end))
                    return nil
                } catch {
                    return error
                }
            }
            guard !ends.isEmpty, broken.count == ends.count, let first = broken.first else { continue }
            faults += first.list.filter { !faults.contains($0) }
        }
        guard !faults.isEmpty else { return }
        let list = Faults(faults)
        _ = try ScenarioLoading.telling(in: session) { () throws(Faults) in throw list }
    }

    /// What the base's plan of whole lots decides.
    private static func wholePlan(
        of scenario: Scenario, _ base: RelaxedBase, _ study: Study, _ session: Session
    ) throws(Ending) -> RelaxedFigures? {
        guard study.plans == .integer else { return nil }
        let interrupt = session.console.interrupt
        let result = try? Planner(solver: GLPKSolver()).plan(
            scenario, options: PlanOptions(work: study.work), control: PlanControl(cancel: { interrupt.isCancelled }))
        guard case .plan(let plan) = result?.answer, PlanChecker(scenario).check(plan).isSound else { return nil }
        return RelaxedFigures(of: plan, base.legend)
    }

    /// What the stored pieces belong to: the study, all scenarios, the program and the solver.
    func key(of file: SourceFile) -> String {
        var text = "\(Exoplan.version)\n\(PlanningDesk.solverName)\n"
        for side in sides { text += "\(side.name)\n\(side.document.scenario.resolvedText)\n" }
        return Manifest.File(path: "", contents: Array(text.utf8) + file.bytes).sha256
    }
}

/// Names with commas between them.
enum ScenarioChoiceText {
    static func names(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    }
}
