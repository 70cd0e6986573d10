/* result.h — all that one article gave: the only thing that crosses from a worker to the writer.
 * Its memory is its own, so it outlives the worker's arena. Offsets are code points.
 * owner: the worker while it fills it, then the writer
 * floor: record */
#ifndef LEDE_RECORD_RESULT_H
#define LEDE_RECORD_RESULT_H

#include "base/hash.h"
#include "base/array.h"
#include "base/value.h"
#include "match/coverage.h"
#include "record/schema.h"
#include "text/article.h"

#include "lede.h"

typedef struct lede_capture_row {
    const char *name;
    uint32_t item; /* 1-based among the captures of that name */
    uint32_t start, stop;
    bool repeats; /* a match may have several of that name */
} lede_capture_row;

typedef struct lede_record {
    uint32_t table; /* of the schema */
    uint32_t rule;  /* of the schema; UINT32_MAX: lede.article or collate */
    uint32_t n;     /* running number within article and rule, from 1 */
    uint32_t start, stop;
    uint32_t sentence;  /* index into the article's sentences; UINT32_MAX: none */
    const char *block;  /* kind name; NULL: none */
    lede_slice text;    /* as it stands */
    lede_value *values; /* one a field of the table */
    uint32_t n_values;
    lede_capture_row *captures;
    uint32_t n_captures;
} lede_record;

typedef struct lede_sentence_row {
    uint32_t n; /* index within the article */
    uint32_t start, stop;
    lede_slice text;
} lede_sentence_row;

typedef struct lede_mention_row {
    uint32_t start, stop;
    const char *layer;
    lede_slice entity, name, form, role; /* null: none */
} lede_mention_row;

typedef struct lede_failure {
    const char *kind; /* constant: load limit where emit annotate stage */
    const char *rule; /* NULL: none to blame */
    lede_slice where;
    uint32_t line, column; /* 1-based; 0: not known */
    lede_slice message;
} lede_failure;

typedef struct lede_result {
    lede_arena arena; /* everything below, also the arrays: lede_array_push_in(&result->arena, …) */
    uint64_t n;       /* the article's place in the input, from 0 */
    uint64_t bytes;   /* of its source */
    uint32_t why_held; /* lede_item.why_held */
    lede_slice source;
    lede_slice fields[LEDE_N_FIELDS]; /* all null when it failed to load */
    uint32_t n_tokens;
    lede_digest content; /* of title and text */
    lede_digest made_of; /* lede_frame_digest, where the run asks for it */
    bool failed;         /* no rows but failures */
    bool skipped;        /* not chosen by `where`: no rows at all */
    bool unread;         /* steps of the script read other languages */
    LEDE_ARRAY(lede_record) records;
    LEDE_ARRAY(lede_sentence_row) sentences; /* those that records touch, by n, each once */
    LEDE_ARRAY(lede_mention_row) mentions;
    LEDE_ARRAY(lede_failure) failures;
    lede_coverage *coverage; /* what rules did, if the run asks; else NULL */
    lede_slice view;         /* what lede_view asked for; empty: nothing */
} lede_result;

lede_result *lede_result_new(uint64_t n, lede_error *err);
void lede_result_free(lede_result *result);
void lede_result_reset(lede_result *result, uint64_t n); /* as new, with some of its memory */
size_t lede_result_bytes(const lede_result *result);     /* for the window */
/* What it adds to the size of the output, however that is kept: texts and values of the view, of
 * records and of failures, and a few words around each. */
uint64_t lede_result_output_bytes(const lede_result *result);

/* Drop all but identity and failures: the article failed. */
void lede_result_fail(lede_result *result);
/* Strings are copied. */
lede_status lede_result_add_failure(lede_result *result, const char *kind, const char *rule,
                                    const lede_error *why, lede_error *err);

#endif
