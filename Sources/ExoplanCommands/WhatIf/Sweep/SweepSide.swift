// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing
import Planning
import ScenarioFiles
import WhatIf

/// One scenario that all points of a study are made in: the base, or an alternative to it.
struct SweepSide: Sendable {
    /// How it is called.
    let name: String
    /// The scenario as it stands.
    let document: ScenarioDocument
    /// Its relaxed programme, solved.
    let base: RelaxedBase
    /// What the base's plan of whole lots decides; nil where lots are fractional.
    let whole: RelaxedFigures?
    /// The parameters that move the programme along straight lines.
    private(set) var lines: RelaxedLines?
    /// Where each parameter stands in the scenario; nil where that is not one number.
    private let origins: [Double?]
    private let parameters: [StudyParameter]
    private let source: ScenarioSource
    private let overrides: [Override]

    init(
        name: String, document: ScenarioDocument, source: ScenarioSource, overrides: [Override],
        parameters: [StudyParameter], base: RelaxedBase, whole: RelaxedFigures? = nil
    ) {
        self.name = name
        self.document = document
        self.source = source
        self.overrides = overrides
        self.parameters = parameters
        self.base = base
        self.whole = whole
        origins = parameters.map { $0.number(in: document.draft) }
    }

    /// The scenario at a point.
    func scenario(at point: SweepPoint) throws(Faults) -> Scenario {
        let operations = point.varied.flatMap { place in
            point.values[place].map { parameters[place].operations(at: $0) } ?? []
        }
        return try source.document(making: overrides, point: operations, like: document).scenario
    }

    /// The scenario with one parameter moved.
    private func scenario(_ place: Int, at value: StudyValue) -> Scenario? {
        let point = SweepPoint(
            number: 0, part: .base, values: parameters.indices.map { $0 == place ? value : nil })
        return try? scenario(at: point)
    }

    /// Each parameter's distance from the scenario; nil where one that is moved has no place to count from.
    func distances(at point: SweepPoint) -> [Double]? {
        let found = point.values.indices.map { place -> Double? in
            guard let value = point.values[place] else { return 0 }
            guard let number = value.double, let origin = origins[place] else { return nil }
            return value.unit == parameters[place].low?.unit ?? value.unit ? number - origin : nil
        }
        let known = found.compactMap(\.self)
        return known.count == found.count ? known : nil
    }

    // MARK: Straight lines

    /// Finds out which parameters move the programme along straight lines, where there are points enough to repay it.
    mutating func findLines(for points: [SweepPoint]) {
        let several = points.filter { $0.part == .grid || $0.part == .sample }
        guard several.count >= 4 * parameters.count, base.answer.status == .optimal else { return }
        var lines = RelaxedLines(of: parameters.indices.map(parameter), base: base)
        // Points of the study itself, those in which most is moved first.
        let witnesses = several.sorted { ($1.varied.count, $0.number) < ($0.varied.count, $1.number) }
            .filter { $0.varied.count > 1 && $0.varied.allSatisfy { lines.isStraight[$0] } }
        let step = max(1, witnesses.count / Self.witnesses)
        for place in stride(from: 0, to: witnesses.count, by: step).prefix(Self.witnesses) {
            guard let distances = distances(at: witnesses[place]), let there = try? scenario(at: witnesses[place])
            else {
                continue
            }
            lines.confirm(distances, there, base: base)
        }
        self.lines = lines
    }

    /// How many points confirm that lines add up.
    private static let witnesses = 4

    private func parameter(_ place: Int) -> RelaxedLines.Parameter? {
        let about = parameters[place]
        guard let origin = origins[place] else { return nil }
        let ends = [about.high, about.low, about.mode].compactMap(\.self)
        let moved = ends.compactMap { value in value.double.map { (distance: $0 - origin, value: value) } }
            .filter { $0.distance != 0 }
        guard let one = moved.first, let other = moved.first(where: { $0.distance != one.distance }),
            let first = scenario(place, at: one.value), let second = scenario(place, at: other.value)
        else { return nil }
        return RelaxedLines.Parameter(first: (one.distance, first), second: (other.distance, second))
    }
}
