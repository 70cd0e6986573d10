/* why_parts.h — what the three forms of a why view share: the sentence around a place, elements of
 * the pattern, captures of a step, and reasons in words.
 * owner: a worker; thread: that worker
 * floor: report */
#ifndef LEDE_REPORT_WHY_PARTS_H
#define LEDE_REPORT_WHY_PARTS_H

#include "report/view_parts.h"

/* The rule and its pattern. */
const lede_rule_origin *lede_why_origin(const lede_view_job *job);
lede_slice lede_why_pattern(const lede_view_job *job);

/* The element as it was written, white space as one space. */
void lede_why_element(const lede_view_job *job, uint32_t at, uint32_t stop, lede_buffer *out);
/* One step is shown in place of the operand; several of them below it. */
bool lede_why_operand_says_more(const lede_trace_operand *operand);
void lede_why_operand_row(const lede_view_job *job, const lede_trace_operand *operand,
                          lede_buffer *element, lede_trace_step *step);
/* `"a b" is not & "c"`: of which span an operand does not hold. */
void lede_why_inner(const lede_view_job *job, const lede_trace_inner *inner, lede_buffer *out);
/* What a span of tokens says; an empty one at the end of the scope says nothing. */
lede_slice lede_why_text(const lede_view_job *job, lede_span span);
/* The sentences that hold the span. */
lede_span lede_why_sentence(const lede_view_job *job, lede_span span);
/* Names of the captures that hold the step, with commas between. */
void lede_why_captures(const lede_view_job *job, const lede_match *match, lede_span step,
                       lede_buffer *out);
/* "org name=Acme Labs": the region that a step took; nothing for tokens. */
void lede_why_region(const lede_view_job *job, const lede_trace_step *step, lede_buffer *out);
/* `pos is "NOUN", wanted {VERB}`, "no org starts here", "the sentence ends here" … */
void lede_why_reason(const lede_trace_block *block, lede_buffer *out);
/* Why the rule looked at nothing: the article's language, or the `blocks` of the rule. */
void lede_why_nowhere(const lede_view_job *job, lede_buffer *out);
/* NULL when the match was kept. */
const char *lede_why_outcome_text(lede_why_outcome outcome);
const char *lede_why_reason_name(lede_trace_reason reason); /* "test" … */

/* view_why.c: why there is no match, in lines for a terminal. */
void lede_why_put_miss(const lede_view_job *job);

#endif
