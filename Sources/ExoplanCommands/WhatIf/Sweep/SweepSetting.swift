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
        let choices = try ScenarioLoading.telling(in: session) { () throws(Faults) in
            try Self.choices(of: study, in: source.layers)
        }
        var documents: [(overrides: [Override], document: ScenarioDocument)] = []
        for overrides in choices {
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

    /// The overrides of the base and of each alternative; every name that means nothing is a fault at its place.
    private static func choices(of study: Study, in layers: ScenarioLayers) throws(Faults) -> [[Override]] {
        var (choices, faults): ([[Override]], [Fault]) = ([], [])
        func choose(_ names: [String], _ key: String, _ places: [SourcePosition]) -> [Override] {
            do throws(Faults) {
                return try layers.overrides(named: names, key: key, at: places)
            } catch {
                faults += error.list
                return []
            }
        }
        let base = choose(study.with, "with", study.places.with)
        choices.append(base)
        for (text, place) in zip(study.alternatives, study.places.alternatives) {
            let names = ScenarioChoiceText.names(text)
            let added = choose(names, "alternatives", names.map { _ in place })
            choices.append(base + added.filter { !base.contains($0) })
        }
        guard faults.isEmpty else { throw Faults(faults) }
        return choices
    }

    /// Refuses a parameter none of whose ends makes a scenario, and two that move the same value at one point.
    ///
    /// What is wrong with single values is told by their points.
    private static func checkPaths(
        _ design: SweepDesign, _ source: ScenarioSource, _ overrides: [Override], in session: Session
    ) throws(Ending) {
        var faults: [Fault] = []
        var moved: [[String: SourcePosition]] = []
        for (place, parameter) in design.parameters.enumerated() {
            let listed = design.points.compactMap { $0.values[place] }
            let ends = [parameter.low ?? listed.first, parameter.high ?? listed.last].compactMap(\.self)
            var places: [String: SourcePosition] = [:]
            let broken = ends.compactMap { end -> Faults? in
                do throws(Faults) {
                    let made = try source.document(making: overrides, point: parameter.operations(at: end))
                    for change in made.changes where parameter.positions.contains(change.position) {
                        places[change.path] = change.position
                    }
                    return nil
                } catch {
                    return error
                }
            }
            moved.append(places)
            guard !ends.isEmpty, broken.count == ends.count, let first = broken.first else { continue }
            faults += first.list.filter { !faults.contains($0) }
        }
        faults += movedTwice(design, moved)
        guard !faults.isEmpty else { return }
        let list = Faults(faults)
        _ = try ScenarioLoading.telling(in: session) { () throws(Faults) in throw list }
    }

    /// A fault for each two parameters that move the same value at some point, with the first such value.
    private static func movedTwice(_ design: SweepDesign, _ moved: [[String: SourcePosition]]) -> [Fault] {
        var faults: [Fault] = []
        for (second, places) in moved.enumerated() {
            for first in 0..<second {
                let shared = places.keys.filter { moved[first][$0] != nil }.sortedBytewise()
                guard let path = shared.first, let one = moved[first][path], let other = places[path],
                    design.points.contains(where: { $0.values[first] != nil && $0.values[second] != nil })
                else { continue }
                let ordered = [(first, one), (second, other)].sorted { $0.1 < $1.1 }
                let names = ordered.map { design.parameters[$0.0].name }
                faults.append(
                    Fault(
                        at: ordered[1].1, path: path, problem: "\(names[0]) and \(names[1]) both vary this",
                        remedy:
                            "keep one of them, or vary them in studies of their own; the other stands at \(ordered[0].1)"
                    ))
            }
        }
        return faults
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
