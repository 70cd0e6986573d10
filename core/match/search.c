#include "match/search.h"

#include <stdlib.h>

void lede_search_init(lede_search *search, lede_ground *ground, const lede_occurrences *occurrences,
                      uint64_t limit) {
    *search = (lede_search){.ground = ground, .occurrences = occurrences, .limit = limit};
    lede_arena_init(&search->arena, 0);
}

void lede_search_clear(lede_search *search) {
    lede_live_clear(&search->live);
    lede_live_clear(&search->narrow);
    lede_reach_clear(&search->reach);
    lede_bounds_clear(&search->bounds);
    free(search->trail.data);
    free(search->captures.data);
    lede_every_clear(&search->every);
    lede_binder_clear(&search->binder);
    lede_extent_clear(&search->extent);
    free(search->nearest.data);
    free(search->kept.data);
    free(search->pairs.data);
    lede_narrowed_clear(&search->narrowed);
    lede_arena_clear(&search->arena);
    *search = (lede_search){0};
}

/* ---- handing out ----------------------------------------------------------------------------- */

static lede_status give(lede_search *search, lede_span span, const lede_capture *captures,
                        uint32_t n_captures, lede_error *err) {
    lede_match match = {
        .rule = search->rule_i, .span = span, .captures = captures, .n_captures = n_captures};
    return search->receive(search->context, &match, err);
}

lede_status lede_search_hand_out(lede_search *search, lede_span span, lede_error *err) {
    search->resume = span.stop;
    return give(search, span, search->captures.data, (uint32_t)search->captures.count, err);
}

lede_status lede_search_give(lede_search *search, const lede_trail *trail, lede_span span,
                             lede_error *err) {
    search->captures.count = 0;
    if (!lede_trail_captures(trail, &search->captures)) return lede_fail_memory(err);
    return lede_search_hand_out(search, span, err);
}

/* ---- one start ------------------------------------------------------------------------------- */

static void aim(lede_live *live, const lede_live *like, uint32_t from, uint32_t to) {
    live->truth = like->truth;
    live->accept_from = from;
    live->accept_to = to;
}

/* The rows to walk on from `start`: the window's, or with bounds on the stop rows of their own,
 * kept while the bounds stay. NULL: no match starts here. */
static lede_status rows_for(lede_search *search, uint32_t start, const lede_live **out,
                            lede_error *err) {
    lede_live *live = &search->live, *narrow = &search->narrow;
    *out = NULL;
    if (!lede_live_starts(live, start)) return LEDE_OK;
    *out = live;
    if (!lede_bounds_needed(search->rule)) return LEDE_OK;
    uint32_t from = search->bounds.from[start - search->bounds.start];
    uint32_t to = search->bounds.to[start - search->bounds.start];
    if (from <= start + 1 && to >= live->window.stop) return LEDE_OK;
    *out = NULL;
    uint32_t longest = search->rule->automaton->max_length;
    if (from > to || to <= start || from > live->window.stop) return LEDE_OK;
    if (from > start && from - start > longest) return LEDE_OK;
    bool fresh = search->narrow_is_filled && narrow->accept_from == from &&
                 narrow->accept_to == to && narrow->window.start <= start;
    if (!fresh) {
        lede_span window = {start, to < live->window.stop ? to : live->window.stop};
        aim(narrow, live, from, to);
        LEDE_TRY(lede_live_fill(narrow, search->ground, search->rule->automaton, window, err));
        search->narrow_is_filled = true;
    }
    if (lede_live_starts(narrow, start)) *out = narrow;
    return LEDE_OK;
}

/* The preferred way that stops exactly there. */
static lede_status walk_to(lede_search *search, const lede_live *live, uint32_t start,
                           uint32_t *stop, lede_error *err) {
    lede_span window = {start, *stop};
    aim(&search->narrow, live, *stop, *stop);
    search->narrow_is_filled = false;
    LEDE_TRY(lede_live_fill(&search->narrow, search->ground, search->rule->automaton, window, err));
    return lede_walk_first(&search->narrow, start, &search->trail, stop, err);
}

