#include "report/view.h"

#include "report/cell.h"
#include "report/view_parts.h"

enum { DEFAULT_WIDTH = 80, LEAST_WIDTH = 40 };

bool lede_view_needs_layers(lede_view view) {
    return view >= LEDE_VIEW_MARK_TERMINAL;
}

bool lede_view_needs_tokens(lede_view view) {
    switch (view) {
    case LEDE_VIEW_NONE:
    case LEDE_VIEW_ARTICLE_JSON:
    case LEDE_VIEW_ARTICLE_TEXT:
    case LEDE_VIEW_ARTICLE_HTML:
    case LEDE_VIEW_EXPLAIN: return false;
    case LEDE_VIEW_CONLLU:
    case LEDE_VIEW_VERTICAL:
    case LEDE_VIEW_TOKENS_JSON:
    case LEDE_VIEW_KWIC:
    case LEDE_VIEW_KWIC_JSON:
    case LEDE_VIEW_KWIC_CSV:
    case LEDE_VIEW_MARK_TERMINAL:
    case LEDE_VIEW_MARK_HTML:
    case LEDE_VIEW_MARK_BRAT:
    case LEDE_VIEW_MARK_JSON:
    case LEDE_VIEW_WHY:
    case LEDE_VIEW_WHY_JSON:
    case LEDE_VIEW_WHY_HTML: return true;
    }
    return true;
}

static lede_status write_view(lede_view view, const lede_view_job *job) {
    switch (view) {
    case LEDE_VIEW_NONE: return LEDE_OK;
    case LEDE_VIEW_ARTICLE_JSON: return lede_view_article_json(job);
    case LEDE_VIEW_ARTICLE_TEXT: return lede_view_article_text(job);
    case LEDE_VIEW_ARTICLE_HTML: return lede_view_article_html(job);
    case LEDE_VIEW_EXPLAIN: return lede_view_explain(job);
    case LEDE_VIEW_CONLLU: return lede_view_conllu(job);
    case LEDE_VIEW_VERTICAL: return lede_view_vertical(job);
    case LEDE_VIEW_TOKENS_JSON: return lede_view_tokens_json(job);
    case LEDE_VIEW_KWIC: return lede_view_kwic(job);
    case LEDE_VIEW_KWIC_JSON: return lede_view_kwic_json(job);
    case LEDE_VIEW_KWIC_CSV: return lede_view_kwic_csv(job);
    case LEDE_VIEW_MARK_TERMINAL: return lede_view_mark_terminal(job);
    case LEDE_VIEW_MARK_HTML: return lede_view_mark_html(job);
    case LEDE_VIEW_MARK_BRAT: return lede_view_mark_brat(job);
    case LEDE_VIEW_MARK_JSON: return lede_view_mark_json(job);
    case LEDE_VIEW_WHY: return lede_view_why(job);
    case LEDE_VIEW_WHY_JSON: return lede_view_why_json(job);
    case LEDE_VIEW_WHY_HTML: return lede_view_why_html(job);
    }
    return lede_fail(job->err, LEDE_USAGE, "no view has the number %d", (int)view);
}

static lede_view_job make_job(const lede_view_options *options, const lede_view_input *input,
                              lede_buffer *out, lede_error *err) {
    static const lede_view_options defaults = {0};
    if (options == NULL) options = &defaults;
    return (lede_view_job){
        .options = options,
        .input = input,
        .article = input->article,
        .out = out,
        .err = err,
        .width = options->width == 0            ? DEFAULT_WIDTH
                 : options->width < LEAST_WIDTH ? LEAST_WIDTH
                                                : options->width,
    };
}

lede_status lede_view_write(lede_view view, const lede_view_options *options,
                            const lede_view_input *input, lede_buffer *out, lede_error *err) {
    lede_view_job job = make_job(options, input, out, err);
    LEDE_TRY(write_view(view, &job));
    return out->failed ? lede_fail_memory(err) : LEDE_OK;
}

lede_status lede_view_frame(lede_view view, bool after, const lede_view_options *options,
                            const lede_view_input *input, lede_buffer *out, lede_error *err) {
    lede_view_job job = make_job(options, input, out, err);
    if (view == LEDE_VIEW_KWIC_CSV && !after) LEDE_TRY(lede_view_kwic_csv_head(&job));
    if (view == LEDE_VIEW_WHY && !after) lede_view_why_head(&job);
    if (view == LEDE_VIEW_WHY_HTML && !after) lede_view_why_html_head(&job);
    bool is_page = view == LEDE_VIEW_ARTICLE_HTML || view == LEDE_VIEW_MARK_HTML;
    if (is_page && !after) lede_view_page_head(&job);
    if ((is_page || view == LEDE_VIEW_WHY_HTML) && after) lede_html_foot(out);
    return out->failed ? lede_fail_memory(err) : LEDE_OK;
}

lede_status lede_view_brief(const lede_view_input *input, lede_buffer *out, lede_error *err) {
    lede_view_job job = make_job(NULL, input, out, err);
    LEDE_TRY(lede_view_why_brief(&job));
    return out->failed ? lede_fail_memory(err) : LEDE_OK;
}

/* ---- places ---- */

lede_status lede_view_index(const lede_view_job *job) {
    uint32_t n = lede_article_code_point(job->article, 0);
    return n == LEDE_NO_TYPE ? lede_fail_memory(job->err) : LEDE_OK;
}

uint32_t lede_view_byte(lede_article *article, uint32_t code_point) {
    uint32_t low = 0, high = (uint32_t)article->text.size;
    while (low < high) { /* the first byte with at least so many code points before it */
        uint32_t middle = low + (high - low) / 2;
        if (lede_article_code_point(article, middle) < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < article->text.size && ((unsigned char)article->text.data[low] & 0xC0u) == 0x80u) {
        low++;
    }
    return low;
}

uint32_t lede_view_block_at(const lede_article *article, uint32_t at) {
    uint32_t low = 0, high = article->n_blocks;
    while (low < high) { /* the first block that ends behind `at` */
        uint32_t middle = low + (high - low) / 2;
        if (article->blocks[middle].stop <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < article->n_blocks && article->blocks[low].start <= at ? low : article->n_blocks;
}

lede_slice lede_view_block_text(const lede_article *article, const lede_block *block) {
    return lede_slice_cut(article->text, block->start, block->stop);
}

/* ---- parts ---- */

lede_slice lede_view_title(const lede_article *article) {
    static const lede_field order[] = {LEDE_FIELD_TITLE, LEDE_FIELD_ID, LEDE_FIELD_SOURCE};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (article->fields[order[i]].size > 0) return article->fields[order[i]];
    }
    return LEDE_NULL_SLICE;
}

void lede_view_colour(const lede_view_job *job, const char *sgr) {
    if (job->options->colour) lede_buffer_printf(job->out, "\033[%sm", sgr == NULL ? "0" : sgr);
}

void lede_view_put_lines(const lede_view_job *job, lede_slice text) {
    lede_slice line;
    while (lede_slice_line(&text, &line)) {
        lede_cell_clean(line, job->out);
        lede_buffer_add_char(job->out, '\n');
    }
}

bool lede_view_has_bullet(lede_slice text) {
    static const char *const bullets[] = {"-", "*", "–", "—", "•", "·", "◦", "▪", "‣", "+"};
    size_t digits = 0;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        if (lede_slice_starts(text, lede_slice_of(bullets[i]))) return true;
    }
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9') digits++;
    return digits > 0 && digits < text.size && strchr(".)", text.data[digits]) != NULL;
}
