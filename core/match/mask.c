#include "match/mask.h"

#include <stdlib.h>

#include "match/lookup.h"

enum { WORD_BITS = 64 };

static void set_bit(uint64_t *row, uint32_t bit) {
    row[bit / WORD_BITS] |= (uint64_t)1 << (bit % WORD_BITS);
}

/* What the edges of one position say of the rows of those they lead to. */
static void add_edges(const lede_automaton *automaton, uint32_t from, uint64_t *before,
                      uint64_t *accepts, lede_back_edge *edges, uint32_t *n_edges) {
    const lede_position *position = &automaton->positions[from];
    for (uint32_t i = 0; i < position->n_edges; i++) {
        const lede_edge *edge = &automaton->edges[position->first_edge + i];
        if (edge->conditions != 0)
            edges[(*n_edges)++] = (lede_back_edge){from, edge->target, edge->conditions};
        else if (edge->target == LEDE_ACCEPT)
            set_bit(accepts, from);
        else
            set_bit(before + (size_t)edge->target * automaton->n_words, from);
    }
}

static void add_starts(const lede_automaton *automaton, uint64_t *starts, bool *ask) {
    const lede_position *start = lede_automaton_start(automaton);
    for (uint32_t i = 0; i < start->n_edges; i++) {
        const lede_edge *edge = &automaton->edges[start->first_edge + i];
        if (edge->target == LEDE_ACCEPT) continue;
        if (edge->conditions == 0)
            set_bit(starts, edge->target);
        else
            *ask = true;
    }
}

static void find_asked(const lede_automaton *automaton, uint64_t *asked, bool *ends_ask) {
    for (uint32_t i = 0; i < automaton->n_edges; i++) {
        const lede_edge *edge = &automaton->edges[i];
        if (edge->conditions == 0) continue;
        if (edge->target == LEDE_ACCEPT)
            *ends_ask = true;
        else
            set_bit(asked, edge->target);
    }
}

static uint32_t count_edges(const lede_automaton *automaton) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < automaton->n_edges; i++) count += automaton->edges[i].conditions != 0;
    return count;
}

static uint32_t list_regions(const lede_automaton *automaton, uint32_t *regions) {
    uint32_t n = 0;
    for (uint32_t p = 0; p < automaton->n_positions; p++) {
        uint32_t layer = automaton->positions[p].layer, i = n;
        if (layer == LEDE_NO_LAYER) continue;
        for (; i > 0 && automaton->positions[regions[i - 1]].layer > layer; i--) {
            regions[i] = regions[i - 1];
        }
        regions[i] = p;
        n++;
    }
    return n;
}

/* By the first region of a layer how many are of it. */
static void count_layers(const lede_automaton *automaton, struct lede_masks *masks,
                         uint32_t *n_of_layer) {
    for (uint32_t first = 0, i = 0; i < masks->n_regions; i++) {
        uint32_t layer = automaton->positions[masks->regions[i]].layer;
        if (layer != automaton->positions[masks->regions[first]].layer) first = i;
        n_of_layer[first] = i - first + 1;
    }
    masks->n_of_layer = n_of_layer;
    for (uint32_t i = 0; i < masks->n_regions; i += n_of_layer[i]) {
        const lede_position *first = &automaton->positions[masks->regions[i]];
        if (first->phrases != NULL)
            masks->takes_phrases = true;
        else
            masks->layers |= lede_layer_bit(first->layer);
    }
}

static bool is_single(const lede_automaton *automaton) {
    if (automaton->program != NULL || automaton->n_conditions > 0) return false;
    for (uint32_t p = 0; p <= automaton->n_positions; p++) {
        const lede_position *position = &automaton->positions[p];
        bool is_start = p == automaton->n_positions;
        if (position->layer != LEDE_NO_LAYER) return false;
        for (uint32_t i = 0; i < position->n_edges; i++) {
            bool ends = automaton->edges[position->first_edge + i].target == LEDE_ACCEPT;
            if (ends == is_start) return false;
        }
    }
    return true;
}

/* A row for each test is that of the first position, which the others copy. */
static void find_alike(const lede_automaton *automaton, const uint64_t *tokens, uint64_t *alike) {
    uint32_t n = automaton->n_positions, n_words = automaton->n_words;
    for (uint32_t p = 0; p < n; p++) {
        uint64_t *row = alike + (size_t)p * n_words;
        if (!lede_row_has(tokens, p) || lede_row_has(row, p)) continue;
        for (uint32_t q = p; q < n; q++) {
            bool same = automaton->positions[q].test == automaton->positions[p].test;
            if (same && lede_row_has(tokens, q)) set_bit(row, q);
        }
        for (uint32_t q = p + 1; q < n; q++) {
            if (lede_row_has(row, q))
                memcpy(alike + (size_t)q * n_words, row, n_words * sizeof *row);
        }
    }
}

const struct lede_masks *lede_masks_build(const lede_automaton *automaton, lede_arena *arena) {
    uint32_t n = automaton->n_positions, n_words = automaton->n_words;
    struct lede_masks *masks = lede_arena_zalloc(arena, sizeof *masks);
    uint64_t *rows = lede_arena_zalloc(arena, ((size_t)n * 2 + 6) * n_words * sizeof *rows);
    uint32_t *regions = lede_arena_array(arena, n, sizeof *regions);
    uint32_t *n_of_layer = lede_arena_array(arena, n, sizeof *n_of_layer);
    lede_back_edge *edges = lede_arena_array(arena, count_edges(automaton), sizeof *edges);
    if (masks == NULL || rows == NULL || regions == NULL || n_of_layer == NULL || edges == NULL) {
        return NULL;
    }
    uint64_t *tokens = rows + (size_t)n * n_words, *accepts = tokens + n_words;
    uint64_t *tests = accepts + n_words, *starts = tests + n_words, *asking = starts + n_words;
    uint64_t *asked = asking + n_words, *alike = asked + n_words;
    for (uint32_t p = 0; p < n; p++) {
        add_edges(automaton, p, rows, accepts, edges, &masks->n_edges);
        if (automaton->positions[p].layer != LEDE_NO_LAYER) continue;
        set_bit(tokens, p);
        if (automaton->positions[p].test != LEDE_NO_TEST) set_bit(tests, p);
    }
    find_asked(automaton, asked, &masks->ends_ask);
    for (uint32_t i = 0; i < masks->n_edges; i++) set_bit(asking, edges[i].from);
    add_starts(automaton, starts, &masks->starts_ask);
    find_alike(automaton, tokens, alike);
    masks->before = rows;
    masks->alike = alike;
    masks->accepts = accepts;
    masks->edges = edges;
    masks->asking = asking;
    masks->asked = asked;
    masks->starts = starts;
    masks->tokens = tokens;
    masks->tests = tests;
    masks->regions = regions;
    masks->n_regions = list_regions(automaton, regions);
    count_layers(automaton, masks, n_of_layer);
    masks->is_single = is_single(automaton);
    return masks;
}
