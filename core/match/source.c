#include "match/source.h"

#include <stdio.h>

#include "match/macro.h"

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

/* A line of the pattern and a caret with `note` behind it, cut to a window around the caret. Tabs
 * become spaces, so that the caret stands right. Left out when there is no room. */
static void add_excerpt(lede_slice text, size_t at, const char *note, lede_error *err) {
    place found = find_place(text, at);
    size_t start = at < found.start ? found.start : at, stop = start;
    if (start > found.stop) start = stop = found.stop;
    size_t before = 0;
    while (start > found.start && before < EXCERPT_BEFORE) {
        start--;
        if (!is_continuation(text.data[start])) before++;
    }
    for (size_t after = 0; stop < found.stop && after < EXCERPT_AFTER; stop++) {
        if (!is_continuation(text.data[stop])) after++;
    }
    while (stop < found.stop && is_continuation(text.data[stop])) stop++;
    char line[sizeof err->excerpt];
    size_t size = stop - start, used = strlen(err->excerpt);
    if (size > sizeof line - EXCERPT_BEFORE - 8) size = sizeof line - EXCERPT_BEFORE - 8;
    if (used > 0 && used + size + before + strlen(note) + 8 > sizeof err->excerpt) return;
    for (size_t i = 0; i < size; i++) {
        char c = text.data[start + i];
        line[i] = (unsigned char)c < ' ' || c == 0x7F ? ' ' : c;
    }
    snprintf(err->excerpt + used, sizeof err->excerpt - used, "%s%.*s\n%*s%s", used > 0 ? "\n" : "",
             (int)size, line, (int)before + 1, "^", note);
}

/* Below the line at fault the lines of the calls that brought it there. */
static void add_calls(const lede_expansion *expansion, const lede_macro_frame *frame,
                      lede_error *err) {
    for (; frame->macro != NULL && frame->parent < expansion->frames.count;) {
        const lede_macro_frame *outer = &expansion->frames.data[frame->parent];
        if (outer == frame) return; /* a macro by itself, while it is declared */
        char note[80];
        snprintf(note, sizeof note, " /%.*s is called here",
                 (int)(frame->macro->name.size < 40 ? frame->macro->name.size : 40),
                 frame->macro->name.data);
        add_excerpt(outer->text, frame->call, note, err);
        frame = outer;
    }
}

/* "rule 'x', macro /near (rules.lua:3), line 1, column 2" */
static void say_place(const lede_pattern_source *source, const lede_macro *macro,
                      const place *found, char *out, size_t size) {
    size_t used = 0;
    if (source->rule.size > 0) {
        used = (size_t)snprintf(out, size, "rule '%.*s', ", LEDE_FMT(source->rule));
        if (used >= size) return;
    }
    if (macro == NULL) {
        snprintf(out + used, size - used, "line %u, column %u of the pattern", found->line,
                 found->column);
        return;
    }
    char file[200] = "";
    if (macro->file.size > 0 && source->rule.size > 0) {
        snprintf(file, sizeof file, " (%.*s:%u)", LEDE_FMT(macro->file), macro->line);
    }
    snprintf(out + used, size - used, "macro /%.*s%s, line %u, column %u", LEDE_FMT(macro->name),
             file, found->line, found->column);
}

lede_status lede_pattern_source_fail(const lede_pattern_source *source, size_t at,
                                     lede_status status, lede_error *err, const char *format, ...) {
    if (err == NULL) return status;
    char what[sizeof err->message], where[sizeof err->where];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    lede_macro_frame whole = {.text = source->text};
    const lede_macro_frame *frame = &whole;
    if (source->expansion != NULL) frame = lede_expansion_find(source->expansion, at, &at);
    place found = find_place(frame->text, at);
    say_place(source, frame->macro, &found, where, sizeof where);
    lede_fail(err, status, "%s: %s", where, what);
    err->excerpt[0] = '\0';
    add_excerpt(frame->text, at, "", err);
    if (source->expansion != NULL) add_calls(source->expansion, frame, err);
    if (source->file.data != NULL) {
        snprintf(where, sizeof where, "%.*s", LEDE_FMT(source->file));
        lede_error_place(err, where, source->line, 0);
    }
    return status;
}
