/* bar.h — which positions of a rule's automaton a class of the tagger bars, as rows of one bit a
 * position: rules of parts of speech ask most positions nothing more. Rows are made when a token of
 * the class is first met.
 * owner: a ground
 * floor: match */
#ifndef LEDE_MATCH_BAR_H
#define LEDE_MATCH_BAR_H

#include "match/compiled.h"

typedef struct lede_bars {
    uint64_t *rows;          /* by class; NULL: there is nothing to know */
    const uint64_t *asks;    /* behind them: positions that no class decides */
    lede_class_set known;    /* rows that are made */
    bool is_looked_at;       /* for tests that a class decides */
    lede_class_set triggers; /* classes of which the trigger holds, … */
    bool has_triggers;       /* … if they are known */
} lede_bars;

typedef struct lede_barred {
    const uint64_t *may;  /* positions that tokens of the class may take; NULL: not known */
    const uint64_t *asks; /* of those, which ask for more */
} lede_barred;

/* Make the row of a class, unless no test is of classes. NOMEM. */
lede_status lede_bars_make(lede_bars *bars, lede_readings *readings, const lede_tagger *tagger,
                           const lede_automaton *automaton, uint8_t class_i, lede_error *err);
/* What is known of a class. */
static inline lede_barred lede_bars_known(const lede_bars *bars, const lede_automaton *automaton,
                                          uint8_t class_i) {
    if (!lede_class_set_has(&bars->known, class_i)) return (lede_barred){NULL, NULL};
    return (lede_barred){bars->rows + (size_t)class_i * automaton->n_words, bars->asks};
}
/* The classes of which a trigger CLASS holds. */
lede_status lede_bars_find_triggers(lede_bars *bars, lede_readings *readings,
                                    const lede_tagger *tagger, uint32_t test, lede_error *err);
void lede_bars_clear(lede_bars *bars);

#endif
