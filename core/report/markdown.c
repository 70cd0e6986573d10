#include "report/page.h"

#include "base/utf8.h"
#include "report/cell.h"
#include "report/markup.h"
#include "report/timeline.h"

/* GitHub Flavored Markdown (https://github.github.com/gfm/): tables are §4.10, what a backslash may
 * escape §6.1, what opens and closes emphasis §6.4. */

enum { BAR_COLUMNS = 20 };

static bool is_alnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* A backslash before what could begin markup anywhere; "<" and an "&" that could begin an entity
 * (GFM §6.2) as entities, so that neither an entity nor HTML of an article comes to life. */
static void put_char(lede_buffer *out, lede_slice piece, lede_slice rest) {
    char c = piece.data[0];
    bool entity = rest.size > 0 && (is_alnum(rest.data[0]) || rest.data[0] == '#');
    if (c == '<')
        lede_buffer_add_string(out, "&lt;");
    else if (c == '>')
        lede_buffer_add_string(out, "&gt;");
    else if (c == '&' && entity)
        lede_buffer_add_string(out, "&amp;");
    else {
        if (strchr("\\`*_[]|~", c) != NULL) lede_buffer_add_char(out, '\\');
        lede_buffer_add(out, piece);
    }
}

/* What has a meaning only as the first thing of a line: "# x", "- x", "+ x", "1. x", "= x". Writes
 * what it must and returns the bytes of the text that are done with. */
static size_t put_lead(lede_buffer *out, lede_slice text) {
    size_t digits = 0;
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9') digits++;
    if (digits > 0 && digits < text.size && strchr(".)", text.data[digits]) != NULL) {
        lede_buffer_add(out, lede_slice_cut(text, 0, digits));
        lede_buffer_add_char(out, '\\');
        return digits;
    }
    if (text.size > 0 && strchr("#-+=:", text.data[0]) != NULL) lede_buffer_add_char(out, '\\');
    return 0;
}

/* White space is one space, `edges` keeps it at both ends too; controls become U+FFFD. */
static void put_inline(lede_buffer *out, lede_slice text, bool edges) {
    lede_cell_walk walk = {.text = text, .edges = edges};
    lede_slice piece;
    while (lede_cell_next(&walk, &piece)) {
        put_char(out, piece, lede_slice_cut(text, walk.at, text.size));
    }
}

/* A text that begins a line. */
static void put_line(lede_buffer *out, lede_slice text) {
    lede_slice trimmed = lede_slice_trim(text);
    trimmed = lede_slice_cut(trimmed, put_lead(out, trimmed), trimmed.size);
    put_inline(out, trimmed, false);
}

static void put_value(lede_buffer *out, lede_value value) {
    lede_buffer text = {0};
    lede_grid_print(value, &text);
    put_inline(out, lede_buffer_slice(&text), false);
    if (text.failed) out->failed = true;
    lede_buffer_clear(&text);
}

static void put_caption(lede_buffer *out, const lede_element *element) {
    if (lede_slice_trim(element->text).size == 0) return;
    lede_buffer_add_string(out, "**");
    put_inline(out, element->text, false);
    lede_buffer_add_string(out, "**\n\n");
}

static void put_shown(lede_buffer *out, const lede_element *element, size_t n_shown) {
    if (element->n_total <= n_shown) return;
    lede_buffer_printf(out, "\n*%zu of %zu shown*\n", n_shown, element->n_total);
}

static void put_nothing(lede_buffer *out) {
    lede_buffer_add_string(out, "*Nothing found.*\n");
}

/* ---- tables ---- */

/* Header cells are put by the caller: "| a | b |"; this is the line below, one character a column:
 * 'l' or 'r'. */
static void put_ruler(lede_buffer *out, const char *align) {
    lede_buffer_add_string(out, "\n|");
    for (; *align != '\0'; align++)
        lede_buffer_add_string(out, *align == 'r' ? " ---: |" : " --- |");
    lede_buffer_add_char(out, '\n');
}

