#include "load/charset.h"

#include "base/json.h"
#include "base/utf8.h"

/* ---- UTF-16 (RFC 2781) ---------------------------------------------------------------------- */

typedef enum byte_order { NOT_UTF16, LITTLE_END, BIG_END } byte_order;

/* Without a mark: western text, where the high byte of most units is zero and the low one is no
 * control. `high` is the place of the high byte in a unit. */
static bool looks_like_utf16(lede_slice head, size_t high) {
    enum { LOOK = 4096, LEAST_UNITS = 4 };
    size_t units = (head.size < LOOK ? head.size : LOOK) / 2, zeros = 0;
    for (size_t i = 0; i < units; i++) {
        unsigned char top = (unsigned char)head.data[2 * i + high];
        unsigned char low = (unsigned char)head.data[2 * i + 1 - high];
        bool control = low < 0x20 && (low < '\t' || low > '\r');
        if (top == 0 && control) return false;
        zeros += top == 0;
    }
    return units >= LEAST_UNITS && zeros * 2 > units;
}

static byte_order order_of(lede_slice head) {
    if (lede_slice_starts(head, LEDE_SLICE("\xFF\xFE"))) return LITTLE_END;
    if (lede_slice_starts(head, LEDE_SLICE("\xFE\xFF"))) return BIG_END;
    if (looks_like_utf16(head, 1)) return LITTLE_END;
    return looks_like_utf16(head, 0) ? BIG_END : NOT_UTF16;
}

bool lede_charset_is_utf16(lede_slice head) {
    return order_of(head) != NOT_UTF16;
}

static uint32_t unit_at(lede_slice bytes, size_t offset, byte_order order) {
    unsigned char first = (unsigned char)bytes.data[offset];
    unsigned char second = (unsigned char)bytes.data[offset + 1];
    return order == LITTLE_END ? (uint32_t)second << 8 | first : (uint32_t)first << 8 | second;
}

static lede_status fail_utf16(lede_error *err, size_t offset, const char *what) {
    lede_fail(err, LEDE_FORMAT, "invalid UTF-16 at byte %zu: %s", offset, what);
    if (err != NULL) err->offset = offset;
    return LEDE_FORMAT;
}

