#include "report/terminal.h"

#include <inttypes.h>

#include "report/grid.h"

void lede_terminal_colour(const lede_terminal *terminal, const char *sgr) {
    if (!terminal->style->colour) return;
    lede_buffer_printf(terminal->out, "\033[%sm", sgr == NULL ? "0" : sgr);
}

const char *lede_terminal_hue(size_t hue) {
    static const char *const sgr[LEDE_N_HUES] = {"1;36", "1;33", "1;35", "1;32", "1;34", "1;31"};
    return sgr[hue % LEDE_N_HUES];
}

const char *lede_terminal_ellipsis(const lede_terminal *terminal) {
    return terminal->style->unicode ? "…" : "...";
}

void lede_terminal_rule(const lede_terminal *terminal, size_t columns, bool heavy) {
    bool unicode = terminal->style->unicode;
    const char *line = unicode ? (heavy ? "━" : "─") : (heavy ? "=" : "-");
    if (columns > terminal->width) columns = terminal->width;
    for (size_t i = 0; i < columns; i++) lede_buffer_add_string(terminal->out, line);
    lede_buffer_add_char(terminal->out, '\n');
}

lede_slice lede_terminal_keep(lede_terminal *terminal, lede_buffer *text) {
    bool ok = !text->failed;
    lede_slice copy = lede_arena_copy(&terminal->arena, lede_buffer_slice(text), &ok);
    lede_buffer_clear(text);
    if (ok) return copy;
    terminal->out->failed = true;
    return LEDE_SLICE("");
}

lede_slice lede_terminal_clean(lede_terminal *terminal, lede_slice text) {
    lede_buffer clean = {0};
    lede_cell_clean(text, &clean);
    return lede_terminal_keep(terminal, &clean);
}

lede_slice lede_terminal_value(lede_terminal *terminal, lede_value value) {
    lede_buffer text = {0};
    lede_grid_print(value, &text);
    lede_slice clean = lede_terminal_clean(terminal, lede_buffer_slice(&text));
    if (text.failed) terminal->out->failed = true;
    lede_buffer_clear(&text);
    return clean;
}

void lede_terminal_caption(lede_terminal *terminal, const lede_element *element) {
    lede_slice caption = lede_terminal_clean(terminal, element->text);
    if (caption.size == 0) return;
    lede_terminal_colour(terminal, "1");
    lede_buffer line = {0};
    lede_cell_wrap(&line, caption, terminal->width, "", "");
    lede_slice lines = lede_buffer_slice(&line);
    if (lines.size > 0) lines.size--; /* the last "\n" comes after the colour ends */
    lede_buffer_add(terminal->out, lines);
    if (line.failed) terminal->out->failed = true;
    lede_buffer_clear(&line);
    lede_terminal_colour(terminal, NULL);
    lede_buffer_add_char(terminal->out, '\n');
}

void lede_terminal_shown(lede_terminal *terminal, const lede_element *element, size_t n_shown) {
    if (element->n_total <= n_shown) return;
    lede_terminal_colour(terminal, "2");
    lede_buffer_printf(terminal->out, "(%zu of %zu shown)", n_shown, element->n_total);
    lede_terminal_colour(terminal, NULL);
    lede_buffer_add_char(terminal->out, '\n');
}

void lede_terminal_nothing(const lede_terminal *terminal) {
    lede_terminal_colour(terminal, "2");
    lede_buffer_add_string(terminal->out, "(nothing found)");
    lede_terminal_colour(terminal, NULL);
    lede_buffer_add_char(terminal->out, '\n');
}

static void write_element(lede_terminal *terminal, const lede_element *element) {
    switch (element->kind) {
    case LEDE_ELEMENT_HEADING: lede_terminal_heading(terminal, element); break;
    case LEDE_ELEMENT_TEXT: lede_terminal_text(terminal, element); break;
    case LEDE_ELEMENT_TABLE: lede_terminal_table(terminal, element); break;
    case LEDE_ELEMENT_BARS: lede_terminal_bars(terminal, element); break;
    case LEDE_ELEMENT_TIMELINE: lede_terminal_timeline(terminal, element); break;
    case LEDE_ELEMENT_CROSSTAB: lede_terminal_crosstab(terminal, element); break;
    case LEDE_ELEMENT_KWIC: lede_terminal_kwic(terminal, element); break;
    case LEDE_ELEMENT_EVIDENCE: lede_terminal_evidence(terminal, element); break;
    }
    lede_arena_reset(&terminal->arena);
}

static void write_title(lede_terminal *terminal, const lede_page *page) {
    lede_slice title = page->title.data == NULL ? page->name : page->title;
    title = lede_terminal_clean(terminal, title);
    size_t width = lede_cell_width(title);
    lede_slice line;
    while (lede_cell_line(&title, terminal->width, &line)) {
        lede_terminal_colour(terminal, "1");
        lede_buffer_add(terminal->out, line);
        lede_terminal_colour(terminal, NULL);
        lede_buffer_add_char(terminal->out, '\n');
    }
    lede_terminal_rule(terminal, width, true);
    lede_arena_reset(&terminal->arena);
}

void lede_pages_terminal(const lede_page *const *pages, size_t n_pages,
                         const lede_page_style *style, lede_buffer *out) {
    lede_terminal terminal = {
        .style = style,
        .width = style->width == 0                    ? 80
                 : style->width < LEDE_TERMINAL_LEAST ? LEDE_TERMINAL_LEAST
                                                      : style->width,
        .out = out,
    };
    lede_arena_init(&terminal.arena, 0);
    for (size_t i = 0; i < n_pages; i++) {
        if (i > 0) lede_buffer_add_string(out, "\n\n");
        write_title(&terminal, pages[i]);
        for (size_t k = 0; k < pages[i]->elements.count; k++) {
            lede_buffer_add_char(out, '\n');
            write_element(&terminal, &pages[i]->elements.data[k]);
        }
    }
    lede_arena_clear(&terminal.arena);
}
