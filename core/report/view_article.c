#include "report/view_parts.h"

#include <stdlib.h>

#include "report/cell.h"

/* ---- JSON ---- */

static void put_blocks(lede_json_writer *json, lede_article *article) {
    lede_json_open_array(json);
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        lede_json_open_object(json);
        lede_json_key(json, "kind");
        lede_json_string(json, lede_block_kind_name(block->kind));
        lede_json_key(json, "start");
        lede_json_int(json, lede_article_code_point(article, block->start));
        lede_json_key(json, "stop");
        lede_json_int(json, lede_article_code_point(article, block->stop));
        lede_json_close_object(json);
    }
    lede_json_close_array(json);
}

void lede_view_article_members(lede_json_writer *json, lede_article *article) {
    for (int field = 0; field < LEDE_N_FIELDS; field++) {
        lede_json_key(json, lede_field_name((lede_field)field));
        lede_json_text(json, article->fields[field]);
    }
    lede_json_key(json, "text");
    lede_json_text(json, article->text.data == NULL ? LEDE_SLICE("") : article->text);
    lede_json_key(json, "blocks");
    put_blocks(json, article);
}

lede_status lede_view_article_json(const lede_view_job *job) {
    lede_json_writer json = {.out = job->out};
    LEDE_TRY(lede_view_index(job));
    lede_json_open_object(&json);
    lede_view_article_members(&json, job->article);
    lede_json_close_object(&json);
    lede_buffer_add_char(job->out, '\n');
    return LEDE_OK;
}

/* ---- text ---- */

static bool has_headline(const lede_article *article) {
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        if (article->blocks[i].kind == LEDE_BLOCK_HEADLINE) return true;
    }
    return false;
}

lede_status lede_view_article_text(const lede_view_job *job) {
    const lede_article *article = job->article;
    bool any = false;
    if (article->n > 0) lede_buffer_add_string(job->out, "\n* * *\n\n");
    if (!has_headline(article) && article->fields[LEDE_FIELD_TITLE].size > 0) {
        lede_view_put_lines(job, article->fields[LEDE_FIELD_TITLE]);
        any = true;
    }
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        if (block->kind == LEDE_BLOCK_BOILERPLATE || block->start == block->stop) continue;
        if (any) lede_buffer_add_char(job->out, '\n');
        lede_view_put_lines(job, lede_view_block_text(article, block));
        any = true;
    }
    return LEDE_OK;
}

/* ---- a page ---- */

typedef struct page {
    const lede_view_job *job;
    const lede_view_marks *marks; /* NULL: a clean reading page */
    lede_block_marks cut;
    bool in_list;
    bool ok;
} page;

static void put_block_text(page *p, const lede_block *block) {
    lede_buffer *out = p->job->out;
    lede_slice text = lede_view_block_text(p->job->article, block);
    if (p->marks == NULL) {
        lede_html_put(out, text);
        return;
    }
    if (!lede_block_marks_cut(&p->cut, block)) {
        p->ok = false;
        return;
    }
    size_t n = p->cut.marks.count;
    lede_slice *titles = calloc(n + 1, sizeof *titles);
    lede_buffer *texts = calloc(n + 1, sizeof *texts);
    p->ok = p->ok && titles != NULL && texts != NULL;
    for (size_t i = 0; p->ok && i < n; i++) {
        lede_buffer_add(&texts[i], p->cut.marks.data[i].name);
        lede_buffer_add_string(&texts[i], p->cut.annotations.data[i]->n_values > 0 ? ": " : "");
        lede_view_attributes(p->job->input->layers, p->cut.annotations.data[i], &texts[i]);
        titles[i] = lede_buffer_slice(&texts[i]);
        if (texts[i].failed) p->ok = false;
    }
    if (p->ok) lede_html_marked(out, text, p->cut.marks.data, n, &p->marks->names, titles);
    for (size_t i = 0; texts != NULL && i < n; i++) lede_buffer_clear(&texts[i]);
    free(texts);
    free(titles);
}

static void put_tagged(page *p, const lede_block *block, const char *open, const char *close) {
    lede_buffer_add_string(p->job->out, open);
    put_block_text(p, block);
    lede_buffer_add_string(p->job->out, close);
}

/* A clean page leaves out what is no part of the story, or stands in its head already. */
static bool is_left_out(const page *p, const lede_block *block) {
    if (p->marks != NULL) return false;
    if (block->kind == LEDE_BLOCK_BYLINE)
        return p->job->article->fields[LEDE_FIELD_BYLINE].size > 0;
    return block->kind == LEDE_BLOCK_BOILERPLATE || block->kind == LEDE_BLOCK_META;
}

