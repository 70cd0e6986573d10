#include "report/cell.h"

#include "base/utf8.h"
#include "text/grapheme.h"

static bool is_space(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* C0, DEL and C1: what a terminal may take as a command. */
static bool is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool lede_cell_next(lede_cell_walk *walk, lede_slice *piece) {
    uint32_t c = 0;
    size_t from = walk->at, size = 0;
    for (; walk->at < walk->text.size; walk->at += size) {
        size = lede_utf8_decode(walk->text, walk->at, &c);
        if (!is_space(c)) break;
    }
    bool at_end = walk->at == walk->text.size;
    if (walk->at > from && (walk->edges || (walk->any && !at_end))) {
        *piece = LEDE_SLICE(" ");
        return true;
    }
    if (at_end) return false;
    *piece = c == LEDE_UTF8_BAD || is_control(c)
                 ? LEDE_SLICE("\uFFFD")
                 : lede_slice_cut(walk->text, walk->at, walk->at + size);
    walk->at += size;
    walk->any = true;
    return true;
}

void lede_cell_clean(lede_slice text, lede_buffer *out) {
    lede_cell_walk walk = {.text = text};
    lede_slice piece;
    while (lede_cell_next(&walk, &piece)) lede_buffer_add(out, piece);
}

/* Bytes of the colour sequence at `at` (ESC [ digits and semicolons m), or 0. */
static size_t colour_size(lede_slice text, size_t at) {
    if (text.data[at] != '\033') return 0;
    size_t stop = at + 1;
    while (stop < text.size && text.data[stop] != 'm') stop++;
    return stop < text.size ? stop + 1 - at : text.size - at;
}

/* Bytes of the character, as readers see it, or of the colour sequence at `at`, and its columns. */
static size_t step(lede_slice text, size_t at, size_t *columns) {
    size_t size = colour_size(text, at);
    *columns = 0;
    if (size > 0) return size;
    size = lede_grapheme_next(text, at) - at;
    *columns = lede_utf8_width(lede_slice_cut(text, at, at + size));
    return size;
}

size_t lede_cell_width(lede_slice text) {
    size_t width = 0, columns;
    for (size_t i = 0; i < text.size; width += columns) i += step(text, i, &columns);
    return width;
}

/* Bytes of the longest prefix of at most `columns` columns. */
static size_t prefix_of(lede_slice text, size_t columns) {
    size_t i = 0, width = 0;
    while (i < text.size) {
        size_t more, size = step(text, i, &more);
        if (width + more > columns) break;
        width += more;
        i += size;
    }
    return i;
}

/* Offset of the longest suffix of at most `columns` columns. */
static size_t suffix_of(lede_slice text, size_t columns) {
    size_t width = lede_cell_width(text), i = 0;
    while (i < text.size && width > columns) {
        size_t less, size = step(text, i, &less);
        width -= less;
        i += size;
    }
    return i;
}

static void put_tail(lede_buffer *out, lede_slice text, size_t columns, const char *ellipsis) {
    size_t dots = lede_cell_width(lede_slice_of(ellipsis));
    size_t from = suffix_of(text, columns > dots ? columns - dots : 0);
    if (columns >= dots)
        lede_buffer_add_string(out, ellipsis);
    else
        lede_buffer_add_repeat(out, '.', columns);
    lede_slice tail = lede_slice_cut(text, from, text.size);
    lede_buffer_add(out, tail);
    size_t width = lede_cell_width(tail) + dots;
    if (width < columns) lede_buffer_add_repeat(out, ' ', columns - width);
}

static void put_head(lede_buffer *out, lede_slice text, size_t columns, const char *ellipsis) {
    size_t dots = lede_cell_width(lede_slice_of(ellipsis));
    size_t size = prefix_of(text, columns > dots ? columns - dots : 0);
    while (size > 0 && text.data[size - 1] == ' ') size--;
    lede_slice head = lede_slice_cut(text, 0, size);
    lede_buffer_add(out, head);
    if (columns >= dots)
        lede_buffer_add_string(out, ellipsis);
    else
        lede_buffer_add_repeat(out, '.', columns);
    size_t width = lede_cell_width(head) + dots;
    if (width < columns) lede_buffer_add_repeat(out, ' ', columns - width);
}

static void put_ends(lede_buffer *out, lede_slice text, size_t columns, const char *ellipsis) {
    size_t head = prefix_of(text, columns / 2);
    size_t used = lede_cell_width(lede_slice_cut(text, 0, head));
    lede_buffer_add(out, lede_slice_cut(text, 0, head));
    put_tail(out, text, columns - used, ellipsis);
}

void lede_cell_put(lede_buffer *out, lede_slice text, size_t columns, lede_cell_align align,
                   const char *ellipsis) {
    size_t width = lede_cell_width(text);
    if (width > columns) {
        switch (align) {
        case LEDE_CELL_LEFT_TAIL: put_tail(out, text, columns, ellipsis); return;
        case LEDE_CELL_LEFT_ENDS: put_ends(out, text, columns, ellipsis); return;
        case LEDE_CELL_LEFT:
        case LEDE_CELL_LEFT_UNPADDED:
        case LEDE_CELL_RIGHT: put_head(out, text, columns, ellipsis); return;
        }
    }
    if (align == LEDE_CELL_RIGHT) lede_buffer_add_repeat(out, ' ', columns - width);
    lede_buffer_add(out, text);
    if (align != LEDE_CELL_RIGHT && align != LEDE_CELL_LEFT_UNPADDED) {
        lede_buffer_add_repeat(out, ' ', columns - width);
    }
}

/* Where to cut a text of which `fits` bytes fit: at the last space, though not behind a middle dot,
 * which begins what follows; in a word that is wider than the line behind its last slash, as paths
 * and addresses read best; 0: neither. */
static size_t find_break(lede_slice text, size_t fits) {
    size_t space = 0, behind_dot = 0, slash = 0;
    for (size_t i = 0; i <= fits; i++) {
        bool dot = i > 2 && memcmp(text.data + i - 3, " \u00B7", 3) == 0;
        if (text.data[i] == ' ' && dot) behind_dot = i;
        if (text.data[i] == ' ' && !dot) space = i;
        if (i > 0 && text.data[i - 1] == '/') slash = i;
    }
    return space > 0 ? space : behind_dot > 0 ? behind_dot : slash;
}

bool lede_cell_line(lede_slice *rest, size_t columns, lede_slice *line) {
    while (rest->size > 0 && rest->data[0] == ' ') *rest = lede_slice_cut(*rest, 1, rest->size);
    if (rest->size == 0) return false;
    size_t fits = prefix_of(*rest, columns == 0 ? 1 : columns);
    size_t cut = fits;
    if (fits < rest->size) {
        size_t found = find_break(*rest, fits);
        if (found > 0) cut = found;
        if (cut == 0) { /* one character wider than the line */
            size_t width;
            cut = step(*rest, 0, &width);
        }
    }
    *line = lede_slice_cut(*rest, 0, cut);
    *rest = lede_slice_cut(*rest, cut, rest->size);
    while (line->size > 0 && line->data[line->size - 1] == ' ') line->size--;
    return true;
}

/* The colour in force after `line`, given the one before it; null: none. */
static lede_slice colour_after(lede_slice line, lede_slice colour) {
    for (size_t i = 0; i < line.size;) {
        size_t size = colour_size(line, i);
        if (size == 0) {
            i++;
            continue;
        }
        colour = lede_slice_cut(line, i, i + size);
        if (lede_slice_is(colour, "\033[0m")) colour = LEDE_NULL_SLICE;
        i += size;
    }
    return colour;
}

void lede_cell_wrap(lede_buffer *out, lede_slice text, size_t columns, const char *first,
                    const char *next) {
    lede_slice rest = text, line, colour = LEDE_NULL_SLICE;
    const char *indent = first;
    for (;;) {
        size_t used = strlen(indent);
        if (!lede_cell_line(&rest, columns > used ? columns - used : 1, &line)) return;
        lede_buffer_add_string(out, indent);
        if (colour.data != NULL) lede_buffer_add(out, colour);
        lede_buffer_add(out, line);
        colour = colour_after(line, colour);
        if (colour.data != NULL) lede_buffer_add_string(out, "\033[0m");
        lede_buffer_add_char(out, '\n');
        indent = next;
    }
}
