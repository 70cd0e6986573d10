/* tagger_model.h — the arrays of a tagger's file, as the trainer writes and the tagger reads them.
 * thread: any; immutable
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_TAGGER_MODEL_H
#define LEDE_LANGUAGE_TAGGER_MODEL_H

#include "language/model.h"
#include "language/tagger.h"

#define LEDE_TAGGER_UNIT        1024       /* a weight of 1.0 as it is stored */
#define LEDE_TAGGER_OPEN        UINT16_MAX /* a known form that may have any open class */
#define LEDE_TAGGER_CLOSED_BITS 4096       /* for 140 words: one other word in thirty passes */

typedef struct lede_tagger_name {
    char text[16]; /* "NOUN|NNS", zeros behind it */
} lede_tagger_name;

/* A feature: its weights are [start, start + count). Key 0 with count 0 is a free slot. */
typedef struct lede_tagger_row {
    uint32_t key;   /* upper half of the feature's key; the lower half says where to look */
    uint32_t place; /* start << 8 | count */
} lede_tagger_row;

typedef struct lede_tagger_weight {
    int16_t weight;
    uint16_t class_i;
} lede_tagger_weight;

/* A frequent form: sets of classes, as indices of the sets. */
typedef struct lede_tagger_known {
    uint32_t key; /* upper half of form.word; 0 is free */
    uint16_t family, candidates;
} lede_tagger_known;

typedef struct lede_tagger_set {
    uint64_t bits[LEDE_TAGGER_CLASSES / 64];
} lede_tagger_set;

/* A lemma that the treebank has and the rules would not find; key 0 is free. */
typedef struct lede_tagger_lemma {
    uint32_t key;   /* upper half of lede_tagger_lemma_key */
    uint32_t place; /* offset of the string << 8 | its size */
} lede_tagger_lemma;

/* A form with a lemma of the treebank for some class, by the upper half of its hash; 0 is free. */
typedef uint32_t lede_tagger_lemma_form;

struct lede_tagger {
    lede_model model;
    const lede_lemma_list *list;
    const lede_tagger_name *names;     /* "clas": frequent ones first */
    const lede_tagger_row *rows;       /* "rows": see lede_tagger_slot */
    const lede_tagger_weight *weights; /* "wght": those of frequent features first */
    const int16_t *follows;            /* "foll": [before][class], before n_classes = the start */
    const int16_t *ends;               /* "ends": [class] */
    const lede_tagger_known *known;    /* "know": likewise */
    uint64_t *filter; /* heap: a bit for each row's key, so that most misses cost no more */
    const lede_tagger_set *sets;               /* "sets": the first is that of the open classes */
    const lede_tagger_lemma *lemmas;           /* "lemm": see lede_tagger_slot */
    const lede_tagger_lemma_form *lemma_forms; /* "lfrm": see lede_tagger_slot */
    const char *strings;                       /* "strn" */
    uint64_t name_hashes[LEDE_TAGGER_CLASSES]; /* of the names of classes */
    uint8_t lemma_kinds[LEDE_TAGGER_CLASSES];  /* lede_lemma_kind of each class */
    uint8_t lemma_groups[LEDE_TAGGER_CLASSES]; /* classes of one kind and part of speech have one */
    uint64_t closed[LEDE_TAGGER_CLOSED_BITS / 64]; /* a bit for each closed word's hash */
    size_t n_classes, n_rows, n_weights, n_known, n_sets, n_lemmas, n_lemma_forms, n_strings;
};

/* Where a key's search starts among n slots: its lower half, spread over them. */
static inline size_t lede_tagger_slot(uint64_t key, size_t n) {
    return (size_t)(((key & UINT32_MAX) * n) >> 32);
}

/* False: no feature has this key. One key in ten that no feature has passes. */
#define LEDE_TAGGER_FILTER_BITS (1u << 20)
static inline bool lede_tagger_may_have(const lede_tagger *tagger, uint64_t key) {
    uint32_t bit = (uint32_t)(key >> 32) % LEDE_TAGGER_FILTER_BITS;
    return (tagger->filter[bit >> 6] >> (bit & 63) & 1) != 0;
}

/* The weights of a feature: start << 8 | count, 0 when no feature has the key. */
static inline uint32_t lede_tagger_find_row(const lede_tagger *tagger, uint64_t key) {
    uint32_t upper = (uint32_t)(key >> 32);
    for (size_t at = lede_tagger_slot(key, tagger->n_rows);; at++) {
        if (at == tagger->n_rows) at = 0;
        const lede_tagger_row *row = &tagger->rows[at];
        if (row->place == 0 || row->key == upper) return row->place;
    }
}

/* The same, with most misses told by a bit. */
static inline uint32_t lede_tagger_place_of(const lede_tagger *tagger, uint64_t key) {
    return lede_tagger_may_have(tagger, key) ? lede_tagger_find_row(tagger, key) : 0;
}

/* Add the weights of features, LEDE_OWN_MOST at most, to the scores of their classes. In three
 * rounds over the keys, each asking memory for what the next will need: most of the time goes into
 * waiting for it. */
void lede_tagger_add_rows(const lede_tagger *tagger, const uint64_t *keys, uint32_t n,
                          int32_t *scores);

const lede_tagger_known *lede_tagger_find_known(const lede_tagger *tagger, uint64_t word);

uint64_t lede_tagger_lemma_key(lede_slice norm, const char *class_name);
/* The lemma the treebank has for a form with a class; null when the rules do. */
lede_slice lede_tagger_learnt_lemma(const lede_tagger *tagger, uint64_t norm_hash, uint8_t class_i);

/* False: the treebank has no lemma for the form, whatever its class. */
bool lede_tagger_has_learnt_lemma(const lede_tagger *tagger, uint64_t norm_hash);

/* What a known form's family is: a hash of the classes it was seen with. */
uint64_t lede_tagger_set_family(const lede_tagger_set *set);

#endif
