/* codec_zstd.c — Zstandard (RFC 8878) of one or more frames. The only file with zstd.h. */
#include "load/codec.h"

#include <stdlib.h>

#include <zstd.h>
#include <zstd_errors.h>

#define MAGIC      "\x28\xB5\x2F\xFD"
#define MOST_RATIO 1000u
enum { MOST_WINDOW_LOG = 27 }; /* 128 MiB, zstd's own default; --ultra --long may ask for more */

typedef struct unpacker {
    ZSTD_DCtx *z;
    lede_packed in;
    bool inside;       /* of a frame … */
    uint64_t frame_at; /* … that begins there, of what was fed; or did, the last one */
} unpacker;

static bool is_zstd(lede_slice head) {
    return lede_slice_starts(head, LEDE_SLICE(MAGIC));
}

static uint64_t place(const unpacker *u) {
    return u->in.fed - u->in.rest.size;
}

/* A frame that stands alone, as .warc.zst has one for each record (and skippable ones between). */
static lede_status resume_zstd(void *state, uint64_t *at, lede_error *err) {
    unpacker *u = state;
    ZSTD_DCtx_reset(u->z, ZSTD_reset_session_only);
    u->inside = false;
    if (place(u) == u->frame_at && u->in.rest.size > 0) lede_packed_use(&u->in, 1);
    for (;;) {
        LEDE_TRY(lede_packed_need(&u->in, err));
        if (u->in.ended) return LEDE_END;
        size_t found = lede_slice_find(u->in.rest, LEDE_SLICE(MAGIC), 0);
        lede_packed_use(&u->in, found == SIZE_MAX ? u->in.rest.size : found);
        if (found == SIZE_MAX) continue; /* one that two pieces share is passed over */
        *at = place(u);
        return LEDE_OK;
    }
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
        if (!u->inside) u->frame_at = place(u);
        ZSTD_inBuffer from = {.src = u->in.rest.data, .size = u->in.rest.size};
        size_t result = ZSTD_decompressStream(u->z, &to, &from);
        lede_packed_use(&u->in, from.pos);
        *got = to.pos; /* also what stands before a damage */
        LEDE_TRY(judge(u, result, err));
        u->inside = result != 0;
        if (to.pos == 0 && u->in.ended && u->inside) {
            return lede_packed_fail(
                &u->in, err, u->in.unpacked > 0 ? "the data is cut off" : LEDE_PACKED_CUT_IN_FIRST);
        }
    }
    return lede_packed_count(&u->in, *got, MOST_RATIO, err);
}

const lede_codec lede_codec_zstd = {.is = is_zstd,
                                    .open = open_zstd,
                                    .read = read_zstd,
                                    .resume = resume_zstd,
                                    .close = close_zstd};
