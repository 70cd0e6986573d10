/* All of one rule in one article: its matches with their ways, or the nearest miss. */
#include "match/trace.h"

#include "match/ground.h"
#include "match/trace_tree.h"

typedef struct receiver {
    lede_why *why;
    lede_arena *arena;
} receiver;

static lede_status receive(void *context, const lede_match *match, lede_error *err) {
    receiver *r = context;
    lede_why_match kept = {.match = *match};
    lede_capture *captures = lede_arena_array(r->arena, match->n_captures, sizeof *captures);
    if (captures == NULL) return lede_fail_memory(err);
    if (match->n_captures > 0) {
        memcpy(captures, match->captures, match->n_captures * sizeof *captures);
    }
    kept.match.captures = captures;
    return lede_array_push_in(r->arena, &r->why->matches, kept) ? LEDE_OK : lede_fail_memory(err);
}

lede_status lede_why_look(lede_matcher *matcher, lede_why *why, lede_error *err) {
    lede_arena *arena = lede_matcher_ground(matcher)->article->arena;
    lede_span whole = {0, UINT32_MAX};
    receiver r = {why, arena};
    size_t before = why->matches.count;
    why->next = before;
    LEDE_TRY(lede_matcher_run_rule(matcher, why->rule, whole, receive, &r, err));
    lede_trace_trees trees = {.rule = lede_matcher_ground(matcher)->set->rules.data[why->rule],
                              .arena = arena};
    for (size_t i = before; i < why->matches.count; i++) {
        lede_why_match *found = &why->matches.data[i];
        LEDE_TRY(lede_trace_path_in(&trees, matcher, &found->match, &found->path, err));
    }
    if (why->matches.count > 0) return LEDE_OK;
    return lede_trace_nearest(matcher, why->rule, whole, arena, &why->miss, err);
}
