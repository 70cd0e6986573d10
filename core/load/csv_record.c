#include "load/csv_record.h"

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

/* Offset behind the line end at `at`. */
static size_t behind_line_end(lede_slice bytes, size_t at) {
    bool pair = bytes.data[at] == '\r' && at + 1 < bytes.size && bytes.data[at + 1] == '\n';
    return at + (pair ? 2 : 1);
}

/* Behind the closing quote of the cell that opens at `at`; SIZE_MAX: it does not close here. */
static size_t pass_quoted(lede_slice bytes, size_t at, uint32_t *lines) {
    for (at++; at < bytes.size; at++) {
        *lines += bytes.data[at] == '\n';
        if (bytes.data[at] != '"') continue;
        if (at + 1 < bytes.size && bytes.data[at + 1] == '"') {
            at++;
        } else {
            return at + 1;
        }
    }
    return SIZE_MAX;
}

static size_t pass_plain(lede_slice bytes, size_t at, char delimiter) {
    while (at < bytes.size && bytes.data[at] != delimiter && !is_line_end(bytes.data[at])) at++;
    return at;
}

lede_csv_end lede_csv_scan(lede_slice bytes, char delimiter, bool ended, lede_csv_record *out) {
    size_t at = 0;
    *out = (lede_csv_record){.n_cells = 1};
    for (;;) {
        if (at < bytes.size && bytes.data[at] == '"') {
            out->quote_at = out->line;
            at = pass_quoted(bytes, at, &out->line);
            out->in_quotes = at == SIZE_MAX;
            if (at == SIZE_MAX) return LEDE_CSV_OPEN;
        } else {
            at = pass_plain(bytes, at, delimiter);
        }
        /* a quote at the very end may be the first of two, a CR the first of CR LF */
        bool unsure = at == bytes.size || (bytes.data[at] == '\r' && at + 1 == bytes.size);
        if (unsure && !ended) return LEDE_CSV_OPEN;
        if (at < bytes.size && bytes.data[at] == delimiter) {
            out->n_cells++;
            at++;
            continue;
        }
        out->size = out->text_size = at;
        if (at == bytes.size) return LEDE_CSV_OK;
        if (!is_line_end(bytes.data[at])) return LEDE_CSV_BROKEN;
        out->size = behind_line_end(bytes, at);
        return LEDE_CSV_OK;
    }
}

/* Without the quotes around it, and one for two inside. */
static lede_slice unquote(lede_slice cell, lede_arena *arena, bool *ok) {
    cell = lede_slice_cut(cell, 1, cell.size - 1);
    if (cell.size == 0 || memchr(cell.data, '"', cell.size) == NULL) return cell;
    char *out = lede_arena_alloc(arena, cell.size);
    if (out == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    size_t size = 0;
    for (size_t i = 0; i < cell.size; i++) {
        out[size++] = cell.data[i];
        if (cell.data[i] == '"') i++;
    }
    return (lede_slice){out, size};
}

bool lede_csv_cell(lede_slice record, char delimiter, size_t *at, lede_arena *arena, bool *ok,
                   lede_slice *cell) {
    if (*at > record.size) return false;
    uint32_t lines = 0;
    size_t start = *at, stop;
    bool quoted = start < record.size && record.data[start] == '"';
    stop = quoted ? pass_quoted(record, start, &lines) : pass_plain(record, start, delimiter);
    if (stop == SIZE_MAX) return false;
    *cell = lede_slice_cut(record, start, stop);
    if (quoted) *cell = unquote(*cell, arena, ok);
    *at = stop + 1;
    return *ok;
}
