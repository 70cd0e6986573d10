#include "report/html.h"

#include <math.h>
#include <stdlib.h>

enum {
    OPEN_EVENTS = 100, /* a longer list of dates is folded */
    LONG_TEXT = 28     /* bytes of a cell that may wrap */
};

static void put_shown(lede_buffer *out, const lede_element *element, size_t n_shown) {
    if (element->n_total <= n_shown) return;
    lede_buffer_printf(out, "<p class=\"note\">%zu of %zu shown</p>\n", n_shown, element->n_total);
}

static bool has_caption(const lede_element *element) {
    return lede_slice_trim(element->text).size > 0;
}

static void put_nothing(lede_buffer *out, const lede_element *element) {
    if (has_caption(element)) {
        lede_buffer_add_string(out, "<p class=\"caption\">");
        lede_html_put(out, element->text);
        lede_buffer_add_string(out, "</p>\n");
    }
    lede_buffer_add_string(out, "<p class=\"nothing\">Nothing found.</p>\n");
}

/* A box that scrolls sideways on its own, reachable by keyboard. */
static void open_table(lede_buffer *out, const lede_element *element, const char *class) {
    lede_buffer_add_string(out, "<div class=\"box\" tabindex=\"0\" role=\"group\" aria-label=\"");
    lede_html_put(out, has_caption(element) ? element->text : LEDE_SLICE("Table"));
    lede_buffer_printf(out, "\">\n<table%s%s%s>\n", class[0] == '\0' ? "" : " class=\"", class,
                       class[0] == '\0' ? "" : "\"");
    if (!has_caption(element)) return;
    lede_buffer_add_string(out, "<caption>");
    lede_html_put(out, element->text);
    lede_buffer_add_string(out, "</caption>\n");
}

static void close_table(lede_buffer *out, const lede_element *element, size_t n_shown) {
    lede_buffer_add_string(out, "</tbody>\n</table>\n");
    put_shown(out, element, n_shown);
    lede_buffer_add_string(out, "</div>\n");
}

static void put_th(lede_buffer *out, lede_slice text, bool is_number) {
    lede_buffer_printf(out, "<th scope=\"col\"%s>", is_number ? " class=\"n\"" : "");
    lede_html_put(out, text);
    lede_buffer_add_string(out, "</th>");
}

/* 2024-09-13 and what else is one word. */
static bool is_date(lede_slice text) {
    lede_timeline_date date;
    return lede_slice_find(text, LEDE_SLICE(" "), 0) == SIZE_MAX &&
           lede_timeline_date_read(text, &date);
}

/* "2024-09-13 to 2025-03-04": it may break between the dates, which browsers would do at a hyphen,
 * too. */
static bool put_dates(lede_buffer *out, lede_value value) {
    static const char between[] = " to ";
    if (value.kind != LEDE_TEXT) return false;
    lede_slice text = value.as.text;
    size_t at = lede_slice_find(text, lede_slice_of(between), 0);
    if (at == SIZE_MAX) return false;
    lede_slice first = lede_slice_cut(text, 0, at);
    lede_slice last = lede_slice_cut(text, at + strlen(between), text.size);
    if (!is_date(first) || !is_date(last)) return false;
    lede_buffer_add_string(out, "<span class=\"d\">");
    lede_html_put(out, first);
    lede_buffer_add_string(out, "</span> to <span class=\"d\">");
    lede_html_put(out, last);
    lede_buffer_add_string(out, "</span>");
    return true;
}

/* Numbers to the right; dates unbroken; long texts
 * wide enough to read, where a narrow screen would rather break them into a column of single words.
 */
static const char *cell_class(lede_value value, bool is_numeric) {
    if (is_numeric) return " class=\"n\"";
    if (value.kind != LEDE_TEXT) return "";
    if (is_date(value.as.text)) return " class=\"d\"";
    return value.as.text.size > LONG_TEXT ? " class=\"long\" dir=\"auto\"" : " dir=\"auto\"";
}

