// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
public import Manufacturing

/// Parameters that move a relaxed programme along straight lines, so that a what-if needs no new formulation.
///
/// A price, a cost or a demand does; a yield does not where whole doses are filled, nor does a time. Whether one does is
/// found out: the line through the base and one end of the parameter's range must lead to the other end. Several at once
/// may meddle with each other, as a rate does with a headcount, so they are used together only when scenarios in which
/// all are moved have confirmed the sum of the lines.
public struct RelaxedLines: Sendable {
    let parametric: ParametricProgramme
    /// Whether each parameter alone moves the programme along a straight line.
    public let isStraight: [Bool]
    private var confirmations = 0
    private var isRefuted = false

    /// A parameter with two scenarios that differ from the base in it alone.
    public struct Parameter: Sendable {
        /// The parameter's distance from the base, not 0, and the scenario there.
        public let first: (distance: Double, scenario: Scenario)
        /// Another such scenario, best at the other end of the range.
        public let second: (distance: Double, scenario: Scenario)

        /// Puts a parameter together.
        public init(first: (distance: Double, scenario: Scenario), second: (distance: Double, scenario: Scenario)) {
            self.first = first
            self.second = second
        }
    }

    /// Looks for the lines of parameters; nil is a parameter that is known to have none.
    public init(of parameters: [Parameter?], base: RelaxedBase) {
        let lines = parameters.map { $0.flatMap { Self.line(of: $0, base) } }
        isStraight = lines.map { $0 != nil }
        parametric = ParametricProgramme(base: base.formulation.programme, changes: lines.map { $0 ?? .nothing })
    }

    private static func line(of parameter: Parameter, _ base: RelaxedBase) -> AffineChange? {
        let programme = base.formulation.programme
        let first = base.formulation(of: parameter.first.scenario)
        guard first.problem.impossible.isEmpty,
            let line = AffineChange(from: programme, to: first.programme, step: parameter.first.distance)
        else { return nil }
        let second = base.formulation(of: parameter.second.scenario)
        let alone = ParametricProgramme(base: programme, changes: [line])
        guard second.problem.impossible.isEmpty,
            alone.leads(to: second.programme, at: [parameter.second.distance])
        else { return nil }
        return line
    }

    /// Compares the sum of the lines with a scenario in which several straight parameters are moved.
    ///
    /// - Parameters:
    ///   - distances: Each parameter's distance from the base; 0 where it is not straight.
    ///   - scenario: The scenario there.
    ///   - base: The base of the lines.
    public mutating func confirm(_ distances: [Double], _ scenario: Scenario, base: RelaxedBase) {
        let other = base.formulation(of: scenario)
        if other.problem.impossible.isEmpty, parametric.leads(to: other.programme, at: distances) {
            confirmations += 1
        } else {
            isRefuted = true
        }
    }

    /// Whether a point at which these parameters are moved lies on the lines.
    public func lead(to moved: [Int]) -> Bool {
        moved.allSatisfy { isStraight[$0] } && (moved.count == 1 || confirmations > 0 && !isRefuted)
    }

    /// Whether coefficients move, not only sides of rows, bounds and costs.
    public var movesCoefficients: Bool { parametric.movesCoefficients }
}
