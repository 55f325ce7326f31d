// SPDX-License-Identifier: GPL-3.0-or-later
//
// GLPK behind a guard: no call can end the process, no type of GLPK is seen outside.
//
// A guarded problem, all calls on it and its end belong to ONE thread: GLPK keeps its memory per thread.
// A thread has at most one guarded problem at a time. Rows and columns are counted from 1, as GLPK counts.
// Every call returns GUARD_OK or why it failed. After GUARD_FAULT, GUARD_MEMORY or GUARD_ESCAPED the problem
// is suspect: it may only be asked for its message and its incumbent, and be ended.

#ifndef GLPKGuard_h
#define GLPKGuard_h

#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

enum {
    GUARD_OK = 0,
    GUARD_FAULT = 1,    // GLPK reported an error and would have ended the process
    GUARD_MEMORY = 2,   // the memory limit was reached, or there is no memory
    GUARD_ESCAPED = 3,  // the caller asked to stop and the running call was left by force
    GUARD_BROKEN = 4    // an earlier call failed and the problem was not ended
};

enum { GUARD_BASIC = 0, GUARD_AT_LOWER = 1, GUARD_AT_UPPER = 2, GUARD_FREE = 3, GUARD_FIXED = 4 };

enum { GUARD_PRIMAL = 0, GUARD_DUAL = 1 };

// What a simplex slice came to.
enum {
    GUARD_LP_OPTIMAL = 0,
    GUARD_LP_INFEASIBLE = 1,
    GUARD_LP_UNBOUNDED = 2,
    GUARD_LP_DUAL_INFEASIBLE = 3,  // infeasible or unbounded
    GUARD_LP_ITERATIONS = 4,       // the slice is used up
    GUARD_LP_BAD_BASIS = 5,        // the basis is invalid, singular or ill-conditioned
    GUARD_LP_FAILED = 6            // any other end
};

// Why a search ended.
enum {
    GUARD_SEARCH_COMPLETE = 0,
    GUARD_SEARCH_GAP = 1,
    GUARD_SEARCH_NODES = 2,
    GUARD_SEARCH_ITERATIONS = 3,
    GUARD_SEARCH_STOPPED = 4,
    GUARD_SEARCH_FAILED = 5
};

enum { GUARD_CUT_GOMORY = 1, GUARD_CUT_MIR = 2, GUARD_CUT_COVER = 4, GUARD_CUT_CLIQUE = 8 };

// Where a search stands.
typedef struct {
    int64_t iterations;
    int64_t nodes;
    int has_incumbent;
    double incumbent;
    double bound;
    int is_within_node;                            // asked by the clock: only a wish to stop at once counts
} GuardProgress;

// Called on the problem's thread; must not call any function of this file. Non-zero stops the search.
typedef int (*GuardPoll)(void *_Nullable context, const GuardProgress *progress);

typedef struct {
    int64_t iteration_limit;
    int64_t node_limit;
    double absolute_gap;
    double relative_gap;
    double integer_tolerance;
    int cuts;
    const double *_Nullable start;                 // one value a column, whole where needed
    const int32_t *_Nullable branch_columns;       // integer columns, highest class first, ascending in a class
    const int32_t *_Nullable branch_classes;       // the class of each of them
    int branch_count;                              // 0 leaves branching to GLPK
    int escapes_early;                             // for tests: a request to stop leaves the call by force at once
    GuardPoll _Nullable poll;
    void *_Nullable context;
} GuardSearch;

typedef struct {
    int end;              // GUARD_SEARCH_…
    int code;             // GLPK's own return code
    int proved_empty;     // the search is complete and there is no answer
    int has_incumbent;
    double incumbent;
    double bound;         // of the nodes still open at the end; meaningful unless the search is complete
    int64_t iterations;
    int64_t nodes;
} GuardSearchResult;

typedef struct GuardedProblem GuardedProblem;

// The version of the library.
const char *guard_version(void);

// Makes an empty problem; 0 for no memory limit. NULL if there is no memory or the thread has one already.
GuardedProblem *_Nullable guard_create(int memory_limit_megabytes);

