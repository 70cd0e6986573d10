/* nexis.c — the loader of text exports of Nexis, of two generations: "3 of 25 DOCUMENTS" above each
 * article, labels in capitals, the copyright notice at either end; and title first, "Body" above
 * the text, "Classification" below it, "End of Document" at the end. */
#include "load/format.h"

#include "load/byline.h"
#include "load/charset.h"
#include "load/html_day.h"
#include "load/language_name.h"
#include "load/line_frame.h"
#include "load/nexis_label.h"
#include "load/phrase.h"
#include "load/plain_lines.h"
#include "load/plain_text.h"

/* ---- lines that part documents -------------------------------------------------------------- */

/* "3 of 25 DOCUMENTS", "Dokument 3 von 25", "Document 3 de 25". */
static bool is_count(lede_slice line) {
    static const char *const nouns[] = {"documents", "document", "dokument", "dokumente"};
    static const char *const ofs[] = {"von", "de", "van", "of"};
    enum { MOST_DIGITS = 7 };
    enum { WORDS = 4, N_NOUNS = sizeof nouns / sizeof *nouns, N_OFS = sizeof ofs / sizeof *ofs };
    lede_slice words[WORDS], rest = line, word;
    size_t count = 0;
    if (line.size > 200) return false;
    while (lede_phrase_raw_word(&rest, &word)) {
        if (count == WORDS) return false;
        words[count++] = word;
    }
    if (count != WORDS) return false;
    size_t noun = lede_phrase_in(words[0], nouns, N_NOUNS) ? 0 : 3, first = noun == 0 ? 1 : 0;
    return lede_phrase_in(words[noun], nouns, N_NOUNS) &&
           lede_phrase_is_number(words[first], MOST_DIGITS) &&
           lede_phrase_in(words[first + 1], ofs, noun == 0 ? N_OFS - 1 : N_OFS) &&
           lede_phrase_is_number(words[first + 2], MOST_DIGITS);
}

static bool is_end(lede_slice line) {
    return lede_slice_is(lede_slice_trim(line), "End of Document");
}

/* "Length: 355 words": the label that all documents have, in the form of the newer export. */
static bool is_length(lede_slice line) {
    lede_slice value;
    return lede_nexis_label_read(line, &value) == LEDE_NEXIS_LENGTH && value.size > 0 &&
           value.data[0] >= '0' && value.data[0] <= '9';
}

/* A count alone might be of any list; a label of a document behind it settles it. */
static int sniff(lede_slice head, const char *path) {
    enum { FULL = 4000 }; /* the label may stand further on */
    bool count = false, length = false, body = false, job = false, list = false;
    size_t size = head.size;
    (void)path;
    for (lede_slice line; lede_slice_line(&head, &line);) {
        line = lede_slice_trim(line);
        count |= is_count(line);
        length |= is_length(line);
        body |= length && lede_slice_is(line, "Body");
        job |= lede_slice_starts(line, LEDE_SLICE("Job Number:"));
        list |= lede_slice_starts(line, LEDE_SLICE("Documents (")) ||
                lede_slice_starts(line, LEDE_SLICE("Document ("));
    }
    return (count && (length || size >= FULL)) || body || (job && list) ? 105 : 0;
}

/* ---- frame ---------------------------------------------------------------------------------- */

enum { BY_COUNT = 1, BY_END = 2 };

static lede_line_role role_by_count(lede_slice line, lede_slice behind, bool is_behind_blank) {
    (void)behind;
    (void)is_behind_blank;
    return is_count(line) ? LEDE_LINE_BEGINS : LEDE_LINE_INSIDE;
}

static lede_line_role role_by_end(lede_slice line, lede_slice behind, bool is_behind_blank) {
    (void)behind;
    (void)is_behind_blank;
    return is_end(line) ? LEDE_LINE_ENDS : LEDE_LINE_INSIDE;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    static const lede_line_rule by_count = {
        .what = "document", .has_front = true, .role = role_by_count};
    static const lede_line_rule by_end = {.what = "document", .role = role_by_end};
    enum { LOOK = 16 * 1024 };
    if (framer->mode == 0) {
        LEDE_TRY(lede_framer_fill(framer, LOOK, err));
        lede_slice head = lede_framer_rest(framer), line;
        framer->mode = BY_END;
        while (lede_slice_line(&head, &line)) {
            if (is_count(line)) framer->mode = BY_COUNT;
        }
    }
    return lede_line_frame(framer, framer->mode == BY_COUNT ? &by_count : &by_end, frame, err);
}

