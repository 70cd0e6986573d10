/* known.h — the articles that a store has already, by what they were made of, so that a run that
 * goes on leaves out what is done. Filled from the store; then the reader asks it of every frame;
 * when the input is at its end the store learns from it what was not met, and what stands elsewhere
 * now.
 * owner: the store; thread: the reader while it reads, the caller before and after
 * floor: record */
#ifndef LEDE_RECORD_KNOWN_H
#define LEDE_RECORD_KNOWN_H

#include "base/array.h"
#include "base/hash.h"

#define LEDE_NOT_MET UINT64_MAX

typedef struct lede_known_frame {
    lede_digest made_of; /* lede_frame_digest */
    uint64_t n;          /* place in the input when it was written, from 0 */
    uint64_t now;        /* place in this input; LEDE_NOT_MET */
} lede_known_frame;

typedef struct lede_known {
    LEDE_ARRAY(lede_known_frame) frames;
    uint32_t *slots; /* open addressing: index of a frame and one, 0: free */
    size_t n_slots;  /* a power of two, or 0 */
    uint64_t n_met;
} lede_known;

void lede_known_clear(lede_known *known); /* a zeroed one is empty */
/* False when memory is exhausted. The same bytes may stand several times. */
bool lede_known_add(lede_known *known, lede_digest made_of, uint64_t n);
/* Whether a frame is known that was not met yet; then it is met, at place `now`. */
bool lede_known_meet(lede_known *known, lede_digest made_of, uint64_t now);
void lede_known_part(lede_known *known); /* none was met */

#endif
