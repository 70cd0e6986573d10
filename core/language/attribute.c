#include "language/attribute.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "language/stemmer.h"
#include "language/tagging.h"
#include "locale/number.h"

enum { SHORT_SPAN = 16 }; /* tokens whose values are listed without asking for memory */

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
    [LEDE_ATTRIBUTE_FEATS] = {"feats", LEDE_DEPENDS_ON_TYPE, true},
    [LEDE_ATTRIBUTE_DEPREL] = {"deprel", LEDE_DEPENDS_ON_TYPE, false},
    [LEDE_ATTRIBUTE_HEAD] = {"head", LEDE_DEPENDS_ON_TOKEN, false},
    [LEDE_ATTRIBUTE_MISC] = {"misc", LEDE_DEPENDS_ON_TOKEN, true},
};

const lede_attribute_info *lede_attribute_describe(lede_attribute attribute) {
    static const lede_attribute_info declared = {"declared", LEDE_DEPENDS_ON_TYPE, false};
    return attribute < LEDE_N_ATTRIBUTES ? &infos[attribute] : &declared;
}

bool lede_attribute_find(lede_slice name, lede_attribute *attribute) {
    for (int i = 0; i < LEDE_N_ATTRIBUTES; i++) {
        if (!lede_slice_is(name, infos[i].name)) continue;
        *attribute = (lede_attribute)i;
        return true;
    }
    return false;
}

/* ---- columns of ready tokens ----------------------------------------------------------------- */

bool lede_attribute_find_declared(const lede_columns *columns, lede_slice name,
                                  lede_attribute *attribute) {
    if (lede_attribute_find(name, attribute)) return true;
    uint32_t column = lede_columns_find(columns, name);
    if (column == LEDE_NO_COLUMN) return false;
    *attribute = (lede_attribute)(LEDE_N_ATTRIBUTES + column - LEDE_N_OWN_COLUMNS);
    return true;
}

lede_slice lede_attribute_name(const lede_columns *columns, lede_attribute attribute) {
    if (attribute < LEDE_N_ATTRIBUTES) return lede_slice_of(infos[attribute].name);
    return columns->names[lede_attribute_column(attribute)];
}

uint32_t lede_attribute_column(lede_attribute attribute) {
    switch (attribute) {
    case LEDE_ATTRIBUTE_LEMMA: return LEDE_COLUMN_LEMMA;
    case LEDE_ATTRIBUTE_POS: return LEDE_COLUMN_POS;
    case LEDE_ATTRIBUTE_TAG: return LEDE_COLUMN_TAG;
    case LEDE_ATTRIBUTE_FEATS: return LEDE_COLUMN_FEATS;
    case LEDE_ATTRIBUTE_DEPREL: return LEDE_COLUMN_DEPREL;
    default: break;
    }
    if (attribute < LEDE_N_ATTRIBUTES) return LEDE_NO_COLUMN;
    return (uint32_t)attribute - LEDE_N_ATTRIBUTES + LEDE_N_OWN_COLUMNS;
}

lede_slice lede_attribute_given(lede_attribute attribute, const lede_type *type) {
    uint32_t column = lede_attribute_column(attribute);
    if (column == LEDE_NO_COLUMN || !lede_type_gives(type, column)) return LEDE_NULL_SLICE;
    return type->given->values[column];
}

bool lede_attribute_is_set_value(lede_attribute attribute, lede_slice value) {
    return attribute == LEDE_ATTRIBUTE_FEATS || attribute == LEDE_ATTRIBUTE_MISC ||
           lede_ready_is_set(value);
}

/* What the file says of a token, where that is not part of its type. */
static lede_slice said_of_token(lede_attribute attribute, const lede_article *article,
                                uint32_t token) {
    if (article->ready == NULL) return LEDE_NULL_SLICE;
    bool is_head = attribute == LEDE_ATTRIBUTE_HEAD;
    return lede_ready_value(article->ready, is_head ? article->ready->head : article->ready->misc,
                            token);
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
        if (type->kind != LEDE_KIND_NUMBER && type->kind != LEDE_KIND_WORD) return LEDE_NULL_SLICE;
        return lede_number_read(type->norm, language, arena, ok);
    default: return lede_attribute_given(attribute, type);
    }
}

lede_slice lede_attribute_of_token(lede_attribute attribute, const lede_article *article,
                                   uint32_t token, lede_arena *arena, bool *ok) {
    if (attribute == LEDE_ATTRIBUTE_RAW) return lede_article_token(article, token);
    if (attribute == LEDE_ATTRIBUTE_HEAD || attribute == LEDE_ATTRIBUTE_MISC) {
        return said_of_token(attribute, article, token);
    }
    bool is_reading = lede_attribute_is_reading(attribute);
    if (is_reading && !lede_article_gives(article, lede_attribute_column(attribute))) {
        return lede_tagging_value(attribute, article, token, ok);
    }
    return lede_attribute_of_type(attribute, lede_article_type(article, token),
                                  article->fields[LEDE_FIELD_LANGUAGE], arena, ok);
}

/* Values with a space between them, in the arena. */
static lede_slice join(const lede_slice *values, uint32_t n, lede_arena *arena, bool *ok) {
    size_t size = n - 1;
    for (uint32_t i = 0; i < n; i++) size += values[i].size;
    char *out = lede_arena_alloc(arena, size), *end = out;
    *ok = out != NULL;
    for (uint32_t i = 0; i < n && *ok; i++) {
        if (i > 0) *end++ = ' ';
        memcpy(end, values[i].data, values[i].size);
        end += values[i].size;
    }
    return *ok ? (lede_slice){out, size} : LEDE_NULL_SLICE;
}

lede_slice lede_attribute_of_span(lede_attribute attribute, const lede_article *article,
                                  lede_span span, lede_arena *arena, bool *ok) {
    lede_slice few[SHORT_SPAN], *values = few, joined = LEDE_NULL_SLICE;
    uint32_t n = 0, n_tokens = span.stop > span.start ? span.stop - span.start : 0;
    if (n_tokens == 1) return lede_attribute_of_token(attribute, article, span.start, arena, ok);
    if (n_tokens > SHORT_SPAN) values = malloc(n_tokens * sizeof *values);
    *ok = *ok && values != NULL;
    while (n < n_tokens && *ok) {
        values[n] = lede_attribute_of_token(attribute, article, span.start + n, arena, ok);
        if (values[n].data == NULL) break;
        n++;
    }
    if (*ok && n == n_tokens && n > 0) joined = join(values, n, arena, ok);
    if (values != few) free(values);
    return joined;
}
