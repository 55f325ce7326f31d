// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loading and changing a problem.

#include "internal.h"

#include <math.h>
#include <stdlib.h>

static int bound_type(double lower, double upper) {
    if (isinf(lower)) return isinf(upper) ? GLP_FR : GLP_UP;
    if (isinf(upper)) return GLP_LO;
    return lower == upper ? GLP_FX : GLP_DB;
}

static void set_row_bounds(glp_prob *lp, int row, double lower, double upper) {
    glp_set_row_bnds(lp, row, bound_type(lower, upper), lower, upper);
}

static void set_column_bounds(glp_prob *lp, int column, double lower, double upper) {
    glp_set_col_bnds(lp, column, bound_type(lower, upper), lower, upper);
}

int guard_load(GuardedProblem *problem, int row_count, int column_count, const double *row_lower,
               const double *row_upper, const double *column_lower, const double *column_upper,
               const double *costs, const uint8_t *is_integer, double objective_constant,
               const int64_t *starts, const int32_t *columns, const double *coefficients) {
    GUARD_BEGIN(problem, "load")
    glp_prob *lp = problem->lp;
    if (column_count > 0) glp_add_cols(lp, column_count);
    if (row_count > 0) glp_add_rows(lp, row_count);
    glp_set_obj_coef(lp, 0, objective_constant);
    for (int j = 0; j < column_count; j++) {
        set_column_bounds(lp, j + 1, column_lower[j], column_upper[j]);
        if (costs[j] != 0) glp_set_obj_coef(lp, j + 1, costs[j]);
        if (is_integer[j]) glp_set_col_kind(lp, j + 1, GLP_IV);
    }
    for (int i = 0; i < row_count; i++) {
        set_row_bounds(lp, i + 1, row_lower[i], row_upper[i]);
        // GLPK reads the elements 1…count.
        int count = (int)(starts[i + 1] - starts[i]);
        if (count > 0) glp_set_mat_row(lp, i + 1, count, columns + starts[i] - 1, coefficients + starts[i] - 1);
    }
    GUARD_END(problem)
}

int guard_set_row_bounds(GuardedProblem *problem, int row, double lower, double upper) {
    GUARD_BEGIN(problem, "set_row_bounds")
    set_row_bounds(problem->lp, row, lower, upper);
    GUARD_END(problem)
}

int guard_set_column_bounds(GuardedProblem *problem, int column, double lower, double upper) {
    GUARD_BEGIN(problem, "set_column_bounds")
    set_column_bounds(problem->lp, column, lower, upper);
    GUARD_END(problem)
}

int guard_set_cost(GuardedProblem *problem, int column, double cost) {
    GUARD_BEGIN(problem, "set_cost")
    glp_set_obj_coef(problem->lp, column, cost);
    GUARD_END(problem)
}

int guard_set_row(GuardedProblem *problem, int row, int count, const int32_t *columns, const double *coefficients) {
    GUARD_BEGIN(problem, "set_row")
    glp_set_mat_row(problem->lp, row, count, columns - 1, coefficients - 1);
    GUARD_END(problem)
}

// Gives a late row a scale like that of the others: the geometric mean of its scaled elements is about one.
static void scale_row(glp_prob *lp, int row, int count, const int32_t *columns, const double *coefficients) {
    double least = INFINITY, greatest = 0;
    for (int k = 0; k < count; k++) {
        double size = fabs(coefficients[k]) * glp_get_sjj(lp, columns[k]);
        if (size == 0) continue;
        least = fmin(least, size);
        greatest = fmax(greatest, size);
    }
    if (greatest == 0) return;
    // A power of two keeps the numbers exact.
    glp_set_rii(lp, row, exp2(-round(0.5 * (log2(least) + log2(greatest)))));
}

int guard_add_row(GuardedProblem *problem, double lower, double upper, int count, const int32_t *columns,
                  const double *coefficients) {
    GUARD_BEGIN(problem, "add_row")
    int row = glp_add_rows(problem->lp, 1);
    set_row_bounds(problem->lp, row, lower, upper);
    if (count > 0) glp_set_mat_row(problem->lp, row, count, columns - 1, coefficients - 1);
    scale_row(problem->lp, row, count, columns, coefficients);
    GUARD_END(problem)
}

int guard_delete_rows(GuardedProblem *problem, int count, const int32_t *rows) {
    GUARD_BEGIN(problem, "delete_rows")
    if (count > 0) glp_del_rows(problem->lp, count, rows - 1);
    GUARD_END(problem)
}
