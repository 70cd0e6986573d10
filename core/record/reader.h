/* reader.h — a store read back: the articles of its input in order, each as the result that was
 * written, so that writing them into another store gives the same rows. Rows of collates are left
 * out. What is in memory is one article.
 * owner: whoever opened it; thread: one at a time
 * floor: record */
#ifndef LEDE_RECORD_READER_H
#define LEDE_RECORD_READER_H

#include "record/store.h"

typedef struct lede_reader lede_reader;

/* At the first article whose place is `from` or more. FORMAT: no store of ours. */
lede_status lede_reader_open(const char *path, uint64_t from, lede_reader **out, lede_error *err);
void lede_reader_close(lede_reader *reader); /* NULL is fine */

/* The store itself, for what is no article. */
lede_store *lede_reader_store(lede_reader *reader);

/* The place of the next article, from 0; LEDE_NOT_MET behind the last. */
uint64_t lede_reader_place(const lede_reader *reader);
/* That article, its tables and rules by their indexes in `schema`, which has them all, to be freed
 * with lede_result_free; the reader goes on to the next. */
lede_status lede_reader_next(lede_reader *reader, const lede_schema *schema, lede_result **out,
                             lede_error *err);

#endif