/* ---- parse ---------------------------------------------------------------------------------- */

typedef struct nexis_line {
    lede_slice text; /* trimmed */
    lede_slice value;
    lede_nexis_kind kind;
} nexis_line;

typedef struct document {
    lede_article *article;
    lede_arena *arena;
    lede_error *err;
    lede_compose compose;
    LEDE_ARRAY(nexis_line) lines;
    size_t head_stop, body_start, body_stop; /* indices of lines */
} document;

static lede_status set(document *d, lede_field field, lede_slice value, const char *reason) {
    return lede_compose_field(d->article, field, value, reason, d->err);
}

static bool is_copyright(lede_slice line) {
    lede_slice year;
    bool starts = lede_phrase_prefix(line, "copyright") > 0 ||
                  lede_slice_starts(line, LEDE_SLICE("\xC2\xA9")) ||
                  lede_phrase_prefix(line, "(c)") > 0;
    if (starts) return lede_phrase_has_digit(line);
    year = line;
    return lede_phrase_prefix(year, "all rights reserved") > 0 ||
           lede_phrase_prefix(year, "alle rechte vorbehalten") > 0;
}

/* Labels that the list in front of a delivery has. */
static bool is_of_list(lede_slice line) {
    static const char *const starts[] = {"Client/Matter:", "Search Terms:",  "Search Type:",
                                         "Narrowed by:",   "Content Type",   "Job Number:",
                                         "User Name:",     "Date and Time:", "Documents (",
                                         "Document (",     "News Timeline:", "Terms:"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (lede_slice_starts(line, lede_slice_of(starts[i]))) return true;
    }
    return lede_slice_starts(line, LEDE_SLICE("| About LexisNexis")) ||
           lede_slice_starts(line, LEDE_SLICE("______"));
}

static lede_status read_lines(document *d, lede_slice text) {
    for (lede_slice line; lede_slice_line(&text, &line);) {
        nexis_line l = {.text = lede_slice_trim(line)};
        while (lede_slice_starts(l.text, LEDE_SLICE("\xC2\xA0"))) {
            l.text = lede_slice_trim(lede_slice_cut(l.text, 2, l.text.size));
        }
        l.kind = lede_nexis_label_read(l.text, &l.value);
        if (is_end(l.text)) break;
        if (!lede_array_push_in(d->arena, &d->lines, l)) return lede_fail_memory(d->err);
    }
    return LEDE_OK;
}

/* Lines of a value, from that of its label to before a blank one or another label. */
static size_t value_stop(const document *d, size_t i) {
    size_t stop = i + 1;
    while (stop < d->lines.count && d->lines.data[stop].text.size > 0 &&
           d->lines.data[stop].kind == LEDE_NEXIS_TEXT) {
        stop++;
    }
    return stop;
}

/* Lines as one, blanks between. */
static lede_status join(document *d, size_t start, size_t stop, lede_slice *out) {
    size_t size = 0, at = 0;
    for (size_t i = start; i < stop; i++) size += d->lines.data[i].text.size + 1;
    char *joined = lede_arena_alloc(d->arena, size);
    if (joined == NULL) return lede_fail_memory(d->err);
    for (size_t i = start; i < stop; i++) {
        const nexis_line *line = &d->lines.data[i];
        lede_slice text = i == start ? line->value : line->text;
        if (text.size == 0) continue;
        if (at > 0) joined[at++] = ' ';
        memcpy(joined + at, text.data, text.size);
        at += text.size;
    }
    *out = (lede_slice){joined, at};
    return LEDE_OK;
}

static size_t skip_blanks(const document *d, size_t i) {
    while (i < d->lines.count && d->lines.data[i].text.size == 0) i++;
    return i;
}

