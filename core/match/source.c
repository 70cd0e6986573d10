#include "match/source.h"

#include <stdio.h>

enum {
    EXCERPT_BEFORE = 90, /* code points shown left of the caret in a long line */
    EXCERPT_AFTER = 60,
    NEAREST_BYTES = 40 /* longer names are not compared */
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

lede_status lede_source_fail(const lede_source *source, size_t at, lede_status status,
                             lede_error *err, const char *format, ...) {
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

/* Edits (insert, delete, change, swap of neighbours) that turn one short name into another. */
static uint32_t distance(lede_slice a, lede_slice b) {
    uint32_t rows[3][NEAREST_BYTES + 1];
    for (uint32_t j = 0; j <= b.size; j++) rows[0][j] = j;
    for (uint32_t i = 1; i <= a.size; i++) {
        uint32_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        row[0] = i;
        for (uint32_t j = 1; j <= b.size; j++) {
            uint32_t change = above[j - 1] + (a.data[i - 1] == b.data[j - 1] ? 0 : 1);
            uint32_t best = above[j] + 1 < row[j - 1] + 1 ? above[j] + 1 : row[j - 1] + 1;
            if (change < best) best = change;
            bool swapped =
                i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1];
            if (swapped && second[j - 2] + 1 < best) best = second[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a.size % 3][b.size];
}

const lede_slice *lede_source_nearest(lede_slice wrong, const lede_slice *names, size_t n_names) {
    const lede_slice *nearest = NULL;
    uint32_t best = UINT32_MAX;
    if (wrong.size == 0 || wrong.size > NEAREST_BYTES) return NULL;
    for (size_t i = 0; i < n_names; i++) {
        if (names[i].size == 0 || names[i].size > NEAREST_BYTES) continue;
        uint32_t edits = distance(wrong, names[i]);
        if (edits < best) {
            best = edits;
            nearest = &names[i];
        }
    }
    uint32_t allowed = wrong.size <= 3 ? 1 : (uint32_t)(wrong.size + 2) / 3;
    return best <= allowed ? nearest : NULL;
}
