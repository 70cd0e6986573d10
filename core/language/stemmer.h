/* stemmer.h — Snowball's stemmers (libstemmer) behind a small door.
 * owner: whoever called new; thread: one at a time
 * floor: language; the only file with libstemmer.h is stemmer.c */
#ifndef LEDE_LANGUAGE_STEMMER_H
#define LEDE_LANGUAGE_STEMMER_H

#include "base/arena.h"
#include "base/status.h"

typedef struct lede_stemmer lede_stemmer;

/* Is there a stemmer for this BCP 47 tag? Null means English. */
bool lede_stemmer_knows(lede_slice language);

/* Errors: NOMEM, UNSUPPORTED (a language without a stemmer). */
lede_status lede_stemmer_new(lede_slice language, lede_stemmer **out, lede_error *err);
void lede_stemmer_free(lede_stemmer *stemmer); /* NULL is fine */

/* The stem of a folded word, in the arena. *ok = false when memory is exhausted; it is left alone
 * otherwise. */
lede_slice lede_stemmer_stem(lede_stemmer *stemmer, lede_slice word, lede_arena *arena, bool *ok);

#endif
