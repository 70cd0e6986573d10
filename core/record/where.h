/* where.h — a condition on an article's metadata, as --where gives it:
 *     publisher = 'BBC' and published >= '2018-06'
 * It is an SQL expression over the fields of an article, which are texts or NULL; what a report may
 * not do (see guard.h), it may not either. NULL counts as no.
 * owner: a worker; thread: that worker (every worker compiles its own)
 * floor: record */
#ifndef LEDE_RECORD_WHERE_H
#define LEDE_RECORD_WHERE_H

#include "base/status.h"
#include "text/article.h"

/* SQLite steps that one article may take: a condition is a few dozen. */
#define LEDE_WHERE_STEPS UINT64_C(1000000)

typedef struct lede_where lede_where;

/* USAGE: what is wrong, with the place, and for an unknown field all there are. */
lede_status lede_where_new(const char *text, lede_where **out, lede_error *err);
void lede_where_free(lede_where *where); /* NULL is fine */

/* Whether the condition may ask for the field: its name stands somewhere in it. */
bool lede_where_names(const lede_where *where, lede_field field);

lede_status lede_where_test(lede_where *where, const lede_slice fields[LEDE_N_FIELDS], bool *keep,
                            lede_error *err);

#endif
