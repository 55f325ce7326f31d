# SPDX-License-Identifier: GPL-3.0-or-later
"""The planning model in linopy, solved by HiGHS; see common.py.

Each family of rows is one array of terms, as long as its longest row: linopy's own form, without its slower sums
over pandas groups.
"""

import highspy  # noqa: F401, warmed up
import linopy
import numpy
import pandas
import xarray

from common import Task


def build(task):
    model = linopy.Model()
    labels = {}
    costs = []
    for family, columns in task.columns.items():
        index = pandas.Index([column[0] for column in columns], name=family)
        whole = [bool(column[3]) and not task.is_relaxed for column in columns]
        lower = numpy.array([-numpy.inf if column[1] is None else column[1] for column in columns])
        upper = numpy.array([numpy.inf if column[2] is None else column[2] for column in columns])
        labels[family] = numpy.empty(len(columns), dtype=numpy.int64)
        # A family is whole or not; where bounds of one differ both ways are written.
        for kind in sorted(set(whole)):
            chosen = numpy.array([one == kind for one in whole])
            variables = model.add_variables(
                lower=xarray.DataArray(lower[chosen], coords=[index[chosen]]),
                upper=xarray.DataArray(upper[chosen], coords=[index[chosen]]),
                name=f"{family}_{'whole' if kind else 'part'}", integer=kind)
            labels[family][chosen] = variables.labels.values
        costs.append(numpy.array([column[4] for column in columns]))
    place = {family: {column[0]: number for number, column in enumerate(columns)}
             for family, columns in task.columns.items()}
    for family, rows in task.rows.items():
        width = max(len(row[3]) for row in rows)
        factors = numpy.full((len(rows), width), numpy.nan)
        variables = numpy.full((len(rows), width), -1, dtype=numpy.int64)
        for number, (_, _, _, terms) in enumerate(rows):
            factors[number, :len(terms)] = [term[2] for term in terms]
            variables[number, :len(terms)] = [labels[term[0]][place[term[0]][term[1]]] for term in terms]
        index = pandas.Index([row[0] for row in rows], name="row_" + family)
        coordinates = {index.name: index}
        terms = xarray.Dataset(
            {"coeffs": ((index.name, "_term"), factors), "vars": ((index.name, "_term"), variables),
             "const": ((index.name,), numpy.zeros(len(rows)))}, coords=coordinates)
        right = xarray.DataArray(numpy.array([row[2] for row in rows], dtype=float), coords=coordinates)
        signs = {"E": "=", "L": "<=", "G": ">="}
        sign = xarray.DataArray([signs[row[1]] for row in rows], coords=coordinates)
        model.add_constraints(linopy.LinearExpression(terms, model), sign, right, name="row_" + family)
    every = numpy.concatenate(list(labels.values()))
    factors = numpy.concatenate(costs)
    used = factors != 0
    objective = xarray.Dataset(
        {"coeffs": (("_term",), factors[used]), "vars": (("_term",), every[used]), "const": ((), 0.0)})
    model.add_objective(linopy.LinearExpression(objective, model))
    return model


def main():
    task = Task()
    model = build(task)
    model.solve(
        "highs", io_api="direct", progress=False, output_flag=False, threads=1, mip_rel_gap=0.0, mip_abs_gap=task.gap)
    values = []
    for name, variable in model.variables.items():
        index = variable.labels.indexes[variable.dims[0]]
        for place, value in zip(index, variable.solution.values):
            if value:
                values.append((name.rsplit("_", 1)[0], place, float(value)))
    task.answer(model.objective.value + task.constant, None, values)


main()
