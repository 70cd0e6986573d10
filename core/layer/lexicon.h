/* lexicon.h — named lists of words and phrases with attributes. All lexicons of a script compile
 * into one phrase trie; a lexicon is also a layer of the same name, its hits longest and
 * non-overlapping, per lexicon, left to right.
 * Case, word by word of an entry: one without capitals matches any case; one with a capital needs
 * it, or a token written in capitals only; `case` overrides. A hit lies in one sentence. Its
 * attributes are those of its entry, and `entry`: the phrase as it was given, unless the entry has
 * an attribute of that name. Of two entries that hit the same tokens the first declared stands.
 * owner: the script; immutable after compile, shared by all workers
 * floor: layer */
#ifndef LEDE_LAYER_LEXICON_H
#define LEDE_LAYER_LEXICON_H

#include "base/hash.h"
#include "layer/layer.h"
#include "layer/phrase_trie.h"

/* Tokens of one entry: longer ones are sentences, not names, and a hit could never end. */
#define LEDE_MAX_PHRASE_TOKENS 64

typedef struct lede_lexicons lede_lexicons;

typedef enum lede_lexicon_case {
    LEDE_CASE_SMART = 0, /* as above */
    LEDE_CASE_EXACT,
    LEDE_CASE_IGNORE
} lede_lexicon_case;

lede_status lede_lexicons_new(lede_catalog *catalog, lede_lexicons **out, lede_error *err);
void lede_lexicons_free(lede_lexicons *lexicons);

/* A new lexicon; returns its index. USAGE when the name is taken or is no name. */
lede_status lede_lexicons_add(lede_lexicons *lexicons, lede_slice name, lede_lexicon_case policy,
                              uint32_t *lexicon, lede_error *err);
/* One entry: a phrase, which is tokenised as articles are, each of its words compared with the word
 * of a token. USAGE when it has no token. Values are copied. */
lede_status lede_lexicons_add_entry(lede_lexicons *lexicons, uint32_t lexicon, lede_slice phrase,
                                    const lede_named_value *values, uint32_t n_values,
                                    lede_error *err);
/* The same with each word compared with the lemma of a token: "pull the plug on" hits "pulled the
 * plug on". Hits only articles whose tokens have readings (language/tagging.h). */
lede_status lede_lexicons_add_lemma(lede_lexicons *lexicons, uint32_t lexicon, lede_slice phrase,
                                    const lede_named_value *values, uint32_t n_values,
                                    lede_error *err);
bool lede_lexicons_have_lemmas(const lede_lexicons *lexicons);
lede_status lede_lexicons_compile(lede_lexicons *lexicons, lede_error *err);

uint32_t lede_lexicons_find(const lede_lexicons *lexicons, lede_slice name); /* UINT32_MAX: none */
uint32_t lede_lexicons_count(const lede_lexicons *lexicons);
uint32_t lede_lexicons_layer(const lede_lexicons *lexicons, uint32_t lexicon);
lede_slice lede_lexicons_name(const lede_lexicons *lexicons, uint32_t lexicon);
/* The lexicon and the values of an entry, by its index over all lexicons; the phrases of the trie
 * have the same indices. */
typedef struct lede_lexicon_entry {
    uint32_t lexicon;
    uint32_t n_values;
    const lede_named_value *values; /* sorted by key */
} lede_lexicon_entry;
const lede_lexicon_entry *lede_lexicons_entry(const lede_lexicons *lexicons, uint32_t entry);
const lede_phrase_trie *lede_lexicons_trie(const lede_lexicons *lexicons);

/* Folded into the analysis digest: names, policies, entries. */
lede_digest lede_lexicons_digest(const lede_lexicons *lexicons);

/* Finding the entries in an article: see finder.h. */

#endif
