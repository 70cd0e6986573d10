/* plain_lines.h — a plain text as paragraphs: a line end ends one, unless the text is hard-wrapped
 * (its lines are as full as a width allows and break within sentences); then the lines of a
 * paragraph are joined by a space, or by nothing behind a hyphen.
 * owner: a loader; all memory in the arena
 * floor: load */
#ifndef LEDE_LOAD_PLAIN_LINES_H
#define LEDE_LOAD_PLAIN_LINES_H

#include "base/array.h"
#include "base/status.h"
#include "load/plain_boilerplate.h"
#include "text/article.h"

typedef struct lede_plain_line {
    lede_slice text;                    /* trimmed; empty for a blank line */
    uint32_t indent, width, first_word; /* code points */
} lede_plain_line;

/* What the heuristics of plain text work on: read here, judged by plain_head and plain_body. */
typedef struct lede_plain_paragraph {
    lede_slice text;
    bool gap; /* a blank line stands before it, or the beginning */
    uint32_t words;
    bool is_sentence; /* ends as a sentence does */
    lede_block_kind kind;
    const char *reason;    /* NULL: not yet judged */
    bool dropped;          /* no part of the article's text */
    bool is_bare_date;     /* a date and nothing else */
    lede_boilerplate site; /* what the site put there, by its form */
} lede_plain_paragraph;

typedef struct lede_plain_lines {
    lede_arena *arena;
    LEDE_ARRAY(lede_plain_line) lines;
    LEDE_ARRAY(lede_plain_paragraph) paragraphs;
    uint32_t wrap_width; /* 0: not hard-wrapped */
    bool wraps;          /* set by the caller: known to be hard-wrapped, whatever it looks like */
} lede_plain_lines;

/* Make every kind of line end "\n": CR LF, CR, FF, VT, U+2028, U+2029. The slice is replaced by a
 * copy only when something changes. */
lede_status lede_plain_newlines(lede_slice *text, lede_arena *arena, lede_error *err);

/* `lines->arena` is set by the caller; the text has "\n" only. */
lede_status lede_plain_lines_read(lede_plain_lines *lines, lede_slice text, lede_error *err);
/* Count and look at what the judges of plain text need. */
void lede_plain_lines_measure(lede_plain_lines *lines);

#endif
