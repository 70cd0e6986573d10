#include "load/http_body.h"

#include <stdlib.h>

/* What one page may unpack to: the limit of pages in files. */
#if defined(LEDE_SMALL)
#define MOST_BYTES 65536u
#else
#define MOST_BYTES (32u << 20)
#endif

/* ---- header lines --------------------------------------------------------------------------- */

size_t lede_header_size(lede_slice text) {
    size_t end = lede_slice_find(text, LEDE_SLICE("\r\n\r\n"), 0);
    size_t bare = lede_slice_find(text, LEDE_SLICE("\n\n"), 0);
    if (end == SIZE_MAX && bare == SIZE_MAX) return 0;
    return bare < end ? bare + 2 : end + 4;
}

lede_slice lede_header_value(lede_slice header, const char *name) {
    lede_slice wanted = lede_slice_of(name), line;
    while (lede_slice_line(&header, &line)) {
        const char *colon = line.size == 0 ? NULL : memchr(line.data, ':', line.size);
        size_t at = colon == NULL ? 0 : (size_t)(colon - line.data);
        if (colon == NULL) continue;
        lede_slice own = lede_slice_trim(lede_slice_cut(line, 0, at));
        if (lede_slice_equal_ascii_case(own, wanted)) {
            return lede_slice_trim(lede_slice_cut(line, at + 1, line.size));
        }
    }
    return LEDE_NULL_SLICE;
}

lede_slice lede_header_parameter(lede_slice value, const char *name) {
    lede_slice wanted = lede_slice_of(name);
    for (size_t at = 0; at < value.size;) {
        const char *mark = memchr(value.data + at, ';', value.size - at);
        size_t stop = mark == NULL ? value.size : (size_t)(mark - value.data);
        lede_slice part = lede_slice_trim(lede_slice_cut(value, at, stop));
        at = stop + 1;
        const char *equals = part.size == 0 ? NULL : memchr(part.data, '=', part.size);
        if (equals == NULL) continue;
        size_t size = (size_t)(equals - part.data);
        if (!lede_slice_equal_ascii_case(lede_slice_trim(lede_slice_cut(part, 0, size)), wanted)) {
            continue;
        }
        part = lede_slice_trim(lede_slice_cut(part, size + 1, part.size));
        bool quoted = part.size >= 2 && part.data[0] == '"' && part.data[part.size - 1] == '"';
        return quoted ? lede_slice_cut(part, 1, part.size - 1) : part;
    }
    return LEDE_NULL_SLICE;
}

int lede_http_status(lede_slice header) {
    lede_slice line;
    if (!lede_slice_starts(header, LEDE_SLICE("HTTP/")) || !lede_slice_line(&header, &line)) {
        return 0;
    }
    const char *space = memchr(line.data, ' ', line.size);
    int status = 0;
    for (const char *c = space; c != NULL && c + 1 < line.data + line.size && status < 1000; c++) {
        if (c[1] < '0' || c[1] > '9') break;
        status = status * 10 + (c[1] - '0');
    }
    return status;
}

lede_status lede_http_copy(lede_slice bytes, lede_frame *frame, lede_error *err) {
    frame->bytes = malloc(bytes.size + 1);
    if (frame->bytes == NULL) return lede_fail_memory(err);
    if (bytes.size > 0) memcpy(frame->bytes, bytes.data, bytes.size);
    frame->size = bytes.size;
    return LEDE_OK;
}

/* ---- chunks --------------------------------------------------------------------------------- */

/* The size line at *at, passed over; false: it is none. */
static bool read_chunk_size(lede_slice body, size_t *at, size_t *size) {
    size_t digits = 0;
    *size = 0;
    for (; *at < body.size && digits < 8; digits++, ++*at) {
        char c = body.data[*at], low = (char)(c | 0x20);
        bool letter = low >= 'a' && low <= 'f';
        if (!letter && (c < '0' || c > '9')) break;
        *size = *size * 16 + (size_t)(letter ? low - 'a' + 10 : c - '0');
    }
    const char *feed = *at < body.size ? memchr(body.data + *at, '\n', body.size - *at) : NULL;
    if (digits == 0 || feed == NULL) return false;
    char behind = body.data[*at];
    if (strchr("\r\n; ", behind) == NULL || behind == '\0') return false;
    *at = (size_t)(feed - body.data) + 1;
    return true;
}

