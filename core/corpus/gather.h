/* gather.h — which texts are about the same thing: groups of word vectors, in one pass. A text
 * joins the group that it is most like (the cosine to the sum of its texts), or opens one of its
 * own. Words weigh the more the rarer they are in the pile (TF-IDF, squared: what is common to all
 * reports of profits must not make them one story); so that few texts can be told apart as well as
 * many, a pile is reckoned as if a thousand more stood behind it. A group is looked for by the
 * heaviest words of a text, so the cost grows with the texts and not with their square, and memory
 * is bounded.
 *
 * A text is its words with how often each stands, "ferry 3 sink 1". All texts are noted first, so
 * that it is known how rare words are; then all are added, by date.
 *
 * What one outlet writes is alike by its manner, too: its reports of two banks' profits have more
 * in common than two outlets' reports of one accident. So less may be asked of a text whose group
 * has texts from elsewhere.
 *
 * owner: whoever called new; thread: one at a time
 * floor: corpus — may include base, locale, text, language, layer, match, record */
#ifndef LEDE_CORPUS_GATHER_H
#define LEDE_CORPUS_GATHER_H

#include "base/status.h"

typedef struct lede_gather_options {
    double least;     /* the cosine above which a text belongs to a group */
    double elsewhere; /* the same, to a group that has texts of another origin within 14 days; 0:
                         `least` */
    int64_t window;   /* days without a text after which a group is over; negative: never is */
    int64_t middle;   /* days from its middle after which it is over, too, if 300 texts lie between:
                         among so many some are always alike; negative: never is */
} lede_gather_options;

typedef struct lede_gather lede_gather;

lede_status lede_gather_new(const lede_gather_options *options, lede_gather **out, lede_error *err);
void lede_gather_free(lede_gather *gather); /* NULL is fine */

/* Errors: USAGE when `words` are not words with counts; NOMEM, after which only free may follow. */
lede_status lede_gather_note(lede_gather *gather, lede_slice words, lede_error *err);

/* A text to add. */
typedef struct lede_gather_text {
    lede_slice words;
    lede_slice origin;  /* who wrote it, any name; empty: not known, which is no other origin */
    const int64_t *day; /* any count of days; NULL: not known, which is never too late */
} lede_gather_text;

/* The group of a text, counted from 1 in the order they were opened, and how close it is to it (1:
 * it opens it). Errors as above. */
lede_status lede_gather_add(lede_gather *gather, const lede_gather_text *text, uint32_t *group,
                            double *closeness, lede_error *err);

#endif
