// SPDX-License-Identifier: GPL-3.0-or-later

/// What came of one point of a study, rounded as it is told.
public struct SweepResult: Hashable, Sendable, Codable {
    /// How a point ended.
    public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
        /// There is a plan.
        case planned
        /// No plan keeps all rules.
        case infeasible
        /// The values make no valid scenario.
        case invalid
        /// The work limit was reached before there was a plan, or the solver gave no answer.
        case unsolved
    }

    /// The point's number.
    public var point: Int
    /// How it ended.
    public var status: Status
    /// Why there is no plan; empty with one.
    public var reason: String
    /// The contribution [money].
    public var contribution: Double?
    /// The most that any plan can contribute [money].
    public var bound: Double?
    /// The share of the demanded worth that is delivered by its due date.
    public var onTime: Double?
    /// The share of the demanded worth that is delivered at all.
    public var served: Double?
    /// Lots that start, by recipe.
    public var lots: [Double] = []
    /// Lots of contractors, by contractor.
    public var contracted: [Double] = []
    /// How often each option to add capacity is chosen.
    public var chosen: [Double] = []
    /// Overtime by pool [h].
    public var overtime: [Double] = []
    /// Lots that start elsewhere in time, of another recipe, or not at all, compared with the base's plan.
    public var moved: Double?
    /// Delivered late, by demand line [unit].
    public var late: [Double] = []
    /// Never delivered, by demand line [unit].
    public var lost: [Double] = []
    /// Simplex iterations.
    public var iterations = 0
    /// How the answer was reached.
    public var way = ""
    /// By which share it differed from a cold answer, where that was asked for.
    public var difference: Double?

    /// Puts the result of a point without a plan together.
    public init(point: Int, status: Status, reason: String) {
        self.point = point
        self.status = status
        self.reason = reason
    }

    /// What the plan decides, as one vector that can be compared between points: lots by recipe, of contractors,
    /// options.
    public var decisions: [Double] { lots + contracted + chosen }
}

extension SweepResult {
    /// The same rounded to what is told: money to cents, shares to a millionth, lots and hours to a ten-thousandth.
    public func rounded() -> SweepResult {
        func to(_ places: Double) -> (Double) -> Double {
            { value in
                let result = (value * places).rounded(.toNearestOrAwayFromZero) / places
                // −0 is 0.
                return result == 0 ? 0 : result
            }
        }
        var result = self
        result.contribution = contribution.map(to(100))
        result.bound = bound.map(to(100))
        result.onTime = onTime.map(to(1e6))
        result.served = served.map(to(1e6))
        result.lots = lots.map(to(1e4))
        result.contracted = contracted.map(to(1e4))
        result.chosen = chosen.map(to(1e4))
        result.overtime = overtime.map(to(1e4))
        result.moved = moved.map(to(1e4))
        result.late = late.map(to(1e4))
        result.lost = lost.map(to(1e4))
        return result
    }
}
