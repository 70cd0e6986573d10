#include "load/phrase.h"

#include "base/utf8.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of white space at `at`: ASCII, or the no-break space. */
static size_t space_at(lede_slice text, size_t at) {
    if (at >= text.size) return 0;
    unsigned char byte = (unsigned char)text.data[at];
    if (byte > ' ' && byte != 0xC2) return 0;
    if (is_space(text.data[at])) return 1;
    bool no_break = text.size - at >= 2 && memcmp(text.data + at, "\xC2\xA0", 2) == 0;
    return no_break ? 2 : 0;
}

bool lede_phrase_raw_word(lede_slice *rest, lede_slice *word) {
    size_t start = 0, size;
    while ((size = space_at(*rest, start)) > 0) start += size;
    size_t stop = start;
    while (stop < rest->size && space_at(*rest, stop) == 0) stop++;
    *word = lede_slice_cut(*rest, start, stop);
    *rest = lede_slice_cut(*rest, stop, rest->size);
    return stop > start;
}

/* The code point without its shape: letters folded (ASCII), quote marks straight. */
static uint32_t plain(uint32_t code_point) {
    if (code_point >= 'A' && code_point <= 'Z') return code_point + ('a' - 'A');
    switch (code_point) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case '`': return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB: return '"';
    case 0xA0:
    case 0x202F: return ' ';
    case 0x2010:
    case 0x2011: return '-';
    default: return code_point;
    }
}

/* Punctuation, and what looks like it: General Punctuation and the signs of Latin-1. */
static bool is_punctuation(uint32_t c) {
    if (c < 0x80) {
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        return !letter && !(c >= '0' && c <= '9') && c > 0x20;
    }
    return (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA) || (c >= 0x2010 && c <= 0x206F);
}

static bool is_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

lede_slice lede_phrase_strip(lede_slice word) {
    uint32_t c;
    if (word.size > 0 && is_alnum(word.data[0]) && is_alnum(word.data[word.size - 1])) return word;
    while (word.size > 0) {
        size_t size = lede_utf8_decode(word, 0, &c);
        if (!is_punctuation(c)) break;
        word = lede_slice_cut(word, size, word.size);
    }
    while (word.size > 0) {
        size_t last = lede_utf8_previous(word, word.size);
        lede_utf8_decode(word, last, &c);
        if (!is_punctuation(c)) break;
        word = lede_slice_cut(word, 0, last);
    }
    return word;
}

bool lede_phrase_word(lede_slice *rest, lede_slice *word) {
    while (lede_phrase_raw_word(rest, word)) {
        *word = lede_phrase_strip(*word);
        if (word->size > 0) return true;
    }
    return false;
}

size_t lede_phrase_count(lede_slice line) {
    size_t count = 0;
    for (lede_slice word; lede_phrase_word(&line, &word);) count++;
    return count;
}

bool lede_phrase_in(lede_slice word, const char *const *list, size_t count) {
    if (word.size == 0) return false;
    /* two letters tell most words apart, whatever their case */
    int first = word.data[0] | 0x20, second = (word.size > 1 ? word.data[1] : '\0') | 0x20;
    for (size_t i = 0; i < count; i++) {
        if ((list[i][0] | 0x20) != first || (list[i][1] | 0x20) != second) continue;
        if (lede_slice_equal_ascii_case(word, lede_slice_of(list[i]))) return true;
    }
    return false;
}

static char fold_ascii(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

/* <0, 0, >0, as the word in small letters stands before, at or behind the other. */
static int order_of(lede_slice word, const char *other) {
    for (size_t i = 0; i < word.size; i++) {
        unsigned char c = (unsigned char)word.data[i], wanted = (unsigned char)other[i];
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if (c != wanted || wanted == '\0') return c < wanted ? -1 : 1;
    }
    return other[word.size] == '\0' ? 0 : -1;
}

bool lede_phrase_in_order(lede_slice word, const char *const *list, size_t count) {
    size_t low = 0, high = count;
    int first = word.size == 0 ? 0 : (unsigned char)fold_ascii(word.data[0]);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = first - (unsigned char)list[middle][0]; /* tells most apart */
        if (order == 0) order = order_of(word, list[middle]);
        if (order == 0) return true;
        if (order < 0) high = middle;
        if (order > 0) low = middle + 1;
    }
    return false;
}

