#include "lua/assigns.h"

#include <string.h>

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static size_t skip_spaces(lede_slice text, size_t at) {
    while (at < text.size && is_space(text.data[at])) at++;
    return at;
}

static bool stands_at(lede_slice text, size_t at, lede_slice sign) {
    return text.size - at >= sign.size && memcmp(text.data + at, sign.data, sign.size) == 0;
}

static bool is_word_at(lede_slice text, size_t at, lede_slice word) {
    size_t stop = at + word.size;
    bool begins = at == 0 || !is_word(text.data[at - 1]);
    return begins && stands_at(text, at, word) && (stop == text.size || !is_word(text.data[stop]));
}

/* Where a word stands as a whole from `at` on; SIZE_MAX: nowhere. */
static size_t find_word(lede_slice text, lede_slice word, size_t at) {
    while ((at = lede_slice_find(text, word, at)) != SIZE_MAX && !is_word_at(text, at, word)) at++;
    return at;
}

/* "name =", "name, other =", "name --[[ why ]] ="; "name == other" is none. */
static bool leads_to_value(lede_slice text, size_t at) {
    at = skip_spaces(text, at);
    if (at == text.size || text.data[at] == ',' || stands_at(text, at, LEDE_SLICE("--"))) {
        return true;
    }
    return text.data[at] == '=' && !stands_at(text, at, LEDE_SLICE("=="));
}

/* "function name () … end" assigns as well. */
static bool defines(lede_slice text, lede_slice name) {
    lede_slice function = LEDE_SLICE("function");
    for (size_t at = 0; (at = find_word(text, function, at)) != SIZE_MAX;) {
        at = skip_spaces(text, at + function.size);
        if (stands_at(text, at, LEDE_SLICE("--")) || is_word_at(text, at, name)) return true;
    }
    return false;
}

bool lede_assigns(lede_slice text, lede_slice name) {
    for (size_t at = 0; (at = find_word(text, name, at)) != SIZE_MAX;) {
        at += name.size;
        if (leads_to_value(text, at)) return true;
    }
    return defines(text, name);
}
