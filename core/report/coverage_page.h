/* coverage_page.h — coverage as a page and as JSON Lines.
 * thread: any
 * floor: report */
#ifndef LEDE_REPORT_COVERAGE_PAGE_H
#define LEDE_REPORT_COVERAGE_PAGE_H

#include "record/schema.h"
#include "report/page.h"
#include "match/coverage.h"

/* What coverage is of. */
typedef struct lede_coverage_source {
    const lede_coverage *coverage;
    const lede_schema *schema;
    const lede_ruleset *ruleset;
    lede_slice title;    /* the script */
    const bool *of_pack; /* by rule: the page leaves it out; NULL: it shows all */
} lede_coverage_source;

/* Rules with their matches, those without any, elements that never held, examples. */
lede_status lede_coverage_page(const lede_coverage_source *source, lede_page **out,
                               lede_error *err);
/* A line of what was counted, then one a rule that has a name. */
void lede_coverage_json(const lede_coverage_source *source, lede_buffer *out);

#endif
