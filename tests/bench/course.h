/* course.h — one run of the steps over all articles of a file, with the processor time of each.
 * owner: the caller; thread: one
 * Of the benchmark only. */
#ifndef LEDE_BENCH_COURSE_H
#define LEDE_BENCH_COURSE_H

#include <stdio.h>

#include "base/hash.h"
#include "base/json_habit.h"
#include "language/tagging.h"
#include "layer/finder.h"
#include "match/matcher.h"

/* Neighbours are counted of the types that are met first, among which are all frequent ones. */
enum { COURSE_PAIRED = 2048 };

typedef struct seconds {
    double load, tokenise, find, match, tag;
} seconds;

typedef struct course {
    /* What to do besides loading and tokenising. */
    bool words_only;             /* words of UAX #29 alone, without tailoring and sentences */
    bool counts_types;           /* fill `counts` and `pairs` */
    lede_matcher *matcher;       /* NULL: no rules */
    lede_lexicon_finder *finder; /* NULL: no lexicons */
    lede_tagging *tagging;       /* NULL: tag nothing */
    const lede_catalog *catalog;
    FILE *dump; /* every match as a line; NULL: none */

    lede_arena arena;
    lede_json_habit habit;
    lede_vocabulary *vocabulary;
    seconds spent;
    double clock; /* what looking at it costs: articles are short */
    uint64_t json_bytes, text_bytes, n_articles, n_tokens, n_matches;
    uint64_t article_i; /* of a match, from 1 */
    uint64_t *counts;   /* by type */
    size_t n_counts;
    uint32_t *pairs; /* of neighbours: left type * COURSE_PAIRED + right type */
} course;

/* Prints the message and ends the program. */
void die(const lede_error *err);
/* Processor seconds of this process. */
double now(void);
/* A new vocabulary, then every article of the file. */
void course_run(course *c, const char *path);
void course_clear(course *c);

#endif
