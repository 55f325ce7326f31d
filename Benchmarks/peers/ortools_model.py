# SPDX-License-Identifier: GPL-3.0-or-later
"""The planning model in OR-Tools' ModelBuilder, solved by GLOP (relaxed) or SCIP (whole lots); see common.py."""

import math

from ortools.linear_solver.python import model_builder

from common import Task


def build(task):
    model = model_builder.Model()
    of = {}
    for family, columns in task.columns.items():
        for index, lower, upper, whole, _ in columns:
            of[family, index] = model.new_var(
                -math.inf if lower is None else lower, math.inf if upper is None else upper,
                bool(whole) and not task.is_relaxed, f"{family}[{index}]")
    for rows in task.rows.values():
        for _, sense, right, terms in rows:
            left = model_builder.LinearExpr.weighted_sum(
                [of[family, index] for family, index, _ in terms], [factor for *_, factor in terms])
            model.add(left == right if sense == "E" else left <= right if sense == "L" else left >= right)
    model.minimize(model_builder.LinearExpr.weighted_sum(
        [of[family, index] for family, columns in task.columns.items() for index, *_ in columns],
        [cost for columns in task.columns.values() for *_, cost in columns], constant=task.constant))
    return model, of


def main():
    task = Task()
    model, of = build(task)
    solver = model_builder.Solver("glop" if task.is_relaxed else "scip")
    if not task.is_relaxed:
        solver.set_solver_specific_parameters(f"limits/absgap = {task.gap}\nparallel/maxnthreads = 1")
    solver.solve(model)
    task.answer(solver.objective_value, solver.best_objective_bound, (
        (family, index, solver.value(variable)) for (family, index), variable in of.items()
        if solver.value(variable)))


main()
