/* Any bytes as a compressed file, and as an archive with archives in it. */
#include "loading.h"

#include "load/archives.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next file of the innermost archive: read, opened as an archive, or, every third, left. */
static lede_status read_member(lede_archives *archives, size_t n) {
    char bytes[4096];
    lede_stream *stream = NULL;
    lede_framer framer;
    lede_error err;
    lede_slice name;
    size_t got = n % 3;
    lede_status status = lede_archives_next(archives, &name, &err);
    if (status == LEDE_END) return status;
    if (status != LEDE_OK) return lede_archives_goes_on(archives) ? LEDE_OK : status;
    if (lede_archives_stream(archives, "in", &stream, &err) != LEDE_OK) return LEDE_OK;
    lede_framer_init(&framer, stream, 1 << 16);
    status = lede_framer_fill(&framer, sizeof bytes, &err);
    if (status == LEDE_OK && lede_members_is(lede_framer_rest(&framer))) {
        (void)lede_archives_open(archives, "in", &stream, &framer, &err);
    }
    while (stream != NULL && status == LEDE_OK && got > 0) {
        status = lede_stream_read(stream, bytes, sizeof bytes, &got, &err);
    }
    lede_framer_clear(&framer);
    lede_stream_close(stream);
    return LEDE_OK;
}

static void read_archives(lede_stream **stream, lede_framer *framer) {
    lede_archives archives = {.depth = 0};
    lede_error err;
    if (lede_archives_open(&archives, "all", stream, framer, &err) != LEDE_OK) return;
    for (size_t n = 0; archives.depth > 0; n++) {
        if (read_member(&archives, n) == LEDE_OK && !lede_archives_is_spent(&archives)) continue;
        lede_archives_close(&archives);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_stream *stream;
    lede_framer framer;
    lede_error err = {0};
    lede_slice bytes = {size == 0 ? "" : (const char *)data, size};
    if (lede_stream_open_memory(bytes, &stream, &err) != LEDE_OK) return 0;
    lede_framer_init(&framer, stream, 1 << 16);
    if (lede_framer_fill(&framer, 4096, &err) == LEDE_OK &&
        lede_members_is(lede_framer_rest(&framer))) {
        read_archives(&stream, &framer);
    }
    lede_framer_clear(&framer);
    lede_stream_close(stream);
    return 0;
}
