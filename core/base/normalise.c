#include "base/normalise.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* Hangul syllables are composed by arithmetic (Unicode 15.0, section 3.12). */
enum {
    S_BASE = 0xAC00,
    L_BASE = 0x1100,
    V_BASE = 0x1161,
    T_BASE = 0x11A7,
    L_COUNT = 19,
    V_COUNT = 21,
    T_COUNT = 28,
    S_COUNT = L_COUNT * V_COUNT * T_COUNT
};

/* An ill-formed byte travels as RAW_BYTE + byte, past the last code point, class 0. */
enum { RAW_BYTE = 0x110000 };

/* A run of marks is sorted by (class, place); both stand in front of the code point. */
typedef uint64_t item;
enum { CLASS_SHIFT = 56, PLACE_SHIFT = 21 };
#define CODE_POINT_BITS ((UINT64_C(1) << PLACE_SHIFT) - 1)
#define PLACE_BITS      ((UINT64_C(1) << (CLASS_SHIFT - PLACE_SHIFT)) - 1)

typedef struct items {
    item *data;
    size_t count, capacity;
} items;

static unsigned class_of(item it) {
    return (unsigned)(it >> CLASS_SHIFT);
}
static uint32_t code_point_of(item it) {
    return (uint32_t)(it & CODE_POINT_BITS);
}

static bool push(items *list, uint32_t code_point) {
    uint64_t combining = lede_unicode_of(code_point)->combining;
    uint64_t place = list->count & PLACE_BITS;
    return lede_array_push(list, combining << CLASS_SHIFT | place << PLACE_SHIFT | code_point);
}

bool lede_nfc_quick_check(lede_slice text) {
    unsigned last_class = 0;
    for (size_t offset = 0; offset < text.size;) {
        if ((unsigned char)text.data[offset] < 0x80) {
            last_class = 0;
            offset++;
            continue;
        }
        uint32_t c;
        offset += lede_utf8_decode(text, offset, &c);
        const lede_unicode *unicode = lede_unicode_of(c);
        if ((unicode->flags & LEDE_UNICODE_NFC_CHECK) != 0) return false;
        if (unicode->combining != 0 && unicode->combining < last_class) return false;
        last_class = unicode->combining;
    }
    return true;
}

static bool push_hangul(items *list, uint32_t c) {
    uint32_t s = c - S_BASE;
    return push(list, L_BASE + s / (V_COUNT * T_COUNT)) &&
           push(list, V_BASE + s % (V_COUNT * T_COUNT) / T_COUNT) &&
           (s % T_COUNT == 0 || push(list, T_BASE + s % T_COUNT));
}

/* Canonical decomposition, marks not yet in order. */
static bool decompose(items *list, lede_slice text, bool strip) {
    for (size_t offset = 0; offset < text.size;) {
        uint32_t c;
        size_t size = lede_utf8_decode(text, offset, &c);
        bool ok = true;
        if (c == LEDE_UTF8_BAD) {
            for (size_t i = 0; ok && i < size; i++) {
                ok = push(list, RAW_BYTE + (unsigned char)text.data[offset + i]);
            }
        } else if (c >= S_BASE && c < S_BASE + S_COUNT) {
            ok = push_hangul(list, c);
        } else if (lede_unicode_has(c, LEDE_UNICODE_DECOMPOSES)) {
            const lede_unicode_expansion *parts = lede_unicode_find_expansion(
                lede_unicode_decompositions, lede_unicode_n_decompositions, c);
            for (uint32_t i = 0; ok && i < parts->count; i++) {
                uint32_t part = lede_unicode_pool[parts->start + i];
                if (strip && lede_unicode_of(part)->category == LEDE_GC_MN) continue;
                ok = push(list, part);
            }
        } else if (!strip || lede_unicode_of(c)->category != LEDE_GC_MN) {
            ok = push(list, c);
        }
        if (!ok) return false;
        offset += size;
    }
    return true;
}

static int compare_items(const void *left, const void *right) {
    item a = *(const item *)left, b = *(const item *)right;
    return a < b ? -1 : a > b;
}

