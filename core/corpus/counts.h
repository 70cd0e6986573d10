/* counts.h — how often each value of a token attribute occurs in an article, or in a part of it:
 * what an article is about, in numbers. Words and numbers count, in the blocks that rules match in
 * (LEDE_BLOCKS_MATCHED); punctuation, bylines and boilerplate do not. A value is computed once a
 * type where it depends on the form alone.
 * owner: the caller's arena; thread: the article's
 * floor: corpus — may include base, locale, text, language, layer, match, record */
#ifndef LEDE_CORPUS_COUNTS_H
#define LEDE_CORPUS_COUNTS_H

#include "language/attribute.h"

typedef struct lede_count {
    lede_slice value;
    uint32_t n, first; /* how often; the first token that has it */
} lede_count;

/* The values of the tokens in `inside`, most frequent first, those equally frequent in the order of
 * the text. Tokens without a value are left out. `attribute` is any but the sets and `lex`. Errors:
 * NOMEM. */
lede_status lede_counts_of(const lede_article *article, lede_attribute attribute, lede_span inside,
                           lede_arena *arena, lede_count **out, size_t *n_out, lede_error *err);

#endif
