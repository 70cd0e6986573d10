/* csv.c — the loader of tables as text: comma-, semicolon-, tab- or bar-separated, RFC 4180. The
 * first record names the columns, each other record is an article. A record that is broken fails;
 * reading goes on at the next line from which a record with as many cells as columns is read. */
#include "load/format.h"

#include <stdio.h>
#include <stdlib.h>

#include "load/charset.h"
#include "load/column_names.h"
#include "load/csv_record.h"
#include "load/html_day.h"
#include "load/json_article.h"
#include "load/json_names.h"
#include "load/ready_frame.h"

/* Of what follows a broken record, so much is tried as a record; by so much of its beginning the
 * charset of a table and the order of its days are judged, and no line of names is longer. */
enum { RESYNC_BYTES = 256 * 1024, NO_HEADER = 0, HEAD_BYTES = 64 * 1024 };

static const char DELIMITERS[] = {',', ';', '\t', '|'};
enum { N_DELIMITERS = sizeof DELIMITERS };

/* ---- the names of the columns --------------------------------------------------------------- */

typedef struct header {
    char delimiter;
    uint32_t n_cells, n_known;
    bool tells; /* a column is the text or the title */
} header;

static const lede_json_name *find_name(lede_slice column) {
    const lede_json_name *name = lede_json_name_find(column);
    const char *meant = name == NULL ? lede_column_meaning(column) : NULL;
    return meant == NULL ? name : lede_json_name_find(lede_slice_of(meant));
}

static bool is_given(const lede_field_names *names, lede_slice key) {
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        if (lede_slice_equal(names->items[i].key, key)) return true;
    }
    return false;
}

static lede_slice strip_quotes(lede_slice cell) {
    bool quoted = cell.size >= 2 && cell.data[0] == '"' && cell.data[cell.size - 1] == '"';
    return lede_slice_trim(quoted ? lede_slice_cut(cell, 1, cell.size - 1) : cell);
}

static header look_as(lede_slice line, char delimiter, const lede_field_names *names) {
    header h = {.delimiter = delimiter};
    for (size_t at = 0; at <= line.size; h.n_cells++) {
        const char *mark =
            at < line.size ? memchr(line.data + at, delimiter, line.size - at) : NULL;
        size_t stop = mark == NULL ? line.size : (size_t)(mark - line.data);
        lede_slice cell = strip_quotes(lede_slice_cut(line, at, stop));
        const lede_json_name *name = find_name(cell);
        bool given = is_given(names, cell);
        h.n_known += name != NULL || given;
        h.tells |= given || (name != NULL && (name->meaning == LEDE_JSON_KEY_TEXT ||
                                              name->meaning == LEDE_FIELD_TITLE));
        at = stop + 1;
    }
    return h;
}

/* By the delimiter under which most names are known, then most columns. */
static header look_at_line(lede_slice line, const lede_field_names *names) {
    header best = look_as(line, DELIMITERS[0], names);
    for (size_t i = 1; i < N_DELIMITERS; i++) {
        header h = look_as(line, DELIMITERS[i], names);
        bool better =
            h.n_known > best.n_known || (h.n_known == best.n_known && h.n_cells > best.n_cells);
        if (better) best = h;
    }
    return best;
}

/* "sep=;", which a spreadsheet puts before the header. */
static bool names_delimiter(lede_slice line) {
    return line.size == 5 && lede_slice_starts(line, LEDE_SLICE("sep="));
}

static bool is_table_name(const char *path) {
    return lede_ready_is_named(path, ".csv") || lede_ready_is_named(path, ".tsv") ||
           lede_ready_is_named(path, ".CSV") || lede_ready_is_named(path, ".TSV");
}

static int sniff(lede_slice head, const char *path) {
    lede_slice rest = lede_ready_skip_mark(head), line;
    if (!lede_slice_line(&rest, &line)) return 0;
    if (names_delimiter(line) && lede_slice_line(&rest, &line)) return 97;
    header h = look_at_line(line, NULL);
    if (h.n_cells >= 2 && h.n_known >= 2 && h.tells && rest.size > 0) return 97;
    if (!is_table_name(path)) return 0;
    return h.n_cells >= 2 || h.tells ? 70 : 0;
}

