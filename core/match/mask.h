/* mask.h — the edges of an automaton seen from where they lead, as rows of one bit a position: who
 * can go on once it is known what lives behind. A boundary's live row is then made of the few
 * positions that lead somewhere, and only those are asked whether their test holds.
 * owner: the automaton; immutable
 * floor: match */
#ifndef LEDE_MATCH_MASK_H
#define LEDE_MATCH_MASK_H

#include "base/bits.h"
#include "match/automaton.h"

/* An edge that asks for conditions of its boundary. */
typedef struct lede_back_edge {
    uint32_t from, target;
    uint64_t conditions;
} lede_back_edge;

struct lede_masks {
    const uint64_t *before;  /* a row a position: those with an edge to it that asks for nothing */
    const uint64_t *alike;   /* a row a position: those that take tokens by the same test */
    const uint64_t *accepts; /* those with such an edge to the end */
    const lede_back_edge *edges;
    uint32_t n_edges;
    const uint64_t *asking;     /* positions that such edges come from, … */
    const uint64_t *asked;      /* … and that they lead to, those of the start too */
    bool ends_ask;              /* some lead to the end */
    const uint64_t *starts;     /* positions that edges of the start lead to, asking for nothing */
    bool starts_ask;            /* others ask for conditions */
    const uint64_t *tokens;     /* positions that take a token … */
    const uint64_t *tests;      /* … if a test holds of it, … */
    const uint32_t *regions;    /* … and those that take an annotation, by layer */
    const uint32_t *n_of_layer; /* by the first of a layer: how many of it */
    uint32_t n_regions;
    uint64_t layers;    /* of regions: bits as lede_layer_bit gives them, … */
    bool takes_phrases; /* … and phrases are among them */
    bool is_single;     /* it takes one token, whatever stands beside it */
};

/* One of 64 bits for a layer; several may have the same. */
static inline uint64_t lede_layer_bit(uint32_t layer) {
    return (uint64_t)1 << (layer % 64);
}

/* Those of `before` that lead to one of `next`, where rows are one word. */
static inline uint64_t lede_masks_lead_back(const uint64_t *before, uint64_t next) {
    uint64_t row = 0;
    for (; next != 0; next &= next - 1) row |= before[lede_lowest_bit(next)];
    return row;
}

/* Of an automaton that is whole but for its masks. NULL: out of memory. */
const struct lede_masks *lede_masks_build(const lede_automaton *automaton, lede_arena *arena);

#endif
