/* archives.h — a web archive in memory through frame and parse, for the tests of WARC and ARC. */
#ifndef LEDE_TESTS_ARCHIVES_H
#define LEDE_TESTS_ARCHIVES_H

#include "frames.h"

/* "part id: title" or "part failed: where: message", a line an article of the archive; behind them
 * "ends: message" when the archive itself fails. */
static inline lede_slice read_archive(const lede_format *format, lede_slice bytes, uint64_t limit) {
    lede_stream *stream;
    lede_framer framer;
    lede_error err = {0};
    told.size = 0;
    if (lede_stream_open_memory(bytes, &stream, &err) != LEDE_OK) return LEDE_SLICE("(no stream)");
    lede_framer_init(&framer, stream, limit);
    for (;;) {
        lede_frame frame = {.format = format, .path = "in"};
        lede_arena_reset(&arena);
        error = (lede_error){.offset = LEDE_NO_OFFSET};
        lede_status status = format->frame(&framer, &frame, &err);
        if (status != LEDE_OK) {
            if (status != LEDE_END) lede_buffer_printf(&told, "ends: %s\n", err.message);
            break;
        }
        status = lede_format_parse(&frame, &arena, NULL, &article, &error);
        lede_buffer_printf(&told, "%u ", frame.part);
        if (status == LEDE_OK) {
            lede_buffer_printf(&told, "%.*s: %.*s\n", LEDE_FMT(article.fields[LEDE_FIELD_ID]),
                               LEDE_FMT(article.fields[LEDE_FIELD_TITLE]));
        } else {
            lede_buffer_printf(&told, "failed: %s: %s\n", error.where, error.message);
        }
        lede_frame_clear(&frame);
    }
    lede_framer_clear(&framer);
    lede_stream_close(stream);
    return lede_buffer_slice(&told);
}

#endif