static bool is_word_char(lede_slice text, size_t at) {
    if (at >= text.size) return false;
    uint32_t c;
    lede_utf8_decode(text, at, &c);
    return c != ' ' && !is_punctuation(c) && space_at(text, at) == 0;
}

/* Bytes that `phrase` takes at `at`; 0: it does not stand there. */
static size_t match_at(lede_slice line, size_t at, lede_slice phrase) {
    size_t start = at;
    uint32_t wanted = 0, found;
    for (size_t i = 0; i < phrase.size;) {
        i += lede_utf8_decode(phrase, i, &wanted);
        if (wanted == ' ') {
            size_t size, before = at;
            while ((size = space_at(line, at)) > 0) at += size;
            if (at == before) return 0;
            continue;
        }
        if (at >= line.size) return 0;
        size_t size = lede_utf8_decode(line, at, &found);
        if (plain(found) != wanted) return 0;
        at += size;
    }
    bool word_end = wanted != ' ' && !is_punctuation(wanted);
    return word_end && is_word_char(line, at) ? 0 : at - start;
}

size_t lede_phrase_match(lede_slice line, const char *phrase) {
    return match_at(line, 0, lede_slice_of(phrase));
}

size_t lede_phrase_find(lede_slice line, const char *phrase) {
    lede_slice wanted = lede_slice_of(phrase);
    bool boundary = true;
    for (size_t at = 0; at < line.size; at = lede_utf8_next(line, at)) {
        size_t size = boundary ? match_at(line, at, wanted) : 0;
        if (size > 0) return at + size;
        boundary = !is_word_char(line, at);
    }
    return 0;
}

/* ---- folded lines --------------------------------------------------------------------------- */

/* Part of a word, for the boundaries of phrases: letters, digits, all beyond ASCII. */
static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static void note_starts(lede_phrase_folded *line) {
    memset(line->starts, 0, sizeof line->starts);
    bool boundary = true;
    for (size_t i = 0; i + 1 < line->size; i++) {
        if (boundary) {
            unsigned pair = lede_phrase_pair(line->data + i);
            line->starts[pair >> 6] |= UINT64_C(1) << (pair & 63);
        }
        boundary = !is_word_byte(line->data[i]);
    }
}

static void fold_bytes(lede_slice line, lede_phrase_folded *out) {
    size_t size = 0, most = sizeof out->data - LEDE_UTF8_MAX_BYTES;
    for (size_t at = 0; at < line.size && size <= most;) {
        unsigned char byte = (unsigned char)line.data[at];
        size_t space = byte <= ' ' || byte == 0xC2 ? space_at(line, at) : 0;
        if (space > 0) {
            if (size == 0 || out->data[size - 1] != ' ') out->data[size++] = ' ';
            at += space;
        } else if (byte < 0x80) {
            out->data[size++] = byte == '`' ? '\'' : fold_ascii((char)byte);
            at++;
        } else {
            uint32_t c;
            at += lede_utf8_decode(line, at, &c);
            size += lede_utf8_encode(plain(c), out->data + size);
        }
    }
    out->size = size;
}

void lede_phrase_fold(lede_slice line, lede_phrase_folded *out) {
    fold_bytes(line, out);
    note_starts(out);
}

static bool ends_at_boundary(const lede_phrase_folded *line, size_t stop, lede_slice phrase) {
    return stop == line->size || !is_word_byte(line->data[stop]) ||
           !is_word_byte(phrase.data[phrase.size - 1]);
}

bool lede_phrase_folded_starts(const lede_phrase_folded *line, lede_slice phrase) {
    return line->size >= phrase.size && line->data[0] == phrase.data[0] &&
           memcmp(line->data, phrase.data, phrase.size) == 0 &&
           ends_at_boundary(line, phrase.size, phrase);
}

