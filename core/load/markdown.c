/* markdown.c — the loader of Markdown (CommonMark, with tables), by way of md4c: a file is one
 * article. Front matter gives fields (front_matter.h); emphasis and links leave their words; code
 * stands in blocks of its own that rules do not match in. */
#include "load/format.h"

#include <md4c.h>

#include "base/buffer.h"
#include "load/byline.h"
#include "load/entity.h"
#include "load/fragment.h"
#include "load/front_matter.h"
#include "load/page_text.h"
#include "load/phrase.h"
#include "load/plain_dateline.h"
#include "load/ready_frame.h"
#include "locale/date.h"

/* ---- what it is ----------------------------------------------------------------------------- */

/* A heading on the first line, and one more thing that only Markdown has. */
static bool looks_like_markdown(lede_slice head) {
    lede_slice rest = lede_slice_trim(head);
    if (!lede_slice_starts(rest, LEDE_SLICE("# "))) return false;
    return lede_slice_find(rest, LEDE_SLICE("\n## "), 0) != SIZE_MAX ||
           lede_slice_find(rest, LEDE_SLICE("]("), 0) != SIZE_MAX ||
           lede_slice_find(rest, LEDE_SLICE("**"), 0) != SIZE_MAX;
}

static int sniff(lede_slice head, const char *path) {
    static const char *const endings[] = {".md", ".markdown", ".mdown", ".mkd", ".MD"};
    head = lede_ready_skip_mark(head);
    if (lede_front_matter_size(head) > 0) return 92;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (lede_ready_is_named(path, endings[i])) return 91;
    }
    return looks_like_markdown(head) ? 60 : 0;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    return framer->whole ? LEDE_END : lede_framer_take_all(framer, frame, err);
}

/* ---- blocks --------------------------------------------------------------------------------- */

typedef struct reader {
    lede_article *article;
    lede_error *err;
    lede_status status;
    lede_compose compose;
    lede_page_text page;
    lede_slice input;          /* what md4c reads: the text behind the front matter */
    lede_buffer text, caption; /* of the block that is open; of the pictures in it */
    size_t start, stop;        /* of its text in the input */
    uint32_t quotes, items, images;
    uint32_t bars;    /* between cells of the row that is open, which a text makes due */
    uint32_t n_cells; /* of all tables so far */
    uint32_t n_texts; /* paragraphs so far */
    bool has_headline, in_html;
} reader;

static void open_block(reader *r) {
    r->text.size = r->caption.size = 0;
    r->start = SIZE_MAX;
    r->stop = 0;
    r->bars = 0;
}

static lede_place place_of(const reader *r) {
    size_t front = (size_t)(r->input.data - r->page.text.data);
    if (r->start >= r->stop) return (lede_place){0, 0};
    return (lede_place){lede_page_text_place(&r->page, (uint32_t)(front + r->start)),
                        lede_page_text_place(&r->page, (uint32_t)(front + r->stop - 1)) + 1};
}

static lede_status add(reader *r, lede_block_kind kind, lede_slice text, const char *reason) {
    bool ok = true;
    text = lede_arena_copy(r->article->arena, lede_slice_trim(text), &ok);
    if (!ok) return lede_fail_memory(r->err);
    return lede_compose_add_at(&r->compose, (lede_piece){kind, text, reason}, place_of(r), r->err);
}

static lede_status add_buffer(reader *r, lede_block_kind kind, const char *reason) {
    if (r->text.failed) return lede_fail_memory(r->err);
    return add(r, kind, lede_buffer_slice(&r->text), reason);
}

/* A byline, a date or a dateline at the beginning, as in plain text. */
static lede_status add_early(reader *r, lede_slice text, bool *done) {
    enum { EARLY = 3 };
    bool ok = true;
    lede_date date;
    lede_plain_dateline cut;
    if (r->n_texts > EARLY || r->quotes > 0) return LEDE_OK;
    *done = true;
    if (lede_byline_is(text)) {
        lede_slice names = lede_byline_names(text, r->article->arena, &ok);
        if (!ok) return lede_fail_memory(r->err);
        LEDE_TRY(lede_compose_field(r->article, LEDE_FIELD_BYLINE, names,
                                    "a line \"By \xE2\x80\xA6\"", r->err));
        return add(r, LEDE_BLOCK_BYLINE, text, "names the authors");
    }
    if (lede_date_read(text, &date)) {
        LEDE_TRY(lede_compose_date(r->article, LEDE_FIELD_PUBLISHED, text, "a date above the text",
                                   r->err));
        return add(r, LEDE_BLOCK_META, text, "a date alone");
    }
    *done = lede_plain_dateline_cut(text, &cut);
    if (!*done) return LEDE_OK;
    LEDE_TRY(add(r, LEDE_BLOCK_DATELINE, cut.dateline, "place, day or agency before a dash"));
    return add(r, LEDE_BLOCK_PARAGRAPH, cut.rest, "a paragraph");
}

