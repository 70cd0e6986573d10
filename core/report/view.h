/* view.h — one article as bytes: JSON, reading text, reading HTML, CoNLL-U, marked annotations,
 * concordance lines. Called by workers; the writer only passes the bytes on.
 * thread: any, each call with its own article
 * floor: report */
#ifndef LEDE_REPORT_VIEW_H
#define LEDE_REPORT_VIEW_H

#include "base/buffer.h"
#include "layer/layer.h"
#include "match/trace.h"
#include "record/result.h"

#include "lede.h"

/* What a view may look at. `layers` and `result` are NULL where no script ran. */
typedef struct lede_view_input {
    lede_article *article;
    const lede_layers *layers;
    const lede_schema *schema;
    const lede_result *result;
    const lede_why *why; /* NULL: no rule is to be explained, or the article did not come so far */
    const lede_ruleset *ruleset;
} lede_view_input;

lede_status lede_view_write(lede_view view, const lede_view_options *options,
                            const lede_view_input *input, lede_buffer *out, lede_error *err);
/* What stands before the views of all articles, or behind them (`after`): of why views the rule; of
 * CSV the names of the columns; of HTML the head and the foot of the page; of others nothing. Of
 * `why` the rule is all that is there. `input` has no article, or for the page of one article its
 * fields. */
lede_status lede_view_frame(lede_view view, bool after, const lede_view_options *options,
                            const lede_view_input *input, lede_buffer *out, lede_error *err);
/* The matches of a rule with their captures below the sentence, or its nearest miss: for a failed
 * example. */
lede_status lede_view_brief(const lede_view_input *input, lede_buffer *out, lede_error *err);
/* The line that names the columns of a vertical file. */
void lede_view_vertical_head(lede_buffer *out);
bool lede_view_needs_tokens(lede_view view); /* `load` tokenises nothing */
bool lede_view_needs_layers(lede_view view); /* and not the records of the article alone */

#endif
