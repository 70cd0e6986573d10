#include "locale/locale.h"

/* Longest entry of any list that is searched; a longer word is in none. */
enum { WORD_MAX = 24 };

const lede_locale lede_locale_bare = {.language = ""};

const lede_locale *lede_locale_find(lede_slice language) {
    static const lede_locale *const all[] = {&lede_locale_en};
    if (language.data == NULL) return &lede_locale_en;
    size_t size = 0;
    while (size < language.size && language.data[size] != '-' && language.data[size] != '_') size++;
    lede_slice primary = lede_slice_cut(language, 0, size);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (lede_slice_equal_ascii_case(primary, lede_slice_of(all[i]->language))) return all[i];
    }
    return &lede_locale_bare;
}

/* A copy with a zero byte, ASCII letters folded on demand; false when it is too long. */
static bool copy_word(lede_slice word, bool fold, char out[WORD_MAX + 1]) {
    if (word.size > WORD_MAX) return false;
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        out[i] = fold && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    out[word.size] = '\0';
    return true;
}

/* strcmp without a call: most pairs differ in their first bytes. */
static int compare(const char *a, const char *b) {
    while (*a == *b && *a != '\0') a++, b++;
    return (unsigned char)*a - (unsigned char)*b;
}

bool lede_locale_lists(const char *const *list, size_t n, lede_slice word, bool fold) {
    char key[WORD_MAX + 1];
    if (n == 0 || !copy_word(word, fold, key)) return false;
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(list[middle], key);
        if (order == 0) return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static lede_abbreviation_kind find_abbreviation(const lede_locale *locale, const char *key) {
    size_t low = 0, high = locale->n_abbreviations;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(locale->abbreviations[middle].text, key);
        if (order == 0) return locale->abbreviations[middle].kind;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return LEDE_ABBREVIATION_NONE;
}

lede_abbreviation_kind lede_locale_abbreviation(const lede_locale *locale, lede_slice word) {
    char key[WORD_MAX + 1];
    if (word.size == 0 || word.size > locale->longest_abbreviation) return LEDE_ABBREVIATION_NONE;
    if (!copy_word(word, true, key)) return LEDE_ABBREVIATION_NONE;
    lede_abbreviation_kind kind = find_abbreviation(locale, key);
    bool lower = word.data[0] >= 'a' && word.data[0] <= 'z';
    bool dotted = memchr(word.data, '.', word.size) != NULL;
    bool needs_capital = kind == LEDE_ABBREVIATION_TITLE || kind == LEDE_ABBREVIATION_INSIDE;
    return lower && needs_capital && !dotted ? LEDE_ABBREVIATION_NONE : kind;
}

size_t lede_locale_contraction(const lede_locale *locale, lede_slice word) {
    char key[WORD_MAX + 1];
    if (word.size > locale->longest_contraction || !copy_word(word, true, key)) return 0;
    size_t low = 0, high = locale->n_contractions;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(locale->contractions[middle].text, key);
        if (order == 0) return locale->contractions[middle].split;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}
