#include "base/json.h"

#include <stdlib.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/utf8.h"

typedef struct reader {
    lede_slice text;
    size_t at;
    lede_arena *arena;
    lede_error *err;
} reader;

static lede_status read_value(reader *r, lede_json *node, unsigned depth);

/* ---- errors --------------------------------------------------------------------------------- */

void lede_json_place(lede_error *err, lede_slice text, size_t offset) {
    if (err == NULL) return;
    uint32_t line = 1;
    size_t line_start = 0;
    for (size_t from = 0; from < offset;) {
        const char *feed = memchr(text.data + from, '\n', offset - from);
        if (feed == NULL) break;
        line++;
        line_start = from = (size_t)(feed - text.data) + 1;
    }
    err->line = line;
    err->column = (uint32_t)lede_utf8_count(lede_slice_cut(text, line_start, offset)) + 1;
    err->offset = offset;
}

static lede_status fail_at(reader *r, size_t offset, const char *message) {
    lede_fail(r->err, LEDE_FORMAT, "%s", message);
    lede_json_place(r->err, r->text, offset);
    return LEDE_FORMAT;
}

/* "expected a value, found '}'": what stands at the place, shown when it can be. */
static lede_status fail_expected(reader *r, const char *expected) {
    if (r->at == r->text.size) {
        lede_fail(r->err, LEDE_FORMAT, "expected %s, but the text ends here", expected);
    } else {
        size_t stop = lede_utf8_next(r->text, r->at);
        unsigned char byte = (unsigned char)r->text.data[r->at];
        if (byte < 0x20 || byte == 0x7F) {
            lede_fail(r->err, LEDE_FORMAT, "expected %s, found the control character U+%04X",
                      expected, (unsigned)byte);
        } else {
            lede_fail(r->err, LEDE_FORMAT, "expected %s, found '%.*s'", expected,
                      LEDE_FMT(lede_slice_cut(r->text, r->at, stop)));
        }
    }
    lede_json_place(r->err, r->text, r->at);
    return LEDE_FORMAT;
}

/* ---- space and literals --------------------------------------------------------------------- */

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline void skip_space(reader *r) {
    while (r->at < r->text.size && is_space(r->text.data[r->at])) r->at++;
}

static char peek(const reader *r) {
    return r->at < r->text.size ? r->text.data[r->at] : '\0';
}

static bool take(reader *r, char wanted) {
    if (r->at == r->text.size || r->text.data[r->at] != wanted) return false;
    r->at++;
    return true;
}

static lede_status read_literal(reader *r, lede_json *node) {
    static const struct {
        lede_slice word;
        lede_json_kind kind;
        bool boolean;
    } words[] = {{{"null", 4}, LEDE_JSON_NULL, false},
                 {{"true", 4}, LEDE_JSON_BOOL, true},
                 {{"false", 5}, LEDE_JSON_BOOL, false}};
    lede_slice rest = lede_slice_cut(r->text, r->at, r->text.size);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!lede_slice_starts(rest, words[i].word)) continue;
        node->kind = words[i].kind;
        node->boolean = words[i].boolean;
        node->text = lede_slice_cut(rest, 0, 0);
        r->at += words[i].word.size;
        return LEDE_OK;
    }
    return fail_expected(r, "a value (an object, array, string, number, true, false or null)");
}

/* ---- numbers -------------------------------------------------------------------------------- */

static bool skip_digits(reader *r) {
    size_t start = r->at;
    while (peek(r) >= '0' && peek(r) <= '9') r->at++;
    return r->at > start;
}

/* number = [ minus ] int [ frac ] [ exp ] (RFC 8259 §6) */
static lede_status read_number(reader *r, lede_json *node) {
    size_t start = r->at;
    take(r, '-');
    if (take(r, '0')) {
        if (peek(r) >= '0' && peek(r) <= '9') {
            return fail_at(r, r->at, "a number does not begin with 0 before other digits");
        }
    } else if (!skip_digits(r)) {
        return fail_expected(r, "a digit");
    }
    if (take(r, '.') && !skip_digits(r)) return fail_expected(r, "a digit behind the point");
    if (take(r, 'e') || take(r, 'E')) {
        if (!take(r, '+')) take(r, '-');
        if (!skip_digits(r)) return fail_expected(r, "a digit in the exponent");
    }
    node->kind = LEDE_JSON_NUMBER;
    node->text = lede_slice_cut(r->text, start, r->at);
    return LEDE_OK;
}

