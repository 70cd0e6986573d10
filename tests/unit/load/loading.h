/* loading.h — articles from bytes in memory, for the tests of room load. */
#ifndef LEDE_TESTS_LOADING_H
#define LEDE_TESTS_LOADING_H

#include "test.h"

#include "load/format.h"

static lede_arena arena;
static lede_json_habit habit;
static lede_article article;
static lede_error error;

/* The article that `format` makes of the bytes, in `article`; else its failure in `error`. */
static inline lede_status load_as(const lede_format *format, lede_slice bytes) {
    static lede_frame frame; /* stands as long as the article */
    lede_frame_clear(&frame);
    lede_arena_reset(&arena);
    error = (lede_error){.offset = LEDE_NO_OFFSET};
    char *copy = malloc(bytes.size + 1);
    if (copy == NULL) return LEDE_NOMEM;
    memcpy(copy, bytes.data, bytes.size);
    frame = (lede_frame){
        .format = format, .path = "in.txt", .line = 1, .bytes = copy, .size = bytes.size};
    lede_status status = lede_format_parse(&frame, &arena, &habit, &article, &error);
    if (status != LEDE_OK) {
        article = (lede_article){.arena = &arena, .text = LEDE_SLICE("")};
    }
    return status;
}

static inline lede_status load_text(const char *text) {
    return load_as(&lede_format_text, lede_slice_of(text));
}
static inline lede_status load_json(const char *text) {
    return load_as(&lede_format_jsonl, lede_slice_of(text));
}

static inline lede_slice field(lede_field which) {
    lede_slice value = article.fields[which];
    return value.data == NULL ? LEDE_SLICE("(null)") : value;
}
#define CHECK_FIELD(which, wanted) CHECK_TEXT(field(LEDE_FIELD_##which), (wanted))

/* "headline: text" of the k-th block; "(none)" past the last. */
static inline lede_slice block(uint32_t k) {
    static char line[4096];
    if (k >= article.n_blocks) return LEDE_SLICE("(none)");
    const lede_block *b = &article.blocks[k];
    int size = snprintf(line, sizeof line, "%s: %.*s", lede_block_kind_name(b->kind),
                        (int)(b->stop - b->start), article.text.data + b->start);
    return (lede_slice){line, (size_t)size};
}
#define CHECK_BLOCK(k, wanted) CHECK_TEXT(block(k), (wanted))

#endif
