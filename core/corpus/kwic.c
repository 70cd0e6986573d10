#include "corpus/kwic.h"

#include "base/buffer.h"
#include "base/utf8.h"

/* Bytes that are looked at for each column or word of context: enough for four-byte characters and
 * runs of white space. Beyond that a line is cut, so that a megabyte of spaces costs nothing. */
enum { BYTES_A_COLUMN = 16, BYTES_A_WORD = 256 };

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_continuation(char c) {
    return ((unsigned char)c & 0xC0u) == 0x80u;
}

/* Columns of the character at `at`, and where the next one starts. */
static size_t columns_at(lede_slice text, size_t at, size_t *next) {
    *next = lede_utf8_next(text, at);
    unsigned char c = (unsigned char)text.data[at];
    if (c < 0x20 || c == 0x7F) return 1;
    if (c == 0xC2 && *next == at + 2 && (unsigned char)text.data[at + 1] < 0xA0) return 1; /* C1 */
    return lede_utf8_width(lede_slice_cut(text, at, *next));
}

size_t lede_kwic_width(lede_slice text) {
    size_t width = 0;
    for (size_t i = 0; i < text.size;) width += columns_at(text, i, &i);
    return width;
}

lede_slice lede_kwic_fit_right(lede_slice right, size_t columns) {
    size_t width = 0, next;
    for (size_t i = 0; i < right.size; i = next) {
        width += columns_at(right, i, &next);
        if (width <= columns) continue;
        size_t word = i;
        while (word > 0 && right.data[i] != ' ' && right.data[word - 1] != ' ') word--;
        while (word > 0 && right.data[word - 1] == ' ') word--;
        return lede_slice_cut(right, 0, word > 0 ? word : i);
    }
    return right;
}

lede_slice lede_kwic_fit_left(lede_slice left, size_t columns) {
    size_t width = 0, from = left.size;
    while (from > 0) {
        size_t at = lede_utf8_previous(left, from), next;
        width += columns_at(left, at, &next);
        if (width > columns) break;
        from = at;
    }
    if (from == 0) return left;
    size_t word = from;
    if (left.data[from - 1] != ' ') {
        while (word < left.size && left.data[word] != ' ') word++;
    }
    while (word < left.size && left.data[word] == ' ') word++;
    return lede_slice_cut(left, word < left.size ? word : from, left.size);
}

/* Runs of white space as one space; what is at the edges stays as one. */
static lede_slice collapse(lede_slice text, lede_arena *arena, bool *ok) {
    char *copy = lede_arena_alloc(arena, text.size + 1);
    if (copy == NULL) {
        *ok = false;
        return LEDE_SLICE("");
    }
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool space = is_space(text.data[i]);
        if (space && size > 0 && copy[size - 1] == ' ') continue;
        copy[size++] = space ? ' ' : text.data[i];
    }
    copy[size] = '\0';
    return (lede_slice){copy, size};
}

/* Offset `words` words before `start`, not counting a piece that touches it. */
static size_t words_back(lede_slice text, size_t start, uint32_t words) {
    size_t i = start;
    while (i > 0 && !is_space(text.data[i - 1])) i--;
    for (uint32_t n = 0; n < words && i > 0; n++) {
        while (i > 0 && is_space(text.data[i - 1])) i--;
        while (i > 0 && !is_space(text.data[i - 1])) i--;
    }
    return i;
}

static size_t words_forward(lede_slice text, size_t stop, uint32_t words) {
    size_t i = stop;
    while (i < text.size && !is_space(text.data[i])) i++;
    for (uint32_t n = 0; n < words && i < text.size; n++) {
        while (i < text.size && is_space(text.data[i])) i++;
        while (i < text.size && !is_space(text.data[i])) i++;
    }
    return i;
}

/* `start` less `reach`, moved to the start of a character. */
static size_t reach_back(lede_slice text, size_t start, size_t reach) {
    size_t i = start > reach ? start - reach : 0;
    while (i < start && is_continuation(text.data[i])) i++;
    return i;
}

static size_t reach_forward(lede_slice text, size_t stop, size_t reach) {
    size_t i = text.size - stop > reach ? stop + reach : text.size;
    while (i > stop && i < text.size && is_continuation(text.data[i])) i--;
    return i;
}

/* The outer edges of a line carry no space. */
static void trim_edges(lede_kwic *line) {
    if (line->left.size > 0 && line->left.data[0] == ' ' && line->left.size > 1) {
        line->left = lede_slice_cut(line->left, 1, line->left.size);
    }
    if (line->right.size > 0 && line->right.data[line->right.size - 1] == ' ') line->right.size--;
}

lede_status lede_kwic_cut(lede_slice text, uint32_t start, uint32_t stop,
                          const lede_kwic_context *context, lede_arena *arena, lede_kwic *out,
                          lede_error *err) {
    bool by_words = context->words > 0, ok = true;
    size_t back =
        by_words ? (size_t)context->words * BYTES_A_WORD : (size_t)context->left * BYTES_A_COLUMN;
    size_t on = by_words ? back : (size_t)context->right * BYTES_A_COLUMN;
    size_t from = reach_back(text, start, back), to = reach_forward(text, stop, on);
    if (by_words) {
        lede_slice near = lede_slice_cut(text, from, to);
        size_t base = from;
        from = base + words_back(near, start - base, context->words);
        to = base + words_forward(near, stop - base, context->words);
    }
    *out = (lede_kwic){
        .left = collapse(lede_slice_cut(text, from, start), arena, &ok),
        .match = collapse(lede_slice_cut(text, start, stop), arena, &ok),
        .right = collapse(lede_slice_cut(text, stop, to), arena, &ok),
    };
    if (!ok) return lede_fail_memory(err);
    trim_edges(out);
    if (!by_words) {
        out->left = lede_kwic_fit_left(out->left, context->left);
        out->right = lede_kwic_fit_right(out->right, context->right);
    }
    return LEDE_OK;
}