static void put_table(lede_buffer *out, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    put_caption(out, element);
    if (grid->n_columns == 0) {
        put_nothing(out);
        return;
    }
    lede_buffer_add_char(out, '|');
    for (size_t i = 0; i < grid->n_columns; i++) {
        lede_buffer_add_char(out, ' ');
        put_inline(out, grid->columns[i], false);
        lede_buffer_add_string(out, " |");
    }
    lede_buffer_add_string(out, "\n|");
    for (size_t i = 0; i < grid->n_columns; i++) {
        lede_buffer_add_string(out, lede_grid_is_numeric(grid, i) ? " ---: |" : " --- |");
    }
    lede_buffer_add_char(out, '\n');
    for (size_t row = 0; row < grid->n_rows; row++) {
        lede_buffer_add_char(out, '|');
        for (size_t i = 0; i < grid->n_columns; i++) {
            lede_buffer_add_char(out, ' ');
            put_value(out, lede_grid_cell(grid, row, i));
            lede_buffer_add_string(out, " |");
        }
        lede_buffer_add_char(out, '\n');
    }
    if (grid->n_rows == 0) lede_buffer_add_char(out, '\n'), put_nothing(out);
    put_shown(out, element, grid->n_rows);
}

static void put_crosstab(lede_buffer *out, const lede_element *element) {
    lede_arena arena;
    lede_crosstab tab;
    lede_arena_init(&arena, 0);
    put_caption(out, element);
    if (!lede_crosstab_make(&element->grid, &arena, &tab)) {
        out->failed = true;
    } else if (tab.n_rows == 0) {
        put_nothing(out);
    } else {
        lede_buffer_add_string(out, "| ");
        if (element->grid.n_columns > 0) put_inline(out, element->grid.columns[0], false);
        lede_buffer_add_string(out, " |");
        for (size_t i = 0; i < tab.n_columns; i++) {
            lede_buffer_add_char(out, ' ');
            put_inline(out, tab.columns[i], false);
            lede_buffer_add_string(out, " |");
        }
        lede_buffer_add_string(out, "\n| --- |");
        for (size_t i = 0; i < tab.n_columns; i++) lede_buffer_add_string(out, " ---: |");
        lede_buffer_add_char(out, '\n');
        for (size_t row = 0; row < tab.n_rows; row++) {
            lede_buffer_add_string(out, "| ");
            put_inline(out, tab.rows[row], false);
            lede_buffer_add_string(out, " |");
            for (size_t i = 0; i < tab.n_columns; i++) {
                size_t cell = row * tab.n_columns + i;
                lede_buffer_add_char(out, ' ');
                if (tab.present[cell]) lede_grid_print_number(tab.sums[cell], out);
                lede_buffer_add_string(out, " |");
            }
            lede_buffer_add_char(out, '\n');
        }
    }
    lede_arena_clear(&arena);
}

/* ---- charts as tables with a column of blocks ---- */

static void put_bar(lede_buffer *out, double value, lede_range range) {
    double most = range.high > -range.low ? range.high : -range.low;
    double size = value < 0 ? -value : value;
    size_t n = most > 0 ? (size_t)(size / most * BAR_COLUMNS + 0.5) : 0;
    if (n == 0 && size > 0 && most > 0) n = 1;
    if (value < 0 && most > 0) lede_buffer_add_string(out, "−");
    for (size_t i = 0; i < n; i++) lede_buffer_add_string(out, "█");
}

static void put_column_name(lede_buffer *out, const lede_grid *grid, size_t column) {
    lede_buffer_add_char(out, ' ');
    if (column < grid->n_columns) put_inline(out, grid->columns[column], false);
    lede_buffer_add_string(out, " |");
}

