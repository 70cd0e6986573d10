#include "load/html.h"

#include "load/charset.h"
#include "load/format.h"
#include "load/html_page.h"
#include "load/html_root.h"

static bool starts_case(lede_slice text, const char *prefix) {
    size_t size = strlen(prefix);
    return text.size >= size &&
           lede_slice_equal_ascii_case(lede_slice_cut(text, 0, size), (lede_slice){prefix, size});
}

/* Behind byte order mark, white space, comments and declarations. */
static lede_slice skip_prolog(lede_slice head) {
    if (lede_slice_starts(head, LEDE_SLICE("\xEF\xBB\xBF")))
        head = lede_slice_cut(head, 3, head.size);
    for (;;) {
        head = lede_slice_trim(head);
        const char *end = starts_case(head, "<!--") ? "-->" : starts_case(head, "<?") ? ">" : NULL;
        if (end == NULL) return head;
        size_t at = lede_slice_find(head, lede_slice_of(end), 0);
        if (at == SIZE_MAX) return head;
        head = lede_slice_cut(head, at + strlen(end), head.size);
    }
}

/* UTF-16 of what matters here is ASCII with zero bytes between. */
static lede_slice drop_zeros(lede_slice head, char *out, size_t most) {
    size_t size = 0;
    for (size_t i = 0; i < head.size && size < most; i++) {
        unsigned char c = (unsigned char)head.data[i];
        if (c != 0 && c < 0x80) out[size++] = head.data[i];
    }
    return (lede_slice){out, size};
}

static int sniff(lede_slice head, const char *path) {
    enum { LOOK = 1024 };
    char narrow[LOOK];
    if (lede_charset_is_utf16(head)) head = drop_zeros(head, narrow, LOOK);
    static const char *const starts[] = {
        "<!doctype html", "<html", "<head",    "<body", "<title", "<meta", "<script", "<link",
        "<div",           "<p>",   "<article", "<h1",   "<table", "<main", "<section"};
    lede_slice rest = skip_prolog(head);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (starts_case(rest, starts[i])) return 90;
    }
    if (lede_slice_find(head, LEDE_SLICE("<html"), 0) != SIZE_MAX &&
        lede_slice_find(head, LEDE_SLICE("<head"), 0) != SIZE_MAX) {
        return 80;
    }
    lede_slice name = lede_slice_of(path);
    bool named = lede_slice_ends(name, LEDE_SLICE(".html")) ||
                 lede_slice_ends(name, LEDE_SLICE(".htm")) ||
                 lede_slice_ends(name, LEDE_SLICE(".xhtml"));
    return named && memchr(head.data, '<', head.size) != NULL ? 70 : 0;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    return framer->whole ? LEDE_END : lede_framer_take_all(framer, frame, err);
}

lede_status lede_html_parse(lede_slice bytes, lede_slice charset, lede_article *article,
                            lede_error *err) {
    lede_html_page page = {.article = article, .arena = article->arena, .err = err};
    page.bytes.arena = page.runs.arena = article->arena;
    page.title_run = UINT32_MAX;
    LEDE_TRY(lede_page_text_read(&page.bytes, bytes, charset, err));
    LEDE_TRY(lede_markup_tree_read(page.bytes.text, false, article->arena, &page.tree, err));
    LEDE_TRY(lede_runs_read(&page.runs, &page.tree, err));
    LEDE_TRY(lede_html_survey(&page));
    LEDE_TRY(lede_root_weigh(&page.runs, err));
    LEDE_TRY(lede_root_find(&page.runs, &page.main, &page.main_value, err));
    LEDE_TRY(lede_html_fields(&page));
    return lede_html_body(&page);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    return lede_html_parse((lede_slice){frame->bytes, frame->size}, LEDE_NULL_SLICE, article, err);
}

/* A file is one page, a page one article. */
const lede_format lede_format_html = {
    .name = "html", .sniff = sniff, .frame = frame_next, .parse = parse};
