/* lede_base.h — what every call of lede.h gives and takes: status, error, slice, value. They are
 * the words of all rooms of the library, too. Hosts include lede.h, which says who owns what.
 * thread: any; an error belongs to one call */
#ifndef LEDE_BASE_H
#define LEDE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LEDE_VERSION "0.1.0"

#if defined(__GNUC__)
#define LEDE_API __attribute__((visibility("default")))
#else
#define LEDE_API
#endif

/* ---- status and errors ---------------------------------------------------------------------- */

typedef enum lede_status {
    LEDE_OK = 0,
    LEDE_END,         /* no more items: not a failure */
    LEDE_NOMEM,       /* memory or an article's memory limit is exhausted */
    LEDE_IO,          /* the system refused to read or write */
    LEDE_FORMAT,      /* an input is not what it claims to be */
    LEDE_SYNTAX,      /* a pattern, script or option does not parse */
    LEDE_SCRIPT,      /* a function of the script failed */
    LEDE_USAGE,       /* a call or option that makes no sense here */
    LEDE_UNSUPPORTED, /* understood, not available in this build */
    LEDE_LIMIT,       /* a limit was reached; the message names it and how to raise it */
    LEDE_SEALED,      /* a write to something that no longer changes */
    LEDE_STOPPED,     /* the run was asked to stop */
    LEDE_BUSY         /* another run writes the store: the same call may do later */
} lede_status;

#define LEDE_NO_OFFSET UINT64_MAX

/* What patterns and functions of a script call by name. */
typedef enum lede_name_kind {
    LEDE_NAME_ATTRIBUTE = 0, /* of tokens */
    LEDE_NAME_LAYER,         /* lexicons are layers, too */
    LEDE_NAME_LAYER_ATTRIBUTE,
    LEDE_NAME_LEXICON,
    LEDE_NAME_LIST,
    LEDE_NAME_MACRO,
    LEDE_NAME_RULE,
    LEDE_NAME_LUA /* "article.title", "page.bars()" */
} lede_name_kind;

/* One failure, whole. Owned by the caller, filled by the call that failed; every call takes NULL in
 * its place. */
typedef struct lede_error {
    lede_status status;
    uint32_t line, column; /* 1-based; column in code points; 0 when not known */
    uint64_t offset;       /* bytes into the file; LEDE_NO_OFFSET when not known */
    char where[512];       /* path, or the user's own name of a thing; "" when not known */
    char message[768];     /* what is wrong and what was expected; one line, no full stop */
    char excerpt[512];     /* the line and a caret below it, or "" */
    /* The layer, lexicon, list or macro that nothing declares, if that is what is wrong; else "".
     */
    char unknown[64];
    lede_name_kind unknown_kind;
} lede_error;

LEDE_API const char *lede_status_name(lede_status status); /* "syntax" … */

/* "where:line:column: message", then the excerpt on its own lines. Returns bytes needed without
 * the final zero, as snprintf does. */
LEDE_API size_t lede_error_print(const lede_error *err, char *out, size_t size);

/* ---- values --------------------------------------------------------------------------------- */

/* Borrowed bytes, without a zero behind them. data == NULL is null (absent), which is not the same
 * as empty. */
typedef struct lede_slice {
    const char *data;
    size_t size;
} lede_slice;

typedef enum lede_value_kind {
    LEDE_NULL = 0,
    LEDE_BOOL,
    LEDE_INT,
    LEDE_REAL,
    LEDE_TEXT,
    LEDE_LIST
} lede_value_kind;

typedef struct lede_value lede_value;
struct lede_value {
    lede_value_kind kind;
    union {
        bool boolean;
        int64_t integer;
        double real;
        lede_slice text;
        struct {
            const lede_value *items;
            size_t count;
        } list;
    } as;
};

#ifdef __cplusplus
}
#endif
#endif
