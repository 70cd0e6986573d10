/* cuts.h — runs without white space that were cut by rules before, and where: news repeats them
 * (U.S., don't, year-end), and a rule costs more than a look-up. Only a cut that hangs on the bytes
 * of the run and the language alone is remembered, so it is never wrong, whatever was read before.
 * A table of fixed size; a run takes the place of another one with the same hash. It knows nothing
 * of types, so it outlives a recycled vocabulary.
 * owner: a vocabulary; thread: one at a time
 * floor: text */
#ifndef LEDE_TEXT_CUTS_H
#define LEDE_TEXT_CUTS_H

#include "locale/locale.h"
#include "text/form_table.h"

enum {
    LEDE_CUT_BYTES = LEDE_FORM_SHORT, /* of a run; longer ones are seldom met again */
    LEDE_CUT_TOKENS = 8,              /* of a run: four bits each */
#if defined(LEDE_SMALL)
    LEDE_CUTS_BITS = 2,
#else
    LEDE_CUTS_BITS =
        10, /* 1,024 runs in 32 KiB: more would be pushed out of the cache by the forms */
#endif
};

typedef struct lede_cut {
    uint64_t a, b; /* the bytes of the run, zeros behind */
    const lede_locale *locale;
    uint32_t stops; /* four bits a token: its last byte, counted from the start of the run; the next
                       one starts behind it */
    uint8_t size;   /* of the run; 0: nothing is remembered here */
    uint8_t n_tokens;
    uint8_t ends; /* bit i: token i may end a sentence */
} lede_cut;

typedef struct lede_cuts {
    lede_cut *slots; /* 1 << LEDE_CUTS_BITS */
} lede_cuts;

bool lede_cuts_init(lede_cuts *cuts); /* false: no memory, nothing to clear */
void lede_cuts_clear(lede_cuts *cuts);

/* The key of a run of 1 to LEDE_CUT_BYTES bytes, without its tokens. */
static inline lede_cut lede_cut_key(const lede_form *run, const lede_locale *locale) {
    return (lede_cut){.a = run->a, .b = run->b, .locale = locale, .size = (uint8_t)run->size};
}

/* Where the run is, if it is remembered, else where it goes. */
static inline lede_cut *lede_cuts_slot(const lede_cuts *cuts, const lede_form *run) {
    return &cuts->slots[run->hash >> (64 - LEDE_CUTS_BITS)];
}

static inline void lede_cuts_prefetch(const lede_cuts *cuts, const lede_form *run) {
#if defined(__GNUC__)
    __builtin_prefetch(lede_cuts_slot(cuts, run));
#else
    (void)cuts, (void)run;
#endif
}

static inline bool lede_cut_same(const lede_cut *slot, const lede_cut *key) {
    return slot->a == key->a && slot->b == key->b && slot->size == key->size &&
           slot->locale == key->locale;
}

/* Note the next token of the run, which starts where the last one stops. False: it has too many. */
static inline bool lede_cut_add(lede_cut *cut, size_t stop) {
    if (cut->n_tokens == LEDE_CUT_TOKENS) return false;
    cut->stops |= (uint32_t)(stop - 1) << (4 * cut->n_tokens++);
    return true;
}

/* Where token `i` stops, counted from the start of the run. */
static inline size_t lede_cut_stop(const lede_cut *cut, unsigned i) {
    return (cut->stops >> (4 * i) & 15) + 1;
}

#endif