static void put_cells(lede_buffer *out, const lede_grid *grid, size_t row, const bool *is_numeric) {
    lede_buffer_add_string(out, "<tr>");
    for (size_t i = 0; i < grid->n_columns; i++) {
        lede_value value = lede_grid_cell(grid, row, i);
        lede_buffer_printf(out, "<%s%s>", i == 0 ? "th scope=\"row\"" : "td",
                           cell_class(value, is_numeric[i]));
        if (!put_dates(out, value)) lede_html_put_value(out, value);
        lede_buffer_add_string(out, i == 0 ? "</th>" : "</td>");
    }
    lede_buffer_add_string(out, "</tr>\n");
}

static void put_table(lede_buffer *out, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    if (grid->n_rows == 0 || grid->n_columns == 0) {
        put_nothing(out, element);
        return;
    }
    bool *is_numeric = calloc(grid->n_columns, sizeof *is_numeric);
    if (is_numeric == NULL) {
        out->failed = true;
        return;
    }
    open_table(out, element, "");
    lede_buffer_add_string(out, "<thead><tr>");
    for (size_t i = 0; i < grid->n_columns; i++) {
        is_numeric[i] = lede_grid_is_numeric(grid, i);
        put_th(out, grid->columns[i], is_numeric[i]);
    }
    lede_buffer_add_string(out, "</tr></thead>\n<tbody>\n");
    for (size_t row = 0; row < grid->n_rows; row++) put_cells(out, grid, row, is_numeric);
    close_table(out, element, grid->n_rows);
    free(is_numeric);
}

/* ---- bars ---- */

static void put_bar_row(lede_buffer *out, const lede_grid *grid, size_t row, lede_range range) {
    lede_buffer label = {0}, rest = {0};
    double number;
    bool has_number = lede_grid_number(lede_grid_cell(grid, row, 1), &number);
    lede_grid_print(lede_grid_cell(grid, row, 0), &label);
    lede_grid_print_rest(grid, row, 2, true, &rest);
    lede_buffer_add_string(out, "<tr><th scope=\"row\" dir=\"auto\"><div>");
    lede_html_put(out, lede_buffer_slice(&label));
    if (rest.size > 0) {
        lede_buffer_add_string(out, "<small>");
        lede_html_put(out, lede_buffer_slice(&rest));
        lede_buffer_add_string(out, "</small>");
    }
    lede_buffer_add_string(out, "</div></th><td class=\"n\">");
    if (has_number)
        lede_grid_print_number(number, out);
    else
        lede_buffer_add_string(out, "–");
    lede_buffer_add_string(out, "</td><td class=\"bar\">");
    lede_svg_bar(out, lede_buffer_slice(&label), number, range);
    lede_buffer_add_string(out, "</td></tr>\n");
    if (label.failed || rest.failed) out->failed = true;
    lede_buffer_clear(&label);
    lede_buffer_clear(&rest);
}

static void put_bars(lede_buffer *out, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    if (grid->n_rows == 0) {
        put_nothing(out, element);
        return;
    }
    open_table(out, element, "bars");
    lede_buffer_add_string(out, "<thead><tr>");
    for (size_t i = 0; i < 2; i++) {
        put_th(out, i < grid->n_columns ? grid->columns[i] : LEDE_SLICE(""), i == 1);
    }
    lede_buffer_add_string(out, "<th scope=\"col\">Bar</th></tr></thead>\n<tbody>\n");
    lede_range range = lede_grid_range(grid, 1);
    for (size_t row = 0; row < grid->n_rows; row++) put_bar_row(out, grid, row, range);
    close_table(out, element, grid->n_rows);
}

/* ---- timeline ---- */

static void put_iso_time(lede_buffer *out, lede_timeline_date date) {
    lede_buffer_add_string(out, "<time datetime=\"");
    lede_timeline_date_print_iso(date, out);
    lede_buffer_add_string(out, "\">");
    lede_timeline_date_print(date, false, out);
    lede_buffer_add_string(out, "</time>");
}

