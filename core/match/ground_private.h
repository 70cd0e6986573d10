/* ground_private.h — what the files of the ground share.
 * owner: a matcher; thread: that of its worker
 * floor: match */
#ifndef LEDE_MATCH_GROUND_PRIVATE_H
#define LEDE_MATCH_GROUND_PRIVATE_H

#include "match/ground.h"

/* Keep a failure, if it is the first. Whether there is none. */
bool lede_ground_note(lede_ground *ground, lede_status status, const lede_error *error);
void lede_ground_note_memory(lede_ground *ground); /* that it is exhausted */

/* Room for paints, and which tests they tell; NOMEM. What is there is cleared in any case. */
lede_status lede_ground_paints_init(lede_ground *ground, lede_error *err);
void lede_ground_paints_clear(lede_ground *ground);
/* `n_words` of bits 0, to be painted. False: a failure is kept. */
bool lede_ground_start_paint(lede_ground *ground, lede_paint *paint, size_t n_words,
                             uint64_t generation);

/* Of a test in `of_rows`: whether it holds of the token, … */
bool lede_ground_row_holds(lede_ground *ground, uint32_t test, uint32_t token);
/* … which its type leaves open. */
bool lede_ground_rest_holds(lede_ground *ground, uint32_t test, uint32_t token);

#endif
