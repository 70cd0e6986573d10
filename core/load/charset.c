#include "load/charset.h"

#include <iconv.h>

#include "base/json.h"
#include "base/utf8.h"
#include "load/charset_detect.h"

/* ---- UTF-16 (RFC 2781) ---------------------------------------------------------------------- */

typedef enum byte_order { NOT_UTF16, LITTLE_END, BIG_END } byte_order;

/* Without a mark: western text, where the high byte of most units is zero and the low one is no
 * control. `high` is the place of the high byte in a unit. */
static bool looks_like_utf16(lede_slice head, size_t high) {
    enum { LOOK = 4096, LEAST_UNITS = 4 };
    size_t units = (head.size < LOOK ? head.size : LOOK) / 2, zeros = 0;
    if (units == 0 || memchr(head.data, 0, units * 2) == NULL) return false; /* nearly always */
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

/* ---- UTF-8 with wrong bytes, or windows-1252 ------------------------------------------------ */

static bool is_ascii_letter(unsigned char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* Whether the byte can stand where it stands in western text of windows-1252. ÿ and þ outside a
 * word are 0xFF and 0xFE of something else. */
static bool is_plausible(lede_slice bytes, size_t i) {
    unsigned char byte = (unsigned char)bytes.data[i];
    if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) return false;
    if (byte < 0xFE) return true;
    bool after = i > 0 && is_ascii_letter((unsigned char)bytes.data[i - 1]);
    bool before = i + 1 < bytes.size && is_ascii_letter((unsigned char)bytes.data[i + 1]);
    return after || before;
}

typedef struct census {
    size_t sequences; /* well-formed UTF-8 ones of two bytes and more */
    size_t wrong;     /* ill-formed ones */
    size_t first_wrong;
    bool western;
} census;

static census count_bytes(lede_slice bytes) {
    census c = {.first_wrong = bytes.size, .western = true};
    for (size_t i = 0; i < bytes.size;) {
        unsigned char byte = (unsigned char)bytes.data[i];
        uint32_t code_point;
        size_t size = lede_utf8_decode(bytes, i, &code_point);
        if (byte >= 0x80) {
            for (size_t k = i; k < i + size; k++) c.western &= is_plausible(bytes, k);
            c.sequences += code_point != LEDE_UTF8_BAD;
            if (code_point == LEDE_UTF8_BAD && c.wrong++ == 0) c.first_wrong = i;
        }
        i += size;
    }
    return c;
}

/* ---- others --------------------------------------------------------------------------------- */

/* Letters of ASCII with others in between, so that pairs like those of UTF-8 are rare; in Mac Roman
 * ’à is one. */
static bool is_latin(const char *charset) {
    static const char *const names[] = {"WINDOWS-1252", "ISO-8859-15", "WINDOWS-1250",
                                        "ISO-8859-2",   "ISO-8859-16", "WINDOWS-1254",
                                        "WINDOWS-1257", "ISO-8859-4",  "ISO-8859-13"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(charset, names[i]) == 0) return true;
    }
    return false;
}

/* A byte that the charset does not know is U+FFFD; *wrong counts them. LEDE_END: iconv does not
 * know the charset. */
static lede_status convert(lede_slice bytes, const char *charset, lede_arena *arena,
                           lede_slice *out, size_t *wrong) {
    enum { MOST_GROWTH = 4 };
    iconv_t table = iconv_open("UTF-8", charset);
    if (table == (iconv_t)-1) return LEDE_END;
    char *text = lede_arena_array(arena, bytes.size + 1, MOST_GROWTH);
    char *from = lede_arena_string(arena, bytes), *to = text;
    size_t left = bytes.size, room = (bytes.size + 1) * MOST_GROWTH;
    while (text != NULL && from != NULL && left > 0) {
        if (iconv(table, &from, &left, &to, &room) != (size_t)-1) break;
        if (room < LEDE_UTF8_MAX_BYTES || left == 0) break;
        size_t size = lede_utf8_encode(0xFFFD, to);
        to += size;
        room -= size;
        from++;
        left--;
        ++*wrong;
    }
    iconv_close(table);
    if (text == NULL || from == NULL) return LEDE_NOMEM;
    *out = (lede_slice){text, (size_t)(to - text)};
    return LEDE_OK;
}

static lede_status fail_charset(lede_slice bytes, const census *c, lede_error *err) {
    unsigned byte = (unsigned char)bytes.data[c->first_wrong];
    if (c->sequences > 0) {
        lede_fail(err, LEDE_FORMAT, "invalid UTF-8: byte 0x%02X does not belong here", byte);
    } else {
        lede_fail(err, LEDE_FORMAT,
                  "invalid UTF-8 (byte 0x%02X), and no other charset fits: convert it first, as "
                  "in iconv -f CHARSET -t UTF-8 FILE",
                  byte);
    }
    lede_json_place(err, bytes, c->first_wrong);
    return LEDE_FORMAT;
}

/* ---- which one ------------------------------------------------------------------------------ */

/* Without a mark: units whose two high bytes are zero and whose others are not all. `high` is the
 * place of the highest byte in a unit. */
