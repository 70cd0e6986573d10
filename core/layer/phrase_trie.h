/* phrase_trie.h — phrases as paths of labels, as flat arrays that are used where they lie: in
 * memory, or in a mapped file (lexicon_file.h). Made by trie_builder.h.
 * A label is one word of a phrase and what it is compared with (a token's word, how that begins,
 * its lemma) and how that may be written. A token type satisfies a few labels (most types: none),
 * so finding asks about each type once and walks integers.
 * Nothing is believed: an index that points outside is as if it were not there, so that damaged
 * bytes give wrong answers and never a crash.
 * owner: whoever owns the arrays; immutable, read by any number of threads
 * floor: layer — may include base, locale, text, language */
#ifndef LEDE_LAYER_PHRASE_TRIE_H
#define LEDE_LAYER_PHRASE_TRIE_H

#include "base/array.h"
#include "language/lemma_starts.h"
#include "layer/spelling.h"
#include "text/vocabulary.h"

#define LEDE_NO_NODE 0u /* the root is nobody's child */

typedef enum lede_label_kind {
    LEDE_LABEL_EXACT = 0, /* the token's word is the same */
    LEDE_LABEL_CAPITAL,   /* the same, or the token is written in capitals only */
    LEDE_LABEL_FOLDED,    /* the same but for case */
    LEDE_LABEL_INITIAL    /* the same but for case, and it begins with no small letter */
} lede_label_kind;

typedef enum lede_word_kind {
    LEDE_WORD_WHOLE = 0, /* all of a token's word */
    LEDE_WORD_LEMMA,     /* its lemma */
    LEDE_WORD_STEM,      /* what its word begins with: econom* in an entry */
    LEDE_N_WORD_KINDS
} lede_word_kind;

/* ---- the arrays ---- */

typedef struct lede_trie_slot { /* open addressing by the hash of the norm */
    uint32_t tag;               /* upper half of the hash */
    uint32_t word;              /* its index + 1; 0: free */
} lede_trie_slot;

typedef struct lede_trie_word {
    uint32_t text, size;       /* its norm */
    uint32_t first, n_of_kind; /* labels; count << 2 | lede_word_kind */
} lede_trie_word;
static inline uint32_t lede_trie_word_labels(const lede_trie_word *word) {
    return word->n_of_kind >> 2;
}
static inline lede_word_kind lede_trie_word_kind(const lede_trie_word *word) {
    return (lede_word_kind)(word->n_of_kind & 3);
}

#define LEDE_TRIE_MISSPELT 0x80u /* in lede_trie_label.kind: it may be written with mistakes */
typedef struct lede_trie_label {
    uint32_t text;
    uint32_t size_kind; /* size << 8 | kind */
    uint32_t start;     /* node of the phrases that begin with it, or LEDE_NO_NODE */
} lede_trie_label;

typedef enum lede_trie_array {
    LEDE_TRIE_SLOTS = 0, /* a power of two of them, never full */
    LEDE_TRIE_WORDS,
    LEDE_TRIE_LABELS,
    LEDE_TRIE_EDGES_AT, /* u32 by node, one more than nodes: its first edge */
    LEDE_TRIE_ENDS_AT,  /* likewise: the first of the entries that end here */
    LEDE_TRIE_EDGES,    /* u32: labels, rising within a node; edge i leads to node i + 1 */
    LEDE_TRIE_ENDS,     /* u32: entries, rising within a node */
    LEDE_TRIE_TEXT,
    LEDE_TRIE_BUCKETS,   /* u32 by bucket, a power of two and one more: its first deletion */
    LEDE_TRIE_DELETIONS, /* u32: words */
    LEDE_TRIE_STEMS,     /* u32, rising: the sizes that stems have */
    LEDE_N_TRIE_ARRAYS
} lede_trie_array;

typedef struct lede_phrase_trie {
    const lede_trie_slot *slots;
    const lede_trie_word *words;
    const lede_trie_label *labels;
    const uint32_t *edges_at, *ends_at, *edges, *ends, *buckets, *deletions, *stems;
    lede_slice text;
    uint32_t n_slots, n_words, n_labels, n_nodes, n_edges, n_ends, n_buckets, n_deletions, n_stems;
    bool takes_small; /* a word that begins with a small letter may be a misspelling */
} lede_phrase_trie;   /* a zeroed one is empty */

/* False: the sizes do not go together. */
bool lede_phrase_trie_open(const lede_slice arrays[LEDE_N_TRIE_ARRAYS], lede_phrase_trie *out);

uint64_t lede_phrase_trie_hash(lede_slice norm, lede_word_kind kind); /* for slots */

/* ---- reading ---- */

/* Append the labels that a token of this type satisfies, in a fixed order. False: out of memory. */
typedef LEDE_ARRAY(uint32_t) lede_label_array;
bool lede_phrase_trie_labels_of(const lede_phrase_trie *trie, const lede_type *type,
                                lede_label_array *out);
/* Ask memory for the place of a word with this hash, which is looked up soon. */
void lede_phrase_trie_fetch(const lede_phrase_trie *trie, uint64_t hash);
/* The same for a lemma of a type. `arena` is scratch, for folding. */
bool lede_phrase_trie_labels_of_lemma(const lede_phrase_trie *trie, const lede_type *type,
                                      lede_slice lemma, lede_arena *arena, lede_label_array *out);

/* Add the words of its phrases that are compared with lemmas. */
void lede_phrase_trie_add_lemmas(const lede_phrase_trie *trie, lede_lemma_starts *starts);

/* Append the labels that a token of this type may be a misspelling of: see spelling.h. One written
 * in capitals only is never misspelt (NATO), one with a capital needs one. */
typedef struct lede_misspelt {
    uint32_t label, distance;
} lede_misspelt;
typedef LEDE_ARRAY(lede_misspelt) lede_misspelt_array;
bool lede_phrase_trie_misspelt(const lede_phrase_trie *trie, const lede_type *type,
                               lede_misspelt_array *out);

/* Node 0 is the root. LEDE_NO_NODE: no phrase goes on like this. */
uint32_t lede_phrase_trie_child(const lede_phrase_trie *trie, uint32_t node, uint32_t label);
/* The node after the first word of a phrase; most words of phrases begin none. */
uint32_t lede_phrase_trie_start(const lede_phrase_trie *trie, uint32_t label);
/* The entries whose phrase ends at a node, rising. */
const uint32_t *lede_phrase_trie_ends(const lede_phrase_trie *trie, uint32_t node, uint32_t *count);

bool lede_is_capitals_only(lede_slice word);
bool lede_has_capital(lede_slice word);

#endif
