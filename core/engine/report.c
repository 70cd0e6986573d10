#include "engine/engine.h"

#include <inttypes.h>
#include <stdlib.h>

#include "report/page.h"

enum { DEFAULT_WIDTH = 80 };

lede_status lede_page_options_read(const lede_page_options *given, lede_page_options *out,
                                   lede_error *err) {
    *out = given == NULL ? (lede_page_options){.format = LEDE_PAGE_TERMINAL} : *given;
    if (out->width == 0) out->width = DEFAULT_WIDTH;
    if (out->format <= LEDE_PAGE_HTML) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE, "there is no such page format");
}

void lede_page_render(lede_page *const *pages, size_t n_pages, const lede_page_options *options,
                      lede_buffer *out) {
    const lede_page *const *shown = (const lede_page *const *)pages;
    lede_page_style style = {.width = options->width, .colour = options->colour, .unicode = true};
    switch (options->format) {
    case LEDE_PAGE_TERMINAL: lede_pages_terminal(shown, n_pages, &style, out); return;
    case LEDE_PAGE_MARKDOWN: lede_pages_markdown(shown, n_pages, out); return;
    case LEDE_PAGE_HTML: lede_pages_html(shown, n_pages, out); return;
    }
}

/* Articles of a store by language; those that rules do not read are listed: "de 2, fr 1". */
typedef struct unread {
    int64_t n, n_all;
    lede_buffer list;
} unread;

static lede_status count_unread(const lede_program *program, lede_store *store, unread *u,
                                lede_error *err) {
    lede_select select = {.sql = LEDE_SLICE("select language, count(*) from article group by "
                                            "language order by count(*) desc, language"),
                          .steps = UINT64_MAX};
    lede_rows *rows = NULL;
    lede_value row[2];
    lede_status status;
    LEDE_TRY(lede_store_select(store, &select, &rows, err));
    while ((status = lede_rows_next(rows, row, err)) == LEDE_OK) {
        u->n_all += row[1].as.integer;
        if (row[0].kind != LEDE_TEXT || lede_program_reads(program, row[0].as.text)) continue;
        u->n += row[1].as.integer;
        lede_buffer_printf(&u->list, "%s%.*s %" PRId64, u->list.size > 0 ? ", " : "",
                           LEDE_FMT(row[0].as.text), row[1].as.integer);
    }
    lede_rows_close(rows);
    return status == LEDE_END ? LEDE_OK : status;
}

/* What a page does not say of articles that rules did not read, its last line says. */
static lede_status note_unread(const lede_script *script, lede_store *store, lede_page *page,
                               lede_error *err) {
    const lede_program *program = lede_host_program(script->host);
    unread u = {0};
    lede_buffer languages = {0}, text = {0};
    lede_program_languages(program, &languages);
    lede_status status = languages.size > 0 ? count_unread(program, store, &u, err) : LEDE_OK;
    if (status == LEDE_OK && u.n > 0) {
        lede_buffer_printf(&text,
                           "Rules for %.*s left out %" PRId64 " of %" PRId64
                           " articles, in other languages: %.*s.",
                           LEDE_FMT(lede_buffer_slice(&languages)), u.n, u.n_all,
                           LEDE_FMT(lede_buffer_slice(&u.list)));
        lede_element line = {.kind = LEDE_ELEMENT_TEXT, .text = lede_buffer_slice(&text)};
        bool failed = languages.failed || u.list.failed || text.failed;
        status = failed ? lede_fail_memory(err) : lede_page_add(page, &line, err);
    }
    lede_buffer_clear(&languages);
    lede_buffer_clear(&u.list);
    lede_buffer_clear(&text);
    return status;
}

/* Figures of half the articles look like any others, so what is missing stands above them. */
static lede_status note_gap(lede_store *store, lede_page *page, lede_error *err) {
    char gap[LEDE_GAP_SIZE];
    LEDE_TRY(lede_store_gap(store, gap, err));
    lede_element line = {.kind = LEDE_ELEMENT_TEXT, .text = lede_slice_of(gap)};
    return gap[0] == '\0' ? LEDE_OK : lede_page_lead(page, &line, err);
}

/* Build the reports asked for; *n_pages counts those built, also on failure. */
static lede_status build(lede_script *script, lede_store *store, const char *name,
                         lede_page **pages, size_t *n_pages, lede_error *err) {
    size_t n_reports = lede_host_n_reports(script->host);
    for (size_t i = 0; i < n_reports; i++) {
        const char *own = lede_host_report_name(script->host, i);
        if (name != NULL && strcmp(own, name) != 0) continue;
        LEDE_TRY(lede_host_report(script->host, i, store, &pages[*n_pages], err));
        (*n_pages)++;
        LEDE_TRY(note_unread(script, store, pages[*n_pages - 1], err));
        LEDE_TRY(note_gap(store, pages[*n_pages - 1], err));
    }
    if (*n_pages > 0 || name == NULL) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE, "the script has no report '%s'", name);
}

lede_status lede_script_try_reports(lede_script *script, lede_store *store, const char *report,
                                    lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(script);
    LEDE_NEED(store);
    lede_host_go_on(script->host);
    for (size_t i = 0; i < lede_host_n_reports(script->host); i++) {
        if (report != NULL && strcmp(lede_host_report_name(script->host, i), report) != 0) continue;
        LEDE_TRY(lede_host_try_report(script->host, i, store, err));
    }
    return LEDE_OK;
}

void lede_script_stop(lede_script *script) {
    if (script != NULL) lede_host_stop(script->host);
}

lede_status lede_script_report(lede_script *script, lede_store *store,
                               const lede_page_options *options, lede_write_fn write, void *context,
                               lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(script);
    LEDE_NEED(store);
    LEDE_NEED(write);
    lede_host_go_on(script->host);
    lede_page_options wanted;
    LEDE_TRY(lede_page_options_read(options, &wanted, err));
    size_t n_pages = 0;
    lede_page **pages = calloc(lede_host_n_reports(script->host) + 1, sizeof(lede_page *));
    if (pages == NULL) return lede_fail_memory(err);
    lede_status status = build(script, store, wanted.report, pages, &n_pages, err);
    lede_buffer out = {0};
    if (status == LEDE_OK && n_pages > 0) {
        lede_page_render(pages, n_pages, &wanted, &out);
        status = out.failed ? lede_fail_memory(err) : write(context, lede_buffer_slice(&out), err);
    }
    lede_buffer_clear(&out);
    for (size_t i = 0; i < n_pages; i++) lede_page_free(pages[i]);
    free(pages);
    return status;
}