/* What no bar shows: dates coarser than the axis, and rows without a date. */
static void put_left_over(lede_buffer *out, const lede_timeline *timeline) {
    if (timeline->n_coarse == 0 && timeline->n_undated == 0) return;
    lede_buffer_add_string(out, "<p class=\"note\">");
    for (size_t i = 0; i < timeline->n_coarse; i++) {
        lede_buffer_add_string(out, i == 0 ? "Without an exact date: " : ", ");
        lede_timeline_date_print(
            lede_timeline_date_of_bin(timeline->coarse[i].bin, timeline->coarse_units[i]), false,
            out);
        lede_buffer_add_string(out, " (");
        lede_grid_print_number(timeline->coarse[i].value, out);
        lede_buffer_add_char(out, ')');
    }
    if (timeline->n_undated > 0) {
        lede_buffer_add_string(out, timeline->n_coarse > 0 ? "; undated: " : "Undated: ");
        lede_grid_print_number(timeline->undated, out);
    }
    lede_buffer_add_string(out, "</p>\n");
}

static void put_figures(lede_buffer *out, const lede_timeline *timeline) {
    if (timeline->n_bins == 0) return;
    lede_buffer_add_string(out, "<details><summary>Figures</summary>\n<div class=\"box\"><table>\n"
                                "<thead><tr><th scope=\"col\">Date</th><th scope=\"col\" "
                                "class=\"n\">Count</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < timeline->n_bins; i++) {
        lede_buffer_add_string(out, "<tr><th scope=\"row\">");
        put_iso_time(out, lede_timeline_date_of_bin(timeline->bins[i].bin, timeline->unit));
        lede_buffer_add_string(out, "</th><td class=\"n\">");
        lede_grid_print_number(timeline->bins[i].value, out);
        lede_buffer_add_string(out, "</td></tr>\n");
    }
    lede_buffer_add_string(out, "</tbody></table></div></details>\n");
}

static void put_event(lede_buffer *out, const lede_timeline *timeline, const lede_grid *grid,
                      const lede_time_row *row) {
    bool any = false;
    lede_buffer_add_string(out, "<li>");
    if (row->is_dated)
        put_iso_time(out, row->date);
    else
        lede_buffer_add_string(out, "<span class=\"undated\">undated</span>");
    lede_buffer_add_string(out, "<span dir=\"auto\">");
    for (size_t column = 1; column < grid->n_columns; column++) {
        lede_value value = lede_grid_cell(grid, row->row, column);
        if (column == timeline->value_column || value.kind == LEDE_NULL) continue;
        lede_buffer_add_string(out, any ? " <small>" : "");
        lede_html_put_value(out, value);
        lede_buffer_add_string(out, any ? "</small>" : "");
        any = true;
    }
    if (timeline->value_column != SIZE_MAX) {
        lede_buffer_add_string(out, " <span class=\"n\">");
        lede_grid_print_number(row->value, out);
        lede_buffer_add_string(out, "</span>");
    }
    lede_buffer_add_string(out, "</span></li>\n");
}

static void put_events(lede_buffer *out, const lede_timeline *timeline, const lede_grid *grid) {
    bool folded = timeline->n_rows > OPEN_EVENTS;
    if (folded) {
        lede_buffer_printf(out, "<details><summary>All %zu entries</summary>\n", timeline->n_rows);
    }
    lede_buffer_add_string(out, "<ol class=\"events\">\n");
    for (size_t i = 0; i < timeline->n_rows; i++)
        put_event(out, timeline, grid, &timeline->rows[i]);
    lede_buffer_add_string(out, folded ? "</ol>\n</details>\n" : "</ol>\n");
}

static void put_timeline(lede_buffer *out, const lede_element *element, size_t id) {
    lede_arena arena;
    lede_timeline timeline;
    if (element->grid.n_rows == 0) {
        put_nothing(out, element);
        return;
    }
    lede_arena_init(&arena, 0);
    if (!lede_timeline_make(&element->grid, &arena, &timeline)) {
        out->failed = true;
    } else {
        lede_buffer_printf(out, "<figure class=\"timeline%s\">\n",
                           timeline.has_labels ? " with-events" : "");
        if (has_caption(element)) {
            lede_buffer_add_string(out, "<figcaption>");
            lede_html_put(out, element->text);
            lede_buffer_add_string(out, "</figcaption>\n");
        }
        lede_svg_timeline(out, &timeline, element->text, id);
        put_left_over(out, &timeline);
        if (timeline.has_labels)
            put_events(out, &timeline, &element->grid);
        else
            put_figures(out, &timeline);
        put_shown(out, element, element->grid.n_rows);
        lede_buffer_add_string(out, "</figure>\n");
    }
    lede_arena_clear(&arena);
}

