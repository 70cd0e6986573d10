#include "load/shelf.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/array.h"

struct lede_shelf {
    lede_source *source; /* holds the paths */
    LEDE_ARRAY(lede_frame) frames;
};

/* What a frame takes beside its bytes counts, too: a million empty lines are articles. */
static uint64_t size_of(const lede_frame *frame) {
    return sizeof *frame + (frame->bytes == NULL ? 0 : frame->size + frame->header.size);
}

static lede_status fill(lede_shelf *shelf, uint64_t most_bytes, lede_error *err) {
    uint64_t bytes = 0;
    for (;;) {
        lede_frame frame;
        lede_status status = lede_source_next(shelf->source, &frame, err);
        if (status == LEDE_END) return LEDE_OK;
        if (status != LEDE_OK) return status;
        bytes += size_of(&frame);
        if (bytes > most_bytes || !lede_array_push(&shelf->frames, frame)) {
            lede_frame_clear(&frame);
            if (bytes <= most_bytes) return lede_fail_memory(err);
            return lede_fail(err, LEDE_LIMIT, "the articles are larger than %" PRIu64 " MiB",
                             most_bytes >> 20);
        }
    }
}

lede_status lede_shelf_new(lede_source *source, uint64_t most_bytes, lede_shelf **out,
                           lede_error *err) {
    lede_shelf *shelf = calloc(1, sizeof *shelf);
    *out = NULL;
    if (shelf == NULL) {
        lede_source_close(source);
        return lede_fail_memory(err);
    }
    shelf->source = source;
    lede_status status = fill(shelf, most_bytes, err);
    if (status != LEDE_OK) {
        lede_shelf_free(shelf);
        return status;
    }
    *out = shelf;
    return LEDE_OK;
}

void lede_shelf_free(lede_shelf *shelf) {
    if (shelf == NULL) return;
    for (size_t i = 0; i < shelf->frames.count; i++) lede_frame_clear(&shelf->frames.data[i]);
    free(shelf->frames.data);
    lede_source_close(shelf->source);
    free(shelf);
}

size_t lede_shelf_n_articles(const lede_shelf *shelf) {
    return shelf->frames.count;
}

const lede_frame *lede_shelf_frames(const lede_shelf *shelf) {
    return shelf->frames.data;
}