static bool is_head(lede_nexis_kind kind) {
    return kind != LEDE_NEXIS_TEXT && !lede_nexis_is_tail(kind);
}

/* The line "Body" of the newer export, below LENGTH; the count of lines: there is none. */
static size_t find_named(const document *d) {
    bool length = false;
    for (size_t i = 0; i < d->lines.count; i++) {
        length |= d->lines.data[i].kind == LEDE_NEXIS_LENGTH;
        if (length && lede_slice_is(d->lines.data[i].text, "Body")) return i;
    }
    return d->lines.count;
}

/* Behind the labels that stand together, of which LENGTH is the last or nearly so. */
static size_t find_unnamed(const document *d) {
    size_t start = d->head_stop;
    bool length = false;
    for (size_t i = start; i < d->lines.count;) {
        lede_nexis_kind kind = d->lines.data[i].kind;
        if (kind == LEDE_NEXIS_BODY) return i + 1;
        if (!is_head(kind) && (length || lede_nexis_is_tail(kind))) break;
        length |= kind == LEDE_NEXIS_LENGTH;
        size_t stop = value_stop(d, i);
        if (is_head(kind)) start = stop;
        i = skip_blanks(d, stop);
    }
    return length ? start : 0;
}

static bool closes_body(const nexis_line *line, bool named) {
    if (!named) return lede_nexis_is_tail(line->kind);
    return lede_slice_is(line->text, "Classification") || lede_slice_is(line->text, "Graphic");
}

static void find_body(document *d) {
    size_t n = d->lines.count, named = find_named(d);
    while (d->head_stop < n && !is_head(d->lines.data[d->head_stop].kind)) d->head_stop++;
    d->body_start = named < n ? named + 1 : find_unnamed(d);
    d->body_stop = d->body_start;
    while (d->body_stop < n && !closes_body(&d->lines.data[d->body_stop], named < n)) {
        d->body_stop++;
    }
}

/* ---- above the labels: publisher, date, title ------------------------------------------------ */

static bool has_date(lede_slice line) {
    enum { MOST_BYTES = 100 };
    lede_date date;
    return line.size <= MOST_BYTES && lede_html_date_read(line, LEDE_SLICE("en-US"), &date);
}

static lede_status set_date(document *d, lede_field field, lede_slice line, const char *reason) {
    lede_date date;
    char iso[LEDE_DATE_BYTES];
    if (!lede_html_date_read(line, LEDE_SLICE("en-US"), &date)) return LEDE_OK;
    lede_date_print(&date, iso);
    return set(d, field, lede_slice_of(iso), reason);
}

static size_t next_text(const document *d, size_t i, size_t stop) {
    while (i < stop && (d->lines.data[i].text.size == 0 || is_copyright(d->lines.data[i].text) ||
                        is_count(d->lines.data[i].text))) {
        i++;
    }
    return i;
}

/* The first line with a date on it; `stop`: none. */
static size_t find_date(const document *d, size_t start, size_t stop) {
    for (size_t i = start; i < stop; i++) {
        lede_slice text = d->lines.data[i].text;
        if (text.size > 0 && !is_copyright(text) && has_date(text)) return i;
    }
    return stop;
}

static lede_status set_titles(document *d, size_t start, size_t stop) {
    lede_slice title, deck;
    size_t i = next_text(d, start, stop), end = i;
    while (end < stop && d->lines.data[end].text.size > 0) end++;
    LEDE_TRY(join(d, i, end, &title));
    LEDE_TRY(set(d, LEDE_FIELD_TITLE, title, "the line below the date"));
    i = next_text(d, end, stop);
    LEDE_TRY(join(d, i, i < stop ? stop : i, &deck));
    return set(d, LEDE_FIELD_DECK, deck, "between the title and the labels");
}

