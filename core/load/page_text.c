#include "load/page_text.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"
#include "load/charset.h"
#include "load/charset_detect.h"

/* ---- the name of a charset ------------------------------------------------------------------ */

/* Labels that mean another charset than they say (WHATWG Encoding Standard §4.2), lower case. */
static const struct {
    const char *label, *charset;
} LABELS[] = {{"ascii", "WINDOWS-1252"},
              {"us-ascii", "WINDOWS-1252"},
              {"iso-8859-1", "WINDOWS-1252"},
              {"iso8859-1", "WINDOWS-1252"},
              {"latin1", "WINDOWS-1252"},
              {"latin-1", "WINDOWS-1252"},
              {"iso_8859-1", "WINDOWS-1252"},
              {"cp1252", "WINDOWS-1252"},
              {"iso-8859-9", "WINDOWS-1254"},
              {"iso-8859-11", "WINDOWS-874"},
              {"tis-620", "WINDOWS-874"},
              {"gb2312", "GB18030"},
              {"gbk", "GB18030"},
              {"x-gbk", "GB18030"},
              {"shift_jis", "CP932"},
              {"shift-jis", "CP932"},
              {"x-sjis", "CP932"},
              {"sjis", "CP932"},
              {"euc-kr", "CP949"},
              {"ks_c_5601-1987", "CP949"},
              {"ksc5601", "CP949"},
              {"big5", "BIG5-HKSCS"},
              {"x-euc-jp", "EUC-JP"},
              {"cp1251", "WINDOWS-1251"},
              {"win-1251", "WINDOWS-1251"},
              {"utf8", "UTF-8"},
              {"unicode-1-1-utf-8", "UTF-8"},
              {"x-mac-roman", "MACINTOSH"}};

/* Charsets in which a byte below 0x80 is not always ASCII; pages that claim UTF-16 in ASCII bytes
 * are UTF-8 (HTML Standard §13.2.3.2). */
static bool is_wide(const char *charset) {
    static const char *const names[] = {"UTF-16", "UTF-32", "UTF-7",     "ISO-2022", "HZ-GB",
                                        "EBCDIC", "UCS-2",  "CSUNICODE", "UNICODE",  "UCS-4"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strncmp(charset, names[i], strlen(names[i])) == 0) return true;
    }
    return false;
}

enum { MOST_LABEL = 32 };

/* In capitals, as iconv knows it; false when the label is no name. */
static bool name_charset(lede_slice label, char out[MOST_LABEL]) {
    label = lede_slice_trim(label);
    if (label.size == 0 || label.size >= MOST_LABEL) return false;
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        if (!lede_slice_equal_ascii_case(label, lede_slice_of(LABELS[i].label))) continue;
        memcpy(out, LABELS[i].charset, strlen(LABELS[i].charset) + 1);
        return true;
    }
    for (size_t i = 0; i < label.size; i++) {
        char c = label.data[i];
        bool fits = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
                    c == '-' || c == '_' || c == ':' || c == '.';
        if (!fits) return false;
        out[i] = c >= 'a' && c <= 'z' ? (char)(c & ~0x20) : c;
    }
    out[label.size] = '\0';
    return true;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The value behind the key and '=' in a tag; null: it has none. */
static lede_slice value_behind(lede_slice tag, lede_slice key) {
    for (size_t at = 0; at + key.size < tag.size; at++) {
        if ((tag.data[at] | 0x20) != key.data[0]) continue; /* most */
        size_t from = at + key.size;
        if (!lede_slice_equal_ascii_case(lede_slice_cut(tag, at, from), key)) continue;
        while (from < tag.size && is_space(tag.data[from])) from++;
        if (from == tag.size || tag.data[from] != '=') continue;
        from++;
        while (from < tag.size &&
               (is_space(tag.data[from]) || tag.data[from] == '"' || tag.data[from] == '\'')) {
            from++;
        }
        size_t to = from;
        while (to < tag.size && !is_space(tag.data[to]) && strchr("\"';/?>", tag.data[to]) == NULL)
            to++;
        if (to > from) return lede_slice_cut(tag, from, to);
    }
    return LEDE_NULL_SLICE;
}

