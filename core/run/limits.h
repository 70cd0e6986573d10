/* limits.h — the limits of lede.h with their defaults filled in. Limits that can change output are
 * counts, so that they fall at the same place on every machine.
 * thread: any
 * floor: run */
#ifndef LEDE_RUN_LIMITS_H
#define LEDE_RUN_LIMITS_H

#include "base/hash.h"

#include "lede.h"

/* A copy in which every 0 is the default of lede.h; UINT64_MAX (no limit) stays. `limits` may be
 * NULL: all defaults. */
lede_limits lede_limits_filled(const lede_limits *limits);

/* What lede_arena_init takes: 0 for no limit. */
size_t lede_limits_bytes(uint64_t limit);

/* Fold in the limits that can change what an article gives. */
lede_digest lede_limits_digest(const lede_limits *limits, lede_digest digest);

#endif