static lede_status close_paragraph(reader *r) {
    bool done = false;
    lede_slice text = lede_slice_trim(lede_buffer_slice(&r->text));
    lede_slice caption = lede_slice_trim(lede_buffer_slice(&r->caption));
    if (r->text.failed || r->caption.failed) return lede_fail_memory(r->err);
    if (text.size > 0) {
        if (r->items > 0) return add(r, LEDE_BLOCK_LIST, text, "an item of a list");
        if (r->quotes > 0) return add(r, LEDE_BLOCK_QUOTE, text, "a quotation");
        r->n_texts++;
        LEDE_TRY(add_early(r, text, &done));
        if (!done) LEDE_TRY(add(r, LEDE_BLOCK_PARAGRAPH, text, "a paragraph"));
    }
    return add(r, LEDE_BLOCK_CAPTION, caption, "the words for a picture");
}

static lede_status close_heading(reader *r, unsigned level) {
    lede_slice text = lede_slice_trim(lede_buffer_slice(&r->text));
    lede_slice title = r->article->fields[LEDE_FIELD_TITLE];
    if (r->text.failed) return lede_fail_memory(r->err);
    bool first = level == 1 && title.data == NULL && r->quotes == 0;
    if (first) {
        LEDE_TRY(lede_compose_field(r->article, LEDE_FIELD_TITLE, text,
                                    "the first heading of level 1", r->err));
        r->has_headline = true;
        return add(r, LEDE_BLOCK_HEADLINE, text, "the first heading of level 1");
    }
    if (r->has_headline && r->n_texts == 0 && lede_phrase_same(text, title)) return LEDE_OK;
    return add(r, LEDE_BLOCK_HEADING, text, "a heading");
}

static lede_status close_html(reader *r) {
    bool ok = !r->text.failed;
    lede_slice text = lede_slice_trim(lede_buffer_slice(&r->text));
    if (!ok) return lede_fail_memory(r->err);
    if (lede_slice_starts(text, LEDE_SLICE("<!"))) return LEDE_OK;
    if (lede_fragment_look(text) == LEDE_FRAGMENT_PLAIN) return LEDE_OK;
    text = lede_fragment_line(text, r->article->arena, &ok);
    if (!ok) return lede_fail_memory(r->err);
    return add(r, LEDE_BLOCK_PARAGRAPH, text, "text of HTML");
}

/* ---- what md4c tells ------------------------------------------------------------------------ */

/* The text of an item that stands before what is nested in it. */
static lede_status flush_item(reader *r) {
    if (r->items == 0) return LEDE_OK;
    lede_status status = close_paragraph(r);
    open_block(r);
    return status;
}

/* A row has as many cells for md4c as the first line of its table, written or not, so that a small
 * file can have billions. */
static lede_status enter_cell(reader *r) {
    enum { MOST_CELLS = 1000000 };
    if (++r->n_cells <= MOST_CELLS) return LEDE_OK;
    return lede_fail(r->err, LEDE_FORMAT, "the tables have more than %d cells", MOST_CELLS);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data) {
    reader *r = data;
    (void)detail;
    if (r->status != LEDE_OK) return 1;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
        r->status = enter_cell(r);
        return r->status != LEDE_OK;
    }
    r->status = flush_item(r);
    if (r->status != LEDE_OK) return 1;
    open_block(r);
    r->quotes += type == MD_BLOCK_QUOTE;
    r->items += type == MD_BLOCK_LI;
    r->in_html = type == MD_BLOCK_HTML;
    return 0;
}

