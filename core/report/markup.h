/* markup.h — marks over a text, walked from left to right as pieces, openings and closings that
 * nest properly. Where marks cross, the inner one is closed and opened again, so that every output
 * with brackets (HTML, terminal) can be written straight from the walk.
 * thread: any
 * floor: report */
#ifndef LEDE_REPORT_MARKUP_H
#define LEDE_REPORT_MARKUP_H

#include "report/page.h"

typedef struct lede_markup_visitor {
    void *context;
    void (*piece)(void *context, lede_slice piece);
    /* `again`: the mark was closed only because another one crosses it */
    void (*open)(void *context, size_t mark, bool again);
    void (*close)(void *context, size_t mark, bool again);
} lede_markup_visitor;

/* Marks must be sorted by start, longer first, lie within the text and not be empty. False when
 * memory is exhausted. */
bool lede_markup_walk(lede_slice text, const lede_mark *marks, size_t n_marks,
                      const lede_markup_visitor *visitor);

/* The distinct names of marks in order of first appearance, so that a name has one colour
 * throughout an element. */
enum { LEDE_N_HUES = 6 };
typedef struct lede_mark_names {
    LEDE_ARRAY(lede_slice) names; /* heap */
    bool failed;
} lede_mark_names;
void lede_mark_names_add(lede_mark_names *names, lede_slice name);
/* Its hue, 0 to LEDE_N_HUES - 1. */
size_t lede_mark_names_hue(const lede_mark_names *names, lede_slice name);
void lede_mark_names_clear(lede_mark_names *names);

#endif
