#include "text/cutter.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/limits.h"
#include "text/stop.h"
#include "text/tailor.h"
#include "text/word.h"

/* ASCII bytes by what a run may start with. */
enum { OTHER = 0, LETTER, SPACE, DIGIT };

/* clang-format off */
static const unsigned char classes[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
    ['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT, ['5'] = DIGIT,
    ['6'] = DIGIT, ['7'] = DIGIT, ['8'] = DIGIT, ['9'] = DIGIT,
    ['A'] = LETTER, ['B'] = LETTER, ['C'] = LETTER, ['D'] = LETTER, ['E'] = LETTER, ['F'] = LETTER,
    ['G'] = LETTER, ['H'] = LETTER, ['I'] = LETTER, ['J'] = LETTER, ['K'] = LETTER, ['L'] = LETTER,
    ['M'] = LETTER, ['N'] = LETTER, ['O'] = LETTER, ['P'] = LETTER, ['Q'] = LETTER, ['R'] = LETTER,
    ['S'] = LETTER, ['T'] = LETTER, ['U'] = LETTER, ['V'] = LETTER, ['W'] = LETTER, ['X'] = LETTER,
    ['Y'] = LETTER, ['Z'] = LETTER,
    ['a'] = LETTER, ['b'] = LETTER, ['c'] = LETTER, ['d'] = LETTER, ['e'] = LETTER, ['f'] = LETTER,
    ['g'] = LETTER, ['h'] = LETTER, ['i'] = LETTER, ['j'] = LETTER, ['k'] = LETTER, ['l'] = LETTER,
    ['m'] = LETTER, ['n'] = LETTER, ['o'] = LETTER, ['p'] = LETTER, ['q'] = LETTER, ['r'] = LETTER,
    ['s'] = LETTER, ['t'] = LETTER, ['u'] = LETTER, ['v'] = LETTER, ['w'] = LETTER, ['x'] = LETTER,
    ['y'] = LETTER, ['z'] = LETTER,
};
/* clang-format on */

void lede_cutter_start(lede_cutter *cutter, lede_article *article) {
    cutter->article = article;
    cutter->locale = lede_locale_find(article->fields[LEDE_FIELD_LANGUAGE]);
    cutter->text = article->text;
    cutter->block_start = cutter->ends_done = 0;
    cutter->capacity = 0;
    cutter->status = LEDE_OK;
    cutter->manner.known = false;
    cutter->manner.n_learnt = 0;
    cutter->cuts = lede_vocabulary_cuts(article->vocabulary);
    cutter->looked_around = false;
    cutter->ends = (lede_token_list){0};
}

bool lede_cutter_grow(lede_cutter *cutter) {
    lede_article *article = cutter->article;
    if (cutter->status != LEDE_OK) return false;
    size_t capacity = (size_t)cutter->capacity * 2;
    if (capacity == 0) capacity = article->text.size / 4 + LEDE_CUTTER_ROOM;
    if (capacity > LEDE_TOKENS_MAX) capacity = LEDE_TOKENS_MAX;
    if (capacity <= article->n_tokens) {
        cutter->status = LEDE_LIMIT;
        return false;
    }
    uint32_t *columns = lede_arena_array(article->arena, capacity, 2 * sizeof *columns);
    if (columns == NULL) {
        cutter->status = LEDE_NOMEM;
        return false;
    }
    size_t used = article->n_tokens * sizeof *columns;
    uint32_t *starts = columns, *stops = columns + capacity;
    if (used > 0) {
        memcpy(starts, article->token_starts, used);
        memcpy(stops, article->token_stops, used);
    }
    article->token_starts = starts;
    article->token_stops = stops;
    cutter->capacity = (uint32_t)capacity;
    return true;
}

void lede_cutter_note_end(lede_cutter *cutter, uint32_t token) {
    size_t n = cutter->ends.count;
    if (n > 0 && cutter->ends.data[n - 1] == token) return;
    if (!lede_array_push_in(cutter->article->arena, &cutter->ends, token)) {
        cutter->status = LEDE_NOMEM;
    }
}

bool lede_cutter_emit_any(lede_cutter *cutter, size_t start, size_t stop) {
    if (!lede_cutter_emit(cutter, start, stop)) return false;
    unsigned char last = (unsigned char)cutter->text.data[stop - 1];
    if (last == '.' || last == '!' || last == '?' || last >= 0x80) lede_cutter_note_last(cutter);
    return true;
}

static bool space_at(const lede_cutter *cutter, size_t at) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    return at >= cutter->text.size || classes[bytes[at]] == SPACE;
}

static bool is_plain_mark(char c) {
    switch (c) {
    case '"':
    case ')':
    case ']':
    case ',':
    case '.':
    case ';':
    case ':':
    case '?':
    case '!': return true;
    default: return false;
    }
}

/* May the mark `c` stand alone behind a word and before `next`, a closing mark or white space? */
static bool closes_before(char c, char next, bool space) {
    switch (c) {
    case '"':
    case ')':
    case ']': return space || is_plain_mark(next);
    case '.':
    case '?':
    case '!':
    case ',': return space || next == '"' || next == ')' || next == ']';
    case ';': return space || next == '"'; /* ";)" is a face */
    case ':': return space;
    default: return false;
    }
}

