/* lexicon_load.h — a lexicon by the path of its file or of its table. A table is made into a file
 * once, which is kept in a cache folder under the digest of what it was made of.
 * owner: the caller; thread: any; several processes may share a cache
 * floor: layer — may include base, locale, text, language */
#ifndef LEDE_LAYER_LEXICON_LOAD_H
#define LEDE_LAYER_LEXICON_LOAD_H

#include "layer/lexicon_build.h"
#include "layer/lexicon_file.h"

/* `cache` is a folder, made when it is not there; NULL: none. A cache that cannot be written or is
 * damaged costs time only. *of_table: it was a table, so the recipe counted. IO, FORMAT, LIMIT,
 * NOMEM, UNSUPPORTED. */
lede_status lede_lexicon_load(const char *path, const lede_lexicon_recipe *recipe,
                              const char *cache, lede_lexicon_file **out, bool *of_table,
                              lede_error *err);

/* Make `output` of a table. */
lede_status lede_lexicon_make(const char *table, const char *output,
                              const lede_lexicon_recipe *recipe, lede_lexicon_summary *summary,
                              size_t *n_bytes, lede_error *err);

#endif
