/* factiva.c — the loader of pages that Factiva exports: many articles on one, each in a <div
 * class="article enArticle">, with its fields either as rows of a table, told by two capitals (HD,
 * BY, PD …), or as lines in a known order. The file is cut at those divs, so that it may have any
 * size. */
#include "load/format.h"

#include "load/byline.h"
#include "load/compose.h"
#include "load/html_day.h"
#include "load/language_name.h"
#include "load/markup_tree.h"
#include "load/page_text.h"
#include "load/phrase.h"
#include "load/ready_frame.h"

/* ---- frame ---------------------------------------------------------------------------------- */

/* Where the tag begins in which `at` stands, if it is a <div>; SIZE_MAX: it is none. */
static size_t tag_of(lede_slice text, size_t at) {
    enum { MOST_TAG = 200 };
    size_t least = at > MOST_TAG ? at - MOST_TAG : 0;
    while (at > least && text.data[at] != '<') at--;
    bool is_div = lede_slice_starts(lede_slice_cut(text, at, text.size), LEDE_SLICE("<div"));
    return is_div ? at : SIZE_MAX;
}

/* The tag that begins an article at or after `from`; SIZE_MAX: there is none. */
static size_t find_article(lede_slice text, size_t from) {
    static const char *const marks[] = {"class=\"article ", "class='article "};
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        lede_slice mark = lede_slice_of(marks[i]);
        size_t at = lede_slice_find(text, mark, from);
        for (; at != SIZE_MAX && at < best; at = lede_slice_find(text, mark, at + 1)) {
            size_t tag = tag_of(text, at);
            if (tag != SIZE_MAX && tag >= from && tag < best) best = tag;
        }
    }
    return best;
}

static int sniff(lede_slice head, const char *path) {
    enum { NEAR = 40 };
    (void)path;
    size_t title = lede_slice_find(head, LEDE_SLICE("<title>"), 0);
    if (title != SIZE_MAX) {
        size_t stop = title + NEAR < head.size ? title + NEAR : head.size;
        lede_slice near = lede_slice_cut(head, title, stop);
        if (lede_slice_find(near, LEDE_SLICE("Factiva"), 0) != SIZE_MAX) return 104;
    }
    size_t at = find_article(head, 0);
    if (at == SIZE_MAX) return 0;
    lede_slice rest = lede_slice_cut(head, at, head.size);
    size_t close = lede_slice_find(rest, LEDE_SLICE("Article"), 0);
    size_t end = lede_slice_find(rest, LEDE_SLICE(">"), 0);
    return close < end && end != SIZE_MAX ? 104 : 0;
}

/* Bytes to the next article behind `from`, reading on as far as an article may be long. */
static lede_status find_next(lede_framer *framer, size_t from, size_t *at, lede_error *err) {
    enum { READ = 128 * 1024, OVERLAP = 256 };
    for (size_t seen = from;;) {
        lede_slice rest = lede_framer_rest(framer);
        *at = find_article(rest, seen);
        if (*at != SIZE_MAX) return LEDE_OK;
        if (framer->ended || rest.size > framer->limit) return LEDE_END;
        if (rest.size > from + OVERLAP) seen = rest.size - OVERLAP;
        if (seen < from) seen = from;
        LEDE_TRY(lede_framer_fill(framer, rest.size + READ, err));
    }
}

/* What stands before the next article is left out, holding no more than a read of it. */
static lede_status skip_to_article(lede_framer *framer, lede_error *err) {
    enum { READ = 128 * 1024, OVERLAP = 256 };
    for (;;) {
        LEDE_TRY(lede_framer_fill(framer, READ, err));
        lede_slice rest = lede_framer_rest(framer);
        size_t at = find_article(rest, 0);
        if (at != SIZE_MAX) {
            lede_ready_skip(framer, at);
            return LEDE_OK;
        }
        if (framer->ended) return LEDE_END;
        lede_ready_skip(framer, rest.size - OVERLAP);
    }
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    size_t at = 0;
    lede_status status = skip_to_article(framer, err);
    if (status == LEDE_END && framer->part == 0) {
        return lede_fail(
            err, LEDE_FORMAT,
            "no article on this page of Factiva: expected <div class=\"article ...\">");
    }
    LEDE_TRY(status);
    status = find_next(framer, 1, &at, err);
    if (status != LEDE_OK && status != LEDE_END) return status;
    if (status == LEDE_END && !framer->ended) {
        bool is_long = false;
        lede_ready_give_up(framer, "article", 1, &is_long, frame);
        return LEDE_OK;
    }
    if (status == LEDE_END) at = lede_framer_rest(framer).size;
    return lede_ready_take(framer, at, false, false, frame, err);
}

/* ---- parse ---------------------------------------------------------------------------------- */

