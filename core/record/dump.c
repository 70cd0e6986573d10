#include "record/store_private.h"

#include "base/json_writer.h"

/* Bytes gathered before they are handed on. */
enum { CHUNK = 64 * 1024 };

static lede_status flush(lede_buffer *out, lede_write_fn write, void *context, lede_error *err) {
    if (out->failed) return lede_fail_memory(err);
    lede_status status = out->size == 0 ? LEDE_OK : write(context, lede_buffer_slice(out), err);
    out->size = 0;
    return status;
}

/* A row as a JSON object, columns in the order of the table. `table` NULL: without its name. */
static void write_row(lede_scan *scan, const char *table, lede_buffer *out) {
    lede_json_writer json = {.out = out};
    lede_json_open_object(&json);
    if (table != NULL) {
        lede_json_key(&json, "table");
        lede_json_string(&json, table);
    }
    int n_columns = sqlite3_column_count(scan->statement);
    for (int i = 0; i < n_columns; i++) {
        lede_json_key(&json, sqlite3_column_name(scan->statement, i));
        lede_json_value(&json, lede_column_value(scan->statement, i));
    }
    lede_json_close_object(&json);
    lede_buffer_add_char(out, '\n');
}

static lede_status write_table(lede_store *store, const lede_scan_table *table, bool named,
                               lede_write_fn write, void *context, lede_buffer *out,
                               lede_error *err) {
    lede_scan scan;
    lede_status status = lede_scan_open(&scan, store, table, err);
    while (status == LEDE_OK && (status = lede_scan_next(&scan, err)) == LEDE_OK) {
        write_row(&scan, named ? table->name : NULL, out);
        if (out->size >= CHUNK || out->failed) status = flush(out, write, context, err);
    }
    lede_scan_close(&scan);
    return status == LEDE_END ? LEDE_OK : status;
}

/* "# lede dump 2", then for each table "# name" and its rows, one JSON object a line. */
lede_status lede_store_write_dump(lede_store *store, lede_write_fn write, void *context,
                                  lede_error *err) {
    lede_buffer out = {0};
    lede_status status = LEDE_OK;
    lede_scan_table table;
    lede_buffer_printf(&out, "# lede dump %d\n", LEDE_STORE_FORMAT);
    for (size_t i = 0; status == LEDE_OK && lede_scan_table_at(store, i, &table); i++) {
        lede_buffer_printf(&out, "# %s\n", table.name);
        status = write_table(store, &table, false, write, context, &out, err);
    }
    if (status == LEDE_OK) status = flush(&out, write, context, err);
    lede_buffer_clear(&out);
    return status;
}

/* Records alone, each with the name of its table, since the lines stand in one file. */
lede_status lede_store_write_jsonl(lede_store *store, lede_write_fn write, void *context,
                                   lede_error *err) {
    lede_buffer out = {0};
    lede_status status = LEDE_OK;
    lede_scan_table table;
    for (size_t i = 0; status == LEDE_OK && lede_scan_table_at(store, i, &table); i++) {
        if (!table.is_record_table) continue;
        status = write_table(store, &table, true, write, context, &out, err);
    }
    if (status == LEDE_OK) status = flush(&out, write, context, err);
    lede_buffer_clear(&out);
    return status;
}
