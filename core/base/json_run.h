/* json_run.h — how far a string of JSON goes without a quote, a backslash or a control, told 16
 * bytes at a time, and what stands there. In the open: most strings are one run, and a short one.
 * thread: any; nothing is kept
 * floor: base */
#ifndef LEDE_BASE_JSON_RUN_H
#define LEDE_BASE_JSON_RUN_H

#include "base/json.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* U+2028 and U+2029, which end lines, are E2 80 A8 and E2 80 A9. */
enum { LEDE_JSON_LAST_OF_LINE_ENDS = 0xA9 };

typedef struct lede_json_run {
    const char *stop;
    uint8_t holds; /* perhaps with some bytes behind it */
} lede_json_run;

typedef unsigned char lede_json_chunk __attribute__((vector_size(16)));
typedef signed char lede_json_mask __attribute__((vector_size(16)));

/* The top bit of each byte. */
static inline uint64_t lede_json_bits(lede_json_mask mask) {
#if defined(__x86_64__)
    return (uint64_t)(unsigned)_mm_movemask_epi8((__m128i)mask);
#else
    uint64_t halves[2], bits = 0;
    memcpy(halves, &mask, sizeof halves);
    if (((halves[0] | halves[1]) & UINT64_C(0x8080808080808080)) == 0) return 0;
    for (unsigned i = 0; i < sizeof mask; i++) bits |= (uint64_t)(mask[i] < 0) << i;
    return bits;
#endif
}

static inline uint8_t lede_json_holds(bool has_marks, bool is_wide) {
    return (uint8_t)((has_marks ? LEDE_JSON_MARKS : 0) | (is_wide ? LEDE_JSON_WIDE : 0));
}

/* What was seen in chunks: bytes with a top bit where there is a mark, or more than ASCII. */
typedef struct lede_json_seen {
    lede_json_mask marks, wide;
} lede_json_seen;

/* A bit for each byte of the chunk there that ends a run. */
static inline uint64_t lede_json_look(const char *at, lede_json_seen *seen) {
    const lede_json_chunk none = {0};
    lede_json_chunk chunk;
    memcpy(&chunk, at, sizeof chunk);
    seen->marks |= (chunk == none + '&') | (chunk == none + '<') |
                   ((chunk | (none + 1)) == none + LEDE_JSON_LAST_OF_LINE_ENDS);
    seen->wide |= (lede_json_mask)chunk;
    return lede_json_bits((chunk == none + '"') | (chunk == none + '\\') | (chunk <= none + 0x1F));
}

static inline lede_json_run lede_json_run_to(const char *stop, lede_json_seen seen) {
    bool has_marks = lede_json_bits(seen.marks) != 0, is_wide = lede_json_bits(seen.wide) != 0;
    return (lede_json_run){stop, lede_json_holds(has_marks, is_wide)};
}

/* The rest of a run in the last bytes of the text, which are fewer than a chunk. */
lede_json_run lede_json_run_end(lede_slice text, const char *from, lede_json_seen seen);

/* The run from `from` on. */
static inline lede_json_run lede_json_run_at(lede_slice text, const char *from) {
    lede_json_seen seen = {{0}, {0}};
    const char *stop = text.data + text.size;
    for (; (size_t)(stop - from) >= sizeof seen.wide; from += sizeof seen.wide) {
        uint64_t ends = lede_json_look(from, &seen);
        if (ends != 0) return lede_json_run_to(from + __builtin_ctzll(ends), seen);
    }
    return from == stop ? lede_json_run_to(stop, seen) : lede_json_run_end(text, from, seen);
}

enum { LEDE_JSON_SHORT = sizeof(lede_json_chunk) };

/* The size of a run of up to 15 bytes of ASCII without & and < that a quote ends, in a text of 16
 * bytes and more; SIZE_MAX: it is another. */
static inline size_t lede_json_run_short(const char *from) {
    const lede_json_mask none = {0};
    lede_json_mask chunk;
    memcpy(&chunk, from, sizeof chunk);
    uint64_t quotes = lede_json_bits(chunk == none + '"');
    uint64_t others = lede_json_bits((chunk == none + '\\') | (chunk < none + ' ') |
                                     (chunk == none + '&') | (chunk == none + '<'));
    bool is_plain = quotes != 0 && (others & (quotes - 1) & ~quotes) == 0;
    return is_plain ? (size_t)__builtin_ctzll(quotes) : SIZE_MAX;
}

#endif
