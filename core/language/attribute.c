#include "language/attribute.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "language/stemmer.h"
#include "language/tagging.h"

/* name, what it depends on, is it a set */
static const lede_attribute_info infos[LEDE_N_ATTRIBUTES] = {
    [LEDE_ATTRIBUTE_WORD] = {"word", LEDE_DEPENDS_ON_TYPE, false},
    [LEDE_ATTRIBUTE_RAW] = {"raw", LEDE_DEPENDS_ON_TOKEN, false},
    [LEDE_ATTRIBUTE_NORM] = {"norm", LEDE_DEPENDS_ON_TYPE, false},
    [LEDE_ATTRIBUTE_STEM] = {"stem", LEDE_DEPENDS_ON_TYPE, false},
    [LEDE_ATTRIBUTE_SHAPE] = {"shape", LEDE_DEPENDS_ON_TYPE, false},
    [LEDE_ATTRIBUTE_KIND] = {"kind", LEDE_DEPENDS_ON_TYPE, false},
    [LEDE_ATTRIBUTE_POS] = {"pos", LEDE_DEPENDS_ON_READING, false},
    [LEDE_ATTRIBUTE_TAG] = {"tag", LEDE_DEPENDS_ON_READING, false},
    [LEDE_ATTRIBUTE_LEMMA] = {"lemma", LEDE_DEPENDS_ON_READING, false},
    [LEDE_ATTRIBUTE_SENSE] = {"sense", LEDE_DEPENDS_ON_READING, true},
    [LEDE_ATTRIBUTE_NUMBER] = {"number", LEDE_DEPENDS_ON_TYPE, false},
    [LEDE_ATTRIBUTE_LEX] = {"lex", LEDE_DEPENDS_ON_TOKEN, true},
};

const lede_attribute_info *lede_attribute_describe(lede_attribute attribute) {
    return &infos[attribute];
}

bool lede_attribute_find(lede_slice name, lede_attribute *attribute) {
    for (int i = 0; i < LEDE_N_ATTRIBUTES; i++) {
        if (!lede_slice_is(name, infos[i].name)) continue;
        *attribute = (lede_attribute)i;
        return true;
    }
    return false;
}

/* The bytes of a scratch buffer as a slice of the arena; the buffer is cleared. */
static lede_slice to_arena(lede_buffer *scratch, lede_arena *arena, bool *ok) {
    lede_slice result = LEDE_NULL_SLICE;
    if (scratch->failed)
        *ok = false;
    else
        result = lede_arena_copy(arena, lede_buffer_slice(scratch), ok);
    lede_buffer_clear(scratch);
    return result;
}

/* ---- shape ---------------------------------------------------------------------------------- */

/* The sign for a code point; 0 when it has none. */
static uint32_t sign_of(uint32_t c) {
    const lede_unicode *unicode = lede_unicode_of(c);
    if ((unicode->flags & LEDE_UNICODE_UPPERCASE) != 0 || unicode->category == LEDE_GC_LT) {
        return 'X';
    }
    if (unicode->category <= LEDE_GC_LO) return 'x';
    if (unicode->category <= LEDE_GC_ME) return 0;
    return unicode->category == LEDE_GC_ND ? '0' : c;
}

static lede_slice shape_of(lede_slice word, lede_arena *arena, bool *ok) {
    enum { RUN_MAX = 4 };
    lede_buffer shape = {0};
    uint32_t last = 0, run = 0;
    for (size_t at = 0; at < word.size;) {
        uint32_t c;
        at += lede_utf8_decode(word, at, &c);
        uint32_t sign = c == LEDE_UTF8_BAD ? 0xFFFD : sign_of(c);
        if (sign == 0) continue;
        run = sign == last ? run + 1 : 1;
        last = sign;
        if (run <= RUN_MAX) lede_utf8_add(&shape, sign);
    }
    return to_arena(&shape, arena, ok);
}

/* ---- number --------------------------------------------------------------------------------- */

