#include "report/terminal.h"

#include "corpus/kwic.h"
#include "report/grid.h"
#include "report/timeline.h"

static size_t measure(const lede_terminal *terminal) {
    return terminal->width < LEDE_TERMINAL_MEASURE ? terminal->width : LEDE_TERMINAL_MEASURE;
}

/* Level 1 is underlined, 2 begins with a dash, 3 with a point: seen without colour too. */
void lede_terminal_heading(lede_terminal *terminal, const lede_element *element) {
    bool unicode = terminal->style->unicode;
    const char *lead = element->level <= 1   ? ""
                       : element->level == 2 ? (unicode ? "── " : "-- ")
                                             : (unicode ? "· " : "* ");
    lede_slice text = lede_terminal_clean(terminal, element->text), rest = text, line;
    size_t used = lede_cell_width(lede_slice_of(lead));
    for (bool first = true; lede_cell_line(&rest, terminal->width - used, &line); first = false) {
        lede_terminal_colour(terminal, "1");
        if (first)
            lede_buffer_add_string(terminal->out, lead);
        else
            lede_buffer_add_repeat(terminal->out, ' ', used);
        lede_buffer_add(terminal->out, line);
        lede_terminal_colour(terminal, NULL);
        lede_buffer_add_char(terminal->out, '\n');
    }
    if (element->level <= 1) lede_terminal_rule(terminal, lede_cell_width(text), false);
}

void lede_terminal_text(lede_terminal *terminal, const lede_element *element) {
    lede_slice rest = element->text;
    bool first = true;
    while (rest.size > 0) {
        size_t stop = lede_slice_find(rest, LEDE_SLICE("\n\n"), 0);
        if (stop == SIZE_MAX) stop = rest.size;
        lede_slice clean = lede_terminal_clean(terminal, lede_slice_cut(rest, 0, stop));
        rest = lede_slice_cut(rest, stop < rest.size ? stop + 2 : stop, rest.size);
        if (clean.size == 0) continue;
        if (!first) lede_buffer_add_char(terminal->out, '\n');
        lede_cell_wrap(terminal->out, clean, measure(terminal), "", "");
        first = false;
    }
}

/* ---- marked text ---- */

typedef struct painter {
    lede_buffer *out;
    const lede_mark *marks;
    const lede_mark_names *names;
    bool colour;
    size_t hues[16]; /* of the open marks; deeper ones keep the last colour */
    size_t depth;
} painter;

static void paint(painter *p) {
    if (p->depth == 0) {
        lede_buffer_add_string(p->out, "\033[0m");
        return;
    }
    size_t last = p->depth <= 16 ? p->depth - 1 : 15;
    lede_buffer_printf(p->out, "\033[%sm", lede_terminal_hue(p->hues[last]));
}

static void put_piece(void *context, lede_slice piece) {
    painter *p = context;
    lede_buffer_add(p->out, piece);
}

static void put_open(void *context, size_t mark, bool again) {
    painter *p = context;
    lede_slice name = p->marks[mark].name;
    if (!p->colour) {
        lede_buffer_add_char(p->out, '[');
        if (!again && name.size > 0) {
            lede_cell_clean(name, p->out);
            lede_buffer_add_string(p->out, ": ");
        }
        return;
    }
    if (p->depth < 16) p->hues[p->depth] = lede_mark_names_hue(p->names, name);
    p->depth++;
    paint(p);
}

static void put_close(void *context, size_t mark, bool again) {
    painter *p = context;
    (void)mark, (void)again;
    if (!p->colour) {
        lede_buffer_add_char(p->out, ']');
        return;
    }
    p->depth--;
    paint(p);
}

/* Pieces are cleaned one by one, so that no article can close a bracket's colour; a space at the
 * edge of a piece stays. */
