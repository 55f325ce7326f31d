// SPDX-License-Identifier: GPL-3.0-or-later
//
// Row prices to full precision.

#include "internal.h"

#include <math.h>

// A sum of products that carries along what rounding drops: Ogita, Rump and Oishi, Accurate sum and dot product, SIAM
// Journal on Scientific Computing 26 (2005), algorithm Dot2.
typedef struct {
    double sum;
    double dropped;
} Sum;

static void add_product(Sum *sum, double a, double b) {
    double product = a * b;
    double total = sum->sum + product;
    double part = total - sum->sum;
    sum->dropped += (sum->sum - (total - part)) + (product - part) + fma(a, b, -product);
    sum->sum = total;
}

// c − yB over the basic columns, by their places in the basis; the greatest of its magnitudes.
static double residual(glp_prob *lp, const double *row_duals, double *result, int32_t *indices, double *elements) {
    int row_count = glp_get_num_rows(lp);
    double worst = 0;
    for (int place = 1; place <= row_count; place++) {
        int basic = glp_get_bhead(lp, place);
        if (basic <= row_count) {
            // The column of a row's own slack: y itself, which has to be zero.
            result[place] = row_duals[basic - 1];
        } else {
            int count = glp_get_mat_col(lp, basic - row_count, indices, elements);
            Sum sum = { glp_get_obj_coef(lp, basic - row_count), 0 };
            for (int e = 1; e <= count; e++) add_product(&sum, -row_duals[indices[e] - 1], elements[e]);
            result[place] = sum.sum + sum.dropped;
        }
        // A number that is none counts as the worst.
        if (!(fabs(result[place]) <= worst)) worst = isnan(result[place]) ? INFINITY : fabs(result[place]);
    }
    return worst;
}

int guard_refine_row_duals(GuardedProblem *problem, double *row_duals, double *before, double *change, int32_t *indices,
                           double *elements) {
    GUARD_BEGIN(problem, "refine_row_duals")
    glp_prob *lp = problem->lp;
    int row_count = glp_get_num_rows(lp);
    if (glp_bf_exists(lp) || glp_factorize(lp) == 0) {
        double worst = residual(lp, row_duals, change, indices, elements);
        if (worst > 0 && worst < INFINITY) {
            // GLPK's basis holds I beside −A, so its multipliers are −y.
            glp_btran(lp, change);
            for (int i = 1; i <= row_count; i++) {
                before[i - 1] = row_duals[i - 1];
                row_duals[i - 1] -= change[i];
            }
            if (!(residual(lp, row_duals, change, indices, elements) < worst)) {
                for (int i = 1; i <= row_count; i++) row_duals[i - 1] = before[i - 1];
            }
        }
    }
    GUARD_END(problem)
}
