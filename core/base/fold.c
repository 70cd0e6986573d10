#include "base/fold.h"

#include "base/normalise.h"
#include "base/unicode.h"
#include "base/utf8.h"

static void add_long_fold(lede_buffer *out, uint32_t c) {
    const lede_unicode_expansion *parts =
        lede_unicode_find_expansion(lede_unicode_long_folds, lede_unicode_n_long_folds, c);
    for (uint32_t i = 0; i < parts->count; i++) {
        lede_utf8_add(out, lede_unicode_pool[parts->start + i]);
    }
}

typedef enum mapping { FOLD, LOWER, UPPER } mapping;

static char map_ascii(char c, mapping to) {
    if (to == UPPER) return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static void add_mapped(lede_buffer *out, lede_slice text, mapping to) {
    for (size_t offset = 0; offset < text.size;) {
        if ((unsigned char)text.data[offset] < 0x80) {
            lede_buffer_add_char(out, map_ascii(text.data[offset++], to));
            continue;
        }
        uint32_t c;
        size_t size = lede_utf8_decode(text, offset, &c);
        const lede_unicode *unicode = lede_unicode_of(c);
        int32_t delta = to == FOLD ? unicode->fold : to == LOWER ? unicode->lower : unicode->upper;
        if (c == LEDE_UTF8_BAD) {
            lede_buffer_add(out, lede_slice_cut(text, offset, offset + size));
        } else if (to == FOLD && (unicode->flags & LEDE_UNICODE_LONG_FOLD) != 0) {
            add_long_fold(out, c);
        } else {
            lede_utf8_add(out, c + (uint32_t)delta);
        }
        offset += size;
    }
}

void lede_lower_add(lede_buffer *out, lede_slice text) {
    add_mapped(out, text, LOWER);
}

void lede_upper_add(lede_buffer *out, lede_slice text) {
    add_mapped(out, text, UPPER);
}

static void add_folded(lede_buffer *out, lede_slice text) {
    size_t start = out->size;
    add_mapped(out, text, FOLD);
    if (out->failed || lede_utf8_is_ascii(text)) return;
    /* folding may leave NFC: U+01F0 gives j and a caron, which compose again */
    lede_slice folded = lede_slice_cut(lede_buffer_slice(out), start, out->size);
    if (lede_nfc_quick_check(folded)) return;
    lede_buffer normal = {0};
    lede_nfc_add(&normal, folded);
    out->size = start;
    lede_buffer_add(out, lede_buffer_slice(&normal));
    if (normal.failed) out->failed = true;
    lede_buffer_clear(&normal);
}

static bool has_ascii_upper(lede_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] >= 'A' && text.data[i] <= 'Z') return true;
    }
    return false;
}

static lede_slice fold_ascii(lede_arena *arena, lede_slice text, bool *ok) {
    if (!has_ascii_upper(text)) return text;
    char *copy = lede_arena_alloc(arena, text.size);
    if (copy == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    for (size_t i = 0; i < text.size; i++) copy[i] = map_ascii(text.data[i], FOLD);
    return (lede_slice){copy, text.size};
}

lede_slice lede_fold(lede_arena *arena, lede_slice text, bool *ok) {
    if (lede_utf8_is_ascii(text)) return fold_ascii(arena, text, ok);
    lede_buffer out = {0};
    add_folded(&out, text);
    lede_slice result = lede_buffer_slice(&out);
    if (out.failed) {
        *ok = false;
        result = LEDE_NULL_SLICE;
    } else if (lede_slice_equal(result, text)) {
        result = text;
    } else {
        result = lede_arena_copy(arena, result, ok);
    }
    lede_buffer_clear(&out);
    return result;
}
