/* codec_zstd.c — Zstandard (RFC 8878) of one or more frames. The only file with zstd.h. */
#include "load/codec.h"

#include <stdlib.h>

#include <zstd.h>
#include <zstd_errors.h>

#define MOST_RATIO 1000u
enum { MOST_WINDOW_LOG = 27 }; /* 128 MiB, zstd's own default; --ultra --long may ask for more */

typedef struct unpacker {
    ZSTD_DCtx *z;
    lede_packed in;
    bool inside; /* of a frame */
} unpacker;

static bool is_zstd(lede_slice head) {
    return lede_slice_starts(head, LEDE_SLICE("\x28\xB5\x2F\xFD"));
}

static void close_zstd(void *state) {
    unpacker *u = state;
    if (u == NULL) return;
    ZSTD_freeDCtx(u->z);
    free(u);
}

static lede_status open_zstd(lede_gzip_feed feed, void *context, void **out, lede_error *err) {
    unpacker *u = calloc(1, sizeof *u);
    if (u == NULL) return lede_fail_memory(err);
    u->in = (lede_packed){.feed = feed, .context = context, .name = "zstd", .rest = LEDE_SLICE("")};
    u->z = ZSTD_createDCtx();
    if (u->z == NULL) {
        close_zstd(u);
        return lede_fail_memory(err);
    }
    ZSTD_DCtx_setParameter(u->z, ZSTD_d_windowLogMax, MOST_WINDOW_LOG);
    *out = u;
    return LEDE_OK;
}

static lede_status judge(const unpacker *u, size_t result, lede_error *err) {
    if (!ZSTD_isError(result)) return LEDE_OK;
    switch (ZSTD_getErrorCode(result)) {
    case ZSTD_error_memory_allocation: return lede_fail_memory(err);
    case ZSTD_error_frameParameter_windowTooLarge:
        return lede_fail(
            err, LEDE_LIMIT,
            "the zstd data needs more than 128 MiB to unpack (--long): unpack it first");
    default: return lede_packed_fail(&u->in, err, "the data is damaged");
    }
}

static lede_status read_zstd(void *state, char *out, size_t size, size_t *got, lede_error *err) {
    unpacker *u = state;
    ZSTD_outBuffer to = {.dst = out, .size = size};
    *got = 0;
    while (to.pos == 0 && size > 0) {
        LEDE_TRY(lede_packed_need(&u->in, err));
        if (u->in.ended && !u->inside) break;
        ZSTD_inBuffer from = {.src = u->in.rest.data, .size = u->in.rest.size};
        size_t result = ZSTD_decompressStream(u->z, &to, &from);
        lede_packed_use(&u->in, from.pos);
        *got = to.pos; /* also what stands before a damage */
        LEDE_TRY(judge(u, result, err));
        u->inside = result != 0;
        if (to.pos == 0 && u->in.ended && u->inside) {
            return lede_packed_fail(&u->in, err, "the data is cut off");
        }
    }
    return lede_packed_count(&u->in, *got, MOST_RATIO, err);
}

const lede_codec lede_codec_zstd = {
    .is = is_zstd, .open = open_zstd, .read = read_zstd, .close = close_zstd};
