#include "record/store_private.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/csv_cell.h"

/* NULL is an empty cell, an empty text is "". */
static void write_cell(lede_value value, lede_buffer *out) {
    if (value.kind == LEDE_TEXT) {
        lede_csv_put(out, value.as.text);
    } else {
        lede_value_print(value, out);
    }
}

static void write_header(const lede_scan *scan, lede_buffer *out) {
    int n_columns = sqlite3_column_count(scan->statement);
    for (int i = 0; i < n_columns; i++) {
        if (i > 0) lede_buffer_add_char(out, ',');
        const char *name = sqlite3_column_name(scan->statement, i);
        if (name == NULL) {
            out->failed = true;
            return;
        }
        lede_buffer_add_string(out, name);
    }
    lede_buffer_add_string(out, "\r\n");
}

static void write_row(const lede_scan *scan, lede_buffer *out) {
    int n_columns = sqlite3_column_count(scan->statement);
    for (int i = 0; i < n_columns; i++) {
        if (i > 0) lede_buffer_add_char(out, ',');
        write_cell(lede_column_value(scan->statement, i), out);
    }
    lede_buffer_add_string(out, "\r\n");
}

/* Hand the line to the file. */
static lede_status put(FILE *file, const char *path, lede_buffer *line, lede_error *err) {
    if (line->failed) return lede_fail_memory(err);
    size_t written = fwrite(line->data, 1, line->size, file);
    bool ok = written == line->size;
    line->size = 0;
    return ok ? LEDE_OK : lede_fail_errno(err, errno, "write", path);
}

/* What `line` holds already comes first. */
static lede_status write_rows(lede_scan *scan, FILE *file, const char *path, lede_buffer *line,
                              lede_error *err) {
    write_header(scan, line);
    LEDE_TRY(put(file, path, line, err));
    lede_status status;
    while ((status = lede_scan_next(scan, err)) == LEDE_OK) {
        write_row(scan, line);
        LEDE_TRY(put(file, path, line, err));
    }
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status write_file(lede_store *store, const lede_scan_table *table, const char *path,
                              bool bom, lede_error *err) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) return lede_fail_errno(err, errno, "write", path);
    lede_buffer line = {0};
    if (bom) lede_buffer_add_string(&line, "\xEF\xBB\xBF");
    lede_scan scan;
    lede_status status = lede_scan_open(&scan, store, table, err);
    if (status == LEDE_OK) status = write_rows(&scan, file, path, &line, err);
    lede_scan_close(&scan);
    lede_buffer_clear(&line);
    if (fclose(file) != 0 && status == LEDE_OK) status = lede_fail_errno(err, errno, "write", path);
    return status;
}

lede_status lede_store_write_csv(lede_store *store, const char *folder, bool bom, lede_error *err) {
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        return lede_fail_errno(err, errno, "make folder", folder);
    }
    lede_buffer path = {0};
    lede_status status = LEDE_OK;
    lede_scan_table table;
    size_t size = strlen(folder);
    while (size > 1 && folder[size - 1] == '/') size--;
    for (size_t i = 0; status == LEDE_OK && lede_scan_table_at(store, i, &table); i++) {
        path.size = 0;
        lede_buffer_printf(&path, "%.*s/%s.csv", (int)size, folder, table.name);
        lede_buffer_add_char(&path, '\0');
        status =
            path.failed ? lede_fail_memory(err) : write_file(store, &table, path.data, bom, err);
    }
    lede_buffer_clear(&path);
    return status;
}
