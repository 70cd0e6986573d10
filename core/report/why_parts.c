#include "report/why_parts.h"

#include "report/cell.h"

const lede_rule_origin *lede_why_origin(const lede_view_job *job) {
    return lede_schema_rule(job->input->schema, job->input->why->rule);
}

lede_slice lede_why_pattern(const lede_view_job *job) {
    return lede_trace_pattern(job->input->ruleset, job->input->why->rule);
}

void lede_why_element(const lede_view_job *job, uint32_t at, uint32_t stop, lede_buffer *out) {
    lede_cell_clean(lede_slice_cut(lede_why_pattern(job), at, stop), out);
}

/* The same of an operand, with its operator: `containing "of"`, `(?= "a" )`. */
static void put_operand(const lede_view_job *job, const char *word, uint32_t at, uint32_t stop,
                        lede_buffer *out) {
    lede_slice element = lede_slice_cut(lede_why_pattern(job), at, stop);
    if (word[0] == '(' || !lede_slice_starts(element, lede_slice_of(word))) {
        lede_buffer_printf(out, "%s ", word); /* "within s" has its own */
    }
    lede_why_element(job, at, stop, out);
    if (word[0] == '(') lede_buffer_add_string(out, " )");
}

void lede_why_operand_row(const lede_view_job *job, const lede_trace_operand *operand,
                          lede_buffer *element, lede_trace_step *step) {
    bool says_more = lede_why_operand_says_more(operand);
    *step = says_more ? (lede_trace_step){operand->at, operand->stop, operand->path.span, NULL}
                      : operand->path.steps[0];
    put_operand(job, operand->word, step->at, step->stop, element);
}

bool lede_why_operand_says_more(const lede_trace_operand *operand) {
    const lede_trace_path *path = &operand->path;
    return path->n_steps != 1 || path->n_operands > 0;
}

void lede_why_inner(const lede_view_job *job, const lede_trace_inner *inner, lede_buffer *out) {
    lede_slice text = lede_why_text(job, inner->span);
    if (text.size > 0) lede_buffer_printf(out, "\"%.*s\" ", LEDE_FMT(text));
    put_operand(job, inner->word, inner->at, inner->stop, out);
    lede_buffer_add_string(out, inner->negated      ? " does not hold, since there is"
                                : inner->miss.found ? " does not hold; the nearest miss of it"
                                                    : " does not hold");
}

void lede_why_nowhere(const lede_view_job *job, lede_buffer *out) {
    const lede_why *why = job->input->why;
    if (why->reads.size == 0) {
        lede_buffer_add_string(out,
                               "the article has no sentence that the rule looks at (see `blocks`)");
        return;
    }
    lede_slice language = job->article->fields[LEDE_FIELD_LANGUAGE];
    lede_buffer_printf(out, "the rule reads %.*s, and the article is in %.*s", LEDE_FMT(why->reads),
                       LEDE_FMT(language));
}

lede_slice lede_why_text(const lede_view_job *job, lede_span span) {
    if (span.start >= span.stop || span.stop > job->article->n_tokens) return LEDE_SLICE("");
    return lede_article_span_text(job->article, span);
}

lede_span lede_why_sentence(const lede_view_job *job, lede_span span) {
    const lede_article *article = job->article;
    if (article->n_sentences == 0 || span.start >= article->n_tokens) return span;
    uint32_t last = span.stop > span.start ? span.stop - 1 : span.start;
    if (last >= article->n_tokens) last = article->n_tokens - 1;
    lede_span first = article->sentences[lede_article_sentence_of(article, span.start)].tokens;
    return (lede_span){first.start,
                       article->sentences[lede_article_sentence_of(article, last)].tokens.stop};
}

void lede_why_captures(const lede_view_job *job, const lede_match *match, lede_span step,
                       lede_buffer *out) {
    bool any = false;
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const lede_capture *capture = &match->captures[i];
        if (capture->span.start > step.start || capture->span.stop < step.stop) continue;
        if (any) lede_buffer_add_string(out, ", ");
        lede_buffer_add(out,
                        lede_ruleset_capture_name(job->input->ruleset, match->rule, capture->name));
        any = true;
    }
}

