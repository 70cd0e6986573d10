#include "load/gzip.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

#define ZLIB_CONST
#include <zlib.h>

#include "load/bomb.h"

typedef enum state {
    IN_MEMBER,
    BETWEEN_MEMBERS, /* another member, padding, or the end */
    PADDING,         /* only zero bytes may follow */
    DONE
} state;

struct lede_gzip {
    z_stream z;
    lede_gzip_feed feed;
    void *context;
    state state;
    lede_slice piece;       /* fed last */
    uint64_t fed, unpacked; /* bytes in all */
    uint64_t member_at;     /* where the member begins, of those fed */
    bool ended;             /* feed has no more */
};

bool lede_gzip_is(lede_slice head) {
    if (head.size == 2) return lede_slice_equal(head, LEDE_SLICE("\x1F\x8B")); /* cut off */
    return lede_slice_starts(head, LEDE_SLICE("\x1F\x8B\x08"));
}

lede_status lede_gzip_open(lede_gzip_feed feed, void *context, lede_gzip **out, lede_error *err) {
    lede_gzip *gzip = calloc(1, sizeof *gzip);
    if (gzip == NULL) return lede_fail_memory(err);
    gzip->feed = feed;
    gzip->context = context;
    enum { GZIP_ONLY = 16 }; /* added to the window bits: read the gzip header, check the CRC */
    if (inflateInit2(&gzip->z, MAX_WBITS + GZIP_ONLY) != Z_OK) {
        free(gzip);
        return lede_fail_memory(err);
    }
    *out = gzip;
    return LEDE_OK;
}

void lede_gzip_close(lede_gzip *gzip) {
    if (gzip == NULL) return;
    inflateEnd(&gzip->z);
    free(gzip);
}

static uint64_t packed_offset(const lede_gzip *gzip) {
    return gzip->fed - gzip->z.avail_in;
}

static lede_status fail_packed(const lede_gzip *gzip, lede_error *err, const char *what) {
    uint64_t offset = packed_offset(gzip);
    lede_fail(err, LEDE_FORMAT, "%s at byte %" PRIu64 " of the gzip file", what, offset);
    if (err != NULL) err->offset = offset;
    return LEDE_FORMAT;
}

static lede_status need_input(lede_gzip *gzip, lede_error *err) {
    if (gzip->z.avail_in > 0 || gzip->ended) return LEDE_OK;
    lede_slice piece = LEDE_NULL_SLICE;
    LEDE_TRY(gzip->feed(gzip->context, &piece, err));
    if (piece.size > UINT_MAX) return lede_fail(err, LEDE_LIMIT, "a piece of over 4 GiB");
    gzip->piece = piece;
    gzip->ended = piece.size == 0;
    gzip->z.next_in = (const Bytef *)piece.data;
    gzip->z.avail_in = (uInt)piece.size;
    gzip->fed += piece.size;
    return LEDE_OK;
}

static void drop_byte(lede_gzip *gzip) {
    gzip->z.next_in++;
    gzip->z.avail_in--;
}

static void begin_member(lede_gzip *gzip) {
    inflateReset(&gzip->z);
    gzip->member_at = packed_offset(gzip);
    gzip->state = IN_MEMBER;
}

/* Behind a member: a further one goes on, zero bytes are padding (as on tapes), else refuse. */
static lede_status between_members(lede_gzip *gzip, lede_error *err) {
    if (gzip->ended) {
        gzip->state = DONE;
        return LEDE_OK;
    }
    if (gzip->z.next_in[0] == 0) {
        gzip->state = PADDING;
        return LEDE_OK;
    }
    if (gzip->z.next_in[0] != 0x1F) {
        return fail_packed(gzip, err, "expected another gzip member or the end");
    }
    begin_member(gzip); /* a second magic byte that is wrong fails there */
    return LEDE_OK;
}

static lede_status skip_padding(lede_gzip *gzip, lede_error *err) {
    while (gzip->z.avail_in > 0) {
        if (gzip->z.next_in[0] != 0) return fail_packed(gzip, err, "bytes behind the gzip data");
        drop_byte(gzip);
    }
    if (gzip->ended) gzip->state = DONE;
    return LEDE_OK;
}

