/* tailor.h — the rules of news on top of UAX #29: links, numbers, clitics, abbreviations,
 * initials, prefixes with a hyphen, words broken at the end of a line, runs of marks.
 * thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_TAILOR_H
#define LEDE_TEXT_TAILOR_H

#include "text/cutter.h"

/* Cut the run without white space that starts at `at`; returns where cutting goes on, which is the
 * end of the run, or later when a word goes on in the next line. */
size_t lede_tailor_run(lede_cutter *cutter, size_t at);

#endif