typedef struct page {
    lede_article *article;
    lede_arena *arena;
    lede_error *err;
    lede_compose compose;
    lede_page_text text;
    lede_markup_tree tree;
    uint64_t offset; /* of the frame in the file */
    lede_slice day, hour;
    const char *day_reason;
} page;

/* The text of an element without the hard blanks that the export puts around it. */
static lede_status text_of(page *p, const lede_node *node, lede_slice *out) {
    bool ok = true;
    lede_slice text = lede_node_text(node, p->arena, &ok);
    if (!ok) return lede_fail_memory(p->err);
    lede_slice hard = LEDE_SLICE("\xC2\xA0");
    for (bool again = true; again;) {
        text = lede_slice_trim(text);
        again = lede_slice_starts(text, hard) || lede_slice_ends(text, hard);
        if (lede_slice_starts(text, hard)) text = lede_slice_cut(text, 2, text.size);
        if (lede_slice_ends(text, hard)) text.size -= 2;
    }
    *out = text;
    return LEDE_OK;
}

static lede_status add(page *p, lede_block_kind kind, const lede_node *node, const char *reason) {
    lede_slice text;
    LEDE_TRY(text_of(p, node, &text));
    uint64_t start = p->offset + lede_page_text_place(&p->text, node->start);
    uint64_t stop = p->offset + lede_page_text_place(&p->text, node->stop);
    lede_place place = {0, 0};
    if (stop < UINT32_MAX) place = (lede_place){(uint32_t)start, (uint32_t)stop};
    return lede_compose_add_at(&p->compose, (lede_piece){kind, text, reason}, place, p->err);
}

/* Each paragraph inside; text without any is one. */
static lede_status add_paragraphs(page *p, const lede_node *top, lede_block_kind kind,
                                  const char *reason) {
    bool found = false;
    for (lede_node *n = lede_node_next(top, top); n != NULL;) {
        if (n->is_text || n->tag != LEDE_TAG_P) {
            n = lede_node_next(n, top);
            continue;
        }
        found = true;
        LEDE_TRY(add(p, kind, n, reason));
        n = lede_node_over(n, top);
    }
    return found ? LEDE_OK : add(p, kind, top, reason);
}

static lede_status set(page *p, lede_field field, lede_slice value, const char *reason) {
    return lede_compose_field(p->article, field, value, reason, p->err);
}

static lede_status set_byline(page *p, lede_slice value, const char *reason) {
    bool ok = true;
    lede_slice names = lede_byline_names(value, p->arena, &ok);
    if (!ok) return lede_fail_memory(p->err);
    return set(p, LEDE_FIELD_BYLINE, names, reason);
}

static lede_status set_id(page *p, lede_slice value, const char *reason) {
    if (lede_phrase_prefix(value, "document") > 0) {
        value = lede_slice_trim(lede_slice_cut(value, 8, value.size));
    }
    return set(p, LEDE_FIELD_ID, value, reason);
}

/* "15:32", "03:32 PM". */
static bool read_hour(lede_slice text, lede_date *date) {
    int hour = 0, minute = 0;
    size_t at = 0, colon = lede_slice_find(text, LEDE_SLICE(":"), 0);
    if (colon == SIZE_MAX || colon == 0 || colon > 2 || colon + 3 > text.size) return false;
    for (; at < colon + 3; at++) {
        if (at == colon) continue;
        if (text.data[at] < '0' || text.data[at] > '9') return false;
        int *part = at < colon ? &hour : &minute;
        *part = *part * 10 + (text.data[at] - '0');
    }
    lede_slice rest = lede_slice_trim(lede_slice_cut(text, at, text.size));
    bool pm = lede_slice_equal_ascii_case(rest, LEDE_SLICE("PM"));
    bool am = lede_slice_equal_ascii_case(rest, LEDE_SLICE("AM"));
    if ((!pm && !am && rest.size > 0) || hour > 23 || minute > 59) return false;
    if (pm && hour < 12) hour += 12;
    if (am && hour == 12) hour = 0;
    if (date != NULL) {
        date->hour = (int8_t)hour;
        date->minute = (int8_t)minute;
    }
    return true;
}

static lede_status set_published(page *p) {
    lede_date date;
    char iso[LEDE_DATE_BYTES];
    lede_slice language = p->article->fields[LEDE_FIELD_LANGUAGE];
    if (p->day.size == 0 || !lede_html_date_read(p->day, language, &date)) return LEDE_OK;
    if (date.hour < 0 && read_hour(p->hour, &date) &&
        lede_slice_is(lede_slice_of(p->day_reason), "PD"))
        p->day_reason = "PD and ET";
    lede_date_print(&date, iso);
    return set(p, LEDE_FIELD_PUBLISHED, lede_slice_of(iso), p->day_reason);
}

