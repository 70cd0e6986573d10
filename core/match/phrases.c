#include "match/phrases.h"

#include <stdlib.h>

#include "base/normalise.h"

#define NO_ORDER UINT32_MAX

typedef struct edge {
    uint32_t node, word, target; /* target 0: a free slot, since no edge leads to the root */
} edge;

struct lede_phrases {
    unsigned flags;
    uint32_t count, least, most;
    lede_map words;              /* folded, to their numbers */
    LEDE_ARRAY(uint32_t) orders; /* by node: of the phrase that ends there; NO_ORDER: none */
    edge *edges;                 /* open addressing, a power of two */
    size_t n_slots, n_edges;
};

lede_status lede_phrases_new(unsigned flags, lede_phrases **out, lede_error *err) {
    enum { FIRST_SLOTS = 64 };
    uint32_t none = NO_ORDER;
    lede_phrases *phrases = calloc(1, sizeof *phrases);
    *out = phrases;
    if (phrases == NULL) return lede_fail_memory(err);
    phrases->flags = flags;
    phrases->least = UINT32_MAX;
    phrases->n_slots = FIRST_SLOTS;
    phrases->edges = calloc(FIRST_SLOTS, sizeof *phrases->edges);
    if (phrases->edges != NULL && lede_array_push(&phrases->orders, none)) return LEDE_OK;
    lede_phrases_free(phrases);
    *out = NULL;
    return lede_fail_memory(err);
}

void lede_phrases_free(lede_phrases *phrases) {
    if (phrases == NULL) return;
    lede_map_clear(&phrases->words);
    free(phrases->orders.data);
    free(phrases->edges);
    free(phrases);
}

static edge *find_edge(edge *edges, size_t n_slots, uint32_t node, uint32_t word) {
    uint64_t hash = ((uint64_t)node << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);
    for (size_t i = (size_t)(hash >> 32) & (n_slots - 1);; i = (i + 1) & (n_slots - 1)) {
        edge *e = &edges[i];
        if (e->target == 0 || (e->node == node && e->word == word)) return e;
    }
}

static bool make_room(lede_phrases *phrases) {
    if (phrases->n_edges < phrases->n_slots / 2) return true;
    size_t n_slots = phrases->n_slots * 2;
    edge *grown = calloc(n_slots, sizeof *grown);
    if (grown == NULL) return false;
    for (size_t i = 0; i < phrases->n_slots; i++) {
        const edge *e = &phrases->edges[i];
        if (e->target != 0) *find_edge(grown, n_slots, e->node, e->word) = *e;
    }
    free(phrases->edges);
    phrases->edges = grown;
    phrases->n_slots = n_slots;
    return true;
}

static bool number_of(lede_phrases *phrases, lede_slice word, lede_arena *arena, uint32_t *out) {
    bool ok = true;
    lede_slice folded = lede_value_folded(arena, lede_nfc(arena, word, &ok), phrases->flags, &ok);
    if (!ok) return false;
    *out = lede_map_get(&phrases->words, folded);
    if (*out != LEDE_MAP_NONE) return true;
    *out = (uint32_t)phrases->words.count;
    return lede_map_put(&phrases->words, folded, *out);
}

static bool step(lede_phrases *phrases, uint32_t word, uint32_t *node) {
    uint32_t none = NO_ORDER;
    if (!make_room(phrases)) return false;
    edge *e = find_edge(phrases->edges, phrases->n_slots, *node, word);
    if (e->target == 0) {
        *e = (edge){*node, word, (uint32_t)phrases->orders.count};
        phrases->n_edges++;
        if (!lede_array_push(&phrases->orders, none)) return false;
    }
    *node = e->target;
    return true;
}

lede_status lede_phrases_add(lede_phrases *phrases, const lede_slice *words, size_t n_words,
                             lede_arena *arena, lede_error *err) {
    uint32_t node = 0, word, n = (uint32_t)n_words;
    for (size_t i = 0; i < n_words; i++) {
        if (!number_of(phrases, words[i], arena, &word) || !step(phrases, word, &node)) {
            return lede_fail_memory(err);
        }
    }
    if (phrases->orders.data[node] == NO_ORDER) phrases->orders.data[node] = phrases->count;
    phrases->count++;
    if (n < phrases->least) phrases->least = n;
    if (n > phrases->most) phrases->most = n;
    return LEDE_OK;
}

uint32_t lede_phrases_least(const lede_phrases *phrases) {
    return phrases->least;
}

uint32_t lede_phrases_most(const lede_phrases *phrases) {
    return phrases->most;
}

static bool keep(lede_phrase_hits *hits, size_t first, lede_phrase_hit hit) {
    if (!lede_array_push(hits, hit)) return false;
    size_t i = hits->count - 1;
    for (; i > first && hits->data[i - 1].order > hit.order; i--) hits->data[i] = hits->data[i - 1];
    hits->data[i] = hit;
    return true;
}

lede_status lede_phrases_find(const lede_phrases *phrases, const lede_article *article,
                              uint32_t token, lede_arena *arena, lede_phrase_hits *hits,
                              lede_error *err) {
    size_t first = hits->count;
    uint32_t node = 0;
    for (uint32_t t = token; t < article->n_tokens; t++) {
        bool ok = true;
        lede_slice folded =
            lede_value_folded(arena, lede_article_type(article, t)->word, phrases->flags, &ok);
        if (!ok) return lede_fail_memory(err);
        uint32_t word = lede_map_get(&phrases->words, folded);
        if (word == LEDE_MAP_NONE) break;
        node = find_edge(phrases->edges, phrases->n_slots, node, word)->target;
        if (node == 0) break;
        lede_phrase_hit hit = {phrases->orders.data[node], t + 1};
        if (hit.order != NO_ORDER && !keep(hits, first, hit)) return lede_fail_memory(err);
    }
    return LEDE_OK;
}
