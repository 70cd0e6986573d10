/* plain_head.h — the head of a plain text: title, deck, byline, dates, section, publisher. Judges
 * paragraphs and sets the article's fields, each with its reason; what is not said stays null.
 * thread: a worker
 * floor: load */
#ifndef LEDE_LOAD_PLAIN_HEAD_H
#define LEDE_LOAD_PLAIN_HEAD_H

#include "load/plain_lines.h"

lede_status lede_plain_head_judge(lede_plain_lines *lines, lede_article *article, lede_error *err);

#endif
