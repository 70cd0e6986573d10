/* fit.h — which positions of a rule's automaton the type of a token bars, and which it decides, as
 * rows of one bit a position, one pair for all classes of types that say the same. Most tokens of a
 * window are barred from all positions that matter there, which one row tells. A pair is made when
 * a class is first met by a rule that has looked at many tokens.
 * owner: a ground
 * floor: match */
#ifndef LEDE_MATCH_FIT_H
#define LEDE_MATCH_FIT_H

#include "match/class.h"
#include "match/mask.h"

/* A rule that has looked at fewer tokens asks one test at a time; so do all rules where numbers of
 * pairs, a byte a rule and class, would take more memory; and classes that need one more pair when
 * a rule has so many distinct ones. */
#if defined(LEDE_SMALL)
enum { LEDE_FIT_TOKENS = 1, LEDE_FIT_BYTES = 1 << 16, LEDE_FIT_PAIRS = 3 };
#else
enum { LEDE_FIT_TOKENS = 512, LEDE_FIT_BYTES = 32 << 20, LEDE_FIT_PAIRS = 63 };
#endif

enum { LEDE_FIT_WHOLE = 1 }; /* the pair of which nothing is known */

typedef struct lede_fits {
    uint8_t *pairs; /* by class: the number of its pair, from 1; 0: not looked at */
    size_t n_classes;
    uint64_t *rows; /* pairs by number; the first bars nothing and decides nothing */
    uint32_t n_pairs;
    uint32_t epoch;    /* of the classes */
    uint32_t n_tokens; /* looked at, up to LEDE_FIT_TOKENS */
    bool is_ready;     /* pairs can be asked for */
} lede_fits;

typedef struct lede_fit {
    const uint64_t *may;  /* positions that tokens of the class may take */
    const uint64_t *asks; /* of those, which ask for more */
    uint32_t token;       /* that it is of */
    bool is_told;         /* the type leaves their tests open; else nothing is known of it */
} lede_fit;

/* Before a window of so many tokens is looked at: whether the rule had looked at many by then. */
static inline bool lede_fits_are_due(lede_fits *fits, uint32_t n_tokens) {
    bool are_due = fits->n_tokens >= LEDE_FIT_TOKENS;
    if (!are_due) fits->n_tokens += n_tokens < LEDE_FIT_TOKENS ? n_tokens : LEDE_FIT_TOKENS;
    return are_due;
}
/* Settles `is_ready`, for the article's classes and one of n_rules rules. NOMEM. */
lede_status lede_fits_prepare(lede_fits *fits, const lede_automaton *automaton,
                              const lede_classes *classes, size_t n_rules, lede_error *err);
uint8_t lede_fits_make(lede_fits *fits, const lede_automaton *automaton,
                       const lede_classes *classes, uint32_t class_i);
/* Of a class, for whatever token; stands until the next one is asked for. */
static inline lede_fit lede_fits_of(lede_fits *fits, const lede_automaton *automaton,
                                    const lede_classes *classes, uint32_t class_i) {
    uint8_t pair = fits->pairs[class_i];
    if (pair == 0) pair = lede_fits_make(fits, automaton, classes, class_i);
    const uint64_t *rows = fits->rows + (size_t)(pair - 1) * 2 * automaton->n_words;
    return (lede_fit){rows, rows + automaton->n_words, 0, pair != LEDE_FIT_WHOLE};
}
void lede_fits_clear(lede_fits *fits);

#endif