/* ---- crosstab ---- */

static void put_crosstab_rows(lede_buffer *out, const lede_crosstab *tab) {
    double most = 0;
    size_t n_cells = tab->n_rows * tab->n_columns;
    for (size_t i = 0; i < n_cells; i++) {
        if (fabs(tab->sums[i]) > most) most = fabs(tab->sums[i]);
    }
    for (size_t row = 0; row < tab->n_rows; row++) {
        lede_buffer_add_string(out, "<tr><th scope=\"row\" dir=\"auto\">");
        lede_html_put(out, tab->rows[row]);
        lede_buffer_add_string(out, "</th>");
        for (size_t i = 0; i < tab->n_columns; i++) {
            size_t cell = row * tab->n_columns + i;
            double share = most > 0 ? fabs(tab->sums[cell]) / most : 0;
            if (!tab->present[cell]) {
                lede_buffer_add_string(out, "<td class=\"n\"></td>");
                continue;
            }
            lede_buffer_printf(out, "<td class=\"n\" style=\"--share:%.2f\">", share);
            lede_grid_print_number(tab->sums[cell], out);
            lede_buffer_add_string(out, "</td>");
        }
        lede_buffer_add_string(out, "</tr>\n");
    }
}

static void put_crosstab(lede_buffer *out, const lede_element *element) {
    lede_arena arena;
    lede_crosstab tab;
    if (element->grid.n_rows == 0) {
        put_nothing(out, element);
        return;
    }
    lede_arena_init(&arena, 0);
    if (!lede_crosstab_make(&element->grid, &arena, &tab)) {
        out->failed = true;
    } else {
        open_table(out, element, "crosstab");
        lede_buffer_add_string(out, "<thead><tr>");
        put_th(out, element->grid.n_columns > 0 ? element->grid.columns[0] : LEDE_SLICE(""), false);
        for (size_t i = 0; i < tab.n_columns; i++) put_th(out, tab.columns[i], true);
        lede_buffer_add_string(out, "</tr></thead>\n<tbody>\n");
        put_crosstab_rows(out, &tab);
        close_table(out, element, element->grid.n_rows);
    }
    lede_arena_clear(&arena);
}

/* ---- concordance, evidence ---- */

static void put_kwic(lede_buffer *out, const lede_element *element) {
    const lede_grid *grid = &element->grid;
    if (grid->n_rows == 0) {
        put_nothing(out, element);
        return;
    }
    open_table(out, element, "kwic");
    lede_buffer_add_string(out, "<thead><tr><th scope=\"col\" class=\"left\">Left</th>"
                                "<th scope=\"col\">Match and right</th>"
                                "<th scope=\"col\" class=\"source\">Source</th></tr></thead>\n"
                                "<tbody>\n");
    for (size_t row = 0; row < grid->n_rows; row++) {
        bool gap =
            lede_grid_needs_space(lede_grid_cell(grid, row, 0), lede_grid_cell(grid, row, 1));
        lede_buffer_printf(out, "<tr><td class=\"left%s\"><div>", gap ? " gap" : "");
        lede_html_put_value(out, lede_grid_cell(grid, row, 0));
        lede_buffer_printf(out, "</div></td>%s<td class=\"right\"><mark>", gap ? " " : "");
        lede_html_put_value(out, lede_grid_cell(grid, row, 1));
        lede_buffer_add_string(out, "</mark>");
        if (lede_grid_needs_space(lede_grid_cell(grid, row, 1), lede_grid_cell(grid, row, 2))) {
            lede_buffer_add_char(out, ' ');
        }
        lede_html_put_value(out, lede_grid_cell(grid, row, 2));
        lede_buffer_add_string(out, "</td> <td class=\"source\">");
        lede_html_put_value(out, lede_grid_cell(grid, row, 3));
        lede_buffer_add_string(out, "</td></tr>\n");
    }
    close_table(out, element, grid->n_rows);
}

