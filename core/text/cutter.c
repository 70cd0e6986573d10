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

enum { EXTRA = 8 }; /* tokens that may be written behind the last one, to spare a branch */

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
    if (capacity == 0) capacity = article->text.size / 4 + 64;
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

void lede_cutter_note_end(lede_cutter *cutter) {
    uint32_t token = cutter->article->n_tokens - 1;
    size_t n = cutter->ends.count;
    if (n > 0 && cutter->ends.data[n - 1] == token) return;
    if (!lede_array_push_in(cutter->article->arena, &cutter->ends, token)) {
        cutter->status = LEDE_NOMEM;
    }
}

bool lede_cutter_emit_any(lede_cutter *cutter, size_t start, size_t stop) {
    if (!lede_cutter_emit(cutter, start, stop)) return false;
    unsigned char last = (unsigned char)cutter->text.data[stop - 1];
    if (last == '.' || last == '!' || last == '?' || last >= 0x80) lede_cutter_note_end(cutter);
    return true;
}

static bool space_at(const lede_cutter *cutter, size_t at) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    return at >= cutter->text.size || classes[bytes[at]] == SPACE;
}

/* May the mark `c` stand alone behind a word and before `next`, a closing mark or white space? */
static bool closes_before(char c, char next, bool space) {
    switch (c) {
    case '"':
    case ')':
    case ']': return space || strchr("\")],.;:?!", next) != NULL;
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

/* Is the full stop behind a word of ASCII letters or a number, before a space or a closing mark
 * other than a comma, sure to be the sentence's? */
static bool stop_is_own(lede_cutter *cutter, size_t at, size_t stop) {
    bool is_word = classes[(unsigned char)cutter->text.data[at]] == LETTER;
    return is_word ? !lede_stop_may_belong(cutter, at, stop) : !cutter->locale->dotted_ordinals;
}

/* A word of ASCII letters or a number up to `stop`, and the closing marks behind it. Returns where
 * they end; `at` when it is not so plain. */
static size_t cut_behind(lede_cutter *cutter, size_t at, size_t stop) {
    size_t end = closers_end(cutter, stop);
    if (end == stop) return at;
    if (cutter->text.data[stop] == '.' && !stop_is_own(cutter, at, stop)) return at;
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
    if (line_break && cutter->article->n_tokens > 0) lede_cutter_note_end(cutter);
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

/* A mark that ends a sentence and has a space behind it, with the word or number before it, if any.
 * False when the full stop may be the word's. */
static bool cut_end(lede_cutter *cutter, size_t at, size_t stop) {
    if (stop > at) {
        if (cutter->text.data[stop] == '.' && !stop_is_own(cutter, at, stop)) return false;
        lede_cutter_emit(cutter, at, stop);
    }
    lede_cutter_emit(cutter, stop, stop + 1);
    lede_cutter_note_end(cutter);
    return true;
}

/* Most of all text: words, numbers and plain marks with a space behind, quotes and brackets before
 * a word. Returns the start of the first run, or of its rest, that is something else: a rest starts
 * with a letter or digit behind an opener, where it is cut as if a run started. No place to start
 * from is a space behind a mark. */
static size_t cut_plain(lede_cutter *cutter, size_t at) {
    lede_article *article = cutter->article;
    uint32_t *starts = article->token_starts, *stops = article->token_stops;
    uint32_t n = article->n_tokens;
    size_t size = cutter->text.size, group = at / LEDE_SCAN_GROUP, base = group * LEDE_SCAN_GROUP;
    for (; base < size && cutter->capacity - n > LEDE_SCAN_GROUP + EXTRA; base += LEDE_SCAN_GROUP) {
        const lede_scan_group *bits = lede_scan_group_of(&cutter->scan, group++);
        uint64_t breaks = (~bits->words | bits->rules) & ~((bits->marks | bits->ends) << 1), lowest;
        if (size - base <= LEDE_SCAN_GROUP) breaks &= (UINT64_C(1) << (size - base - 1)) - 1;
        if (at > base) breaks &= UINT64_MAX << (at - base);
        for (; breaks != 0; breaks ^= lowest) {
            size_t stop = base + lede_scan_lowest(breaks);
            lowest = breaks & (~breaks + 1);
            if (LEDE_UNLIKELY((bits->ends & lowest) != 0)) {
                article->n_tokens = n;
                if (!cut_end(cutter, at, stop)) return at;
                n = article->n_tokens;
                at = stop + 2; /* and the space behind it */
                continue;
            }
            bool space = (bits->spaces & lowest) != 0, mark = (bits->marks & lowest) != 0;
            if (LEDE_UNLIKELY(!(space | mark | ((bits->openers & lowest) != 0)))) goto done;
            starts[n] = (uint32_t)at;
            stops[n] = (uint32_t)stop;
            n += stop > at;
            at = stop + 1;
            if (LEDE_LIKELY(space)) continue;
            starts[n] = (uint32_t)stop;
            stops[n++] = (uint32_t)at;
            at += mark; /* and the space behind it */
        }
    }
done:
    article->n_tokens = n;
    return at;
}

static size_t cut_digits(lede_cutter *cutter, size_t at) {
    size_t stop = number_end(cutter, at);
    if (!space_at(cutter, stop)) return cut_behind(cutter, at, stop);
    lede_cutter_emit(cutter, at, stop);
    return stop;
}

/* To the scan, a point between digits is part of a number, also where the first of them is another
 * block's. */
static bool starts_on_point(const lede_cutter *cutter) {
    if (cutter->block_start >= cutter->text.size) return false;
    char first = cutter->text.data[cutter->block_start];
    return first == '.' || first == ',';
}

void lede_cutter_run(lede_cutter *cutter) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    size_t at = cutter->block_start, size = cutter->text.size;
    bool by_bits = !starts_on_point(cutter);
    for (; cutter->status == LEDE_OK; by_bits = true) {
        if (by_bits) at = cut_plain(cutter, at);
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

/* Tokens that start at some bits of a group and stop at others, as many: one loop without a branch
 * a token, so it may write EXTRA places behind the last one. */
static inline void put_bits(uint32_t *starts, uint32_t *stops, uint32_t base, uint64_t start_bits,
                            uint64_t stop_bits) {
    do {
        for (unsigned i = 0; i < EXTRA; i++) {
            starts[i] = base + lede_scan_first(start_bits);
            stops[i] = base + lede_scan_first(stop_bits);
            start_bits &= start_bits - 1;
            stop_bits &= stop_bits - 1;
        }
        starts += EXTRA;
        stops += EXTRA;
    } while ((start_bits | stop_bits) != 0);
}

/* Most of all text: words, numbers and plain marks with a space behind, cut by bits alone. Returns
 * the start of the first run, or of its rest, that is something else. A token that goes on into the
 * next group is open: starts[n] is set, stops[n] is not. */
static size_t cut_bits(lede_cutter *cutter, size_t at) {
    lede_article *article = cutter->article;
    uint32_t *starts = article->token_starts, *stops = article->token_stops;
    uint32_t n = article->n_tokens;
    size_t size = cutter->text.size, group = at / LEDE_SCAN_GROUP, base = group * LEDE_SCAN_GROUP;
    uint64_t inside = UINT64_MAX << (at - base), word = 0, mark = 0; /* the open token is one */
    for (; base < size && cutter->capacity - n > LEDE_SCAN_GROUP + EXTRA; group++) {
        const lede_scan_group *bits = lede_scan_group_of(&cutter->scan, group);
        uint64_t words = bits->words & inside;
        uint64_t marks = (bits->marks | bits->ends | bits->openers) & inside;
        uint64_t others = ~(words | marks | bits->spaces) & inside;
        if (LEDE_UNLIKELY(size - base <= LEDE_SCAN_GROUP)) {
            uint64_t last = UINT64_C(1) << (size - base - 1);
            others |= ~(last | (last - 1)) | (marks & last);
        }
        uint64_t seen = (others & (~others + 1)) - 1; /* all bits below the lowest */
        uint64_t starting = ((words & ~(words << 1 | word)) | marks) & seen;
        uint64_t stopping = ((~words & (words << 1 | word)) | marks << 1 | mark) & seen;
        put_bits(starts + n + (word | mark), stops + n, (uint32_t)base, starting, stopping);
        n += lede_scan_count(stopping);
        if (others != 0) {
            bool open = ((words << 1 | word) & (seen + 1)) != 0;
            at = open ? starts[n] : base + lede_scan_first(others);
            article->n_tokens = n;
            return at;
        }
        inside = UINT64_MAX;
        word = words >> 63;
        mark = marks >> 63;
        base += LEDE_SCAN_GROUP;
    }
    article->n_tokens = n;
    return base <= at ? at : (word | mark) != 0 ? starts[n] : base;
}

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
    bool by_bits = !starts_on_point(cutter);
    for (size_t at = cutter->block_start; cutter->status == LEDE_OK; by_bits = true) {
        if (by_bits) at = cut_bits(cutter, at);
        if (at >= text.size) break;
        size_t next = lede_word_next(text, at), start = skip_space(text, at, next);
        if (start < next) lede_cutter_emit(cutter, start, next);
        at = next;
    }
}
