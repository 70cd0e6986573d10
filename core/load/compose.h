/* compose.h — puts an article's text together from its blocks: pieces are collected, then joined by
 * blank lines with the block table beside them. What every loader ends with.
 * Pieces are borrowed until finish; what finish leaves is the article's arena's.
 * owner: a loader; thread: a worker
 * floor: load */
#ifndef LEDE_LOAD_COMPOSE_H
#define LEDE_LOAD_COMPOSE_H

#include "base/array.h"
#include "text/article.h"

typedef struct lede_piece {
    lede_block_kind kind;
    lede_slice text;
    const char *reason; /* a constant */
} lede_piece;

/* Bytes of the page that a piece was taken from; both 0: not known. */
typedef struct lede_place {
    uint32_t start, stop;
} lede_place;

/* A text in the article's arena, all of whose paragraphs, with a joint between them, were added. */
typedef struct lede_own_text {
    char *start; /* NULL: there is none */
    size_t size, n_pieces;
    size_t room; /* bytes in front of it that may be written */
} lede_own_text;

typedef struct lede_compose {
    lede_article *article;
    LEDE_ARRAY(lede_piece) pieces; /* in the article's arena */
    LEDE_ARRAY(lede_place) places; /* of the pieces; empty where no place is known */
    LEDE_ARRAY(lede_dropped) dropped;
    lede_own_text own;
} lede_compose;

/* An empty piece is left out. In the open, since a piece that is passed in memory is waited for. */
static inline lede_status lede_compose_add(lede_compose *compose, lede_piece piece,
                                           lede_error *err) {
    if (piece.text.size == 0) return LEDE_OK;
    bool ok = lede_array_push_in(compose->article->arena, &compose->pieces, piece);
    return ok ? LEDE_OK : lede_fail_memory(err);
}
/* A piece for each paragraph of its text. */
lede_status lede_compose_add_paragraphs(lede_compose *compose, lede_piece piece, lede_error *err);
/* The same as lede_compose_add with its place; one compose uses either this or lede_compose_add. */
lede_status lede_compose_add_at(lede_compose *compose, lede_piece piece, lede_place place,
                                lede_error *err);
/* Note what is left out at this point. */
lede_status lede_compose_drop(lede_compose *compose, lede_slice text, const char *reason,
                              lede_place place, lede_error *err);
lede_status lede_compose_finish(lede_compose *compose, lede_error *err);

/* Set a field, copied into the arena: trimmed, each run of white space with a line end in it made
 * one space. An empty value, or a field that is set, changes nothing. */
lede_status lede_compose_field(lede_article *article, lede_field field, lede_slice value,
                               const char *reason, lede_error *err);

/* The same of a value that is known to have no line end. */
lede_status lede_compose_line(lede_article *article, lede_field field, lede_slice value,
                              const char *reason, lede_error *err);

/* The same of one that stands as long as the article, in its arena or its frame: not copied. */
static inline void lede_compose_keep(lede_article *into, lede_field field, lede_slice value,
                                     const char *reason) {
    value = lede_slice_trim(value);
    if (value.size == 0 || into->fields[field].data != NULL) return;
    into->fields[field] = value;
    into->field_reasons[field] = reason;
}

/* A date field, in ISO 8601 as far as it is known; what is no date leaves it null. */
lede_status lede_compose_date(lede_article *article, lede_field field, lede_slice value,
                              const char *reason, lede_error *err);

#endif
