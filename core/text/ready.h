/* ready.h — what a file says of its own tokens (CoNLL-U, vertical): forms, columns of values,
 * regions, and the lines that are written back as they stood. A loader fills it together with the
 * article's tokens, sentences and blocks; nothing is tokenised again.
 * Words of one surface word ("du" = "de" + "le") whose forms do not spell it share its place in the
 * text, so starts and stops of ready tokens never go back, but need not be disjoint.
 * owner: a worker, memory in the article's arena; thread: that worker
 * floor: text — may include base, locale */
#ifndef LEDE_TEXT_READY_H
#define LEDE_TEXT_READY_H

#include "text/article.h"
#include "text/columns.h"

typedef struct lede_pair {
    lede_slice name, value;
} lede_pair;

/* An element of a vertical file. */
typedef struct lede_region {
    lede_slice name;
    lede_span tokens; /* may be empty: then it is nowhere */
    const lede_pair *pairs;
    uint32_t n_pairs;
} lede_region;

/* A line of CoNLL-U that is no token of ours: a range of words, an empty node. */
typedef struct lede_ready_line {
    uint32_t sentence, before; /* stands in front of this token, or at the sentence's end */
    lede_slice text;           /* without its line end */
} lede_ready_line;

typedef struct lede_ready {
    bool is_conllu;
    const lede_slice *forms; /* by token, as given */
    uint32_t n_columns;
    const lede_slice *names;  /* of the file's columns, without the form */
    const lede_slice *values; /* n_columns for each token; null: nothing is said */
    uint32_t head, misc;      /* columns that are asked of the token; LEDE_NO_COLUMN: none */
    const lede_region *regions;
    uint32_t n_regions;
    const uint32_t *sentence_regions, *block_regions; /* UINT32_MAX: no element of the file */
    const lede_slice *comments;                       /* CoNLL-U, by sentence: its lines */
    const lede_ready_line *lines;                     /* CoNLL-U, in order */
    uint32_t n_lines;
} lede_ready;

/* The types of the tokens of an article that is ready, and which columns it has: what
 * lede_article_tokenise does with it. `columns` may be NULL: only those that every run knows. A
 * column without any value is not given, so that whoever else can answer is asked. NOMEM, LIMIT. */
lede_status lede_ready_intern(lede_article *article, const lede_columns *columns, lede_error *err);

/* The value of a column of the file for a token; null for LEDE_NO_COLUMN, too. */
static inline lede_slice lede_ready_value(const lede_ready *ready, uint32_t column,
                                          uint32_t token) {
    if (column == LEDE_NO_COLUMN) return LEDE_NULL_SLICE;
    return ready->values[(size_t)token * ready->n_columns + column];
}

/* The next member of a set: "Case=Nom|Number=Sing" and "|a|b|" have two. False at the end. */
bool lede_ready_member(lede_slice *rest, lede_slice *member);
/* Whether a value is written as a set, as CWB writes them: "|a|b|". */
static inline bool lede_ready_is_set(lede_slice value) {
    return value.size > 1 && value.data[0] == '|' && value.data[value.size - 1] == '|';
}

#endif