bool lede_json_integer(const lede_json *value, int64_t *out) {
    if (value == NULL || value->kind != LEDE_JSON_NUMBER) return false;
    lede_slice digits = value->text;
    bool negative = digits.data[0] == '-';
    uint64_t number = 0, most = negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    for (size_t i = negative; i < digits.size; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9') return false;
        uint64_t digit = (uint64_t)(digits.data[i] - '0');
        if (number > (most - digit) / 10) return false;
        number = number * 10 + digit;
    }
    *out = negative ? (number == 0 ? 0 : -(int64_t)(number - 1) - 1) : (int64_t)number;
    return true;
}

/* ---- strings -------------------------------------------------------------------------------- */

/* A quote, a backslash or a control ends a plain run. */
static bool is_special(unsigned char byte) {
    return byte == '"' || byte == '\\' || byte < 0x20;
}

#if defined(__SSE2__) /* every x86-64 has it */
enum { STEP = 16 };

/* A bit for each of 16 bytes that is special. */
static uint32_t special_bits(const char *bytes) {
    __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    __m128i quote = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('"'));
    __m128i slash = _mm_cmpeq_epi8(chunk, _mm_set1_epi8('\\'));
    __m128i control = _mm_cmpeq_epi8(_mm_max_epu8(chunk, _mm_set1_epi8(0x1F)), _mm_set1_epi8(0x1F));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), control));
}
#else
enum { STEP = 8 };

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/* Not 0 when one of 8 bytes is special. */
static uint32_t special_bits(const char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    uint64_t quote = word ^ EACH_BYTE('"'), slash = word ^ EACH_BYTE('\\');
    uint64_t hit = ((quote - EACH_BYTE(1)) & ~quote) | ((slash - EACH_BYTE(1)) & ~slash) |
                   ((word - EACH_BYTE(0x20)) & ~word);
    return (hit & EACH_BYTE(0x80)) != 0;
}
#endif

/* Offset of the first special byte at or after `from`, or the size. */
static size_t find_special(lede_slice text, size_t from) {
    while (text.size - from >= STEP) {
        uint32_t bits = special_bits(text.data + from);
#if defined(__SSE2__)
        if (bits != 0) return from + (size_t)__builtin_ctz(bits);
#else
        if (bits != 0) break;
#endif
        from += STEP;
    }
    while (from < text.size && !is_special((unsigned char)text.data[from])) from++;
    return from;
}

static lede_status fail_string(reader *r, size_t start) {
    if (r->at >= r->text.size) return fail_at(r, start, "this string has no closing quote");
    return fail_at(r, r->at,
                   "a control character in a string must be escaped, as in \\n or \\u0007");
}