static void put_bars(lede_buffer *out, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    put_caption(out, element);
    if (grid->n_rows == 0) {
        put_nothing(out);
        return;
    }
    lede_range range = lede_grid_range(grid, 1);
    lede_buffer_add_char(out, '|');
    put_column_name(out, grid, 0);
    put_column_name(out, grid, 1);
    lede_buffer_add_string(out, "  |");
    for (size_t i = 2; i < grid->n_columns; i++) put_column_name(out, grid, i);
    lede_buffer_add_string(out, "\n| --- | ---: | :--- |");
    for (size_t i = 2; i < grid->n_columns; i++) lede_buffer_add_string(out, " --- |");
    lede_buffer_add_char(out, '\n');
    for (size_t row = 0; row < grid->n_rows; row++) {
        double number;
        lede_grid_number(lede_grid_cell(grid, row, 1), &number);
        lede_buffer_add_string(out, "| ");
        put_value(out, lede_grid_cell(grid, row, 0));
        lede_buffer_add_string(out, " | ");
        put_value(out, lede_grid_cell(grid, row, 1));
        lede_buffer_add_string(out, " | ");
        put_bar(out, number, range);
        lede_buffer_add_string(out, " |");
        for (size_t i = 2; i < grid->n_columns; i++) {
            lede_buffer_add_char(out, ' ');
            put_value(out, lede_grid_cell(grid, row, i));
            lede_buffer_add_string(out, " |");
        }
        lede_buffer_add_char(out, '\n');
    }
    put_shown(out, element, grid->n_rows);
}

static void put_count(lede_buffer *out, lede_time_bin bin, lede_time_unit unit, lede_range range) {
    lede_buffer_add_string(out, "| ");
    lede_timeline_date_print_iso(lede_timeline_date_of_bin(bin.bin, unit), out);
    lede_buffer_add_string(out, " | ");
    lede_grid_print_number(bin.value, out);
    lede_buffer_add_string(out, " | ");
    put_bar(out, bin.value, range);
    lede_buffer_add_string(out, " |\n");
}

static void put_counts(lede_buffer *out, const lede_timeline *timeline, const lede_grid *grid) {
    lede_range none = {0, 0};
    lede_buffer_add_char(out, '|');
    put_column_name(out, grid, 0);
    if (timeline->value_column != SIZE_MAX)
        put_column_name(out, grid, timeline->value_column);
    else
        lede_buffer_add_string(out, " count |");
    lede_buffer_add_string(out, "  |");
    put_ruler(out, "lrl");
    for (size_t i = 0; i < timeline->n_bins; i++) {
        put_count(out, timeline->bins[i], timeline->unit, timeline->range);
    }
    for (size_t i = 0; i < timeline->n_coarse; i++) {
        put_count(out, timeline->coarse[i], timeline->coarse_units[i], none);
    }
    if (timeline->n_undated == 0) return;
    lede_buffer_add_string(out, "| undated | ");
    lede_grid_print_number(timeline->undated, out);
    lede_buffer_add_string(out, " |  |\n");
}

/* A table of the rows, by date. */
static void put_labels(lede_buffer *out, const lede_timeline *timeline, const lede_grid *grid) {
    lede_buffer_add_char(out, '|');
    for (size_t i = 0; i < grid->n_columns; i++) put_column_name(out, grid, i);
    lede_buffer_add_string(out, "\n|");
    for (size_t i = 0; i < grid->n_columns; i++) {
        lede_buffer_add_string(out, i == timeline->value_column ? " ---: |" : " --- |");
    }
    lede_buffer_add_char(out, '\n');
    for (size_t i = 0; i < timeline->n_rows; i++) {
        const lede_time_row *row = &timeline->rows[i];
        lede_buffer_add_string(out, "| ");
        if (row->is_dated)
            lede_timeline_date_print_iso(row->date, out);
        else
            lede_buffer_add_string(out, "undated");
        lede_buffer_add_string(out, " |");
        for (size_t k = 1; k < grid->n_columns; k++) {
            lede_buffer_add_char(out, ' ');
            put_value(out, lede_grid_cell(grid, row->row, k));
            lede_buffer_add_string(out, " |");
        }
        lede_buffer_add_char(out, '\n');
    }
}

static void put_timeline(lede_buffer *out, const lede_element *element) {
    lede_arena arena;
    lede_timeline timeline;
    lede_arena_init(&arena, 0);
    put_caption(out, element);
    if (!lede_timeline_make(&element->grid, &arena, &timeline))
        out->failed = true;
    else if (timeline.n_rows == 0)
        put_nothing(out);
    else if (timeline.has_labels)
        put_labels(out, &timeline, &element->grid);
    else
        put_counts(out, &timeline, &element->grid);
    lede_arena_clear(&arena);
    put_shown(out, element, element->grid.n_rows);
}

