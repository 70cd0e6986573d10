/* shelf.h — the articles of some inputs as frames in memory, read and unpacked once for several
 * runs over them. They are parsed anew by each run: parsing belongs to the workers, and what they
 * make of an article dies with it.
 * owner: whoever opened it; immutable, read by any number of threads
 * floor: load */
#ifndef LEDE_LOAD_SHELF_H
#define LEDE_LOAD_SHELF_H

#include "load/source.h"

#include "lede.h"

typedef struct lede_shelf lede_shelf;

/* Read all of `source`, which is the shelf's from now on, also if this fails. LIMIT: its articles
 * are larger than `most_bytes`; NOMEM. */
lede_status lede_shelf_new(lede_source *source, uint64_t most_bytes, lede_shelf **out,
                           lede_error *err);
void lede_shelf_free(lede_shelf *shelf); /* NULL is fine; paths of its frames end here */
size_t lede_shelf_n_articles(const lede_shelf *shelf);
const lede_frame *lede_shelf_frames(const lede_shelf *shelf);

#endif