static lede_goal goal_of(lede_policy policy) {
    switch (policy) {
    case LEDE_POLICY_LONGEST: return LEDE_GOAL_LONGEST;
    case LEDE_POLICY_SHORTEST:
    case LEDE_POLICY_STANDARD: return LEDE_GOAL_NEAREST;
    case LEDE_POLICY_ALL: return LEDE_GOAL_EVERY;
    case LEDE_POLICY_FIRST: break;
    }
    return LEDE_GOAL_FIRST;
}

/* With conditions on spans or bindings; *stop is UINT32_MAX when there is no match. */
static lede_status bind_at(lede_search *search, uint32_t start, uint32_t *stop, lede_error *err) {
    lede_span stops = {start + 1, search->live.window.stop};
    *stop = UINT32_MAX;
    if (!lede_live_starts(&search->live, start)) return LEDE_OK;
    if (lede_bounds_needed(search->rule)) {
        uint32_t i = start - search->bounds.start;
        if (search->bounds.from[i] > stops.start) stops.start = search->bounds.from[i];
        if (search->bounds.to[i] < stops.stop) stops.stop = search->bounds.to[i];
        if (stops.start > stops.stop) return LEDE_OK;
    }
    LEDE_TRY(
        lede_binder_match(&search->binder, start, goal_of(search->rule->policy), stops, stop, err));
    if (search->binder.is_limited) search->limit = 0; /* of this scope: see run_scope */
    return LEDE_OK;
}

/* Policy all: what is found stays until the scopes that overlap are done. */
static lede_status match_every(lede_search *search, uint32_t start, lede_error *err) {
    const lede_live *live;
    bool limited = false;
    uint32_t stop;
    uint64_t limit = search->n_before + search->limit;
    if (limit < search->limit || limit > SIZE_MAX) limit = SIZE_MAX;
    if (search->rule->automaton->program != NULL) {
        search->every.limit = (size_t)limit;
        search->every.is_limited = false;
        return bind_at(search, start, &stop, err);
    }
    LEDE_TRY(rows_for(search, start, &live, err));
    if (live == NULL) return LEDE_OK;
    LEDE_TRY(lede_every_from(&search->every, live, start, (size_t)limit, &limited, err));
    if (limited) search->limit = 0;
    return LEDE_OK;
}

/* The match from `start`, handed out; policies all and shortest are served elsewhere. */
static lede_status match_at(lede_search *search, uint32_t start, bool *found, lede_error *err) {
    const lede_live *live;
    uint32_t stop;
    *found = false;
    if (search->rule->automaton->program != NULL) {
        LEDE_TRY(bind_at(search, start, &stop, err));
        if (stop == UINT32_MAX) return LEDE_OK;
        *found = true;
        return lede_search_give(search, &search->binder.best, (lede_span){start, stop}, err);
    }
    LEDE_TRY(rows_for(search, start, &live, err));
    if (live == NULL) return LEDE_OK;
    *found = true;
    if (search->rule->policy == LEDE_POLICY_FIRST) {
        LEDE_TRY(lede_walk_first(live, start, &search->trail, &stop, err));
    } else {
        bool nearest = search->rule->policy != LEDE_POLICY_LONGEST;
        LEDE_TRY(lede_walk_reach(live, &search->reach, start, nearest, &stop, err));
        LEDE_TRY(walk_to(search, live, start, &stop, err));
    }
    return lede_search_give(search, &search->trail, (lede_span){start, stop}, err);
}

/* ---- windows --------------------------------------------------------------------------------- */

static bool may_start(const lede_search *search, lede_span window) {
    for (uint32_t b = window.start; b < window.stop; b++) {
        if (lede_live_starts(&search->live, b)) return true;
    }
    return false;
}

/* The rows of the window: first as if every reading held that only tagging can tell; if then a
 * match could start, with the sentences tagged. */
