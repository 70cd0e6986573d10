/* finder_inside.h — what a finder holds; for finder.c, finder_column.c and finder_misspelt.c only.
 * owner: a worker; thread: that worker
 * floor: layer */
#ifndef LEDE_LAYER_FINDER_INSIDE_H
#define LEDE_LAYER_FINDER_INSIDE_H

#include "language/lemma_starts.h"
#include "language/tagging.h"
#include "layer/finder.h"

/* A label that tokens of a type satisfy: all of them, or those with some readings of the type. */
typedef struct lede_satisfied {
    uint32_t label;
    uint16_t source;
    uint8_t distance; /* of a misspelt word */
    bool of_lemma : 1, doubtful : 1;
} lede_satisfied;

typedef struct lede_satisfied_range {
    uint32_t start; /* in the pool */
    uint32_t count;
    bool starts; /* some phrase begins with one of them */
    bool known;  /* of misspellings: they have been looked up */
} lede_satisfied_range;

/* Where one lexicon stands in the article. */
typedef struct lede_finder_place {
    uint32_t taken; /* tokens before this belong to a hit */
    uint32_t stop;  /* of the longest hit from the present start; 0 = none yet */
    lede_hit hit;
} lede_finder_place;

/* A node that was reached, with the mistakes on the way. */
typedef struct lede_reached {
    uint32_t node;
    uint16_t source;
    uint16_t distance;
} lede_reached;

/* An exact hit of a fuzzy lexicon, which a longer misspelt one may take the place of. */
typedef struct lede_kept_hit {
    uint32_t lexicon;
    lede_span span;
    lede_hit hit;
} lede_kept_hit;

/* What stands over a token, for a fuzzy lexicon. */
typedef enum lede_covering {
    LEDE_COVERING_NONE = 0,
    LEDE_COVERING_START, /* an exact hit starts here */
    LEDE_COVERING_INSIDE,
    LEDE_COVERING_MISSPELT
} lede_covering;

struct lede_lexicon_finder {
    const lede_lexicons *lexicons;
    uint32_t generation;
    LEDE_ARRAY(lede_satisfied_range) column;   /* by type id */
    LEDE_ARRAY(lede_satisfied_range) misspelt; /* by type id, filled where asked for */
    LEDE_ARRAY(lede_satisfied) pool;
    lede_label_array labels; /* of one type or reading */
    lede_misspelt_array found;
    lede_arena scratch;       /* lemmas of one type */
    lede_lemma_starts lemmas; /* of all phrases */
    lede_layers *layers;
    const lede_article *article;
    bool reads; /* its tokens have readings */
    /* While hopeful, a doubtful label is taken to be satisfied; `doubts` then says that one was. So
     * a sentence is tagged only where a phrase could stand. */
    bool is_hopeful, doubts;
    lede_finder_place *places;              /* by lexicon */
    LEDE_ARRAY(uint32_t) touched;           /* lexicons with a hit from the present start */
    LEDE_ARRAY(lede_reached) nodes, onward; /* before and after a token */
    uint32_t *fuzzy;                        /* by lexicon: its row of `covered`, or UINT32_MAX */
    uint32_t n_fuzzy;
    LEDE_ARRAY(uint8_t) covered; /* lede_covering: a row of tokens a fuzzy lexicon */
    LEDE_ARRAY(lede_kept_hit) kept;
    bool is_misspelt;       /* what is found now is */
    uint32_t misspelt_stop; /* no token of the sentence from here on can be */
};

/* Labels for the types that are new since the last article. */
lede_status lede_finder_fill_column(lede_lexicon_finder *finder, lede_error *err);
/* Whether a token has a reading that satisfies a label. *ok = false when memory is exhausted. */
bool lede_finder_is_read_so(lede_lexicon_finder *finder, lede_satisfied s, uint32_t token,
                            bool *ok);

/* Reach a node after the token before `stop`, to go on from it. False: out of memory. */
bool lede_finder_reach(lede_lexicon_finder *finder, lede_reached reached);
/* What was reached is what the next token starts from. */
void lede_finder_swap(lede_lexicon_finder *finder);
/* Take an entry for the longest hit of its lexicon from `start`, unless a better one is known. */
bool lede_finder_note(lede_lexicon_finder *finder, lede_hit hit, lede_span span);
lede_status lede_finder_write_hits(lede_lexicon_finder *finder, uint32_t start, lede_error *err);
lede_status lede_finder_write(lede_lexicon_finder *finder, uint32_t lexicon, lede_span span,
                              lede_hit hit, lede_error *err);
static inline uint8_t *lede_finder_row(const lede_lexicon_finder *finder, uint32_t lexicon) {
    return finder->covered.data + (size_t)finder->fuzzy[lexicon] * finder->article->n_tokens;
}

/* The hits of misspelt words, after all exact ones: where no exact hit of the lexicon stands, or
 * around whole ones. Then those that are kept are written. */
lede_status lede_finder_find_misspelt(lede_lexicon_finder *finder, lede_error *err);

#endif