static void put_clean_piece(void *context, lede_slice piece) {
    painter *p = context;
    bool before = piece.size > 0 && strchr(" \t\r\n", piece.data[0]) != NULL;
    bool behind = piece.size > 0 && strchr(" \t\r\n", piece.data[piece.size - 1]) != NULL;
    if (before) lede_buffer_add_char(p->out, ' ');
    size_t size = p->out->size;
    lede_cell_clean(piece, p->out);
    if (behind && p->out->size > size) put_piece(p, LEDE_SLICE(" "));
}

void lede_terminal_marked(lede_terminal *terminal, lede_slice text, const lede_mark *marks,
                          size_t n_marks, const lede_mark_names *names, lede_buffer *out) {
    painter p = {.out = out, .marks = marks, .names = names, .colour = terminal->style->colour};
    lede_markup_visitor visitor = {&p, put_clean_piece, put_open, put_close};
    if (!lede_markup_walk(text, marks, n_marks, &visitor)) out->failed = true;
}

void lede_terminal_legend(const lede_terminal *terminal, const lede_mark_names *names,
                          const char *before) {
    if (!terminal->style->colour || names->names.count == 0) return;
    lede_buffer_add_string(terminal->out, before);
    for (size_t i = 0; i < names->names.count; i++) {
        if (i > 0) lede_buffer_add_string(terminal->out, "  ");
        lede_terminal_colour(terminal, lede_terminal_hue(i));
        lede_cell_clean(names->names.data[i], terminal->out);
        lede_terminal_colour(terminal, NULL);
    }
    lede_buffer_add_char(terminal->out, '\n');
}

/* ---- evidence ---- */

static void add_part(lede_buffer *line, lede_slice part, const char *between) {
    if (part.size == 0) return;
    if (line->size > 0) lede_buffer_add_string(line, between);
    lede_buffer_add(line, part);
}

/* "— Title, publisher, source, date · rule x", or "— Who · note": what is not known is left out. */
static void write_source(lede_terminal *terminal, const lede_passage *passage) {
    lede_buffer line = {0}, day = {0};
    lede_timeline_day_print(passage->published, &day);
    add_part(&line, passage->who, ", ");
    add_part(&line, passage->note, terminal->style->unicode ? " · " : " - ");
    add_part(&line, passage->title, ", ");
    add_part(&line, passage->publisher, ", ");
    add_part(&line, passage->source, ", ");
    add_part(&line, lede_buffer_slice(&day), ", ");
    if (passage->rule.size > 0) {
        add_part(&line, LEDE_SLICE("rule "), terminal->style->unicode ? " · " : " - ");
        lede_buffer_add(&line, passage->rule);
    }
    if (line.size > 0) {
        lede_slice clean = lede_terminal_clean(terminal, lede_buffer_slice(&line));
        lede_slice rest = clean, part;
        for (bool first = true; lede_cell_line(&rest, measure(terminal) - 6, &part);
             first = false) {
            lede_buffer_add_string(terminal->out, "    ");
            lede_terminal_colour(terminal, "2");
            if (first)
                lede_buffer_add_string(terminal->out, terminal->style->unicode ? "— " : "- ");
            else
                lede_buffer_add_string(terminal->out, "  ");
            lede_buffer_add(terminal->out, part);
            lede_terminal_colour(terminal, NULL);
            lede_buffer_add_char(terminal->out, '\n');
        }
    }
    if (line.failed || day.failed) terminal->out->failed = true;
    lede_buffer_clear(&line);
    lede_buffer_clear(&day);
}