/* Publisher, date, edition, title. */
static lede_status read_head_by_count(document *d) {
    size_t stop = d->head_stop, i = next_text(d, 0, stop), date = find_date(d, i, stop);
    if (date == stop) return set_titles(d, i, stop);
    if (i < date) {
        LEDE_TRY(set(d, LEDE_FIELD_PUBLISHER, d->lines.data[i].text, "the line above the date"));
    }
    LEDE_TRY(set_date(d, LEDE_FIELD_PUBLISHED, d->lines.data[date].text,
                      "the line below the publication's name"));
    while (date < stop && d->lines.data[date].text.size > 0) date++; /* the edition */
    return set_titles(d, date, stop);
}

/* Title, publisher, date, edition. */
static lede_status read_head_by_end(document *d) {
    size_t stop = d->head_stop, start = 0;
    lede_slice title;
    for (size_t i = 0; i < stop; i++) {
        if (is_of_list(d->lines.data[i].text)) start = value_stop(d, i);
        if (is_copyright(d->lines.data[i].text)) stop = i;
    }
    size_t i = next_text(d, start, stop), date = find_date(d, i, stop);
    size_t publisher = date;
    while (publisher > i && d->lines.data[publisher - 1].text.size == 0) publisher--;
    if (date == stop || publisher <= i) return set_titles(d, i, stop);
    publisher--;
    LEDE_TRY(
        set(d, LEDE_FIELD_PUBLISHER, d->lines.data[publisher].text, "the line above the date"));
    LEDE_TRY(set_date(d, LEDE_FIELD_PUBLISHED, d->lines.data[date].text,
                      "the line below the publication's name"));
    LEDE_TRY(join(d, i, publisher, &title));
    return set(d, LEDE_FIELD_TITLE, title, "the line above the publication's name");
}

/* ---- labels --------------------------------------------------------------------------------- */

/* "NEWS; Pg. 3": the section without its page. */
static lede_slice cut_page(lede_slice section) {
    const char *mark = section.size == 0 ? NULL : memchr(section.data, ';', section.size);
    if (mark != NULL) section.size = (size_t)(mark - section.data);
    return lede_slice_trim(section);
}

static lede_status set_byline(document *d, lede_slice value) {
    bool ok = true;
    lede_slice names = lede_byline_names(value, d->arena, &ok);
    if (!ok) return lede_fail_memory(d->err);
    return set(d, LEDE_FIELD_BYLINE, names, "BYLINE");
}

static lede_status read_label(document *d, lede_nexis_kind kind, lede_slice value) {
    switch (kind) {
    case LEDE_NEXIS_HEADLINE: return set(d, LEDE_FIELD_TITLE, value, "HEADLINE");
    case LEDE_NEXIS_BYLINE: return set_byline(d, value);
    case LEDE_NEXIS_SECTION: return set(d, LEDE_FIELD_SECTION, cut_page(value), "SECTION");
    case LEDE_NEXIS_HIGHLIGHT: return set(d, LEDE_FIELD_DECK, value, "HIGHLIGHT");
    case LEDE_NEXIS_LANGUAGE:
        return set(d, LEDE_FIELD_LANGUAGE, lede_language_name_code(value), "LANGUAGE");
    case LEDE_NEXIS_URL: return set(d, LEDE_FIELD_URL, value, "URL");
    case LEDE_NEXIS_LOAD_DATE:
        return set_date(d, LEDE_FIELD_PUBLISHED, value, "LOAD-DATE, since no other is given");
    default: return LEDE_OK;
    }
}

static bool is_in_body(const document *d, size_t i) {
    return i >= d->body_start && i < d->body_stop;
}

static lede_status read_labels(document *d) {
    for (size_t i = d->head_stop; i < d->lines.count; i++) {
        const nexis_line *line = &d->lines.data[i];
        lede_slice value;
        if (line->kind == LEDE_NEXIS_TEXT || is_in_body(d, i)) continue;
        LEDE_TRY(join(d, i, value_stop(d, i), &value));
        LEDE_TRY(read_label(d, line->kind, value));
    }
    return LEDE_OK;
}

static lede_status add(document *d, lede_block_kind kind, size_t start, size_t stop,
                       const char *reason) {
    lede_slice text;
    LEDE_TRY(join(d, start, stop, &text));
    return lede_compose_add(&d->compose, (lede_piece){kind, text, reason}, d->err);
}

