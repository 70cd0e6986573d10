/* clitic.h — splits what the language writes together: do|n't, Google|'s, I|'ll.
 * thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_CLITIC_H
#define LEDE_TEXT_CLITIC_H

#include "text/cutter.h"

/* Add the word from `at` to `end` with its clitics as tokens of their own, or as the two words that
 * a contraction is (gon|na) if contraction.h does not look at it later. */
void lede_clitic_emit(lede_cutter *cutter, size_t at, size_t end);

/* A clitic that starts at `at` with its apostrophe (U.S.|'s), a year or decade ('60s), a word that
 * starts so ('s ochtends): adds it and returns where it ends; `at` when there is none. The run goes
 * from `start` to the end of `text`. */
size_t lede_clitic_alone(lede_cutter *cutter, lede_slice text, size_t start, size_t at);

/* Bytes of the elision that the word starts with, its apostrophe included (l'|homme), or 0. */
size_t lede_clitic_elision(const lede_locale *locale, lede_slice word);

#endif
