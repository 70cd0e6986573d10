#include "match/source.h"

#include <stdio.h>

enum {
    EXCERPT_BEFORE = 90, /* code points shown left of the caret in a long line */
    EXCERPT_AFTER = 60
};
static bool is_continuation(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t count_points(const char *data, size_t size) {
    size_t n = 0;
    for (size_t i = 0; i < size; i++) n += is_continuation(data[i]) ? 0 : 1;
    return n;
}

typedef struct place {
    size_t start, stop; /* bytes of the line */
    uint32_t line, column;
} place;

static place find_place(lede_slice text, size_t at) {
    place found = {.line = 1};
    if (at > text.size) at = text.size;
    for (size_t i = 0; i < at; i++) {
        if (text.data[i] != '\n') continue;
        found.line++;
        found.start = i + 1;
    }
    found.stop = found.start;
    while (found.stop < text.size && text.data[found.stop] != '\n') found.stop++;
    if (found.stop > found.start && text.data[found.stop - 1] == '\r') found.stop--;
    found.column = (uint32_t)count_points(text.data + found.start, at - found.start) + 1;
    return found;
}

/* One line of the excerpt: the pattern's, cut to a window around the caret. Tabs become spaces, so
 * that the caret stands right. */
static void write_excerpt(lede_slice text, const place *found, size_t at, lede_error *err) {
    size_t start = at < found->start ? found->start : at, stop = start;
    if (start > found->stop) start = stop = found->stop;
    size_t before = 0;
    while (start > found->start && before < EXCERPT_BEFORE) {
        start--;
        if (!is_continuation(text.data[start])) before++;
    }
    for (size_t after = 0; stop < found->stop && after < EXCERPT_AFTER; stop++) {
        if (!is_continuation(text.data[stop])) after++;
    }
    while (stop < found->stop && is_continuation(text.data[stop])) stop++;
    char line[sizeof err->excerpt];
    size_t size = stop - start;
    if (size > sizeof line - EXCERPT_BEFORE - 8) size = sizeof line - EXCERPT_BEFORE - 8;
    for (size_t i = 0; i < size; i++) {
        char c = text.data[start + i];
        line[i] = (unsigned char)c < ' ' || c == 0x7F ? ' ' : c;
    }
    snprintf(err->excerpt, sizeof err->excerpt, "%.*s\n%*s", (int)size, line, (int)before + 1, "^");
}

lede_status lede_pattern_source_fail(const lede_pattern_source *source, size_t at,
                                     lede_status status, lede_error *err, const char *format, ...) {
    if (err == NULL) return status;
    char what[sizeof err->message];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    place found = find_place(source->text, at);
    if (source->rule.size > 0) {
        lede_fail(err, status, "rule '%.*s', line %u, column %u of the pattern: %s",
                  LEDE_FMT(source->rule), found.line, found.column, what);
    } else {
        lede_fail(err, status, "line %u, column %u of the pattern: %s", found.line, found.column,
                  what);
    }
    write_excerpt(source->text, &found, at, err);
    if (source->file.data != NULL) {
        char where[sizeof err->where];
        snprintf(where, sizeof where, "%.*s", LEDE_FMT(source->file));
        lede_error_place(err, where, source->line, 0);
    }
    return status;
}
