#include "match/literal.h"

enum { MOST_WORDS = 10000 }; /* of one alternation */

static bool is_meta(char c) {
    return c != '\0' && strchr(".[](){}*+?|^$\\", c) != NULL;
}

static bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

/* `\.` stands for the sign itself; `\d` and the like are classes. */
static bool is_escaped_sign(lede_slice regex, size_t i) {
    return regex.data[i] == '\\' && i + 1 < regex.size && !is_word_byte(regex.data[i + 1]);
}

static bool is_plain(lede_slice regex) {
    for (size_t i = 0; i < regex.size; i++) {
        char c = regex.data[i];
        if (is_escaped_sign(regex, i))
            i++;
        else if (c != '|' && is_meta(c))
            return false;
    }
    return true;
}

bool lede_literal_words(lede_slice regex, lede_arena *arena, lede_slice_list *words, bool *ok) {
    if (!is_plain(regex)) return false;
    size_t before = words->count;
    char *out = lede_arena_alloc(arena, regex.size);
    if (out == NULL) {
        *ok = false;
        return false;
    }
    size_t start = 0, size = 0;
    for (size_t i = 0; i <= regex.size; i++) {
        if (i < regex.size && regex.data[i] != '|') {
            if (is_escaped_sign(regex, i)) i++;
            out[size++] = regex.data[i];
            continue;
        }
        if (words->count - before == MOST_WORDS) {
            words->count = before;
            return false;
        }
        if (!lede_array_push_in(arena, words, ((lede_slice){out + start, size - start}))) {
            *ok = false;
            return false;
        }
        start = size;
    }
    return true;
}

static bool is_quantifier(char c) {
    return c == '?' || c == '*' || c == '+' || c == '{';
}

/* Back to the start of the code point before `stop`. */
static size_t step_back(lede_slice text, size_t stop) {
    do {
        stop--;
    } while (stop > 0 && ((unsigned char)text.data[stop] & 0xC0) == 0x80);
    return stop;
}

void lede_literal_ends(lede_slice regex, lede_slice *prefix, lede_slice *suffix) {
    *prefix = *suffix = (lede_slice){regex.data, 0};
    if (memchr(regex.data, '|', regex.size) != NULL) return;
    /* `(?i)` and its like change what follows. */
    if (lede_slice_find(regex, LEDE_SLICE("(?"), 0) != SIZE_MAX) return;
    size_t i = 0;
    while (i < regex.size && !is_meta(regex.data[i])) i++;
    /* A quantifier takes the character before it along. */
    if (i < regex.size && i > 0 && is_quantifier(regex.data[i])) i = step_back(regex, i);
    prefix->size = i;
    size_t j = regex.size;
    while (j > i && !is_meta(regex.data[j - 1])) j--;
    /* After a backslash the first byte may be a class letter. After `{`, `(`, `[` or a lone sign
     * what follows is not surely outside of a bracket. */
    if (j == 0 || j == regex.size) return;
    char last = regex.data[j - 1];
    if (last != '.' && last != '*' && last != '+' && last != '?' && last != ')' && last != ']') {
        return;
    }
    *suffix = lede_slice_cut(regex, j, regex.size);
}

bool lede_literal_has_space(lede_slice regex) {
    if (memchr(regex.data, '|', regex.size) != NULL) return false;
    int depth = 0;
    for (size_t i = 0; i < regex.size; i++) {
        char c = regex.data[i];
        if (c == '\\') {
            i++;
            continue;
        }
        if (c == '(' || c == '[' || c == '{') depth++;
        if (c == ')' || c == ']' || c == '}') depth--;
        bool repeated = i + 1 < regex.size && is_quantifier(regex.data[i + 1]);
        if (c == ' ' && depth == 0 && !repeated) return true;
    }
    return false;
}
