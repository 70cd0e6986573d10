/* The way of a match that was found: the preferred one of its span that binds what it bound. */
#include "match/trace.h"

#include <stdlib.h>

#include "match/trace_way.h"

/* Ways of one match whose operands are asked; past them the next way is taken as it is. */
enum { MOST_TRIES = 1000 };

/* The next scope that a match may stand in: what its look-arounds see. Annotations overlap. */
static bool next_scope(lede_scopes *scopes, lede_span span, lede_scope_span *out) {
    while (lede_scopes_next(scopes, span.start, out)) {
        if (out->span.start > span.start) return false;
        if (span.start < out->starts_before && out->span.stop >= span.stop) return true;
    }
    return false;
}

static lede_status show(lede_trace_place *place, const lede_match *match, lede_trace_path *out,
                        lede_error *err) {
    lede_trace_tree *tree;
    lede_trace_way way = {.asks = true};
    lede_trace_reach reach = {match->span.start, match->span.start, match->span.stop,
                              match->span.stop, false};
    LEDE_TRY(lede_trace_tree_of(place->trees, place->trees->rule->pattern.root, &tree, err));
    lede_status status = lede_trace_find_way(place, tree, reach, &way, err);
    if (status == LEDE_OK && way.found) {
        *out = way.path;
        out->is_guess = !way.agrees;
        status = lede_trace_keep_operands(place, &way, out, err);
    }
    lede_trace_way_clear(&way);
    return status;
}

lede_status lede_trace_path_in(lede_trace_trees *trees, lede_matcher *matcher,
                               const lede_match *match, lede_trace_path *out, lede_error *err) {
    lede_trace_place place = {.ground = lede_matcher_ground(matcher),
                              .trees = trees,
                              .arena = trees->arena,
                              .match = match,
                              .n_tries = MOST_TRIES};
    *out = (lede_trace_path){.span = match->span, .is_guess = true};
    lede_scopes scopes;
    lede_span whole = {0, place.ground->article->n_tokens};
    lede_scopes_init(&scopes, place.ground, trees->rule, whole);
    while (out->is_guess && next_scope(&scopes, match->span, &place.scope)) {
        lede_trace_path path = {.n_steps = 0};
        LEDE_TRY(show(&place, match, &path, err));
        if (path.n_steps > 0 && (out->n_steps == 0 || !path.is_guess)) *out = path;
    }
    return LEDE_OK;
}

lede_status lede_trace_path_of(lede_matcher *matcher, const lede_match *match, lede_arena *arena,
                               lede_trace_path *out, lede_error *err) {
    const lede_ruleset *set = lede_matcher_ground(matcher)->set;
    lede_trace_trees trees = {.rule = set->rules.data[match->rule], .arena = arena};
    return lede_trace_path_in(&trees, matcher, match, out, err);
}
