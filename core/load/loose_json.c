#include "load/loose_json.h"

#include "base/utf8.h"

enum { MOST_DEPTH = 32 };

typedef struct reader {
    lede_slice text;
    size_t at;
    lede_arena *arena;
    unsigned depth;
    bool ok;
} reader;

static bool at_end(const reader *r) {
    return r->at >= r->text.size;
}
static char peek(const reader *r) {
    return at_end(r) ? '\0' : r->text.data[r->at];
}
static bool looks_at(const reader *r, const char *what) {
    return lede_slice_starts(lede_slice_cut(r->text, r->at, r->text.size), lede_slice_of(what));
}

/* White space, comments, and the wrappings of scripts: "//<![CDATA[", "<!--". */
static void skip(reader *r) {
    while (!at_end(r)) {
        unsigned char c = (unsigned char)peek(r);
        if (c > ' ' && c < 0x80 && c != '/' && c != '<') return; /* most values and marks */
        if (c <= ' ') {
            r->at++;
        } else if (looks_at(r, "/*")) {
            size_t stop = lede_slice_find(r->text, LEDE_SLICE("*/"), r->at + 2);
            r->at = stop == SIZE_MAX ? r->text.size : stop + 2;
        } else if (looks_at(r, "//<![CDATA[")) {
            r->at += 11;
        } else if (looks_at(r, "<![CDATA[")) {
            r->at += 9;
        } else if (looks_at(r, "<!--")) {
            r->at += 4;
        } else if (looks_at(r, "//")) {
            while (!at_end(r) && peek(r) != '\n') r->at++;
        } else if (c == 0xEF || (c == 0xC2 && looks_at(r, "\xC2\xA0"))) {
            r->at += c == 0xEF ? 3 : 2;
            if (r->at > r->text.size) r->at = r->text.size;
        } else {
            return;
        }
    }
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Four digits at `at`; false when they are none. */
static bool read_hex(lede_slice text, size_t at, uint32_t *out) {
    if (text.size < at + 4) return false;
    *out = 0;
    for (size_t i = at; i < at + 4; i++) {
        int digit = hex_digit(text.data[i]);
        if (digit < 0) return false;
        *out = *out << 4 | (uint32_t)digit;
    }
    return true;
}

/* "\uXXXX" at `*at` (the 'u'), a pair if it is one. */
static size_t put_unicode(lede_slice raw, size_t *at, char *out) {
    uint32_t high, low;
    if (!read_hex(raw, *at + 1, &high)) return 0;
    *at += 5;
    if (high >= 0xD800 && high <= 0xDBFF && *at + 6 <= raw.size && raw.data[*at] == '\\' &&
        raw.data[*at + 1] == 'u' && read_hex(raw, *at + 2, &low) && low >= 0xDC00 &&
        low <= 0xDFFF) {
        high = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        *at += 6;
    }
    return lede_utf8_encode(high, out);
}

static lede_slice unescape(reader *r, lede_slice raw) {
    if (memchr(raw.data, '\\', raw.size) == NULL) return raw;
    char *out = lede_arena_alloc(r->arena, raw.size);
    if (out == NULL) {
        r->ok = false;
        return raw;
    }
    size_t size = 0;
    for (size_t at = 0; at < raw.size;) {
        if (raw.data[at] != '\\' || at + 1 == raw.size) {
            out[size++] = raw.data[at++];
            continue;
        }
        char c = raw.data[++at];
        static const char from[] = "nrtbf", to[] = "\n\n\t  ";
        const char *known = memchr(from, c, sizeof from - 1);
        if (c == 'u') {
            size_t put = put_unicode(raw, &at, out + size);
            size += put;
            if (put > 0) continue;
        }
        out[size++] = known != NULL ? to[known - from] : c;
        at++;
    }
    return (lede_slice){out, size};
}

static lede_slice read_string(reader *r) {
    size_t start = ++r->at;
    while ((r->at = lede_slice_find_any(r->text, "\"\\\"\\", r->at)) < r->text.size) {
        if (peek(r) == '"') break;
        r->at += r->text.size - r->at < 2 ? 1 : 2; /* a backslash, and what it makes plain */
    }
    lede_slice raw = lede_slice_cut(r->text, start, r->at);
    if (!at_end(r)) r->at++;
    return unescape(r, raw);
}

static lede_json *read_value(reader *r);

static void read_members(reader *r, lede_json *parent, char close) {
    lede_json *last = NULL;
    r->at++;
    for (;;) {
        skip(r);
        while (peek(r) == ',' && !at_end(r)) {
            r->at++;
            skip(r);
        }
        if (at_end(r)) return;
        if (peek(r) == close) {
            r->at++;
            return;
        }
        lede_slice key = LEDE_NULL_SLICE;
        if (close == '}') {
            if (peek(r) != '"') return;
            key = read_string(r);
            skip(r);
            if (peek(r) != ':') return;
            r->at++;
        }
        lede_json *value = read_value(r);
        if (value == NULL) return;
        value->key = key;
        if (last == NULL) {
            parent->first = value;
        } else {
            last->next = value;
        }
        last = value;
        parent->count++;
    }
}

/* A number or a word, as it stands. */
static void read_word(reader *r, lede_json *value) {
    size_t start = r->at;
    while (!at_end(r) && strchr(",]}:", peek(r)) == NULL && (unsigned char)peek(r) > ' ') r->at++;
    value->text = lede_slice_cut(r->text, start, r->at);
    bool number =
        value->text.size > 0 && (hex_digit(value->text.data[0]) >= 0 || value->text.data[0] == '-');
    value->kind = number ? LEDE_JSON_NUMBER : LEDE_JSON_NULL;
    if (lede_slice_is(value->text, "true") || lede_slice_is(value->text, "false")) {
        value->kind = LEDE_JSON_BOOL;
        value->boolean = lede_slice_is(value->text, "true");
    }
}

static lede_json *read_value(reader *r) {
    skip(r);
    if (at_end(r) || !r->ok || r->depth == MOST_DEPTH) return NULL;
    lede_json *value = lede_arena_zalloc(r->arena, sizeof *value);
    if (value == NULL) {
        r->ok = false;
        return NULL;
    }
    value->text = (lede_slice){"", 0};
    value->offset = r->at;
    char c = peek(r);
    if (c == '"') {
        value->kind = LEDE_JSON_STRING;
        value->text = read_string(r);
    } else if (c == '{' || c == '[') {
        value->kind = c == '{' ? LEDE_JSON_OBJECT : LEDE_JSON_ARRAY;
        r->depth++;
        read_members(r, value, c == '{' ? '}' : ']');
        r->depth--;
    } else {
        read_word(r, value);
        if (value->text.size == 0) return NULL;
    }
    return value;
}

const lede_json *lede_loose_json_read(lede_slice text, lede_arena *arena, bool *ok) {
    reader r = {.text = text, .arena = arena, .ok = true};
    const lede_json *value = read_value(&r);
    if (!r.ok) *ok = false;
    return r.ok ? value : NULL;
}
