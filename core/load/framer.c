#include "load/framer.h"

#include <inttypes.h>
#include <stdlib.h>

enum { READ_BYTES = 128 * 1024 };

void lede_framer_init(lede_framer *framer, lede_stream *stream, uint64_t limit) {
    *framer = (lede_framer){.stream = stream, .line = 1, .limit = limit};
}

void lede_framer_clear(lede_framer *framer) {
    lede_buffer_clear(&framer->ahead);
    lede_buffer_clear(&framer->header);
    free(framer->broken);
    framer->broken = NULL;
}

void lede_framer_go_on(lede_framer *framer) {
    framer->ahead.size = framer->taken = 0;
    free(framer->broken);
    framer->broken = NULL;
    framer->ended = false;
    framer->part++; /* which failed */
    framer->line++;
}

void lede_frame_clear(lede_frame *frame) {
    free(frame->bytes);
    frame->bytes = NULL;
    frame->size = 0;
}

lede_slice lede_framer_rest(const lede_framer *framer) {
    return lede_slice_cut(lede_buffer_slice(&framer->ahead), framer->taken, framer->ahead.size);
}

/* Bytes that are framed make room for new ones. */
static void drop_taken(lede_framer *framer) {
    if (framer->taken == 0) return;
    size_t rest = framer->ahead.size - framer->taken;
    memmove(framer->ahead.data, framer->ahead.data + framer->taken, rest);
    framer->ahead.size = rest;
    framer->taken = 0;
}

/* The stream broke: what it gave before is framed first. */
static lede_status put_off(lede_framer *framer, const lede_error *why, lede_error *err) {
    if (why->status == LEDE_NOMEM || lede_framer_rest(framer).size == 0) {
        if (err != NULL) *err = *why;
        return why->status;
    }
    framer->broken = malloc(sizeof *framer->broken);
    if (framer->broken == NULL) return lede_fail_memory(err);
    *framer->broken = *why;
    framer->ended = true;
    return LEDE_OK;
}

lede_status lede_framer_fill(lede_framer *framer, size_t size, lede_error *err) {
    while (!framer->ended && framer->ahead.size - framer->taken < size) {
        drop_taken(framer);
        size_t before = framer->ahead.size, got = 0;
        char *room = lede_buffer_extend(&framer->ahead, READ_BYTES);
        if (room == NULL) return lede_fail_memory(err);
        lede_error why;
        lede_status status = lede_stream_read(framer->stream, room, READ_BYTES, &got, &why);
        framer->ahead.size = before + got;
        if (status != LEDE_OK) return put_off(framer, &why, err);
        framer->ended = got == 0;
    }
    return LEDE_OK;
}

void lede_framer_skip(lede_framer *framer, size_t size) {
    framer->taken += size;
    framer->offset += size;
}

lede_status lede_framer_take(lede_framer *framer, size_t size, lede_frame *frame, lede_error *err) {
    lede_slice header = lede_buffer_slice(&framer->header);
    frame->bytes = malloc(size + header.size + 1);
    if (frame->bytes == NULL) return lede_fail_memory(err);
    if (size > 0) memcpy(frame->bytes, framer->ahead.data + framer->taken, size);
    memcpy(frame->bytes + size, header.data, header.size);
    frame->header = (lede_slice){frame->bytes + size, header.size};
    frame->size = size;
    frame->line = framer->line;
    frame->offset = framer->offset;
    lede_framer_skip(framer, size);
    return LEDE_OK;
}

lede_status lede_framer_line(lede_framer *framer, size_t at, lede_slice *line, size_t *next,
                             lede_error *err) {
    size_t seen = at;
    for (;;) {
        lede_slice rest = lede_framer_rest(framer);
        const char *feed =
            seen < rest.size ? memchr(rest.data + seen, '\n', rest.size - seen) : NULL;
        size_t stop = feed != NULL ? (size_t)(feed - rest.data) : rest.size;
        if (stop - at > framer->limit) return LEDE_LIMIT;
        if (feed != NULL || framer->ended) {
            *line = lede_slice_cut(rest, at, stop);
            *next = feed != NULL ? stop + 1 : stop;
            return feed == NULL && stop == at ? LEDE_END : LEDE_OK;
        }
        seen = rest.size;
        LEDE_TRY(lede_framer_fill(framer, rest.size + READ_BYTES / 2, err));
    }
}

lede_status lede_framer_skip_line(lede_framer *framer, lede_error *err) {
    for (;;) {
        LEDE_TRY(lede_framer_fill(framer, 1, err));
        lede_slice rest = lede_framer_rest(framer);
        if (rest.size == 0) return LEDE_OK;
        const char *feed = memchr(rest.data, '\n', rest.size);
        if (feed != NULL) {
            lede_framer_skip(framer, (size_t)(feed - rest.data) + 1);
            return LEDE_OK;
        }
        lede_framer_skip(framer, rest.size);
    }
}

void lede_framer_fail_long(lede_framer *framer, const char *what, lede_frame *frame) {
    frame->status = lede_fail(&frame->error, LEDE_LIMIT,
                              "the %s is longer than %" PRIu64
                              " bytes, the limit of one article; --limit article-bytes=N "
                              "allows more",
                              what, framer->limit);
    frame->line = framer->line;
    frame->offset = framer->offset;
}

/* The whole buffer becomes the frame's, at the size of what is in it: frames wait in a window. */
static lede_status give_buffer(lede_framer *framer, lede_frame *frame, lede_error *err) {
    size_t size = framer->ahead.size;
    char *fit = realloc(framer->ahead.data, size);
    if (fit == NULL) return lede_fail_memory(err);
    frame->bytes = fit;
    frame->header = (lede_slice){frame->bytes + size, 0};
    frame->size = size;
    frame->line = framer->line;
    frame->offset = framer->offset;
    framer->ahead = (lede_buffer){0};
    framer->offset += size;
    return LEDE_OK;
}

lede_status lede_framer_take_all(lede_framer *framer, lede_frame *frame, lede_error *err) {
    framer->whole = true;
    size_t most = framer->limit < SIZE_MAX ? (size_t)framer->limit + 1 : SIZE_MAX;
    LEDE_TRY(lede_framer_fill(framer, most, err));
    size_t size = lede_framer_rest(framer).size;
    bool alone = size > 0 && framer->taken == 0 && framer->header.size == 0;
    if (size <= framer->limit && alone) return give_buffer(framer, frame, err);
    if (size <= framer->limit) return lede_framer_take(framer, size, frame, err);
    lede_framer_fail_long(framer, "file", frame);
    return LEDE_OK;
}
