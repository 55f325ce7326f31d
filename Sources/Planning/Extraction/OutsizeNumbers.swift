// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import LinearProgramming
import Manufacturing

extension PlanningTrouble {
    /// The largest number that a programme may hold: beside it the solver's tolerances mean nothing.
    private static let mostInProgramme = 1e12

    /// The most money that a plan may move: beyond it a double does not tell every cent.
    private static let mostMoney = 9e13

    /// The trouble with a programme that holds a cost, a quantity or a coefficient beyond all measure; nil where it holds
    /// none.
    static func outsize(in programme: LinearProgramme) -> PlanningTrouble? {
        if let column = programme.costs.firstIndex(where: { $0.magnitude > mostInProgramme }) {
            let name = programme.name(of: Variable(column: Int32(column)))
            return .outsize("One of \(name) would cost or earn more than a trillion")
        }
        for row in programme.rows {
            let sides = [programme.rowLower[row.index], programme.rowUpper[row.index]]
            if sides.contains(where: { $0.isFinite && $0.magnitude > mostInProgramme }) {
                return .outsize("Rule \(programme.name(of: row)) would count to more than a trillion")
            }
            if let term = programme.terms(of: row).first(where: { $0.coefficient.magnitude > mostInProgramme }) {
                let names = (programme.name(of: row), programme.name(of: term.variable))
                return .outsize("Rule \(names.0) would count more than a trillion for one of \(names.1)")
            }
        }
        return nil
    }

    /// The trouble with a plan that moves more money than can be told to the cent; nil where it does not.
    static func outsize(of plan: Plan) -> PlanningTrouble? {
        func trouble(_ what: String) -> PlanningTrouble {
            .outsize("The plan would move more than 90 trillion, too much to be told to the cent (\(what))")
        }
        var sum = 0.0
        for line in plan.ledger {
            sum += line.amount.double.magnitude
            if sum > mostMoney { return trouble("the money of \(line.object)") }
        }
        for cost in plan.lotCosts {
            let parts = [cost.materials, cost.operations, cost.capacity, cost.staff, cost.tests, cost.perUnit ?? .zero]
            let size = parts.reduce(0) { $0 + $1.double.magnitude }
            if size > mostMoney { return trouble("the cost of lot \(cost.lot)") }
        }
        return plan.outcome.objective.magnitude > mostMoney ? trouble("all costs and penalties together") : nil
    }
}
