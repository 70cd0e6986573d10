#include "text/scan.h"

static bool is_mark(char c) {
    return (c >= '(' && c <= '*') || (c >= ':' && c <= '>') || c == '"' || c == ',' || c == ']';
}

static bool is_alone(char c, bool word) {
    bool joins = c == '\'' || c == ',' || c == '.' || c == ':' || c == ';' || c == '_';
    return c > ' ' && c < 0x7F && !word && !joins;
}

void lede_scan_classify_portable(const char *bytes, size_t n, lede_scan_classes *classes) {
    for (size_t group = 0; group < n; group++) {
        lede_scan_classes c = {0};
        for (unsigned i = 0; i < LEDE_SCAN_GROUP; i++) {
            char byte = bytes[group * LEDE_SCAN_GROUP + i], folded = (char)(byte | 32);
            bool letter = folded >= 'a' && folded <= 'z', digit = byte >= '0' && byte <= '9';
            c.letters |= (uint64_t)letter << i;
            c.digits |= (uint64_t)digit << i;
            c.spaces |= (uint64_t)(byte == ' ') << i;
            c.lines |= (uint64_t)(byte >= '\t' && byte <= '\r') << i;
            c.marks |= (uint64_t)is_mark(byte) << i;
            c.alones |= (uint64_t)is_alone(byte, letter || digit) << i;
            c.openers |= (uint64_t)(byte == '"' || byte == '(' || byte == '[') << i;
            c.closers |= (uint64_t)(byte == '"' || byte == ')' || byte == ']') << i;
            c.ends |= (uint64_t)(byte == '.' || byte == '!' || byte == '?') << i;
            c.points |= (uint64_t)(byte == '.' || byte == ',') << i;
            c.hyphens |= (uint64_t)(byte == '-') << i;
            c.apostrophes |= (uint64_t)(byte == '\'') << i;
            c.esses |= (uint64_t)(byte == 's') << i;
            c.high |= (uint64_t)((unsigned char)byte >= 0x80) << i;
        }
        classes[group] = c;
    }
}

/* One loop without a branch a token, which is why it writes behind the last one. */
uint32_t lede_scan_put_portable(uint32_t *starts, uint32_t *stops, uint32_t base,
                                uint64_t start_bits, uint64_t stop_bits) {
    enum { TURN = 8 };
    uint32_t count = lede_scan_count(stop_bits);
    do {
        for (unsigned i = 0; i < TURN; i++) {
            starts[i] = base + lede_scan_first(start_bits);
            stops[i] = base + lede_scan_first(stop_bits);
            start_bits &= start_bits - 1;
            stop_bits &= stop_bits - 1;
        }
        starts += TURN;
        stops += TURN;
    } while ((start_bits | stop_bits) != 0);
    return count;
}

lede_scan_tools lede_scan_find(lede_scan_level level) {
    static const lede_scan_tools none = {NULL, NULL};
    static const lede_scan_tools portable = {lede_scan_classify_portable, lede_scan_put_portable};
#if defined(__x86_64__) && defined(__GNUC__)
    static const lede_scan_tools sse2 = {lede_scan_classify_sse2, lede_scan_put_portable};
    static const lede_scan_tools avx2 = {lede_scan_classify_avx2, lede_scan_put_portable};
    static const lede_scan_tools avx512 = {lede_scan_classify_avx512, lede_scan_put_avx512};
    bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
    bool has_avx512 = __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") &&
                      __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("popcnt");
    if (level == LEDE_SCAN_BEST) {
        level = has_avx512 ? LEDE_SCAN_AVX512 : has_avx2 ? LEDE_SCAN_AVX2 : LEDE_SCAN_SSE2;
    }
    if (level == LEDE_SCAN_AVX512) return has_avx512 ? avx512 : none;
    if (level == LEDE_SCAN_AVX2) return has_avx2 ? avx2 : none;
    if (level == LEDE_SCAN_SSE2) return sse2; /* every x86-64 has it */
#endif
    bool known = level == LEDE_SCAN_PORTABLE || level == LEDE_SCAN_BEST;
    return known ? portable : none;
}

/* Bits moved up by one place, and in from the group below. */
static uint64_t behind(uint64_t bits, uint64_t below) {
    return bits << 1 | below >> 63;
}

/* Bits moved down by one place, and in from the group above. */
static uint64_t before(uint64_t bits, uint64_t above) {
    return bits >> 1 | above << 63;
}

/* By UAX #29 alone. A mark with a byte past ASCII behind it needs a rule (WB4). */
static lede_scan_group combine_plain(const lede_scan_classes classes[3]) {
    const lede_scan_classes *below = &classes[0], *c = &classes[1], *above = &classes[2];
    uint64_t letters = behind(c->letters, below->letters) & before(c->letters, above->letters);
    uint64_t digits = behind(c->digits, below->digits) & before(c->digits, above->digits);
    uint64_t stops = (c->points & c->ends) | c->apostrophes;
    uint64_t inside = (stops & (letters | digits)) | (c->points & digits); /* WB6, 7, 11, 12 */
    uint64_t words = c->letters | c->digits | inside;
    uint64_t spaced = c->marks & before(c->spaces, above->spaces);
    uint64_t marks = c->alones | c->points | c->apostrophes | spaced;
    lede_scan_group group = {
        .words = words,
        .singles = marks & ~words & ~before(c->high, above->high), /* WB999 */
        .lines = c->lines,
        .ahead = inside,
    };
    group.others = ~(words | group.singles | c->spaces | c->lines);
    return group;
}

