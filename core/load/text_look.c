#include "load/text_look.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define LEDE_TEXT_LOOK_X86
#endif

/* Bytes that a word has bits for, words known at a time, bytes behind a group that it depends on.
 */
enum { GROUP = 64, WINDOW = 16, BEHIND = 2 };

typedef struct groups {
    uint64_t feeds[WINDOW], spaces[WINDOW];
    bool has_marks, has_others;
} groups;

/* Tell `n` groups of bytes, adding to what was seen. */
typedef void look_fn(const char *bytes, size_t n, groups *out);

static bool is_mark(char c) {
    return c == '&' || c == '<';
}

static bool is_other(char c) {
    return (unsigned char)c < 0x20 && c != '\n';
}

static void look_portable(const char *bytes, size_t n, groups *out) {
    for (size_t k = 0; k < n; k++, bytes += GROUP) {
        out->feeds[k] = out->spaces[k] = 0;
        for (unsigned i = 0; i < GROUP; i++) {
            char c = bytes[i], third = bytes[i + BEHIND];
            out->feeds[k] |= (uint64_t)(c == '\n') << i;
            out->spaces[k] |= (uint64_t)(c == ' ') << i;
            out->has_marks |= is_mark(c);
            out->has_others |= is_other(c) || (c == '\xE2' && (third == '\xA8' || third == '\xA9'));
        }
    }
}

#if defined(LEDE_TEXT_LOOK_X86)

typedef unsigned char chunk_sse2 __attribute__((vector_size(16)));
typedef signed char mask_sse2 __attribute__((vector_size(16)));
#define LEVEL         /* what x86-64 always has */
#define LOOK          look_sse2
#define CHUNK         chunk_sse2
#define MASK          mask_sse2
#define IS(a, b)      ((a) == (b))
#define AT_MOST(a, b) ((a) <= (b))
#define BITS_OF(mask) ((uint64_t)(unsigned)_mm_movemask_epi8((__m128i)(mask)))
#include "load/text_look_level.h"

typedef unsigned char chunk_avx2 __attribute__((vector_size(32)));
typedef signed char mask_avx2 __attribute__((vector_size(32)));
#define LEVEL         __attribute__((target("avx2")))
#define LOOK          look_avx2
#define CHUNK         chunk_avx2
#define MASK          mask_avx2
#define IS(a, b)      ((a) == (b))
#define AT_MOST(a, b) ((a) <= (b))
#define BITS_OF(mask) ((uint64_t)(unsigned)_mm256_movemask_epi8((__m256i)(mask)))
#include "load/text_look_level.h"

/* Here comparing gives bits, not bytes. */
typedef unsigned char chunk_avx512 __attribute__((vector_size(64)));
#define LEVEL         __attribute__((target("avx512bw")))
#define LOOK          look_avx512
#define CHUNK         chunk_avx512
#define MASK          uint64_t
#define IS(a, b)      _mm512_cmpeq_epi8_mask((__m512i)(a), (__m512i)(b))
#define AT_MOST(a, b) _mm512_cmple_epu8_mask((__m512i)(a), (__m512i)(b))
#define BITS_OF(mask) (mask)
#include "load/text_look_level.h"
#endif

static look_fn *find_level(lede_text_look_level level) {
#if defined(LEDE_TEXT_LOOK_X86)
    if (level == LEDE_TEXT_LOOK_SSE2) return look_sse2;
    if (level == LEDE_TEXT_LOOK_AVX2) return look_avx2;
    if (level == LEDE_TEXT_LOOK_AVX512) return look_avx512;
#endif
    (void)level;
    return look_portable;
}

lede_text_look_level lede_text_look_best(void) {
#if defined(LEDE_TEXT_LOOK_X86)
    if (__builtin_cpu_supports("avx512bw")) return LEDE_TEXT_LOOK_AVX512;
    return __builtin_cpu_supports("avx2") ? LEDE_TEXT_LOOK_AVX2 : LEDE_TEXT_LOOK_SSE2;
#else
    return LEDE_TEXT_LOOK_PORTABLE;
#endif
}

/* ---- places --------------------------------------------------------------------------------- */