bool lede_phrase_folded_holds(const lede_phrase_folded *line, lede_slice phrase) {
    lede_slice text = {line->data, line->size};
    for (size_t at = 0; (at = lede_slice_find(text, phrase, at)) != SIZE_MAX; at++) {
        bool boundary = at == 0 || !is_word_byte(line->data[at - 1]);
        if (boundary && ends_at_boundary(line, at + phrase.size, phrase)) return true;
    }
    return false;
}

bool lede_phrase_folded_ends(const lede_phrase_folded *line, lede_slice phrase) {
    lede_slice text = {line->data, line->size};
    if (!lede_slice_ends(text, phrase)) return false;
    size_t at = text.size - phrase.size;
    return at == 0 || !is_word_byte(line->data[at - 1]);
}

/* ---- sentences ------------------------------------------------------------------------------ */

static bool is_closer(uint32_t c) {
    return plain(c) == '"' || plain(c) == '\'' || c == ')' || c == ']' || c == 0x203A;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Stops that end a sentence whatever stands before them; also Arabic, Devanagari, Chinese. */
static bool is_full_stop(uint32_t c) {
    return c == '!' || c == '?' || c == 0x2026 || c == 0x203D || c == 0x061F || c == 0x06D4 ||
           c == 0x0964 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

bool lede_phrase_ends_sentence(lede_slice line) {
    line = lede_slice_trim(line);
    while (line.size > 0) {
        uint32_t c;
        size_t last = lede_utf8_previous(line, line.size);
        lede_utf8_decode(line, last, &c);
        if (is_full_stop(c)) return true;
        if (c == '.') {
            bool initial = last >= 1 && is_letter(line.data[last - 1]) &&
                           (last == 1 || !is_letter(line.data[last - 2])) &&
                           (last == 1 || line.data[last - 2] == '.' || line.data[last - 2] == ' ');
            return !initial;
        }
        if (!is_closer(c)) return false;
        line = lede_slice_cut(line, 0, last);
    }
    return false;
}

bool lede_phrase_is_number(lede_slice word, size_t most) {
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] < '0' || word.data[i] > '9') return false;
    }
    return word.size > 0 && word.size <= most;
}

bool lede_phrase_has_digit(lede_slice line) {
    for (size_t i = 0; i < line.size; i++) {
        if (line.data[i] >= '0' && line.data[i] <= '9') return true;
    }
    return false;
}

bool lede_phrase_starts_upper(lede_slice line) {
    lede_slice word;
    if (!lede_phrase_word(&line, &word)) return false;
    unsigned char first = (unsigned char)word.data[0];
    return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

bool lede_phrase_starts_quote(lede_slice line) {
    line = lede_slice_trim(line);
    if (line.size == 0) return false;
    uint32_t c;
    lede_utf8_decode(line, 0, &c);
    return plain(c) == '"' || plain(c) == '\'';
}

bool lede_phrase_is_capitals(lede_slice line) {
    size_t capitals = 0;
    for (size_t i = 0; i < line.size; i++) {
        char c = line.data[i];
        if (c >= 'a' && c <= 'z') return false;
        capitals += c >= 'A' && c <= 'Z';
    }
    return capitals >= 2;
}

/* The next code point without shape, runs of white space as one space; 0 at the end. */
static uint32_t next_plain(lede_slice *rest) {
    if (rest->size == 0) return 0;
    size_t size = space_at(*rest, 0), at = 0;
    if (size > 0) {
        while ((size = space_at(*rest, at)) > 0) at += size;
        *rest = lede_slice_cut(*rest, at, rest->size);
        return ' ';
    }
    uint32_t c;
    size = lede_utf8_decode(*rest, 0, &c);
    *rest = lede_slice_cut(*rest, size, rest->size);
    return plain(c);
}

bool lede_phrase_same(lede_slice a, lede_slice b) {
    a = lede_slice_trim(a);
    b = lede_slice_trim(b);
    if (a.size > 0 && b.size > 0 && is_letter(a.data[0]) && is_letter(b.data[0])) {
        if ((a.data[0] | 0x20) != (b.data[0] | 0x20)) return false; /* most others */
    }
    for (;;) {
        uint32_t x = next_plain(&a), y = next_plain(&b);
        if (x != y) return false;
        if (x == 0) return a.size == 0 && b.size == 0;
    }
}
