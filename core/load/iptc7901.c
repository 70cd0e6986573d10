/* iptc7901.c — the loader of wires in IPTC 7901: SOH, a line of service, number, priority, category
 * and count of words, a line of keywords, STX, the text, ETX, the time of sending, EOT. Messages of
 * its American cousin ANPA 1312 are refused by name. */
#include "load/format.h"

#include "load/charset.h"
#include "load/line_frame.h"
#include "load/phrase.h"
#include "load/plain_lines.h"
#include "load/plain_text.h"
#include "locale/date.h"
#include "locale/date_words.h"

enum { SOH = 1, STX = 2, ETX = 3, EOT = 4 };

static size_t find_byte(lede_slice text, char byte) {
    const char *at = text.size == 0 ? NULL : memchr(text.data, byte, text.size);
    return at == NULL ? SIZE_MAX : (size_t)(at - text.data);
}

/* Printable, or what may part the words of a header. */
static bool is_header(lede_slice text) {
    enum { LEAST = 6, US = 0x1F };
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < ' ' && c != '\r' && c != '\n' && c != '\t' && c != US) return false;
    }
    return text.size >= LEAST;
}

static bool is_front(lede_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (strchr(" \r\n\x04\x16\x7F", text.data[i]) == NULL || text.data[i] == '\0') return false;
    }
    return true;
}

static int sniff(lede_slice head, const char *path) {
    enum { MOST_FRONT = 64, MOST_HEADER = 400 };
    (void)path;
    size_t soh = find_byte(head, SOH), stx = find_byte(head, STX);
    if (soh > MOST_FRONT || stx == SIZE_MAX || stx < soh || stx - soh > MOST_HEADER) return 0;
    bool is_wire =
        is_front(lede_slice_cut(head, 0, soh)) && is_header(lede_slice_cut(head, soh + 1, stx));
    return is_wire ? 108 : 0;
}

static lede_line_role role(lede_slice line, lede_slice behind, bool is_behind_blank) {
    (void)behind;
    (void)is_behind_blank;
    return find_byte(line, SOH) != SIZE_MAX ? LEDE_LINE_BEGINS : LEDE_LINE_INSIDE;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    static const lede_line_rule rule = {.what = "message", .has_front = true, .role = role};
    return lede_line_frame(framer, &rule, frame, err);
}

/* ---- the header ------------------------------------------------------------------------------ */

typedef struct wire {
    lede_article *article;
    lede_arena *arena;
    lede_error *err;
    lede_compose compose;
    lede_slice header, keywords, text, end; /* its parts, trimmed but the text */
} wire;

static bool is_letters(lede_slice word, size_t most) {
    for (size_t i = 0; i < word.size; i++) {
        char c = (char)(word.data[i] | 0x20);
        if (c < 'a' || c > 'z') return false;
    }
    return word.size > 0 && word.size <= most;
}

/* "bkn014 4 pl 171 …": service and number, priority, category, words. */
static bool read_header(lede_slice line, lede_slice *service, lede_slice *category) {
    enum { WORDS = 4, MOST_SERVICE = 5 };
    lede_slice words[WORDS];
    for (size_t i = 0; i < WORDS; i++) {
        if (!lede_phrase_raw_word(&line, &words[i])) return false;
    }
    size_t letters = 0;
    while (letters < words[0].size && (words[0].data[letters] | 0x20) >= 'a') letters++;
    *service = lede_slice_cut(words[0], 0, letters);
    *category = words[2];
    return is_letters(*service, MOST_SERVICE) &&
           lede_phrase_is_number(lede_slice_cut(words[0], letters, words[0].size), 5) &&
           lede_phrase_is_number(words[1], 1) && is_letters(words[2], 4) &&
           lede_phrase_is_number(words[3], 6);
}

/* Cut off the front what stands before a control; all of it when there is none. */
static lede_slice cut(lede_slice *rest, char control) {
    size_t at = find_byte(*rest, control);
    size_t stop = at == SIZE_MAX ? rest->size : at;
    lede_slice front = lede_slice_cut(*rest, 0, stop);
    *rest = lede_slice_cut(*rest, at == SIZE_MAX ? rest->size : at + 1, rest->size);
    return front;
}

static lede_status fail(wire *w, const char *what) {
    return lede_fail(w->err, LEDE_FORMAT, "a wire of IPTC 7901 %s", what);
}

static lede_status split(wire *w, lede_slice bytes) {
    lede_slice line;
    (void)cut(&bytes, SOH);
    if (find_byte(bytes, STX) == SIZE_MAX) return fail(w, "without STX, which begins its text");
    lede_slice header = lede_slice_trim(cut(&bytes, STX));
    if (find_byte(bytes, ETX) == SIZE_MAX) {
        return fail(w, "that is cut off: no ETX ends its text");
    }
    w->text = cut(&bytes, ETX);
    w->end = lede_slice_trim(cut(&bytes, EOT));
    w->header = lede_slice_line(&header, &line) ? lede_slice_trim(line) : LEDE_SLICE("");
    w->keywords = lede_slice_trim(header);
    return LEDE_OK;
}

static lede_status set(wire *w, lede_field field, lede_slice value, const char *reason) {
    return lede_compose_field(w->article, field, value, reason, w->err);
}