static lede_status fill_rows(lede_search *search, lede_span window, lede_error *err) {
    lede_ground *ground = search->ground;
    const lede_automaton *automaton = search->rule->automaton;
    ground->is_hopeful = ground->reads;
    ground->doubts = false;
    lede_status status = lede_live_fill(&search->live, ground, automaton, window, err);
    ground->is_hopeful = false;
    if (status != LEDE_OK || !ground->doubts || !may_start(search, window)) return status;
    return lede_live_fill(&search->live, ground, automaton, window, err);
}

/* What look-arounds at the boundaries of a window see: wide windows hold it already. */
static lede_span view_of(const lede_search *search, lede_span window) {
    uint32_t reach = search->rule->automaton->look_reach;
    lede_span scope = search->scope.span;
    if (search->rule->around == NULL) return window;
    if (window.start - scope.start > reach)
        window.start -= reach;
    else
        window.start = scope.start;
    if (scope.stop - window.stop > reach)
        window.stop += reach;
    else
        window.stop = scope.stop;
    return window;
}

static lede_status open_window(lede_search *search, lede_span window, lede_error *err) {
    const lede_automaton *automaton = search->rule->automaton;
    lede_arena_reset(&search->arena);
    search->ground->scope = search->scope.span;
    search->narrow_is_filled = false;
    search->live.accept_from = 0;
    search->live.accept_to = UINT32_MAX;
    LEDE_TRY(lede_truth_new(search->ground, automaton, view_of(search, window), &search->arena,
                            &search->live.truth, err));
    LEDE_TRY(fill_rows(search, window, err));
    bool has_bounds = lede_bounds_needed(search->rule);
    search->is_idle = (has_bounds || automaton->program != NULL) && !may_start(search, window);
    if (search->is_idle) return LEDE_OK;
    if (automaton->program != NULL) {
        LEDE_TRY(lede_binder_open(&search->binder, search->ground, search->rule, &search->live,
                                  &search->arena, err));
    }
    if (!has_bounds) return LEDE_OK;
    return lede_bounds_fill(&search->bounds, search->ground, search->rule, window, &search->arena,
                            err);
}

static lede_status run_window(lede_search *search, lede_span window, lede_error *err) {
    LEDE_TRY(open_window(search, window, err));
    uint32_t stop = window.stop;
    if (stop > search->scope.starts_before) stop = search->scope.starts_before;
    for (uint32_t b = window.start; b < stop && search->limit > 0; b++) {
        if (b < search->resume) b = search->resume;
        if (b >= stop) break;
        if (!lede_live_starts(&search->live, b)) continue;
        bool found = false;
        LEDE_TRY(search->rule->policy == LEDE_POLICY_ALL ? match_every(search, b, err)
                                                         : match_at(search, b, &found, err));
        if (found) b = search->resume - 1;
    }
    return LEDE_OK;
}

static lede_status run_scope(lede_search *search, lede_windows *windows, lede_error *err) {
    uint64_t limit = search->limit;
    lede_span window;
    lede_status status = LEDE_OK;
    lede_windows_enter(windows, search->scope.span);
    lede_binder_enter_scope(&search->binder, limit);
    search->n_before = search->every.found.count;
    bool any = true;
    while (status == LEDE_OK && search->limit > 0 && any) {
        status = lede_windows_next(windows, &window, &any, err);
        if (status == LEDE_OK && any) status = run_window(search, window, err);
    }
    if (search->limit == 0) ++*search->limited;
    search->limit = limit;
    return status;
}

/* ---- scopes ---------------------------------------------------------------------------------- */

static lede_status give_every(lede_search *search, lede_error *err) {
    lede_every *every = &search->every;
    lede_every_sort(every);
    for (size_t i = 0; i < every->found.count; i++) {
        const lede_found *found = &every->found.data[i];
        const lede_capture *captures =
            found->n_captures == 0 ? NULL : every->captures.data + found->first_capture;
        LEDE_TRY(give(search, found->span, captures, found->n_captures, err));
    }
    lede_every_forget(every);
    return LEDE_OK;
}

/* Scopes that overlap (an annotation inside of another) are tried together: of the starts of all,
 * the leftmost that comes behind the last match; at one start the earlier scope first. */
