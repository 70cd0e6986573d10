/* kwic.h — a concordance line: a match with some of its text to the left and right (key word in
 * context). White space and line breaks within it are single spaces; left, match and right put
 * together again read as the text does, so left ends with a space where the text has one.
 * owner: the caller's arena; thread: any
 * floor: corpus — may include base, locale, text, language, layer, match, record */
#ifndef LEDE_CORPUS_KWIC_H
#define LEDE_CORPUS_KWIC_H

#include "base/arena.h"
#include "base/status.h"

typedef struct lede_kwic {
    lede_slice left, match, right;
} lede_kwic;

/* How much context: `words` either side, or, when words is 0, as many whole words as fit into the
 * columns of each side. Words are what white space parts; a piece that touches the match ("-wide"
 * after "EU") belongs to its word: with `words` it is always shown, and does not count. */
typedef struct lede_kwic_context {
    uint32_t words;
    uint32_t left, right; /* columns */
} lede_kwic_context;

/* The line for bytes start to stop of `text`, which bounds the context: give a block, not an
 * article, where lines should not run into the next paragraph. Errors: NOMEM. */
lede_status lede_kwic_cut(lede_slice text, uint32_t start, uint32_t stop,
                          const lede_kwic_context *context, lede_arena *arena, lede_kwic *out,
                          lede_error *err);

/* As many whole words as fit, from the end of a left context or the start of a right one. A single
 * word that is wider than the columns is cut. Control characters count one column, as they are
 * replaced when shown. */
lede_slice lede_kwic_fit_left(lede_slice left, size_t columns);
lede_slice lede_kwic_fit_right(lede_slice right, size_t columns);
size_t lede_kwic_width(lede_slice text);

#endif