/* A number brought to ASCII: digits of any script, '-' for every minus. */
static bool read_digits(lede_slice word, lede_buffer *out) {
    for (size_t at = 0; at < word.size;) {
        uint32_t c;
        at += lede_utf8_decode(word, at, &c);
        int digit = c == LEDE_UTF8_BAD ? -1 : lede_unicode_of(c)->digit;
        if (digit >= 0)
            lede_buffer_add_char(out, (char)('0' + digit));
        else if (c == 0x2212)
            lede_buffer_add_char(out, '-');
        else if (c == '.' || c == ',' || c == '+' || c == '-')
            lede_buffer_add_char(out, (char)c);
        else
            return false;
    }
    return true;
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
 * make no number. *thousands is the other one, or 0. */
static size_t find_point(lede_slice digits, char *thousands) {
    size_t dots = count(digits, '.'), commas = count(digits, ',');
    const char *dot = memchr(digits.data, '.', digits.size);
    const char *comma = memchr(digits.data, ',', digits.size);
    size_t point = digits.size;
    *thousands = 0;
    if (dots == 0 && commas == 0) return point;
    if (dots == 1 && (commas == 0 || comma < dot)) {
        point = (size_t)(dot - digits.data);
        *thousands = commas > 0 ? ',' : '\0';
    } else if (commas == 1 && dots > 0 && dot < comma) {
        point = (size_t)(comma - digits.data);
        *thousands = '.';
    } else if (commas == 1 && dots == 0 && !parts_thousands(digits, ',')) {
        point = (size_t)(comma - digits.data);
    } else if (dots == 0 || commas == 0) {
        *thousands = commas > 0 ? ',' : '.';
    } else {
        return SIZE_MAX;
    }
    lede_slice whole = lede_slice_cut(digits, 0, point);
    return *thousands == 0 || parts_thousands(whole, *thousands) ? point : SIZE_MAX;
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

static lede_slice number_of(lede_slice word, lede_arena *arena, bool *ok) {
    lede_buffer digits = {0}, number = {0};
    bool readable = read_digits(word, &digits) && !digits.failed && digits.size > 0;
    if (digits.failed) *ok = false;
    if (!readable) {
        lede_buffer_clear(&digits);
        return LEDE_NULL_SLICE;
    }
    lede_slice text = lede_buffer_slice(&digits);
    bool negative = text.data[0] == '-';
    if (negative || text.data[0] == '+') text = lede_slice_cut(text, 1, text.size);
    char thousands;
    size_t point = find_point(text, &thousands);
    bool valid = point != SIZE_MAX && text.size > 0 && count(text, '-') + count(text, '+') == 0 &&
                 text.data[text.size - 1] >= '0';
    if (valid) write_number(text, point, negative, &number);
    lede_buffer_clear(&digits);
    return valid ? to_arena(&number, arena, ok) : LEDE_NULL_SLICE;
}

/* ---- stem ----------------------------------------------------------------------------------- */

static lede_slice stem_of(const lede_type *type, lede_slice language, lede_arena *arena, bool *ok) {
    if (type->kind != LEDE_KIND_WORD || !lede_stemmer_knows(language)) return type->norm;
    lede_stemmer *stemmer;
    if (lede_stemmer_new(language, &stemmer, NULL) != LEDE_OK) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    lede_slice stem = lede_stemmer_stem(stemmer, type->norm, arena, ok);
    lede_stemmer_free(stemmer);
    return stem;
}

lede_slice lede_attribute_of_type(lede_attribute attribute, const lede_type *type,
                                  lede_slice language, lede_arena *arena, bool *ok) {
    switch (attribute) {
    case LEDE_ATTRIBUTE_WORD: return type->word;
    case LEDE_ATTRIBUTE_NORM: return type->norm;
    case LEDE_ATTRIBUTE_STEM: return stem_of(type, language, arena, ok);
    case LEDE_ATTRIBUTE_SHAPE: return shape_of(type->word, arena, ok);
    case LEDE_ATTRIBUTE_KIND: return lede_slice_of(lede_token_kind_name(type->kind));
    case LEDE_ATTRIBUTE_NUMBER:
        return type->kind == LEDE_KIND_NUMBER ? number_of(type->word, arena, ok) : LEDE_NULL_SLICE;
    default: return LEDE_NULL_SLICE;
    }
}

lede_slice lede_attribute_of_token(lede_attribute attribute, const lede_article *article,
                                   uint32_t token, lede_arena *arena, bool *ok) {
    if (attribute == LEDE_ATTRIBUTE_RAW) return lede_article_token(article, token);
    if (lede_attribute_is_reading(attribute)) {
        return lede_tagging_value(attribute, article, token, ok);
    }
    return lede_attribute_of_type(attribute, lede_article_type(article, token),
                                  article->fields[LEDE_FIELD_LANGUAGE], arena, ok);
}

lede_slice lede_attribute_of_span(lede_attribute attribute, const lede_article *article,
                                  lede_span span, lede_arena *arena, bool *ok) {
    lede_buffer joined = {0};
    bool has_all = true;
    for (uint32_t i = span.start; i < span.stop && *ok && has_all; i++) {
        lede_slice value = lede_attribute_of_token(attribute, article, i, arena, ok);
        has_all = value.data != NULL;
        if (i > span.start) lede_buffer_add_char(&joined, ' ');
        if (has_all) lede_buffer_add(&joined, value);
    }
    if (*ok && has_all && span.stop > span.start) return to_arena(&joined, arena, ok);
    lede_buffer_clear(&joined);
    return LEDE_NULL_SLICE;
}
