/* article.h — one news item: identity, metadata and one UTF-8 `text` made of blocks joined by blank
 * lines ("\n\n"), then its tokens and sentences.
 * A loader fills fields, text and blocks; lede_article_tokenise fills the rest.
 * owner: a worker, all memory in its arena or its frame; thread: that worker
 * floor: text — may include base, locale */
#ifndef LEDE_TEXT_ARTICLE_H
#define LEDE_TEXT_ARTICLE_H

#include "base/arena.h"
#include "base/status.h"
#include "text/span.h"
#include "text/vocabulary.h"

typedef enum lede_block_kind {
    LEDE_BLOCK_HEADLINE = 0,
    LEDE_BLOCK_DECK,
    LEDE_BLOCK_BYLINE,
    LEDE_BLOCK_DATELINE,
    LEDE_BLOCK_HEADING,
    LEDE_BLOCK_PARAGRAPH,
    LEDE_BLOCK_QUOTE,
    LEDE_BLOCK_LIST,
    LEDE_BLOCK_CAPTION,
    LEDE_BLOCK_META,
    LEDE_BLOCK_NOTE,
    LEDE_BLOCK_BOILERPLATE,
    LEDE_N_BLOCK_KINDS
} lede_block_kind;
const char *lede_block_kind_name(lede_block_kind kind);            /* "headline" … */
bool lede_block_kind_find(lede_slice name, lede_block_kind *kind); /* false: no such kind */

/* The kinds that rules match in unless they say otherwise, one bit a kind: scripts/SEMANTICS.md,
 * Scope. */
#define LEDE_BLOCKS_MATCHED                                                                        \
    ((1u << LEDE_BLOCK_HEADLINE) | (1u << LEDE_BLOCK_DECK) | (1u << LEDE_BLOCK_HEADING) |          \
     (1u << LEDE_BLOCK_PARAGRAPH) | (1u << LEDE_BLOCK_QUOTE) | (1u << LEDE_BLOCK_LIST) |           \
     (1u << LEDE_BLOCK_CAPTION))

typedef struct lede_block {
    lede_block_kind kind;
    uint32_t start, stop; /* bytes of the text */
    lede_span tokens;     /* may be empty */
    const char *reason;   /* why it has this kind, for `load --explain`; a constant; never NULL */
    uint32_t page_start, page_stop; /* bytes of the page it was taken from; both 0: not known */
} lede_block;

/* What a loader saw and left out: no part of the text, for `load --explain` only. */
typedef struct lede_dropped {
    lede_slice text;
    const char *reason; /* a constant */
    uint32_t before;    /* index of the block that it stood before; n_blocks: at the end */
    uint32_t page_start, page_stop;
} lede_dropped;

typedef enum lede_field {
    LEDE_FIELD_ID = 0,
    LEDE_FIELD_SOURCE, /* path, or path#k for the k-th article of a file of several */
    LEDE_FIELD_TITLE,
    LEDE_FIELD_DECK,
    LEDE_FIELD_BYLINE,    /* authors joined by "; " */
    LEDE_FIELD_PUBLISHED, /* ISO 8601, as much as is known: 2018, 2018-06, 2018-06-16T10:38 */
    LEDE_FIELD_MODIFIED,
    LEDE_FIELD_PUBLISHER,
    LEDE_FIELD_SECTION,
    LEDE_FIELD_LANGUAGE, /* BCP 47 */
    LEDE_FIELD_URL,
    LEDE_N_FIELDS
} lede_field;
const char *lede_field_name(lede_field field);            /* "id" … */
bool lede_field_find(lede_slice name, lede_field *field); /* false: no such field */

typedef struct lede_sentence {
    lede_span tokens; /* never empty */
    uint32_t block;   /* index into blocks */
} lede_sentence;

typedef struct lede_article {
    lede_arena *arena;
    uint64_t n; /* place in the input, from 0 */
    lede_slice fields[LEDE_N_FIELDS];
    const char *field_reasons[LEDE_N_FIELDS]; /* whence each came, or why a date is null; or NULL */
    lede_slice text;
    lede_block *blocks;
    uint32_t n_blocks;
    lede_dropped *dropped; /* in the order of the page */
    uint32_t n_dropped;

    lede_vocabulary *vocabulary; /* the worker's; set by tokenise */
    uint32_t n_tokens;
    uint32_t *token_starts, *token_stops; /* bytes of the text */
    uint32_t *token_types;                /* type ids */
    lede_sentence *sentences;             /* in text order; together they hold every token */
    uint32_t n_sentences;
    uint32_t *code_points;        /* see lede_article_code_point; filled on first use */
    struct lede_tagging *tagging; /* of room language: pos, tag, lemma; NULL: they have no value */
    const struct lede_ready *ready; /* tokens and sentences are the file's; NULL: ours (ready.h) */
    uint64_t given;                 /* columns that the file gives, one bit each (columns.h) */
    struct lede_json_habit *habit;  /* of room load, its worker's; NULL: none is kept */
} lede_article;

/* Options that a user can set; part of the analysis digest. */
typedef struct lede_tokenise_options {
    bool plain;                         /* UAX #29 alone, without news tailoring */
    bool words_only;                    /* no sentences; for measuring */
    const struct lede_columns *columns; /* of ready tokens; NULL: those that every run knows */
    bool no_cuts;                       /* for tests: cuts.h is not used; the result is the same */
    bool no_bits;                       /* for tests: rules cut all; the result is the same */
    unsigned char scan_level;           /* for tests: a lede_scan_level; never changes the result */
} lede_tokenise_options;

/* Fill tokens, block token spans and sentences from text and blocks. A block ends a sentence; a
 * text without blocks becomes one paragraph. The rules are those of the article's language
 * (locale.h). Any byte sequence gives tokens inside the blocks, in order, that together cover every
 * byte of them that is not white space. A line break inside a block is white space; a word whose
 * hyphen ends a line is joined with its second half. An article that came with ready tokens keeps
 * them: only their types are found. `options` may be NULL. Errors: NOMEM, LIMIT
 * (tokens, bytes over 4 GiB), USAGE (blocks out of order or outside the text). */
lede_status lede_article_tokenise(lede_article *article, lede_vocabulary *vocabulary,
                                  const lede_tokenise_options *options, lede_error *err);

static inline lede_slice lede_article_token(const lede_article *article, uint32_t token) {
    return lede_slice_cut(article->text, article->token_starts[token], article->token_stops[token]);
}
static inline const lede_type *lede_article_type(const lede_article *article, uint32_t token) {
    return lede_vocabulary_type(article->vocabulary, article->token_types[token]);
}
/* Text from the first to the last token of a span, as it stands. */
static inline lede_slice lede_article_span_text(const lede_article *article, lede_span span) {
    return lede_slice_cut(article->text, article->token_starts[span.start],
                          article->token_stops[span.stop - 1]);
}

/* Whether the file gives this column of its tokens. */
static inline bool lede_article_gives(const lede_article *article, uint32_t column) {
    return (article->given >> column & 1) != 0;
}

uint32_t lede_article_sentence_of(const lede_article *article, uint32_t token); /* index */
uint32_t lede_article_block_of(const lede_article *article, uint32_t token);    /* index */

/* Code points before byte `offset` of the text; O(1) after the first call. LEDE_NO_TYPE when
 * memory for the index is exhausted. */
uint32_t lede_article_code_point(lede_article *article, uint32_t offset);

#endif