/* The value behind "charset=" or "encoding=" in the first kilobytes. */
static lede_slice find_label(lede_slice bytes) {
    enum { LOOK = 8192 };
    lede_slice head = lede_slice_cut(bytes, 0, bytes.size < LOOK ? bytes.size : LOOK);
    for (size_t at = 0; (at = lede_slice_find(head, LEDE_SLICE("<"), at)) != SIZE_MAX; at++) {
        lede_slice tag = lede_slice_cut(head, at, head.size);
        bool xml = lede_slice_starts(tag, LEDE_SLICE("<?xml"));
        if (!xml && !lede_slice_starts_ascii_case(tag, LEDE_SLICE("<meta"))) continue;
        const char *close = memchr(tag.data, '>', tag.size);
        if (close != NULL) tag.size = (size_t)(close - tag.data);
        lede_slice label = value_behind(tag, xml ? LEDE_SLICE("encoding") : LEDE_SLICE("charset"));
        if (label.size > 0) return label;
    }
    return LEDE_NULL_SLICE;
}

/* ---- decoding ------------------------------------------------------------------------------- */

typedef struct decoder {
    lede_page_text *page;
    lede_slice bytes;
    size_t at;
    char *out;
    size_t size, capacity;
    iconv_t table; /* (iconv_t)-1: UTF-8 */
    bool is_wide;  /* bytes below 0x80 are no ASCII */
} decoder;

static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

static bool reserve(decoder *d, size_t more) {
    if (d->capacity - d->size >= more) return true;
    size_t capacity = d->capacity * 2 + more;
    char *out = lede_arena_alloc(d->page->arena, capacity);
    if (out == NULL) return false;
    memcpy(out, d->out, d->size);
    d->out = out;
    d->capacity = capacity;
    return true;
}

/* Note that from here on a character has so many bytes in the page and in the text. */
static bool note(decoder *d, size_t in, size_t out) {
    lede_page_text *page = d->page;
    size_t count = page->stretches.count;
    if (count > 0) {
        const lede_page_stretch *last = &page->stretches.data[count - 1];
        if (last->in == in && last->out == out) return true;
    }
    lede_page_stretch stretch = {(uint32_t)d->at + page->skipped, (uint32_t)d->size, (uint8_t)in,
                                 (uint8_t)out};
    return lede_array_push_in(page->arena, &page->stretches, stretch);
}

static bool put(decoder *d, size_t in, const char *text, size_t size) {
    if (!reserve(d, size) || !note(d, in, size)) return false;
    memcpy(d->out + d->size, text, size);
    d->size += size;
    d->at += in;
    return true;
}

static bool put_code_point(decoder *d, size_t in, uint32_t code_point) {
    char text[LEDE_UTF8_MAX_BYTES];
    return put(d, in, text, lede_utf8_encode(code_point, text));
}

/* What is ASCII in a row. */
static bool put_ascii(decoder *d) {
    size_t stop = d->at;
    while (stop < d->bytes.size && (unsigned char)d->bytes.data[stop] < 0x80) stop++;
    size_t count = stop - d->at;
    if (count == 0) return true;
    if (!reserve(d, count) || !note(d, 1, 1)) return false;
    memcpy(d->out + d->size, d->bytes.data + d->at, count);
    d->size += count;
    d->at = stop;
    return true;
}

static bool put_utf8(decoder *d) {
    uint32_t code_point;
    size_t size = lede_utf8_decode(d->bytes, d->at, &code_point);
    if (code_point != LEDE_UTF8_BAD) {
        /* as many bytes in as out, so the stretch of ASCII goes on */
        if (!reserve(d, size) || !note(d, 1, 1)) return false;
        memcpy(d->out + d->size, d->bytes.data + d->at, size);
        d->size += size;
        d->at += size;
        return true;
    }
    unsigned char byte = (unsigned char)d->bytes.data[d->at];
    return put_code_point(d, 1, byte < 0xA0 ? WINDOWS_1252[byte - 0x80] : byte);
}

/* The next character through iconv: as few bytes as give one. */
static bool put_other(decoder *d) {
    enum { MOST_IN = 8, MOST_OUT = 32 };
    char text[MOST_OUT];
    for (size_t in = 1; in <= MOST_IN && d->at + in <= d->bytes.size; in++) {
        char bytes[MOST_IN];
        memcpy(bytes, d->bytes.data + d->at, in);
        char *from = bytes, *to = text;
        size_t left = in, room = sizeof text;
        if (iconv(d->table, &from, &left, &to, &room) == (size_t)-1 || left > 0) continue;
        if (room < sizeof text) return put(d, in, text, sizeof text - room);
    }
    (void)iconv(d->table, NULL, NULL, NULL, NULL);
    return put_code_point(d, 1, 0xFFFD);
}