static int number(lede_slice text, size_t at) {
    return (text.data[at] - '0') * 10 + (text.data[at + 1] - '0');
}

/* "231000 Jan 17": day, hour, minute, month, year. The format is of 1979, so that two digits tell
 * the century. */
static lede_status set_date(wire *w) {
    enum { WORDS = 3, FIRST_YEAR = 79 };
    lede_slice words[WORDS], rest = w->end;
    for (size_t i = 0; i < WORDS; i++) {
        if (!lede_phrase_raw_word(&rest, &words[i])) return LEDE_OK;
    }
    const lede_date_word *month = lede_date_word_find(words[1]);
    if (words[0].size != 6 || !lede_phrase_is_number(words[0], 6) ||
        !lede_phrase_is_number(words[2], 4))
        return LEDE_OK;
    if (month == NULL || month->kind != LEDE_DATE_MONTH || words[2].size % 2 != 0) return LEDE_OK;
    int year = number(words[2], 0);
    year = words[2].size == 4 ? year * 100 + number(words[2], 2)
                              : year + (year < FIRST_YEAR ? 2000 : 1900);
    lede_date date = {.year = (int16_t)year,
                      .month = (int8_t)month->value,
                      .day = (int8_t)number(words[0], 0),
                      .hour = (int8_t)number(words[0], 2),
                      .minute = (int8_t)number(words[0], 4),
                      .second = -1};
    if (date.day < 1 || date.day > lede_date_days_of_month(year, date.month)) return LEDE_OK;
    if (date.hour > 23 || date.minute > 59) return LEDE_OK;
    char iso[LEDE_DATE_BYTES];
    lede_date_print(&date, iso);
    return set(w, LEDE_FIELD_PUBLISHED, lede_slice_of(iso), "the time of sending, behind ETX");
}

static lede_status read_fields(wire *w) {
    lede_slice service, category;
    if (!read_header(w->header, &service, &category)) {
        return lede_fail(w->err, LEDE_UNSUPPORTED,
                         "a wire whose header '%.*s' is not of IPTC 7901 (service and number, "
                         "priority, category, count of words); of ANPA 1312 perhaps, which is not "
                         "read",
                         LEDE_FMT(w->header));
    }
    LEDE_TRY(set(w, LEDE_FIELD_SECTION, category, "the category in the header"));
    LEDE_TRY(set_date(w));
    lede_piece header = {LEDE_BLOCK_META, w->header, "the header of the wire"};
    lede_piece keywords = {LEDE_BLOCK_META, w->keywords, "the line of keywords"};
    LEDE_TRY(lede_compose_add(&w->compose, header, w->err));
    return lede_compose_add(&w->compose, keywords, w->err);
}

/* ---- the text -------------------------------------------------------------------------------- */

/* The title is what stands before a line end with "=" in front of it. */
static lede_status read_title(wire *w) {
    enum { MOST_LINES = 4 };
    lede_slice rest = w->text, line;
    for (size_t i = 0; i < MOST_LINES && lede_slice_line(&rest, &line); i++) {
        line = lede_slice_trim(line);
        if (!lede_slice_ends(line, LEDE_SLICE("="))) continue;
        size_t stop = (size_t)(line.data - w->text.data) + line.size - 1;
        lede_slice title = lede_slice_trim(lede_slice_cut(w->text, 0, stop));
        w->text = rest;
        return set(w, LEDE_FIELD_TITLE, title, "the line that ends with =");
    }
    return LEDE_OK;
}

/* "(KNA)" of the dateline; else the letters in the header. */
static lede_status set_publisher(wire *w) {
    lede_slice service, category;
    for (size_t i = 0; i < w->compose.pieces.count; i++) {
        const lede_piece *piece = &w->compose.pieces.data[i];
        if (piece->kind != LEDE_BLOCK_DATELINE) continue;
        size_t open = find_byte(piece->text, '('), close = find_byte(piece->text, ')');
        if (open >= close || close == SIZE_MAX) continue;
        return set(w, LEDE_FIELD_PUBLISHER, lede_slice_cut(piece->text, open + 1, close),
                   "the agency in the dateline");
    }
    (void)read_header(w->header, &service, &category);
    return set(w, LEDE_FIELD_PUBLISHER, service, "the service in the header");
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    wire w = {.article = article, .arena = article->arena, .err = err};
    lede_slice bytes = {frame->bytes, frame->size};
    w.compose.article = article;
    LEDE_TRY(lede_charset_decode(bytes, w.arena, &bytes, err));
    LEDE_TRY(lede_plain_newlines(&bytes, w.arena, err));
    LEDE_TRY(split(&w, bytes));
    LEDE_TRY(read_fields(&w));
    LEDE_TRY(read_title(&w));
    size_t before = w.compose.pieces.count;
    LEDE_TRY(lede_plain_text_add(&w.compose, w.text, true, err));
    if (w.compose.pieces.count == before) return fail(&w, "without a text");
    LEDE_TRY(set_publisher(&w));
    return lede_compose_finish(&w.compose, err);
}

const lede_format lede_format_iptc7901 = {
    .name = "iptc7901", .sniff = sniff, .frame = frame_next, .parse = parse};
