/* item.h — one result in the words of the public interface.
 * owner: a run; thread: that of the host which takes its results
 * floor: engine */
#ifndef LEDE_ENGINE_ITEM_H
#define LEDE_ENGINE_ITEM_H

#include "record/result.h"

/* Point `item` at `result`; what needs arrays of its own comes from `arena`. Both must outlive the
 * item. */
lede_status lede_item_fill(const lede_result *result, const lede_schema *schema, lede_arena *arena,
                           lede_item *item, lede_error *err);
/* Count an article that is given out, or written. */
void lede_item_count(const lede_result *result, lede_progress *progress);

#endif
