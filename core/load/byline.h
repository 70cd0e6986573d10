/* byline.h — the line that names the authors: telling it, and the names in it.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_BYLINE_H
#define LEDE_LOAD_BYLINE_H

#include "base/arena.h"

/* The line says "By …" (or "Written by …") and goes on with names, not with a sentence. */
bool lede_byline_is(lede_slice line);

/* The line begins with "By", "Posted by" …, whatever comes then. */
bool lede_byline_opens(lede_slice line);

/* Names without jobs, agencies and places, joined by "; ": "By Jane Doe and John Roe, Reuters"
 * gives "Jane Doe; John Roe". A line that holds no name gives itself without "By". Null when `*ok`
 * becomes false, or the line is empty. */
lede_slice lede_byline_names(lede_slice line, lede_arena *arena, bool *ok);

/* A bare line of two to four names' words, as "Jane Doe": no proof by itself. */
bool lede_byline_is_name(lede_slice line);

/* Whether a word of the line is a job in a newsroom ("correspondent"). */
bool lede_byline_has_job(lede_slice line);

#endif
