/* framer.h — the bytes ahead in a stream, from which a format's `frame` cuts the next article, and
 * the frame that it cuts.
 * owner: the reader thread; a frame goes on to a worker
 * floor: load */
#ifndef LEDE_LOAD_FRAMER_H
#define LEDE_LOAD_FRAMER_H

#include "base/buffer.h"
#include "base/hash.h"
#include "load/stream.h"

/* The bytes of one article and where they came from; crosses from the reader to a worker. */
typedef struct lede_frame {
    const struct lede_format *format;
    uint64_t n;          /* its place in the input, from 0; set by the reader */
    lede_digest made_of; /* set by a reader that needs it: lede_frame_digest */
    const char *path;    /* of the input; outlives the run */
    uint32_t part;       /* k-th article of the file, from 1; 0 when the file is one article */
    uint32_t line;       /* 1-based line where it begins; 0 when lines make no sense */
    uint32_t column;     /* code points before it on that line */
    uint64_t offset;     /* bytes into the unpacked file */
    char *bytes;         /* heap; owned by the frame */
    size_t size;
    lede_slice header;   /* of the whole file, for each of its articles; in `bytes`, behind them */
    const char *columns; /* that vertical files have unless they say so; may be NULL */
    const struct lede_field_names *names; /* of keys and columns; may be NULL; outlives the run */
    lede_status status; /* not OK: the frame itself failed (too long, unreadable) … */
    lede_error error;   /* … and this says why; bytes is NULL */
} lede_frame;
void lede_frame_clear(lede_frame *frame);

typedef struct lede_framer {
    lede_stream *stream;
    lede_buffer ahead;  /* bytes read and not yet framed */
    size_t taken;       /* of `ahead`, already framed */
    bool ended;         /* the stream has no more */
    bool whole;         /* the one article of this file is framed */
    uint64_t offset;    /* of ahead.data[taken] in the unpacked file */
    uint32_t line;      /* of that place, from 1 … */
    uint32_t column;    /* … and code points before it there, where articles share lines */
    uint32_t part;      /* articles framed so far */
    uint64_t limit;     /* most bytes of one article */
    lede_buffer header; /* goes with every frame from here on */
    uint32_t mode;      /* the format's own: where in the file's structure it stands; 0 at first */
    uint32_t width;     /* the format's own */
    lede_error *broken; /* heap: why `stream` gave no more than is ahead; NULL: it is in order */
} lede_framer;

void lede_framer_init(lede_framer *framer, lede_stream *stream, uint64_t limit);
void lede_framer_clear(lede_framer *framer);

/* Make at least `size` bytes stand behind `taken`, or all there are. A stream that breaks behind
 * bytes which are not framed yet has ended; `broken` says why. */
lede_status lede_framer_fill(lede_framer *framer, size_t size, lede_error *err);
lede_slice lede_framer_rest(const lede_framer *framer); /* until the next fill */

void lede_framer_skip(lede_framer *framer, size_t size); /* leave bytes out */
/* Copy the next bytes into the frame, with their place. */
lede_status lede_framer_take(lede_framer *framer, size_t size, lede_frame *frame, lede_error *err);
/* All that is left is one article: framer->whole is set. Over the limit it is a failed frame. */
lede_status lede_framer_take_all(lede_framer *framer, lede_frame *frame, lede_error *err);
/* The line that begins `at` bytes behind `taken`, without its end, and where the next one begins.
 * END behind the last; LIMIT, without a message, when it is longer than an article may be. The line
 * stands until the next fill. */
lede_status lede_framer_line(lede_framer *framer, size_t at, lede_slice *line, size_t *next,
                             lede_error *err);
/* Leave out what stands up to the next line end, holding no more than a read of it. */
lede_status lede_framer_skip_line(lede_framer *framer, lede_error *err);
/* Make it a failed frame: the `what` ("line") here is over the limit. */
void lede_framer_fail_long(lede_framer *framer, const char *what, lede_frame *frame);
/* The stream goes on behind what broke: what is ahead of it is lost. */
void lede_framer_go_on(lede_framer *framer);

#endif
