#include "lua/named.h"

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_word_byte(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

static size_t word_stop(lede_slice text, size_t at) {
    while (at < text.size && is_word_byte(text.data[at])) at++;
    return at;
}

static void add_word(lede_buffer *out, lede_slice word) {
    lede_buffer_add_char(out, '\n');
    lede_buffer_add(out, word);
    lede_buffer_add_char(out, '\n');
}

static void add_text(lede_buffer *out, lede_slice text) {
    for (size_t i = 0; i < text.size;) {
        size_t stop = word_stop(text, i);
        if (stop > i && is_letter(text.data[i])) add_word(out, lede_slice_cut(text, i, stop));
        i = stop > i ? stop : i + 1;
    }
}

/* Where a long bracket that opens here closes; `at` when none opens. Lua 5.4 §3.1. */
static size_t long_stop(lede_slice text, size_t at) {
    char close[16] = "]";
    size_t level = 0;
    while (at + 1 + level < text.size && text.data[at + 1 + level] == '=') level++;
    if (level + 3 > sizeof close || at + 1 + level >= text.size || text.data[at] != '[' ||
        text.data[at + 1 + level] != '[') {
        return at;
    }
    memset(close + 1, '=', level);
    close[level + 1] = ']';
    size_t found = lede_slice_find(text, (lede_slice){close, level + 2}, at);
    return found == SIZE_MAX ? text.size : found + level + 2;
}

/* Where a string in quotes stops, at the end of its line if nothing closes it. */
static size_t quote_stop(lede_slice text, size_t at) {
    char quote = text.data[at++];
    while (at < text.size && text.data[at] != quote && text.data[at] != '\n') {
        at += text.data[at] == '\\' && at + 1 < text.size ? 2 : 1;
    }
    return at < text.size ? at + 1 : at;
}

static size_t comment_stop(lede_slice text, size_t at) {
    size_t stop = long_stop(text, at + 2);
    if (stop > at + 2) return stop;
    stop = lede_slice_find(text, LEDE_SLICE("\n"), at);
    return stop == SIZE_MAX ? text.size : stop;
}

/* `x.name`, `x:name()` and `name = …` name something; `name` alone is a variable. */
static bool is_field(lede_slice text, size_t start, size_t stop) {
    if (start > 0 && (text.data[start - 1] == '.' || text.data[start - 1] == ':')) return true;
    while (stop < text.size && (text.data[stop] == ' ' || text.data[stop] == '\t')) stop++;
    return stop < text.size && text.data[stop] == '=' &&
           (stop + 1 == text.size || text.data[stop + 1] != '=');
}

static void add_code(lede_buffer *out, lede_slice text) {
    for (size_t i = 0; i < text.size;) {
        char c = text.data[i];
        size_t stop = i + 1;
        if (is_word_byte(c)) {
            stop = word_stop(text, i);
            if (is_field(text, i, stop)) add_word(out, lede_slice_cut(text, i, stop));
        } else if (c == '-' && stop < text.size && text.data[stop] == '-') {
            stop = comment_stop(text, i);
        } else if (c == '"' || c == '\'') {
            stop = quote_stop(text, i);
            add_text(out, lede_slice_cut(text, i, stop));
        } else if (c == '[' && long_stop(text, i) > i) {
            stop = long_stop(text, i);
            add_text(out, lede_slice_cut(text, i, stop));
        }
        i = stop;
    }
}

void lede_named_add(lede_buffer *out, lede_slice text, bool is_text) {
    if (is_text) {
        add_text(out, text);
    } else {
        add_code(out, text);
    }
}

bool lede_named_has(const lede_buffer *words, lede_slice word) {
    for (size_t at = 0;; at++) {
        at = lede_slice_find(lede_buffer_slice(words), word, at);
        if (at == SIZE_MAX) return false;
        bool stops = at + word.size < words->size && words->data[at + word.size] == '\n';
        if (at > 0 && words->data[at - 1] == '\n' && stops) return true;
    }
}
