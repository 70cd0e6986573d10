/* http_body.h — headers of "Name: value" lines, as WARC, HTTP and mail have them, and the body of
 * an answer of HTTP/1 as it was sent: in chunks (RFC 9112 §7.1), compressed (RFC 9110 §8.4).
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_HTTP_BODY_H
#define LEDE_LOAD_HTTP_BODY_H

#include "base/arena.h"
#include "load/framer.h"

/* Bytes of the header with the blank line that ends it; 0: it does not end here. */
size_t lede_header_size(lede_slice text);
/* The value of the first line of that name, whatever its case; null: none. */
lede_slice lede_header_value(lede_slice header, const char *name);
/* "utf-8" of `text/html; charset="utf-8"`; null: none. */
lede_slice lede_header_parameter(lede_slice value, const char *name);
int lede_http_status(lede_slice header); /* 200; 0: no status line */

/* The body behind the header: joined and unpacked, in the arena where it must be. FORMAT: damaged;
 * UNSUPPORTED: a compression that is not read, by name; LIMIT: a bomb. */
lede_status lede_http_body(lede_slice answer, lede_arena *arena, lede_slice *out, lede_error *err);

/* A frame of its own for some bytes of another. */
lede_status lede_http_copy(lede_slice bytes, lede_frame *frame, lede_error *err);

#endif