/* ---- the order of day and month -------------------------------------------------------------- */

/* What the dates of a table tell: "13/02/2024" that days come first, "02/13/2024" months. */
enum { ORDER_DAY_FIRST = 'd', ORDER_MONTH_FIRST = 'm', ORDER_UNKNOWN = '-' };

/* Whether a column has dates of the article: by its name, or as the user says. */
static bool is_date_column(lede_slice key, const lede_field_names *names) {
    const lede_json_name *name = find_name(key);
    int meaning = name == NULL ? -1 : name->meaning;
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        if (lede_slice_equal(names->items[i].key, key)) meaning = names->items[i].meaning;
    }
    return meaning == LEDE_FIELD_PUBLISHED || meaning == LEDE_FIELD_MODIFIED;
}

/* What a date in digits tells, if only one of its two numbers can be a month. */
static char order_of(lede_slice cell) {
    unsigned numbers[2] = {0, 0};
    size_t at = 0, most = 2;
    cell = lede_slice_trim(cell);
    for (int i = 0; i < 2; i++) {
        size_t start = at;
        for (; at < cell.size && at < start + most && cell.data[at] >= '0' && cell.data[at] <= '9';
             at++) {
            numbers[i] = numbers[i] * 10 + (unsigned)(cell.data[at] - '0');
        }
        if (at == start || at >= cell.size || strchr("/-", cell.data[at]) == NULL) {
            return ORDER_UNKNOWN;
        }
        at++;
    }
    enum { MONTHS = 12, DAYS = 31 };
    if (numbers[0] > MONTHS && numbers[0] <= DAYS && numbers[1] <= MONTHS) return ORDER_DAY_FIRST;
    if (numbers[1] > MONTHS && numbers[1] <= DAYS && numbers[0] <= MONTHS) return ORDER_MONTH_FIRST;
    return ORDER_UNKNOWN;
}

typedef LEDE_ARRAY(uint32_t) columns;

/* The places of the columns of dates, in order. False: out of memory. */
static bool find_date_columns(lede_slice names, char delimiter, const lede_field_names *given,
                              lede_arena *arena, columns *out) {
    size_t at = 0;
    bool ok = true;
    lede_slice name;
    for (uint32_t i = 0; lede_csv_cell(names, delimiter, &at, arena, &ok, &name); i++) {
        if (!is_date_column(lede_slice_trim(name), given)) continue;
        if (!lede_array_push(out, i)) return false;
    }
    return ok;
}

/* The order that the dates of a record tell beside those before it; two that contradict each other
 * tell nothing. False: out of memory. */
static bool note_order(const columns *dates, lede_slice record, char delimiter, lede_arena *arena,
                       unsigned *orders) {
    size_t at = 0, next = 0;
    bool ok = true;
    lede_slice cell;
    for (uint32_t i = 0; next < dates->count; i++) {
        if (!lede_csv_cell(record, delimiter, &at, arena, &ok, &cell)) break;
        if (i != dates->data[next]) continue;
        char order = order_of(cell);
        *orders |= order == ORDER_DAY_FIRST ? 1u : order == ORDER_MONTH_FIRST ? 2u : 0u;
        next++;
    }
    return ok;
}

/* What the user says. */
static char order_given(const lede_field_names *given) {
    if (given == NULL || given->date_language.data == NULL) return ORDER_UNKNOWN;
    bool is_day = lede_slice_is(given->date_language, "en-GB");
    return is_day ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
}

