/* every.h — policy all: each distinct span and binding from a start, up to a counted limit. Goes
 * depth first over live edges, so every way leads to a match, and passes a point once for each
 * binding with which it is reached.
 * owner: a matcher, reused
 * floor: match */
#ifndef LEDE_MATCH_EVERY_H
#define LEDE_MATCH_EVERY_H

#include "match/seen.h"
#include "match/walk.h"

typedef struct lede_found {
    lede_span span;
    uint32_t first_capture, n_captures; /* of `captures` */
    uint32_t order;                     /* in which it was found */
} lede_found;

typedef struct lede_every_frame {
    const lede_position *position;
    const lede_annotation *last;
    uint32_t from, boundary; /* before and behind what the position takes */
    uint32_t cursor;         /* of the annotation taken */
    uint32_t edge_i;
    size_t n_marks;
    uint64_t binding; /* hash of the trail */
} lede_every_frame;

typedef struct lede_every {
    LEDE_ARRAY(lede_found) found; /* since clear_found */
    lede_captures captures;
    uint32_t *slots; /* open addressing over found: index + 1 */
    size_t n_slots;
    lede_trail trail;
    LEDE_ARRAY(lede_every_frame) frames;
    lede_seen seen;      /* points passed */
    uint64_t n_searches; /* seeds the hashes, so that points of other starts are others */
    size_t limit;
    bool is_limited;
} lede_every;

void lede_every_clear(lede_every *every);
void lede_every_forget(lede_every *every); /* what was found, and the points passed */

/* Add the matches from `start` to `found`, until it holds `limit`; *limited then. */
lede_status lede_every_from(lede_every *every, const lede_live *live, uint32_t start, size_t limit,
                            bool *limited, lede_error *err);
/* The trail is a match of `span`; an equal one that is there stays the only one. `is_limited` when
 * there is no room for it. */
lede_status lede_every_add(lede_every *every, lede_span span, const lede_trail *trail,
                           lede_error *err);
/* By start, stop, then as found. */
void lede_every_sort(lede_every *every);

#endif
