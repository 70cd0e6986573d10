#include "locale/locale.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* Longest entry of any list that is searched; a longer word is in none. */
enum { WORD_MAX = 24 };

const lede_locale lede_locale_bare = {.language = ""};

/* clang-format off */
const char *const lede_locale_units[LEDE_LOCALE_N_UNITS] = {
    "bps", "cl", "cm", "dl", "dm", "eur", "g", "gb", "ghz", "gw", "gwh", "h", "ha", "hl", "hz",
    "kb", "kbps", "kcal", "kg", "khz", "km", "kn", "kw", "kwh", "m", "mb", "mg", "mhz", "min",
    "ml", "mm", "ms", "mw", "mwh", "nm", "px", "rpm", "t", "tb", "tw", "twh",
};
/* clang-format on */

static const lede_locale *const all[] = {&lede_locale_en, &lede_locale_de, &lede_locale_fr,
                                         &lede_locale_es, &lede_locale_it, &lede_locale_pt,
                                         &lede_locale_nl, &lede_locale_ru};

const lede_locale *lede_locale_find(lede_slice language) {
    if (language.data == NULL) return &lede_locale_en;
    size_t size = 0;
    while (size < language.size && language.data[size] != '-' && language.data[size] != '_') size++;
    lede_slice primary = lede_slice_cut(language, 0, size);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (lede_slice_equal_ascii_case(primary, lede_slice_of(all[i]->language))) return all[i];
    }
    return &lede_locale_bare;
}

/* The rest of a folded copy, from the first byte past ASCII on; `size` bytes are there. */
static bool copy_past_ascii(lede_slice word, size_t size, char out[WORD_MAX + 1]) {
    for (size_t at = size; at < word.size;) {
        uint32_t c;
        char bytes[LEDE_UTF8_MAX_BYTES];
        at += lede_utf8_decode(word, at, &c);
        if (c == LEDE_UTF8_BAD) return false;
        size_t n = lede_utf8_encode(lede_unicode_lower(c), bytes);
        if (size + n > WORD_MAX) return false;
        memcpy(out + size, bytes, n);
        size += n;
    }
    out[size] = '\0';
    return true;
}

/* A copy with a zero byte, folded on demand; false when it is too long. */
static inline bool copy_word(lede_slice word, bool fold, char out[WORD_MAX + 1]) {
    if (word.size > WORD_MAX) return false;
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        if (LEDE_UNLIKELY((unsigned char)c >= 0x80) && fold) return copy_past_ascii(word, i, out);
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

/* False when no entry of a list can be the word, by its first letter and size. */
static inline bool may_list(const uint32_t *sizes, lede_slice word) {
    unsigned char letter = (unsigned char)((unsigned char)word.data[0] | 32);
    if (sizes == NULL || letter < 'a' || letter > 'z') return true;
    return word.size < 32 && (sizes[letter - 'a'] >> word.size & 1) != 0;
}

/* Both ends of the word; the bit of case is set in all bytes, whatever they are. */
unsigned lede_locale_sieve(lede_slice word) {
    uint32_t first = 0, last = 0;
    if (word.size >= sizeof first) {
        first = lede_slice_load4(word.data);
        last = lede_slice_load4(word.data + word.size - sizeof last);
    } else if (word.size > 0) {
        first = (unsigned char)word.data[0];
        last = (uint32_t)(unsigned char)word.data[word.size / 2] << 8 |
               (unsigned char)word.data[word.size - 1];
    }
    uint64_t bytes = ((uint64_t)last << 32 | first) | UINT64_C(0x2020202020202020);
    return (unsigned)((bytes + word.size) * UINT64_C(0x9E3779B97F4A7C15) >> 53);
}

static bool passes(const uint64_t *sieve, lede_slice word) {
    if (sieve == NULL) return true;
    unsigned bit = lede_locale_sieve(word);
    return (sieve[bit / 64] >> bit % 64 & 1) != 0;
}

bool lede_locale_prefixes(const lede_locale *locale, lede_slice word) {
    if (word.size == 0 || !may_list(locale->prefix_sizes, word)) return false;
    if (!passes(locale->prefix_sieve, word)) return false;
    return lede_locale_lists(locale->prefixes, locale->n_prefixes, word, true);
}

bool lede_locale_closes_mail(const lede_locale *locale, lede_slice word) {
    if (!passes(locale->closing_sieve, word)) return false;
    return lede_locale_lists(locale->mail_closings, locale->n_mail_closings, word, true);
}

bool lede_locale_starts(const lede_locale *locale, lede_slice word) {
    if (word.size == 0 || !may_list(locale->starter_sizes, word)) return false;
    return lede_locale_lists(locale->starters, locale->n_starters, word, false);
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
    if (!may_list(locale->abbreviation_sizes, word) || !passes(locale->abbreviation_sieve, word)) {
        return LEDE_ABBREVIATION_NONE;
    }
    if (!copy_word(word, true, key)) return LEDE_ABBREVIATION_NONE;
    lede_abbreviation_kind kind = find_abbreviation(locale, key);
    bool lower = word.data[0] >= 'a' && word.data[0] <= 'z';
    bool dotted = memchr(word.data, '.', word.size) != NULL;
    bool needs_capital = kind == LEDE_ABBREVIATION_TITLE || kind == LEDE_ABBREVIATION_INSIDE;
    return lower && needs_capital && !dotted ? LEDE_ABBREVIATION_NONE : kind;
}

const lede_contraction *lede_locale_contraction(const lede_locale *locale, lede_slice word) {
    char key[WORD_MAX + 1];
    if (word.size == 0 || word.size > locale->longest_contraction) return NULL;
    if (!may_list(locale->contraction_sizes, word) || !passes(locale->contraction_sieve, word)) {
        return NULL;
    }
    if (!copy_word(word, true, key)) return NULL;
    size_t low = 0, high = locale->n_contractions;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(locale->contractions[middle].text, key);
        if (order == 0) return &locale->contractions[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool lede_locale_may_contract(lede_slice word) {
    static const lede_locale *const contracting[] = {&lede_locale_en}; /* the rest have no table */
    unsigned char first = word.size > 0 ? (unsigned char)word.data[0] : 0;
    if ((first | 32) < 'a' || (first | 32) > 'z') return false; /* no table has such */
    for (size_t i = 0; i < sizeof contracting / sizeof *contracting; i++) {
        if (lede_locale_contraction(contracting[i], word) != NULL) return true;
    }
    return false;
}
