/* What a line is: Lua or a pattern. */
#include "cli/repl.h"

#include <string.h>

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static size_t word_size(const char *text) {
    size_t size = 0;
    while (is_letter(text[size]) || (size > 0 && text[size] >= '0' && text[size] <= '9')) size++;
    return size;
}

static bool is_one_of(const char *text, size_t size, const char *const *words) {
    for (; *words != NULL; words++) {
        if (strlen(*words) == size && strncmp(*words, text, size) == 0) return true;
    }
    return false;
}

bool repl_is_word(const char *text) {
    return is_letter(text[0]) && text[word_size(text)] == '\0';
}

bool repl_is_lua(const char *text, lede_dialect dialect) {
    static const char *const operators[] = {"meet", "MU", "RE", NULL};
    static const char *const blacklab[] = {"l", "_", NULL}; /* l"word", any token */
    static const char *const statements[] = {"local", "function", "for", "if",
                                             "while", "repeat",   "do",  NULL};
    if (strncmp(text, "--", 2) == 0) return true;
    size_t size = word_size(text);
    if (size == 0 || is_one_of(text, size, operators)) return false;
    if (dialect == LEDE_DIALECT_BLACKLAB && is_one_of(text, size, blacklab)) return false;
    if (is_one_of(text, size, statements)) return true;
    const char *next = text + size + strspn(text + size, " \t");
    if (*next != ':') return *next != '\0' && strchr(".,=({[\"'", *next) != NULL;
    size_t second = word_size(next + 1);
    return second > 0 && !is_one_of(next + 1, second, operators);
}
