/* json.h — strict JSON (RFC 8259) into a small tree. Strings without escapes are slices of the text
 * that was read; the rest of the tree lives in the arena: both must outlive it.
 * Strict means: no comments, no trailing commas, no NaN, nothing behind the value, well-formed
 * UTF-8. Where RFC 8259 leaves a choice, we refuse: a key that comes twice in one object, a \u
 * surrogate without its other half, nesting past LEDE_JSON_DEPTH, a byte order mark.
 * A number is kept as it is written, so that none loses digits.
 * thread: any; a tree is immutable
 * floor: base */
#ifndef LEDE_BASE_JSON_H
#define LEDE_BASE_JSON_H

#include "base/arena.h"
#include "base/json_habit.h"
#include "base/status.h"

/* Levels of arrays and objects in each other: bounds the C stack (some 200 bytes a level). */
#if defined(LEDE_SMALL)
#define LEDE_JSON_DEPTH 16
#else
#define LEDE_JSON_DEPTH 256
#endif

typedef enum lede_json_kind {
    LEDE_JSON_NULL = 0,
    LEDE_JSON_BOOL,
    LEDE_JSON_NUMBER,
    LEDE_JSON_STRING,
    LEDE_JSON_ARRAY,
    LEDE_JSON_OBJECT
} lede_json_kind;

/* What stands in a string, seen in passing while it is decoded. */
enum {
    LEDE_JSON_TOLD = 1,   /* else it was made otherwise, and nothing is known of it */
    LEDE_JSON_MARKS = 2,  /* perhaps & or <, which may be markup; in a wide one perhaps U+2028 or
                             U+2029, which end lines */
    LEDE_JSON_FEEDS = 4,  /* line feeds */
    LEDE_JSON_UNEVEN = 8, /* of them three together, at an end or beside a space; other controls,
                             or escapes of other line ends */
    LEDE_JSON_WIDE = 16   /* perhaps bytes beyond ASCII that are no escapes */
};

/* Blank lines whose places are told: a text with more is uneven. */
enum { LEDE_JSON_BREAKS = 128 };

/* A string that was decoded, for who makes a text of it. */
typedef struct lede_json_decoded {
    char *text;
    uint32_t room;     /* bytes in front of it that may be written */
    uint32_t n_breaks; /* where two line feeds stand together; not all of an uneven text */
    uint32_t breaks[];
} lede_json_decoded;

typedef struct lede_json lede_json;
struct lede_json {
    lede_json_kind kind;
    bool boolean;
    uint8_t holds; /* of a string: LEDE_JSON_TOLD and so on */
    bool is_exact; /* of a member with a meaning: its key is spelt just as that is called */
    union {
        const lede_json_decoded *decoded; /* of a string; NULL: it is a slice of what was read */
        size_t count;                     /* of items or members that are kept */
    };
    lede_slice text;        /* of a string, decoded; of a number, as it stands; never NULL data */
    lede_slice key;         /* decoded, when this is a member of an object; else null */
    const void *meaning;    /* of a member, to whom asked lede_json_read_some; else NULL */
    size_t offset;          /* of the value, in the bytes that were read */
    const lede_json *first; /* item or member, in the order of the text */
    const lede_json *next;  /* in the same array or object */
};

/* FORMAT, LIMIT (depth) with line, column and offset of the place and what was expected there;
 * NOMEM. */
lede_status lede_json_read(lede_slice text, lede_arena *arena, const lede_json **out,
                           lede_error *err);

/* What a key means to the reader, and whether it is spelt just as that is called; NULL: nothing. */
typedef const void *lede_json_meaning_fn(lede_slice key, bool *is_exact);

/* Which members are wanted. */
typedef struct lede_json_choice {
    lede_json_meaning_fn *meaning;
    lede_json_habit *habit; /* of this meaning alone; NULL: none is kept */
} lede_json_choice;

enum { LEDE_JSON_ROOM = 512 }; /* bytes: more than most titles */

/* The same, but of an object that is the whole text only the members are kept that mean something
 * and are not null, and what they mean. The others are gone over for what may be wrong with them.
 * Strings that are long or have escapes are decoded with LEDE_JSON_ROOM bytes in front of them. */
lede_status lede_json_read_some(lede_slice text, const lede_json_choice *choice, lede_arena *arena,
                                const lede_json **out, lede_error *err);

/* The first member of that name; NULL when there is none, or `value` is no object or NULL. */
const lede_json *lede_json_get(const lede_json *value, const char *name);

/* The next member of the same key in the same object; NULL: it comes once. */
const lede_json *lede_json_again(const lede_json *member);

/* The number as an integer; false when it is none (a fraction, an exponent, too large). */
bool lede_json_integer(const lede_json *value, int64_t *out);

const char *lede_json_kind_name(lede_json_kind kind); /* "an object", "a string" … */

/* Set line, column (code points) and offset of `err` to the byte at `offset` of `text`. */
void lede_json_place(lede_error *err, lede_slice text, size_t offset);

#endif