// Ends the problem and frees all memory GLPK holds on this thread. Returns the number of blocks that were
// still in use after the problem itself was deleted; after a failed call that number may be above zero.
int guard_end(GuardedProblem *problem);

// The message of the last failed call and the name of that call.
const char *guard_message(const GuardedProblem *problem);
const char *guard_failed_call(const GuardedProblem *problem);

// The blocks and bytes GLPK holds on this thread.
int guard_memory(GuardedProblem *problem, int *blocks, int64_t *bytes);

// MARK: Data

// Adds all columns and rows. `starts` has row_count + 1 entries, counted from 0; `columns` count from 1.
// Infinite bounds are infinities; lower must not be above upper.
int guard_load(GuardedProblem *problem, int row_count, int column_count, const double *row_lower,
               const double *row_upper, const double *column_lower, const double *column_upper,
               const double *costs, const uint8_t *is_integer, double objective_constant,
               const int64_t *starts, const int32_t *columns, const double *coefficients);
int guard_set_row_bounds(GuardedProblem *problem, int row, double lower, double upper);
int guard_set_column_bounds(GuardedProblem *problem, int column, double lower, double upper);
// Column 0 is the objective's constant.
int guard_set_cost(GuardedProblem *problem, int column, double cost);
int guard_set_row(GuardedProblem *problem, int row, int count, const int32_t *columns, const double *coefficients);
int guard_add_row(GuardedProblem *problem, double lower, double upper, int count, const int32_t *columns,
                  const double *coefficients);
int guard_delete_rows(GuardedProblem *problem, int count, const int32_t *rows);

// MARK: Relaxation

int guard_scale(GuardedProblem *problem, int on);
int guard_make_advanced_basis(GuardedProblem *problem);
int guard_get_basis(GuardedProblem *problem, uint8_t *rows, uint8_t *columns);
int guard_set_basis(GuardedProblem *problem, const uint8_t *rows, const uint8_t *columns);
// At most iteration_limit iterations from the present basis; `total` is the number done since the start.
int guard_simplex(GuardedProblem *problem, int method, int presolve, int long_step, int iteration_limit,
                  int *outcome, int64_t *total);
// The iterations done since the start.
int guard_iterations(GuardedProblem *problem, int64_t *total);
int guard_get_solution(GuardedProblem *problem, double *objective, double *values, double *reduced_costs,
                       double *row_duals);
// One step of iterative refinement of the row duals of the present basis, kept where it betters them. GLPK's own are
// good to about 1e-9, too little for a proof over columns of wide bounds. The last four arrays are room to work in: one
// entry a row, and one more in `change`, `indices` and `elements`.
int guard_refine_row_duals(GuardedProblem *problem, double *row_duals, double *before, double *change, int32_t *indices,
                           double *elements);

// MARK: Whole numbers

// The last simplex must have ended optimal.
int guard_search(GuardedProblem *problem, const GuardSearch *search, GuardSearchResult *result);
// How far the last search came; allowed after a failed call as well.
GuardSearchResult guard_search_result(const GuardedProblem *problem);
// The best answer of the last search; allowed after a failed call as well. Returns 0 if there is none.
int guard_get_incumbent(const GuardedProblem *problem, double *values);

// MARK: Tests

// Kinds of trouble to be made on purpose.
enum {
    GUARD_INJECT_FAULT = 1,       // GLPK reports an error
    GUARD_INJECT_MEMORY = 2,      // GLPK has no memory left
    GUARD_INJECT_NO_ANSWER = 3,   // a simplex slice ends without an answer
    GUARD_INJECT_BAD_BASIS = 4,   // a simplex slice finds its basis singular
    GUARD_INJECT_STANDSTILL = 5   // simplex slices end at their limit and have done nothing
};

// The guarded call number `calls` from now on (1 is the next) meets with trouble; 0 takes it back.
void guard_inject(GuardedProblem *problem, int calls, int kind);
// The calls that are left until then; 0 if it has happened.
int guard_injection(const GuardedProblem *problem);

// Calls GLPK wrongly on purpose.
int guard_provoke_fault(GuardedProblem *problem);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
