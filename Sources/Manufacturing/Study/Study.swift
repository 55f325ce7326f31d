// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// Many what-ifs of one scenario: what is varied, how far, and at which points together.
public struct Study: Hashable, Sendable {
    /// Free text for people.
    public var label: String
    /// The scenario's file, relative to the study's, with its place.
    public var scenario: Draft
    /// Scenarios or overrides of that file that all points begin with.
    public var with: [String]
    /// Scenarios or overrides that are made beside the base, each at the same points.
    public var alternatives: [String]
    /// What is varied, by id, bytewise.
    public var parameters: [StudyParameter]
    /// Paths of uncertain values of the scenario that are varied as well.
    public var uncertain: [DraftPath]
    /// Whether all of them are.
    public var variesAllUncertain: Bool
    /// The parameters that are varied one at a time; nil: all.
    public var tornado: [String]?
    /// Whether any are.
    public var hasTornado: Bool
    /// The axes of the grid, in the order of the file.
    public var grid: [StudyAxis]
    /// The sample; nil: none is drawn.
    public var sample: StudySample?
    /// Whether lots are whole at each point.
    public var plans: Plans
    /// The most work for one plan of whole lots, as of `--work`.
    public var work: Int
    /// Every how many relaxed answers one is compared with a cold one; 0: never.
    public var check: Int
    /// How many points are done and stored together.
    public var chunk: Int
    /// Where it names what stands in the scenario.
    public var places = Places()

    /// Where the names and paths of a study are written, each in the order of what it belongs to.
    public struct Places: Hashable, Sendable {
        /// The names that all points begin with.
        public var with: [SourcePosition] = []
        /// The alternatives.
        public var alternatives: [SourcePosition] = []
        /// The paths of uncertain values, or the one word for all of them.
        public var uncertain: [SourcePosition] = []
    }

    /// What is planned at each point.
    public enum Plans: String, Hashable, Sendable, CaseIterable {
        /// The linear programme alone.
        case relaxed
        /// Whole lots.
        case integer
    }
}

/// A value that a study varies.
public struct StudyParameter: Hashable, Sendable {
    /// The id text.
    public var name: String
    /// Free text for people.
    public var label: String
    /// Whether values are put in place of what stands there, or are factors on it.
    public var kind: DraftOperation.Kind
    /// Where, as written.
    public var paths: [DraftPath]
    /// Where each path is written.
    public var positions: [SourcePosition]
    /// The low end.
    public var low: StudyValue?
    /// The most likely value; nil: all between the ends are equally likely.
    public var mode: StudyValue?
    /// The high end.
    public var high: StudyValue?
    /// Drawn values are the low end and multiples of this above it; 1 where things are counted and no other is written.
    public var step: StudyValue?

    /// Puts a parameter together.
    public init(
        name: String, label: String = "", kind: DraftOperation.Kind, paths: [DraftPath], positions: [SourcePosition],
        low: StudyValue? = nil, mode: StudyValue? = nil, high: StudyValue? = nil, step: StudyValue? = nil
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.paths = paths
        self.positions = positions
        self.low = low
        self.mode = mode
        self.high = high
        self.step = step
    }
}

/// A value of a parameter: a number with its unit, or a word.
public struct StudyValue: Hashable, Sendable {
    /// The number; nil for a word.
    public var number: Exact?
    /// The unit as written, or the word.
    public var unit: String

    /// Puts a number with its unit together.
    public init(_ number: Exact, _ unit: String) {
        self.number = number
        self.unit = unit
    }

    /// Takes a text apart: a number and what follows it, or a word.
    public init(_ text: String) {
        let digits = text.prefix { $0 != " " }
        number = Exact(decimal: digits)
        unit = number == nil ? text : String(text[digits.endIndex...]).trimmingBlanks
    }

    /// The value as it is written into a scenario; a duration in whole minutes.
    public var text: String {
        guard let number else { return unit }
        guard let time = Unit(unit), time.dimension == .time, !unit.contains("/"), !(number * time.scale).isWhole else {
            return unit.isEmpty ? number.decimalText : "\(number.decimalText) \(unit)"
        }
        return "\((number * time.scale).rounded(.halfAwayFromZero, places: 0).decimalText) min"
    }

    /// The value for people: a large round number as digits and a power of ten, such as `2e13 particle`.
    public var words: String {
        guard let digits = number?.decimalText, !unit.isEmpty, digits.allSatisfy(\.isNumber) else { return text }
        let zeros = digits.reversed().prefix { $0 == "0" }.count
        guard zeros >= 6, zeros < digits.count, let lead = digits.first else { return text }
        let rest = digits.dropLast(zeros).dropFirst()
        return "\(lead)\(rest.isEmpty ? "" : "." + rest)e\(digits.count - 1) \(unit)"
    }

    /// The number as the scenario will have it: that of a duration stands for whole minutes.
    public var double: Double? {
        guard let number else { return nil }
        guard let time = Unit(unit), time.dimension == .time, !unit.contains("/") else { return number.double }
        let minutes = (number * time.scale).rounded(.halfAwayFromZero, places: 0)
        return minutes.divided(by: time.scale)?.double
    }
}

/// An axis of a grid.
public struct StudyAxis: Hashable, Sendable {
    /// The parameter.
    public var parameter: String
    /// The values; empty where steps are counted.
    public var values: [StudyValue]
    /// How many values from the low to the high end.
    public var steps: Int
}

/// Points that are drawn.
public struct StudySample: Hashable, Sendable {
    /// How many.
    public var points: Int
    /// How they are spread.
    public var method: Method
    /// What the numbers begin from.
    public var seed: UInt64

    /// How points are spread over the ranges.
    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// Halton's sequence with digits permuted by the seed.
        case halton
        /// One point in each of as many equally likely layers of every parameter.
        case latinHypercube = "latin-hypercube"
        /// Each point by itself.
        case random
    }
}