/* Canonical ordering: runs of marks sorted by class, equal classes in their old order. */
static void order(items *list) {
    for (size_t i = 0; i < list->count;) {
        if (class_of(list->data[i]) == 0) {
            i++;
            continue;
        }
        size_t stop = i + 1;
        bool sorted = true;
        while (stop < list->count && class_of(list->data[stop]) != 0) {
            if (class_of(list->data[stop]) < class_of(list->data[stop - 1])) sorted = false;
            stop++;
        }
        if (!sorted) qsort(list->data + i, stop - i, sizeof *list->data, compare_items);
        i = stop;
    }
}

/* The primary composite of two code points, or 0. */
static uint32_t compose_pair(uint32_t first, uint32_t second) {
    if (first >= L_BASE && first < L_BASE + L_COUNT && second >= V_BASE &&
        second < V_BASE + V_COUNT) {
        return S_BASE + ((first - L_BASE) * V_COUNT + (second - V_BASE)) * T_COUNT;
    }
    if (first >= S_BASE && first < S_BASE + S_COUNT && (first - S_BASE) % T_COUNT == 0 &&
        second > T_BASE && second < T_BASE + T_COUNT) {
        return first + (second - T_BASE);
    }
    size_t low = 0, high = lede_unicode_n_compositions;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const lede_unicode_pair *pair = &lede_unicode_compositions[middle];
        if (pair->first == first && pair->second == second) return pair->composed;
        if (pair->first < first || (pair->first == first && pair->second < second)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

/* Canonical composition in place (Unicode 15.0, D117): a mark joins the last starter unless
 * something of the same or a higher class stands between them. */
static void compose(items *list) {
    size_t out = 0, starter = SIZE_MAX;
    for (size_t i = 0; i < list->count; i++) {
        item it = list->data[i];
        bool blocked = starter == SIZE_MAX ||
                       (out - 1 != starter && class_of(list->data[out - 1]) >= class_of(it));
        if (!blocked) {
            uint32_t composed = compose_pair(code_point_of(list->data[starter]), code_point_of(it));
            if (composed != 0) {
                list->data[starter] = composed;
                continue;
            }
        }
        if (class_of(it) == 0) starter = out;
        list->data[out++] = it;
    }
    list->count = out;
}

static void write(const items *list, lede_buffer *out) {
    for (size_t i = 0; i < list->count; i++) {
        uint32_t c = code_point_of(list->data[i]);
        if (c >= RAW_BYTE)
            lede_buffer_add_char(out, (char)(c - RAW_BYTE));
        else
            lede_utf8_add(out, c);
    }
}

static void normalise(lede_buffer *out, lede_slice text, bool strip) {
    items list = {0};
    if (decompose(&list, text, strip)) {
        order(&list);
        compose(&list);
        write(&list, out);
    } else {
        out->failed = true;
    }
    free(list.data);
}

void lede_nfc_add(lede_buffer *out, lede_slice text) {
    if (lede_nfc_quick_check(text))
        lede_buffer_add(out, text);
    else
        normalise(out, text, false);
}

static lede_slice to_arena(lede_arena *arena, lede_slice text, bool strip, bool *ok) {
    lede_buffer out = {0};
    normalise(&out, text, strip);
    lede_slice result = lede_buffer_slice(&out);
    if (out.failed)
        *ok = false;
    else if (lede_slice_equal(result, text))
        result = text;
    else
        result = lede_arena_copy(arena, result, ok);
    if (out.failed) result = LEDE_NULL_SLICE;
    lede_buffer_clear(&out);
    return result;
}

lede_slice lede_nfc(lede_arena *arena, lede_slice text, bool *ok) {
    return lede_nfc_quick_check(text) ? text : to_arena(arena, text, false, ok);
}

lede_slice lede_strip(lede_arena *arena, lede_slice text, bool *ok) {
    return lede_utf8_is_ascii(text) ? text : to_arena(arena, text, true, ok);
}
