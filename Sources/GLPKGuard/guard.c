// SPDX-License-Identifier: GPL-3.0-or-later
//
// The guard itself: hooks, jumps, the life of a problem.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

static _Thread_local GuardedProblem *current = NULL;

const char *guard_version(void) { return glp_version(); }

// GLPK's error handler: it has written its message and would call abort() next.
static void on_error(void *info) {
    GuardedProblem *problem = info;
    if (problem->is_inside) longjmp(problem->jump, GUARD_FAULT);
    // Outside a guarded call nothing of GLPK runs, so this cannot be reached.
}

// Keeps the end of what is written; nothing reaches the terminal. During a search it is also the only place
// from which a very long relaxation of one node can be left.
static int on_text(void *info, const char *text) {
    GuardedProblem *problem = info;
    int length = (int)strlen(text);
    if (length > GUARD_TEXT_SIZE - 1) {
        text += length - (GUARD_TEXT_SIZE - 1);
        length = GUARD_TEXT_SIZE - 1;
    }
    int kept = GUARD_TEXT_SIZE - 1 - length;
    if (problem->text_length > kept) {
        memmove(problem->text, problem->text + problem->text_length - kept, (size_t)kept);
        problem->text_length = kept;
    }
    memcpy(problem->text + problem->text_length, text, (size_t)length);
    problem->text_length += length;
    problem->text[problem->text_length] = 0;
    const GuardSearch *search = problem->search;
    // An error's own message must not be cut short by a request to stop.
    if (!search || !search->poll || !problem->is_inside) return 1;
    if ((problem->is_in_tree || search->escapes_early) && !glp_at_error()) {
        GuardProgress progress = {
            problem->result.iterations, problem->result.nodes, problem->result.has_incumbent,
            problem->result.incumbent, problem->result.bound, 1,
        };
        if (search->poll(search->context, &progress)) longjmp(problem->jump, GUARD_ESCAPED);
    }
    return 1;
}

void guard_enter(GuardedProblem *problem, const char *call) {
    problem->call = call;
    problem->text_length = 0;
    problem->text[0] = 0;
    problem->is_inside = 1;
}

void guard_fire(GuardedProblem *problem) {
    if (problem->calls_to_fault == 0 || --problem->calls_to_fault > 0) return;
    switch (problem->fault_kind) {
    case GUARD_INJECT_FAULT: glp_error("a fault on purpose\n"); break;
    case GUARD_INJECT_MEMORY: glp_error("no memory left, on purpose\n"); break;
    default:
        // Ends of the simplex wait for its next call.
        if (strcmp(problem->call, "simplex") != 0) problem->calls_to_fault = 1;
    }
}

void guard_inject(GuardedProblem *problem, int calls, int kind) {
    problem->calls_to_fault = calls;
    problem->fault_kind = kind;
}

int guard_injection(const GuardedProblem *problem) { return problem->calls_to_fault; }

int guard_leave(GuardedProblem *problem, int code) {
    problem->is_inside = 0;
    problem->is_broken = 1;
    problem->search = NULL;
    if (code == GUARD_FAULT && strstr(problem->text, "memory")) return GUARD_MEMORY;
    return code;
}

GuardedProblem *guard_create(int memory_limit_megabytes) {
    if (current) return NULL;
    GuardedProblem *problem = calloc(1, sizeof *problem);
    if (!problem) return NULL;
    int state = glp_init_env();
    if (state != 0 && state != 1) {
        free(problem);
        return NULL;
    }
    current = problem;
    glp_error_hook(on_error, problem);
    glp_term_hook(on_text, problem);
    guard_enter(problem, "create");
    if (setjmp(problem->jump) == 0) {
        if (memory_limit_megabytes > 0) glp_mem_limit(memory_limit_megabytes);
        problem->lp = glp_create_prob();
        glp_set_obj_dir(problem->lp, GLP_MIN);
        problem->is_inside = 0;
        return problem;
    }
    guard_leave(problem, GUARD_FAULT);
    guard_end(problem);
    return NULL;
}

int guard_end(GuardedProblem *problem) {
    int blocks = 0;
    problem->search = NULL;
    if (!problem->is_broken && problem->lp) {
        guard_enter(problem, "end");
        if (setjmp(problem->jump) == 0) {
            glp_delete_prob(problem->lp);
            glp_mem_usage(&blocks, NULL, NULL, NULL);
        } else {
            blocks = -1;
        }
        problem->is_inside = 0;
    } else {
        glp_mem_usage(&blocks, NULL, NULL, NULL);
    }
    glp_error_hook(NULL, NULL);
    glp_term_hook(NULL, NULL);
    glp_free_env();
    current = NULL;
    free(problem->incumbent);
    free(problem);
    return blocks;
}

const char *guard_message(const GuardedProblem *problem) { return problem->text; }

const char *guard_failed_call(const GuardedProblem *problem) { return problem->call ? problem->call : ""; }

int guard_memory(GuardedProblem *problem, int *blocks, int64_t *bytes) {
    GUARD_BEGIN(problem, "memory")
    size_t total = 0;
    glp_mem_usage(blocks, NULL, &total, NULL);
    *bytes = (int64_t)total;
    GUARD_END(problem)
}

int guard_provoke_fault(GuardedProblem *problem) {
    GUARD_BEGIN(problem, "provoke_fault")
    glp_set_row_bnds(problem->lp, -1, GLP_FR, 0, 0);
    GUARD_END(problem)
}