/* Where the marks end that stand between a word and white space, a token each; `at` when some rule
 * is needed for them. */
static size_t closers_end(const lede_cutter *cutter, size_t at) {
    size_t stop = at;
    while (!space_at(cutter, stop)) {
        bool space = space_at(cutter, stop + 1);
        char next = space ? ' ' : cutter->text.data[stop + 1];
        if (!closes_before(cutter->text.data[stop], next, space)) return at;
        stop++;
    }
    return stop;
}

bool lede_cutter_owns_stop(lede_cutter *cutter, size_t at, size_t stop) {
    bool is_number = classes[(unsigned char)cutter->text.data[at]] == DIGIT;
    return is_number ? !cutter->locale->dotted_ordinals : !lede_stop_may_belong(cutter, at, stop);
}

/* A word of ASCII letters or a number up to `stop`, and the closing marks behind it. Returns where
 * they end; `at` when it is not so plain. */
static size_t cut_behind(lede_cutter *cutter, size_t at, size_t stop) {
    size_t end = closers_end(cutter, stop);
    if (end == stop) return at;
    if (cutter->text.data[stop] == '.' && !lede_cutter_owns_stop(cutter, at, stop)) return at;
    lede_cutter_emit(cutter, at, stop);
    for (; stop < end; stop++) lede_cutter_emit_any(cutter, stop, stop + 1);
    return end;
}

/* Digits with points and commas between them. */
static size_t number_end(const lede_cutter *cutter, size_t at) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    size_t size = cutter->text.size;
    while (at < size && classes[bytes[at]] == DIGIT) {
        at++;
        bool point = at + 1 < size && (bytes[at] == '.' || bytes[at] == ',');
        if (point && classes[bytes[at + 1]] == DIGIT) at++;
    }
    return at;
}

/* White space from `at` on; a line break may end a sentence. */
static size_t skip_gap(lede_cutter *cutter, size_t at) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    bool line_break = false;
    for (; at < cutter->text.size && classes[bytes[at]] == SPACE; at++) {
        line_break = line_break || bytes[at] == '\n';
    }
    if (line_break && cutter->article->n_tokens > 0) lede_cutter_note_last(cutter);
    return at;
}

/* A word of ASCII letters, alone or before plain marks; returns `at` when it is not. */
static size_t cut_letters(lede_cutter *cutter, size_t at) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    size_t stop = at + 1;
    while (stop < cutter->text.size && classes[bytes[stop]] == LETTER) stop++;
    if (!space_at(cutter, stop)) return cut_behind(cutter, at, stop);
    lede_cutter_emit(cutter, at, stop);
    return stop;
}

static size_t cut_digits(lede_cutter *cutter, size_t at) {
    size_t stop = number_end(cutter, at);
    if (!space_at(cutter, stop)) return cut_behind(cutter, at, stop);
    lede_cutter_emit(cutter, at, stop);
    return stop;
}

/* To the scan, a byte may hang on the letter or digit before it, also where that is another
 * block's. */
static bool starts_inside(const lede_cutter *cutter) {
    if (cutter->block_start == 0) return false;
    unsigned char class = classes[(unsigned char)cutter->text.data[cutter->block_start - 1]];
    return class == LETTER || class == DIGIT;
}

void lede_cutter_run(lede_cutter *cutter) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    size_t at = cutter->block_start, size = cutter->text.size;
    bool by_bits = !cutter->no_bits && !starts_inside(cutter);
    for (; cutter->status == LEDE_OK; by_bits = !cutter->no_bits) {
        if (by_bits) at = lede_cutter_run_bits(cutter, at);
        if (at >= size) break;
        size_t stop = at;
        switch (classes[bytes[at]]) {
        case LETTER: stop = cut_letters(cutter, at); break;
        case DIGIT: stop = cut_digits(cutter, at); break;
        case SPACE: stop = skip_gap(cutter, at); break;
        default: break;
        }
        at = stop > at ? stop : lede_tailor_run(cutter, at);
        if (at < size && bytes[at] == ' ') at++; /* most often the next run follows */
    }
}

/* ---- UAX #29 alone -------------------------------------------------------------------------- */

static size_t skip_space(lede_slice text, size_t at, size_t stop) {
    while (at < stop) {
        uint32_t c;
        size_t size = lede_utf8_decode(text, at, &c);
        if (c == LEDE_UTF8_BAD || !lede_unicode_has(c, LEDE_UNICODE_WHITE_SPACE)) break;
        at += size;
    }
    return at;
}

/* WB4 hangs marks on the space before them; a token starts with what is not white space. No rule
 * asks for a mark or a space on the left, so the segment ends at the same place whether it is
 * followed from its space or from its mark on. */
void lede_cutter_run_plain(lede_cutter *cutter) {
    lede_slice text = cutter->text;
    bool by_bits = !cutter->no_bits && !starts_inside(cutter);
    for (size_t at = cutter->block_start; cutter->status == LEDE_OK; by_bits = !cutter->no_bits) {
        if (by_bits) at = lede_cutter_run_bits(cutter, at);
        if (at >= text.size) break;
        size_t next = lede_word_next(text, at), start = skip_space(text, at, next);
        if (start < next) lede_cutter_emit(cutter, start, next);
        at = next;
    }
}
