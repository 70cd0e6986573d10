/* reading_rows.h — the tokens of an article by the class that the tagger gave them: a row of bits a
 * class. Rules that a part of speech triggers find their tokens so, each without a look at all.
 * owner: a matcher's ground; holds one article at a time
 * floor: match */
#ifndef LEDE_MATCH_READING_ROWS_H
#define LEDE_MATCH_READING_ROWS_H

#include "language/tagging.h"

typedef struct lede_reading_rows {
    uint64_t *bits; /* n_words a class */
    size_t capacity;
    uint32_t n_words;
    uint64_t article_n; /* the article that they are of, by its running number; 0: none */
} lede_reading_rows;

void lede_reading_rows_clear(lede_reading_rows *rows);
/* *are_known: each token of the article, which is the `article_n`th, has a class, and the rows are
 * there. NOMEM. */
lede_status lede_reading_rows_fill(lede_reading_rows *rows, const lede_article *article,
                                   uint64_t article_n, bool *are_known, lede_error *err);
/* The tokens of a stretch that have one of the classes, in order, into `out`, where there is room
 * for all; how many. */
size_t lede_reading_rows_find(const lede_reading_rows *rows, const lede_class_set *classes,
                              lede_span stretch, uint32_t *out);

#endif
