#include "match/search.h"

/* The tokens that trigger a rule, beside what it needs of layers. */

/* Of few tokens the annotations beside them are looked at; of more, all of the layer once. */
enum { FEW_TOKENS = 4 };

/* One stops, or behind the token starts, at one of the boundaries from … to. */
static bool has_region(const lede_search *search, const lede_layer_need *need, uint32_t from,
                       uint32_t to) {
    const lede_layer *layer = lede_layers_get(search->ground->layers, need->layer);
    uint32_t first = need->is_behind ? from : from > layer->longest ? from - layer->longest : 0;
    for (uint32_t i = lede_layer_first_from(layer, first); i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        uint32_t end = need->is_behind ? annotation->span.start : annotation->span.stop;
        if (annotation->span.start > to) return false;
        if (end < from || end > to) continue;
        if (lede_ground_annotation_holds(search->ground, need->test, annotation)) return true;
    }
    return false;
}

/* `ends` has a bit for each boundary where such an annotation stops, or starts, if it is a region;
 * NULL: they are looked for. */
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
    if (need->is_region && ends == NULL) return has_region(search, need, from, to);
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
    if (need->is_region && search->n_tokens > FEW_TOKENS) {
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

/* Of the tokens of a stretch those of which the class holds; sentences are tagged if need be. */
static void keep_classes(lede_search *search, lede_span stretch) {
    lede_ground *ground = search->ground;
    const lede_class_set *triggers = &ground->bars[search->rule->automaton->number].triggers;
    uint32_t test = search->rule->trigger.test, types = search->rule->types;
    uint32_t *kept = search->kept.data;
    size_t n = search->kept.count;
    for (uint32_t t = stretch.start; t < stretch.stop; t++) {
        uint8_t class_i = ground->tells ? lede_tagging_known(ground->article, t) : LEDE_UNTAGGED;
        bool holds = class_i == LEDE_UNTAGGED
                         ? lede_ground_holds(ground, test, t)
                         : lede_class_set_has(triggers, class_i) ||
                               (types != LEDE_NO_TEST && lede_ground_holds(ground, types, t));
        kept[n] = t;
        n += holds;
    }
    search->kept.count = n;
}

/* The same; `by_rows`: the rows of all readings are known, and nothing else makes the test hold. */
static void keep_stretch(lede_search *search, lede_span stretch, bool by_rows) {
    const lede_ground *ground = search->ground;
    const lede_class_set *triggers = &ground->bars[search->rule->automaton->number].triggers;
    if (!by_rows) {
        keep_classes(search, stretch);
    } else if (stretch.start < stretch.stop) {
        search->kept.count += lede_reading_rows_find(&ground->reading_rows, triggers, stretch,
                                                     search->kept.data + search->kept.count);
    }
}

static lede_status find_classes(lede_search *search, lede_span inside, lede_error *err) {
    lede_ground *ground = search->ground;
    const lede_article *article = ground->article;
    bool by_rows = ground->tells && search->rule->types == LEDE_NO_TEST;
    search->kept.count = 0;
    if (!lede_array_reserve(&search->kept, (size_t)(inside.stop - inside.start) + 1)) {
        return lede_fail_memory(err);
    }
    if (ground->tells) {
        LEDE_TRY(lede_bars_find_triggers(
            &ground->bars[search->rule->automaton->number], &ground->classes.readings,
            lede_tagging_tagger(article->tagging), search->rule->trigger.test, err));
    }
    if (by_rows) {
        LEDE_TRY(lede_reading_rows_fill(&ground->reading_rows, article, ground->article_n, &by_rows,
                                        err));
    }
    if (article->n_blocks == 0) keep_stretch(search, inside, by_rows);
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        lede_span tokens = article->blocks[i].tokens;
        if (!lede_block_is_matched(article, i, search->rule)) continue;
        if (tokens.start < inside.start) tokens.start = inside.start;
        if (tokens.stop > inside.stop) tokens.stop = inside.stop;
        keep_stretch(search, tokens, by_rows);
    }
    search->tokens = search->kept.data;
    search->n_tokens = (uint32_t)search->kept.count;
    return lede_ground_check(ground, err);
}

lede_status lede_search_find_tokens(lede_search *search, lede_span inside, lede_error *err) {
    const lede_compiled *rule = search->rule;
    if (rule->trigger.kind == LEDE_TRIGGER_CLASS) return find_classes(search, inside, err);
    lede_span found = lede_occurrences_of(search->occurrences, search->rule_i);
    search->tokens = NULL;
    if (found.start < found.stop) search->tokens = search->occurrences->tokens.data + found.start;
    search->n_tokens = found.stop - found.start;
    for (uint32_t i = 0; i < rule->n_layer_needs && search->n_tokens > 0; i++) {
        LEDE_TRY(keep_tokens(search, &rule->layer_needs[i], err));
    }
    return LEDE_OK;
}