/* The order of the dates in the beginning of a table, whose first record names the columns. */
static lede_status find_order(lede_slice head, bool is_all, char delimiter,
                              const lede_field_names *given, char *order, lede_error *err) {
    lede_csv_record record;
    lede_arena arena;
    columns dates = {0};
    unsigned orders = 0;
    *order = order_given(given);
    if (*order != ORDER_UNKNOWN) return LEDE_OK;
    if (lede_csv_scan(head, delimiter, is_all, &record) != LEDE_CSV_OK) return LEDE_OK;
    lede_slice names = lede_slice_cut(head, 0, record.text_size);
    lede_arena_init(&arena, 0);
    bool ok = find_date_columns(names, delimiter, given, &arena, &dates);
    for (size_t at = record.size; ok && dates.count > 0 && at < head.size; at += record.size) {
        lede_slice rest = lede_slice_cut(head, at, head.size);
        if (lede_csv_scan(rest, delimiter, is_all, &record) != LEDE_CSV_OK) break;
        lede_arena_reset(&arena);
        ok = note_order(&dates, lede_slice_cut(rest, 0, record.text_size), delimiter, &arena,
                        &orders);
    }
    free(dates.data);
    lede_arena_clear(&arena);
    if (!ok) return lede_fail_memory(err);
    if (orders == 1) *order = ORDER_DAY_FIRST;
    if (orders == 2) *order = ORDER_MONTH_FIRST;
    return LEDE_OK;
}

/* ---- frame ---------------------------------------------------------------------------------- */

/* The record that begins here, reading on as far as it needs, but no further than `most`. */
static lede_csv_end scan(lede_framer *framer, size_t most, lede_csv_record *record,
                         lede_status *status, lede_error *err) {
    for (size_t wanted = 4096;; wanted *= 2) {
        *status = lede_framer_fill(framer, wanted, err);
        if (*status != LEDE_OK) return LEDE_CSV_OPEN;
        lede_slice rest = lede_framer_rest(framer);
        lede_csv_end end = lede_csv_scan(rest, (char)framer->mode, framer->ended, record);
        if (end != LEDE_CSV_OPEN || framer->ended || rest.size > most) return end;
    }
}

static lede_status read_header(lede_framer *framer, const lede_frame *frame, lede_error *err) {
    lede_slice line;
    size_t next = 0;
    LEDE_TRY(lede_ready_begin(framer, err));
    lede_status status = lede_framer_line(framer, 0, &line, &next, err);
    if (status == LEDE_OK && names_delimiter(lede_slice_trim(line))) {
        framer->mode = (uint32_t)(unsigned char)line.data[4];
        lede_ready_skip(framer, next);
        status = lede_framer_line(framer, 0, &line, &next, err);
    }
    if (status == LEDE_LIMIT) {
        return lede_fail(err, LEDE_FORMAT, "the first line, which names the columns, has no end");
    }
    LEDE_TRY(status);
    if (framer->mode == NO_HEADER) {
        header h = look_at_line(lede_slice_trim(line), frame->names);
        framer->mode = (uint32_t)(unsigned char)h.delimiter;
    }
    lede_csv_record record;
    lede_csv_end end = scan(framer, (size_t)framer->limit, &record, &status, err);
    LEDE_TRY(status);
    if (end != LEDE_CSV_OK) {
        return lede_fail(err, LEDE_FORMAT,
                         "broken quotes in the first line, which names the columns");
    }
    if (record.size > HEAD_BYTES) { /* it is copied to each record */
        return lede_fail(err, LEDE_FORMAT,
                         "the first line, which names the columns, is longer than %d KiB",
                         HEAD_BYTES / 1024);
    }
    framer->width = record.n_cells;
    LEDE_TRY(lede_framer_fill(framer, HEAD_BYTES, err));
    const char *charset;
    char order;
    lede_slice head = lede_framer_rest(framer);
    LEDE_TRY(lede_charset_of_table(head, &charset, err));
    LEDE_TRY(find_order(head, framer->ended, (char)framer->mode, frame->names, &order, err));
    lede_buffer_add_char(&framer->header, (char)framer->mode);
    lede_buffer_add_char(&framer->header, order);
    lede_buffer_printf(&framer->header, "%s\n", charset == NULL ? "" : charset);
    lede_buffer_add(&framer->header, lede_slice_cut(lede_framer_rest(framer), 0, record.text_size));
    if (framer->header.failed) return lede_fail_memory(err);
    lede_ready_skip(framer, record.size);
    return LEDE_OK;
}

