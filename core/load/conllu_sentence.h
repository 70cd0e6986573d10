/* conllu_sentence.h — one sentence of CoNLL-U (https://universaldependencies.org/format.html): its
 * rows, checked as they are read, and what they are in an article.
 * owner: the loader; memory in the article's arena
 * floor: load */
#ifndef LEDE_LOAD_CONLLU_SENTENCE_H
#define LEDE_LOAD_CONLLU_SENTENCE_H

#include "load/weave.h"

enum {
    LEDE_CONLLU_ID = 0,
    LEDE_CONLLU_FORM,
    LEDE_CONLLU_LEMMA,
    LEDE_CONLLU_UPOS,
    LEDE_CONLLU_XPOS,
    LEDE_CONLLU_FEATS,
    LEDE_CONLLU_HEAD,
    LEDE_CONLLU_DEPREL,
    LEDE_CONLLU_DEPS,
    LEDE_CONLLU_MISC,
    LEDE_CONLLU_COLUMNS
};

typedef enum lede_conllu_kind {
    LEDE_CONLLU_WORD = 0, /* 5 */
    LEDE_CONLLU_RANGE,    /* 5-6: one surface word of several */
    LEDE_CONLLU_EMPTY     /* 5.1: kept for output, no token */
} lede_conllu_kind;

typedef struct lede_conllu_row {
    lede_conllu_kind kind;
    uint32_t id, last; /* of a range its last word, of an empty node the number behind the dot */
    uint32_t line;     /* in the frame, from 1 */
    lede_slice whole;
    lede_slice columns[LEDE_CONLLU_COLUMNS];
} lede_conllu_row;

typedef struct lede_conllu_sentence {
    LEDE_ARRAY(lede_conllu_row) rows;
    uint32_t n_words, range_stop; /* last word of the last range */
    lede_slice comments;          /* their lines */
    lede_slice text;              /* of "# text"; null: none */
    uint32_t text_line;
    lede_slice gap; /* what stands in the text before its first form */
} lede_conllu_sentence;

/* "3", "3-4", "3.1"; false: no id. */
bool lede_conllu_id(lede_slice text, lede_conllu_row *row);
/* The ten columns of a line; false: not ten. */
bool lede_conllu_split(lede_slice line, lede_conllu_row *row);

/* Add a line. FORMAT with the line: columns, ids out of order, ranges that overlap. */
lede_status lede_conllu_add(lede_conllu_sentence *sentence, lede_arena *arena, lede_slice line,
                            uint32_t line_n, lede_error *err);
/* The sentence is whole: weave it, and leave it empty with the gap to the next one. FORMAT: ranges
 * and heads without words, a "# text" that the forms do not spell. */
lede_status lede_conllu_weave(lede_conllu_sentence *sentence, lede_weave *weave, lede_error *err);

#endif
