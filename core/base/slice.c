#include "base/slice.h"

int lede_slice_compare(lede_slice a, lede_slice b) {
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
    if (order != 0) return order;
    return (a.size > b.size) - (a.size < b.size);
}

static bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

lede_slice lede_slice_trim(lede_slice slice) {
    while (slice.size > 0 && is_ascii_space(slice.data[0])) {
        slice.data++;
        slice.size--;
    }
    while (slice.size > 0 && is_ascii_space(slice.data[slice.size - 1])) slice.size--;
    return slice;
}

/* Looked for by its first byte, or by its second where the first is a mark: "|word|" is sought in
 * lists that are full of bars. */
size_t lede_slice_find(lede_slice slice, lede_slice needle, size_t from) {
    if (needle.size == 0) return from <= slice.size ? from : SIZE_MAX;
    unsigned char first = (unsigned char)needle.data[0];
    size_t pivot = needle.size > 1 && (first < 'A' || first == '|') ? 1 : 0;
    while (from < slice.size && slice.size - from >= needle.size) {
        size_t room = slice.size - from - needle.size + 1; /* places where it could begin */
        const char *hit = memchr(slice.data + from + pivot, needle.data[pivot], room);
        if (hit == NULL) return SIZE_MAX;
        from = (size_t)(hit - slice.data) - pivot;
        if (memcmp(slice.data + from, needle.data, needle.size) == 0) return from;
        from++;
    }
    return SIZE_MAX;
}

bool lede_slice_line(lede_slice *rest, lede_slice *line) {
    if (rest->size == 0) return false;
    const char *end = memchr(rest->data, '\n', rest->size);
    size_t size = end == NULL ? rest->size : (size_t)(end - rest->data);
    *line = (lede_slice){rest->data, size};
    size_t taken = end == NULL ? size : size + 1;
    rest->data += taken;
    rest->size -= taken;
    if (line->size > 0 && line->data[line->size - 1] == '\r') line->size--;
    return true;
}

static char fold_ascii(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool lede_slice_equal_ascii_case(lede_slice a, lede_slice b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++) {
        if (fold_ascii(a.data[i]) != fold_ascii(b.data[i])) return false;
    }
    return true;
}
