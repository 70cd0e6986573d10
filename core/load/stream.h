/* stream.h — a sequence of bytes, read forward: a file, standard input, memory, or another stream
 * under a container (gzip …). Containers open by content, never by name.
 * owner: whoever opened it; thread: one at a time
 * floor: load — may include base, locale, text */
#ifndef LEDE_LOAD_STREAM_H
#define LEDE_LOAD_STREAM_H

#include "base/status.h"
#include "base/slice.h"
#include "load/gzip.h"

#include <stdatomic.h>

typedef struct lede_stream lede_stream;

/* "-" is standard input. What is compressed (codec.h) is unpacked as it is read. IO when the path
 * cannot be opened or is a folder. A pipe or a terminal that gives nothing is at its end once
 * `*stopped`, which may be set in a signal handler, says so; NULL: it is waited for. */
lede_status lede_stream_open(const char *path, const atomic_bool *stopped, lede_stream **out,
                             lede_error *err);
lede_status lede_stream_open_memory(lede_slice bytes, lede_stream **out, lede_error *err);
/* Bytes that `feed` gives piece by piece, as a file inside another; borrowed until its next call.
 */
lede_status lede_stream_open_feed(const char *name, lede_gzip_feed feed, void *context,
                                  lede_stream **out, lede_error *err);
void lede_stream_close(lede_stream *stream);

/* Up to `size` bytes; *got is 0 at the end only. FORMAT (a damaged container, with the offset). */
lede_status lede_stream_read(lede_stream *stream, char *out, size_t size, size_t *got,
                             lede_error *err);

/* Behind damage in what is compressed: go on at the next member or frame that begins `at` bytes
 * into the file. END: there is none, nothing is damaged, or the container has no such places. */
lede_status lede_stream_resume(lede_stream *stream, uint64_t *at, lede_error *err);

uint64_t lede_stream_consumed(const lede_stream *stream); /* bytes of the file behind it */

#endif
