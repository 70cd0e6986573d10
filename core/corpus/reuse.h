/* reuse.h — which stretches of words a text shares with those before it: wire copy, passages taken
 * over, one quotation in several articles. Words are compared as people do: letter case, accents
 * written apart, apostrophes, punctuation, quote marks and line breaks make no difference. Texts
 * are added in order, each compared with all before; a stretch counts for the first text that has
 * it, so n copies of one text give n - 1 runs and not n², and the cost is linear in the words.
 *
 * Exact: every run of `least` words or more is found (hashes of 64 bits decide, so that a
 * wrong run needs as many collisions as it has words).
 * owner: whoever called new; thread: one at a time
 * floor: corpus — may include base, locale, text, language, layer, match, record */
#ifndef LEDE_CORPUS_REUSE_H
#define LEDE_CORPUS_REUSE_H

#include "base/status.h"

typedef struct lede_reuse_run {
    uint32_t of;                /* the earlier text, counted from 0 */
    uint32_t words;             /* at least `least` */
    uint32_t start, stop;       /* bytes of the text that was added, from first to last word */
    uint32_t of_start, of_stop; /* bytes of the earlier one */
} lede_reuse_run;

typedef struct lede_reuse lede_reuse;

/* `least` ≥ 1: words of the shortest run. Errors: NOMEM. */
lede_status lede_reuse_new(uint32_t least, lede_reuse **out, lede_error *err);
void lede_reuse_free(lede_reuse *reuse); /* NULL is fine */

/* Add a text and say what it shares with those before it: runs in the order of this text, which do
 * not overlap in it. They are borrowed until the next call. Errors: NOMEM, after which only free
 * may follow; LIMIT when texts have 4 G bytes or words. */
lede_status lede_reuse_add(lede_reuse *reuse, lede_slice text, const lede_reuse_run **runs,
                           size_t *n_runs, lede_error *err);
/* Words of the text that was added last. */
uint32_t lede_reuse_n_words(const lede_reuse *reuse);

#endif
