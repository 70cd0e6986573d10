#include "text/stop.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/contraction.h"

bool lede_stop_is_dotted(lede_slice word) {
    if (word.size < 3) return false;
    for (size_t at = 0;;) {
        uint32_t c;
        size_t size = lede_utf8_decode(word, at, &c);
        if (c == LEDE_UTF8_BAD || !lede_unicode_is_letter(c)) return false;
        at += size;
        if (at == word.size) return true;
        if (word.data[at] != '.' || ++at == word.size) return false;
    }
}

/* What comes after a full stop, white space left out. */
typedef struct ahead {
    bool end;        /* the block ends */
    bool adjacent;   /* no white space between */
    uint32_t c;      /* first code point */
    lede_slice word; /* letters from there */
} ahead;

static ahead look_ahead(lede_slice text, size_t at) {
    ahead result = {.adjacent = true, .word = LEDE_NULL_SLICE};
    size_t size = 0;
    while (at < text.size) {
        size = lede_utf8_decode(text, at, &result.c);
        if (result.c == LEDE_UTF8_BAD || !lede_unicode_has(result.c, LEDE_UNICODE_WHITE_SPACE)) {
            break;
        }
        result.adjacent = false;
        at += size;
    }
    result.end = at >= text.size;
    size_t stop = at;
    while (stop < text.size && (((text.data[stop] | 32) >= 'a' && (text.data[stop] | 32) <= 'z') ||
                                (unsigned char)text.data[stop] >= 0x80)) {
        stop++;
    }
    if (!result.end) result.word = lede_slice_cut(text, at, stop);
    return result;
}

static bool starts_sentence(const lede_cutter *cutter, const ahead *next) {
    return lede_locale_starts(cutter->locale, next->word);
}

static bool is_upper(uint32_t c) {
    return c != LEDE_UTF8_BAD && lede_unicode_has(c, LEDE_UNICODE_UPPERCASE);
}

/* Is what follows an initial too? "J. A. Smith", though "A" starts sentences. */
static bool is_initial_ahead(const lede_cutter *cutter, const ahead *next) {
    uint32_t c;
    lede_slice word = next->word;
    const char *stop = word.data + word.size;
    return word.size > 0 && lede_utf8_decode(word, 0, &c) == word.size &&
           stop < cutter->text.data + cutter->text.size && *stop == '.';
}

/* Is the token before the place a word with a capital, one space away? */
static bool name_before(const lede_cutter *cutter, size_t at) {
    const lede_article *article = cutter->article;
    if (article->n_tokens == 0) return false;
    uint32_t last = article->n_tokens - 1;
    if (article->token_starts[last] < cutter->block_start) return false;
    if ((size_t)article->token_stops[last] + 1 != at) return false;
    size_t start = article->token_starts[last]; /* of a contraction, its second word */
    start += lede_contraction_first(cutter, start, article->token_stops[last]);
    uint32_t c;
    lede_utf8_decode(cutter->text, start, &c);
    return is_upper(c);
}

static bool is_lower(uint32_t c) {
    return c != LEDE_UTF8_BAD && lede_unicode_has(c, LEDE_UNICODE_LOWERCASE);
}

static bool is_casual(lede_cutter *cutter) {
    if (!cutter->manner.known) {
        lede_manner_learn(&cutter->manner, cutter->article, cutter->locale);
    }
    return cutter->manner.casual;
}

/* II, XIV; not a single letter, which may be a word: "No. I will". */
static bool is_roman(lede_slice word) {
    enum { ROMAN_MIN = 2, ROMAN_MAX = 7 };
    if (word.size < ROMAN_MIN || word.size > ROMAN_MAX) return false;
    for (size_t i = 0; i < word.size; i++) {
        if (strchr("IVXLC", word.data[i]) == NULL) return false;
    }
    return true;
}

/* What an abbreviation of number needs behind it: 5, II. */
static bool is_counted(const ahead *next) {
    return !next->end && ((next->c >= '0' && next->c <= '9') || is_roman(next->word));
}

