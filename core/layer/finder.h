/* finder.h — finds the entries of all lexicons in one pass over the tokens of an article. Keeps a
 * column by type id: the labels of the phrase trie that a token of this type satisfies.
 * owner: a worker; thread: that worker
 * floor: layer */
#ifndef LEDE_LAYER_FINDER_H
#define LEDE_LAYER_FINDER_H

#include "layer/lexicon.h"

typedef struct lede_lexicon_finder lede_lexicon_finder;

/* `lexicons` must be compiled and outlive the finder. */
lede_status lede_lexicon_finder_new(const lede_lexicons *lexicons, lede_lexicon_finder **out,
                                    lede_error *err);
void lede_lexicon_finder_free(lede_lexicon_finder *finder);
/* Memory of what is kept of the types of the vocabulary, gone when that starts anew. */
size_t lede_lexicon_finder_bytes(const lede_lexicon_finder *finder);
/* Append every hit to its layer and settle. */
lede_status lede_lexicon_finder_run(lede_lexicon_finder *finder, lede_layers *layers,
                                    lede_error *err);

#endif
