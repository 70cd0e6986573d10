#include "text/form.h"

#include "base/normalise.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/link.h"

enum { SOFT_HYPHEN = 0xAD, HYPHEN = 0x2010 };

bool lede_form_is_clean(lede_slice raw) {
    if (!lede_utf8_is_ascii(raw)) return false;
    if (raw.size == 2 && raw.data[0] == raw.data[1]) {
        return raw.data[0] != '\'' && raw.data[0] != '`';
    }
    return raw.size == 0 || memchr(raw.data, '\n', raw.size) == NULL;
}

/* The straight mark for a curly one, else the code point itself. */
static uint32_t straighten(uint32_t c) {
    if (c >= 0x2018 && c <= 0x201B) return '\'';
    if (c >= 0x201C && c <= 0x201F) return '"';
    return c;
}

/* Offset behind a line break that starts at `at` with the blanks around it, or `at`. */
static size_t skip_line_break(lede_slice raw, size_t at) {
    size_t stop = at;
    while (stop < raw.size && strchr(" \t\r\n", raw.data[stop]) != NULL && raw.data[stop] != '\0') {
        stop++;
    }
    return stop > at && memchr(raw.data + at, '\n', stop - at) != NULL ? stop : at;
}

void lede_form_clean(lede_slice raw, lede_buffer *out) {
    size_t start = out->size;
    lede_buffer clean = {0};
    for (size_t at = 0; at < raw.size;) {
        uint32_t c;
        size_t size = lede_utf8_decode(raw, at, &c);
        size_t next = at + size;
        if (c == LEDE_UTF8_BAD) {
            lede_buffer_add(&clean, lede_slice_cut(raw, at, next));
        } else if (c == SOFT_HYPHEN) {
            next = skip_line_break(raw, next);
        } else if ((c == '-' || c == HYPHEN) && skip_line_break(raw, next) > next) {
            next = skip_line_break(raw, next);
        } else {
            lede_utf8_add(&clean, straighten(c));
        }
        at = next;
    }
    if (clean.size == 0 && !clean.failed) lede_buffer_add(&clean, raw);
    lede_nfc_add(out, lede_buffer_slice(&clean));
    if (clean.failed) out->failed = true;
    lede_buffer_clear(&clean);
    if (out->failed) return;
    lede_slice form = lede_slice_cut(lede_buffer_slice(out), start, out->size);
    if (lede_slice_is(form, "``") || lede_slice_is(form, "''")) {
        out->size = start;
        lede_buffer_add_char(out, '"');
    }
}

const char *lede_token_kind_name(lede_token_kind kind) {
    static const char *const names[LEDE_N_KINDS] = {"word", "number", "punct",   "symbol",
                                                    "url",  "email",  "hashtag", "handle"};
    return names[kind];
}

static bool is_number_mark(uint32_t c) {
    return c == 0x2212 || (c > 0 && c < 0x80 && strchr(".,:/+-'", (int)c) != NULL);
}

static lede_token_kind kind_of_characters(lede_slice word) {
    bool has_digit = false, all_punctuation = word.size > 0, all_numeric = true;
    for (size_t at = 0; at < word.size;) {
        uint32_t c;
        size_t size = lede_utf8_decode(word, at, &c);
        if (c == LEDE_UTF8_BAD) return LEDE_KIND_SYMBOL;
        if (lede_unicode_is_letter(c)) return LEDE_KIND_WORD;
        bool number = lede_unicode_is_number(c);
        has_digit = has_digit || number;
        if (!number && !is_number_mark(c)) all_numeric = false;
        if (!lede_unicode_is_punctuation(c)) all_punctuation = false;
        at += size;
    }
    if (has_digit && all_numeric) return LEDE_KIND_NUMBER;
    return all_punctuation ? LEDE_KIND_PUNCT : LEDE_KIND_SYMBOL;
}

lede_token_kind lede_token_kind_of(lede_slice word) {
    lede_token_kind kind;
    if (word.size > 2 && lede_link_match(word, &kind) == word.size) return kind;
    return kind_of_characters(word);
}
