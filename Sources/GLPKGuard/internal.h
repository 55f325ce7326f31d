// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef GLPKGuard_internal_h
#define GLPKGuard_internal_h

#include "GLPKGuard.h"

#include <glpk.h>
#include <setjmp.h>

enum { GUARD_TEXT_SIZE = 4096 };

struct GuardedProblem {
    glp_prob *lp;
    jmp_buf jump;
    int is_inside;         // a guarded call is running: the jump leads somewhere
    int is_broken;
    const char *call;
    char text[GUARD_TEXT_SIZE];  // the end of what GLPK wrote to its terminal during the last call
    int text_length;

    // The running search.
    const GuardSearch *search;
    GuardSearchResult result;
    int64_t first_iteration;
    int start_is_pending;
    int is_in_tree;
    int last_node;         // the number of the node counted last
    double *incumbent;     // the best answer, one value a column from 0; own memory, not GLPK's
    int incumbent_size;
    int has_incumbent;

    // For tests: after so many guarded calls one fails on purpose.
    int calls_to_fault;
    int fault_kind;
};

// Begins and ends a guarded call. Between them nothing may return, and locals that are changed must not be
// read after a jump. No function of the caller is ever on the stack below the jump's origin except GuardPoll,
// which has returned by then.
#define GUARD_BEGIN(problem, name)                     \
    if ((problem)->is_broken) return GUARD_BROKEN;     \
    guard_enter((problem), (name));                    \
    switch (setjmp((problem)->jump)) {                 \
    case 0: {                                          \
        guard_fire(problem);
#define GUARD_END(problem)                             \
        (problem)->is_inside = 0;                      \
        return GUARD_OK;                               \
    }                                                  \
    case GUARD_ESCAPED:                                \
        return guard_leave((problem), GUARD_ESCAPED);  \
    default:                                           \
        return guard_leave((problem), GUARD_FAULT);    \
    }

void guard_enter(GuardedProblem *problem, const char *call);
// Counts a call and fails in the way of GLPK itself if it is this one's turn.
void guard_fire(GuardedProblem *problem);
int guard_leave(GuardedProblem *problem, int code);

#endif
