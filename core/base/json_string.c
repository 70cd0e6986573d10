#include "base/json_string.h"

#include "base/utf8.h"

/* ---- plain runs ------------------------------------------------------------------------------ */

enum { LAST_OF_LINE_ENDS = LEDE_JSON_LAST_OF_LINE_ENDS, MOST_CHUNK = 64 };

typedef lede_json_run run;

static bool is_special(unsigned char byte) {
    return byte == '"' || byte == '\\' || byte < 0x20;
}

static uint8_t holds_of_byte(unsigned char byte) {
    bool is_mark = byte == '&' || byte == '<' || (byte | 1) == LAST_OF_LINE_ENDS;
    return lede_json_holds(is_mark, byte >= 0x80);
}

/* The rest of a run near the end of the text, byte by byte. */
static run copy_slowly(const lede_json_reader *r, const char *from, char *to, uint8_t holds) {
    for (; from < r->stop && !is_special((unsigned char)*from); from++) {
        holds |= holds_of_byte((unsigned char)*from);
        *to++ = *from;
    }
    return (run){from, holds};
}

run lede_json_run_end(lede_slice text, const char *from, lede_json_seen seen) {
    enum { STEP = sizeof(lede_json_chunk) };
    const char *stop = text.data + text.size;
    if (text.size >= STEP) { /* a chunk that overlaps the one before */
        uint64_t ends = lede_json_look(stop - STEP, &seen) >> (STEP - (stop - from));
        return lede_json_run_to(ends == 0 ? stop : from + __builtin_ctzll(ends), seen);
    }
    while (from < stop && !is_special((unsigned char)*from)) from++;
    return (run){from, LEDE_JSON_MARKS | LEDE_JSON_WIDE};
}

/* ---- errors ---------------------------------------------------------------------------------- */

const char *lede_json_fail_at(lede_json_reader *r, const char *at, const char *message) {
    lede_slice text = {r->start, (size_t)(r->stop - r->start)};
    r->status = lede_fail(r->err, LEDE_FORMAT, "%s", message);
    lede_json_place(r->err, text, (size_t)(at - r->start));
    return NULL;
}

const char *lede_json_fail_memory(lede_json_reader *r) {
    r->status = lede_fail_memory(r->err);
    return NULL;
}

static const char *fail_open(lede_json_reader *r, const char *start) {
    return lede_json_fail_at(r, start - 1, "this string has no closing quote");
}

/* A string that begins at `start` and cannot go on at `at`. */
static const char *fail_string(lede_json_reader *r, const char *start, const char *at) {
    if (at == r->stop) return fail_open(r, start);
    return lede_json_fail_at(
        r, at, "a control character in a string must be escaped, as in \\n or \\u0007");
}

/* ---- escapes --------------------------------------------------------------------------------- */

/* Four hexadecimal digits; false when there are none. */
static bool read_hex(const lede_json_reader *r, const char *at, uint32_t *out) {
    if (r->stop - at < 4) return false;
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
        uint32_t digit;
        if (c >= '0' && c <= '9') {
            digit = (uint32_t)(c - '0');
        } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
            digit = (uint32_t)((c | 0x20) - 'a') + 10;
        } else {
            return false;
        }
        value = value << 4 | digit;
    }
    *out = value;
    return true;
}

/* The code point of the \u escape whose backslash is there, two of them for a surrogate pair. */
static const char *read_unicode_escape(lede_json_reader *r, const char *at, uint32_t *code_point) {
    uint32_t high, low;
    if (!read_hex(r, at + 2, &high)) {
        return lede_json_fail_at(r, at, "\\u needs four hexadecimal digits, as in \\u00e9");
    }
    *code_point = high;
    if (high < 0xD800 || high > 0xDFFF) return at + 6;
    const char *next = at + 6;
    bool paired = high <= 0xDBFF && r->stop - next >= 6 && next[0] == '\\' && next[1] == 'u' &&
                  read_hex(r, next + 2, &low) && low >= 0xDC00 && low <= 0xDFFF;
    if (!paired) {
        return lede_json_fail_at(r, at,
                                 "half of a surrogate pair: expected \\ud800 to \\udbff and then "
                                 "\\udc00 to \\udfff");
    }
    *code_point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    return at + 12;
}

/* The closing quote, looking from a backslash on; the end when there is none. */
static const char *find_close(const lede_json_reader *r, const char *at) {
    while (at < r->stop && *at != '"') at += *at == '\\' && r->stop - at > 1 ? 2 : 1;
    return at;
}

