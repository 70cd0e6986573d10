/* cutter.h — cuts the blocks of one article into tokens, in one pass.
 * A plain word between spaces is taken at once; any other run without white space goes through the
 * rules of tailor.h, which start from the word boundaries of UAX #29.
 * owner: lede_article_tokenise; thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_CUTTER_H
#define LEDE_TEXT_CUTTER_H

#include "base/array.h"
#include "locale/locale.h"
#include "text/article.h"
#include "text/cuts.h"
#include "text/manner.h"
#include "text/scan.h"

typedef LEDE_ARRAY(uint32_t) lede_token_list;

typedef struct lede_cutter {
    lede_article *article;
    const lede_locale *locale;
    lede_slice text; /* the article's up to the end of the block: offsets are the article's */
    size_t block_start;
    uint32_t capacity;  /* of the article's token columns */
    lede_status status; /* NOMEM or LIMIT once a token could not be added; then nothing is */
    lede_manner manner;
    bool plain;            /* UAX #29 alone */
    bool no_bits;          /* for tests: each run goes through the rules */
    const lede_cuts *cuts; /* NULL: none are remembered nor looked for */
    bool looked_around;    /* how a run is cut has hung on more than its bytes and the language */
    lede_token_list ends;  /* tokens that may end a sentence: by their last byte a
                              terminator or not ASCII, or before a line break */
    size_t ends_done;      /* of blocks whose sentences are cut */
    lede_scan scan;        /* of the whole text */
} lede_cutter;

/* All but the scan, which fills itself. */
void lede_cutter_start(lede_cutter *cutter, lede_article *article);

/* Cut the block that ends with `text`. The types of the tokens are left to the caller. */
void lede_cutter_run(lede_cutter *cutter);
/* The same by UAX #29 alone. */
void lede_cutter_run_plain(lede_cutter *cutter);

/* Cut from `at`, where a run starts, what bits tell (scan.h), which is most of all text. Returns
 * the start of the first run, or of its rest behind an opening mark, that is something else. */
size_t lede_cutter_run_bits(lede_cutter *cutter, size_t at);

/* Is the full stop behind a word of ASCII letters or a number, before white space or a closing mark
 * other than a comma, sure to be the sentence's? */
bool lede_cutter_owns_stop(lede_cutter *cutter, size_t at, size_t stop);

/* Tokens that there must be room for before a group is cut by bits. */
enum { LEDE_CUTTER_ROOM = LEDE_SCAN_GROUP + LEDE_SCAN_EXTRA };

/* Room for more tokens; false, with the status set, when there is none. */
bool lede_cutter_grow(lede_cutter *cutter);

/* Note a token as one that may end a sentence; none before it may come later. */
void lede_cutter_note_end(lede_cutter *cutter, uint32_t token);

/* The last token. */
static inline void lede_cutter_note_last(lede_cutter *cutter) {
    lede_cutter_note_end(cutter, cutter->article->n_tokens - 1);
}

/* Add a token; false when it could not be. */
static inline bool lede_cutter_emit(lede_cutter *cutter, size_t start, size_t stop) {
    lede_article *article = cutter->article;
    if (LEDE_UNLIKELY(article->n_tokens == cutter->capacity) && !lede_cutter_grow(cutter)) {
        return false;
    }
    article->token_starts[article->n_tokens] = (uint32_t)start;
    article->token_stops[article->n_tokens] = (uint32_t)stop;
    article->n_tokens++;
    return true;
}

/* Add a token of any form, noted if it may end a sentence. */
bool lede_cutter_emit_any(lede_cutter *cutter, size_t start, size_t stop);

#endif