void lede_why_region(const lede_view_job *job, const lede_trace_step *step, lede_buffer *out) {
    if (step->annotation != NULL) lede_view_attributes(job->input->layers, step->annotation, out);
}

/* `kind is "word", wanted {number}`: the attribute stands in front, so not in the test again. */
static void put_test(const lede_trace_block *block, lede_buffer *out) {
    if (block->attribute == NULL) {
        lede_buffer_add_string(out, "not ");
        lede_buffer_add(out, block->failed);
        return;
    }
    lede_slice wanted = block->failed, name = lede_slice_of(block->attribute);
    if (lede_slice_starts(wanted, name)) wanted = lede_slice_cut(wanted, name.size, wanted.size);
    if (lede_slice_starts(wanted, LEDE_SLICE(" in "))) {
        wanted = lede_slice_cut(wanted, 4, wanted.size);
    }
    lede_buffer_add_string(out, block->attribute);
    if (block->value.data == NULL) {
        lede_buffer_add_string(out, " has no value, wanted ");
    } else {
        lede_buffer_printf(out, " is \"%.*s\", wanted ", LEDE_FMT(block->value));
    }
    lede_buffer_add(out, lede_slice_trim(wanted));
}

void lede_why_reason(const lede_trace_block *block, lede_buffer *out) {
    switch (block->reason) {
    case LEDE_TRACE_TEST: put_test(block, out); return;
    case LEDE_TRACE_NO_REGION: lede_buffer_printf(out, "no %s starts here", block->layer); return;
    case LEDE_TRACE_LONG:
        lede_buffer_printf(out, "the %s here goes on behind %s", block->layer,
                           block->is_inner ? "what it is asked of" : "the scope");
        if (block->is_inner) return;
        lede_buffer_printf(out, "; 'within %s' is wider",
                           strcmp(block->layer, "article") == 0 ? "article" : "p");
        return;
    case LEDE_TRACE_REGION:
        lede_buffer_printf(out, "the %s here is not ", block->layer);
        lede_buffer_add(out, block->failed);
        return;
    case LEDE_TRACE_SCOPE:
        lede_buffer_add_string(out, block->is_inner ? "what it is asked of ends here"
                                                    : "the scope ends here");
        return;
    case LEDE_TRACE_BOUNDARY:
        lede_buffer_add_string(out, "does not hold here");
        if (block->inner != NULL) {
            lede_buffer_add_string(out, block->inner->negated ? ", since there is" : ":");
        }
        return;
    case LEDE_TRACE_SPAN:
        lede_buffer_add_string(out, block->inner != NULL
                                        ? "every element holds, but not what is asked of them:"
                                        : "every element holds; what is asked of the whole "
                                          "(within, containing, ::) does not");
        return;
    }
}

const char *lede_why_outcome_text(lede_why_outcome outcome) {
    switch (outcome) {
    case LEDE_WHY_KEPT: return NULL;
    case LEDE_WHY_WHERE: return "dropped: the rule's function `where` said no";
    case LEDE_WHY_LOST: return "dropped: a match of higher priority took the place";
    case LEDE_WHY_AGAIN: return "dropped: an earlier round had it";
    }
    return NULL;
}

const char *lede_why_reason_name(lede_trace_reason reason) {
    static const char *const names[] = {
        [LEDE_TRACE_TEST] = "test",        [LEDE_TRACE_NO_REGION] = "no region",
        [LEDE_TRACE_LONG] = "long region", [LEDE_TRACE_REGION] = "region",
        [LEDE_TRACE_SCOPE] = "scope",      [LEDE_TRACE_BOUNDARY] = "boundary",
        [LEDE_TRACE_SPAN] = "span"};
    return names[reason];
}