static lede_status inflate_some(lede_gzip *gzip, lede_error *err) {
    if (gzip->ended) return fail_packed(gzip, err, "the data is cut off");
    int result = inflate(&gzip->z, Z_NO_FLUSH);
    switch (result) {
    case Z_OK:
    case Z_BUF_ERROR: return LEDE_OK; /* the latter: no progress without more input */
    case Z_STREAM_END: gzip->state = BETWEEN_MEMBERS; return LEDE_OK;
    case Z_MEM_ERROR: return lede_fail_memory(err);
    default: return fail_packed(gzip, err, "the data is damaged");
    }
}

static lede_status check_ratio(const lede_gzip *gzip, lede_error *err) {
    if (!lede_is_bomb(gzip->unpacked, packed_offset(gzip), LEDE_BOMB_RATIO)) return LEDE_OK;
    return lede_fail(err, LEDE_LIMIT,
                     "the gzip data unpacks to more than %d times its size, as no text does; if it "
                     "is in order, unpack it first",
                     LEDE_BOMB_RATIO);
}

static lede_status step(lede_gzip *gzip, lede_error *err) {
    LEDE_TRY(need_input(gzip, err));
    switch (gzip->state) {
    case IN_MEMBER: return inflate_some(gzip, err);
    case BETWEEN_MEMBERS: return between_members(gzip, err);
    case PADDING: return skip_padding(gzip, err);
    case DONE: break;
    }
    return LEDE_OK;
}

lede_status lede_gzip_read(lede_gzip *gzip, char *out, size_t size, size_t *got, lede_error *err) {
    *got = 0;
    if (size > UINT_MAX) size = UINT_MAX;
    gzip->z.next_out = (Bytef *)out;
    gzip->z.avail_out = (uInt)size;
    lede_status status = LEDE_OK;
    while (status == LEDE_OK && gzip->state != DONE && gzip->z.avail_out == size) {
        status = step(gzip, err);
    }
    *got = size - gzip->z.avail_out; /* also what stands before a damage */
    gzip->unpacked += *got;
    return status == LEDE_OK ? check_ratio(gzip, err) : status;
}

/* ---- behind damage -------------------------------------------------------------------------- */

/* RFC 1952, 2.3: magic, deflate, no reserved flag, and the levels and systems that writers name. As
 * far as the bytes go, at the end of a piece. */
static bool is_member(lede_slice head) {
    enum { FLAGS_AT = 3, LEVEL_AT = 8, SYSTEM_AT = 9, LAST_FLAG = 31, LAST_SYSTEM = 13 };
    const unsigned char *b = (const unsigned char *)head.data;
    if (head.size < 3) return lede_slice_starts(LEDE_SLICE("\x1F\x8B"), head);
    if (!lede_gzip_is(head)) return false;
    if (head.size > FLAGS_AT && b[FLAGS_AT] > LAST_FLAG) return false;
    if (head.size > LEVEL_AT && b[LEVEL_AT] != 0 && b[LEVEL_AT] != 2 && b[LEVEL_AT] != 4) {
        return false;
    }
    return head.size <= SYSTEM_AT || b[SYSTEM_AT] <= LAST_SYSTEM || b[SYSTEM_AT] == UINT8_MAX;
}

/* From behind the first byte of the damaged member on, if that was in this piece. */
static void look_again(lede_gzip *gzip) {
    uint64_t piece_at = gzip->fed - gzip->piece.size;
    uint64_t from = gzip->member_at + 1 > piece_at ? gzip->member_at + 1 - piece_at : 0;
    if (from > gzip->piece.size) from = gzip->piece.size;
    lede_slice again = lede_slice_cut(gzip->piece, (size_t)from, gzip->piece.size);
    gzip->z.next_in = (const Bytef *)again.data;
    gzip->z.avail_in = (uInt)again.size;
}

lede_status lede_gzip_resume(lede_gzip *gzip, uint64_t *at, lede_error *err) {
    look_again(gzip);
    while (!gzip->ended) {
        while (gzip->z.avail_in > 0 &&
               !is_member((lede_slice){(const char *)gzip->z.next_in, gzip->z.avail_in})) {
            drop_byte(gzip);
        }
        if (gzip->z.avail_in > 0) {
            begin_member(gzip);
            *at = gzip->member_at;
            return LEDE_OK;
        }
        LEDE_TRY(need_input(gzip, err));
    }
    return LEDE_END;
}