/* ---- decoding -------------------------------------------------------------------------------- */

typedef struct lede_json_decoding {
    char *out;
    const char *start; /* of the string */
    size_t size;       /* when it is done */
    size_t n_added;    /* by the last escape */
    uint8_t holds;
    uint16_t n_breaks;
    uint32_t breaks[LEDE_JSON_BREAKS];
} decoding;

/* What a code point behind a backslash adds; a space may stand beside a line feed. */
static uint8_t holds_of_escape(uint32_t code_point) {
    bool is_line_end = code_point == 0x2028 || code_point == 0x2029;
    if (code_point <= ' ' || is_line_end) return LEDE_JSON_UNEVEN;
    return code_point == '&' || code_point == '<' ? LEDE_JSON_MARKS : 0;
}

/* The failure of an escape counts only in a string that ends. */
static const char *fail_escape(lede_json_reader *r, const char *at, const decoding *d) {
    return find_close(r, at) == r->stop ? fail_open(r, d->start) : NULL;
}

/* Decode the escape whose backslash is there, 1 to 4 bytes. */
static const char *read_escape(lede_json_reader *r, const char *at, char *to, decoding *d) {
    static const char values[128] = {['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
                                     ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t'};
    unsigned char name = (unsigned char)lede_json_peek(r, at + 1);
    if (name < sizeof values && values[name] != '\0') {
        *to = values[name];
        d->n_added = 1;
        d->holds |= holds_of_escape((unsigned char)values[name]);
        return at + 2;
    }
    if (name != 'u') {
        lede_json_fail_at(r, at,
                          "unknown escape: expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t "
                          "\\u in a string");
        return fail_escape(r, at, d);
    }
    uint32_t code_point = 0;
    const char *behind = read_unicode_escape(r, at, &code_point);
    if (behind == NULL) return fail_escape(r, at, d);
    d->n_added = lede_utf8_encode(code_point, to);
    d->holds |= holds_of_escape(code_point);
    return behind;
}

static inline bool is_feed_at(const lede_json_reader *r, const char *at) {
    return r->stop - at >= 2 && at[0] == '\\' && at[1] == 'n';
}

/* One or two line feeds that will stand at `to`, as they part lines and paragraphs; at either end
 * of the string, beside a space or behind another one they are uneven. */
static inline void note_feeds(const lede_json_reader *r, const char *at, const char *to,
                              bool is_break, decoding *d) {
    size_t place = (size_t)(to - d->out);
    char before = place == 0 ? ' ' : to[-1], behind = lede_json_peek(r, at + (is_break ? 4 : 2));
    bool is_uneven = before == ' ' || before == '\n' || behind == ' ' || behind == '"';
    if (is_break) {
        is_uneven |= d->n_breaks == LEDE_JSON_BREAKS || place > UINT32_MAX;
        if (!is_uneven) d->breaks[d->n_breaks++] = (uint32_t)place;
    }
    d->holds |= (uint8_t)(LEDE_JSON_FEEDS | (is_uneven ? LEDE_JSON_UNEVEN : 0));
}

static const lede_json_decoded *keep(lede_json_reader *r, const decoding *d) {
    size_t size = d->n_breaks * sizeof *d->breaks;
    lede_json_decoded *kept = lede_arena_alloc(r->arena, sizeof *kept + size);
    if (kept == NULL) return NULL;
    kept->text = d->out;
    kept->room = r->room;
    kept->n_breaks = d->n_breaks;
    memcpy(kept->breaks, d->breaks, size);
    return kept;
}

/* A string without an escape before `from`: no escape is shorter than what it stands for, so the
 * bytes up to the closing quote and a chunk are room enough; near the end of the text, those up to
 * the end, and what is not needed is given back, which spares looking for the quote first. */
static const char *decode_string(lede_json_reader *r, const char *start, const char *from,
                                 lede_slice *text, lede_json *told) {
    enum { NEAR = 32 * 1024 };
    const char *close = r->stop - start <= NEAR ? r->stop : find_close(r, from);
    size_t room = r->room + (size_t)(close - start) + MOST_CHUNK;
    decoding d;
    d.start = start;
    d.holds = told->holds;
    d.n_breaks = 0;
    char *block = lede_arena_alloc(r->arena, room);
    if (block == NULL) return lede_json_fail_memory(r);
    d.out = block + r->room;
    const char *stop = r->level->decode(r, from, &d);
    if (stop == NULL) return NULL;
    lede_arena_shrink(r->arena, block, room, r->room + d.size);
    r->is_wide |= (d.holds & LEDE_JSON_WIDE) != 0;
    *text = (lede_slice){d.out, d.size};
    told->holds = d.holds;
    told->decoded = keep(r, &d);
    return told->decoded != NULL ? stop + 1 : lede_json_fail_memory(r);
}

const char *lede_json_string_rest(lede_json_reader *r, const char *start, run first,
                                  lede_slice *text, lede_json *told) {
    told->holds = first.holds | LEDE_JSON_TOLD;
    char c = lede_json_peek(r, first.stop);
    bool goes_on = c == '\\' || (unsigned char)c >= ' ';
    return goes_on ? decode_string(r, start, first.stop, text, told)
                   : fail_string(r, start, first.stop);
}

const char *lede_json_string_pass(lede_json_reader *r, const char *at, lede_slice *text) {
    lede_json told;
    return lede_json_string_read(r, at, text, &told);
}

const char *lede_json_string_take(lede_json_reader *r, const char *at, lede_slice *text,
                                  lede_json *told) {
    lede_slice whole = {r->start, (size_t)(r->stop - r->start)};
    bool is_far = r->stop - at > LEDE_JSON_FIRST;
    run first = is_far ? r->level->first(at) : lede_json_run_at(whole, at);
    if (lede_json_peek(r, first.stop) != '"')
        return lede_json_string_rest(r, at, first, text, told);
    told->holds = first.holds | LEDE_JSON_TOLD;
    r->is_wide |= (first.holds & LEDE_JSON_WIDE) != 0;
    *text = (lede_slice){at, (size_t)(first.stop - at)};
    return first.stop + 1;
}

/* ---- levels ---------------------------------------------------------------------------------- */

#define CHUNK         lede_json_chunk
#define MASK          lede_json_mask
#define IS(a, b)      ((a) == (b))
#define AT_MOST(a, b) ((a) <= (b))
#define BITS_OF       lede_json_bits
#define TOPS_OF(a)    lede_json_bits((lede_json_mask)(a))
#define REST          copy_slowly
#define FIRST         first_16
#define COPY          copy_16
#define DECODE        decode_16
#define LEVEL         /* what each machine has */
#include "base/json_string_level.h"
#undef CHUNK
#undef MASK
#undef BITS_OF
#undef TOPS_OF
#undef REST
#undef FIRST
#undef COPY
#undef DECODE
#undef LEVEL

#if defined(__x86_64__) && !defined(LEDE_SMALL) /* whose tests take the other level */
#define LEDE_JSON_X86
typedef unsigned char chunk_32 __attribute__((vector_size(32)));
typedef signed char mask_32 __attribute__((vector_size(32)));
#define CHUNK      chunk_32
#define MASK       mask_32
#define BITS_OF(a) ((uint64_t)(unsigned)_mm256_movemask_epi8((__m256i)(a)))
#define TOPS_OF    BITS_OF
#define REST       copy_16
#define FIRST      first_avx2
#define COPY       copy_avx2
#define DECODE     decode_avx2
#define LEVEL      __attribute__((target("avx2")))
#include "base/json_string_level.h"
#undef CHUNK
#undef MASK
#undef IS
#undef AT_MOST
#undef BITS_OF
#undef TOPS_OF
#undef FIRST
#undef COPY
#undef DECODE
#undef LEVEL

/* Here comparing gives bits, not bytes. */
typedef unsigned char chunk_64 __attribute__((vector_size(64)));
#define CHUNK         chunk_64
#define MASK          uint64_t
#define IS(a, b)      _mm512_cmpeq_epi8_mask((__m512i)(a), (__m512i)(b))
#define AT_MOST(a, b) _mm512_cmple_epu8_mask((__m512i)(a), (__m512i)(b))
#define BITS_OF(mask) (mask)
#define TOPS_OF(a)    _mm512_movepi8_mask((__m512i)(a))
#define FIRST         first_avx512
#define COPY          copy_avx512
#define DECODE        decode_avx512
#define LEVEL         __attribute__((target("avx512bw")))
#include "base/json_string_level.h"
#endif

const lede_json_level *lede_json_level_best(void) {
    static const lede_json_level by_16 = {first_16, decode_16};
#if defined(LEDE_JSON_X86)
    static const lede_json_level avx2 = {first_avx2, decode_avx2};
    static const lede_json_level avx512 = {first_avx512, decode_avx512};
    if (__builtin_cpu_supports("avx512bw")) return &avx512;
    if (__builtin_cpu_supports("avx2")) return &avx2;
#endif
    return &by_16;
}
