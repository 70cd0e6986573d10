#include "text/scan.h"

static bool is_mark(char c) {
    return (c >= '(' && c <= '*') || (c >= ':' && c <= '>') || c == '"' || c == ',' || c == ']';
}

void lede_scan_classify_portable(const char *bytes, size_t n, lede_scan_classes *classes) {
    for (size_t group = 0; group < n; group++) {
        lede_scan_classes c = {0};
        for (unsigned i = 0; i < LEDE_SCAN_GROUP; i++) {
            char byte = bytes[group * LEDE_SCAN_GROUP + i], folded = (char)(byte | 32);
            c.letters |= (uint64_t)(folded >= 'a' && folded <= 'z') << i;
            c.digits |= (uint64_t)(byte >= '0' && byte <= '9') << i;
            c.spaces |= (uint64_t)(byte == ' ') << i;
            c.marks |= (uint64_t)is_mark(byte) << i;
            c.openers |= (uint64_t)(byte == '"' || byte == '(' || byte == '[') << i;
            c.ends |= (uint64_t)(byte == '.' || byte == '!' || byte == '?') << i;
            c.points |= (uint64_t)(byte == '.' || byte == ',') << i;
        }
        classes[group] = c;
    }
}

lede_scan_classify *lede_scan_find(lede_scan_level level) {
#if defined(__x86_64__) && defined(__GNUC__)
    bool avx2 = __builtin_cpu_supports("avx2") != 0;
    if (level == LEDE_SCAN_BEST) level = avx2 ? LEDE_SCAN_AVX2 : LEDE_SCAN_SSE2;
    if (level == LEDE_SCAN_AVX2) return avx2 ? lede_scan_classify_avx2 : NULL;
    if (level == LEDE_SCAN_SSE2) return lede_scan_classify_sse2; /* every x86-64 has it */
#endif
    bool portable = level == LEDE_SCAN_PORTABLE || level == LEDE_SCAN_BEST;
    return portable ? lede_scan_classify_portable : NULL;
}

/* Bits moved up by one place, and in from the group below. */
static uint64_t behind(uint64_t bits, uint64_t below) {
    return bits << 1 | below >> 63;
}

/* Bits moved down by one place, and in from the group above. */
static uint64_t before(uint64_t bits, uint64_t above) {
    return bits >> 1 | above << 63;
}

/* The group of classes[1], between the ones below and above it. */
static lede_scan_group combine(const lede_scan_classes classes[3]) {
    const lede_scan_classes *below = &classes[0], *c = &classes[1], *above = &classes[2];
    uint64_t letter_behind = before(c->letters, above->letters);
    uint64_t digit_behind = before(c->digits, above->digits);
    uint64_t space_behind = before(c->spaces, above->spaces);
    uint64_t digit_before = behind(c->digits, below->digits);
    uint64_t letter_before = behind(c->letters, below->letters);
    return (lede_scan_group){
        .words = c->letters | c->digits | (c->points & digit_before & digit_behind),
        .spaces = c->spaces,
        .marks = c->marks & space_behind,
        .ends = c->ends & space_behind,
        .openers = c->openers & (letter_behind | digit_behind),
        .rules = (c->digits & letter_before) | (c->letters & digit_before),
    };
}

void lede_scan_start(lede_scan *scan, lede_slice text) {
    scan->text = text;
    scan->window = 0;
    if (text.size > 0) lede_scan_read(scan, 0);
}

/* The classes of the group from `at` on, as much of it as is text. */
static lede_scan_classes classes_at(const lede_scan *scan, size_t at) {
    char bytes[LEDE_SCAN_GROUP] = {0};
    lede_scan_classes classes = {0};
    if (at >= scan->text.size) return classes;
    size_t left = scan->text.size - at;
    memcpy(bytes, scan->text.data + at, left < sizeof bytes ? left : sizeof bytes);
    scan->classify(bytes, 1, &classes);
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
    scan->classify(scan->text.data + start, n, classes + 1);
    classes[n + 1] = classes_at(scan, start + n * LEDE_SCAN_GROUP);
    classes[n + 2] = (lede_scan_classes){0};
    for (size_t i = 0; i <= n && i < LEDE_SCAN_WINDOW; i++) scan->groups[i] = combine(&classes[i]);
}
