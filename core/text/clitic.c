#include "text/clitic.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/contraction.h"

/* No word has more clitics than this: shouldn't've. */
enum { CLITICS_MAX = 4 };

/* Bytes of an apostrophe, straight or curly, 0 when there is none. */
static inline size_t apostrophe_at(lede_slice text, size_t at) {
    if (at >= text.size || (text.data[at] != '\'' && text.data[at] != '\xE2')) return 0;
    if (text.data[at] == '\'') return 1;
    return at + 3 <= text.size && memcmp(text.data + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}
static bool is_word_byte(char c) {
    return (fold(c) >= 'a' && fold(c) <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Does the word end with the clitic? Returns where that starts, SIZE_MAX when it does not. */
static size_t match_end(lede_slice word, const char *clitic) {
    size_t at = word.size;
    for (size_t left = strlen(clitic); left > 0; left--) {
        char wanted = clitic[left - 1];
        if (wanted == '\'') {
            if (at >= 1 && apostrophe_at(word, at - 1) == 1)
                at -= 1;
            else if (at >= 3 && apostrophe_at(word, at - 3) == 3)
                at -= 3;
            else
                return SIZE_MAX;
        } else {
            if (at == 0 || fold(word.data[at - 1]) != wanted) return SIZE_MAX;
            at--;
        }
    }
    return at;
}

/* Where the last clitic of the word starts, 0 when it has none. */
static size_t last_clitic(const lede_locale *locale, lede_slice word) {
    for (size_t i = 0; i < locale->n_clitics; i++) {
        size_t start = match_end(word, locale->clitics[i]);
        if (start != SIZE_MAX && start > 0) return start;
    }
    return 0;
}

/* An apostrophe, or a hyphen where pronouns follow one. */
static bool has_joint(const lede_locale *locale, lede_slice word) {
    for (size_t i = 1; i < word.size; i++) {
        if (apostrophe_at(word, i) > 0) return true;
        if (locale->hyphens_join && word.data[i] == '-') return true;
    }
    return false;
}

/* D'Alema, D'Ávila, but d'Italia, D'altro and D'ALTRO. */
static bool is_name_with_d(const lede_locale *locale, lede_slice word, size_t after) {
    uint32_t first = 0, second = 0;
    if (!locale->names_with_d || word.data[0] != 'D') return false;
    if (after < word.size) after += lede_utf8_decode(word, after, &first);
    if (after < word.size) lede_utf8_decode(word, after, &second);
    return lede_unicode_lower(first) != first && second != 0 &&
           lede_unicode_lower(second) == second;
}

size_t lede_clitic_elision(const lede_locale *locale, lede_slice word) {
    if (locale->n_elisions == 0) return 0;
    for (size_t i = 1; i < word.size; i++) {
        size_t mark = apostrophe_at(word, i);
        if (mark == 0) continue;
        lede_slice head = lede_slice_cut(word, 0, i);
        bool listed = lede_locale_lists(locale->elisions, locale->n_elisions, head, true);
        bool is_name = i == 1 && is_name_with_d(locale, word, i + mark);
        return listed && !is_name ? i + mark : 0;
    }
    return 0;
}

void lede_clitic_emit(lede_cutter *cutter, size_t at, size_t end) {
    lede_slice word = lede_slice_cut(cutter->text, at, end);
    for (size_t n = 0, head; n < CLITICS_MAX; n++) {
        head = lede_clitic_elision(cutter->locale, word);
        if (head == 0 || head == word.size) break;
        lede_cutter_emit_any(cutter, at, at + head);
        at += head;
        word = lede_slice_cut(cutter->text, at, end);
    }
    size_t splits[CLITICS_MAX], n = 0;
    bool is_unsplit =
        lede_locale_lists(cutter->locale->unsplit, cutter->locale->n_unsplit, word, true);
    while (!is_unsplit && n < CLITICS_MAX && has_joint(cutter->locale, word)) {
        size_t split = last_clitic(cutter->locale, word);
        if (split == 0) break;
        splits[n++] = split;
        word.size = split;
    }
    size_t contraction = n == 0 ? lede_contraction_now(cutter, at, end) : 0;
    if (contraction > 0) splits[n++] = contraction;
    size_t start = at;
    while (n > 0) {
        size_t split = at + splits[--n];
        lede_cutter_emit_any(cutter, start, split);
        start = split;
    }
    lede_cutter_emit_any(cutter, start, end);
}

/* '60s, '05 */
static bool is_year(lede_slice word, size_t mark) {
    if (word.size < mark + 2 || word.size > mark + 3) return false;
    for (size_t i = mark; i < word.size; i++) {
        bool digit = word.data[i] >= '0' && word.data[i] <= '9';
        if (i < mark + 2 ? !digit : word.data[i] != 's') return false;
    }
    return true;
}

/* A word of the language that starts with an apostrophe, curly or straight. */
static bool is_leading(const lede_locale *locale, lede_slice word, size_t mark) {
    char straight[16] = "'";
    if (word.size - mark + 1 > sizeof straight) return false;
    memcpy(straight + 1, word.data + mark, word.size - mark);
    lede_slice key = {straight, word.size - mark + 1};
    return lede_locale_lists(locale->leading, locale->n_leading, key, true);
}

/* ‘em, ‘til, ‘n’, ‘90s: an apostrophe that a word processor turned round. A word with a capital may
 * be the first of a quotation. */
static size_t turned_apostrophe_at(const lede_locale *locale, lede_slice text, size_t at) {
    enum { MARK = 3 };
    if (at + MARK >= text.size || memcmp(text.data + at, "\xE2\x80\x98", MARK) != 0) return 0;
    size_t end = at + MARK;
    while (end < text.size && is_word_byte(text.data[end]) && text.data[end] != '\xE2') end++;
    lede_slice word = lede_slice_cut(text, at, end);
    bool decade = is_year(word, MARK) && text.data[end - 1] == 's';
    bool low = text.data[at + MARK] >= 'a' && text.data[at + MARK] <= 'z';
    return decade || (low && is_leading(locale, word, MARK)) ? MARK : 0;
}

/* Where 'n' ends, if `end` is behind its letter. */
static size_t close_n(lede_slice text, size_t at, size_t end) {
    size_t mark = apostrophe_at(text, end);
    bool is_n = fold(text.data[end - 1]) == 'n' && end - at == (text.data[at] == '\'' ? 2 : 4);
    bool alone = end + mark >= text.size || !is_word_byte(text.data[end + mark]);
    return is_n && mark > 0 && alone ? end + mark : end;
}

size_t lede_clitic_alone(lede_cutter *cutter, lede_slice text, size_t start, size_t at) {
    const lede_locale *locale = cutter->locale;
    size_t mark = apostrophe_at(text, at);
    if (mark == 0 && at == start) mark = turned_apostrophe_at(locale, text, at);
    if (mark == 0) return at;
    size_t end = at + mark;
    while (end < text.size && is_word_byte(text.data[end]) && text.data[end] != '\xE2') end++;
    lede_slice word = lede_slice_cut(text, at, end);
    bool alone = at == start && (is_year(word, mark) || is_leading(locale, word, mark));
    for (size_t i = 0; !alone && i < locale->n_clitics; i++) {
        alone = match_end(word, locale->clitics[i]) == 0;
    }
    if (!alone) return at;
    end = close_n(text, at, end);
    bool joined = locale->hyphens_join && at == start && end + 1 < text.size &&
                  text.data[end] == '-' && is_word_byte(text.data[end + 1]);
    while (joined && end < text.size && (is_word_byte(text.data[end]) || text.data[end] == '-')) {
        end++; /* 's-Hertogenbosch */
    }
    lede_cutter_emit_any(cutter, at, end);
    return end;
}
