/* status.h — how every function of the library reports failure.
 * A function that can fail returns lede_status and fills an optional lede_error that its caller
 * owns. Nothing is printed, nothing exits. The words themselves are public: see lede_base.h.
 * thread: any; an error belongs to one call
 * floor: base */
#ifndef LEDE_BASE_STATUS_H
#define LEDE_BASE_STATUS_H

#include "base/platform.h"

#include <stdarg.h>

#include "lede_base.h"

/* Return the status of a failed call to the caller; go on after LEDE_OK. */
#define LEDE_TRY(call)                                                                             \
    do {                                                                                           \
        lede_status try_status_ = (call);                                                          \
        if (LEDE_UNLIKELY(try_status_ != LEDE_OK)) return try_status_;                             \
    } while (0)

/* An error (may be NULL) of this status that says nothing. Its texts are not filled with zeros,
 * since calls that may fail come often and it is large. */
void lede_error_clear(lede_error *err, lede_status status);
/* Clear `err` (may be NULL), write the message, return `status`: `return lede_fail(err, …);` */
lede_status lede_fail(lede_error *err, lede_status status, const char *format, ...)
    LEDE_PRINTF(3, 4);

/* The one message for a failed allocation. */
lede_status lede_fail_memory(lede_error *err);

/* "cannot open 'x': No such file or directory" with the text of errno value `code`. */
lede_status lede_fail_errno(lede_error *err, int code, const char *doing, const char *path);

/* Note in an error that was just written which name nothing declares. */
void lede_error_unknown(lede_error *err, lede_name_kind kind, lede_slice name);

/* "before: message", all else as it was. */
void lede_error_prefix(lede_error *err, const char *before);

/* Add the place to an error that was just written. `where` is a path or the user's own name of a
 * thing; line and column are 1-based, 0 when not known. A place that is there already stays. */
lede_status lede_error_place(lede_error *err, const char *where, uint32_t line, uint32_t column);

#endif
