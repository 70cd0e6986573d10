#include "match/search.h"

/* The tokens that trigger a rule, beside what it needs of layers. */

/* `ends` has a bit for each boundary where such an annotation stops, or starts, if it is a region.
 */
static bool has_layer_need(const lede_search *search, const lede_layer_need *need,
                           const uint64_t *ends, uint32_t token) {
    uint32_t n_tokens = search->ground->article->n_tokens, reach = need->reach;
    uint32_t from = need->is_behind ? token + 1 : token > reach ? token - reach : 0;
    uint32_t to = need->is_behind ? from + reach : token;
    if (!need->is_region && !need->is_behind) {
        from = token > reach + 1 ? token - reach - 1 : 0;
        if (token == 0) return false;
        to = token - 1;
    }
    if (to >= n_tokens + (need->is_region ? 1u : 0u)) to = n_tokens - (need->is_region ? 0 : 1);
    for (uint32_t i = from; i <= to; i++) {
        if (need->is_region ? (ends[i / 64] >> (i % 64)) & 1
                            : lede_ground_holds(search->ground, need->test, i)) {
            return true;
        }
    }
    return false;
}

static lede_status keep_tokens(lede_search *search, const lede_layer_need *need, lede_error *err) {
    const uint64_t *ends = NULL;
    size_t kept = 0;
    if (need->is_region) {
        ends = lede_ground_boundaries(search->ground, need->layer, need->test, !need->is_behind);
        if (ends == NULL) return lede_ground_check(search->ground, err);
    }
    search->kept.count = 0;
    if (!lede_array_reserve(&search->kept, search->n_tokens)) return lede_fail_memory(err);
    for (uint32_t i = 0; i < search->n_tokens; i++) {
        uint32_t token = search->tokens[i];
        if (has_layer_need(search, need, ends, token)) search->kept.data[kept++] = token;
    }
    search->tokens = search->kept.data;
    search->n_tokens = (uint32_t)kept;
    return lede_ground_check(search->ground, err);
}

lede_status lede_search_find_tokens(lede_search *search, lede_error *err) {
    const lede_compiled *rule = search->rule;
    lede_span found = lede_occurrences_of(search->occurrences, search->rule_i);
    search->tokens = NULL;
    if (found.start < found.stop) search->tokens = search->occurrences->tokens.data + found.start;
    search->n_tokens = found.stop - found.start;
    for (uint32_t i = 0; i < rule->n_layer_needs && search->n_tokens > 0; i++) {
        LEDE_TRY(keep_tokens(search, &rule->layer_needs[i], err));
    }
    return LEDE_OK;
}
