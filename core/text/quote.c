#include "text/quote.h"

#include "base/unicode.h"
#include "base/utf8.h"

static bool is_mark(const char *text, uint32_t c) {
    uint32_t mark;
    lede_slice slice = lede_slice_of(text);
    return lede_utf8_decode(slice, 0, &mark) == slice.size && mark == c;
}

bool lede_quote_opens(const lede_locale *locale, uint32_t c) {
    for (size_t i = 0; i < locale->n_quotes; i++) {
        if (is_mark(locale->quotes[i].open, c)) return true;
    }
    return false;
}

bool lede_quote_closes(const lede_locale *locale, uint32_t c) {
    for (size_t i = 0; i < locale->n_quotes; i++) {
        if (is_mark(locale->quotes[i].close, c)) return true;
    }
    return false;
}

/* Marks of one kind open and close each other. */
typedef enum family { DOUBLE, SINGLE, ANGLE, SINGLE_ANGLE, CORNER, N_FAMILIES } family;

/* What a mark is by its form alone. */
typedef struct mark {
    bool is_mark;
    family family;
    lede_quote_side side; /* NONE: both are possible */
} mark;

static mark mark_of(lede_slice text) {
    if (lede_slice_is(text, "``")) return (mark){true, DOUBLE, LEDE_QUOTE_OPENS};
    if (lede_slice_is(text, "''")) return (mark){true, DOUBLE, LEDE_QUOTE_CLOSES};
    uint32_t c;
    if (text.size == 0 || lede_utf8_decode(text, 0, &c) != text.size) return (mark){0};
    switch (c) {
    case '"':
    case 0x201C: /* opens in English, closes in German */
    case 0xFF02: return (mark){true, DOUBLE, LEDE_QUOTE_NONE};
    case 0x201E: /* low */
    case 0x201F: return (mark){true, DOUBLE, LEDE_QUOTE_OPENS};
    case 0x201D: return (mark){true, DOUBLE, LEDE_QUOTE_NONE}; /* opens in Swedish */
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019: return (mark){true, SINGLE, LEDE_QUOTE_NONE};
    case 0x201A:
    case 0x201B: return (mark){true, SINGLE, LEDE_QUOTE_OPENS};
    case 0xAB:
    case 0xBB: return (mark){true, ANGLE, LEDE_QUOTE_NONE};
    case 0x2039:
    case 0x203A: return (mark){true, SINGLE_ANGLE, LEDE_QUOTE_NONE};
    case 0x300C:
    case 0x300E: return (mark){true, CORNER, LEDE_QUOTE_OPENS};
    case 0x300D:
    case 0x300F: return (mark){true, CORNER, LEDE_QUOTE_CLOSES};
    default: return (mark){0};
    }
}

typedef struct resolver {
    const lede_article *article;
    const lede_locale *locale;
    lede_span tokens; /* of the block */
    bool open[N_FAMILIES];
} resolver;

/* May a quotation start behind, or end before, the character that touches the mark? */
static bool is_outside(uint32_t c) {
    if (c == LEDE_UTF8_BAD) return false;
    unsigned category = lede_unicode_of(c)->category;
    return category == LEDE_GC_PS || category == LEDE_GC_PE || category == LEDE_GC_PD ||
           category == LEDE_GC_PI || category == LEDE_GC_PF || category == LEDE_GC_PO;
}

/* By white space: open before text, close behind it; NONE when both sides look the same. */
static lede_quote_side side_by_space(const resolver *r, uint32_t token) {
    const lede_article *article = r->article;
    lede_slice text = article->text;
    size_t start = article->token_starts[token], stop = article->token_stops[token];
    bool first = token == r->tokens.start || article->token_stops[token - 1] < start;
    bool last = token + 1 == r->tokens.stop || article->token_starts[token + 1] > stop;
    if (first != last) return first ? LEDE_QUOTE_OPENS : LEDE_QUOTE_CLOSES;
    if (first) return LEDE_QUOTE_NONE;
    uint32_t before, behind;
    lede_utf8_decode(text, lede_utf8_previous(text, start), &before);
    lede_utf8_decode(text, stop, &behind);
    bool before_outside = is_outside(before), behind_outside = is_outside(behind);
    if (before_outside == behind_outside) return LEDE_QUOTE_NONE;
    return before_outside ? LEDE_QUOTE_OPENS : LEDE_QUOTE_CLOSES;
}

/* By the language, when it uses the mark one way only. */
static lede_quote_side side_by_language(const resolver *r, lede_slice text) {
    uint32_t c;
    lede_utf8_decode(text, 0, &c);
    if (c < 0x80 || c == 0x2019) return LEDE_QUOTE_NONE;
    bool opens = lede_quote_opens(r->locale, c), closes = lede_quote_closes(r->locale, c);
    if (opens != closes) return opens ? LEDE_QUOTE_OPENS : LEDE_QUOTE_CLOSES;
    return LEDE_QUOTE_NONE;
}

static lede_quote_side side_of(resolver *r, uint32_t token) {
    lede_slice text = lede_article_token(r->article, token);
    mark m = mark_of(text);
    if (!m.is_mark) return LEDE_QUOTE_NONE;
    lede_quote_side side = m.side;
    if (side == LEDE_QUOTE_NONE) side = side_by_language(r, text);
    if (side == LEDE_QUOTE_NONE) side = side_by_space(r, token);
    bool open = r->open[m.family];
    if (side == LEDE_QUOTE_NONE) side = open ? LEDE_QUOTE_CLOSES : LEDE_QUOTE_OPENS;
    if (m.family == SINGLE && side == LEDE_QUOTE_CLOSES && !open)
        return LEDE_QUOTE_NONE; /* dogs' */
    r->open[m.family] = side == LEDE_QUOTE_OPENS;
    return side;
}

const unsigned char *lede_quote_sides(lede_article *article) {
    if (article->quote_sides != NULL) return article->quote_sides;
    unsigned char *sides = lede_arena_alloc(article->arena, article->n_tokens);
    if (sides == NULL) return NULL;
    const lede_locale *locale = lede_locale_find(article->fields[LEDE_FIELD_LANGUAGE]);
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        resolver r = {.article = article, .locale = locale, .tokens = article->blocks[i].tokens};
        for (uint32_t token = r.tokens.start; token < r.tokens.stop; token++) {
            sides[token] = (unsigned char)side_of(&r, token);
        }
    }
    article->quote_sides = sides;
    return sides;
}
