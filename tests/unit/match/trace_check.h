/* trace_check.h — what the trace must say of any match: that there is a way of elements from its
 * start to its end, that the operands on it are ways, too, and that each element was counted as
 * held. Of tests only. */
#ifndef LEDE_TEST_TRACE_CHECK_H
#define LEDE_TEST_TRACE_CHECK_H

#include "fixture.h"

#include "match/trace.h"

typedef struct copy { /* of a match that was received */
    lede_match match;
    lede_capture captures[64];
} copy;

static copy found[CASE_MATCHES];
static uint32_t n_found;

static inline lede_status receive(void *context, const lede_match *match, lede_error *err) {
    (void)context;
    (void)err;
    if (n_found == CASE_MATCHES || match->n_captures > 64) return LEDE_OK;
    copy *c = &found[n_found++];
    c->match = *match;
    for (uint32_t i = 0; i < match->n_captures; i++) c->captures[i] = match->captures[i];
    c->match.captures = c->captures;
    return LEDE_OK;
}

static inline lede_status match_all(match_stand *stand, lede_error *err) {
    n_found = 0;
    LEDE_TRY(lede_matcher_new(stand->set, &stand->matcher, err));
    LEDE_TRY(lede_matcher_start(stand->matcher, stand->layers, err));
    return lede_matcher_run(stand->matcher, 0, receive, NULL, err);
}

/* Steps follow one another from the match's start to its end. */
static inline bool is_whole(const lede_match *match, const lede_trace_path *path) {
    uint32_t at = match->span.start;
    for (uint32_t i = 0; i < path->n_steps; i++) {
        if (path->steps[i].span.start != at || path->steps[i].span.stop <= at) return false;
        at = path->steps[i].span.stop;
    }
    return path->n_steps > 0 && at == match->span.stop;
}

/* The same of each operand, and of operands in it. */
static inline bool operands_are_whole(const lede_trace_path *path, int *n_operands) {
    for (uint32_t i = 0; i < path->n_operands; i++) {
        const lede_trace_operand *operand = &path->operands[i];
        lede_match whole = {.span = operand->path.span};
        if (operand->after > path->n_steps || !is_whole(&whole, &operand->path)) return false;
        if (!operands_are_whole(&operand->path, n_operands)) return false;
        ++*n_operands;
    }
    return true;
}

static inline bool was_held(const lede_trace_count *counts, uint32_t n,
                            const lede_trace_step *step) {
    for (uint32_t i = 0; i < n; i++) {
        if (counts[i].at == step->at && counts[i].stop == step->stop) return counts[i].held > 0;
    }
    return false;
}

/* What a match took was counted as held, whatever else had to hold for it. */
static inline bool counts_have(const lede_trace_count *counts, uint32_t n,
                               const lede_trace_path *path) {
    for (uint32_t i = 0; i < path->n_steps; i++) {
        if (!was_held(counts, n, &path->steps[i])) return false;
    }
    return true;
}

/* What the trace does not say of the matches that were found; NULL: nothing. `i` is the match. */
static inline const char *trace_lacks(match_stand *stand, uint32_t *i, int *n_operands) {
    lede_trace_count *counts;
    lede_trace_path path;
    lede_error why;
    uint32_t n;
    lede_span whole = {0, stand->article.n_tokens};
    *i = 0;
    if (!lede_trace_elements(stand->set, stand->rule, &stand->arena, &counts, &n)) return "memory";
    lede_status status = lede_trace_add(stand->matcher, stand->rule, whole, counts, n, &why);
    bool is_counted = status == LEDE_OK;
    if (!is_counted && status != LEDE_LIMIT) return "counts";
    for (uint32_t c = 0; c < n; c++) {
        if (counts[c].held > counts[c].tried) return "a count";
    }
    for (; *i < n_found; ++*i) {
        const lede_match *match = &found[*i].match;
        status = lede_trace_path_of(stand->matcher, match, &stand->arena, &path, &why);
        if (status == LEDE_LIMIT) continue;
        if (status != LEDE_OK || !is_whole(match, &path)) return "a way";
        if (!operands_are_whole(&path, n_operands)) return "a way of an operand";
        if (is_counted && !path.is_guess && !counts_have(counts, n, &path)) {
            return "a count of what was taken";
        }
    }
    return NULL;
}

#endif