/* ---- text ---- */

static void put_text(lede_buffer *out, const lede_element *element) {
    lede_slice rest = element->text;
    bool first = true;
    while (rest.size > 0) {
        size_t stop = lede_slice_find(rest, LEDE_SLICE("\n\n"), 0);
        if (stop == SIZE_MAX) stop = rest.size;
        lede_slice paragraph = lede_slice_trim(lede_slice_cut(rest, 0, stop));
        rest = lede_slice_cut(rest, stop < rest.size ? stop + 2 : stop, rest.size);
        if (paragraph.size == 0) continue;
        if (!first) lede_buffer_add_char(out, '\n');
        put_line(out, paragraph);
        lede_buffer_add_char(out, '\n');
        first = false;
    }
}

static void put_kwic(lede_buffer *out, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    put_caption(out, element);
    if (grid->n_rows == 0) {
        put_nothing(out);
        return;
    }
    lede_buffer_add_string(out, "| Left | Match | Right | Source |");
    put_ruler(out, "rlll");
    for (size_t row = 0; row < grid->n_rows; row++) {
        lede_buffer_add_string(out, "| ");
        put_value(out, lede_grid_cell(grid, row, 0));
        lede_buffer_add_string(out, " | **");
        put_value(out, lede_grid_cell(grid, row, 1));
        lede_buffer_add_string(out, "** | ");
        put_value(out, lede_grid_cell(grid, row, 2));
        lede_buffer_add_string(out, " | ");
        put_value(out, lede_grid_cell(grid, row, 3));
        lede_buffer_add_string(out, " |\n");
    }
    put_shown(out, element, grid->n_rows);
}

/* ---- evidence ---- */

/* White space or punctuation: ASCII, or of the block U+2000 to U+203F (quotes, dashes, ellipsis).
 */
static bool is_flank(lede_slice text, size_t at) {
    if (at + 2 < text.size && memcmp(text.data + at, "\xE2\x80", 2) == 0) return true;
    char c = text.data[at];
    return c == '\0' || strchr(" \t\r\n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != NULL;
}

typedef struct bolder {
    lede_buffer *out;
    lede_slice text;
    const lede_mark *marks;
    size_t depth;
    bool stars; /* the open bold is "**", else <b> */
} bolder;

/* Whether "**" opens before and closes behind the mark (GFM §6.4, left- and right-flanking). */
static bool can_use_stars(lede_slice text, const lede_mark *mark) {
    char first = text.data[mark->start], last = text.data[mark->stop - 1];
    if (strchr(" \t\r\n", first) != NULL || strchr(" \t\r\n", last) != NULL) return false;
    bool open = mark->start == 0 || is_alnum(first) ||
                is_flank(text, lede_utf8_previous(text, mark->start));
    bool close = mark->stop == text.size || is_alnum(last) || is_flank(text, mark->stop);
    return open && close;
}

static void put_piece(void *context, lede_slice piece) {
    bolder *b = context;
    if (piece.data == b->text.data && b->depth == 0) {
        piece = lede_slice_cut(piece, put_lead(b->out, piece), piece.size);
    }
    put_inline(b->out, piece, true);
}

/* Bold does not nest: the outermost mark is bold, the inner ones are named below. */
static void put_open(void *context, size_t mark, bool again) {
    bolder *b = context;
    (void)again;
    if (b->depth++ > 0) return;
    b->stars = can_use_stars(b->text, &b->marks[mark]);
    lede_buffer_add_string(b->out, b->stars ? "**" : "<b>");
}

static void put_close(void *context, size_t mark, bool again) {
    bolder *b = context;
    (void)mark, (void)again;
    if (--b->depth > 0) return;
    lede_buffer_add_string(b->out, b->stars ? "**" : "</b>");
}

static void put_captures(lede_buffer *out, const lede_passage *passage) {
    bool any = false;
    for (size_t i = 0; i < passage->n_marks; i++) {
        const lede_mark *mark = &passage->marks[i];
        if (mark->name.size == 0) continue;
        lede_buffer_add_string(out, any ? " · *" : ">\n> *");
        put_inline(out, mark->name, false);
        lede_buffer_add_string(out, "* ");
        put_inline(out, lede_slice_cut(passage->text, mark->start, mark->stop), false);
        any = true;
    }
    if (any) lede_buffer_add_char(out, '\n');
}

/* "— **Who** · note" */
static bool put_who(lede_buffer *out, const lede_passage *passage) {
    if (passage->who.size > 0) {
        lede_buffer_add_string(out, ">\n> — **");
        put_inline(out, passage->who, false);
        lede_buffer_add_string(out, "**");
    }
    if (passage->note.size > 0) {
        lede_buffer_add_string(out, passage->who.size > 0 ? " · " : ">\n> — ");
        put_inline(out, passage->note, false);
    }
    return passage->who.size + passage->note.size > 0;
}

/* "— Title, publisher, source, date · rule x": what is not known is left out. */
static void put_source(lede_buffer *out, const lede_passage *passage) {
    lede_buffer day = {0};
    lede_timeline_day_print(passage->published, &day);
    const lede_slice parts[] = {passage->title, passage->publisher, passage->source,
                                lede_buffer_slice(&day)};
    bool any = put_who(out, passage);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].size == 0) continue;
        lede_buffer_add_string(out, any ? ", " : ">\n> — ");
        put_inline(out, parts[i], false);
        any = true;
    }
    if (passage->rule.size > 0) {
        lede_buffer_add_string(out, any ? " · rule " : ">\n> rule ");
        put_inline(out, passage->rule, false);
        any = true;
    }
    if (any) lede_buffer_add_char(out, '\n');
    if (day.failed) out->failed = true;
    lede_buffer_clear(&day);
}