static bool looks_like_utf32(lede_slice head, size_t high) {
    enum { LOOK = 1024, LEAST_UNITS = 4 };
    size_t units = (head.size < LOOK ? head.size : LOOK) / 4;
    size_t low = high == 0 ? 3 : 0, second = high == 0 ? 1 : 2, third = high == 0 ? 2 : 1;
    for (size_t i = 0; i < units; i++) {
        const char *unit = head.data + 4 * i;
        unsigned char plane = (unsigned char)unit[second];
        if (unit[high] != 0 || plane > 0x10) return false;
        if (plane == 0 && unit[third] == 0 && (unsigned char)unit[low] < '\t') return false;
    }
    return units >= LEAST_UNITS;
}

const char *lede_charset_wide(lede_slice head, size_t *mark) {
    /* the marks are those of the Unicode Standard, table 2-4: one begins as that of UTF-16 does */
    *mark = 4;
    if (lede_slice_starts(head, LEDE_SLICE("\xFF\xFE\0\0"))) return "UTF-32LE";
    if (lede_slice_starts(head, LEDE_SLICE("\0\0\xFE\xFF"))) return "UTF-32BE";
    *mark = 0;
    if (looks_like_utf32(head, 3)) return "UTF-32LE";
    if (looks_like_utf32(head, 0)) return "UTF-32BE";
    byte_order order = order_of(head);
    if (order == NOT_UTF16) return NULL;
    bool has_mark = (unsigned char)head.data[0] >= 0xFE && (unsigned char)head.data[1] >= 0xFE;
    *mark = has_mark ? 2 : 0;
    return order == LITTLE_END ? "UTF-16LE" : "UTF-16BE";
}

static bool is_utf32(lede_slice bytes) {
    size_t mark;
    const char *charset = bytes.size % 4 == 0 ? lede_charset_wide(bytes, &mark) : NULL;
    return charset != NULL && strncmp(charset, "UTF-32", 6) == 0;
}

/* Of bytes that are neither UTF-8 nor UTF-16; NULL: none fits. Some pairs of letters of another
 * charset look like one of UTF-8; where half of them do, it is UTF-8 that is damaged, where some do
 * in a Latin charset, both are mixed. */
static lede_status choose(lede_slice bytes, const census *c, const char **charset,
                          lede_error *err) {
    enum { RARE = 10 };
    *charset = NULL;
    if (c->sequences > c->wrong) return LEDE_OK;
    LEDE_TRY(lede_charset_detect(bytes, charset, err));
    if (*charset == NULL) return LEDE_OK;
    bool is_mixed = is_latin(*charset) && c->sequences * RARE > c->wrong;
    bool is_1252 = strcmp(*charset, "WINDOWS-1252") == 0;
    if (is_mixed || (is_1252 && !c->western)) *charset = NULL;
    return LEDE_OK;
}

lede_status lede_charset_of_table(lede_slice bytes, const char **charset, lede_error *err) {
    *charset = NULL;
    size_t valid = lede_utf8_valid_prefix(bytes);
    if (valid + LEDE_UTF8_MAX_BYTES > bytes.size) return LEDE_OK; /* cut within a character */
    census c = count_bytes(bytes);
    return choose(bytes, &c, charset, err);
}

static lede_status decode_other(lede_slice bytes, const char *charset, lede_arena *arena,
                                lede_slice *out, lede_error *err) {
    enum { MOST_WRONG = 500 }; /* one in so many bytes may be unknown to the charset */
    census c = count_bytes(bytes);
    if (charset == NULL) LEDE_TRY(choose(bytes, &c, &charset, err));
    if (charset == NULL) return fail_charset(bytes, &c, err);
    size_t wrong = 0;
    lede_status status = convert(bytes, charset, arena, out, &wrong);
    if (status == LEDE_NOMEM) return lede_fail_memory(err);
    if (status != LEDE_OK || wrong * MOST_WRONG > bytes.size + MOST_WRONG) {
        return fail_charset(bytes, &c, err);
    }
    return LEDE_OK;
}

/* Japanese mail and old pages: ASCII with escapes (RFC 1468). */
static bool is_iso_2022_jp(lede_slice bytes) {
    return memchr(bytes.data, 0x1B, bytes.size) != NULL &&
           (lede_slice_find(bytes, LEDE_SLICE("\x1B$B"), 0) != SIZE_MAX ||
            lede_slice_find(bytes, LEDE_SLICE("\x1B$@"), 0) != SIZE_MAX);
}

lede_status lede_charset_decode(lede_slice bytes, lede_arena *arena, lede_slice *out,
                                lede_error *err) {
    return lede_charset_decode_as(bytes, NULL, arena, out, err);
}

lede_status lede_charset_decode_as(lede_slice bytes, const char *charset, lede_arena *arena,
                                   lede_slice *out, lede_error *err) {
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
        size_t wrong = 0;
        *out = bytes;
        if (bytes.size == 0 || !is_iso_2022_jp(bytes)) return LEDE_OK;
        lede_status status = convert(bytes, "ISO-2022-JP", arena, out, &wrong);
        return status == LEDE_NOMEM ? lede_fail_memory(err) : LEDE_OK;
    }
    return decode_other(bytes, charset, arena, out, err);
}
