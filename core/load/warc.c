/* warc.c — the loader of web archives, WARC 1.0 and 1.1 (ISO 28500). An article is a record of a
 * page: a response with status 200 and HTML in it, a resource that is HTML, a conversion to plain
 * text. All other records are passed over. A record whose length is wrong fails; reading goes on at
 * the next line that begins one. */
#include "load/format.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"
#include "load/html.h"
#include "load/http_body.h"
#include "load/ready_frame.h"

enum {
    HEAD_BYTES = 64 * 1024, /* of a record, and of the answer in it: a header is far smaller */
    AHEAD = 128 * 1024
};

static int sniff(lede_slice head, const char *path) {
    (void)path;
    return lede_slice_starts(head, LEDE_SLICE("WARC/1.")) ? 110 : 0;
}

/* ---- frame ---------------------------------------------------------------------------------- */

static bool is_html_type(lede_slice type) {
    return lede_slice_starts(type, LEDE_SLICE("text/html")) ||
           lede_slice_starts(type, LEDE_SLICE("application/xhtml"));
}

typedef struct record {
    size_t head;   /* bytes of its header */
    uint64_t size; /* Content-Length */
    bool is_page;
} record;

static bool read_size(lede_slice value, uint64_t *out) {
    uint64_t size = 0;
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        if (c < '0' || c > '9' || size > UINT64_MAX / 16) return false;
        size = size * 10 + (uint64_t)(c - '0');
    }
    *out = size;
    return value.size > 0;
}

/* Whether the body, of which `start` are the first bytes, is a page. */
static bool is_page(lede_slice head, lede_slice start) {
    lede_slice kind = lede_header_value(head, "WARC-Type");
    lede_slice type = lede_header_value(head, "Content-Type");
    if (lede_slice_is(kind, "response")) {
        size_t size = lede_header_size(start);
        lede_slice answer = lede_slice_cut(start, 0, size > 0 ? size : start.size);
        return lede_http_status(answer) == 200 &&
               is_html_type(lede_header_value(answer, "Content-Type"));
    }
    if (lede_slice_is(kind, "resource")) return is_html_type(type);
    return lede_slice_is(kind, "conversion") && lede_slice_starts(type, LEDE_SLICE("text/plain"));
}

/* The record that begins here; false: none does. */
static bool look_at_record(lede_framer *framer, record *out) {
    lede_slice rest = lede_framer_rest(framer);
    lede_slice near = lede_slice_cut(rest, 0, rest.size < HEAD_BYTES ? rest.size : HEAD_BYTES);
    if (!lede_slice_starts(rest, LEDE_SLICE("WARC/"))) return false;
    out->head = lede_header_size(near);
    if (out->head == 0) return false;
    lede_slice head = lede_slice_cut(rest, 0, out->head);
    if (!read_size(lede_header_value(head, "Content-Length"), &out->size)) return false;
    lede_slice start = lede_slice_cut(rest, out->head, rest.size);
    if (start.size > out->size) start.size = (size_t)out->size;
    if (start.size > HEAD_BYTES) start.size = HEAD_BYTES;
    out->is_page = is_page(head, start);
    return true;
}

/* Up to the next line that begins a record. END: there is none. */
static lede_status resync(lede_framer *framer, lede_error *err) {
    lede_framer_skip(framer, lede_framer_rest(framer).size > 0 ? 1 : 0);
    for (;;) {
        LEDE_TRY(lede_framer_fill(framer, AHEAD, err));
        lede_slice rest = lede_framer_rest(framer);
        size_t at = lede_slice_find(rest, LEDE_SLICE("\nWARC/1."), 0);
        if (at != SIZE_MAX) {
            lede_framer_skip(framer, at + 1);
            return LEDE_OK;
        }
        if (framer->ended) {
            lede_framer_skip(framer, rest.size);
            return LEDE_END;
        }
        lede_framer_skip(framer, rest.size - 16);
    }
}

static lede_status skip_bytes(lede_framer *framer, uint64_t size, lede_error *err) {
    while (size > 0) {
        LEDE_TRY(lede_framer_fill(framer, size < AHEAD ? (size_t)size : AHEAD, err));
        size_t there = lede_framer_rest(framer).size;
        size_t now = there < size ? there : (size_t)size;
        if (now == 0) return LEDE_OK;
        lede_framer_skip(framer, now);
        size -= now;
    }
    return LEDE_OK;
}

/* Behind a record come two line ends, then another or the end of the file. */
static bool ends_well(lede_slice behind) {
    while (behind.size > 0 && (behind.data[0] == '\r' || behind.data[0] == '\n')) {
        behind = lede_slice_cut(behind, 1, behind.size);
    }
    return behind.size == 0 || lede_slice_starts(behind, LEDE_SLICE("WARC/"));
}

