/* parse.h — pattern text to tree, for all three dialects. Parses the whole language; what the
 * matcher cannot do yet is refused later, by name.
 * owner: the tree is its arena's; thread: any
 * floor: match */
#ifndef LEDE_MATCH_PARSE_H
#define LEDE_MATCH_PARSE_H

#include "match/pattern.h"
#include "match/source.h"

#include "lede.h"

/* The tree and its strings are the arena's; names borrow the source text, which must outlive it. */
lede_status lede_pattern_parse(const lede_pattern_source *source, lede_dialect dialect,
                               lede_arena *arena, lede_pattern *out, lede_error *err);

/* The tree as indented text, one node a line. */
void lede_pattern_print(const lede_pattern *pattern, lede_buffer *out);

#endif