static lede_status decode(lede_page_text *page, lede_slice bytes, iconv_t table, bool wide,
                          lede_error *err) {
    decoder d = {.page = page, .bytes = bytes, .table = table, .is_wide = wide};
    d.capacity = bytes.size + bytes.size / 8 + 16;
    d.out = lede_arena_alloc(page->arena, d.capacity);
    bool ok = d.out != NULL;
    while (ok && d.at < bytes.size) {
        ok = wide || put_ascii(&d);
        if (!ok || d.at == bytes.size) break;
        ok = table == (iconv_t)-1 ? put_utf8(&d) : put_other(&d);
    }
    if (!ok) return lede_fail_memory(err);
    page->text = (lede_slice){d.out, d.size};
    return LEDE_OK;
}

static lede_status decode_named(lede_page_text *page, lede_slice bytes, const char *charset,
                                lede_error *err) {
    iconv_t table = iconv_open("UTF-8", charset);
    if (table == (iconv_t)-1) return errno == ENOMEM ? lede_fail_memory(err) : LEDE_END;
    lede_status status = decode(page, bytes, table, is_wide(charset), err);
    iconv_close(table);
    return status;
}

/* ---- choosing ------------------------------------------------------------------------------- */

static bool is_mostly_utf8(lede_slice bytes) {
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < bytes.size;) {
        if ((unsigned char)bytes.data[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t code_point;
        at += lede_utf8_decode(bytes, at, &code_point);
        good += code_point != LEDE_UTF8_BAD;
        bad += code_point == LEDE_UTF8_BAD;
    }
    return bad == 0 || good > bad * 4;
}

static bool is_little_end(lede_slice bytes) {
    if ((unsigned char)bytes.data[0] == 0xFF) return true;
    return (unsigned char)bytes.data[0] != 0xFE && bytes.data[0] != '\0';
}

static lede_status detect(lede_page_text *page, lede_slice bytes, lede_error *err) {
    const char *charset = NULL;
    bool is_utf16 = lede_charset_is_utf16(bytes);
    if (!is_utf16) LEDE_TRY(lede_charset_detect(bytes, &charset, err));
    page->reason = "no charset is named: found by its bytes";
    if (charset == NULL) {
        charset = "WINDOWS-1252";
        page->reason = "no charset is named: taken for windows-1252";
    }
    if (is_utf16) {
        unsigned char first = (unsigned char)bytes.data[0];
        page->reason = "found as UTF-16 by its bytes";
        page->skipped = first == 0xFF || first == 0xFE ? 2 : 0;
        charset = is_little_end(bytes) ? "UTF-16LE" : "UTF-16BE";
        bytes = lede_slice_cut(bytes, page->skipped, bytes.size);
    }
    lede_status status = decode_named(page, bytes, charset, err);
    return status == LEDE_END ? decode(page, bytes, (iconv_t)-1, false, err) : status;
}

/* Whether a label can be true of bytes that stand in files as ours. */
static bool fits(const char *charset, lede_slice bytes) {
    if (strncmp(charset, "ISO-2022", 8) == 0) return memchr(bytes.data, 0x1B, bytes.size) != NULL;
    return !is_wide(charset) && strcmp(charset, "UTF-8") != 0 && !is_mostly_utf8(bytes);
}

lede_status lede_page_text_read(lede_page_text *page, lede_slice bytes, lede_slice transport,
                                lede_error *err) {
    char charset[MOST_LABEL];
    if (bytes.size > UINT32_MAX / 4) return lede_fail(err, LEDE_LIMIT, "a page of more than 1 GiB");
    if (lede_charset_is_utf16(bytes)) return detect(page, bytes, err);
    if (lede_slice_starts(bytes, LEDE_SLICE("\xEF\xBB\xBF"))) page->skipped = 3;
    lede_slice rest = lede_slice_cut(bytes, page->skipped, bytes.size);
    lede_slice label = transport.size > 0 ? transport : find_label(bytes);
    if (page->skipped == 0 && name_charset(label, charset) && fits(charset, bytes)) {
        page->reason =
            transport.size > 0 ? "the charset that HTTP named" : "the charset that the page names";
        lede_status status = decode_named(page, bytes, charset, err);
        if (status != LEDE_END) return status;
    }
    page->reason = "the bytes are UTF-8";
    page->text = rest;
    if (lede_utf8_is_valid(rest)) return LEDE_OK;
    if (page->skipped == 0 && !is_mostly_utf8(rest)) return detect(page, bytes, err);
    page->reason = "UTF-8 with wrong bytes";
    return decode(page, rest, (iconv_t)-1, false, err);
}

uint32_t lede_page_text_place(const lede_page_text *page, uint32_t offset) {
    size_t low = 0, high = page->stretches.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (page->stretches.data[middle].to <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) return page->skipped + offset;
    const lede_page_stretch *s = &page->stretches.data[low - 1];
    return s->from + (offset - s->to) / s->out * s->in;
}
