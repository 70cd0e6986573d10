/* trie_builder.h — makes the arrays of a phrase trie from phrases. What comes out depends on the
 * phrases and their order alone.
 * owner: lexicons while a script loads, or a build; thread: one at a time
 * floor: layer — may include base, locale, text, language */
#ifndef LEDE_LAYER_TRIE_BUILDER_H
#define LEDE_LAYER_TRIE_BUILDER_H

#include "base/buffer.h"
#include "layer/phrase_trie.h"

/* Tokens of one entry: longer ones are sentences, not names, and a hit could never end. */
#define LEDE_MAX_PHRASE_TOKENS 64
/* Bytes of a stem, the folded word before a star. */
#define LEDE_MAX_STEM 64

/* How the words of an entry may be written in a text. */
typedef enum lede_lexicon_case {
    LEDE_CASE_SMART = 0, /* a word without capitals in any case; one with a capital so, or in
                            capitals only */
    LEDE_CASE_EXACT,
    LEDE_CASE_IGNORE,
    LEDE_CASE_CAPITAL, /* first and last word with a capital in the text, however they stand in the
                          list */
    LEDE_N_CASES
} lede_lexicon_case;
const char *lede_lexicon_case_name(lede_lexicon_case policy); /* "smart" … */
bool lede_lexicon_case_find(lede_slice name, lede_lexicon_case *out);

typedef struct lede_trie_builder lede_trie_builder;
lede_status lede_trie_builder_new(lede_trie_builder **out, lede_error *err);
void lede_trie_builder_free(lede_trie_builder *builder); /* NULL is fine */

/* A phrase that stands for an entry. Of one lexicon's entries with the same phrase the lowest
 * counts. */
typedef struct lede_phrase {
    lede_slice text;
    uint32_t entry, lexicon;
    lede_lexicon_case policy;
    bool of_lemma;    /* each word is compared with a token's lemma */
    bool is_misspelt; /* words may be written with mistakes; not with of_lemma */
} lede_phrase;
/* The phrase is tokenised as articles are. A word with a star at its end ("econom*") is any word
 * that begins so, of whole phrases and of more than one word ("interest rate*"), but not of_lemma.
 * USAGE: it has no word; LIMIT: it is too long; NOMEM. The message begins with the phrase: "entry
 * 'x' has no word". */
lede_status lede_trie_builder_add(lede_trie_builder *builder, const lede_phrase *phrase,
                                  lede_error *err);

/* Append the arrays to `out`. The builder is of no use afterwards. LIMIT: they outgrow 32 bits. */
lede_status lede_trie_builder_finish(lede_trie_builder *builder,
                                     lede_buffer out[LEDE_N_TRIE_ARRAYS], lede_error *err);

#endif
