/* plain_body.h — the story itself: its dateline, headings, lists, captions, notes; what the head
 * left open is judged here, so that every paragraph has a kind and a reason.
 * thread: a worker
 * floor: load */
#ifndef LEDE_LOAD_PLAIN_BODY_H
#define LEDE_LOAD_PLAIN_BODY_H

#include "load/compose.h"
#include "load/plain_lines.h"

void lede_plain_body_judge(lede_plain_lines *lines);

/* Put all paragraphs in order; the first of the story gives up its dateline as a block. */
lede_status lede_plain_body_compose(const lede_plain_lines *lines, lede_compose *compose,
                                    lede_error *err);

#endif
