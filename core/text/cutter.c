#include "text/cutter.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/clitic.h"
#include "text/limits.h"
#include "text/tailor.h"
#include "text/word.h"

/* ASCII bytes by what a word between spaces may hold or end with. */
enum { OTHER = 0, LETTER, SPACE, CLOSER };

/* clang-format off */
static const unsigned char classes[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
    [','] = CLOSER, [';'] = CLOSER, ['?'] = CLOSER, ['!'] = CLOSER, [')'] = CLOSER, [']'] = CLOSER,
    ['"'] = CLOSER,
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

/* Room for more tokens in the article's columns; twice as many each time. */
static bool grow(lede_cutter *cutter) {
    lede_article *article = cutter->article;
    size_t capacity = (size_t)cutter->capacity * 2;
    if (capacity == 0) capacity = article->text.size / 5 + 64;
    if (capacity > LEDE_TOKENS_MAX) capacity = LEDE_TOKENS_MAX;
    if (capacity <= article->n_tokens) {
        cutter->status = LEDE_LIMIT;
        return false;
    }
    uint32_t *columns = lede_arena_array(article->arena, capacity, 3 * sizeof *columns);
    if (columns == NULL) {
        cutter->status = LEDE_NOMEM;
        return false;
    }
    size_t used = article->n_tokens * sizeof *columns;
    uint32_t *starts = columns, *stops = columns + capacity, *types = columns + 2 * capacity;
    if (used > 0) {
        memcpy(starts, article->token_starts, used);
        memcpy(stops, article->token_stops, used);
        memcpy(types, article->token_types, used);
    }
    article->token_starts = starts;
    article->token_stops = stops;
    article->token_types = types;
    cutter->capacity = (uint32_t)capacity;
    return true;
}

bool lede_cutter_emit(lede_cutter *cutter, size_t start, size_t stop) {
    lede_article *article = cutter->article;
    if (LEDE_UNLIKELY(cutter->status != LEDE_OK)) return false;
    if (LEDE_UNLIKELY(article->n_tokens == cutter->capacity) && !grow(cutter)) return false;
    uint32_t type = lede_vocabulary_intern(article->vocabulary,
                                           (lede_slice){cutter->text.data + start, stop - start});
    if (LEDE_UNLIKELY(type == LEDE_NO_TYPE)) {
        cutter->status = LEDE_NOMEM;
        return false;
    }
    uint32_t token = article->n_tokens++;
    article->token_starts[token] = (uint32_t)start;
    article->token_stops[token] = (uint32_t)stop;
    article->token_types[token] = type;
    return true;
}

/* The endings of all contractions (locale.h). */
static bool may_contract(const unsigned char *word, size_t size) {
    if (size < 4) return false;
    unsigned char last = word[size - 1] | 32, before = word[size - 2] | 32;
    return (last == 'a' && (before == 'n' || before == 't')) || (last == 't' && before == 'n');
}

static void emit_word(lede_cutter *cutter, size_t at, size_t stop) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    if (LEDE_UNLIKELY(may_contract(bytes + at, stop - at)))
        lede_clitic_emit(cutter, at, stop);
    else
        lede_cutter_emit(cutter, at, stop);
}

/* A word of ASCII letters between spaces, perhaps with one closing mark, is a token or two as it
 * stands. Returns where it ends, `at` when it is not so plain. */
static size_t cut_plain_word(lede_cutter *cutter, size_t at) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    size_t size = cutter->text.size, stop = at;
    while (stop < size && classes[bytes[stop]] == LETTER) stop++;
    if (stop == at) return at;
    if (stop == size || classes[bytes[stop]] == SPACE) {
        emit_word(cutter, at, stop);
        return stop;
    }
    if (classes[bytes[stop]] != CLOSER) return at;
    if (stop + 1 < size && classes[bytes[stop + 1]] != SPACE) return at;
    emit_word(cutter, at, stop);
    lede_cutter_emit(cutter, stop, stop + 1);
    return stop + 1;
}

void lede_cutter_run(lede_cutter *cutter) {
    const unsigned char *bytes = (const unsigned char *)cutter->text.data;
    size_t at = cutter->block_start;
    while (at < cutter->text.size && cutter->status == LEDE_OK) {
        if (classes[bytes[at]] == SPACE) {
            at++;
            continue;
        }
        size_t stop = cut_plain_word(cutter, at);
        at = stop > at ? stop : lede_tailor_run(cutter, at);
    }
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

/* WB4 hangs marks on the space before them; a token starts with what is not white space. */
void lede_cutter_run_plain(lede_cutter *cutter) {
    lede_slice block = lede_slice_cut(cutter->text, cutter->block_start, cutter->text.size);
    for (size_t at = 0; at < block.size && cutter->status == LEDE_OK;) {
        size_t next = lede_word_next(block, at);
        size_t start = skip_space(block, at, next);
        if (start < next) {
            lede_cutter_emit(cutter, cutter->block_start + start, cutter->block_start + next);
        }
        at = next;
    }
}
