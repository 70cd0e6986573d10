/* html_root.h — which part of a page holds the article: each run has a value, words of running text
 * for it, links and what is said against its box for less than nothing; the part is the element
 * whose runs have the greatest sum (after Kohlschütter et al. 2010: text and link density; and the
 * greatest subsequence of Arias et al. 2009 on the tree in place of the line).
 * thread: a worker
 * floor: load — may include base */
#ifndef LEDE_LOAD_HTML_ROOT_H
#define LEDE_LOAD_HTML_ROOT_H

#include "load/html_run.h"

/* Set run.signals and run.value of all runs. */
lede_status lede_root_weigh(lede_runs *runs, lede_error *err);

/* *out is never NULL then; *value is the sum. */
lede_status lede_root_find(const lede_runs *runs, lede_node **out, double *value, lede_error *err);

/* Running text, not a label or a link. */
bool lede_run_is_prose(const lede_run *run);

#endif
