#include "text/scan.h"

typedef uint64_t lanes;
#define LEVEL
#include "text/scan_combine.h"

static bool is_mark(char c) {
    return (c >= '(' && c <= '*') || (c >= ':' && c <= '>') || c == '"' || c == ',' || c == ']';
}

static bool is_alone(char c, bool word) {
    bool joins = c == '\'' || c == ',' || c == '.' || c == ':' || c == ';' || c == '_';
    return c > ' ' && c < 0x7F && !word && !joins;
}

void lede_scan_classify_portable(const char *bytes, size_t n, lede_scan_classes *classes,
                                 size_t first) {
    lede_scan_clear(classes, first, n);
    for (size_t k = first; k < first + n; k++, bytes += LEDE_SCAN_GROUP) {
        for (unsigned i = 0; i < LEDE_SCAN_GROUP; i++) {
            char byte = bytes[i], folded = (char)(byte | 32);
            bool letter = folded >= 'a' && folded <= 'z', digit = byte >= '0' && byte <= '9';
            classes->letters[k] |= (uint64_t)letter << i;
            classes->digits[k] |= (uint64_t)digit << i;
            classes->spaces[k] |= (uint64_t)(byte == ' ') << i;
            classes->lines[k] |= (uint64_t)(byte >= '\t' && byte <= '\r') << i;
            classes->marks[k] |= (uint64_t)is_mark(byte) << i;
            classes->alones[k] |= (uint64_t)is_alone(byte, letter || digit) << i;
            classes->openers[k] |= (uint64_t)(byte == '"' || byte == '(' || byte == '[') << i;
            classes->closers[k] |= (uint64_t)(byte == '"' || byte == ')' || byte == ']') << i;
            classes->ends[k] |= (uint64_t)(byte == '.' || byte == '!' || byte == '?') << i;
            classes->points[k] |= (uint64_t)(byte == '.' || byte == ',') << i;
            classes->hyphens[k] |= (uint64_t)(byte == '-') << i;
            classes->apostrophes[k] |= (uint64_t)(byte == '\'') << i;
            classes->esses[k] |= (uint64_t)(byte == 's') << i;
            classes->high[k] |= (uint64_t)((unsigned char)byte >= 0x80) << i;
        }
    }
}

void lede_scan_combine_portable(const lede_scan_classes *classes, size_t n, lede_scan_manner manner,
                                lede_scan_groups *groups) {
    combine_all(classes, n, manner, groups);
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
    static const lede_scan_tools none = {NULL, NULL, NULL};
    static const lede_scan_tools portable = {lede_scan_classify_portable,
                                             lede_scan_combine_portable, lede_scan_put_portable};
#if defined(__x86_64__) && defined(__GNUC__)
    static const lede_scan_tools sse2 = {lede_scan_classify_sse2, lede_scan_combine_portable,
                                         lede_scan_put_portable};
    static const lede_scan_tools avx2 = {lede_scan_classify_avx2, lede_scan_combine_avx2,
                                         lede_scan_put_portable};
    static const lede_scan_tools avx512 = {lede_scan_classify_avx512, lede_scan_combine_avx512,
                                           lede_scan_put_avx512};
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

void lede_scan_start(lede_scan *scan, lede_slice text) {
    scan->text = text;
    scan->window = (size_t)0 - LEDE_SCAN_WINDOW; /* no group is in it */
}

/* A group outside the text counts as line breaks. */
static void classify_none(lede_scan_classes *classes, size_t place) {
    lede_scan_clear(classes, place, 1);
    classes->lines[place] = UINT64_MAX;
}

/* The classes of the group at byte `from`, as much of it as is text, and line breaks behind. */
static void classify_last(const lede_scan *scan, size_t from, lede_scan_classes *classes,
                          size_t place) {
    char bytes[LEDE_SCAN_GROUP];
    size_t left = scan->text.size - from;
    if (left == 0) {
        classify_none(classes, place);
        return;
    }
    memset(bytes, '\n', sizeof bytes);
    memcpy(bytes, scan->text.data + from, left < sizeof bytes ? left : sizeof bytes);
    scan->tools.classify(bytes, 1, classes, place);
}

void lede_scan_read(lede_scan *scan, size_t group) {
    lede_scan_classes classes;
    scan->window = group / LEDE_SCAN_WINDOW * LEDE_SCAN_WINDOW;
    size_t start = scan->window * LEDE_SCAN_GROUP;
    size_t n = (scan->text.size - start) / LEDE_SCAN_GROUP; /* whole groups */
    if (n > LEDE_SCAN_WINDOW) n = LEDE_SCAN_WINDOW;
    size_t below = start > 0 ? 1 : 0; /* groups */
    if (below == 0) classify_none(&classes, 0);
    const char *first = scan->text.data + start - below * LEDE_SCAN_GROUP;
    scan->tools.classify(first, n + below, &classes, 1 - below);
    classify_last(scan, start + n * LEDE_SCAN_GROUP, &classes, n + 1);
    classify_none(&classes, n + 2);
    size_t used = n < LEDE_SCAN_WINDOW ? n + 1 : n;
    scan->tools.combine(&classes, used, scan->manner, &scan->groups);
}
