#include "load/entity.h"

#include "base/utf8.h"

/* 0x80 to 0x9F as numbers mean windows-1252 (HTML Standard §13.2.5.80). */
static const uint16_t CONTROLS[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static int digit_of(char c, int base) {
    if (c >= '0' && c <= '9') return c - '0';
    char lower = (char)(c | 0x20);
    return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static void put(lede_entity *out, uint32_t code_point) {
    out->size += lede_utf8_encode(code_point, out->bytes + out->size);
}

/* At "&#". What is no character gives U+FFFD; the shortest such reference, "&#0", has its three
 * bytes. */
static size_t read_number(lede_slice text, lede_entity *out) {
    size_t at = 2;
    int base = 10;
    if (at < text.size && (text.data[at] | 0x20) == 'x') {
        base = 16;
        at++;
    }
    size_t first = at;
    uint32_t value = 0;
    for (; at < text.size && digit_of(text.data[at], base) >= 0; at++) {
        if (value <= 0x10FFFF) {
            value = value * (uint32_t)base + (uint32_t)digit_of(text.data[at], base);
        }
    }
    if (at == first) return 0;
    if (value >= 0x80 && value < 0xA0) value = CONTROLS[value - 0x80];
    bool is_bad = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
    put(out, is_bad ? 0xFFFD : value);
    return at < text.size && text.data[at] == ';' ? at + 1 : at;
}

static int compare(lede_slice name, const char *row) {
    int order = strncmp(name.data, row, name.size);
    return order != 0 ? order : (row[name.size] == '\0' ? 0 : -1);
}

static const lede_entity_row *find(lede_slice name) {
    size_t low = 0, high = lede_entity_n_rows;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(name, lede_entity_rows[middle].name);
        if (order == 0) return &lede_entity_rows[middle];
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return NULL;
}

static bool is_alnum(char c) {
    return digit_of(c, 10) >= 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

size_t lede_entity_read(lede_slice text, bool is_xml, lede_entity *out) {
    enum { MOST_NAME = 32, MOST_OLD_NAME = 6 };
    out->size = 0;
    if (text.size > 1 && text.data[1] == '#') return read_number(text, out);
    size_t stop = 1;
    while (stop < text.size && stop <= MOST_NAME && is_alnum(text.data[stop])) stop++;
    const lede_entity_row *row = NULL;
    bool closed = stop < text.size && text.data[stop] == ';';
    if (closed && stop > 1) row = find(lede_slice_cut(text, 1, stop));
    if (row == NULL && !is_xml) { /* "&copy2024", "&ampfoo": the longest old name */
        closed = false;
        if (stop > MOST_OLD_NAME + 1) stop = MOST_OLD_NAME + 1;
        for (; row == NULL && stop > 2; stop--) {
            const lede_entity_row *old = find(lede_slice_cut(text, 1, stop));
            if (old != NULL && old->is_old) row = old;
            if (row != NULL) break;
        }
    }
    if (row == NULL) return 0;
    put(out, row->first);
    if (row->second != 0) put(out, row->second);
    return stop + closed;
}
