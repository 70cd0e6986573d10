/* mime_header.h — the header of a message or of one of its parts (RFC 5322 §2.2, RFC 2045): its
 * fields unfolded, encoded words (RFC 2047) and parameters (RFC 2231) decoded to UTF-8.
 * thread: any; memory from the arena given; *ok becomes false when it is exhausted
 * floor: load — may include base */
#ifndef LEDE_LOAD_MIME_HEADER_H
#define LEDE_LOAD_MIME_HEADER_H

#include "base/arena.h"

/* Bytes up to and with the blank line that ends the header; all of them when none does. */
size_t lede_mime_header_size(lede_slice bytes);

/* Whether the line is "Name: value" with a name as fields have it. */
bool lede_mime_is_field(lede_slice line);

/* The value of the first field of that name, its lines joined; null: there is none. */
lede_slice lede_mime_field(lede_slice header, const char *name, lede_arena *arena, bool *ok);

/* The text of a value, its encoded words decoded. */
lede_slice lede_mime_text(lede_slice value, lede_arena *arena, bool *ok);
/* The same of a field; null: there is none, or it is empty. */
lede_slice lede_mime_field_text(lede_slice header, const char *name, lede_arena *arena, bool *ok);

/* "text/html" of `text/html; charset=utf-8`. */
lede_slice lede_mime_main_value(lede_slice value);
/* A parameter: name=value, name="value", name*=charset'language'value, name*0=…; null: none. */
lede_slice lede_mime_parameter(lede_slice value, const char *name, lede_arena *arena, bool *ok);

/* The people of an address list as they are called, joined by "; ": `"Doe, Jane" <j@x.org>` is
 * Jane Doe. Who has an address only is left out; null: nobody has a name. */
lede_slice lede_mime_people(lede_slice value, lede_arena *arena, bool *ok);

#endif
