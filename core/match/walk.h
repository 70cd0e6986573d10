/* walk.h — forward over live edges: the preferred match from a start, how far a match can reach,
 * and every match. Captures are noted on a trail as they open and close.
 * owner: a matcher, reused
 * floor: match */
#ifndef LEDE_MATCH_WALK_H
#define LEDE_MATCH_WALK_H

#include "match/live.h"
#include "match/matcher.h"

/* A capture opened or closed. */
typedef struct lede_mark {
    uint32_t capture, boundary;
    bool is_close;
    const lede_annotation *annotation; /* close: the one taken last, when it stops here */
} lede_mark;

typedef LEDE_ARRAY(lede_mark) lede_trail;
typedef LEDE_ARRAY(lede_capture) lede_captures;

/* Note what an edge opens and closes. False: out of memory. */
bool lede_trail_add(lede_trail *trail, const lede_automaton *automaton, const lede_edge *edge,
                    uint32_t boundary, const lede_annotation *last);
/* The captures of a finished trail, appended in order of name, start, stop. False: out of memory.
 */
bool lede_trail_captures(const lede_trail *trail, lede_captures *out);

/* The first alternative that is live, from a start where lede_live_starts says yes. */
lede_status lede_walk_first(const lede_live *live, uint32_t start, lede_trail *trail,
                            uint32_t *stop, lede_error *err);

/* The last (or first) boundary where a match from `start` can stop. `scratch` holds the positions
 * reached. */
typedef struct lede_reach {
    uint64_t *rows;
    size_t capacity;
} lede_reach;
void lede_reach_clear(lede_reach *reach);
lede_status lede_walk_reach(const lede_live *live, lede_reach *reach, uint32_t start, bool shortest,
                            uint32_t *stop, lede_error *err);

/* All boundaries where a match from `start` can stop, `start` itself too when it may take nothing:
 * appended, ascending. */
typedef LEDE_ARRAY(uint32_t) lede_stops;
lede_status lede_walk_stops(const lede_live *live, lede_reach *reach, uint32_t start,
                            lede_stops *stops, lede_error *err);
bool lede_stops_have(const lede_stops *stops, uint32_t boundary);
void lede_stops_keep_common(lede_stops *stops, const lede_stops *others);

#endif
