/* Any bytes as text in some charset: what comes out is UTF-8, whole or as a stream. */
#include "base/platform.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "load/charset.h"
#include "load/recode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void recode(lede_slice bytes) {
    static const char *const charsets[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
    lede_stream *stream;
    lede_recode *wide;
    lede_error err = {0};
    size_t ahead = bytes.size > 0 ? (unsigned char)bytes.data[0] % bytes.size : 0;
    lede_slice first = lede_slice_cut(bytes, 0, ahead), piece;
    if (lede_stream_open_memory(lede_slice_cut(bytes, ahead, bytes.size), &stream, &err) != LEDE_OK)
        return;
    if (lede_recode_new(charsets[bytes.size % 4], first, stream, &wide, &err) == LEDE_OK) {
        while (lede_recode_feed(wide, &piece, &err) == LEDE_OK && piece.size > 0) {
            if (!lede_utf8_is_valid(piece)) abort();
        }
        lede_recode_free(wide);
    }
    lede_stream_close(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_arena arena;
    lede_error err = {0};
    const char *charset;
    lede_slice bytes = {size == 0 ? "" : (const char *)data, size}, out;
    lede_arena_init(&arena, 64 << 20);
    if (lede_charset_decode(bytes, &arena, &out, &err) == LEDE_OK && !lede_utf8_is_valid(out)) {
        abort();
    }
    (void)lede_charset_of_table(bytes, &charset, &err);
    lede_arena_clear(&arena);
    recode(bytes);
    return 0;
}
