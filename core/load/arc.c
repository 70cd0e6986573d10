/* arc.c — the loader of the web archives before WARC: ARC, versions 1 and 2, as the Internet
 * Archive wrote it from 1996 on (ARC File Format, M. Burner and B. Kahle). A record is a line of
 * fields, URL IP-address Archive-date Content-type Archive-length (version 2 has five more before
 * the length), then so many bytes: an answer of HTTP with its header, or without one. Addresses may
 * hold spaces, so the fields are counted from the end. An article is a page with status 200. The
 * first record, filedesc://, is about the file. */
#include "load/format.h"

#include "load/html.h"
#include "load/web_record.h"

/* Fields of version 2: URL, IP, date, type, result code, checksum, location, offset, file, length.
 */
enum { MOST_FIELDS = 10 };

static int sniff(lede_slice head, const char *path) {
    (void)path;
    return lede_slice_starts(head, LEDE_SLICE("filedesc://")) ? 110 : 0;
}

typedef struct line_fields {
    size_t size; /* of the line, with its end */
    lede_slice url, type, length;
} line_fields;

/* 14 digits, year to second; some crawlers wrote fewer or more. */
static bool is_date(lede_slice word) {
    enum { LEAST = 8, MOST = 18 };
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] < '0' || word.data[i] > '9') return false;
    }
    return word.size >= LEAST && word.size <= MOST;
}

/* Cut the last word off a line; null: there is none before it. */
static lede_slice cut_last(lede_slice *line) {
    size_t at = line->size;
    while (at > 0 && line->data[at - 1] != ' ') at--;
    if (at == 0) return LEDE_NULL_SLICE;
    lede_slice word = lede_slice_cut(*line, at, line->size);
    line->size = at - 1;
    return word;
}

static bool has_scheme(lede_slice url) {
    enum { MOST = 16 };
    size_t at = 0;
    while (at < url.size && at < MOST && (url.data[at] | 0x20) >= 'a' &&
           (url.data[at] | 0x20) <= 'z') {
        at++;
    }
    return at > 1 && at + 1 < url.size && url.data[at] == ':';
}

/* An IP address of version 4 or 6. */
static bool is_address(lede_slice word) {
    bool parted = false;
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        bool digit = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
        if (!digit && c != '.' && c != ':') return false;
        parted |= !digit;
    }
    return parted;
}

/* The line that begins a record; false: this is none, or it goes on too far. */
static bool read_line(lede_slice rest, line_fields *out) {
    enum { DATE_1 = 2, DATE_2 = 7 }; /* places from the end of the line, by version */
    size_t near = rest.size < LEDE_WEB_LINE_BYTES ? rest.size : LEDE_WEB_LINE_BYTES;
    const char *feed = near == 0 ? NULL : memchr(rest.data, '\n', near);
    if (feed == NULL) return false;
    out->size = (size_t)(feed - rest.data) + 1;
    lede_slice line = lede_slice_trim(lede_slice_cut(rest, 0, out->size)), words[MOST_FIELDS];
    if (!has_scheme(line)) return false;
    for (size_t i = 0; i + 1 < MOST_FIELDS; i++) {
        words[i] = cut_last(&line);
        if (words[i].data == NULL) return false;
        bool behind_date = i == DATE_1 + 1 || i == DATE_2 + 1;
        if (!behind_date || !is_address(words[i]) || !is_date(words[i - 1])) continue;
        out->url = line;
        out->type = words[i - 2];
        out->length = words[0];
        return true;
    }
    return false;
}

/* A line that looks like one of a record, though a field may be wrong: then that record fails, and
 * not the one before it. */
static bool begins(lede_slice rest) {
    enum { LEAST_SPACES = 4 };
    size_t near = rest.size < LEDE_WEB_LINE_BYTES ? rest.size : LEDE_WEB_LINE_BYTES, spaces = 0;
    if (!has_scheme(lede_slice_cut(rest, 0, near))) return false;
    for (size_t i = 0; i < near && rest.data[i] != '\n'; i++) spaces += rest.data[i] == ' ';
    return spaces >= LEAST_SPACES;
}

static bool is_answer(lede_slice body) {
    return lede_slice_starts(body, LEDE_SLICE("HTTP/"));
}

static bool look(lede_slice rest, lede_web_record *out) {
    line_fields line;
    if (!read_line(rest, &line) || !lede_web_size_read(line.length, &out->size)) return false;
    out->head = line.size;
    lede_slice start = lede_slice_cut(rest, out->head, rest.size);
    if (start.size > out->size) start.size = (size_t)out->size;
    if (start.size > LEDE_WEB_HEAD_BYTES) start.size = LEDE_WEB_HEAD_BYTES;
    bool is_web = !lede_slice_starts(line.url, LEDE_SLICE("filedesc:"));
    out->is_page = is_web && (is_answer(start) ? lede_web_answer_is_page(start)
                                               : lede_web_type_is_html(line.type));
    return true;
}

static size_t next(lede_slice rest) {
    for (size_t at = 0; at < rest.size;) {
        const char *feed = memchr(rest.data + at, '\n', rest.size - at);
        if (feed == NULL) break;
        at = (size_t)(feed - rest.data) + 1;
        lede_web_record record;
        if (at < rest.size && look(lede_slice_cut(rest, at, rest.size), &record)) return at;
    }
    return SIZE_MAX;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    static const lede_web_archive archive = {
        .expected = "expected a line with address, IP, date, type and length",
        .size = "the length",
        .look = look,
        .begins = begins,
        .next = next};
    return lede_web_record_frame(framer, &archive, frame, err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice bytes = {frame->bytes, frame->size};
    line_fields line;
    if (!read_line(bytes, &line)) {
        return lede_fail(err, LEDE_FORMAT,
                         "expected a line with address, IP, date, type and length");
    }
    lede_slice body = lede_slice_cut(bytes, line.size, bytes.size);
    lede_status status = is_answer(body) ? lede_web_answer_parse(body, article, err)
                                         : lede_html_parse(body, LEDE_NULL_SLICE, article, err);
    return lede_web_record_finish(frame, line.url, "the address in the archive", status, article,
                                  err);
}

const lede_format lede_format_arc = {
    .name = "arc", .is_of_records = true, .sniff = sniff, .frame = frame_next, .parse = parse};
