#include "base/status.h"

#include <stdio.h>
#include <string.h>

void lede_error_clear(lede_error *err, lede_status status) {
    if (err == NULL) return;
    err->status = status;
    err->line = err->column = 0;
    err->offset = LEDE_NO_OFFSET;
    err->where[0] = err->message[0] = err->excerpt[0] = err->unknown[0] = '\0';
    err->unknown_kind = LEDE_NAME_ATTRIBUTE;
}

lede_status lede_fail(lede_error *err, lede_status status, const char *format, ...) {
    lede_error_clear(err, status);
    if (err == NULL) return status;
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    return status;
}

lede_status lede_fail_memory(lede_error *err) {
    return lede_fail(err, LEDE_NOMEM, "out of memory");
}

lede_status lede_fail_errno(lede_error *err, int code, const char *doing, const char *path) {
    char reason[128];
    if (strerror_r(code, reason, sizeof reason) != 0) {
        snprintf(reason, sizeof reason, "error %d", code);
    }
    return lede_fail(err, LEDE_IO, "cannot %s '%s': %s", doing, path, reason);
}

void lede_error_unknown(lede_error *err, lede_name_kind kind, lede_slice name) {
    if (err == NULL) return;
    err->unknown_kind = kind;
    snprintf(err->unknown, sizeof err->unknown, "%.*s", (int)name.size, name.data);
}

void lede_error_prefix(lede_error *err, const char *before) {
    if (err == NULL) return;
    char message[sizeof err->message];
    memcpy(message, err->message, sizeof message);
    if (snprintf(err->message, sizeof err->message, "%s: %s", before, message) < 0) return;
}

lede_status lede_error_place(lede_error *err, const char *where, uint32_t line, uint32_t column) {
    if (err == NULL) return LEDE_OK;
    if (err->where[0] == '\0' && where != NULL) {
        snprintf(err->where, sizeof err->where, "%s", where);
        err->line = line;
        err->column = column;
    }
    return err->status;
}

const char *lede_status_name(lede_status status) {
    switch (status) {
    case LEDE_OK: return "ok";
    case LEDE_END: return "end";
    case LEDE_NOMEM: return "memory";
    case LEDE_IO: return "io";
    case LEDE_FORMAT: return "format";
    case LEDE_SYNTAX: return "syntax";
    case LEDE_SCRIPT: return "script";
    case LEDE_USAGE: return "usage";
    case LEDE_UNSUPPORTED: return "unsupported";
    case LEDE_LIMIT: return "limit";
    case LEDE_SEALED: return "sealed";
    case LEDE_STOPPED: return "stopped";
    case LEDE_BUSY: return "busy";
    }
    return "unknown";
}