static lede_status decode_utf16(lede_slice bytes, lede_arena *arena, lede_slice *out,
                                lede_error *err) {
    byte_order order = order_of(bytes);
    if (bytes.size % 2 != 0) return fail_utf16(err, bytes.size - 1, "half a character at the end");
    enum { MOST_GROWTH = 3 }; /* UTF-8 bytes for one unit of two bytes */
    char *text = lede_arena_array(arena, bytes.size / 2, MOST_GROWTH);
    if (text == NULL) return lede_fail_memory(err);
    size_t size = 0;
    for (size_t i = 0; i < bytes.size; i += 2) {
        uint32_t unit = unit_at(bytes, i, order);
        if (i == 0 && unit == 0xFEFF) continue;
        if (unit >= 0xD800 && unit <= 0xDFFF) {
            uint32_t low = unit <= 0xDBFF && i + 2 < bytes.size ? unit_at(bytes, i + 2, order) : 0;
            if (low < 0xDC00 || low > 0xDFFF) return fail_utf16(err, i, "half a surrogate pair");
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        size += lede_utf8_encode(unit, text + size);
    }
    *out = (lede_slice){text, size};
    return LEDE_OK;
}

/* ---- windows-1252 --------------------------------------------------------------------------- */

/* 0x80 to 0x9F, from the index of windows-1252 in the WHATWG Encoding Standard; 0: not used there
 * by any text (the standard maps them to controls). From 0xA0 on it is Latin-1. */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static bool is_ascii_letter(unsigned char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* Whether the byte can stand where it stands in western text. ÿ and þ outside a word are 0xFF and
 * 0xFE of something else. */
static bool is_plausible(lede_slice bytes, size_t i) {
    unsigned char byte = (unsigned char)bytes.data[i];
    if (byte < 0xA0) return WINDOWS_1252[byte - 0x80] != 0;
    if (byte < 0xFE) return true;
    bool after = i > 0 && is_ascii_letter((unsigned char)bytes.data[i - 1]);
    bool before = i + 1 < bytes.size && is_ascii_letter((unsigned char)bytes.data[i + 1]);
    return after || before;
}

typedef struct census {
    size_t ascii_letters, high; /* bytes */
    size_t sequences;           /* well-formed UTF-8 ones of two bytes and more */
    size_t wrong;               /* ill-formed ones */
    size_t first_wrong;
    bool western;
} census;

static census count_bytes(lede_slice bytes) {
    census c = {.first_wrong = bytes.size, .western = true};
    for (size_t i = 0; i < bytes.size;) {
        unsigned char byte = (unsigned char)bytes.data[i];
        uint32_t code_point;
        size_t size = lede_utf8_decode(bytes, i, &code_point);
        if (byte < 0x80) {
            c.ascii_letters += is_ascii_letter(byte);
        } else {
            c.high += size;
            for (size_t k = i; k < i + size; k++) c.western &= is_plausible(bytes, k);
            c.sequences += code_point != LEDE_UTF8_BAD;
            if (code_point == LEDE_UTF8_BAD && c.wrong++ == 0) c.first_wrong = i;
        }
        i += size;
    }
    return c;
}

static lede_status decode_windows_1252(lede_slice bytes, const census *c, lede_arena *arena,
                                       lede_slice *out, lede_error *err) {
    enum { MOST_GROWTH = 3 };
    char *text = lede_arena_alloc(arena, bytes.size + (MOST_GROWTH - 1) * c->high);
    if (text == NULL) return lede_fail_memory(err);
    size_t size = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        uint32_t code_point = (unsigned char)bytes.data[i];
        if (code_point >= 0x80 && code_point < 0xA0) code_point = WINDOWS_1252[code_point - 0x80];
        size += lede_utf8_encode(code_point, text + size);
    }
    *out = (lede_slice){text, size};
    return LEDE_OK;
}

static lede_status fail_charset(lede_slice bytes, const census *c, lede_error *err) {
    unsigned byte = (unsigned char)bytes.data[c->first_wrong];
    if (c->sequences > 0) {
        lede_fail(err, LEDE_FORMAT, "invalid UTF-8: byte 0x%02X does not belong here", byte);
    } else {
        lede_fail(err, LEDE_FORMAT,
                  "invalid UTF-8 (byte 0x%02X), and no windows-1252 either: convert it first, as "
                  "in iconv -f CHARSET -t UTF-8 FILE",
                  byte);
    }
    lede_json_place(err, bytes, c->first_wrong);
    return LEDE_FORMAT;
}

/* ---- which one ------------------------------------------------------------------------------ */

/* By its mark (Unicode Standard, table 2-4), which begins as that of UTF-16 does. */
static bool is_utf32(lede_slice bytes) {
    return bytes.size % 4 == 0 && (lede_slice_starts(bytes, LEDE_SLICE("\xFF\xFE\0\0")) ||
                                   lede_slice_starts(bytes, LEDE_SLICE("\0\0\xFE\xFF")));
}

lede_status lede_charset_decode(lede_slice bytes, lede_arena *arena, lede_slice *out,
                                lede_error *err) {
    if (is_utf32(bytes)) {
        return lede_fail(err, LEDE_FORMAT,
                         "UTF-32: convert it first, as in iconv -f UTF-32 -t UTF-8 FILE");
    }
    if (lede_slice_starts(bytes, LEDE_SLICE("\xEF\xBB\xBF"))) {
        bytes = lede_slice_cut(bytes, 3, bytes.size);
    } else if (lede_charset_is_utf16(bytes)) {
        return decode_utf16(bytes, arena, out, err);
    }
    if (lede_utf8_is_valid(bytes)) {
        *out = bytes;
        return LEDE_OK;
    }
    census c = count_bytes(bytes);
    /* two letters of windows-1252 look like one of UTF-8 now and then, not as a rule */
    enum { RARE = 10 };
    bool western = c.western && c.sequences * RARE <= c.wrong && c.high < c.ascii_letters / 2 + 2;
    return western ? decode_windows_1252(bytes, &c, arena, out, err) : fail_charset(bytes, &c, err);
}