static void put_block(page *p, const lede_block *block) {
    bool is_item = block->kind == LEDE_BLOCK_LIST;
    if (p->in_list != is_item) lede_buffer_add_string(p->job->out, is_item ? "<ul>\n" : "</ul>\n");
    p->in_list = is_item;
    switch (block->kind) {
    case LEDE_BLOCK_HEADLINE: put_tagged(p, block, "<h1 dir=\"auto\">", "</h1>\n"); return;
    case LEDE_BLOCK_DECK: put_tagged(p, block, "<p class=\"deck\" dir=\"auto\">", "</p>\n"); return;
    case LEDE_BLOCK_HEADING: put_tagged(p, block, "<h2 dir=\"auto\">", "</h2>\n"); return;
    case LEDE_BLOCK_QUOTE:
        put_tagged(p, block, "<blockquote><p dir=\"auto\">", "</p></blockquote>\n");
        return;
    case LEDE_BLOCK_LIST:
        put_tagged(p, block,
                   lede_view_has_bullet(lede_view_block_text(p->job->article, block))
                       ? "<li class=\"own\" dir=\"auto\">"
                       : "<li dir=\"auto\">",
                   "</li>\n");
        return;
    case LEDE_BLOCK_BYLINE:
    case LEDE_BLOCK_DATELINE:
    case LEDE_BLOCK_CAPTION:
    case LEDE_BLOCK_META:
    case LEDE_BLOCK_NOTE:
    case LEDE_BLOCK_BOILERPLATE:
        put_tagged(p, block, "<p class=\"aside\" dir=\"auto\">", "</p>\n");
        return;
    case LEDE_BLOCK_PARAGRAPH:
    case LEDE_N_BLOCK_KINDS: put_tagged(p, block, "<p dir=\"auto\">", "</p>\n"); return;
    }
}

/* Publisher, byline, date: what is known, on one line. */
static void put_masthead(const page *p) {
    static const lede_field fields[] = {LEDE_FIELD_PUBLISHER, LEDE_FIELD_SECTION, LEDE_FIELD_BYLINE,
                                        LEDE_FIELD_PUBLISHED};
    lede_buffer *out = p->job->out;
    const lede_article *article = p->job->article;
    bool any = false;
    lede_buffer_add_string(out, "<header class=\"masthead\">\n<p class=\"kicker path\">");
    lede_html_put(out, article->fields[LEDE_FIELD_SOURCE].size > 0
                           ? article->fields[LEDE_FIELD_SOURCE]
                           : LEDE_SLICE("Article"));
    lede_buffer_add_string(out, "</p>\n");
    if (!has_headline(article) && article->fields[LEDE_FIELD_TITLE].size > 0) {
        lede_buffer_add_string(out, "<h1 dir=\"auto\">");
        lede_html_put(out, article->fields[LEDE_FIELD_TITLE]);
        lede_buffer_add_string(out, "</h1>\n");
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        lede_slice value = article->fields[fields[i]];
        if (value.size == 0) continue;
        lede_buffer_add_string(out, any ? " · " : "<p class=\"byline\">");
        if (fields[i] == LEDE_FIELD_PUBLISHED)
            lede_html_time(out, value);
        else
            lede_html_put(out, value);
        any = true;
    }
    if (any) lede_buffer_add_string(out, "</p>\n");
}

static void put_legend(const page *p) {
    lede_buffer *out = p->job->out;
    const lede_mark_names *names = &p->marks->names;
    if (names->names.count == 0) return;
    lede_buffer_add_string(out, "<ul class=\"legend\" aria-label=\"Layers\">\n");
    for (size_t i = 0; i < names->names.count; i++) {
        lede_slice name = names->names.data[i];
        size_t n = 0;
        for (size_t k = 0; k < p->marks->marks.count; k++) {
            n += lede_slice_equal(p->marks->marks.data[k].mark.name, name);
        }
        lede_buffer_printf(out, "<li><span class=\"hue-%zu\">", lede_mark_names_hue(names, name));
        lede_html_put(out, name);
        lede_buffer_printf(out, "</span> %zu</li>\n", n);
    }
    lede_buffer_add_string(out, "</ul>\n");
}

lede_status lede_view_page(const lede_view_job *job, const lede_view_marks *marks) {
    page p = {.job = job, .marks = marks, .cut = {.all = marks}, .ok = true};
    const lede_article *article = job->article;
    put_masthead(&p);
    if (marks != NULL) put_legend(&p);
    lede_buffer_add_string(job->out, "</header>\n<article class=\"article\">\n");
    for (uint32_t i = 0; p.ok && i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        if (block->start < block->stop && !is_left_out(&p, block)) put_block(&p, block);
    }
    lede_buffer_add_string(job->out, p.in_list ? "</ul>\n</article>\n" : "</article>\n");
    lede_block_marks_clear(&p.cut);
    return p.ok ? LEDE_OK : lede_fail_memory(job->err);
}

void lede_view_page_head(const lede_view_job *job) {
    lede_slice title =
        job->article == NULL ? LEDE_SLICE("Articles") : lede_view_title(job->article);
    lede_html_head(job->out, title.data == NULL ? LEDE_SLICE("Article") : title,
                   job->article == NULL ? LEDE_NULL_SLICE
                                        : job->article->fields[LEDE_FIELD_LANGUAGE]);
}

lede_status lede_view_article_html(const lede_view_job *job) {
    return lede_view_page(job, NULL);
}