static void put_passage(lede_buffer *out, const lede_passage *passage) {
    bolder b = {.out = out, .text = passage->text, .marks = passage->marks};
    lede_markup_visitor visitor = {&b, put_piece, put_open, put_close};
    lede_buffer_add_string(out, "> ");
    if (!lede_markup_walk(passage->text, passage->marks, passage->n_marks, &visitor)) {
        out->failed = true;
    }
    lede_buffer_add_string(out, "\n");
    put_captures(out, passage);
    put_source(out, passage);
}

static void put_evidence(lede_buffer *out, const lede_element *element) {
    put_caption(out, element);
    if (element->n_passages == 0) put_nothing(out);
    for (size_t i = 0; i < element->n_passages; i++) {
        if (i > 0) lede_buffer_add_string(out, "\n<!-- -->\n\n"); /* else two quotes are one */
        put_passage(out, &element->passages[i]);
    }
    put_shown(out, element, element->n_passages);
}

static void put_element(lede_buffer *out, const lede_element *element) {
    switch (element->kind) {
    case LEDE_ELEMENT_HEADING:
        lede_buffer_add(out, lede_slice_cut(LEDE_SLICE("####"), 0, element->level + 1));
        lede_buffer_add_char(out, ' ');
        put_inline(out, element->text, false);
        lede_buffer_add_char(out, '\n');
        return;
    case LEDE_ELEMENT_TEXT: put_text(out, element); return;
    case LEDE_ELEMENT_TABLE: put_table(out, element); return;
    case LEDE_ELEMENT_BARS: put_bars(out, element); return;
    case LEDE_ELEMENT_TIMELINE: put_timeline(out, element); return;
    case LEDE_ELEMENT_CROSSTAB: put_crosstab(out, element); return;
    case LEDE_ELEMENT_KWIC: put_kwic(out, element); return;
    case LEDE_ELEMENT_EVIDENCE: put_evidence(out, element); return;
    }
}

void lede_pages_markdown(const lede_page *const *pages, size_t n_pages, lede_buffer *out) {
    for (size_t i = 0; i < n_pages; i++) {
        const lede_page *page = pages[i];
        if (i > 0) lede_buffer_add_char(out, '\n');
        lede_buffer_add_string(out, "# ");
        put_inline(out, page->title.data == NULL ? page->name : page->title, false);
        lede_buffer_add_char(out, '\n');
        for (size_t k = 0; k < page->elements.count; k++) {
            lede_buffer_add_char(out, '\n');
            put_element(out, &page->elements.data[k]);
        }
    }
}
