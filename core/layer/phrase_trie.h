/* phrase_trie.h — phrases as paths of labels. A label is one word of a phrase together with what it
 * is compared with (the token's word, or its lemma) and how that may be written: exactly so, with
 * its capital, or in any case. A token type satisfies a few labels (most types: none), so finding
 * asks about each type once and walks integers.
 * owner: the lexicons; written by one thread, then read by any number
 * floor: layer */
#ifndef LEDE_LAYER_PHRASE_TRIE_H
#define LEDE_LAYER_PHRASE_TRIE_H

#include "base/array.h"
#include "base/map.h"
#include "text/vocabulary.h"

#define LEDE_NO_NODE   UINT32_MAX
#define LEDE_NO_PHRASE UINT32_MAX

typedef enum lede_label_kind {
    LEDE_LABEL_EXACT = 0, /* the token's word is the same */
    LEDE_LABEL_CAPITAL,   /* the same, or the token is written in capitals only */
    LEDE_LABEL_FOLDED     /* the same but for case */
} lede_label_kind;

typedef struct lede_label {
    uint32_t next;  /* CAPITAL: another one with the same norm, or LEDE_MAP_NONE */
    uint32_t start; /* node of the phrases that begin with it, or LEDE_NO_NODE */
    lede_slice word;
    bool of_lemma;
} lede_label;

/* Labels by what they are compared with. */
typedef struct lede_label_maps {
    lede_map exact, capital, folded; /* word, word, norm → label */
    lede_map capital_norms;          /* norm → first label of a chain */
} lede_label_maps;

typedef struct lede_trie_edge {
    uint64_t key; /* node << 32 | label */
    uint32_t child;
} lede_trie_edge;

typedef struct lede_phrase_trie {
    LEDE_ARRAY(lede_label) labels;
    lede_label_maps of_word, of_lemma;
    lede_trie_edge *edges;         /* open addressing; child 0 = free, since the root is no child */
    size_t n_edges, edge_capacity; /* capacity is a power of two, or 0 */
    LEDE_ARRAY(uint32_t) firsts;   /* by node: the first phrase that ends here */
    LEDE_ARRAY(uint32_t) nexts;    /* by phrase: the next one that ends at the same node */
} lede_phrase_trie;                /* a zeroed one is empty */

void lede_phrase_trie_clear(lede_phrase_trie *trie);

/* The label of one word of a phrase, adding it if new. `type` must outlive the trie.
 * LEDE_MAP_NONE: out of memory. */
uint32_t lede_phrase_trie_label(lede_phrase_trie *trie, lede_label_kind kind, bool of_lemma,
                                const lede_type *type);
/* Add the next phrase: the first call adds phrase 0. False: out of memory. */
bool lede_phrase_trie_add(lede_phrase_trie *trie, const uint32_t *labels, size_t n_labels);

/* Append the labels that a token of this type satisfies, in a fixed order. False: out of memory. */
typedef LEDE_ARRAY(uint32_t) lede_label_array;
bool lede_phrase_trie_labels_of(const lede_phrase_trie *trie, const lede_type *type,
                                lede_label_array *out);
/* The same for a lemma of a type. `arena` is scratch, for folding. */
bool lede_phrase_trie_labels_of_lemma(const lede_phrase_trie *trie, const lede_type *type,
                                      lede_slice lemma, lede_arena *arena, lede_label_array *out);

/* Node 0 is the root. LEDE_NO_NODE: no phrase goes on like this. */
uint32_t lede_phrase_trie_child(const lede_phrase_trie *trie, uint32_t node, uint32_t label);

/* The node after the first word of a phrase; most words of phrases begin none. */
static inline uint32_t lede_phrase_trie_start(const lede_phrase_trie *trie, uint32_t label) {
    return trie->labels.data[label].start;
}
static inline uint32_t lede_phrase_trie_first(const lede_phrase_trie *trie, uint32_t node) {
    return trie->firsts.data[node];
}
static inline uint32_t lede_phrase_trie_next(const lede_phrase_trie *trie, uint32_t phrase) {
    return trie->nexts.data[phrase];
}

#endif
