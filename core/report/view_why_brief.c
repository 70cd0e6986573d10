/* A failed example: each match with its captures under the sentence, or the nearest miss. */
#include "report/why_parts.h"

#include "report/cell.h"

enum { ALIGNED_MOST = 110 }; /* columns: a longer sentence would wrap, and nothing stand below */

static size_t columns_of(const lede_view_job *job, lede_slice text) {
    lede_buffer clean = {0};
    lede_cell_clean(text, &clean);
    size_t width = lede_cell_width(lede_buffer_slice(&clean));
    if (clean.failed) job->out->failed = true;
    lede_buffer_clear(&clean);
    return width;
}

static void put_clean(const lede_view_job *job, lede_slice text) {
    lede_buffer clean = {0};
    lede_cell_clean(text, &clean);
    lede_buffer_add(job->out, lede_buffer_slice(&clean));
    if (clean.failed) job->out->failed = true;
    lede_buffer_clear(&clean);
}

/* One underline, its name behind it. */
static void put_underline(const lede_view_job *job, lede_slice sentence, lede_slice part,
                          lede_slice name) {
    size_t before =
        columns_of(job, lede_slice_cut(sentence, 0, (size_t)(part.data - sentence.data)));
    /* White space before the part is cleaned away at the end of what stands before it. */
    if (before > 0 && part.data[-1] == ' ') before++;
    lede_buffer_add_repeat(job->out, ' ', before);
    lede_buffer_add_repeat(job->out, '~', columns_of(job, part));
    lede_buffer_printf(job->out, " %.*s\n", LEDE_FMT(name));
}

/* What a look-around or meet binds may stand in another sentence. */
static bool is_inside(lede_slice whole, lede_slice part) {
    return part.data >= whole.data && part.data + part.size <= whole.data + whole.size;
}

static void put_captures(const lede_view_job *job, const lede_match *match, lede_slice sentence) {
    bool aligned = columns_of(job, sentence) <= ALIGNED_MOST;
    if (aligned) {
        put_underline(job, sentence, lede_why_text(job, match->span), LEDE_SLICE("match"));
    }
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const lede_capture *capture = &match->captures[i];
        lede_slice part = lede_why_text(job, capture->span);
        lede_slice name =
            lede_ruleset_capture_name(job->input->ruleset, match->rule, capture->name);
        if (part.size == 0 || name.size == 0) continue;
        if (aligned && is_inside(sentence, part)) {
            put_underline(job, sentence, part, name);
            continue;
        }
        lede_buffer_printf(job->out, "  %.*s: ", LEDE_FMT(name));
        put_clean(job, part);
        lede_buffer_add_char(job->out, '\n');
    }
}

static void put_match(const lede_view_job *job, const lede_why_match *found) {
    const char *outcome = lede_why_outcome_text(found->outcome);
    lede_slice sentence = lede_why_text(job, lede_why_sentence(job, found->match.span));
    put_clean(job, sentence);
    lede_buffer_add_char(job->out, '\n');
    put_captures(job, &found->match, sentence);
    if (outcome != NULL) lede_buffer_printf(job->out, "%s\n", outcome);
}

lede_status lede_view_why_brief(const lede_view_job *job) {
    const lede_why *why = job->input->why;
    if (why == NULL) return LEDE_OK;
    for (size_t i = 0; i < why->matches.count; i++) put_match(job, &why->matches.data[i]);
    if (why->matches.count == 0) lede_why_put_miss(job);
    return LEDE_OK;
}