/* Four hexadecimal digits at `at`; false when there are none. */
static bool read_hex(const reader *r, size_t at, uint32_t *out) {
    if (r->text.size - at < 4) return false;
    uint32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        char c = r->text.data[i];
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

/* The code point of the \u escape at r->at (its backslash), two of them for a surrogate pair. */
static lede_status read_unicode_escape(reader *r, uint32_t *code_point) {
    size_t start = r->at;
    uint32_t high, low;
    if (!read_hex(r, start + 2, &high)) {
        return fail_at(r, start, "\\u needs four hexadecimal digits, as in \\u00e9");
    }
    r->at = start + 6;
    *code_point = high;
    if (high < 0xD800 || high > 0xDFFF) return LEDE_OK;
    bool paired = high <= 0xDBFF && r->text.size - r->at >= 6 && r->text.data[r->at] == '\\' &&
                  r->text.data[r->at + 1] == 'u' && read_hex(r, r->at + 2, &low) && low >= 0xDC00 &&
                  low <= 0xDFFF;
    if (!paired) {
        return fail_at(r, start,
                       "half of a surrogate pair: expected \\ud800 to \\udbff and then "
                       "\\udc00 to \\udfff");
    }
    r->at += 6;
    *code_point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    return LEDE_OK;
}

/* Decode the escape at r->at to `out`; *size is what it came to, 1 to 4 bytes. */
static lede_status read_escape(reader *r, char out[LEDE_UTF8_MAX_BYTES], size_t *size) {
    static const char values[128] = {['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
                                     ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t'};
    unsigned char name = r->at + 1 < r->text.size ? (unsigned char)r->text.data[r->at + 1] : 0;
    if (name < sizeof values && values[name] != '\0') {
        out[0] = values[name];
        *size = 1;
        r->at += 2;
        return LEDE_OK;
    }
    if (name != 'u') {
        return fail_at(r, r->at,
                       "unknown escape: expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t "
                       "\\u in a string");
    }
    uint32_t code_point = 0;
    LEDE_TRY(read_unicode_escape(r, &code_point));
    *size = lede_utf8_encode(code_point, out);
    return LEDE_OK;
}

/* Offset of the closing quote, looking from a backslash on; the size when there is none. */
static size_t find_close(const reader *r, size_t from) {
    while (from < r->text.size && r->text.data[from] != '"') {
        from += r->text.data[from] == '\\' ? 2 : 1;
        if (from >= r->text.size) return r->text.size;
        from = find_special(r->text, from);
    }
    return from;
}

/* The string from `start` on, with its escapes decoded, to `out`, which has room for it. */
static lede_status decode(reader *r, size_t start, char *out, size_t *size) {
    *size = 0;
    for (size_t run = start;;) {
        memcpy(out + *size, r->text.data + run, r->at - run);
        *size += r->at - run;
        while (peek(r) == '\\') {
            size_t added = 0, slash = r->at;
            lede_status status = read_escape(r, out + *size, &added);
            bool open = status != LEDE_OK && find_close(r, slash) >= r->text.size;
            if (open) return fail_at(r, start - 1, "this string has no closing quote");
            if (status != LEDE_OK) return status;
            *size += added;
        }
        run = r->at;
        r->at = find_special(r->text, run);
        if (r->at == run && peek(r) == '"') return LEDE_OK;
        if (r->at == run) return fail_string(r, start - 1);
    }
}

/* A string that has escapes: no escape is shorter than what it stands for, so the bytes up to the
 * closing quote are room enough; near the end of the text, those up to the end, and what is not
 * needed is given back, which spares looking for the quote first. */
static lede_status decode_string(reader *r, size_t start, lede_slice *out) {
    enum { NEAR = 32 * 1024 };
    size_t close = r->text.size - start <= NEAR ? r->text.size : find_close(r, r->at);
    size_t room = close - start, size = 0;
    char *decoded = lede_arena_alloc(r->arena, room);
    if (decoded == NULL) return lede_fail_memory(r->err);
    LEDE_TRY(decode(r, start, decoded, &size));
    lede_arena_shrink(r->arena, decoded, room, size);
    r->at++;
    *out = (lede_slice){decoded, size};
    return LEDE_OK;
}

/* At the opening quote. */
static lede_status read_string(reader *r, lede_slice *out) {
    size_t start = r->at + 1;
    r->at = find_special(r->text, start);
    if (r->at < r->text.size && r->text.data[r->at] == '\\') return decode_string(r, start, out);
    if (r->at == r->text.size || r->text.data[r->at] != '"') return fail_string(r, start - 1);
    *out = lede_slice_cut(r->text, start, r->at);
    r->at++;
    return LEDE_OK;
}

/* ---- arrays and objects --------------------------------------------------------------------- */

static lede_status read_key(reader *r, lede_slice *key) {
    if (peek(r) != '"') return fail_expected(r, "a key in double quotes");
    LEDE_TRY(read_string(r, key));
    skip_space(r);
    if (!take(r, ':')) return fail_expected(r, "':' behind the key");
    skip_space(r);
    return LEDE_OK;
}

/* One item or member, put behind the last one. */
static lede_status read_child(reader *r, lede_json *parent, lede_json **last, unsigned depth) {
    lede_json *child = lede_arena_alloc(r->arena, sizeof *child);
    if (child == NULL) return lede_fail_memory(r->err);
    *child = (lede_json){0};
    if (parent->kind == LEDE_JSON_OBJECT) LEDE_TRY(read_key(r, &child->key));
    LEDE_TRY(read_value(r, child, depth));
    if (*last == NULL) {
        parent->first = child;
    } else {
        (*last)->next = child;
    }
    *last = child;
    parent->count++;
    return LEDE_OK;
}

static lede_status read_children(reader *r, lede_json *parent, unsigned depth) {
    bool is_object = parent->kind == LEDE_JSON_OBJECT;
    char close = is_object ? '}' : ']';
    r->at++;
    skip_space(r);
    if (take(r, close)) return LEDE_OK;
    for (lede_json *last = NULL;;) {
        LEDE_TRY(read_child(r, parent, &last, depth));
        skip_space(r);
        if (take(r, close)) break;
        if (!take(r, ',')) return fail_expected(r, is_object ? "',' or '}'" : "',' or ']'");
        skip_space(r);
    }
    return LEDE_OK;
}

static lede_status read_value(reader *r, lede_json *node, unsigned depth) {
    node->offset = r->at;
    char c = peek(r);
    if (c == '"') {
        node->kind = LEDE_JSON_STRING;
        return read_string(r, &node->text);
    }
    if (c == '-' || (c >= '0' && c <= '9')) return read_number(r, node);
    if (c != '{' && c != '[') return read_literal(r, node);
    node->kind = c == '{' ? LEDE_JSON_OBJECT : LEDE_JSON_ARRAY;
    node->text = lede_slice_cut(r->text, r->at, r->at);
    if (depth == LEDE_JSON_DEPTH) {
        lede_fail(r->err, LEDE_LIMIT, "arrays and objects in more than %d levels", LEDE_JSON_DEPTH);
        lede_json_place(r->err, r->text, r->at);
        return LEDE_LIMIT;
    }
    return read_children(r, node, depth + 1);
}

/* ---- the whole ------------------------------------------------------------------------------ */

lede_status lede_json_read(lede_slice text, lede_arena *arena, const lede_json **out,
                           lede_error *err) {
    reader r = {.text = text, .arena = arena, .err = err};
    size_t valid = lede_utf8_valid_prefix(text);
    if (valid < text.size) {
        lede_fail(err, LEDE_FORMAT, "invalid UTF-8: byte 0x%02X does not belong here",
                  (unsigned)(unsigned char)text.data[valid]);
        lede_json_place(err, text, valid);
        return LEDE_FORMAT;
    }
    lede_json *node = lede_arena_zalloc(arena, sizeof *node);
    if (node == NULL) return lede_fail_memory(err);
    skip_space(&r);
    LEDE_TRY(read_value(&r, node, 0));
    skip_space(&r);
    if (r.at < text.size) return fail_expected(&r, "nothing more behind the value");
    *out = node;
    return LEDE_OK;
}

const lede_json *lede_json_get(const lede_json *value, const char *name) {
    if (value == NULL || value->kind != LEDE_JSON_OBJECT) return NULL;
    for (const lede_json *m = value->first; m != NULL; m = m->next) {
        if (lede_slice_is(m->key, name)) return m;
    }
    return NULL;
}

const lede_json *lede_json_again(const lede_json *member) {
    const lede_json *m = member->next;
    while (m != NULL && !lede_slice_equal(m->key, member->key)) m = m->next;
    return m;
}

const char *lede_json_kind_name(lede_json_kind kind) {
    switch (kind) {
    case LEDE_JSON_NULL: return "null";
    case LEDE_JSON_BOOL: return "true or false";
    case LEDE_JSON_NUMBER: return "a number";
    case LEDE_JSON_STRING: return "a string";
    case LEDE_JSON_ARRAY: return "an array";
    case LEDE_JSON_OBJECT: return "an object";
    }
    return "a value";
}
