/* source.h — the text of one pattern and where it was declared: turns a byte offset into an error
 * that shows line, column, and the line with a caret.
 * owner: whoever compiles; thread: any
 * floor: match */
#ifndef LEDE_MATCH_SOURCE_H
#define LEDE_MATCH_SOURCE_H

#include "base/status.h"
#include "match/ruleset.h"

struct lede_expansion;

typedef struct lede_pattern_source {
    lede_slice text; /* the pattern */
    lede_slice rule; /* name; null or empty: a query without a name */
    lede_slice file; /* of the declaration; null: none */
    uint32_t line;
    const struct lede_expansion *expansion; /* of macros, by which `text` was made; NULL: none */
} lede_pattern_source;

/* "rule 'x', line L, column C of the pattern: …" with the line and a caret as excerpt; `where` and
 * `line` are those of the declaration. Columns count code points from 1. Inside of what a macro
 * put in it is "rule 'x', macro /near (file:line), line L, column C: …", and the excerpt goes on
 * with the calls. */
lede_status lede_pattern_source_fail(const lede_pattern_source *source, size_t at,
                                     lede_status status, lede_error *err, const char *format, ...)
    LEDE_PRINTF(5, 6);

#endif