static void skip_line_here(lede_framer *framer) {
    lede_slice rest = lede_framer_rest(framer);
    size_t at = 0;
    while (at < rest.size && rest.data[at] != '\n' && rest.data[at] != '\r') at++;
    if (at + 1 < rest.size && rest.data[at] == '\r' && rest.data[at + 1] == '\n') at++;
    lede_ready_skip(framer, at < rest.size ? at + 1 : at);
}

/* Up to the next line that makes sense as the first of a record. */
static lede_status resync(lede_framer *framer, lede_error *err) {
    for (;;) {
        lede_status status;
        lede_csv_record record;
        skip_line_here(framer);
        lede_csv_end end = scan(framer, RESYNC_BYTES, &record, &status, err);
        LEDE_TRY(status);
        if (lede_framer_rest(framer).size == 0) return LEDE_OK;
        if (end == LEDE_CSV_OK && record.n_cells == framer->width) return LEDE_OK;
    }
}

/* What is wrong with the record that begins at the frame's line, and what the framer left out with
 * it. */
static lede_status describe(lede_csv_end end, const lede_csv_record *record,
                            const lede_framer *framer, const lede_frame *frame, lede_error *err) {
    uint32_t first = frame->line, last = framer->column > 0 ? framer->line : framer->line - 1;
    char others[64] = "";
    if (last > first) snprintf(others, sizeof others, "; left out: lines %u to %u", first, last);
    if (end == LEDE_CSV_OK) {
        return lede_fail(err, LEDE_FORMAT,
                         "broken record: %u cells where the first line names %u columns (a cell "
                         "with the delimiter or a line break in it must stand in quotes)%s",
                         record->n_cells, framer->width, others);
    }
    if (end == LEDE_CSV_BROKEN) {
        return lede_fail(err, LEDE_FORMAT,
                         "broken quotes: behind the closing quote in line %u expected the "
                         "delimiter or a line end (a quote inside a cell is written twice)%s",
                         first + record->line, others);
    }
    return lede_fail(err, LEDE_FORMAT,
                     "broken quotes: the quote that opens in line %u does not close%s",
                     first + record->quote_at, others);
}

static lede_status fail_record(lede_framer *framer, lede_csv_end end, const lede_csv_record *record,
                               lede_frame *frame, lede_error *err) {
    frame->part = ++framer->part;
    frame->line = framer->line;
    frame->offset = framer->offset;
    LEDE_TRY(resync(framer, err));
    frame->status = describe(end, record, framer, frame, &frame->error);
    return LEDE_OK;
}

static lede_status take_record(lede_framer *framer, const lede_csv_record *record,
                               lede_frame *frame, lede_error *err) {
    LEDE_TRY(lede_ready_cut(framer, record->size, frame, err));
    frame->part = ++framer->part;
    frame->size = record->text_size;
    return LEDE_OK;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    if (framer->mode == NO_HEADER || framer->width == 0) LEDE_TRY(read_header(framer, frame, err));
    for (;;) {
        lede_csv_record record;
        lede_status status;
        lede_csv_end end = scan(framer, (size_t)framer->limit, &record, &status, err);
        LEDE_TRY(status);
        lede_slice rest = lede_framer_rest(framer);
        if (rest.size == 0) return LEDE_END;
        if (end == LEDE_CSV_OK &&
            lede_slice_trim(lede_slice_cut(rest, 0, record.text_size)).size == 0 &&
            record.n_cells == 1) {
            lede_ready_skip(framer, record.size);
            continue;
        }
        bool fits = end == LEDE_CSV_OK && record.n_cells == framer->width;
        if (!fits) return fail_record(framer, end, &record, frame, err);
        if (record.size <= framer->limit) return take_record(framer, &record, frame, err);
        lede_framer_fail_long(framer, "record", frame);
        frame->part = ++framer->part;
        lede_ready_skip(framer, record.size);
        return LEDE_OK;
    }
}

