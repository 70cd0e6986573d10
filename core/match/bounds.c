#include "match/bounds.h"

#include <stdlib.h>

void lede_bounds_clear(lede_bounds *bounds) {
    free(bounds->from);
    free(bounds->to);
    free(bounds->stops);
    lede_extent_clear(&bounds->extent);
    *bounds = (lede_bounds){0};
}

static bool reserve(uint32_t **data, size_t capacity) {
    uint32_t *grown = realloc(*data, capacity * sizeof *grown);
    if (grown != NULL) *data = grown;
    return grown != NULL;
}

static void at_least(lede_bounds *bounds, uint32_t i, uint32_t boundary) {
    if (bounds->from[i] < boundary) bounds->from[i] = boundary;
}
static void at_most(lede_bounds *bounds, uint32_t i, uint32_t boundary) {
    if (bounds->to[i] > boundary) bounds->to[i] = boundary;
}
/* The span stops at `furthest` at most; negated, behind it. Boundary 0 may be a stop, too: a part
 * can take nothing, so that there is none has a sign of its own. */
static void within(lede_bounds *bounds, uint32_t i, uint32_t furthest, bool negated) {
    if (furthest == LEDE_NO_EXTENT) {
        if (!negated) at_least(bounds, i, LEDE_NO_EXTENT);
        return;
    }
    if (negated)
        at_least(bounds, i, furthest + 1);
    else
        at_most(bounds, i, furthest);
}

static void apply_within(lede_bounds *bounds, lede_ground *ground, const lede_span_check *check,
                         lede_span window) {
    const lede_layer *layer = lede_layers_get(ground->layers, check->layer);
    uint32_t i = 0, furthest = LEDE_NO_EXTENT;
    for (uint32_t b = window.start; b <= window.stop; b++) {
        for (; i < layer->count && layer->annotations[i].span.start <= b; i++) {
            const lede_annotation *annotation = &layer->annotations[i];
            bool is_further = furthest == LEDE_NO_EXTENT || annotation->span.stop > furthest;
            if (is_further && lede_ground_annotation_holds(ground, check->test, annotation)) {
                furthest = annotation->span.stop;
            }
        }
        within(bounds, b - window.start, furthest, check->negated);
    }
}

static void apply_tokens(lede_bounds *bounds, const lede_span_check *check, lede_span window) {
    for (uint32_t b = window.start; b <= window.stop; b++) {
        uint32_t stop = b > UINT32_MAX - 1 - check->count ? UINT32_MAX - 1 : b + check->count;
        within(bounds, b - window.start, stop, check->negated);
    }
}

/* To the end of the last of `count` sentences of the block of the one that holds the boundary. */
static void apply_sentences(lede_bounds *bounds, const lede_ground *ground,
                            const lede_span_check *check, lede_span window) {
    const lede_article *article = ground->article;
    uint32_t first = 0;
    for (uint32_t b = window.start; b <= window.stop; b++) {
        uint32_t stop = article->n_tokens;
        while (first + 1 < article->n_sentences && article->sentences[first].tokens.stop <= b) {
            first++;
        }
        for (uint32_t i = first; i < article->n_sentences && i - first < check->count; i++) {
            if (article->sentences[i].block != article->sentences[first].block) break;
            stop = article->sentences[i].tokens.stop;
        }
        within(bounds, b - window.start, stop, check->negated);
    }
}

static lede_status apply_inner(lede_bounds *bounds, lede_ground *ground,
                               const lede_span_check *check, lede_span window, lede_arena *arena,
                               lede_error *err) {
    bool around = check->kind == LEDE_SPAN_AROUND;
    lede_extent_query query = {
        .automaton = check->inner, .window = window, .furthest = around, .may_be_empty = around};
    LEDE_TRY(lede_truth_fill(ground, check->inner, window, arena, &query.truth, err));
    LEDE_TRY(lede_extent_fill(&bounds->extent, ground, &query, bounds->stops, err));
    uint32_t n = window.stop - window.start + 1, nearest = LEDE_NO_EXTENT,
             furthest = LEDE_NO_EXTENT;
    for (uint32_t i = 0; around && i < n; i++) {
        bool is_further = furthest == LEDE_NO_EXTENT || bounds->stops[i] > furthest;
        if (bounds->stops[i] != LEDE_NO_EXTENT && is_further) furthest = bounds->stops[i];
        within(bounds, i, furthest, check->negated);
    }
    for (uint32_t i = n; !around && i-- > 0;) {
        if (bounds->stops[i] < nearest) nearest = bounds->stops[i];
        if (!check->negated)
            at_least(bounds, i, nearest);
        else if (nearest != LEDE_NO_EXTENT)
            at_most(bounds, i, nearest - 1);
    }
    return LEDE_OK;
}

static lede_status start(lede_bounds *bounds, lede_span window, lede_error *err) {
    size_t n = (size_t)(window.stop - window.start) + 1;
    if (bounds->capacity < n) {
        bounds->capacity = 0;
        if (!reserve(&bounds->from, n) || !reserve(&bounds->to, n) || !reserve(&bounds->stops, n)) {
            return lede_fail_memory(err);
        }
        bounds->capacity = n;
    }
    bounds->start = window.start;
    for (size_t i = 0; i < n; i++) {
        bounds->from[i] = 0;
        bounds->to[i] = window.stop;
    }
    return LEDE_OK;
}

lede_status lede_bounds_fill_checks(lede_bounds *bounds, lede_ground *ground,
                                    const lede_span_check *checks, uint32_t n_checks,
                                    lede_span window, lede_arena *arena, lede_error *err) {
    LEDE_TRY(start(bounds, window, err));
    for (uint32_t i = 0; i < n_checks; i++) {
        switch (checks[i].kind) {
        case LEDE_SPAN_WITHIN: apply_within(bounds, ground, &checks[i], window); break;
        case LEDE_SPAN_TOKENS: apply_tokens(bounds, &checks[i], window); break;
        case LEDE_SPAN_SENTENCES: apply_sentences(bounds, ground, &checks[i], window); break;
        case LEDE_SPAN_AROUND:
        case LEDE_SPAN_CONTAINING:
            LEDE_TRY(apply_inner(bounds, ground, &checks[i], window, arena, err));
            break;
        case LEDE_SPAN_SAME: break;
        }
    }
    return lede_ground_check(ground, err);
}

lede_status lede_bounds_fill(lede_bounds *bounds, lede_ground *ground, const lede_compiled *rule,
                             lede_span window, lede_arena *arena, lede_error *err) {
    LEDE_TRY(lede_bounds_fill_checks(bounds, ground, rule->span_conditions, rule->n_span_conditions,
                                     window, arena, err));
    lede_span_check scope = {.kind = LEDE_SPAN_TOKENS, .count = rule->scope.count};
    if (rule->scope.kind == LEDE_SCOPE_TOKEN) apply_tokens(bounds, &scope, window);
    return LEDE_OK;
}
