/* live.h — for each boundary of a window, the positions of an automaton from which the end can
 * still be reached: one backward pass. Taking only live edges, a forward walk never has to go back.
 * owner: a matcher, reused from window to window
 * floor: match */
#ifndef LEDE_MATCH_LIVE_H
#define LEDE_MATCH_LIVE_H

#include "match/ground.h"
#include "match/mask.h"
#include "match/truth.h"

/* Memory of the rows of one window: beyond it the article fails with a message. */
#if defined(LEDE_SMALL)
enum { LEDE_LIVE_BYTES = 1 << 20 };
#else
enum { LEDE_LIVE_BYTES = 512 << 20 };
#endif

typedef struct lede_live {
    lede_ground *ground;
    const lede_automaton *automaton;
    lede_fits *fits;                 /* of the automaton; NULL: each test is asked */
    lede_span window;                /* tokens; boundaries are start … stop */
    uint32_t accept_from, accept_to; /* boundaries where a match may stop */
    lede_truth *truth;               /* of its conditions; NULL: it has none */
    uint64_t *rows;                  /* n_words a boundary */
    size_t capacity;
} lede_live;

void lede_live_clear(lede_live *live);

/* Room for the rows of `live->window`. LIMIT, NOMEM. */
lede_status lede_live_reserve(lede_live *live, lede_error *err);
/* Fill the rows for `window`. */
lede_status lede_live_fill(lede_live *live, lede_ground *ground, const lede_automaton *automaton,
                           lede_span window, lede_error *err);
/* Fill those of `live->window`, of a rule that is quick (quick.h), behind lede_live_reserve. */
void lede_live_fill_plain(const lede_live *live);

static inline uint64_t *lede_live_row(const lede_live *live, uint32_t boundary) {
    return live->rows + (size_t)(boundary - live->window.start) * live->automaton->n_words;
}
static inline bool lede_live_conditions_hold(const lede_live *live, const lede_edge *edge,
                                             uint32_t boundary) {
    return edge->conditions == 0 || lede_truth_has(live->truth, edge->conditions, boundary);
}
/* Can this edge be taken at this boundary, and the end be reached behind it? */
static inline bool lede_live_open(const lede_live *live, const lede_edge *edge, uint32_t boundary) {
    bool lives = edge->target == LEDE_ACCEPT
                     ? live->accept_from <= boundary && boundary <= live->accept_to
                     : lede_row_has(lede_live_row(live, boundary), edge->target);
    return lives && lede_live_conditions_hold(live, edge, boundary);
}
/* Some edge of the position is open here. */
bool lede_live_any_open(const lede_live *live, const lede_position *position, uint32_t boundary);
/* A match that takes a token starts here. */
bool lede_live_starts_asking(const lede_live *live, uint32_t boundary);
static inline bool lede_live_starts(const lede_live *live, uint32_t boundary) {
    const lede_automaton *automaton = live->automaton;
    const uint64_t *row = lede_live_row(live, boundary), *starts = automaton->masks->starts;
    for (uint32_t w = 0; w < automaton->n_words; w++) {
        if ((row[w] & starts[w]) != 0) return true;
    }
    return automaton->masks->starts_ask && lede_live_starts_asking(live, boundary);
}

#endif
