#include "layer/table_rows.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

lede_status lede_table_rows_start(lede_table_rows *rows, lede_slice text, lede_arena *arena,
                                  lede_error *err) {
    if (lede_slice_starts(text, LEDE_SLICE("\xFF\xFE")) ||
        lede_slice_starts(text, LEDE_SLICE("\xFE\xFF"))) {
        return lede_fail(err, LEDE_FORMAT,
                         "the table is in UTF-16; save it as \"text, UTF-8\" or \"CSV UTF-8\"");
    }
    if (lede_slice_starts(text, LEDE_SLICE("\xEF\xBB\xBF"))) {
        text = lede_slice_cut(text, 3, text.size);
    }
    *rows = (lede_table_rows){.rest = text, .next_line = 1, .arena = arena};
    size_t tabs = 0, commas = 0, semicolons = 0;
    for (size_t i = 0; i < text.size && text.data[i] != '\n'; i++) {
        tabs += text.data[i] == '\t';
        commas += text.data[i] == ',';
        semicolons += text.data[i] == ';';
    }
    bool is_tabbed = tabs > 0 || commas + semicolons == 0;
    rows->is_quoted = text.size > 0 && text.data[0] == '"';
    rows->separator = is_tabbed ? '\t' : semicolons > commas ? ';' : ',';
    return LEDE_OK;
}

static void complain(lede_table_rows *rows, const char *problem) {
    if (rows->problem[0] == '\0') snprintf(rows->problem, sizeof rows->problem, "%s", problem);
}

static void add_cell(lede_table_rows *rows, lede_slice cell) {
    if (rows->n_cells == LEDE_TABLE_CELLS) {
        complain(rows, "it has more than 80 cells");
        return;
    }
    rows->cells[rows->n_cells++] = lede_slice_trim(cell);
}

/* Doubled quote marks made single. */
static lede_slice undouble(lede_table_rows *rows, lede_slice cell) {
    char *copy = lede_arena_alloc(rows->arena, cell.size);
    if (copy == NULL) {
        complain(rows, "out of memory");
        return LEDE_NULL_SLICE;
    }
    size_t size = 0;
    for (size_t i = 0; i < cell.size; i++) {
        copy[size++] = cell.data[i];
        if (cell.data[i] == '"') i++;
    }
    return (lede_slice){copy, size};
}

/* Spreadsheets put a cell with a comma or a quote mark into quotes in any kind of table, and some
 * programs every cell, the names of columns too. Other quotes are of the entry, as in a song
 * "Heroes"; so are those that are not doubled inside: "Tiger" or "Lion". */
static lede_slice unquote(lede_table_rows *rows, lede_slice cell) {
    size_t n_doubled = 0;
    bool is_quoted = rows->is_quoted;
    cell = lede_slice_trim(cell);
    if (cell.size < 2 || cell.data[0] != '"' || cell.data[cell.size - 1] != '"') return cell;
    lede_slice inside = lede_slice_cut(cell, 1, cell.size - 1);
    for (size_t i = 0; i < inside.size; i++) {
        is_quoted = is_quoted || strchr(",;\t\"", inside.data[i]) != NULL;
        if (inside.data[i] != '"') continue;
        if (++i == inside.size || inside.data[i] != '"') return cell;
        n_doubled++;
    }
    if (!is_quoted) return cell;
    return n_doubled > 0 ? undouble(rows, inside) : inside;
}

static void split_plain(lede_table_rows *rows, lede_slice line) {
    size_t start = 0;
    for (size_t i = 0; i <= line.size; i++) {
        if (i < line.size && line.data[i] != rows->separator) continue;
        add_cell(rows, unquote(rows, lede_slice_cut(line, start, i)));
        start = i + 1;
    }
}

/* ---- RFC 4180 -------------------------------------------------------------------------------- */

/* The text between quotes from `at`, doubled quotes made single; the offset behind it. */
static size_t read_quoted(lede_table_rows *rows, size_t at, lede_slice *cell) {
    lede_slice text = rows->rest;
    size_t start = at, n_doubled = 0;
    for (; at < text.size; at++) {
        if (text.data[at] == '\n') rows->next_line++;
        if (text.data[at] != '"') continue;
        if (at + 1 == text.size || text.data[at + 1] != '"') break;
        n_doubled++;
        at++;
    }
    if (at >= text.size) complain(rows, "a quote mark is opened and never closed");
    *cell = lede_slice_cut(text, start, at < text.size ? at : text.size);
    if (n_doubled > 0) *cell = undouble(rows, *cell);
    return at < text.size ? at + 1 : text.size;
}

/* A row of quoted cells may go over several lines. */
static void split_quoted(lede_table_rows *rows) {
    lede_slice text = rows->rest;
    size_t at = 0;
    for (bool more = true; more;) {
        lede_slice cell;
        size_t start = at;
        bool quoted = at < text.size && text.data[at] == '"';
        if (quoted) at = read_quoted(rows, at + 1, &cell);
        size_t behind = at;
        while (at < text.size && text.data[at] != rows->separator && text.data[at] != '\n') at++;
        if (!quoted) {
            cell = lede_slice_cut(text, start, at);
        } else if (lede_slice_trim(lede_slice_cut(text, behind, at)).size > 0) {
            complain(rows, "text follows a closing quote mark; quote marks in a cell are doubled");
        }
        add_cell(rows, cell);
        more = at < text.size && text.data[at] == rows->separator;
        at += at < text.size;
    }
    rows->rest = lede_slice_cut(text, at, text.size);
}

static bool check_utf8(const lede_table_rows *rows) {
    for (uint32_t i = 0; i < rows->n_cells; i++) {
        if (!lede_utf8_is_valid(rows->cells[i])) return false;
    }
    return true;
}

static bool is_empty(const lede_table_rows *rows) {
    return rows->n_cells == 1 && rows->cells[0].size == 0 && rows->problem[0] == '\0';
}

bool lede_table_rows_next(lede_table_rows *rows) {
    do {
        lede_slice line;
        rows->n_cells = 0;
        rows->problem[0] = '\0';
        rows->line = rows->next_line++;
        if (rows->separator != '\t') {
            if (rows->rest.size == 0) return false;
            split_quoted(rows);
        } else {
            if (!lede_slice_line(&rows->rest, &line)) return false;
            split_plain(rows, line);
        }
    } while (is_empty(rows));
    if (!check_utf8(rows)) complain(rows, "it is not in UTF-8; save the table as \"CSV UTF-8\"");
    return true;
}
