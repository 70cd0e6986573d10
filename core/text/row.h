/* row.h — items in a row that no terminator parts: numbered and bulleted lists written in one
 * line, the heads and closings of mail, time stamps, lines of dashes, a credit in brackets.
 * thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_ROW_H
#define LEDE_TEXT_ROW_H

#include "text/splitter.h"

typedef struct lede_row {
    uint32_t body; /* the token behind the marker ("1.", "b)", "•"); `from` when there is none */
    uint32_t stop; /* where another sentence starts at the latest */
} lede_row;

/* What the sentence that starts at token `from` is an item of. */
lede_row lede_row_of(const lede_splitter *s, uint32_t from);

/* Where the sentence from `from` on ends behind `token`, which is a noted end, because of a time
 * stamp or a line of dashes: a token index, or 0. */
uint32_t lede_row_end(const lede_splitter *s, uint32_t from, uint32_t token);

/* A block of at least three short lines without a terminator: each is an item. */
bool lede_row_lines(const lede_splitter *s);

#endif
