/* field_names.h — what a user says the keys of JSON or the columns of a table are called,
 * "text=body", "title=content.headline", and how their dates are meant, "dates=dmy".
 * owner: the source; immutable once read
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_FIELD_NAMES_H
#define LEDE_LOAD_FIELD_NAMES_H

#include "base/arena.h"
#include "base/status.h"

typedef struct lede_field_key {
    int meaning; /* as in json_names.h */
    lede_slice key;
} lede_field_key;

typedef struct lede_field_names {
    lede_field_key *items;
    size_t count;
    lede_slice
        date_language; /* whose order of day and month counts in 02/03/2024; null: nobody's */
} lede_field_names;

/* USAGE: not FIELD=NAME, or no such field or order of dates; the message lists them. */
lede_status lede_field_names_read(const char *const *given, size_t count, lede_arena *arena,
                                  lede_field_names *out, lede_error *err);

#endif