/* Archives keep answers that say "chunked" and are not: these are left as they are. */
static lede_status join_chunks(lede_slice body, lede_arena *arena, lede_slice *out,
                               lede_error *err) {
    size_t at = 0, size, written = 0;
    *out = body;
    if (!read_chunk_size(body, &at, &size)) return LEDE_OK;
    char *joined = lede_arena_alloc(arena, body.size);
    if (joined == NULL) return lede_fail_memory(err);
    while (size > 0) {
        if (size > body.size - at) {
            return lede_fail(err, LEDE_FORMAT, "the page is cut off within a chunk");
        }
        memcpy(joined + written, body.data + at, size);
        written += size;
        at += size;
        while (at < body.size && (body.data[at] == '\r' || body.data[at] == '\n')) at++;
        if (!read_chunk_size(body, &at, &size)) {
            return lede_fail(err, LEDE_FORMAT,
                             at == body.size ? "the page is cut off between chunks"
                                             : "the size of a chunk of the page is wrong");
        }
    }
    *out = (lede_slice){joined, written};
    return LEDE_OK;
}

/* ---- compression ---------------------------------------------------------------------------- */

static lede_status read_all(lede_stream *stream, lede_arena *arena, lede_slice *out,
                            lede_error *err) {
    size_t size = 0, room = 64 * 1024, got = 1;
    char *text = lede_arena_alloc(arena, room);
    while (got > 0) {
        if (text == NULL) return lede_fail_memory(err);
        LEDE_TRY(lede_stream_read(stream, text + size, room - size, &got, err));
        size += got;
        if (size > MOST_BYTES) {
            return lede_fail(err, LEDE_LIMIT, "the page unpacks to more than %u bytes", MOST_BYTES);
        }
        if (size < room) continue;
        char *larger = lede_arena_alloc(arena, room * 2);
        if (larger != NULL) memcpy(larger, text, size);
        text = larger;
        room *= 2;
    }
    *out = (lede_slice){text, size};
    return LEDE_OK;
}

static lede_status unpack(lede_slice packed, lede_slice coding, lede_arena *arena, lede_slice *out,
                          lede_error *err) {
    lede_stream *stream;
    *out = packed;
    bool gzip = packed.size > 1 && (unsigned char)packed.data[0] == 0x1F &&
                (unsigned char)packed.data[1] == 0x8B;
    if (coding.size == 0 || lede_slice_equal_ascii_case(coding, LEDE_SLICE("identity"))) {
        return LEDE_OK;
    }
    bool named = lede_slice_equal_ascii_case(coding, LEDE_SLICE("gzip")) ||
                 lede_slice_equal_ascii_case(coding, LEDE_SLICE("x-gzip"));
    if (named && !gzip) return LEDE_OK; /* the archive has unpacked it */
    if (!named) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "the page is compressed as '%.*s': only gzip is read", LEDE_FMT(coding));
    }
    LEDE_TRY(lede_stream_open_memory(packed, &stream, err));
    lede_status status = read_all(stream, arena, out, err);
    lede_stream_close(stream);
    return status;
}

lede_status lede_http_body(lede_slice answer, lede_arena *arena, lede_slice *out, lede_error *err) {
    size_t size = lede_header_size(answer);
    lede_slice header = lede_slice_cut(answer, 0, size);
    lede_slice body = lede_slice_cut(answer, size, answer.size);
    lede_slice transfer = lede_header_value(header, "Transfer-Encoding");
    if (size == 0) return lede_fail(err, LEDE_FORMAT, "the header of the answer has no end");
    if (lede_slice_equal_ascii_case(transfer, LEDE_SLICE("chunked"))) {
        LEDE_TRY(join_chunks(body, arena, &body, err));
    }
    return unpack(body, lede_header_value(header, "Content-Encoding"), arena, out, err);
}
