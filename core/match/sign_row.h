/* sign_row.h — a regular expression that is a row of signs, each perhaps optional or repeated, such
 * as `[A-Z][a-z]*tion` or `colou?r.*`, or a choice between rows: most are. On values of plain ASCII
 * it is run as bits, one a sign, and PCRE2 is not asked.
 * owner: a value test; immutable
 * floor: match */
#ifndef LEDE_MATCH_SIGN_ROW_H
#define LEDE_MATCH_SIGN_ROW_H

#include "base/arena.h"

enum { LEDE_ROW_SIGNS = 63 }; /* the bit behind the last one: the value is matched */

typedef struct lede_sign_row lede_sign_row;

/* *out is NULL when the expression is more than that. `folded`: letters are compared without regard
 * to case, with values that are folded. Memory is the arena's. False: out of memory. */
bool lede_sign_row_read(lede_slice regex, bool folded, lede_arena *arena,
                        const lede_sign_row **out);

/* Spaces and visible signs of ASCII only: in other values `.` may meet an end of line, or bytes
 * that are no text. */
bool lede_sign_row_is_plain(lede_slice value);
/* Whether all of a plain value matches. */
bool lede_sign_row_matches(const lede_sign_row *row, lede_slice value);

#endif
