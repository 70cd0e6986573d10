#include "load/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "load/codec.h"

enum { PIECE_BYTES = 128 * 1024 }; /* one read of a file: large enough to hide the call */
enum { POLL_MILLISECONDS = 50 };   /* how soon a reader of a silent pipe sees that it shall stop */

struct lede_stream {
    int fd;                     /* -1: memory */
    bool owns_fd;               /* false: standard input */
    bool may_wait;              /* a pipe, a terminal: it may give nothing for hours … */
    const atomic_bool *stopped; /* … until this is set; may be NULL */
    char *piece;                /* heap; what was read of the file last */
    lede_slice ready;           /* read and not yet passed on: of `piece`, or of the memory given */
    uint64_t consumed;          /* passed on */
    lede_gzip_feed feed; /* where bytes come from that are no file's; NULL: of fd or memory */
    void *context;
    const lede_codec *codec; /* NULL: passed on as it stands */
    void *unpacker;          /* of the codec */
    bool is_damaged;         /* the unpacker said so */
    char path[];             /* for messages */
};

/* Until there is something to read, or the end. False: told to stop. */
static bool wait_for_bytes(const lede_stream *stream) {
    if (!stream->may_wait || stream->stopped == NULL) return true;
    while (!atomic_load(stream->stopped)) {
        struct pollfd file = {.fd = stream->fd, .events = POLLIN};
        int n_ready = poll(&file, 1, POLL_MILLISECONDS);
        if (n_ready > 0 || (n_ready < 0 && errno != EINTR)) return true;
    }
    return false;
}

static lede_status read_fd(lede_stream *stream, char *out, size_t size, size_t *got,
                           lede_error *err) {
    ssize_t count;
    *got = 0;
    if (!wait_for_bytes(stream)) return LEDE_OK;
    do {
        count = read(stream->fd, out, size);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return lede_fail_errno(err, errno, "read", stream->path);
    *got = (size_t)count;
    return LEDE_OK;
}

static lede_status read_piece(lede_stream *stream, lede_error *err) {
    if (stream->feed != NULL && stream->ready.size == 0) {
        return stream->feed(stream->context, &stream->ready, err);
    }
    if (stream->fd < 0 || stream->ready.size > 0) return LEDE_OK;
    size_t got = 0;
    LEDE_TRY(read_fd(stream, stream->piece, PIECE_BYTES, &got, err));
    stream->ready = (lede_slice){stream->piece, got};
    return LEDE_OK;
}

static lede_status feed(void *context, lede_slice *piece, lede_error *err) {
    lede_stream *stream = context;
    LEDE_TRY(read_piece(stream, err));
    *piece = stream->ready;
    stream->consumed += piece->size;
    stream->ready = lede_slice_cut(stream->ready, piece->size, piece->size);
    return LEDE_OK;
}

static lede_status new_stream(const char *path, lede_stream **out, lede_error *err) {
    size_t size = strlen(path) + 1;
    lede_stream *stream = calloc(1, sizeof *stream + size);
    if (stream == NULL) return lede_fail_memory(err);
    memcpy(stream->path, path, size);
    stream->fd = -1;
    stream->ready = LEDE_SLICE("");
    *out = stream;
    return LEDE_OK;
}

/* Look at the first bytes; put the container's reader in front. */
static lede_status look_inside(lede_stream *stream, lede_error *err) {
    LEDE_TRY(read_piece(stream, err));
    const lede_codec *codec = lede_codec_find(stream->ready);
    if (codec == NULL) return LEDE_OK;
    LEDE_TRY(codec->open(feed, stream, &stream->unpacker, err));
    stream->codec = codec;
    return LEDE_OK;
}

static lede_status open_fd(lede_stream *stream, lede_error *err) {
    if (strcmp(stream->path, "-") == 0) {
        stream->fd = STDIN_FILENO;
    } else {
        /* A named pipe that nobody writes into is opened all the same, and waited for later. */
        stream->fd = open(stream->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (stream->fd < 0) return lede_fail_errno(err, errno, "open", stream->path);
        stream->owns_fd = true;
    }
    struct stat info;
    if (fstat(stream->fd, &info) != 0) return lede_fail_errno(err, errno, "open", stream->path);
    if (S_ISDIR(info.st_mode)) return lede_fail_errno(err, EISDIR, "open", stream->path);
    stream->may_wait = !S_ISREG(info.st_mode);
    if (stream->may_wait && stream->owns_fd && fcntl(stream->fd, F_SETFL, O_RDONLY) != 0) {
        return lede_fail_errno(err, errno, "open", stream->path);
    }
    stream->piece = malloc(PIECE_BYTES);
    return stream->piece == NULL ? lede_fail_memory(err) : LEDE_OK;
}

lede_status lede_stream_open(const char *path, const atomic_bool *stopped, lede_stream **out,
                             lede_error *err) {
    lede_stream *stream = NULL;
    LEDE_TRY(new_stream(path, &stream, err));
    stream->stopped = stopped;
    lede_status status = open_fd(stream, err);
    if (status == LEDE_OK) status = look_inside(stream, err);
    if (status != LEDE_OK) {
        lede_stream_close(stream);
        return status;
    }
    *out = stream;
    return LEDE_OK;
}

lede_status lede_stream_open_memory(lede_slice bytes, lede_stream **out, lede_error *err) {
    lede_stream *stream = NULL;
    LEDE_TRY(new_stream("(memory)", &stream, err));
    stream->ready = bytes;
    lede_status status = look_inside(stream, err);
    if (status != LEDE_OK) {
        lede_stream_close(stream);
        return status;
    }
    *out = stream;
    return LEDE_OK;
}

lede_status lede_stream_open_feed(const char *name, lede_gzip_feed feed_more, void *context,
                                  lede_stream **out, lede_error *err) {
    lede_stream *stream = NULL;
    LEDE_TRY(new_stream(name, &stream, err));
    stream->feed = feed_more;
    stream->context = context;
    lede_status status = look_inside(stream, err);
    if (status != LEDE_OK) {
        lede_stream_close(stream);
        return status;
    }
    *out = stream;
    return LEDE_OK;
}

void lede_stream_close(lede_stream *stream) {
    if (stream == NULL) return;
    if (stream->codec != NULL) stream->codec->close(stream->unpacker);
    if (stream->owns_fd) close(stream->fd);
    free(stream->piece);
    free(stream);
}

lede_status lede_stream_read(lede_stream *stream, char *out, size_t size, size_t *got,
                             lede_error *err) {
    *got = 0;
    if (stream->codec != NULL) {
        lede_status status = stream->codec->read(stream->unpacker, out, size, got, err);
        stream->is_damaged = status == LEDE_FORMAT;
        return status;
    }
    LEDE_TRY(stream->feed != NULL ? read_piece(stream, err) : LEDE_OK);
    if (stream->ready.size == 0 && stream->fd >= 0) {
        LEDE_TRY(read_fd(stream, out, size, got, err));
    } else {
        *got = stream->ready.size < size ? stream->ready.size : size;
        if (*got > 0) memcpy(out, stream->ready.data, *got);
        stream->ready = lede_slice_cut(stream->ready, *got, stream->ready.size);
    }
    stream->consumed += *got;
    return LEDE_OK;
}

lede_status lede_stream_resume(lede_stream *stream, uint64_t *at, lede_error *err) {
    if (!stream->is_damaged || stream->codec->resume == NULL) return LEDE_END;
    stream->is_damaged = false;
    return stream->codec->resume(stream->unpacker, at, err);
}

uint64_t lede_stream_consumed(const lede_stream *stream) {
    return stream->consumed;
}
