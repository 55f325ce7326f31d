// SPDX-License-Identifier: GPL-3.0-or-later
//
// Branch and bound: limits, gaps, bounds and branching live in the callback; no clock decides anything.

#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void keep_incumbent(GuardedProblem *problem, glp_prob *lp) {
    int count = glp_get_num_cols(lp);
    if (count > problem->incumbent_size) count = problem->incumbent_size;
    for (int j = 0; j < count; j++) problem->incumbent[j] = glp_mip_col_val(lp, j + 1);
    problem->has_incumbent = 1;
    problem->result.has_incumbent = 1;
    problem->result.incumbent = glp_mip_obj_val(lp);
}

static void update_bound(GuardedProblem *problem, glp_tree *tree) {
    int best = glp_ios_best_node(tree);
    double bound = best ? glp_ios_node_bound(tree, best) : problem->result.incumbent;
    // The bounds of open nodes only rise; a rounded one must not take back what was proved.
    if (bound > problem->result.bound) problem->result.bound = bound;
}

static void stop(GuardedProblem *problem, glp_tree *tree, int end) {
    if (problem->result.end == GUARD_SEARCH_COMPLETE) problem->result.end = end;
    glp_ios_terminate(tree);
}

static int gap_is_reached(const GuardedProblem *problem) {
    const GuardSearchResult *result = &problem->result;
    if (!result->has_incumbent) return 0;
    double gap = result->incumbent - result->bound;
    return gap <= problem->search->absolute_gap || gap <= problem->search->relative_gap * fabs(result->incumbent);
}

// The highest class that has a fractional column; in it the most fractional, the first of equals.
static void branch(const GuardSearch *search, glp_tree *tree, glp_prob *lp) {
    int chosen = 0;
    int selection = GLP_NO_BRNCH;
    double best = 2;
    for (int k = 0; k < search->branch_count; k++) {
        if (chosen && search->branch_classes[k] != search->branch_classes[k - 1]) break;
        int column = search->branch_columns[k];
        if (!glp_ios_can_branch(tree, column)) continue;
        double value = glp_get_col_prim(lp, column);
        double fraction = value - floor(value);
        double distance = fabs(fraction - 0.5);
        if (distance < best) {
            best = distance;
            chosen = column;
            selection = fraction < 0.5 ? GLP_DN_BRNCH : GLP_UP_BRNCH;
        }
    }
    if (chosen) glp_ios_branch_upon(tree, chosen, selection);
}

static void on_tree(glp_tree *tree, void *info) {
    GuardedProblem *problem = info;
    const GuardSearch *search = problem->search;
    GuardSearchResult *result = &problem->result;
    glp_prob *lp = glp_ios_get_prob(tree);
    int reason = glp_ios_reason(tree);
    problem->is_in_tree = 1;
    result->iterations = glp_get_it_cnt(lp) - problem->first_iteration;
    if (reason == GLP_IHEUR && problem->start_is_pending) {
        problem->start_is_pending = 0;
        glp_ios_heur_sol(tree, search->start - 1);
    }
    // GLPK's own rounding finds answers as well and says so to nobody.
    if (glp_mip_status(lp) == GLP_FEAS && glp_mip_obj_val(lp) < result->incumbent) keep_incumbent(problem, lp);
    if (reason == GLP_IPREPRO || reason == GLP_IBINGO || reason == GLP_IBRANCH) update_bound(problem, tree);
    if (search->poll) {
        GuardProgress progress = {
            result->iterations, result->nodes, result->has_incumbent, result->incumbent, result->bound, 0,
        };
        if (search->poll(search->context, &progress)) {
            stop(problem, tree, GUARD_SEARCH_STOPPED);
            return;
        }
    }
    if (reason == GLP_IPREPRO) {
        // A node is prepared anew after each tightening. The next node's number is another one: it was in the
        // tree together with this one.
        int node = glp_ios_curr_node(tree);
        if (gap_is_reached(problem)) {
            stop(problem, tree, GUARD_SEARCH_GAP);
        } else if (node != problem->last_node && result->nodes >= search->node_limit) {
            stop(problem, tree, GUARD_SEARCH_NODES);
        } else if (result->iterations >= search->iteration_limit) {
            stop(problem, tree, GUARD_SEARCH_ITERATIONS);
        } else if (node != problem->last_node) {
            problem->last_node = node;
            result->nodes += 1;
        }
    } else if (result->iterations >= search->iteration_limit && reason == GLP_ICUTGEN) {
        stop(problem, tree, GUARD_SEARCH_ITERATIONS);
    } else if (reason == GLP_IBRANCH && search->branch_count > 0) {
        branch(search, tree, lp);
    }
}

int guard_search(GuardedProblem *problem, const GuardSearch *search, GuardSearchResult *result) {
    if (problem->is_broken) return GUARD_BROKEN;
    memset(&problem->result, 0, sizeof problem->result);
    problem->result.bound = -INFINITY;
    problem->result.incumbent = INFINITY;
    problem->has_incumbent = 0;
    *result = problem->result;
    GUARD_BEGIN(problem, "search")
    int count = glp_get_num_cols(problem->lp);
    if (count > problem->incumbent_size) {
        free(problem->incumbent);
        problem->incumbent_size = 0;
        problem->incumbent = calloc((size_t)count, sizeof(double));
        if (!problem->incumbent) return guard_leave(problem, GUARD_MEMORY);
        problem->incumbent_size = count;
    }
    glp_iocp options;
    glp_init_iocp(&options);
    // A node's relaxation that takes more than two seconds writes messages; the hook swallows them and polls
    // the caller, see on_text. This clock decides nothing unless the caller asks to stop.
    options.msg_lev = GLP_MSG_ON;
    options.out_dly = 2000;
    options.br_tech = GLP_BR_DTH;
    options.bt_tech = GLP_BT_BLB;
    options.tol_int = search->integer_tolerance;
    options.gmi_cuts = search->cuts & GUARD_CUT_GOMORY ? GLP_ON : GLP_OFF;
    options.mir_cuts = search->cuts & GUARD_CUT_MIR ? GLP_ON : GLP_OFF;
    options.cov_cuts = search->cuts & GUARD_CUT_COVER ? GLP_ON : GLP_OFF;
    options.clq_cuts = search->cuts & GUARD_CUT_CLIQUE ? GLP_ON : GLP_OFF;
    options.cb_func = on_tree;
    options.cb_info = problem;
    problem->search = search;
    problem->first_iteration = glp_get_it_cnt(problem->lp);
    problem->is_in_tree = 0;
    problem->last_node = 0;
    problem->start_is_pending = search->start != NULL;
    problem->result.code = glp_intopt(problem->lp, &options);
    problem->search = NULL;
    problem->result.iterations = glp_get_it_cnt(problem->lp) - problem->first_iteration;
    int status = glp_mip_status(problem->lp);
    if (status == GLP_OPT || status == GLP_FEAS) keep_incumbent(problem, problem->lp);
    problem->result.proved_empty = problem->result.code == 0 && status == GLP_NOFEAS;
    if (problem->result.code != 0 && problem->result.code != GLP_ESTOP) problem->result.end = GUARD_SEARCH_FAILED;
    *result = problem->result;
    GUARD_END(problem)
}

GuardSearchResult guard_search_result(const GuardedProblem *problem) { return problem->result; }

int guard_get_incumbent(const GuardedProblem *problem, double *values) {
    if (!problem->has_incumbent) return 0;
    memcpy(values, problem->incumbent, (size_t)problem->incumbent_size * sizeof(double));
    return 1;
}