/* "J." in "J. Smith"; not "I." of "Smith and I.", not the one that ends "Plan B. Then" */
static bool is_initial(lede_cutter *cutter, size_t at, size_t end) {
    ahead next = look_ahead(cutter->text, end + 1);
    if (next.end) return false;
    if (next.adjacent) return lede_unicode_is_letter(next.c) || next.c == ',';
    lede_slice letter = lede_slice_cut(cutter->text, at, end);
    lede_abbreviation_kind kind = lede_locale_abbreviation(cutter->locale, letter);
    if (kind == LEDE_ABBREVIATION_TITLE) return true;
    if (kind == LEDE_ABBREVIATION_NUMBER && next.c >= '0' && next.c <= '9') return true; /* S. 5 */
    bool pronoun = end - at == 1 && cutter->text.data[at] == 'I';
    if (is_lower(next.c)) return !pronoun && !is_casual(cutter); /* Josef K. was */
    if (!is_upper(next.c)) return false;
    if (starts_sentence(cutter, &next) && !is_initial_ahead(cutter, &next)) return false;
    return !pronoun || name_before(cutter, at);
}

/* The full stop at `end` goes on in lower case: a sign of an abbreviation, or of an article whose
 * sentences start so. */
static bool goes_on_low(const lede_cutter *cutter, size_t end) {
    lede_slice text = cutter->text;
    return end + 2 < text.size && text.data[end + 1] == ' ' && text.data[end + 2] >= 'a' &&
           text.data[end + 2] <= 'z';
}

static bool is_learnt(lede_cutter *cutter, lede_slice word, bool sign) {
    if (sign && !cutter->manner.known) {
        lede_manner_learn(&cutter->manner, cutter->article, cutter->locale);
    }
    return cutter->manner.n_learnt > 0 && lede_manner_has_learnt(&cutter->manner, word);
}

bool lede_stop_belongs(lede_cutter *cutter, size_t at, size_t end) {
    lede_slice word = lede_slice_cut(cutter->text, at, end);
    lede_slice after = lede_slice_cut(cutter->text, end + 1, cutter->text.size);
    bool two = after.size > 0 && after.data[0] == '.';
    if (two && after.size > 1 && after.data[1] == '.') return false; /* an ellipsis */
    if (lede_stop_is_dotted(word)) return true;
    uint32_t c;
    bool initial = lede_utf8_decode(cutter->text, at, &c) == word.size && is_upper(c);
    lede_abbreviation_kind kind = lede_locale_abbreviation(cutter->locale, word);
    if (!initial && two) return kind >= LEDE_ABBREVIATION_INSIDE;
    bool listed = kind != LEDE_ABBREVIATION_NONE && kind != LEDE_ABBREVIATION_NUMBER;
    if (!initial && listed) return true;
    cutter->looked_around = true;
    if (initial) return is_initial(cutter, at, end);
    ahead next = look_ahead(cutter->text, end + 1);
    if (kind == LEDE_ABBREVIATION_NUMBER) return is_counted(&next);
    bool is_ordinal = cutter->locale->dotted_ordinals && is_roman(word); /* Ludwig XIV. nahm */
    if (is_ordinal && !next.end && is_lower(next.c)) return true;
    /* a sentence's full stop is not followed by a comma */
    bool comma = next.adjacent && !next.end && next.c == ',';
    return is_learnt(cutter, word, comma || goes_on_low(cutter, end)) || comma;
}

bool lede_stop_may_belong(lede_cutter *cutter, size_t at, size_t end) {
    if (end - at < 2) return true;
    lede_slice word = lede_slice_cut(cutter->text, at, end);
    return lede_locale_abbreviation(cutter->locale, word) != LEDE_ABBREVIATION_NONE ||
           (cutter->locale->dotted_ordinals && is_roman(word)) ||
           is_learnt(cutter, word, goes_on_low(cutter, end));
}

bool lede_stop_is_ordinal(lede_cutter *cutter, size_t at, size_t end) {
    enum { ORDINAL_BYTES_MAX = 5 }; /* 3, 12, 3.10, 12.10 */
    lede_slice text = cutter->text;
    if (!cutter->locale->dotted_ordinals || end - at > ORDINAL_BYTES_MAX) return false;
    if (end >= text.size || text.data[end] != '.') return false;
    unsigned n_digits = 0;
    for (size_t i = at; i < end; i++) {
        if (text.data[i] == '.')
            n_digits = 0;
        else if (text.data[i] < '0' || text.data[i] > '9' || ++n_digits > 2)
            return false;
    }
    cutter->looked_around = true;
    ahead next = look_ahead(text, end + 1);
    if (next.end || next.c == LEDE_UTF8_BAD || !lede_unicode_is_letter(next.c)) return false;
    return !next.adjacent && !starts_sentence(cutter, &next);
}