/* Labels whose value is text of the article's. */
static lede_status add_labelled(document *d, lede_nexis_kind kind, lede_block_kind block,
                                const char *reason) {
    for (size_t i = d->head_stop; i < d->lines.count; i++) {
        if (d->lines.data[i].kind != kind || is_in_body(d, i)) continue;
        LEDE_TRY(add(d, block, i, value_stop(d, i), reason));
    }
    return LEDE_OK;
}

/* The dateline that was just added goes before the text. */
static void move_dateline(document *d, size_t count) {
    lede_piece *pieces = d->compose.pieces.data;
    if (d->compose.pieces.count != count + 1) return;
    lede_piece dateline = pieces[count];
    size_t at = 0;
    while (at < count && pieces[at].kind <= LEDE_BLOCK_BYLINE) at++;
    memmove(pieces + at + 1, pieces + at, (count - at) * sizeof *pieces);
    pieces[at] = dateline;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* The notice of the copyright that closes a document of the older export, if nothing else does. */
static void cut_copyright(document *d) {
    size_t stop = d->body_stop;
    while (stop > d->body_start &&
           (d->lines.data[stop - 1].text.size == 0 || is_copyright(d->lines.data[stop - 1].text))) {
        stop--;
    }
    d->body_stop = stop;
}

/* "Graphic" of the newer export: its paragraphs down to "Classification". */
static lede_status add_graphic(document *d) {
    size_t i = skip_blanks(d, d->body_stop);
    if (i >= d->lines.count || !lede_slice_is(d->lines.data[i].text, "Graphic")) return LEDE_OK;
    for (i++; i < d->lines.count; i++) {
        const nexis_line *line = &d->lines.data[i];
        if (lede_slice_is(line->text, "Classification") || lede_nexis_is_tail(line->kind)) break;
        LEDE_TRY(add(d, LEDE_BLOCK_CAPTION, i, i + 1, "below \"Graphic\""));
    }
    return LEDE_OK;
}

static lede_status add_body(document *d, bool wraps) {
    if (d->body_start >= d->body_stop) return LEDE_OK;
    const char *start = d->lines.data[d->body_start].text.data;
    const lede_slice *last = &d->lines.data[d->body_stop - 1].text;
    lede_slice body = {start, (size_t)(last->data + last->size - start)};
    return lede_plain_text_add(&d->compose, body, wraps, d->err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    document d = {.article = article, .arena = article->arena, .err = err};
    lede_slice text = {frame->bytes, frame->size};
    d.compose.article = article;
    LEDE_TRY(lede_charset_decode(text, d.arena, &text, err));
    LEDE_TRY(lede_plain_newlines(&text, d.arena, err));
    LEDE_TRY(read_lines(&d, text));
    find_body(&d);
    bool by_count = d.lines.count > 0 && is_count(d.lines.data[0].text);
    if (d.body_start == 0) {
        return lede_fail(err, LEDE_FORMAT,
                         "a document of Nexis without the line LENGTH or Body that stands above "
                         "its text");
    }
    LEDE_TRY(by_count ? read_head_by_count(&d) : read_head_by_end(&d));
    LEDE_TRY(read_labels(&d));
    cut_copyright(&d);
    LEDE_TRY(add_body(&d, by_count));
    size_t count = d.compose.pieces.count;
    LEDE_TRY(add_labelled(&d, LEDE_NEXIS_DATELINE, LEDE_BLOCK_DATELINE, "DATELINE"));
    move_dateline(&d, count);
    LEDE_TRY(add_labelled(&d, LEDE_NEXIS_GRAPHIC, LEDE_BLOCK_CAPTION, "GRAPHIC"));
    LEDE_TRY(add_labelled(&d, LEDE_NEXIS_NOTES, LEDE_BLOCK_NOTE, "NOTES, CORRECTION"));
    LEDE_TRY(add_graphic(&d));
    if (d.compose.pieces.count > 0) return lede_compose_finish(&d.compose, err);
    return lede_fail(err, LEDE_FORMAT, "the document has no text");
}

const lede_format lede_format_nexis = {
    .name = "nexis", .sniff = sniff, .frame = frame_next, .parse = parse};
