/* Why a rule matched, or did not, as a page. */
#include "report/why_parts.h"

static void put_text(const lede_view_job *job, lede_buffer *text) {
    lede_html_put(job->out, lede_buffer_slice(text));
    if (text->failed) job->out->failed = true;
    lede_buffer_clear(text);
}

static void put_sentence(const lede_view_job *job, lede_span span) {
    lede_slice sentence = lede_why_text(job, lede_why_sentence(job, span));
    lede_slice part = lede_why_text(job, span);
    size_t at = part.size == 0 ? 0 : (size_t)(part.data - sentence.data);
    lede_buffer_add_string(job->out, "<blockquote><p>");
    lede_html_put(job->out, lede_slice_cut(sentence, 0, at));
    lede_buffer_add_string(job->out, "<mark>");
    lede_html_put(job->out, part);
    lede_buffer_add_string(job->out, "</mark>");
    lede_html_put(job->out, lede_slice_cut(sentence, at + part.size, sentence.size));
    lede_buffer_add_string(job->out, "</p></blockquote>\n");
}

/* The element is put already, and its cell open. */
static void put_took(const lede_view_job *job, const lede_trace_step *step,
                     const lede_match *match) {
    lede_buffer captures = {0}, region = {0};
    lede_buffer_add_string(job->out, "</code><td>");
    lede_html_put(job->out, lede_why_text(job, step->span));
    lede_buffer_add_string(job->out, "<td>");
    if (match != NULL) lede_why_captures(job, match, step->span, &captures);
    put_text(job, &captures);
    lede_buffer_add_string(job->out, "<td>");
    lede_why_region(job, step, &region);
    put_text(job, &region);
    lede_buffer_add_string(job->out, "</tr>\n");
}

static void open_row(const lede_view_job *job, unsigned depth) {
    if (depth == 0) {
        lede_buffer_add_string(job->out, "<tr><td><code>");
    } else {
        lede_buffer_printf(job->out, "<tr><td style=\"padding-left:%uem\"><code>", 1 + 2 * depth);
    }
}

/* Steps, and each operand with its own steps further in. */
static void put_rows(const lede_view_job *job, const lede_trace_path *path, const lede_match *match,
                     unsigned depth) {
    for (uint32_t i = 0, o = 0; i <= path->n_steps; i++) {
        for (; o < path->n_operands && path->operands[o].after <= i; o++) {
            const lede_trace_operand *operand = &path->operands[o];
            lede_trace_step whole;
            lede_buffer element = {0};
            lede_why_operand_row(job, operand, &element, &whole);
            open_row(job, depth);
            put_text(job, &element);
            put_took(job, &whole, match);
            if (lede_why_operand_says_more(operand)) {
                put_rows(job, &operand->path, match, depth + 1);
            }
        }
        if (i == path->n_steps) return;
        lede_buffer element = {0};
        open_row(job, depth);
        lede_why_element(job, path->steps[i].at, path->steps[i].stop, &element);
        put_text(job, &element);
        put_took(job, &path->steps[i], match);
    }
}

static void put_steps(const lede_view_job *job, const lede_trace_path *path,
                      const lede_match *match) {
    if (path->n_steps == 0) return;
    lede_buffer_add_string(job->out, "<table><thead><tr><th>element<th>took<th>capture<th>region"
                                     "</tr></thead><tbody>\n");
    put_rows(job, path, match, 0);
    lede_buffer_add_string(job->out, "</tbody></table>\n");
}

static void put_blocks(const lede_view_job *job, const lede_trace_miss *miss);

/* A row of its own below the block. */
static void put_inner(const lede_view_job *job, const lede_trace_inner *inner) {
    lede_buffer line = {0};
    lede_buffer_add_string(job->out, "<tr><td colspan=\"3\"><p>");
    lede_why_inner(job, inner, &line);
    put_text(job, &line);
    lede_buffer_add_string(job->out, "</p>\n");
    if (inner->negated) put_steps(job, &inner->path, NULL);
    if (inner->miss.found) {
        put_steps(job, &inner->miss.path, NULL);
        put_blocks(job, &inner->miss);
    }
    lede_buffer_add_string(job->out, "</tr>\n");
}