/* ---- fields in the rows of a table ---------------------------------------------------------- */

typedef enum field_code {
    NO_CODE,
    HD,
    BY,
    PD,
    ET,
    SN,
    SE,
    CLM,
    LA,
    LP,
    TD,
    ART,
    CX,
    AN,
    OTHER
} field_code;

static field_code find_code(lede_slice name) {
    static const struct {
        const char *name;
        field_code code;
    } rows[] = {{"HD", HD},    {"BY", BY},     {"PD", PD},     {"ET", ET},     {"SN", SN},
                {"SE", SE},    {"CLM", CLM},   {"LA", LA},     {"LP", LP},     {"TD", TD},
                {"ART", ART},  {"CX", CX},     {"AN", AN},     {"CR", OTHER},  {"WC", OTHER},
                {"SC", OTHER}, {"ED", OTHER},  {"PG", OTHER},  {"CY", OTHER},  {"NGC", OTHER},
                {"GC", OTHER}, {"VOL", OTHER}, {"CO", OTHER},  {"IN", OTHER},  {"NS", OTHER},
                {"RE", OTHER}, {"IPC", OTHER}, {"IPD", OTHER}, {"PUB", OTHER}, {"RF", OTHER},
                {"CT", OTHER}, {"DLN", OTHER}, {"LN", OTHER}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (lede_slice_is(name, rows[i].name)) return rows[i].code;
    }
    return NO_CODE;
}

static lede_status read_field(page *p, field_code code, const lede_node *cell) {
    lede_slice text;
    LEDE_TRY(text_of(p, cell, &text));
    switch (code) {
    case HD: return set(p, LEDE_FIELD_TITLE, text, "HD");
    case BY: return set_byline(p, text, "BY");
    case SN: return set(p, LEDE_FIELD_PUBLISHER, text, "SN");
    case SE: return set(p, LEDE_FIELD_SECTION, text, "SE");
    case CLM: return set(p, LEDE_FIELD_SECTION, text, "CLM");
    case LA: return set(p, LEDE_FIELD_LANGUAGE, lede_language_name_code(text), "LA");
    case AN: return set_id(p, text, "AN");
    case PD:
        p->day = text;
        p->day_reason = "PD";
        return LEDE_OK;
    case ET: p->hour = text; return LEDE_OK;
    default: return LEDE_OK;
    }
}

static lede_status add_field(page *p, field_code code, const lede_node *cell) {
    switch (code) {
    case HD: return add(p, LEDE_BLOCK_HEADLINE, cell, "HD");
    case BY: return add(p, LEDE_BLOCK_BYLINE, cell, "BY");
    case LP: return add_paragraphs(p, cell, LEDE_BLOCK_PARAGRAPH, "LP");
    case TD: return add_paragraphs(p, cell, LEDE_BLOCK_PARAGRAPH, "TD");
    case ART: return add_paragraphs(p, cell, LEDE_BLOCK_CAPTION, "ART");
    case CX: return add_paragraphs(p, cell, LEDE_BLOCK_NOTE, "CX");
    default: return LEDE_OK;
    }
}

static const lede_node *next_cell(const lede_node *cell) {
    while (cell != NULL &&
           (cell->is_text || (cell->tag != LEDE_TAG_TD && cell->tag != LEDE_TAG_TH))) {
        cell = cell->next;
    }
    return cell;
}

static lede_status read_rows(page *p, bool *found) {
    for (lede_node *n = p->tree.root; n != NULL; n = lede_node_next(n, p->tree.root)) {
        lede_slice name;
        if (n->is_text || n->tag != LEDE_TAG_TR) continue;
        const lede_node *first = next_cell(n->first_child);
        const lede_node *second = first == NULL ? NULL : next_cell(first->next);
        if (second == NULL) continue;
        LEDE_TRY(text_of(p, first, &name));
        field_code code = find_code(name);
        if (code == NO_CODE) continue;
        *found = true;
        LEDE_TRY(read_field(p, code, second));
        LEDE_TRY(add_field(p, code, second));
    }
    return LEDE_OK;
}

/* ---- fields in lines ------------------------------------------------------------------------ */

static bool has_class(const lede_node *node, const char *part) {
    lede_slice class = lede_node_attribute(node, "class");
    return class.data != NULL && lede_slice_find(class, lede_slice_of(part), 0) != SIZE_MAX;
}

static bool is_word_count(lede_slice line) {
    static const char *const words[] = {"words",    "word",   "mots",     "w\xC3\xB6rter",
                                        "palabras", "parole", "palavras", "woorden"};
    lede_slice rest = line, word, last = LEDE_SLICE("");
    size_t count = 0;
    for (; lede_phrase_word(&rest, &word); count++) last = word;
    if (count != 2 || line.data[0] < '0' || line.data[0] > '9') return false;
    return lede_phrase_in(last, words, sizeof words / sizeof *words) ||
           lede_slice_is(last, "W\xC3\xB6rter");
}