typedef struct candidate {
    uint32_t start, scope;
    uint32_t stop;    /* policy shortest: the nearest, … */
    lede_span window; /* … found in this window */
} candidate;

typedef struct cluster {
    LEDE_ARRAY(lede_scope_span) scopes;
    LEDE_ARRAY(candidate) candidates;
    size_t first; /* candidate that is kept */
    uint32_t stop;
} cluster;

static int compare(const void *left, const void *right) {
    const candidate *a = left, *b = right;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->scope > b->scope) - (a->scope < b->scope);
}

static lede_status add_candidates(lede_search *search, cluster *c, uint32_t scope_i,
                                  lede_error *err) {
    const lede_scope_span *scope = &c->scopes.data[scope_i];
    LEDE_TRY(open_window(search, scope->span, err));
    for (uint32_t b = scope->span.start; b < scope->starts_before; b++) {
        if (!lede_live_starts(&search->live, b)) continue;
        if (!lede_array_push(&c->candidates, (candidate){.start = b, .scope = scope_i})) {
            return lede_fail_memory(err);
        }
    }
    return LEDE_OK;
}

static lede_status choose_candidates(lede_search *search, cluster *c, lede_error *err) {
    uint32_t open = UINT32_MAX;
    uint64_t limit = search->limit;
    lede_binder_enter_scope(&search->binder, limit); /* the scopes count as one */
    if (c->candidates.count > 1) {
        qsort(c->candidates.data, c->candidates.count, sizeof *c->candidates.data, compare);
    }
    for (size_t i = 0; i < c->candidates.count && search->limit > 0; i++) {
        candidate next = c->candidates.data[i];
        if (next.start < search->resume) continue;
        bool found;
        if (open != next.scope) {
            search->scope = c->scopes.data[next.scope];
            LEDE_TRY(open_window(search, search->scope.span, err));
            open = next.scope;
        }
        LEDE_TRY(match_at(search, next.start, &found, err));
    }
    if (search->limit == 0) ++*search->limited;
    search->limit = limit;
    return LEDE_OK;
}

/* ---- policy shortest ------------------------------------------------------------------------- */

/* The nearest stop from each start of the window. */
static lede_status add_nearest(lede_search *search, cluster *c, uint32_t scope_i, lede_span window,
                               lede_error *err) {
    LEDE_TRY(open_window(search, window, err));
    if (search->is_idle) return LEDE_OK;
    const lede_automaton *automaton = search->rule->automaton;
    bool is_hard = automaton->program != NULL;
    bool by_table = !is_hard && !lede_bounds_needed(search->rule);
    uint32_t last = c->scopes.data[scope_i].starts_before;
    search->nearest.count = 0;
    if (by_table) {
        size_t n = (size_t)(window.stop - window.start) + 1;
        if (!lede_array_reserve(&search->nearest, n)) return lede_fail_memory(err);
        const uint64_t *truth = lede_truth_all(search->live.truth, window);
        lede_extent_query query = {.automaton = automaton, .truth = truth, .window = window};
        LEDE_TRY(
            lede_extent_fill(&search->extent, search->ground, &query, search->nearest.data, err));
    }
    for (uint32_t b = window.start; b < window.stop && b < last && search->limit > 0; b++) {
        const lede_live *live = NULL;
        uint32_t stop = UINT32_MAX;
        if (by_table) {
            stop = search->nearest.data[b - window.start];
        } else if (is_hard) {
            LEDE_TRY(bind_at(search, b, &stop, err));
        } else {
            LEDE_TRY(rows_for(search, b, &live, err));
            if (live != NULL) LEDE_TRY(lede_walk_reach(live, &search->reach, b, true, &stop, err));
        }
        candidate found = {.start = b, .scope = scope_i, .stop = stop, .window = window};
        if (stop != UINT32_MAX && !lede_array_push(&c->candidates, found)) {
            return lede_fail_memory(err);
        }
    }
    return LEDE_OK;
}

