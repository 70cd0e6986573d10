#include "layer/phrase_trie.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum { FIRST_EDGES = 64 };

static void clear_maps(lede_label_maps *maps) {
    lede_map_clear(&maps->exact);
    lede_map_clear(&maps->capital);
    lede_map_clear(&maps->folded);
    lede_map_clear(&maps->capital_norms);
}

void lede_phrase_trie_clear(lede_phrase_trie *trie) {
    clear_maps(&trie->of_word);
    clear_maps(&trie->of_lemma);
    free(trie->labels.data);
    free(trie->edges);
    free(trie->firsts.data);
    free(trie->nexts.data);
    *trie = (lede_phrase_trie){0};
}

/* ---- labels ---- */

static bool chain_by_norm(lede_phrase_trie *trie, lede_label_maps *maps, lede_slice norm,
                          uint32_t label) {
    trie->labels.data[label].next = lede_map_get(&maps->capital_norms, norm);
    return lede_map_put(&maps->capital_norms, norm, label);
}

uint32_t lede_phrase_trie_label(lede_phrase_trie *trie, lede_label_kind kind, bool of_lemma,
                                const lede_type *type) {
    lede_label_maps *maps = of_lemma ? &trie->of_lemma : &trie->of_word;
    lede_slice key = kind == LEDE_LABEL_FOLDED ? type->norm : type->word;
    lede_map *map = kind == LEDE_LABEL_FOLDED    ? &maps->folded
                    : kind == LEDE_LABEL_CAPITAL ? &maps->capital
                                                 : &maps->exact;
    uint32_t found = lede_map_get(map, key);
    if (found != LEDE_MAP_NONE) return found;
    if (trie->labels.count >= LEDE_MAP_NONE) return LEDE_MAP_NONE;
    uint32_t label = (uint32_t)trie->labels.count;
    lede_label fresh = {
        .next = LEDE_MAP_NONE, .start = LEDE_NO_NODE, .word = type->word, .of_lemma = of_lemma};
    if (!lede_array_push(&trie->labels, fresh)) return LEDE_MAP_NONE;
    if (kind == LEDE_LABEL_CAPITAL && !chain_by_norm(trie, maps, type->norm, label)) {
        return LEDE_MAP_NONE;
    }
    return lede_map_put(map, key, label) ? label : LEDE_MAP_NONE;
}

static bool is_capitals_only(lede_slice word) {
    bool has_upper = false;
    uint32_t c;
    for (size_t i = 0; i < word.size; i += lede_utf8_decode(word, i, &c)) {
        lede_utf8_decode(word, i, &c);
        if (lede_unicode_has(c, LEDE_UNICODE_LOWERCASE)) return false;
        has_upper = has_upper || lede_unicode_has(c, LEDE_UNICODE_UPPERCASE);
    }
    return has_upper;
}

/* The labels that a form satisfies, which is written in capitals only if `token` is. */
static bool labels_of(const lede_phrase_trie *trie, const lede_label_maps *maps,
                      const lede_type *form, lede_slice token, lede_label_array *out) {
    uint32_t own[] = {lede_map_get(&maps->exact, form->word),
                      lede_map_get(&maps->folded, form->norm),
                      lede_map_get(&maps->capital, form->word)};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (own[i] != LEDE_MAP_NONE && !lede_array_push(out, own[i])) return false;
    }
    uint32_t label = lede_map_get(&maps->capital_norms, form->norm);
    if (label == LEDE_MAP_NONE || !is_capitals_only(token)) return true;
    for (; label != LEDE_MAP_NONE; label = trie->labels.data[label].next) {
        if (lede_slice_equal(trie->labels.data[label].word, form->word)) continue;
        if (!lede_array_push(out, label)) return false;
    }
    return true;
}

bool lede_phrase_trie_labels_of(const lede_phrase_trie *trie, const lede_type *type,
                                lede_label_array *out) {
    return labels_of(trie, &trie->of_word, type, type->word, out);
}

bool lede_phrase_trie_labels_of_lemma(const lede_phrase_trie *trie, const lede_type *type,
                                      lede_slice lemma, lede_arena *arena, lede_label_array *out) {
    bool ok = true;
    lede_type form = {.word = lemma, .norm = lede_fold(arena, lemma, &ok), .kind = type->kind};
    return ok && labels_of(trie, &trie->of_lemma, &form, type->word, out);
}

/* ---- nodes ---- */

static lede_trie_edge *find_edge(const lede_phrase_trie *trie, uint64_t key) {
    size_t mask = trie->edge_capacity - 1;
    /* Fibonacci hashing: the upper bits of the product depend on all bits of the key. */
    size_t i = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 20) & mask;
    while (trie->edges[i].child != 0 && trie->edges[i].key != key) i = (i + 1) & mask;
    return &trie->edges[i];
}

uint32_t lede_phrase_trie_child(const lede_phrase_trie *trie, uint32_t node, uint32_t label) {
    if (trie->n_edges == 0) return LEDE_NO_NODE;
    const lede_trie_edge *edge = find_edge(trie, (uint64_t)node << 32 | label);
    return edge->child == 0 ? LEDE_NO_NODE : edge->child;
}

static bool grow_edges(lede_phrase_trie *trie) {
    lede_phrase_trie bigger = {.edge_capacity = trie->edge_capacity == 0 ? FIRST_EDGES
                                                                         : trie->edge_capacity * 2};
    bigger.edges = calloc(bigger.edge_capacity, sizeof *bigger.edges);
    if (bigger.edges == NULL) return false;
    for (size_t i = 0; i < trie->edge_capacity; i++) {
        const lede_trie_edge *edge = &trie->edges[i];
        if (edge->child != 0) *find_edge(&bigger, edge->key) = *edge;
    }
    free(trie->edges);
    trie->edges = bigger.edges;
    trie->edge_capacity = bigger.edge_capacity;
    return true;
}

static uint32_t add_child(lede_phrase_trie *trie, uint32_t node, uint32_t label) {
    uint32_t child = lede_phrase_trie_child(trie, node, label);
    if (child != LEDE_NO_NODE) return child;
    if (trie->n_edges * 2 >= trie->edge_capacity && !grow_edges(trie)) return LEDE_NO_NODE;
    if (trie->firsts.count >= LEDE_NO_NODE) return LEDE_NO_NODE;
    child = (uint32_t)trie->firsts.count;
    if (!lede_array_push(&trie->firsts, LEDE_NO_PHRASE)) return LEDE_NO_NODE;
    uint64_t key = (uint64_t)node << 32 | label;
    *find_edge(trie, key) = (lede_trie_edge){key, child};
    trie->n_edges++;
    if (node == 0) trie->labels.data[label].start = child;
    return child;
}

bool lede_phrase_trie_add(lede_phrase_trie *trie, const uint32_t *labels, size_t n_labels) {
    if (trie->firsts.count == 0 && !lede_array_push(&trie->firsts, LEDE_NO_PHRASE)) return false;
    uint32_t node = 0;
    for (size_t i = 0; i < n_labels; i++) {
        node = add_child(trie, node, labels[i]);
        if (node == LEDE_NO_NODE) return false;
    }
    uint32_t phrase = (uint32_t)trie->nexts.count;
    if (!lede_array_push(&trie->nexts, LEDE_NO_PHRASE)) return false;
    /* Behind those that end here already, so that walking gives them as they were declared. */
    uint32_t *link = &trie->firsts.data[node];
    while (*link != LEDE_NO_PHRASE) link = &trie->nexts.data[*link];
    *link = phrase;
    return true;
}
