/* How often each element of a pattern was tried, and held. */
#include "match/trace.h"

#include <stdlib.h>

#include "match/trace_grid.h"

lede_slice lede_trace_pattern(const lede_ruleset *set, uint32_t rule) {
    return set->rules.data[rule]->source.text;
}

static int by_place(const void *left, const void *right) {
    const lede_trace_count *a = left, *b = right;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    return (a->stop > b->stop) - (a->stop < b->stop);
}

bool lede_trace_elements(const lede_ruleset *set, uint32_t rule, lede_arena *arena,
                         lede_trace_count **out, uint32_t *count) {
    const lede_automaton *automaton = set->rules.data[rule]->automaton;
    uint32_t n = automaton->n_positions, kept = 0;
    lede_trace_count *counts = lede_arena_array(arena, n + 1, sizeof *counts);
    if (counts == NULL) return false;
    n = 0;
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        if (position->is_aside) continue; /* looked at from other places than where the way is */
        counts[n++] = (lede_trace_count){.at = position->at, .stop = position->stop};
    }
    if (n > 1) qsort(counts, n, sizeof *counts, by_place);
    for (uint32_t i = 0; i < n; i++) {
        if (kept == 0 || by_place(&counts[kept - 1], &counts[i]) != 0) counts[kept++] = counts[i];
    }
    *out = counts;
    *count = kept;
    return true;
}

static lede_trace_count *count_of(lede_trace_count *counts, uint32_t n_counts,
                                  const lede_position *position) {
    lede_trace_count key = {.at = position->at, .stop = position->stop};
    return bsearch(&key, counts, n_counts, sizeof *counts, by_place);
}

/* Positions of one element that meet the same token are one trial: it held if one of them did. */
enum { UNTRIED = 0, TRIED, HELD };

static void count_row(lede_trace_grid *grid, uint32_t boundary, lede_trace_count *counts,
                      uint32_t n_counts, uint8_t *met) {
    const lede_automaton *automaton = grid->automaton;
    memset(met, UNTRIED, n_counts);
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        if (lede_trace_cell_at(grid, boundary, p)->n_held == LEDE_TRACE_UNREACHED) continue;
        lede_trace_count *count = count_of(counts, n_counts, position);
        uint32_t cursor = UINT32_MAX, stop;
        const lede_annotation *annotation;
        if (count == NULL || met[count - counts] == HELD) continue;
        bool held = lede_trace_takes(grid, position, boundary, &cursor, &stop, &annotation);
        met[count - counts] = held ? HELD : TRIED;
    }
    for (uint32_t i = 0; i < n_counts; i++) {
        counts[i].tried += met[i] != UNTRIED;
        counts[i].held += met[i] == HELD;
    }
}

static lede_status count_scopes(lede_ground *ground, const lede_compiled *rule, lede_span inside,
                                lede_trace_count *counts, uint32_t n_counts, lede_error *err) {
    lede_scopes scopes;
    lede_scope_span scope;
    lede_arena scratch;
    lede_status status = LEDE_OK;
    bool overlaps = rule->scope.kind == LEDE_SCOPE_ANNOTATION;
    uint32_t from = inside.start;
    lede_scopes_init(&scopes, ground, rule, inside);
    lede_arena_init(&scratch, 0);
    while (status == LEDE_OK && lede_scopes_next(&scopes, from, &scope)) {
        lede_trace_grid grid;
        lede_arena_reset(&scratch);
        uint8_t *met = lede_arena_array(&scratch, n_counts, sizeof *met);
        if (met == NULL) status = lede_fail_memory(err);
        if (status == LEDE_OK) {
            status = lede_trace_grid_fill(&grid, ground, rule->automaton, scope, &scratch, err);
        }
        for (uint32_t b = scope.span.start; status == LEDE_OK && b < scope.span.stop; b++) {
            count_row(&grid, b, counts, n_counts, met);
        }
        from = overlaps ? scope.span.start : scope.starts_before;
    }
    lede_arena_clear(&scratch);
    return status == LEDE_OK ? lede_ground_check(ground, err) : status;
}

lede_status lede_trace_add(lede_matcher *matcher, uint32_t rule, lede_span inside,
                           lede_trace_count *counts, uint32_t n_counts, lede_error *err) {
    lede_ground *ground = lede_matcher_ground(matcher);
    return count_scopes(ground, ground->set->rules.data[rule], inside, counts, n_counts, err);
}
