/* form_batch.h — forms of many tokens made ready for look-up together, and their slots on the way
 * from memory. One .c file a level of the processor, as in scan.h; all levels give the same.
 * owner: lede_vocabulary_intern_tokens; thread: one at a time
 * floor: text */
#ifndef LEDE_TEXT_FORM_BATCH_H
#define LEDE_TEXT_FORM_BATCH_H

#include "text/form_table.h"

enum { LEDE_FORM_BATCH = 256 }; /* tokens whose slots are fetched before the first is looked up */

typedef struct lede_form_batch {
    lede_slice text;
    const uint32_t *starts, *stops; /* bytes of the text */
    uint32_t count;
    uint32_t n_safe; /* of the first ones, LEDE_FORM_READ bytes can be read */
    uint64_t a[LEDE_FORM_BATCH], b[LEDE_FORM_BATCH], hash[LEDE_FORM_BATCH]; /* as in lede_form */
} lede_form_batch;

/* Fill in a, b and hash. */
typedef void lede_form_batch_fill(lede_form_batch *batch, const lede_form_table *table);
lede_form_batch_fill lede_form_batch_fill_portable;
#if defined(__x86_64__)
lede_form_batch_fill lede_form_batch_fill_avx512;
#endif

/* The best one that the machine has. */
lede_form_batch_fill *lede_form_batch_find(void);

/* What all levels share: fill in a long token, */
void lede_form_batch_fill_long(lede_form_batch *batch, const lede_form_table *table, uint32_t i);
/* and the tokens behind the first `n_safe`, from a copy of the end of the text. */
void lede_form_batch_fill_last(lede_form_batch *batch, const lede_form_table *table);

#endif
