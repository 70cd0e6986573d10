/* Any bytes as a compressed file, and as an archive. */
#include "loading.h"

#include "load/members.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_members(lede_framer *framer) {
    lede_members *members;
    lede_error err;
    lede_slice name, piece = {"", 0};
    if (lede_members_open(framer, &members, &err) != LEDE_OK) return;
    for (size_t i = 0; lede_members_next(members, &name, &err) == LEDE_OK; i++) {
        size_t most = i % 3 == 0 ? 1 : SIZE_MAX; /* some are left unread */
        for (size_t n = 0; n < most; n++) {
            if (lede_members_feed(members, &piece, &err) != LEDE_OK || piece.size == 0) break;
        }
    }
    lede_members_close(members);
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
        read_members(&framer);
    }
    lede_framer_clear(&framer);
    lede_stream_close(stream);
    return 0;
}
