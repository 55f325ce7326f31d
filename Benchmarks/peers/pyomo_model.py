# SPDX-License-Identifier: GPL-3.0-or-later
"""The planning model in Pyomo, solved by HiGHS (through APPSI, in memory) or by GLPK (glpsol); see common.py."""

import sys

import pyomo.environ as pyo
from pyomo.core.expr import LinearExpression
from pyomo.contrib.appsi.solvers.highs import Highs

from common import Task


def build(task):
    model = pyo.ConcreteModel()
    for family, columns in task.columns.items():
        table = {index: (lower, upper, whole) for index, lower, upper, whole, _ in columns}

        def bounds(_, index, table=table):
            return table[index][:2]

        def domain(_, index, table=table):
            return pyo.Integers if table[index][2] and not task.is_relaxed else pyo.Reals

        setattr(model, family, pyo.Var(list(table), bounds=bounds, domain=domain))
    of = {family: getattr(model, family) for family in task.columns}
    for family, rows in task.rows.items():
        table = {index: (sense, right, terms) for index, sense, right, terms in rows}

        def rule(_, index, table=table):
            sense, right, terms = table[index]
            left = LinearExpression(
                linear_coefs=[factor for _, _, factor in terms],
                linear_vars=[of[name][place] for name, place, _ in terms])
            return left == right if sense == "E" else left <= right if sense == "L" else left >= right

        setattr(model, "row_" + family, pyo.Constraint(list(table), rule=rule))
    model.cost = pyo.Objective(
        expr=task.constant + LinearExpression(
            linear_coefs=[cost for columns in task.columns.values() for *_, cost in columns if cost],
            linear_vars=[of[family][index] for family, columns in task.columns.items() for index, *_, cost in columns
                         if cost]))
    return model, of


def highs(model, task):
    solver = Highs()
    solver.highs_options = {"threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": task.gap}
    solver.config.load_solution = True
    results = solver.solve(model)
    return results.best_feasible_objective, results.best_objective_bound


def glpk(model, task):
    solver = pyo.SolverFactory("glpk")
    if not task.is_relaxed:
        # glpsol knows a relative gap only; the caller says in GAP_SHARE what it is of the best cost.
        solver.options["mipgap"] = float(sys.argv[6])
        solver.options["cuts"] = ""
    solver.solve(model)
    return pyo.value(model.cost), None


def main():
    Highs().available()
    task = Task()
    model, of = build(task)
    cost, bound = (highs if sys.argv[5] == "highs" else glpk)(model, task)
    task.answer(cost, bound, (
        (family, index, variable.value) for family, variables in of.items() for index, variable in variables.items()
        if variable.value))


main()