/* ---- parse ---------------------------------------------------------------------------------- */

/* What the header of its frames says of a table. */
typedef struct table {
    lede_slice names;
    char delimiter, order;
    const lede_field_names *given;
} table;

/* What tools write for a value that is missing. */
static bool is_missing(lede_slice cell) {
    return lede_slice_is(cell, "NULL") || lede_slice_is(cell, "\\N") ||
           lede_slice_is(cell, "NaN") || lede_slice_is(cell, "nan");
}

/* What the table says of its dates: "02/05/2024" is a day of May where another has its day first.
 * Where a column is named in one of those languages, they are spelt as there. */
static lede_status spell_date(const table *t, lede_json *value, lede_arena *arena) {
    bool is_told = order_given(t->given) != ORDER_UNKNOWN;
    bool is_other = !is_told && lede_column_meaning(value->key) != NULL;
    if (!is_other && t->order == ORDER_UNKNOWN) return LEDE_OK;
    if (!is_date_column(value->key, t->given)) return LEDE_OK;
    lede_slice spelling = is_other                      ? LEDE_SLICE("de")
                          : t->order == ORDER_DAY_FIRST ? LEDE_SLICE("en-GB")
                                                        : LEDE_SLICE("en-US");
    bool ok = true;
    value->text = lede_html_date_printed(value->text, spelling, arena, &ok);
    return ok ? LEDE_OK : LEDE_NOMEM;
}

/* The record as an object whose keys are the names of the columns. */
static lede_status read_object(const table *t, lede_slice record, lede_arena *arena,
                               lede_json **out) {
    lede_json *object = lede_arena_zalloc(arena, sizeof *object);
    if (object == NULL) return LEDE_NOMEM;
    const lede_json **link = &object->first;
    size_t name_at = 0, cell_at = 0;
    bool ok = true;
    lede_slice name, cell;
    object->kind = LEDE_JSON_OBJECT;
    object->text = LEDE_SLICE("");
    while (lede_csv_cell(t->names, t->delimiter, &name_at, arena, &ok, &name) &&
           lede_csv_cell(record, t->delimiter, &cell_at, arena, &ok, &cell)) {
        lede_json *value = lede_arena_zalloc(arena, sizeof *value);
        if (value == NULL) return LEDE_NOMEM;
        value->kind = is_missing(cell) ? LEDE_JSON_NULL : LEDE_JSON_STRING;
        value->text = cell;
        value->key = lede_slice_trim(name);
        value->meaning = find_name(value->key);
        if (spell_date(t, value, arena) != LEDE_OK) return LEDE_NOMEM;
        *link = value;
        link = &value->next;
        object->count++;
    }
    *out = object;
    return ok ? LEDE_OK : LEDE_NOMEM;
}

/* The header of frames: the delimiter, the order of day and month, the charset of what is not UTF-8
 * or nothing, a line end, the names. */
static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice names = frame->header, record = {frame->bytes, frame->size}, line;
    if (names.size < 3 || !lede_slice_line(&names, &line)) {
        return lede_fail(err, LEDE_FORMAT, "a record of a table without the names of its columns");
    }
    const char *charset = NULL;
    if (line.size > 2) {
        charset = lede_arena_string(article->arena, lede_slice_cut(line, 2, line.size));
        if (charset == NULL) return lede_fail_memory(err);
    }
    LEDE_TRY(lede_charset_decode_as(names, charset, article->arena, &names, err));
    LEDE_TRY(lede_charset_decode_as(record, charset, article->arena, &record, err));
    lede_json *object;
    table t = {names, line.data[0], line.data[1], frame->names};
    if (read_object(&t, record, article->arena, &object) != LEDE_OK) {
        return lede_fail_memory(err);
    }
    const lede_json_reading reading = {.names = frame->names, .what = "a column"};
    const lede_json *culprit = object;
    return lede_json_article(object, &reading, article, &culprit, err);
}

const lede_format lede_format_csv = {
    .name = "csv", .sniff = sniff, .frame = frame_next, .parse = parse};
