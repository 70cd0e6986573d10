/* lexicon.h — named lists of words and phrases with attributes. All lexicons of a script compile
 * into one phrase trie; a lexicon is also a layer of the same name, its hits longest and
 * non-overlapping, per lexicon, left to right.
 * Case: an entry without capitals matches any case; one with a capital needs it, or a token written
 * in capitals only; `case` overrides.
 * owner: the script; immutable after compile, shared by all workers
 * floor: layer */
#ifndef LEDE_LAYER_LEXICON_H
#define LEDE_LAYER_LEXICON_H

#include "base/hash.h"
#include "layer/layer.h"

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
/* One entry: a phrase, which is tokenised as articles are, compared on attribute word (lemma comes
 * with room language). USAGE when it has no token. Values are copied. */
lede_status lede_lexicons_add_entry(lede_lexicons *lexicons, uint32_t lexicon, lede_slice phrase,
                                    const lede_named_value *values, uint32_t n_values,
                                    lede_error *err);
lede_status lede_lexicons_compile(lede_lexicons *lexicons, lede_error *err);

uint32_t lede_lexicons_find(const lede_lexicons *lexicons, lede_slice name); /* UINT32_MAX: none */
uint32_t lede_lexicons_count(const lede_lexicons *lexicons);
uint32_t lede_lexicons_layer(const lede_lexicons *lexicons, uint32_t lexicon);
lede_slice lede_lexicons_name(const lede_lexicons *lexicons, uint32_t lexicon);
/* Folded into the analysis digest: names, policies, entries. */
lede_digest lede_lexicons_digest(const lede_lexicons *lexicons);

/* A worker's column by type id and its scratch. */
typedef struct lede_lexicon_finder lede_lexicon_finder;
lede_status lede_lexicon_finder_new(const lede_lexicons *lexicons, lede_lexicon_finder **out,
                                    lede_error *err);
void lede_lexicon_finder_free(lede_lexicon_finder *finder);
/* Append every hit to its layer and settle. */
lede_status lede_lexicon_finder_run(lede_lexicon_finder *finder, lede_layers *layers,
                                    lede_error *err);

#endif
