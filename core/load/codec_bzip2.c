/* codec_bzip2.c — bzip2 of one or more members. The only file with bzlib.h. */
#include "load/codec.h"

#include <limits.h>
#include <stdlib.h>

#include <bzlib.h>

#define MOST_RATIO 2000u

typedef struct unpacker {
    bz_stream z;
    lede_packed in;
    bool is_open, begun; /* a member is open; data was seen */
} unpacker;

static bool is_bzip2(lede_slice head) {
    return head.size >= 10 && memcmp(head.data, "BZh", 3) == 0 && head.data[3] >= '1' &&
           head.data[3] <= '9' && memcmp(head.data + 4, "\x31\x41\x59\x26\x53\x59", 6) == 0;
}

static void close_bzip2(void *state) {
    unpacker *u = state;
    if (u == NULL) return;
    if (u->is_open) BZ2_bzDecompressEnd(&u->z);
    free(u);
}

static lede_status open_bzip2(lede_gzip_feed feed, void *context, void **out, lede_error *err) {
    unpacker *u = calloc(1, sizeof *u);
    if (u == NULL) return lede_fail_memory(err);
    u->in =
        (lede_packed){.feed = feed, .context = context, .name = "bzip2", .rest = LEDE_SLICE("")};
    *out = u;
    return LEDE_OK;
}

static lede_status open_member(unpacker *u, lede_error *err) {
    u->z = (bz_stream){.bzalloc = NULL};
    if (BZ2_bzDecompressInit(&u->z, 0, 0) != BZ_OK) return lede_fail_memory(err);
    u->is_open = u->begun = true;
    return LEDE_OK;
}

static lede_status unpack_some(unpacker *u, lede_error *err) {
    char *in;
    memcpy(&in, &u->in.rest.data, sizeof in); /* bzlib.h has no const */
    u->z.next_in = in;
    u->z.avail_in = u->in.rest.size < UINT_MAX ? (unsigned)u->in.rest.size : UINT_MAX;
    unsigned before = u->z.avail_in;
    int result = BZ2_bzDecompress(&u->z);
    lede_packed_use(&u->in, before - u->z.avail_in);
    if (result == BZ_MEM_ERROR) return lede_fail_memory(err);
    if (result == BZ_STREAM_END) {
        BZ2_bzDecompressEnd(&u->z);
        u->is_open = false;
        return LEDE_OK;
    }
    return result == BZ_OK ? LEDE_OK : lede_packed_fail(&u->in, err, "the data is damaged");
}

static lede_status read_bzip2(void *state, char *out, size_t size, size_t *got, lede_error *err) {
    unpacker *u = state;
    char *next = out;
    if (size > UINT_MAX) size = UINT_MAX;
    *got = 0;
    while (next == out && size > 0) {
        LEDE_TRY(lede_packed_need(&u->in, err));
        if (u->in.ended && !u->is_open) break;
        if (!u->is_open) LEDE_TRY(open_member(u, err));
        u->z.next_out = next;
        u->z.avail_out = (unsigned)size;
        LEDE_TRY(unpack_some(u, err)); /* a damaged block is nonsense from its beginning */
        next = u->z.next_out;
        if (next == out && u->in.ended && u->is_open) {
            return lede_packed_fail(
                &u->in, err, u->in.unpacked > 0 ? "the data is cut off" : LEDE_PACKED_CUT_IN_FIRST);
        }
    }
    *got = (size_t)(next - out);
    return lede_packed_count(&u->in, *got, MOST_RATIO, err);
}

const lede_codec lede_codec_bzip2 = {
    .is = is_bzip2, .open = open_bzip2, .read = read_bzip2, .close = close_bzip2};
