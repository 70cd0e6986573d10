#include "base/status.h"

#include <stdio.h>
#include <string.h>

/* "where:line:column: " with what is known of it. */
static int print_place(const lede_error *err, char *out, size_t size) {
    if (err->where[0] == '\0') return snprintf(out, size, "%s", "");
    if (err->line == 0) return snprintf(out, size, "%s: ", err->where);
    if (err->column == 0) return snprintf(out, size, "%s:%u: ", err->where, err->line);
    return snprintf(out, size, "%s:%u:%u: ", err->where, err->line, err->column);
}

size_t lede_error_print(const lede_error *err, char *out, size_t size) {
    char place[sizeof err->where + 32];
    print_place(err, place, sizeof place);
    int needed = snprintf(out, size, "%s%s%s%s", place, err->message,
                          err->excerpt[0] == '\0' ? "" : "\n", err->excerpt);
    return needed < 0 ? 0 : (size_t)needed;
}
