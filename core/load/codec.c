#include "load/codec.h"

#include <inttypes.h>

#include "load/bomb.h"

const lede_codec *lede_codec_find(lede_slice head) {
    static const lede_codec *const codecs[] = {&lede_codec_gzip, &lede_codec_xz, &lede_codec_bzip2,
                                               &lede_codec_zstd};
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++) {
        if (codecs[i]->is(head)) return codecs[i];
    }
    return NULL;
}

lede_status lede_packed_need(lede_packed *packed, lede_error *err) {
    if (packed->rest.size > 0 || packed->ended) return LEDE_OK;
    LEDE_TRY(packed->feed(packed->context, &packed->rest, err));
    packed->ended = packed->rest.size == 0;
    packed->fed += packed->rest.size;
    return LEDE_OK;
}

void lede_packed_use(lede_packed *packed, size_t size) {
    packed->rest = lede_slice_cut(packed->rest, size, packed->rest.size);
}

lede_status lede_packed_fail(const lede_packed *packed, lede_error *err, const char *what) {
    uint64_t offset = packed->fed - packed->rest.size;
    lede_fail(err, LEDE_FORMAT, "%s at byte %" PRIu64 " of the %s file", what, offset,
              packed->name);
    if (err != NULL) err->offset = offset;
    return LEDE_FORMAT;
}

lede_status lede_packed_count(lede_packed *packed, size_t size, unsigned most, lede_error *err) {
    packed->unpacked += size;
    uint64_t used = packed->fed - packed->rest.size;
    if (!lede_is_bomb(packed->unpacked, used, most)) return LEDE_OK;
    return lede_fail(
        err, LEDE_LIMIT,
        "the %s data unpacks to more than %u times its size, as no text does; if it is "
        "in order, unpack it first",
        packed->name, most);
}

/* ---- gzip ----------------------------------------------------------------------------------- */

static lede_status open_gzip(lede_gzip_feed feed, void *context, void **out, lede_error *err) {
    lede_gzip *gzip = NULL;
    LEDE_TRY(lede_gzip_open(feed, context, &gzip, err));
    *out = gzip;
    return LEDE_OK;
}
static lede_status read_gzip(void *state, char *out, size_t size, size_t *got, lede_error *err) {
    return lede_gzip_read(state, out, size, got, err);
}
static lede_status resume_gzip(void *state, uint64_t *at, lede_error *err) {
    return lede_gzip_resume(state, at, err);
}
static void close_gzip(void *state) {
    lede_gzip_close(state);
}

const lede_codec lede_codec_gzip = {.is = lede_gzip_is,
                                    .open = open_gzip,
                                    .read = read_gzip,
                                    .resume = resume_gzip,
                                    .close = close_gzip};