/* Only spans that hold no other; of equal ones that of the earlier scope. Sorted by start. */
static void keep_shortest(cluster *c) {
    uint32_t nearest = UINT32_MAX;
    size_t kept = c->candidates.count;
    if (kept > 1) {
        qsort(c->candidates.data, c->candidates.count, sizeof *c->candidates.data, compare);
    }
    for (size_t i = c->candidates.count; i > 0;) {
        /* Of one start the nearest stop, then the earlier scope. */
        size_t first = i - 1, best;
        while (first > 0 &&
               c->candidates.data[first - 1].start == c->candidates.data[i - 1].start) {
            first--;
        }
        best = first;
        for (size_t j = first + 1; j < i; j++) {
            if (c->candidates.data[j].stop < c->candidates.data[best].stop) best = j;
        }
        if (c->candidates.data[best].stop < nearest) {
            nearest = c->candidates.data[best].stop;
            c->candidates.data[--kept] = c->candidates.data[best];
        }
        i = first;
    }
    c->first = kept;
}

static lede_status give_shortest(lede_search *search, cluster *c, lede_error *err) {
    lede_span open = {0, 0};
    for (size_t i = c->first; i < c->candidates.count; i++) {
        candidate next = c->candidates.data[i];
        uint32_t stop = next.stop;
        if (next.start < search->resume) continue;
        if (open.start != next.window.start || open.stop != next.window.stop) {
            search->scope = c->scopes.data[next.scope];
            open = next.window;
            LEDE_TRY(open_window(search, open, err));
        }
        if (search->rule->automaton->program != NULL) {
            lede_binder_enter_scope(&search->binder, search->limit);
            LEDE_TRY(bind_at(search, next.start, &stop, err));
            if (stop == UINT32_MAX) continue;
        } else {
            LEDE_TRY(walk_to(search, &search->live, next.start, &stop, err));
        }
        const lede_trail *trail =
            search->rule->automaton->program != NULL ? &search->binder.best : &search->trail;
        LEDE_TRY(lede_search_give(search, trail, (lede_span){next.start, stop}, err));
    }
    return LEDE_OK;
}

static lede_status run_shortest(lede_search *search, cluster *c, lede_windows *windows,
                                lede_error *err) {
    lede_span window;
    c->candidates.count = 0;
    for (uint32_t i = 0; i < c->scopes.count; i++) {
        uint64_t limit = search->limit;
        search->scope = c->scopes.data[i];
        lede_windows_enter(windows, search->scope.span);
        lede_binder_enter_scope(&search->binder, limit);
        for (bool any = true; search->limit > 0 && any;) {
            LEDE_TRY(lede_windows_next(windows, &window, &any, err));
            if (any) LEDE_TRY(add_nearest(search, c, i, window, err));
        }
        if (search->limit == 0) ++*search->limited;
        search->limit = limit;
    }
    keep_shortest(c);
    return give_shortest(search, c, err);
}

static lede_status run_cluster(lede_search *search, cluster *c, lede_windows *windows,
                               lede_error *err) {
    bool alone = c->scopes.count == 1;
    bool is_all = search->rule->policy == LEDE_POLICY_ALL;
    c->candidates.count = 0;
    if (search->rule->policy == LEDE_POLICY_SHORTEST) {
        return run_shortest(search, c, windows, err);
    }
    for (uint32_t i = 0; i < c->scopes.count; i++) {
        search->scope = c->scopes.data[i];
        LEDE_TRY(alone || is_all ? run_scope(search, windows, err)
                                 : add_candidates(search, c, i, err));
    }
    if (is_all) return give_every(search, err);
    return alone ? LEDE_OK : choose_candidates(search, c, err);
}

/* Scopes that may have to be looked at together: an annotation inside of another, or, of the
 * shortest, of which none holds another, those that share sentences. */
static bool shares_tokens(const lede_compiled *rule) {
    const lede_scope *scope = &rule->scope;
    bool is_shortest = rule->policy == LEDE_POLICY_SHORTEST;
    return scope->kind == LEDE_SCOPE_ANNOTATION ||
           (is_shortest && scope->kind == LEDE_SCOPE_SENTENCE && scope->count > 1);
}

