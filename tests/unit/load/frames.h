/* frames.h — a file in memory through frame and parse: what each article is, or why it failed. */
#ifndef LEDE_TESTS_FRAMES_H
#define LEDE_TESTS_FRAMES_H

#include "loading.h"

#include "text/ready.h"

static lede_buffer told;

/* "#part@line id: text [blocks]" or "#part@line failed: path:line: message", a line an article;
 * "ends: message" when the file itself fails. */
static inline void tell(const lede_frame *frame) {
    lede_arena_reset(&arena);
    lede_buffer_printf(&told, "#%u@%u ", frame->part, frame->line);
    if (lede_format_parse(frame, &arena, &habit, &article, &error) != LEDE_OK) {
        lede_buffer_printf(&told, "failed: %s:%u: %s\n", error.where, error.line, error.message);
        return;
    }
    lede_buffer_printf(&told, "%.*s:", LEDE_FMT(article.fields[LEDE_FIELD_ID]));
    for (uint32_t i = 0; i < article.n_sentences; i++) {
        lede_span tokens = article.sentences[i].tokens;
        lede_buffer_printf(&told, " %.*s.%u", 1,
                           lede_block_kind_name(article.blocks[article.sentences[i].block].kind),
                           article.sentences[i].block);
        for (uint32_t t = tokens.start; t < tokens.stop; t++) {
            lede_buffer_printf(&told, "|%.*s", LEDE_FMT(lede_article_token(&article, t)));
        }
    }
    lede_buffer_add_char(&told, '\n');
}

static inline lede_slice read_file(const lede_format *format, const char *text, uint64_t limit,
                                   const char *columns) {
    lede_stream *stream;
    lede_framer framer;
    lede_error err = {0};
    told.size = 0;
    if (lede_stream_open_memory(lede_slice_of(text), &stream, &err) != LEDE_OK) {
        return LEDE_SLICE("(no stream)");
    }
    lede_framer_init(&framer, stream, limit);
    for (;;) {
        static lede_frame frame; /* stands as long as the last article */
        lede_frame next = {.format = format, .path = "in", .columns = columns};
        error = (lede_error){.offset = LEDE_NO_OFFSET};
        lede_status status = format->frame(&framer, &next, &err);
        if (status != LEDE_OK && status != LEDE_END) {
            lede_buffer_printf(&told, "ends: %s\n", err.message);
        }
        if (status != LEDE_OK) break;
        lede_frame_clear(&frame);
        frame = next;
        if (frame.status == LEDE_OK) {
            tell(&frame);
        } else {
            lede_buffer_printf(&told, "#%u@%u failed: %s\n", frame.part, frame.line,
                               frame.error.message);
        }
    }
    lede_framer_clear(&framer);
    lede_stream_close(stream);
    return lede_buffer_slice(&told);
}

/* The value of a column of the file for a token. */
static inline lede_slice said(const char *name, uint32_t token) {
    const lede_ready *ready = article.ready;
    for (uint32_t i = 0; ready != NULL && i < ready->n_columns; i++) {
        if (!lede_slice_is(ready->names[i], name)) continue;
        lede_slice value = lede_ready_value(ready, i, token);
        return value.data == NULL ? LEDE_SLICE("(null)") : value;
    }
    return LEDE_SLICE("(no column)");
}

#endif
