// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

/// One point of a study: which parameters have which values.
public struct SweepPoint: Hashable, Sendable {
    /// Where a point belongs.
    public enum Part: String, Hashable, Sendable, CaseIterable, Codable {
        /// The scenario as it stands.
        case base
        /// One parameter at an end of its range.
        case tornado
        /// Every value of the axes with every other.
        case grid
        /// Drawn.
        case sample
    }

    /// Its place among all points, from 0.
    public let number: Int
    /// Where it belongs.
    public let part: Part
    /// The value of each parameter; nil where it stays as the scenario has it.
    public let values: [StudyValue?]

    /// Puts a point together.
    public init(number: Int, part: Part, values: [StudyValue?]) {
        self.number = number
        self.part = part
        self.values = values
    }

    /// The parameters that have a value of their own.
    public var varied: [Int] { values.indices.filter { values[$0] != nil } }
}

/// All points of a study, in their order: the base, one at a time, grid, sample.
public struct SweepDesign: Hashable, Sendable {
    /// The parameters: those of the study, then uncertain values of the scenario.
    public let parameters: [StudyParameter]
    /// The points.
    public let points: [SweepPoint]

    /// Lays out a study; `uncertain` are the values of the scenario that it varies as well.
    public init(_ study: Study, uncertain: [StudyParameter] = []) {
        let parameters = study.parameters + uncertain
        self.parameters = parameters
        var points: [SweepPoint] = []
        func add(_ part: SweepPoint.Part, _ values: [Int: StudyValue]) {
            points.append(
                SweepPoint(number: points.count, part: part, values: parameters.indices.map { values[$0] }))
        }
        add(.base, [:])
        if study.hasTornado {
            for (place, parameter) in parameters.enumerated() {
                // What the scenario itself says is uncertain is always among them.
                let isChosen = study.tornado?.contains(parameter.name) ?? true || place >= study.parameters.count
                guard isChosen, let low = parameter.low, let high = parameter.high else { continue }
                add(.tornado, [place: low])
                add(.tornado, [place: high])
            }
        }
        for values in Self.grid(study.grid, parameters) { add(.grid, values) }
        if let sample = study.sample {
            let ranged = parameters.indices.filter { parameters[$0].low != nil && parameters[$0].high != nil }
            let names = ranged.map { parameters[$0].name }
            for shares in Sampling.points(of: sample, names: names) {
                let values = zip(ranged, shares).map { ($0, parameters[$0].value(at: $1)) }
                add(.sample, Dictionary(uniqueKeysWithValues: values))
            }
        }
        self.points = points
    }

    /// Every value of the first axis with every value of the others; the last axis runs fastest.
    private static func grid(_ axes: [StudyAxis], _ parameters: [StudyParameter]) -> [[Int: StudyValue]] {
        guard !axes.isEmpty else { return [] }
        return axes.reduce([[:]]) { points, axis in
            guard let place = parameters.firstIndex(where: { $0.name == axis.parameter }) else { return points }
            let values = axis.values.isEmpty ? parameters[place].steps(axis.steps) : axis.values
            return points.flatMap { point in
                values.map { value in point.merging([place: value]) { _, new in new } }
            }
        }
    }
}

extension StudyParameter {
    /// So many values from the low to the high end, both included.
    func steps(_ count: Int) -> [StudyValue] {
        guard count > 1, let low, let high, let from = low.number, let to = high.number else { return [] }
        return (0..<count).map { place in
            stepped(from + (to - from) * Exact(place, over: count - 1), unit: low.unit)
        }
    }

    /// The value below which a share of all lies: a triangle over low, mode and high, or even between low and high.
    ///
    /// It is a multiple of a millionth of the range, so that it has few digits.
    func value(at share: Double) -> StudyValue {
        guard let low, let high, let from = low.number, let to = high.number else { return low ?? StudyValue(.one, "") }
        var place = share
        if let peak = mode?.number, let whole = (peak - from).divided(by: to - from) {
            let top = whole.double
            place =
                share < top
                ? (share * top).squareRoot() : 1 - ((1 - share) * (1 - top)).squareRoot()
        }
        let millionths = Int((min(1, max(0, place)) * 1e6).rounded())
        return stepped(from + (to - from) * Exact(millionths, over: 1_000_000), unit: low.unit)
    }

    /// The nearest value that the step admits.
    private func stepped(_ value: Exact, unit: String) -> StudyValue {
        guard let size = step?.number, size.signum > 0, let from = low?.number, let to = high?.number,
            let count = (value - from).divided(by: size)
        else { return StudyValue(value, unit) }
        let near = from + count.rounded(.halfAwayFromZero, places: 0) * size
        return StudyValue(near > to ? near - size : near, unit)
    }
}
