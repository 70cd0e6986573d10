#include "locale/number.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "locale/locale.h"
#include "locale/number_words.h"

/* ---- digits --------------------------------------------------------------------------------- */

/* A code point of a number in ASCII: a digit of any script, '-' for every minus, '\'' for what
 * parts thousands in every language; 0 for what is in no number. */
static char ascii_of(uint32_t c) {
    int digit = c == LEDE_UTF8_BAD ? -1 : lede_unicode_of(c)->digit;
    if (digit >= 0) return (char)('0' + digit);
    if (c == 0x2212) return '-';
    if (c == 0xA0 || c == 0x2009 || c == 0x202F) return '\'';
    return c == '.' || c == ',' || c == '+' || c == '-' || c == '\'' ? (char)c : '\0';
}

/* The number at the start of a word, brought to ASCII; the rest of the word. */
static lede_slice read_digits(lede_slice word, lede_buffer *out) {
    size_t at = 0;
    while (at < word.size) {
        uint32_t c;
        size_t size = lede_utf8_decode(word, at, &c);
        char ascii = ascii_of(c);
        if (ascii == '\0') break;
        lede_buffer_add_char(out, ascii);
        at += size;
    }
    return lede_slice_cut(word, at, word.size);
}

/* Groups of three behind every `separator`, one to three before the first. */
static bool parts_thousands(lede_slice digits, char separator) {
    size_t run = 0, n_groups = 0;
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] != separator) {
            run++;
            continue;
        }
        if (n_groups == 0 ? run == 0 || run > 3 : run != 3) return false;
        n_groups++;
        run = 0;
    }
    return n_groups > 0 && run == 3;
}

static size_t count(lede_slice text, char c) {
    size_t n = 0;
    for (size_t i = 0; i < text.size; i++) n += text.data[i] == c;
    return n;
}

/* Where the fraction's separator stands (the size when there is none); SIZE_MAX when the separators
 * make no number. `decimal` and `grouping` are the language's, *thousands what parts them here, or
 * 0. */
static size_t find_point(lede_slice digits, char decimal, char *thousands) {
    char grouping = decimal == '.' ? ',' : '.';
    size_t n_decimal = count(digits, decimal), n_grouping = count(digits, grouping);
    const char *first_decimal = memchr(digits.data, decimal, digits.size);
    const char *first_grouping = memchr(digits.data, grouping, digits.size);
    size_t point = digits.size;
    *thousands = 0;
    if (n_decimal == 0 && n_grouping == 0) return point;
    if (n_decimal == 1 && (n_grouping == 0 || first_grouping < first_decimal)) {
        point = (size_t)(first_decimal - digits.data);
        *thousands = n_grouping > 0 ? grouping : '\0';
    } else if (n_grouping == 1 && n_decimal > 0 && first_decimal < first_grouping) {
        point = (size_t)(first_grouping - digits.data);
        *thousands = decimal;
    } else if (n_grouping == 1 && n_decimal == 0 && !parts_thousands(digits, grouping)) {
        point = (size_t)(first_grouping - digits.data);
    } else if (n_decimal == 0 || n_grouping == 0) {
        *thousands = n_grouping > 0 ? grouping : decimal;
    } else {
        return SIZE_MAX;
    }
    lede_slice whole = lede_slice_cut(digits, 0, point);
    return *thousands == 0 || parts_thousands(whole, *thousands) ? point : SIZE_MAX;
}

/* The thousands of 1'200.5 made one; false when they are none. */
static bool drop_marks(lede_buffer *digits) {
    lede_slice text = lede_buffer_slice(digits);
    if (count(text, '\'') == 0) return true;
    size_t whole = 0, size = 0;
    while (whole < text.size && text.data[whole] != '.' && text.data[whole] != ',') whole++;
    size_t sign = text.data[0] == '-' || text.data[0] == '+';
    if (!parts_thousands(lede_slice_cut(text, sign, whole), '\'')) return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '\'') digits->data[size++] = text.data[i];
    }
    digits->size = size;
    return count(lede_buffer_slice(digits), '\'') == 0;
}

/* Plain decimal notation without needless zeros. */
static void write_number(lede_slice digits, size_t point, bool negative, lede_buffer *out) {
    size_t start = out->size, stop = digits.size;
    while (stop > point && (digits.data[stop - 1] == '0' || stop - 1 == point)) stop--;
    if (negative) lede_buffer_add_char(out, '-');
    size_t first = out->size;
    for (size_t i = 0; i < point; i++) {
        char c = digits.data[i];
        if (c >= '0' && c <= '9' && (c != '0' || out->size > first)) lede_buffer_add_char(out, c);
    }
    if (out->size == first) lede_buffer_add_char(out, '0');
    if (stop > point) {
        lede_buffer_add_char(out, '.');
        lede_buffer_add(out, lede_slice_cut(digits, point + 1, stop));
    } else if (negative && out->size == first + 1 && out->data[first] == '0') {
        out->size = start;
        lede_buffer_add_char(out, '0');
    }
}