/* A path's last folder and file, the whole of it as a tooltip; other names as they are. */
static void put_place(lede_buffer *out, lede_slice source) {
    size_t at = source.size, n_slashes = 0;
    for (; at > 0; at--) {
        if (source.data[at - 1] == '/' && ++n_slashes == 2) break;
    }
    if (at == 0) {
        lede_html_put(out, source);
        return;
    }
    lede_buffer_add_string(out, "<span title=\"");
    lede_html_put(out, source);
    lede_buffer_add_string(out, "\">");
    lede_html_put(out, lede_slice_cut(source, at, source.size));
    lede_buffer_add_string(out, "</span>");
}

static void put_source(lede_buffer *out, const lede_passage *passage) {
    bool any = false;
    lede_buffer_add_string(out, "<figcaption>");
    if (passage->who.size > 0) {
        lede_buffer_add_string(out, "<b>");
        lede_html_put(out, passage->who);
        lede_buffer_add_string(out, "</b>");
        any = true;
    }
    if (passage->note.size > 0) {
        if (any) lede_buffer_add_string(out, " · ");
        lede_html_put(out, passage->note);
        any = true;
    }
    if (passage->title.size > 0) {
        lede_buffer_add_string(out, "<cite>");
        lede_html_put(out, passage->title);
        lede_buffer_add_string(out, "</cite>");
        any = true;
    }
    if (passage->publisher.size > 0) {
        if (any) lede_buffer_add_string(out, ", ");
        lede_html_put(out, passage->publisher);
        any = true;
    }
    if (passage->source.size > 0) {
        if (any) lede_buffer_add_string(out, ", ");
        put_place(out, passage->source);
        any = true;
    }
    if (passage->published.size > 0) {
        if (any) lede_buffer_add_string(out, ", ");
        lede_html_time(out, passage->published);
        any = true;
    }
    if (passage->rule.size > 0) {
        if (any) lede_buffer_add_string(out, " · ");
        lede_buffer_add_string(out, "<span class=\"rule\">rule ");
        lede_html_put(out, passage->rule);
        lede_buffer_add_string(out, "</span>");
    }
    lede_buffer_add_string(out, "</figcaption>\n");
}

static void put_evidence(lede_buffer *out, const lede_element *element) {
    lede_mark_names names = {0};
    if (element->n_passages == 0) {
        put_nothing(out, element);
        return;
    }
    for (size_t i = 0; i < element->n_passages; i++) {
        for (size_t k = 0; k < element->passages[i].n_marks; k++) {
            lede_mark_names_add(&names, element->passages[i].marks[k].name);
        }
    }
    if (has_caption(element)) {
        lede_buffer_add_string(out, "<p class=\"caption\">");
        lede_html_put(out, element->text);
        lede_buffer_add_string(out, "</p>\n");
    }
    for (size_t i = 0; i < element->n_passages; i++) {
        const lede_passage *passage = &element->passages[i];
        lede_buffer_add_string(out, "<figure class=\"evidence\">\n<blockquote><p dir=\"auto\">");
        lede_html_marked(out, passage->text, passage->marks, passage->n_marks, &names, NULL);
        lede_buffer_add_string(out, "</p></blockquote>\n");
        put_source(out, passage);
        lede_buffer_add_string(out, "</figure>\n");
    }
    put_shown(out, element, element->n_passages);
    if (names.failed) out->failed = true;
    lede_mark_names_clear(&names);
}

void lede_html_element(lede_buffer *out, const lede_element *element, size_t id) {
    switch (element->kind) {
    case LEDE_ELEMENT_HEADING: return; /* html.c writes it: it knows the anchor */
    case LEDE_ELEMENT_TEXT: lede_html_paragraphs(out, element->text); return;
    case LEDE_ELEMENT_TABLE: put_table(out, element); return;
    case LEDE_ELEMENT_BARS: put_bars(out, element); return;
    case LEDE_ELEMENT_TIMELINE: put_timeline(out, element, id); return;
    case LEDE_ELEMENT_CROSSTAB: put_crosstab(out, element); return;
    case LEDE_ELEMENT_KWIC: put_kwic(out, element); return;
    case LEDE_ELEMENT_EVIDENCE: put_evidence(out, element); return;
    }
}
