/* merge.h — the stores of several runs, joined into one that holds what a single run over all of
 * their input would have made: either all shards of one input, or stores of several inputs in the
 * order in which that run would have taken them.
 *
 * Every article is read back as the result that was written and written again, in the order of the
 * joined input: so versions, copies, ids and counts come about as in a run, and cannot differ from
 * it. One article is in memory at a time, beside a page cache a store; of more stores than should
 * be open at once a few thousand articles are, read store by store. The joined store is made beside
 * its name and renamed at the end: whatever happens, what stood there stands, and a merge that was
 * killed is begun again.
 * owner: the engine's caller; thread: one
 * floor: record */
#ifndef LEDE_RECORD_MERGE_H
#define LEDE_RECORD_MERGE_H

#include "record/store.h"

typedef struct lede_merge_plan {
    const char *const *stores;
    size_t n_stores;
    const char *path;
    bool replace;
    /* Of the script; both NULL: as the stores say, which must then agree in every file of it. */
    const lede_schema *schema;
    const lede_store_digests *digests;
    /* Called after each article, which was written or left out for one that came before, of so many
     * in all; false ends the merge with STOPPED. May be NULL. */
    bool (*goes_on)(void *context, const lede_result *result, bool is_left_out,
                    uint64_t n_articles);
    void *context;
} lede_merge_plan;

/* All articles are in *out, which is open for rows of collates; `*input` is what it was made of.
 * USAGE: stores that do not belong together, are missing or not finished. STOPPED. */
lede_status lede_merge_open(const lede_merge_plan *plan, lede_store **out, lede_input *input,
                            lede_error *err);
/* Give it its name. lede_store_end without it leaves nothing behind. */
lede_status lede_merge_publish(lede_store *store, const lede_input *input, lede_error *err);

#endif
