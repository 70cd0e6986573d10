/* contraction.h — two words written as one (gon|na, can|not, it|s before "telling"). They are cut
 * as one word; that a form can be two is found once, when its type is new, so that other words are
 * never asked. Then such tokens become two, before sentences are cut.
 * thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_CONTRACTION_H
#define LEDE_TEXT_CONTRACTION_H

#include "text/cutter.h"

/* Bytes of the first of two words that are written as one from `at` to `end` of the cutter's text,
 * or 0. */
size_t lede_contraction_first(const lede_cutter *cutter, size_t at, size_t end);

/* Bytes of the first of two words if they have to be cut at once, or 0: only a token before white
 * space or a mark of ASCII other than an apostrophe is looked at when types are found. "its's" is
 * its|'s, whatever "its" is elsewhere; the rules of clitics say which. */
size_t lede_contraction_now(lede_cutter *cutter, size_t at, size_t end);

/* Fill the types of the cut article, its contractions made two tokens. Errors: NOMEM, LIMIT. */
lede_status lede_contraction_find_types(lede_cutter *cutter, lede_error *err);

#endif
