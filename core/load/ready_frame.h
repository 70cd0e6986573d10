/* ready_frame.h — what the loaders of ready tokens share: framing by lines, the bytes of a frame.
 * owner: the reader thread; lede_ready_text a worker
 * floor: load */
#ifndef LEDE_LOAD_READY_FRAME_H
#define LEDE_LOAD_READY_FRAME_H

#include "load/format.h"

/* Lines of tokens after which a file that marks no documents is cut, at the next end of a sentence:
 * some ten long features. */
#if defined(LEDE_SMALL)
#define LEDE_READY_LINES 64
#else
#define LEDE_READY_LINES 10000
#endif

lede_slice lede_ready_skip_mark(lede_slice head);               /* without a byte order mark */
bool lede_ready_is_named(const char *path, const char *ending); /* .gz behind it does not matter */

/* Skip the mark and blank lines in front of the next article. */
lede_status lede_ready_begin(lede_framer *framer, lede_error *err);
/* Leave out `size` bytes, counting lines. */
void lede_ready_skip(lede_framer *framer, size_t size);
lede_status lede_ready_skip_line(lede_framer *framer, lede_error *err);
/* The article is too long: the frame fails, once (*is_long), and `size` bytes are left out. */
void lede_ready_give_up(lede_framer *framer, const char *what, size_t size, bool *is_long,
                        lede_frame *frame);

/* How far the end of an article has been sought, line by line. */
typedef struct lede_ready_seek {
    lede_slice line; /* the one in hand */
    size_t at, next; /* where it begins, which the seeker moves on, and where the one behind does */
    bool is_long;    /* the article is over the limit, and being left out */
    bool gave_up;    /* something was left out before this line; the seeker takes it back */
} lede_ready_seek;

/* The line at seek->at. What is over the limit of an article, or one line of it, is left out; the
 * frame fails for it, once. END behind the last line. */
lede_status lede_ready_seek_line(lede_framer *framer, lede_ready_seek *seek, lede_frame *frame,
                                 lede_error *err);
/* lede_framer_take, counting lines. */
lede_status lede_ready_cut(lede_framer *framer, size_t size, lede_frame *frame, lede_error *err);
/* The frame ends `size` bytes ahead; END when there is nothing in it. */
lede_status lede_ready_take(lede_framer *framer, size_t size, bool is_long, bool is_empty,
                            lede_frame *frame, lede_error *err);

/* The frame's bytes in the arena. FORMAT with the line: no UTF-8. */
lede_status lede_ready_text(const lede_frame *frame, lede_arena *arena, lede_slice *out,
                            lede_error *err);

#endif