static lede_status fail_record(lede_framer *framer, lede_frame *frame, lede_error *err,
                               const char *what) {
    frame->part = ++framer->part;
    frame->offset = framer->offset;
    frame->status =
        lede_fail(&frame->error, LEDE_FORMAT,
                  "%s in the record at byte %" PRIu64 " of the web archive", what, framer->offset);
    frame->error.offset = framer->offset;
    lede_status status = resync(framer, err);
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status take_page(lede_framer *framer, const record *r, lede_frame *frame,
                             lede_error *err) {
    enum { BEHIND = 16 };
    if (r->size > framer->limit) {
        lede_framer_fail_long(framer, "page", frame);
        frame->line = 0;
        frame->part = ++framer->part;
        return skip_bytes(framer, r->head + r->size, err);
    }
    size_t size = r->head + (size_t)r->size;
    LEDE_TRY(lede_framer_fill(framer, size + BEHIND, err));
    lede_slice rest = lede_framer_rest(framer);
    if (rest.size < size) {
        return fail_record(framer, frame, err,
                           "the archive is cut off, or Content-Length is wrong,");
    }
    if (!ends_well(lede_slice_cut(rest, size, rest.size))) {
        return fail_record(framer, frame, err, "Content-Length is wrong");
    }
    LEDE_TRY(lede_framer_take(framer, size, frame, err));
    frame->line = 0;
    frame->part = ++framer->part;
    return LEDE_OK;
}

static lede_status skip_line_ends(lede_framer *framer, lede_error *err) {
    for (;;) {
        LEDE_TRY(lede_framer_fill(framer, AHEAD, err));
        lede_slice rest = lede_framer_rest(framer);
        size_t at = 0;
        while (at < rest.size && (rest.data[at] == '\r' || rest.data[at] == '\n')) at++;
        lede_framer_skip(framer, at);
        if (at < rest.size) return LEDE_OK;
        if (framer->ended) return LEDE_END;
    }
}

static lede_status next_page(lede_framer *framer, lede_frame *frame, lede_error *err) {
    for (;;) {
        record r;
        LEDE_TRY(skip_line_ends(framer, err));
        if (!look_at_record(framer, &r)) {
            return fail_record(framer, frame, err,
                               "expected WARC/1.x and a header with Content-Length");
        }
        if (r.is_page) return take_page(framer, &r, frame, err);
        LEDE_TRY(skip_bytes(framer, r.head, err));
        if (r.size > framer->limit) {
            LEDE_TRY(skip_bytes(framer, r.size, err));
            continue;
        }
        /* not a page: when its length is wrong, the next record is looked for inside */
        LEDE_TRY(lede_framer_fill(framer, (size_t)r.size + 16, err));
        lede_slice rest = lede_framer_rest(framer);
        bool fits =
            rest.size >= r.size && ends_well(lede_slice_cut(rest, (size_t)r.size, rest.size));
        lede_status status = LEDE_OK;
        if (fits) {
            lede_framer_skip(framer, (size_t)r.size);
        } else {
            status = resync(framer, err);
        }
        LEDE_TRY(status);
    }
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    lede_status status = next_page(framer, frame, err);
    if (status != LEDE_END || framer->part > 0) return status;
    return lede_fail(
        err, LEDE_FORMAT,
        "the web archive holds no page: expected an answer with status 200 and HTML in "
        "it, a resource that is HTML, or a conversion to plain text");
}

/* ---- parse ---------------------------------------------------------------------------------- */

static lede_status read_page(lede_slice head, lede_slice body, lede_article *article,
                             lede_error *err) {
    lede_slice kind = lede_header_value(head, "WARC-Type");
    lede_slice charset = lede_header_parameter(lede_header_value(head, "Content-Type"), "charset");
    if (lede_slice_is(kind, "conversion")) {
        lede_frame inner = {.path = "", .size = body.size};
        LEDE_TRY(lede_http_copy(body, &inner, err));
        lede_status status = lede_format_text.parse(&inner, article, err);
        lede_frame_clear(&inner);
        return status;
    }
    if (lede_slice_is(kind, "response")) {
        size_t size = lede_header_size(body);
        lede_slice answer = lede_slice_cut(body, 0, size);
        charset = lede_header_parameter(lede_header_value(answer, "Content-Type"), "charset");
        LEDE_TRY(lede_http_body(body, article->arena, &body, err));
    }
    return lede_html_parse(body, charset, article, err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice bytes = {frame->bytes, frame->size};
    size_t size = lede_header_size(bytes);
    lede_slice head = lede_slice_cut(bytes, 0, size);
    lede_slice body = lede_slice_cut(bytes, size, bytes.size);
    lede_slice url = lede_header_value(head, "WARC-Target-URI");
    if (url.size > 2 && url.data[0] == '<') url = lede_slice_cut(url, 1, url.size - 1);
    if (url.size == 0 || !lede_utf8_is_valid(url)) url = LEDE_SLICE("");
    lede_status status = read_page(head, body, article, err);
    if (status == LEDE_FORMAT && err != NULL && err->where[0] == '\0') {
        snprintf(err->where, sizeof err->where, "%s#%u (%.*s)", frame->path, frame->part,
                 LEDE_FMT(url));
    }
    LEDE_TRY(status);
    return lede_compose_field(article, LEDE_FIELD_URL, url, "WARC-Target-URI", err);
}

const lede_format lede_format_warc = {
    .name = "warc", .sniff = sniff, .frame = frame_next, .parse = parse};