static lede_status close_block(reader *r, MD_BLOCKTYPE type, const void *detail) {
    switch (type) {
    case MD_BLOCK_P:
    case MD_BLOCK_LI: return close_paragraph(r);
    case MD_BLOCK_H: return close_heading(r, ((const MD_BLOCK_H_DETAIL *)detail)->level);
    case MD_BLOCK_CODE: return add_buffer(r, LEDE_BLOCK_META, "a block of code");
    case MD_BLOCK_HTML: return close_html(r);
    case MD_BLOCK_TR: return add_buffer(r, LEDE_BLOCK_LIST, "a row of a table");
    default: return LEDE_OK;
    }
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data) {
    reader *r = data;
    if (r->status != LEDE_OK) return 1; /* it was told to end, and tells of the ends of blocks */
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
        r->bars++;
        return 0;
    }
    r->status = close_block(r, type, detail);
    r->quotes -= type == MD_BLOCK_QUOTE;
    r->items -= type == MD_BLOCK_LI;
    r->in_html = false;
    open_block(r);
    return r->status != LEDE_OK;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data) {
    (void)detail;
    ((reader *)data)->images += type == MD_SPAN_IMG;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data) {
    (void)detail;
    ((reader *)data)->images -= type == MD_SPAN_IMG;
    return 0;
}

static void add_entity(lede_buffer *out, lede_slice text) {
    lede_entity entity;
    size_t size = lede_entity_read(text, true, &entity);
    if (size == 0) {
        lede_buffer_add(out, text);
    } else {
        lede_buffer_add(out, (lede_slice){entity.bytes, entity.size});
    }
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
    reader *r = data;
    lede_buffer *out = r->images > 0 ? &r->caption : &r->text;
    const char *first = r->input.data, *last = first + r->input.size;
    if (text >= first && text + size <= last && size > 0) {
        size_t at = (size_t)(text - first);
        if (at < r->start) r->start = at;
        if (at + size > r->stop) r->stop = at + size;
    }
    for (; r->bars > 0; r->bars--) lede_buffer_add_string(&r->text, " | ");
    switch (type) {
    case MD_TEXT_NULLCHAR: lede_buffer_add_string(out, "\xEF\xBF\xBD"); break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: lede_buffer_add_char(out, ' '); break;
    case MD_TEXT_ENTITY: add_entity(out, (lede_slice){text, size}); break;
    default: lede_buffer_add(out, (lede_slice){text, size}); break;
    }
    return 0;
}

/* Tags inside a line are no text; those of a block are read together when it closes. */
static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
    const reader *r = data;
    if (type == MD_TEXT_HTML && !r->in_html) return 0;
    return add_text(type, text, size, data);
}

/* ---- parse ---------------------------------------------------------------------------------- */

static lede_status read_markdown(reader *r) {
    /* Bare addresses are text as they are; md4c takes quadratic time to find that they are links.
     */
    const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
                              .enter_block = enter_block,
                              .leave_block = leave_block,
                              .enter_span = enter_span,
                              .leave_span = leave_span,
                              .text = take_text};
    int result = md_parse(r->input.data, (MD_SIZE)r->input.size, &parser, r);
    bool failed = r->text.failed || r->caption.failed;
    lede_buffer_clear(&r->text);
    lede_buffer_clear(&r->caption);
    if (r->status != LEDE_OK) return r->status;
    return result == 0 && !failed ? LEDE_OK : lede_fail_memory(r->err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    reader r = {.article = article, .err = err};
    r.page.arena = article->arena;
    r.compose.article = article;
    lede_slice bytes = {frame->bytes, frame->size};
    LEDE_TRY(lede_page_text_read(&r.page, bytes, LEDE_NULL_SLICE, err));
    size_t front = lede_front_matter_size(r.page.text);
    LEDE_TRY(lede_front_matter_read(lede_slice_cut(r.page.text, 0, front), article, err));
    r.input = lede_slice_cut(r.page.text, front, r.page.text.size);
    lede_slice title = article->fields[LEDE_FIELD_TITLE], deck = article->fields[LEDE_FIELD_DECK];
    r.has_headline = title.data != NULL;
    LEDE_TRY(add(&r, LEDE_BLOCK_HEADLINE, title, "the title of the front matter"));
    LEDE_TRY(add(&r, LEDE_BLOCK_DECK, deck, "the deck of the front matter"));
    LEDE_TRY(read_markdown(&r));
    if (r.compose.pieces.count > 0) return lede_compose_finish(&r.compose, err);
    return lede_fail(err, LEDE_FORMAT, "the file has no text");
}

const lede_format lede_format_markdown = {
    .name = "markdown", .sniff = sniff, .frame = frame_next, .parse = parse};