static unsigned lowest(uint64_t bits) {
    return (unsigned)__builtin_ctzll(bits | UINT64_C(1) << 63);
}

/* The last byte of the group before, as bit 0. */
typedef struct carry {
    uint64_t feed, second, space;
} carry;

/* Where line feeds stand in the first `n` groups of a window that begins at `base`. The first place
 * in a group is written whether there is one or not, so that no branch hangs on where paragraphs
 * end. */
static void place(lede_text_look *look, const groups *window, size_t n, size_t base, carry *last) {
    uint64_t odd = 0, feed = last->feed, second = last->second, space = last->space;
    uint32_t *stops = look->stops, count = look->n_stops;
    for (size_t k = 0; k < n; k++, base += GROUP) {
        uint64_t feeds = window->feeds[k], spaces = window->spaces[k];
        uint64_t behind_feed = feeds << 1 | feed, seconds = feeds & behind_feed;
        odd |= seconds & (seconds << 1 | second);
        odd |= (feeds & (spaces << 1 | space)) | (spaces & behind_feed);
        feed = feeds >> (GROUP - 1);
        second = seconds >> (GROUP - 1);
        space = spaces >> (GROUP - 1);
        if (LEDE_UNLIKELY(count >= LEDE_TEXT_LOOK_PARTS)) continue;
        stops[count] = (uint32_t)base + lowest(seconds) - 1;
        count += seconds != 0;
        for (seconds &= seconds - 1; LEDE_UNLIKELY(seconds != 0); seconds &= seconds - 1) {
            stops[count++] = (uint32_t)base + lowest(seconds) - 1;
        }
    }
    look->n_stops = count;
    look->is_even = look->is_even && odd == 0;
    *last = (carry){feed, second, space};
}

/* A text that is shorter than what a look takes in. */
static void look_at_short(lede_slice text, look_fn *look_in, lede_text_look *look, groups *window) {
    char bytes[2 * GROUP + BEHIND];
    carry none = {0, 0, 0};
    size_t n = text.size / GROUP + 1;
    memset(bytes, 'x', sizeof bytes);
    memcpy(bytes, text.data, text.size);
    look_in(bytes, n, window);
    place(look, window, n, 0, &none);
}

/* The last bytes from `at` on, 2 to 65 of them: a group with what stands before them, and the two
 * behind it. */
static void look_at_end(lede_slice text, size_t at, look_fn *look_in, lede_text_look *look,
                        groups *window, carry *last) {
    size_t behind = text.size - BEHIND, start = behind - GROUP;
    look_in(text.data + start, 1, window);
    window->feeds[0] = window->feeds[0] >> (at - start - 1) >> 1;
    window->spaces[0] = window->spaces[0] >> (at - start - 1) >> 1;
    window->feeds[0] |= (uint64_t)(text.data[behind] == '\n') << (behind - at);
    window->spaces[0] |= (uint64_t)(text.data[behind] == ' ') << (behind - at);
    place(look, window, 1, at, last);
    for (size_t i = behind; i < text.size; i++) {
        window->has_marks |= is_mark(text.data[i]);
        window->has_others |= is_other(text.data[i]);
    }
}

void lede_text_look_at(lede_slice text, lede_text_look_level level, lede_text_look *look) {
    look_fn *look_in = find_level(level);
    groups window;
    window.has_marks = window.has_others = false;
    look->n_stops = 0;
    look->is_even = text.size > 0 && text.size <= UINT32_MAX &&
                    !lede_slice_is_space(text.data[0]) &&
                    !lede_slice_is_space(text.data[text.size - 1]);
    if (text.size < GROUP + BEHIND) {
        look_at_short(text, look_in, look, &window);
    } else {
        carry last = {0, 0, 0};
        size_t at = 0, n;
        for (; (n = (text.size - at - BEHIND) / GROUP) > 0; at += n * GROUP) {
            n = n < WINDOW ? n : WINDOW;
            look_in(text.data + at, n, &window);
            place(look, &window, n, at, &last);
        }
        look_at_end(text, at, look_in, look, &window, &last);
    }
    look->has_marks = window.has_marks;
    look->has_others = window.has_others;
    look->is_even = look->is_even && look->n_stops < LEDE_TEXT_LOOK_PARTS;
}
