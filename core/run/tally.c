/* What rules do, counted or timed for lede cover. */
#include "run/scratch.h"

#include <time.h>

static bool belongs(const lede_cascade *cascade, uint32_t rule, uint32_t phase_i) {
    const bool *uncovered = cascade->options.uncovered;
    if (uncovered != NULL && uncovered[rule]) return false;
    return lede_program_phase_of(cascade->program, rule) == phase_i;
}

static lede_status pass_over(void *context, const lede_match *match, lede_error *err) {
    (void)context;
    (void)match;
    (void)err;
    return LEDE_OK;
}

static uint64_t thread_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static lede_status time_rule(lede_cascade *cascade, uint32_t rule, lede_error *err) {
    lede_span whole = {0, UINT32_MAX};
    uint64_t from = thread_nanoseconds();
    LEDE_TRY(lede_matcher_run_rule(cascade->matcher, rule, whole, pass_over, NULL, err));
    cascade->desk.result->coverage->rules[rule].nanoseconds += thread_nanoseconds() - from;
    return LEDE_OK;
}

static lede_status start(lede_cascade *cascade, lede_error *err) {
    lede_result *result = cascade->desk.result;
    if (result->coverage != NULL) return LEDE_OK;
    LEDE_TRY(lede_coverage_new(cascade->program->ruleset, &result->arena, &result->coverage, err));
    if (cascade->options.cover == LEDE_COVER_TIME) return LEDE_OK; /* counted by another run */
    result->coverage->n_articles = 1;
    result->coverage->n_tokens = cascade->desk.article->n_tokens;
    return LEDE_OK;
}

lede_status lede_tally_phase(lede_cascade *cascade, uint32_t phase_i, lede_error *err) {
    lede_cover cover = cascade->options.cover;
    lede_span whole = {0, UINT32_MAX};
    if (cover == LEDE_COVER_NONE) return LEDE_OK;
    LEDE_TRY(start(cascade, err));
    lede_coverage *coverage = cascade->desk.result->coverage;
    for (uint32_t i = 0; i < coverage->n_rules; i++) {
        lede_coverage_rule *rule = &coverage->rules[i];
        if (!belongs(cascade, i, phase_i)) continue;
        if (cover == LEDE_COVER_TIME) {
            LEDE_TRY(time_rule(cascade, i, err));
        } else {
            LEDE_TRY(
                lede_trace_add(cascade->matcher, i, whole, rule->elements, rule->n_elements, err));
        }
    }
    return LEDE_OK;
}

/* The first match of an article is an example of the rule. */
static lede_status add_example(lede_cascade *cascade, const lede_match *match, lede_error *err) {
    const lede_article *article = cascade->desk.article;
    lede_span span = match->span;
    if (article->n_sentences > 0) {
        uint32_t first = lede_article_sentence_of(article, span.start);
        uint32_t last = lede_article_sentence_of(article, span.stop - 1);
        span = (lede_span){article->sentences[first].tokens.start,
                           article->sentences[last].tokens.stop};
    }
    uint32_t start = article->token_starts[span.start];
    lede_coverage_example example = {.source = article->fields[LEDE_FIELD_SOURCE],
                                     .text = lede_article_span_text(article, span),
                                     .start = article->token_starts[match->span.start] - start,
                                     .stop = article->token_stops[match->span.stop - 1] - start};
    return lede_coverage_add_example(cascade->desk.result->coverage, match->rule, &example)
               ? LEDE_OK
               : lede_fail_memory(err);
}

lede_status lede_tally_match(lede_cascade *cascade, const lede_match *match, lede_error *err) {
    if (cascade->options.cover != LEDE_COVER_COUNT) return LEDE_OK;
    lede_coverage_rule *rule = &cascade->desk.result->coverage->rules[match->rule];
    if (rule->found++ > 0) return LEDE_OK;
    rule->articles++;
    return add_example(cascade, match, err);
}

void lede_tally_kept(lede_cascade *cascade, const lede_match *match) {
    if (cascade->options.cover != LEDE_COVER_COUNT) return;
    cascade->desk.result->coverage->rules[match->rule].kept++;
}
