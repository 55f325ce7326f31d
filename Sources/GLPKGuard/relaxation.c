// SPDX-License-Identifier: GPL-3.0-or-later
//
// Basis, simplex slices and the basic solution.

#include "internal.h"

static const int state_of_guard[] = { GLP_BS, GLP_NL, GLP_NU, GLP_NF, GLP_NS };

static uint8_t guard_state(int state) {
    switch (state) {
    case GLP_BS: return GUARD_BASIC;
    case GLP_NL: return GUARD_AT_LOWER;
    case GLP_NU: return GUARD_AT_UPPER;
    case GLP_NF: return GUARD_FREE;
    default: return GUARD_FIXED;
    }
}

int guard_scale(GuardedProblem *problem, int on) {
    GUARD_BEGIN(problem, "scale")
    if (on) glp_scale_prob(problem->lp, GLP_SF_AUTO);
    else glp_unscale_prob(problem->lp);
    GUARD_END(problem)
}

int guard_make_advanced_basis(GuardedProblem *problem) {
    GUARD_BEGIN(problem, "make_advanced_basis")
    glp_adv_basis(problem->lp, 0);
    GUARD_END(problem)
}

int guard_get_basis(GuardedProblem *problem, uint8_t *rows, uint8_t *columns) {
    GUARD_BEGIN(problem, "get_basis")
    int row_count = glp_get_num_rows(problem->lp);
    int column_count = glp_get_num_cols(problem->lp);
    for (int i = 1; i <= row_count; i++) rows[i - 1] = guard_state(glp_get_row_stat(problem->lp, i));
    for (int j = 1; j <= column_count; j++) columns[j - 1] = guard_state(glp_get_col_stat(problem->lp, j));
    GUARD_END(problem)
}

int guard_set_basis(GuardedProblem *problem, const uint8_t *rows, const uint8_t *columns) {
    GUARD_BEGIN(problem, "set_basis")
    int row_count = glp_get_num_rows(problem->lp);
    int column_count = glp_get_num_cols(problem->lp);
    // GLPK itself replaces a state that does not fit the kind of bounds.
    for (int i = 1; i <= row_count; i++) glp_set_row_stat(problem->lp, i, state_of_guard[rows[i - 1] % 5]);
    for (int j = 1; j <= column_count; j++) glp_set_col_stat(problem->lp, j, state_of_guard[columns[j - 1] % 5]);
    GUARD_END(problem)
}

static int outcome_of(glp_prob *lp, int code) {
    switch (code) {
    case 0: break;
    case GLP_EITLIM: return GUARD_LP_ITERATIONS;
    case GLP_EBADB:
    case GLP_ESING:
    case GLP_ECOND: return GUARD_LP_BAD_BASIS;
    case GLP_ENOPFS: return GUARD_LP_INFEASIBLE;
    case GLP_ENODFS: return GUARD_LP_DUAL_INFEASIBLE;
    default: return GUARD_LP_FAILED;
    }
    switch (glp_get_status(lp)) {
    case GLP_OPT: return GUARD_LP_OPTIMAL;
    case GLP_UNBND: return GUARD_LP_UNBOUNDED;
    case GLP_NOFEAS: return GUARD_LP_INFEASIBLE;
    default: break;
    }
    if (glp_get_prim_stat(lp) == GLP_NOFEAS) return GUARD_LP_INFEASIBLE;
    if (glp_get_dual_stat(lp) == GLP_NOFEAS) return GUARD_LP_DUAL_INFEASIBLE;
    return GUARD_LP_FAILED;
}

int guard_simplex(GuardedProblem *problem, int method, int presolve, int long_step, int iteration_limit,
                  int *outcome, int64_t *total) {
    int is_injected = problem->calls_to_fault == 1 && problem->fault_kind >= GUARD_INJECT_NO_ANSWER;
    GUARD_BEGIN(problem, "simplex")
    if (is_injected) {
        *outcome = problem->fault_kind == GUARD_INJECT_BAD_BASIS ? GUARD_LP_BAD_BASIS
            : problem->fault_kind == GUARD_INJECT_STANDSTILL ? GUARD_LP_ITERATIONS : GUARD_LP_FAILED;
        *total = glp_get_it_cnt(problem->lp);
        // A standstill lasts until it is taken back.
        problem->calls_to_fault = problem->fault_kind == GUARD_INJECT_STANDSTILL ? 1 : 0;
        problem->is_inside = 0;
        return GUARD_OK;
    }
    glp_smcp options;
    glp_init_smcp(&options);
    options.msg_lev = GLP_MSG_ERR;
    options.meth = method == GUARD_PRIMAL ? GLP_PRIMAL : GLP_DUAL;
    options.r_test = long_step && method != GUARD_PRIMAL ? GLP_RT_FLIP : GLP_RT_HAR;
    options.it_lim = iteration_limit;
    options.presolve = presolve ? GLP_ON : GLP_OFF;
    int code = glp_simplex(problem->lp, &options);
    *outcome = outcome_of(problem->lp, code);
    *total = glp_get_it_cnt(problem->lp);
    GUARD_END(problem)
}

int guard_iterations(GuardedProblem *problem, int64_t *total) {
    GUARD_BEGIN(problem, "iterations")
    *total = glp_get_it_cnt(problem->lp);
    GUARD_END(problem)
}

int guard_get_solution(GuardedProblem *problem, double *objective, double *values, double *reduced_costs,
                       double *row_duals) {
    GUARD_BEGIN(problem, "get_solution")
    int row_count = glp_get_num_rows(problem->lp);
    int column_count = glp_get_num_cols(problem->lp);
    *objective = glp_get_obj_val(problem->lp);
    for (int j = 1; j <= column_count; j++) {
        values[j - 1] = glp_get_col_prim(problem->lp, j);
        reduced_costs[j - 1] = glp_get_col_dual(problem->lp, j);
    }
    for (int i = 1; i <= row_count; i++) row_duals[i - 1] = glp_get_row_dual(problem->lp, i);
    GUARD_END(problem)
}
