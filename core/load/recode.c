#include "load/recode.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/utf8.h"

enum {
    READ_BYTES = 64 * 1024,
    OUT_BYTES = 3 * READ_BYTES /* no character takes more than that of UTF-16's or UTF-32's bytes */
};

struct lede_recode {
    iconv_t table;
    lede_stream *below;
    lede_buffer in; /* read and not yet converted */
    size_t unit;    /* bytes of one unit of the charset */
    bool ended;     /* below */
    char out[OUT_BYTES];
};

lede_status lede_recode_new(const char *charset, lede_slice ahead, lede_stream *below,
                            lede_recode **out, lede_error *err) {
    lede_recode *recode = calloc(1, sizeof *recode);
    if (recode == NULL) return lede_fail_memory(err);
    recode->table = iconv_open("UTF-8", charset);
    if (recode->table == (iconv_t)-1) {
        free(recode);
        return errno == ENOMEM
                   ? lede_fail_memory(err)
                   : lede_fail(err, LEDE_UNSUPPORTED, "%s: convert it first with iconv", charset);
    }
    recode->below = below;
    recode->unit = strncmp(charset, "UTF-32", 6) == 0 ? 4 : 2;
    lede_buffer_add(&recode->in, ahead);
    if (recode->in.failed) {
        lede_recode_free(recode);
        return lede_fail_memory(err);
    }
    *out = recode;
    return LEDE_OK;
}

void lede_recode_free(lede_recode *recode) {
    if (recode == NULL) return;
    iconv_close(recode->table);
    lede_buffer_clear(&recode->in);
    free(recode);
}

static lede_status read_more(lede_recode *recode, lede_error *err) {
    size_t before = recode->in.size, got = 0;
    if (recode->below == NULL) {
        recode->ended = true;
        return LEDE_OK;
    }
    char *room = lede_buffer_extend(&recode->in, READ_BYTES);
    if (room == NULL) return lede_fail_memory(err);
    lede_status status = lede_stream_read(recode->below, room, READ_BYTES, &got, err);
    recode->in.size = before + got;
    recode->ended = got == 0;
    return status;
}

/* Convert what is there, as far as `out` holds; the number of bytes made. What is cut off at the
 * end waits for more, and is one wrong character at the end of the file. */
static size_t convert(lede_recode *recode) {
    char *from = recode->in.data, *to = recode->out;
    size_t left = recode->in.size, room = sizeof recode->out;
    while (left > 0 && iconv(recode->table, &from, &left, &to, &room) == (size_t)-1) {
        bool is_cut = errno == EINVAL;
        if (errno == E2BIG || room < LEDE_UTF8_MAX_BYTES || (is_cut && !recode->ended)) break;
        size_t size = lede_utf8_encode(0xFFFD, to),
               wrong = left < recode->unit ? left : recode->unit;
        to += size;
        room -= size;
        from += wrong;
        left -= wrong;
    }
    if (left > 0) memmove(recode->in.data, from, left);
    recode->in.size = left;
    return (size_t)(to - recode->out);
}

lede_status lede_recode_feed(void *context, lede_slice *piece, lede_error *err) {
    lede_recode *recode = context;
    for (;;) {
        size_t size = recode->in.size > 0 ? convert(recode) : 0;
        *piece = (lede_slice){recode->out, size};
        if (size > 0 || (recode->ended && recode->in.size == 0)) return LEDE_OK;
        LEDE_TRY(read_more(recode, err));
    }
}
