/* trace_explain.h — which part of a test fails at a token, and what the token has there.
 * thread: that of the ground
 * floor: match */
#ifndef LEDE_MATCH_TRACE_EXPLAIN_H
#define LEDE_MATCH_TRACE_EXPLAIN_H

#include "match/ground.h"
#include "match/trace.h"

/* Fill `failed` and `value` of a block whose reason is TEST or REGION, in `arena`. Of conditions
 * joined by & the first that fails is named. */
lede_status lede_trace_explain(lede_ground *ground, uint32_t test, lede_trace_block *block,
                               lede_arena *arena, lede_error *err);

#endif
