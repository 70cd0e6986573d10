/* json_writer.h — JSON text (RFC 8259) at the end of a buffer, without white space. The caller says
 * what comes; commas and colons are put by the writer, and a line feed between values at the top,
 * so that a sequence of them is JSON Lines.
 *     lede_json_writer json = {.out = &buffer};
 *     lede_json_open_object(&json);
 *     lede_json_key(&json, "title");  lede_json_text(&json, title);
 *     lede_json_close_object(&json);
 * Failure is the buffer's: sticky, looked at once at the end. Opening more than LEDE_JSON_LEVELS
 * levels is a failure too.
 * owner: the caller; thread: one at a time
 * floor: base */
#ifndef LEDE_BASE_JSON_WRITER_H
#define LEDE_BASE_JSON_WRITER_H

#include "base/buffer.h"
#include "base/value.h"

/* Levels that may be open at once: what we write is a few deep; a bit of `filled` each. */
#define LEDE_JSON_LEVELS 64

typedef struct lede_json_writer {
    lede_buffer *out;
    uint64_t filled; /* bit d: level d has an item, so the next one needs a comma */
    uint32_t depth;
    bool after_key;
} lede_json_writer;

void lede_json_open_object(lede_json_writer *json);
void lede_json_close_object(lede_json_writer *json);
void lede_json_open_array(lede_json_writer *json);
void lede_json_close_array(lede_json_writer *json);

void lede_json_key(lede_json_writer *json, const char *name);
void lede_json_key_slice(lede_json_writer *json, lede_slice name);

void lede_json_null(lede_json_writer *json);
void lede_json_bool(lede_json_writer *json, bool flag);
void lede_json_int(lede_json_writer *json, int64_t number);
void lede_json_real(lede_json_writer *json, double number);      /* null when not finite */
void lede_json_text(lede_json_writer *json, lede_slice text);    /* null when the slice is */
void lede_json_string(lede_json_writer *json, const char *text); /* null when NULL */
void lede_json_value(lede_json_writer *json, lede_value value);  /* a list is an array */
/* JSON text made elsewhere, put as it stands. */
void lede_json_raw(lede_json_writer *json, lede_slice text);

/* The string alone, in quotes. Escaped is what RFC 8259 §7 asks for: the quote, the backslash,
 * controls. Ill-formed UTF-8 becomes U+FFFD, so that the result is always JSON. */
void lede_json_add_string(lede_buffer *out, lede_slice text);

#endif