/* Whether what stands behind the digits makes an ordinal of them: st, er, the German full stop.
 * English lists "s" with them, but 1990s is a decade. */
static bool is_ordinal_ending(lede_slice ending, const lede_locale *locale) {
    if (ending.size == 0) return true;
    return !lede_slice_is(ending, "s") &&
           lede_locale_lists(locale->ordinals, locale->n_ordinals, ending, false);
}

/* Countries whose writing has the decimal point, unlike their language elsewhere (CLDR 42). */
static bool has_point_all_the_same(lede_slice language) {
    static const char *const tags[] = {"de-ch", "de-li", "es-do", "es-gt", "es-hn",
                                       "es-mx", "es-ni", "es-pa", "es-pe", "es-pr",
                                       "es-sv", "es-us", "it-ch"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (lede_slice_equal_ascii_case(language, lede_slice_of(tags[i]))) return true;
    }
    return false;
}

static bool write_digits(lede_buffer *digits, lede_slice ending, lede_slice language,
                         lede_buffer *out) {
    const lede_locale *locale = lede_locale_find(language);
    lede_slice text = lede_buffer_slice(digits);
    bool has_dot = text.data[text.size - 1] == '.' && (locale->dotted_ordinals || ending.size > 0);
    if (!is_ordinal_ending(ending, locale)) return false;
    if (has_dot) digits->size--;
    if (digits->size == 0 || !drop_marks(digits)) return false;
    text = lede_buffer_slice(digits);
    bool negative = text.data[0] == '-';
    if (negative || text.data[0] == '+') text = lede_slice_cut(text, 1, text.size);
    if (text.size == 0 || count(text, '-') + count(text, '+') > 0) return false;
    if (text.data[text.size - 1] < '0' || text.data[text.size - 1] > '9') return false;
    bool has_comma = locale->decimal_comma && !has_point_all_the_same(language);
    char thousands;
    size_t point = find_point(text, has_comma ? ',' : '.', &thousands);
    if (point == SIZE_MAX || ((has_dot || ending.size > 0) && point < text.size)) return false;
    write_number(text, point, negative, out);
    return true;
}

/* ---- words ---------------------------------------------------------------------------------- */

/* Fractions that are one character and end in decimal notation. */
static const char *fraction_of(lede_slice word) {
    static const char *const fractions[][2] = {
        {"½", "0.5"}, {"¼", "0.25"},  {"¾", "0.75"},  {"⅕", "0.2"},   {"⅖", "0.4"},   {"⅗", "0.6"},
        {"⅘", "0.8"}, {"⅛", "0.125"}, {"⅜", "0.375"}, {"⅝", "0.625"}, {"⅞", "0.875"}, {"⅒", "0.1"}};
    if (word.size == 0 || (unsigned char)word.data[0] < 0x80) return NULL;
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions; i++) {
        if (lede_slice_is(word, fractions[i][0])) return fractions[i][1];
    }
    return NULL;
}

static bool write_word(lede_slice word, lede_slice language, lede_buffer *out) {
    char digits[24];
    uint64_t value;
    const char *fraction = fraction_of(word);
    if (fraction != NULL) {
        lede_buffer_add(out, lede_slice_of(fraction));
        return true;
    }
    if (!lede_number_word_value(lede_locale_find(language)->language, word, &value)) return false;
    snprintf(digits, sizeof digits, "%" PRIu64, value);
    lede_buffer_add(out, lede_slice_of(digits));
    return true;
}

lede_slice lede_number_read(lede_slice word, lede_slice language, lede_arena *arena, bool *ok) {
    lede_buffer digits = {0}, number = {0};
    lede_slice rest = read_digits(word, &digits), result = LEDE_NULL_SLICE;
    bool is_number = digits.size > 0 && !digits.failed
                         ? write_digits(&digits, rest, language, &number)
                         : write_word(word, language, &number);
    if (digits.failed || number.failed)
        *ok = false;
    else if (is_number)
        result = lede_arena_copy(arena, lede_buffer_slice(&number), ok);
    lede_buffer_clear(&digits);
    lede_buffer_clear(&number);
    return result;
}
