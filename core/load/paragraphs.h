/* paragraphs.h — a text cut where blank lines part its paragraphs. Line feeds are found 64 bytes at
 * a time, so that a text is gone through once.
 * owner: a loader; thread: a worker
 * floor: load — may include base */
#ifndef LEDE_LOAD_PARAGRAPHS_H
#define LEDE_LOAD_PARAGRAPHS_H

#include "base/slice.h"

typedef struct lede_paragraphs {
    lede_slice text;
    size_t at;      /* what stands before it was handed out */
    size_t group;   /* where the 64 bytes begin that `feeds` is of … */
    size_t known;   /* … and where they end; 0: not looked at yet */
    uint64_t feeds; /* a bit for each line feed */
} lede_paragraphs;

static inline lede_paragraphs lede_paragraphs_of(lede_slice text) {
    return (lede_paragraphs){.text = text};
}

/* The next paragraph, up to a blank line, trimmed; empty at the end. */
lede_slice lede_paragraphs_next(lede_paragraphs *paragraphs);

/* Whether nothing but white space is left. */
bool lede_paragraphs_ended(lede_paragraphs *paragraphs);

#endif
