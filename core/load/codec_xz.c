/* codec_xz.c — xz (https://tukaani.org/xz/xz-file-format.txt). The only file with lzma.h. */
#include "load/codec.h"

#include <stdlib.h>

#include <lzma.h>

/* xz -9 needs 65 MiB to unpack; more is asked for by no archive of texts. */
#define MOST_MEMORY (UINT64_C(128) << 20)
#define MOST_RATIO  1000u

typedef struct unpacker {
    lzma_stream z;
    lede_packed in;
    bool done;
} unpacker;

static bool is_xz(lede_slice head) {
    return lede_slice_starts(head, (lede_slice){"\xFD"
                                                "7zXZ\0",
                                                6});
}

static void close_xz(void *state) {
    unpacker *u = state;
    if (u == NULL) return;
    lzma_end(&u->z);
    free(u);
}

static lede_status open_xz(lede_gzip_feed feed, void *context, void **out, lede_error *err) {
    unpacker *u = calloc(1, sizeof *u);
    if (u == NULL) return lede_fail_memory(err);
    u->in = (lede_packed){.feed = feed, .context = context, .name = "xz", .rest = LEDE_SLICE("")};
    if (lzma_stream_decoder(&u->z, MOST_MEMORY, LZMA_CONCATENATED) != LZMA_OK) {
        close_xz(u);
        return lede_fail_memory(err);
    }
    *out = u;
    return LEDE_OK;
}

static lede_status judge(unpacker *u, lzma_ret result, lede_error *err) {
    switch (result) {
    case LZMA_OK: return LEDE_OK;
    case LZMA_STREAM_END: u->done = true; return LEDE_OK;
    case LZMA_MEM_ERROR: return lede_fail_memory(err);
    case LZMA_MEMLIMIT_ERROR:
        return lede_fail(err, LEDE_LIMIT, "the xz data needs more than 128 MiB to unpack");
    case LZMA_BUF_ERROR: return lede_packed_fail(&u->in, err, "the data is cut off");
    default: return lede_packed_fail(&u->in, err, "the data is damaged");
    }
}

static lede_status read_xz(void *state, char *out, size_t size, size_t *got, lede_error *err) {
    unpacker *u = state;
    *got = 0;
    u->z.next_out = (uint8_t *)out;
    u->z.avail_out = size;
    while (!u->done && u->z.avail_out == size && size > 0) {
        LEDE_TRY(lede_packed_need(&u->in, err));
        u->z.next_in = (const uint8_t *)u->in.rest.data;
        u->z.avail_in = u->in.rest.size;
        lzma_ret result = lzma_code(&u->z, u->in.ended ? LZMA_FINISH : LZMA_RUN);
        lede_packed_use(&u->in, u->in.rest.size - u->z.avail_in);
        bool hungry = result == LZMA_BUF_ERROR && !u->in.ended;
        *got = size - u->z.avail_out; /* also what stands before a damage */
        if (!hungry) LEDE_TRY(judge(u, result, err));
    }
    return lede_packed_count(&u->in, *got, MOST_RATIO, err);
}

const lede_codec lede_codec_xz = {.is = is_xz, .open = open_xz, .read = read_xz, .close = close_xz};
