#include "load/archives.h"

#include "load/bomb.h"

static lede_archive *innermost(lede_archives *archives) {
    return &archives->items[archives->depth - 1];
}

static uint64_t unpacked_of(const lede_archive *archive) {
    return archive->framer.offset + lede_members_inflated(archive->members);
}

/* Each file of those within the first may unpack to LEDE_BOMB_FREE however small it is, and there
 * may be any number of them, so what all come to is counted. */
bool lede_archives_is_spent(const lede_archives *archives) {
    uint64_t unpacked = archives->unpacked;
    for (size_t i = 1; i < archives->depth; i++) {
        unpacked += unpacked_of(&archives->items[i]);
    }
    return lede_is_bomb(unpacked, archives->items[0].framer.offset, LEDE_BOMB_RATIO);
}

static lede_status check_spent(const lede_archives *archives, lede_error *err) {
    if (!lede_archives_is_spent(archives)) return LEDE_OK;
    return lede_fail(err, LEDE_LIMIT,
                     "the archives within the archive unpack to more than %d times its size, as no "
                     "text does; if they are in order, unpack it first",
                     LEDE_BOMB_RATIO);
}

lede_status lede_archives_open(lede_archives *archives, const char *name, lede_stream **stream,
                               lede_framer *framer, lede_error *err) {
    if (archives->depth == LEDE_ARCHIVES_DEPTH) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "archives within archives, more than %d deep: unpack it first",
                         LEDE_ARCHIVES_DEPTH);
    }
    lede_archive *archive = &archives->items[archives->depth++];
    *archive = (lede_archive){archives, name, *stream, *framer, NULL};
    *stream = NULL;
    *framer = (lede_framer){.stream = NULL};
    lede_status status = lede_members_open(&archive->framer, &archive->members, err);
    if (status != LEDE_OK) lede_archives_close(archives);
    return status;
}

void lede_archives_close(lede_archives *archives) {
    lede_archive *archive = innermost(archives);
    bool is_counted = archives->depth > 1 && archive->members != NULL;
    archives->unpacked += is_counted ? unpacked_of(archive) : 0;
    lede_members_close(archive->members);
    lede_framer_clear(&archive->framer);
    lede_stream_close(archive->stream);
    archives->depth--;
    if (archives->depth == 0) archives->unpacked = 0;
}

lede_status lede_archives_next(lede_archives *archives, lede_slice *name, lede_error *err) {
    LEDE_TRY(lede_members_next(innermost(archives)->members, name, err));
    return check_spent(archives, err);
}

bool lede_archives_goes_on(const lede_archives *archives) {
    return lede_members_goes_on(archives->items[archives->depth - 1].members);
}

static lede_status feed(void *context, lede_slice *piece, lede_error *err) {
    lede_archive *archive = context;
    LEDE_TRY(lede_members_feed(archive->members, piece, err));
    return check_spent(archive->all, err);
}

lede_status lede_archives_stream(lede_archives *archives, const char *name, lede_stream **out,
                                 lede_error *err) {
    return lede_stream_open_feed(name, feed, innermost(archives), out, err);
}