static lede_status run_clusters(lede_search *search, lede_scopes *scopes, lede_windows *windows,
                                cluster *c, lede_error *err) {
    bool shares = shares_tokens(search->rule);
    bool overlaps = search->rule->scope.kind == LEDE_SCOPE_ANNOTATION;
    lede_scope_span scope;
    uint32_t token;
    while (lede_windows_seek(windows, &token) && lede_scopes_next(scopes, token, &scope)) {
        bool joins = shares && c->scopes.count > 0 && scope.span.start < c->stop;
        if (!joins && c->scopes.count > 0) {
            LEDE_TRY(run_cluster(search, c, windows, err));
            c->scopes.count = 0;
        }
        if (!joins || scope.span.stop > c->stop) c->stop = scope.span.stop;
        if (!lede_array_push(&c->scopes, scope)) return lede_fail_memory(err);
        uint32_t from = overlaps ? scope.span.start : scope.starts_before;
        lede_windows_enter(windows, (lede_span){from, scopes->inside.stop});
    }
    return c->scopes.count == 0 ? LEDE_OK : run_cluster(search, c, windows, err);
}

/* One scope after the other. Those of several sentences share tokens, and the next one begins at
 * the next sentence. */
static lede_status run_each(lede_search *search, lede_scopes *scopes, lede_windows *windows,
                            lede_error *err) {
    uint32_t token;
    while (lede_windows_seek(windows, &token) && lede_scopes_next(scopes, token, &search->scope)) {
        uint32_t from = search->scope.starts_before;
        LEDE_TRY(run_scope(search, windows, err));
        if (search->rule->policy == LEDE_POLICY_ALL) LEDE_TRY(give_every(search, err));
        lede_windows_enter(windows, (lede_span){from, scopes->inside.stop});
    }
    return LEDE_OK;
}

static lede_status run_scopes(lede_search *search, lede_span inside, lede_error *err) {
    lede_scopes scopes;
    lede_windows windows;
    lede_scopes_init(&scopes, search->ground, search->rule, inside);
    lede_windows_init(&windows, search->ground, search->rule, search->tokens, search->n_tokens,
                      &search->narrowed);
    lede_windows_enter(&windows, inside);
    if (search->rule->policy != LEDE_POLICY_SHORTEST && !shares_tokens(search->rule)) {
        LEDE_TRY(run_each(search, &scopes, &windows, err));
        return lede_ground_check(search->ground, err);
    }
    cluster c = {0};
    lede_status status = run_clusters(search, &scopes, &windows, &c, err);
    free(c.scopes.data);
    free(c.candidates.data);
    return status == LEDE_OK ? lede_ground_check(search->ground, err) : status;
}

lede_status lede_search_run(lede_search *search, uint32_t rule, lede_span inside, lede_error *err) {
    uint32_t n_tokens = search->ground->article->n_tokens;
    search->rule_i = rule;
    search->rule = search->ground->set->rules.data[rule];
    search->resume = 0;
    if (inside.stop > n_tokens) inside.stop = n_tokens;
    if (inside.start >= inside.stop) return LEDE_OK;
    bool has_sentences = search->ground->article->n_sentences > 0;
    if (search->rule->pair != NULL && has_sentences) {
        return lede_search_run_pair(search, inside, err);
    }
    if (search->rule->is_region && has_sentences)
        return lede_search_run_region(search, inside, err);
    bool is_token = search->rule->trigger.kind == LEDE_TRIGGER_TEST ||
                    search->rule->trigger.kind == LEDE_TRIGGER_CLASS;
    if (is_token) {
        LEDE_TRY(lede_search_find_tokens(search, inside, err));
        if (search->n_tokens == 0) return LEDE_OK;
    }
    if (search->rule->quick != NULL && has_sentences) {
        return lede_search_run_quick(search, inside, err);
    }
    lede_every_forget(&search->every);
    search->binder.every = &search->every;
    return run_scopes(search, inside, err);
}