static void put_block(const lede_view_job *job, const lede_trace_block *block) {
    lede_buffer element = {0}, reason = {0};
    lede_buffer_add_string(job->out, "<tr><td><code>");
    lede_why_element(job, block->at, block->stop, &element);
    put_text(job, &element);
    lede_buffer_add_string(job->out, "</code><td>");
    if (block->reason != LEDE_TRACE_SCOPE && block->reason != LEDE_TRACE_SPAN) {
        lede_html_put(job->out,
                      lede_why_text(job, (lede_span){block->boundary, block->boundary + 1}));
    }
    lede_buffer_add_string(job->out, "<td>");
    lede_why_reason(block, &reason);
    put_text(job, &reason);
    lede_buffer_add_string(job->out, "</tr>\n");
    if (block->inner != NULL) put_inner(job, block->inner);
}

static void put_blocks(const lede_view_job *job, const lede_trace_miss *miss) {
    lede_buffer_add_string(job->out, "<table><thead><tr><th>element<th>was tried on<th>why not"
                                     "</tr></thead><tbody>\n");
    for (uint32_t i = 0; i < miss->n_blocks; i++) put_block(job, &miss->blocks[i]);
    lede_buffer_add_string(job->out, "</tbody></table>\n");
}

static void put_miss(const lede_view_job *job, const lede_trace_miss *miss) {
    if (!miss->found) {
        lede_buffer line = {0};
        lede_why_nowhere(job, &line);
        lede_buffer_add_string(job->out, "<p>No match: ");
        put_text(job, &line);
        lede_buffer_add_string(job->out, ".</p>\n");
        return;
    }
    if (miss->path.n_steps == 0) {
        lede_buffer_add_string(job->out, "<h3>No match, and nothing near one</h3>\n");
    } else {
        lede_buffer_add_string(job->out, "<h3>No match; the nearest miss</h3>\n");
        put_sentence(job, miss->path.span);
        put_steps(job, &miss->path, NULL);
    }
    put_blocks(job, miss);
}

void lede_view_why_html_head(const lede_view_job *job) {
    const lede_rule_origin *origin = lede_why_origin(job);
    lede_html_head(job->out, lede_slice_of(origin->name), LEDE_SLICE("en"));
    lede_buffer_add_string(job->out, "<h1>Why ");
    lede_html_put(job->out, lede_slice_of(origin->name));
    lede_buffer_add_string(job->out, "</h1>\n<p>");
    lede_html_put(job->out, lede_slice_of(origin->file));
    lede_buffer_printf(job->out, ":%u</p>\n<pre>", (unsigned)origin->line);
    lede_html_put(job->out, lede_slice_trim(lede_why_pattern(job)));
    lede_buffer_add_string(job->out, "</pre>\n");
}

lede_status lede_view_why_html(const lede_view_job *job) {
    const lede_why *why = job->input->why;
    if (why == NULL) return LEDE_OK;
    lede_buffer_add_string(job->out, "<h2>");
    lede_html_put(job->out, job->article->fields[LEDE_FIELD_SOURCE]);
    lede_buffer_add_string(job->out, "</h2>\n");
    for (size_t i = 0; i < why->matches.count; i++) {
        const lede_why_match *found = &why->matches.data[i];
        const char *outcome = lede_why_outcome_text(found->outcome);
        lede_buffer_printf(job->out, "<h3>Match %zu</h3>\n", i + 1);
        if (outcome != NULL) lede_buffer_printf(job->out, "<p>%s</p>\n", outcome);
        put_sentence(job, found->match.span);
        put_steps(job, &found->path, &found->match);
    }
    if (why->matches.count == 0) put_miss(job, &why->miss);
    return LEDE_OK;
}