/* The lines of an article come in an order: words, day, hour, publisher, its code, …, language. */
static lede_status read_line(page *p, lede_slice line, bool *counted) {
    lede_date date;
    lede_slice code = lede_language_name_code(line);
    if (is_word_count(line)) {
        *counted = true;
    } else if (!*counted) {
        return LEDE_OK;
    } else if (p->day.size == 0 && lede_html_date_read(line, LEDE_SLICE("en-GB"), &date)) {
        p->day = line;
        p->day_reason = "the line below the count of words";
    } else if (p->hour.size == 0 && read_hour(line, NULL)) {
        p->hour = line;
    } else if (p->article->fields[LEDE_FIELD_PUBLISHER].data == NULL) {
        return set(p, LEDE_FIELD_PUBLISHER, line, "the line below the date");
    } else if (code.data != NULL && lede_phrase_count(line) == 1) {
        return set(p, LEDE_FIELD_LANGUAGE, code, "the line that names the language");
    }
    return LEDE_OK;
}

static lede_status read_element(page *p, const lede_node *n, bool *counted) {
    lede_slice text;
    bool is_line = n->tag == LEDE_TAG_DIV || n->tag == LEDE_TAG_P;
    LEDE_TRY(text_of(p, n, &text));
    if (text.size == 0) return LEDE_OK;
    if (has_class(n, "Headline")) {
        LEDE_TRY(set(p, LEDE_FIELD_TITLE, text, "the headline of the page"));
        return add(p, LEDE_BLOCK_HEADLINE, n, "the headline of the page");
    }
    if (has_class(n, "author")) {
        LEDE_TRY(set_byline(p, text, "the line of the author"));
        return add(p, LEDE_BLOCK_BYLINE, n, "the line of the author");
    }
    if (has_class(n, "articleParagraph")) {
        return add(p, LEDE_BLOCK_PARAGRAPH, n, "a paragraph of the article");
    }
    if (!is_line) return LEDE_OK;
    if (lede_slice_starts(text, LEDE_SLICE("Document ")) && lede_phrase_count(text) == 2) {
        return set_id(p, text, "the line \"Document \xE2\x80\xA6\"");
    }
    return read_line(p, text, counted);
}

/* Whether a block of its own stands inside. */
static bool holds_lines(const lede_node *node) {
    for (lede_node *n = lede_node_next(node, node); n != NULL; n = lede_node_next(n, node)) {
        if (!n->is_text && (n->tag == LEDE_TAG_DIV || n->tag == LEDE_TAG_P ||
                            has_class(n, "Headline") || has_class(n, "articleParagraph"))) {
            return true;
        }
    }
    return false;
}

static lede_status read_elements(page *p) {
    bool counted = false;
    for (lede_node *n = p->tree.root; n != NULL;) {
        bool passes = n->is_text || n == p->tree.root || holds_lines(n);
        if (passes) {
            n = lede_node_next(n, p->tree.root);
            continue;
        }
        LEDE_TRY(read_element(p, n, &counted));
        n = lede_node_over(n, p->tree.root);
    }
    return LEDE_OK;
}

static bool has_text(const page *p) {
    for (size_t i = 0; i < p->compose.pieces.count; i++) {
        lede_block_kind kind = p->compose.pieces.data[i].kind;
        if (kind == LEDE_BLOCK_PARAGRAPH || kind == LEDE_BLOCK_CAPTION) return true;
    }
    return p->article->fields[LEDE_FIELD_TITLE].data != NULL;
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    page p = {.article = article, .arena = article->arena, .err = err, .offset = frame->offset};
    bool found = false;
    p.compose.article = article;
    p.text.arena = article->arena;
    lede_slice bytes = {frame->bytes, frame->size};
    LEDE_TRY(lede_page_text_read(&p.text, bytes, LEDE_NULL_SLICE, err));
    LEDE_TRY(lede_markup_tree_read(p.text.text, false, article->arena, &p.tree, err));
    LEDE_TRY(read_rows(&p, &found));
    if (!found) LEDE_TRY(read_elements(&p));
    LEDE_TRY(set_published(&p));
    if (has_text(&p)) return lede_compose_finish(&p.compose, err);
    return lede_fail(err, LEDE_FORMAT,
                     "an article of Factiva with neither a headline (HD) nor a text (LP, TD)");
}

const lede_format lede_format_factiva = {
    .name = "factiva", .sniff = sniff, .frame = frame_next, .parse = parse};
