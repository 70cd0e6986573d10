#include "engine/engine.h"

#include <stdlib.h>

#include "report/page.h"

enum { DEFAULT_WIDTH = 80 };

void lede_page_render(lede_page *const *pages, size_t n_pages, lede_page_format format,
                      const lede_view_options *options, lede_buffer *out) {
    const lede_page *const *shown = (const lede_page *const *)pages;
    lede_page_style style = {.width = DEFAULT_WIDTH, .unicode = true};
    if (options != NULL) {
        style.colour = options->colour;
        if (options->width != 0) style.width = options->width;
    }
    switch (format) {
    case LEDE_PAGE_TERMINAL: lede_pages_terminal(shown, n_pages, &style, out); return;
    case LEDE_PAGE_MARKDOWN: lede_pages_markdown(shown, n_pages, out); return;
    case LEDE_PAGE_HTML: lede_pages_html(shown, n_pages, out); return;
    }
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
    }
    if (*n_pages > 0 || name == NULL) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE, "the script has no report '%s'", name);
}

void lede_script_stop(lede_script *script) {
    if (script != NULL) lede_host_stop(script->host);
}

lede_status lede_script_report(lede_script *script, lede_store *store, const char *name,
                               lede_page_format format, const lede_view_options *options,
                               lede_write_fn write, void *context, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(script);
    LEDE_NEED(store);
    LEDE_NEED(write);
    lede_host_go_on(script->host);
    if (format > LEDE_PAGE_HTML) return lede_fail(err, LEDE_USAGE, "there is no such page format");
    size_t n_pages = 0;
    lede_page **pages = calloc(lede_host_n_reports(script->host) + 1, sizeof(lede_page *));
    if (pages == NULL) return lede_fail_memory(err);
    lede_status status = build(script, store, name, pages, &n_pages, err);
    lede_buffer out = {0};
    if (status == LEDE_OK && n_pages > 0) {
        lede_page_render(pages, n_pages, format, options, &out);
        status = out.failed ? lede_fail_memory(err) : write(context, lede_buffer_slice(&out), err);
    }
    lede_buffer_clear(&out);
    for (size_t i = 0; i < n_pages; i++) lede_page_free(pages[i]);
    free(pages);
    return status;
}
