/* cutter.h — cuts the blocks of one article into tokens, in one pass.
 * A plain word between spaces is taken at once; any other run without white space goes through the
 * rules of tailor.h, which start from the word boundaries of UAX #29.
 * owner: lede_article_tokenise; thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_CUTTER_H
#define LEDE_TEXT_CUTTER_H

#include "locale/locale.h"
#include "text/article.h"

typedef struct lede_cutter {
    lede_article *article;
    const lede_locale *locale;
    lede_slice text; /* the article's up to the end of the block: offsets are the article's */
    size_t block_start;
    uint32_t capacity;  /* of the article's token columns */
    lede_status status; /* NOMEM or LIMIT once a token could not be added; then nothing is */
} lede_cutter;

/* Cut the block that ends with `text`. */
void lede_cutter_run(lede_cutter *cutter);
/* The same by UAX #29 alone. */
void lede_cutter_run_plain(lede_cutter *cutter);

/* Add a token; false when it could not be. */
bool lede_cutter_emit(lede_cutter *cutter, size_t start, size_t stop);

#endif