/* Those that are among several marks between a word and white space: `shut` are the marks before
 * white space, of this group and the one above. */
static uint64_t closing(const lede_scan_classes classes[3], const uint64_t shut[2]) {
    const lede_scan_classes *below = &classes[0], *c = &classes[1], *above = &classes[2];
    uint64_t small = c->ends | c->points, small_above = above->ends | above->points;
    uint64_t next = shut[0] & (c->closers | small),
             next_above = shut[1] & (above->closers | small_above);
    uint64_t closers = c->closers & before(next, next_above);
    uint64_t stops = small & before(shut[0] & c->closers, shut[1] & above->closers);
    return (closers | stops) & behind(c->letters | c->digits, below->letters | below->digits);
}

/* By the rules of news. */
static lede_scan_group combine_news(const lede_scan_classes classes[3], lede_scan_manner manner) {
    const lede_scan_classes *below = &classes[0], *c = &classes[1], *above = &classes[2];
    uint64_t letter_before = behind(c->letters, below->letters);
    uint64_t digit_before = behind(c->digits, below->digits);
    uint64_t letter_behind = before(c->letters, above->letters);
    uint64_t digit_behind = before(c->digits, above->digits);
    uint64_t white = c->spaces | c->lines, white_above = above->spaces | above->lines;
    uint64_t shut[2] = {(c->marks | c->ends) & before(white, white_above),
                        (above->marks | above->ends) & white_above >> 1};
    uint64_t several = closing(classes, shut);
    uint64_t openers = c->openers & (letter_behind | digit_behind);
    uint64_t points = c->points & digit_before & digit_behind, joints = 0, hyphens = 0;
    uint64_t dashes =
        c->hyphens & behind(c->spaces, below->spaces) & before(c->spaces, above->spaces);
    if (manner >= LEDE_SCAN_HYPHENS) hyphens = c->hyphens & letter_before & letter_behind;
    if (manner == LEDE_SCAN_CLITICS) {
        uint64_t word = c->letters | c->digits, word_above = above->letters | above->digits;
        uint64_t last = c->esses & ~before(word, word_above);
        uint64_t last_above = above->esses & ~(word_above >> 1);
        joints = c->apostrophes & letter_before & before(last, last_above);
    }
    lede_scan_group group = {
        .words = c->letters | c->digits | points | joints,
        .joints = joints,
        .singles = shut[0] | several | openers | hyphens | dashes,
        .hyphens = hyphens,
        .ends = (shut[0] | several) & c->ends,
        .lines = c->lines,
        .ahead = points | joints | several | openers | hyphens,
    };
    uint64_t mixed = (c->digits & letter_before) | (c->letters & digit_before);
    group.others = ~(group.words | group.singles | white) | mixed;
    return group;
}

static lede_scan_group combine(const lede_scan_classes classes[3], lede_scan_manner manner) {
    return manner == LEDE_SCAN_PLAIN ? combine_plain(classes) : combine_news(classes, manner);
}

void lede_scan_start(lede_scan *scan, lede_slice text) {
    scan->text = text;
    scan->window = 0;
    if (text.size > 0) lede_scan_read(scan, 0);
}

/* The classes of the group from `at` on, as much of it as is text, and line breaks behind. */
static lede_scan_classes classes_at(const lede_scan *scan, size_t at) {
    char bytes[LEDE_SCAN_GROUP];
    lede_scan_classes classes = {.lines = UINT64_MAX};
    if (at >= scan->text.size) return classes;
    memset(bytes, '\n', sizeof bytes);
    size_t left = scan->text.size - at;
    memcpy(bytes, scan->text.data + at, left < sizeof bytes ? left : sizeof bytes);
    scan->tools.classify(bytes, 1, &classes);
    return classes;
}

void lede_scan_read(lede_scan *scan, size_t group) {
    lede_scan_classes classes[LEDE_SCAN_WINDOW + 3]; /* one more below, two above */
    scan->window = group / LEDE_SCAN_WINDOW * LEDE_SCAN_WINDOW;
    size_t start = scan->window * LEDE_SCAN_GROUP;
    size_t n = (scan->text.size - start) / LEDE_SCAN_GROUP; /* whole groups */
    if (n > LEDE_SCAN_WINDOW) n = LEDE_SCAN_WINDOW;
    classes[0] = (lede_scan_classes){0};
    if (start > 0) classes[0] = classes_at(scan, start - LEDE_SCAN_GROUP);
    scan->tools.classify(scan->text.data + start, n, classes + 1);
    classes[n + 1] = classes_at(scan, start + n * LEDE_SCAN_GROUP);
    classes[n + 2] = (lede_scan_classes){.lines = UINT64_MAX};
    for (size_t i = 0; i <= n && i < LEDE_SCAN_WINDOW; i++) {
        scan->groups[i] = combine(&classes[i], scan->manner);
    }
}
