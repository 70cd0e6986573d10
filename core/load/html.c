#include "load/html.h"

#include "load/charset.h"
#include "load/format.h"
#include "load/html_page.h"
#include "load/html_root.h"
#include "load/http_body.h"

/* Behind byte order mark, white space, comments and declarations. */
static lede_slice skip_prolog(lede_slice head) {
    if (lede_slice_starts(head, LEDE_SLICE("\xEF\xBB\xBF")))
        head = lede_slice_cut(head, 3, head.size);
    for (;;) {
        head = lede_slice_trim(head);
        const char *end = lede_slice_starts_ascii_case(head, LEDE_SLICE("<!--")) ? "-->"
                          : lede_slice_starts_ascii_case(head, LEDE_SLICE("<?")) ? ">"
                                                                                 : NULL;
        if (end == NULL) return head;
        size_t at = lede_slice_find(head, lede_slice_of(end), 0);
        if (at == SIZE_MAX) return head;
        head = lede_slice_cut(head, at + strlen(end), head.size);
    }
}

/* Bytes of the headers of HTTP in front of a page that was saved with them ("curl -i"), also of
 * answers that only led on to it. */
static size_t answer_size(lede_slice bytes) {
    enum { MOST_BYTES = 64 * 1024, MOST_ANSWERS = 16 };
    size_t at = 0;
    for (int i = 0; i < MOST_ANSWERS; i++) {
        lede_slice rest = lede_slice_cut(bytes, at, bytes.size);
        if (!lede_slice_starts(rest, LEDE_SLICE("HTTP/"))) break;
        if (rest.size > MOST_BYTES) rest.size = MOST_BYTES;
        at += lede_header_size(rest);
    }
    return at;
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
    lede_slice rest = skip_prolog(lede_slice_cut(head, answer_size(head), head.size));
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (lede_slice_starts_ascii_case(rest, lede_slice_of(starts[i]))) return 90;
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

/* Places in the page are places in the file. */
static void move_places(lede_article *article, uint32_t by) {
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        lede_block *block = &article->blocks[i];
        if (block->page_stop == 0) continue;
        block->page_start += by;
        block->page_stop += by;
    }
    for (uint32_t i = 0; i < article->n_dropped; i++) {
        article->dropped[i].page_start += by;
        article->dropped[i].page_stop += by;
    }
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice bytes = {frame->bytes, frame->size};
    size_t head = answer_size(bytes);
    lede_slice type = lede_header_value(lede_slice_cut(bytes, 0, head), "Content-Type");
    LEDE_TRY(lede_html_parse(lede_slice_cut(bytes, head, bytes.size),
                             lede_header_parameter(type, "charset"), article, err));
    if (head > 0) move_places(article, (uint32_t)head);
    return LEDE_OK;
}

/* A file is one page, a page one article. */
const lede_format lede_format_html = {
    .name = "html", .sniff = sniff, .frame = frame_next, .parse = parse};