void lede_terminal_evidence(lede_terminal *terminal, const lede_element *element) {
    lede_mark_names names = {0};
    for (size_t i = 0; i < element->n_passages; i++) {
        const lede_passage *passage = &element->passages[i];
        for (size_t k = 0; k < passage->n_marks; k++) {
            lede_mark_names_add(&names, passage->marks[k].name);
        }
    }
    lede_terminal_caption(terminal, element);
    if (element->n_passages == 0) lede_terminal_nothing(terminal);
    lede_terminal_legend(terminal, &names, "  ");
    for (size_t i = 0; i < element->n_passages; i++) {
        const lede_passage *passage = &element->passages[i];
        lede_buffer marked = {0};
        if (i > 0) lede_buffer_add_char(terminal->out, '\n');
        lede_terminal_marked(terminal, passage->text, passage->marks, passage->n_marks, &names,
                             &marked);
        lede_cell_wrap(terminal->out, lede_buffer_slice(&marked), measure(terminal), "  ", "  ");
        write_source(terminal, passage);
        if (marked.failed) terminal->out->failed = true;
        lede_buffer_clear(&marked);
    }
    lede_terminal_shown(terminal, element, element->n_passages);
    if (names.failed) terminal->out->failed = true;
    lede_mark_names_clear(&names);
}

/* ---- concordance lines ---- */

typedef struct kwic_columns {
    size_t source, left, rest;
} kwic_columns;

static kwic_columns measure_kwic(lede_terminal *terminal, const lede_grid *grid) {
    size_t match = 0, source = 0;
    for (size_t row = 0; row < grid->n_rows; row++) {
        size_t width = lede_cell_width(lede_terminal_value(terminal, lede_grid_cell(grid, row, 1)));
        if (width > match) match = width;
        width = lede_cell_width(lede_terminal_value(terminal, lede_grid_cell(grid, row, 3)));
        if (width > source) source = width;
    }
    if (source > terminal->width / 4) source = terminal->width / 4;
    size_t rest = terminal->width - (source > 0 ? source + 2 : 0);
    if (match > rest / 3) match = rest / 3;
    size_t left = (rest - match) / 2;
    return (kwic_columns){source, left, rest - left};
}

static void write_kwic_line(lede_terminal *terminal, const lede_grid *grid, size_t row,
                            const kwic_columns *columns) {
    lede_buffer *out = terminal->out;
    lede_value values[3];
    lede_slice parts[4];
    for (size_t i = 0; i < 4; i++) {
        lede_value value = lede_grid_cell(grid, row, i);
        if (i < 3) values[i] = value;
        parts[i] = lede_terminal_value(terminal, value);
    }
    if (columns->source > 0) {
        lede_terminal_colour(terminal, "2");
        lede_cell_put(out, parts[3], columns->source, LEDE_CELL_LEFT_ENDS,
                      lede_terminal_ellipsis(terminal));
        lede_terminal_colour(terminal, NULL);
        lede_buffer_add_string(out, "  ");
    }
    size_t space = lede_grid_needs_space(values[0], values[1]) ? 1 : 0;
    lede_slice left = lede_kwic_fit_left(parts[0], columns->left - space);
    lede_cell_put(out, left, columns->left - space, LEDE_CELL_RIGHT, "");
    lede_buffer_add_repeat(out, ' ', space);
    size_t used = lede_cell_width(parts[1]);
    if (used > columns->rest) used = columns->rest;
    lede_terminal_colour(terminal, "1;36");
    lede_cell_put(out, parts[1], used, LEDE_CELL_LEFT_UNPADDED, lede_terminal_ellipsis(terminal));
    lede_terminal_colour(terminal, NULL);
    lede_slice right = parts[2];
    if (lede_grid_needs_space(values[1], values[2]) && right.size > 0 && used < columns->rest) {
        used++;
        right = lede_kwic_fit_right(right, columns->rest - used);
        if (right.size > 0) lede_buffer_add_char(out, ' ');
    } else {
        right = lede_kwic_fit_right(right, columns->rest - used);
    }
    lede_buffer_add(out, right);
    lede_buffer_add_char(out, '\n');
}

void lede_terminal_kwic(lede_terminal *terminal, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    lede_terminal_caption(terminal, element);
    if (grid->n_rows == 0) lede_terminal_nothing(terminal);
    kwic_columns columns = measure_kwic(terminal, grid);
    for (size_t row = 0; row < grid->n_rows; row++) {
        write_kwic_line(terminal, grid, row, &columns);
    }
    lede_terminal_shown(terminal, element, grid->n_rows);
}
