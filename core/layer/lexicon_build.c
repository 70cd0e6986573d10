#include "layer/lexicon_build.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "layer/lexicon_file.h"
#include "layer/table_rows.h"

typedef enum role {
    ROLE_ATTRIBUTE = 0,
    ROLE_CATEGORY, /* an attribute, too */
    ROLE_ENTRY,
    ROLE_LEMMA,
    ROLE_ALIAS,
    ROLE_CASE,
    ROLE_FUZZY,
    ROLE_FROM,
    ROLE_TO
} role;

enum { NO_COLUMN = 0xFF, RECENT = 1 << 16 };

typedef struct value {
    uint32_t entry;
    lede_file_value value;
    lede_file_days days;
} value;

typedef struct recent { /* a text that was written lately: countries and roles repeat */
    uint32_t text, size;
} recent;

typedef struct build {
    const lede_lexicon_recipe *recipe;
    lede_lexicon_summary *summary;
    lede_arena arena; /* cells of quoted tables, names of columns */
    lede_trie_builder *trie;
    lede_table_rows rows;
    role roles[LEDE_TABLE_CELLS];
    uint8_t columns[LEDE_TABLE_CELLS]; /* of attributes; NO_COLUMN */
    uint32_t n_cells;                  /* that every row must have */
    uint32_t n_columns;
    lede_map entries;                  /* phrase → entry */
    lede_map categories;               /* number of an entry and category → entry */
    LEDE_ARRAY(uint32_t) flags, lines; /* by entry */
    LEDE_ARRAY(value) values;
    recent *recents;
    bool has_lemmas, has_days, has_misspelt, has_several;
    uint32_t first_bad;
    char first_problem[400];
    lede_buffer arrays[LEDE_N_LEXICON_ARRAYS];
} build;

/* What one row says. */
typedef struct row {
    lede_slice entry, lemma, alias; /* alias: the cell; NULL: none */
    lede_phrase phrase;             /* policy and is_misspelt are set */
    lede_file_days days;
} row;

/* ---- what is told ---------------------------------------------------------------------------- */

static void bad_line(build *b, const char *problem) {
    uint32_t line = b->rows.line;
    if (b->summary->n_bad++ == 0) {
        snprintf(b->first_problem, sizeof b->first_problem, "%s", problem);
        b->first_bad = line;
    }
    if (b->summary->n_bad <= LEDE_BUILD_NOTES && b->recipe->note != NULL) {
        b->recipe->note(b->recipe->context, line, problem);
    }
}

/* The whole table cannot be used, because of this line. */
static lede_status bad_table(lede_error *err, uint32_t line, const char *format, ...)
    LEDE_PRINTF(3, 4);
static lede_status bad_table(lede_error *err, uint32_t line, const char *format, ...) {
    char text[600];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    lede_fail(err, LEDE_FORMAT, "%s", text);
    if (err != NULL) err->line = line;
    return LEDE_FORMAT;
}

static void bad_cell(build *b, const char *column, lede_slice cell, const char *expected) {
    char problem[300];
    snprintf(problem, sizeof problem, "column '%s' has '%.*s'; expected %s", column,
             (int)(cell.size > 60 ? 60 : cell.size), cell.data, expected);
    bad_line(b, problem);
}

static void note_repeated(build *b, lede_slice phrase, uint32_t first_line) {
    char text[200];
    if (b->summary->n_repeated++ >= LEDE_BUILD_NOTES || b->recipe->note == NULL) return;
    snprintf(text, sizeof text, "'%.*s' stands in line %u already, which counts",
             (int)(phrase.size > 80 ? 80 : phrase.size), phrase.data, first_line);
    b->recipe->note(b->recipe->context, b->rows.line, text);
}

/* ---- the header ------------------------------------------------------------------------------ */

/* "Date of birth" is column date_of_birth. */
static lede_slice column_name(build *b, lede_slice cell, bool *ok) {
    lede_slice name = lede_arena_copy(&b->arena, cell, ok);
    char *bytes = *ok ? lede_arena_string(&b->arena, cell) : NULL;
    if (bytes == NULL) {
        *ok = false;
        return name;
    }
    for (size_t i = 0; i < cell.size; i++) {
        if (bytes[i] >= 'A' && bytes[i] <= 'Z') bytes[i] = (char)(bytes[i] + ('a' - 'A'));
        if (bytes[i] == ' ' || bytes[i] == '-') bytes[i] = '_';
    }
    return (lede_slice){bytes, cell.size};
}

static role role_of(lede_slice name) {
    static const struct {
        const char *name;
        role is;
    } known[] = {{"lemma", ROLE_LEMMA}, {"alias", ROLE_ALIAS},      {"aliases", ROLE_ALIAS},
                 {"case", ROLE_CASE},   {"fuzzy", ROLE_FUZZY},      {"valid_from", ROLE_FROM},
                 {"valid_to", ROLE_TO}, {"category", ROLE_CATEGORY}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (lede_slice_is(name, known[i].name)) return known[i].is;
    }
    return ROLE_ATTRIBUTE;
}

static uint32_t find_name(const lede_slice *names, uint32_t n, const char *name) {
    for (uint32_t i = 0; i < n; i++) {
        if (lede_slice_is(names[i], name)) return i;
    }
    return UINT32_MAX;
}

/* A list whose only column has a name that says nothing of it has, most likely, no heading: its
 * first entry would be lost without a word. */
static lede_status check_heading(const lede_slice *names, uint32_t n, lede_error *err) {
    static const char *const known[] = {"entry", "word", "name", "term", "phrase", "keyword"};
    if (n != 1 || role_of(names[0]) != ROLE_ATTRIBUTE) return LEDE_OK;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (lede_slice_is(names[0], known[i])) return LEDE_OK;
    }
    return bad_table(err, 1,
                     "the first line names the columns, and '%.*s' looks like an entry; begin the "
                     "list with a line that says 'entry'",
                     (int)(names[0].size > 60 ? 60 : names[0].size), names[0].data);
}

/* The column of entries: by name, else the first; none where lemmas take its place. */
static lede_status find_entry_column(build *b, const lede_slice *names, lede_error *err) {
    static const char *const wanted[] = {"entry", "word", "name"};
    uint32_t found = UINT32_MAX;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted && found == UINT32_MAX; i++) {
        found = find_name(names, b->n_cells, wanted[i]);
    }
    if (found == UINT32_MAX && find_name(names, b->n_cells, "lemma") != UINT32_MAX) return LEDE_OK;
    if (found == UINT32_MAX) found = 0;
    if (b->roles[found] != ROLE_ATTRIBUTE) {
        return bad_table(err, 1, "no column holds the entries; call it 'entry'");
    }
    b->roles[found] = ROLE_ENTRY;
    return LEDE_OK;
}

static void add_text(lede_buffer *out, lede_slice text) {
    lede_buffer_add(out, text);
    lede_buffer_add_char(out, '\n');
}

/* A column of entries that has a name of its own is an attribute, too. */
static lede_status number_columns(build *b, const lede_slice *names, lede_error *err) {
    b->n_columns = 1;
    add_text(&b->arrays[LEDE_LEXICON_COLUMN_NAMES], LEDE_SLICE("entry"));
    for (uint32_t i = 0; i < b->n_cells; i++) {
        b->columns[i] = NO_COLUMN;
        bool is_entry = b->roles[i] == ROLE_ENTRY;
        if (b->roles[i] > ROLE_CATEGORY && !is_entry) continue;
        if (is_entry && (lede_slice_is(names[i], "entry") || lede_slice_is(names[i], "word"))) {
            continue;
        }
        if (b->n_columns == LEDE_LEXICON_COLUMNS) {
            return lede_fail(err, LEDE_LIMIT, "a lexicon has at most %d columns",
                             LEDE_LEXICON_COLUMNS);
        }
        b->columns[i] = (uint8_t)b->n_columns++;
        add_text(&b->arrays[LEDE_LEXICON_COLUMN_NAMES], names[i]);
    }
    return LEDE_OK;
}

static lede_status read_header(build *b, lede_error *err) {
    lede_slice names[LEDE_TABLE_CELLS];
    if (!lede_table_rows_next(&b->rows)) return lede_fail(err, LEDE_FORMAT, "the table is empty");
    if (b->rows.problem[0] != '\0') return bad_table(err, 1, "%s", b->rows.problem);
    b->n_cells = b->rows.n_cells;
    for (uint32_t i = 0; i < b->n_cells; i++) {
        bool ok = true;
        names[i] = column_name(b, b->rows.cells[i], &ok);
        if (!ok) return lede_fail_memory(err);
        if (!lede_is_name(names[i])) {
            return bad_table(err, 1,
                             "the first line names the columns, and '%.*s' is no name: names are "
                             "letters a to z, digits and '_', a letter first",
                             (int)(names[i].size > 60 ? 60 : names[i].size), b->rows.cells[i].data);
        }
        if (find_name(names, i, names[i].data) != UINT32_MAX) {
            return bad_table(err, 1, "two columns are called '%.*s'", LEDE_FMT(names[i]));
        }
        b->roles[i] = role_of(names[i]);
    }
    LEDE_TRY(check_heading(names, b->n_cells, err));
    LEDE_TRY(find_entry_column(b, names, err));
    return number_columns(b, names, err);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static bool read_day(build *b, const char *column, lede_slice cell, uint32_t *day) {
    *day = lede_lexicon_day(cell);
    if (*day != 0) return true;
    bad_cell(b, column, cell, "a date such as 2018, 2018-06 or 2018-06-16");
    return false;
}

static bool read_flag(build *b, lede_slice cell, bool *flag) {
    *flag = lede_slice_is(cell, "yes");
    if (*flag || lede_slice_is(cell, "no")) return true;
    bad_cell(b, "fuzzy", cell, "yes or no");
    return false;
}

static bool read_cell(build *b, role what, lede_slice cell, row *r) {
    switch (what) {
    case ROLE_ENTRY: r->entry = cell; return true;
    case ROLE_LEMMA: r->lemma = cell; return true;
    case ROLE_ALIAS: r->alias = cell; return true;
    case ROLE_FROM: return read_day(b, "valid_from", cell, &r->days.from);
    case ROLE_TO: return read_day(b, "valid_to", cell, &r->days.to);
    case ROLE_FUZZY: return read_flag(b, cell, &r->phrase.is_misspelt);
    case ROLE_CASE:
        if (lede_lexicon_case_find(cell, &r->phrase.policy)) return true;
        bad_cell(b, "case", cell, "smart, exact, ignore or capital");
        return false;
    case ROLE_CATEGORY:
    case ROLE_ATTRIBUTE: break;
    }
    return true;
}

/* False after telling why the row cannot be used. */
static bool read_row(build *b, row *r) {
    char problem[120];
    *r = (row){.phrase = {.policy = b->recipe->policy, .is_misspelt = b->recipe->is_misspelt}};
    if (b->rows.problem[0] != '\0') {
        bad_line(b, b->rows.problem);
        return false;
    }
    if (b->rows.n_cells != b->n_cells) {
        snprintf(problem, sizeof problem, "%u cells, where line 1 has %u", b->rows.n_cells,
                 b->n_cells);
        bad_line(b, problem);
        return false;
    }
    for (uint32_t i = 0; i < b->n_cells; i++) {
        lede_slice cell = b->rows.cells[i];
        if (cell.size > LEDE_BUILD_CELL) {
            bad_line(b, "a cell has more than 65,535 bytes");
            return false;
        }
        if (cell.size > 0 && !read_cell(b, b->roles[i], cell, r)) return false;
    }
    if (r->entry.size == 0 && r->lemma.size == 0) {
        bad_line(b, "the entry is empty");
        return false;
    }
    if (r->days.from != 0 && r->days.to != 0 &&
        lede_lexicon_compare_days(r->days.to, r->days.from) < 0) {
        bad_line(b, "valid_to is before valid_from");
        return false;
    }
    return true;
}

/* The offset of a text among those of values; UINT32_MAX: they outgrow 32 bits. */
static uint32_t text_offset(build *b, lede_slice text) {
    lede_buffer *out = &b->arrays[LEDE_LEXICON_TEXT];
    recent *r = &b->recents[lede_hash(text) % RECENT];
    if (r->size == text.size && r->text + text.size <= out->size && text.size > 0 &&
        memcmp(out->data + r->text, text.data, text.size) == 0) {
        return r->text;
    }
    if (out->size + text.size >= UINT32_MAX) return UINT32_MAX;
    *r = (recent){(uint32_t)out->size, (uint32_t)text.size};
    lede_buffer_add(out, text);
    return out->failed ? UINT32_MAX : r->text;
}

static bool add_value(build *b, uint32_t entry, uint32_t column, lede_slice text,
                      lede_file_days days) {
    uint32_t offset = text_offset(b, text);
    value fresh = {entry, {offset, (uint32_t)text.size << 8 | column}, days};
    return offset != UINT32_MAX && lede_array_push(&b->values, fresh);
}

static bool add_attributes(build *b, uint32_t entry, const row *r) {
    for (uint32_t i = 0; i < b->n_cells; i++) {
        lede_slice cell = b->rows.cells[i];
        if (b->columns[i] == NO_COLUMN || cell.size == 0) continue;
        bool is_entry = b->roles[i] == ROLE_ENTRY;
        lede_file_days always = {0, 0};
        if (!add_value(b, entry, b->columns[i], cell, is_entry ? always : r->days)) return false;
    }
    return true;
}

/* The column whose cell in this row is a category that the entry does not have yet; NO_COLUMN: the
 * row has none, or one that it has. */
static lede_status find_category(build *b, uint32_t entry, uint32_t *cell, lede_error *err) {
    uint32_t i = 0;
    while (i < b->n_cells && b->roles[i] != ROLE_CATEGORY) i++;
    *cell = NO_COLUMN;
    if (i == b->n_cells || b->rows.cells[i].size == 0) return LEDE_OK;
    lede_buffer key = {0};
    lede_buffer_printf(&key, "%u %.*s", entry, LEDE_FMT(b->rows.cells[i]));
    bool ok = !key.failed;
    if (ok && lede_map_get(&b->categories, lede_buffer_slice(&key)) == LEDE_MAP_NONE) {
        lede_slice kept = lede_arena_copy(&b->arena, lede_buffer_slice(&key), &ok);
        ok = ok && lede_map_put(&b->categories, kept, entry);
        *cell = i;
    }
    lede_buffer_clear(&key);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* A row without days that repeats an entry adds its category; what else it says does not count. */
static lede_status repeat_entry(build *b, uint32_t entry, lede_slice name, lede_error *err) {
    uint32_t cell;
    lede_file_days always = {0, 0};
    LEDE_TRY(find_category(b, entry, &cell, err));
    if (cell == NO_COLUMN) {
        note_repeated(b, name, b->lines.data[entry]);
        return LEDE_OK;
    }
    b->has_several = true;
    return add_value(b, entry, b->columns[cell], b->rows.cells[cell], always)
               ? LEDE_OK
               : lede_fail_memory(err);
}

/* A phrase that cannot be one makes the line a bad one; other failures end the build. */
static lede_status add_phrase(build *b, row *r, lede_slice text, bool of_lemma, lede_error *err) {
    r->phrase.text = text;
    r->phrase.of_lemma = of_lemma;
    lede_error why;
    lede_status status = lede_trie_builder_add(b->trie, &r->phrase, &why);
    if (status == LEDE_OK) {
        b->summary->n_phrases++;
        b->has_lemmas = b->has_lemmas || of_lemma;
        return LEDE_OK;
    }
    if (status == LEDE_NOMEM) return lede_fail_memory(err);
    bad_line(b, why.message);
    return LEDE_OK;
}

static lede_status add_phrases(build *b, row *r, lede_error *err) {
    if (r->entry.size > 0) LEDE_TRY(add_phrase(b, r, r->entry, false, err));
    if (r->lemma.size > 0) LEDE_TRY(add_phrase(b, r, r->lemma, true, err));
    for (size_t start = 0; start < r->alias.size;) {
        size_t bar = lede_slice_find(r->alias, LEDE_SLICE("|"), start);
        size_t stop = bar == SIZE_MAX ? r->alias.size : bar;
        lede_slice alias = lede_slice_trim(lede_slice_cut(r->alias, start, stop));
        if (alias.size > 0) LEDE_TRY(add_phrase(b, r, alias, false, err));
        start = stop + 1;
    }
    return LEDE_OK;
}

static lede_status add_entry(build *b, row *r, lede_slice name, lede_error *err) {
    uint32_t entry = (uint32_t)b->flags.count;
    uint32_t flags = r->phrase.is_misspelt ? LEDE_ENTRY_MISSPELT : 0;
    lede_file_days always = {0, 0};
    if (!lede_array_push(&b->flags, flags) || !lede_array_push(&b->lines, b->rows.line) ||
        !lede_map_put(&b->entries, name, entry) || !add_value(b, entry, 0, name, always)) {
        return lede_fail_memory(err);
    }
    b->has_misspelt = b->has_misspelt || r->phrase.is_misspelt;
    return LEDE_OK;
}

static lede_status add_row(build *b, lede_error *err) {
    row r;
    b->summary->n_rows++;
    if (!read_row(b, &r)) return LEDE_OK;
    lede_slice name = r.entry.size > 0 ? r.entry : r.lemma;
    bool is_dated = r.days.from != 0 || r.days.to != 0;
    uint32_t entry = lede_map_get(&b->entries, name);
    bool is_new = entry == LEDE_MAP_NONE;
    if (is_new) {
        entry = (uint32_t)b->flags.count;
        LEDE_TRY(add_entry(b, &r, name, err));
    } else if (!is_dated && (b->flags.data[entry] & LEDE_ENTRY_DATED) == 0) {
        return repeat_entry(b, entry, name, err);
    }
    if (is_new && !is_dated) LEDE_TRY(find_category(b, entry, &(uint32_t){0}, err));
    if (is_dated) b->flags.data[entry] |= LEDE_ENTRY_DATED;
    b->has_days = b->has_days || is_dated;
    if (!add_attributes(b, entry, &r)) return lede_fail_memory(err);
    r.phrase.entry = entry;
    return add_phrases(b, &r, err);
}

/* ---- the arrays ------------------------------------------------------------------------------ */

static void put_values(build *b, const uint32_t *starts, uint32_t n_slots) {
    char *bytes = lede_buffer_extend(&b->arrays[LEDE_LEXICON_VALUES],
                                     (size_t)n_slots * sizeof(lede_file_value));
    uint32_t *next = malloc((b->flags.count + 1) * sizeof *next);
    if (bytes == NULL || next == NULL) {
        b->arrays[LEDE_LEXICON_VALUES].failed = true;
        free(next);
        return;
    }
    memcpy(next, starts, b->flags.count * sizeof *next);
    for (size_t i = 0; i < b->values.count; i++) {
        const value *v = &b->values.data[i];
        char *at = bytes + (size_t)next[v->entry]++ * sizeof v->value;
        memcpy(at, &v->value, sizeof v->value);
        if ((b->flags.data[v->entry] & LEDE_ENTRY_DATED) == 0) continue;
        memcpy(at + sizeof v->value, &v->days, sizeof v->days);
        next[v->entry]++;
    }
    free(next);
}

/* Entries with the place of their values, which came in the order of rows. */
static lede_status put_entries(build *b, lede_error *err) {
    size_t n = b->flags.count;
    uint32_t *starts = calloc(n + 1, sizeof *starts);
    if (starts == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < b->values.count; i++) {
        uint32_t entry = b->values.data[i].entry;
        starts[entry] += (b->flags.data[entry] & LEDE_ENTRY_DATED) != 0 ? 2 : 1;
    }
    uint64_t sum = 0;
    for (size_t i = 0; i <= n && sum <= LEDE_ENTRY_VALUES; i++) {
        uint32_t count = starts[i];
        starts[i] = (uint32_t)sum;
        uint32_t item = starts[i] | (i < n ? b->flags.data[i] : 0);
        lede_buffer_add(&b->arrays[LEDE_LEXICON_ENTRIES],
                        (lede_slice){(const char *)&item, sizeof item});
        sum += count;
    }
    lede_status status = LEDE_OK;
    if (sum > LEDE_ENTRY_VALUES) {
        status =
            lede_fail(err, LEDE_LIMIT, "a lexicon with %zu values is too large", b->values.count);
    } else {
        put_values(b, starts, (uint32_t)sum);
    }
    free(starts);
    return status;
}

static void put_facts(build *b, lede_digest source) {
    lede_buffer *facts = &b->arrays[LEDE_LEXICON_FACTS];
    char hex[33];
    lede_digest_hex(source, hex);
    lede_buffer_printf(facts, "source %s\ncase %s\nlemmas %s\ndates %s\nmisspelt %s\nseveral %s\n",
                       hex, lede_lexicon_case_name(b->recipe->policy), b->has_lemmas ? "yes" : "no",
                       b->has_days ? "yes" : "no", b->has_misspelt ? "yes" : "no",
                       b->has_several ? "yes" : "no");
}

static lede_status finish(build *b, lede_slice table, lede_buffer *out, lede_error *err) {
    LEDE_TRY(put_entries(b, err));
    LEDE_TRY(lede_trie_builder_finish(b->trie, b->arrays, err));
    put_facts(b, lede_lexicon_made_of(table, b->recipe));
    for (int i = 0; i < LEDE_N_LEXICON_ARRAYS; i++) {
        if (b->arrays[i].failed) return lede_fail_memory(err);
    }
    lede_lexicon_file_write(out, b->arrays);
    b->summary->n_entries = (uint32_t)b->flags.count;
    return out->failed ? lede_fail_memory(err) : LEDE_OK;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static lede_status check_bad(const build *b, lede_error *err) {
    if (b->summary->n_bad > 0 && !b->recipe->skip_bad) {
        char more[64] = "";
        if (b->summary->n_bad > 1) {
            snprintf(more, sizeof more, " (and %u more lines that cannot be used)",
                     b->summary->n_bad - 1);
        }
        return bad_table(err, b->first_bad, "%s%s", b->first_problem, more);
    }
    if (b->flags.count > 0) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT, "the table has no entries");
}

static lede_status build_all(build *b, lede_slice table, lede_buffer *out, lede_error *err) {
    LEDE_TRY(lede_trie_builder_new(&b->trie, err));
    b->recents = calloc(RECENT, sizeof *b->recents);
    if (b->recents == NULL) return lede_fail_memory(err);
    LEDE_TRY(lede_table_rows_start(&b->rows, table, &b->arena, err));
    LEDE_TRY(read_header(b, err));
    while (lede_table_rows_next(&b->rows)) LEDE_TRY(add_row(b, err));
    LEDE_TRY(check_bad(b, err));
    return finish(b, table, out, err);
}

lede_digest lede_lexicon_made_of(lede_slice table, const lede_lexicon_recipe *recipe) {
    char say[64];
    snprintf(say, sizeof say, "lexicon %d %s %s %d %d", LEDE_LEXICON_VERSION, LEDE_VERSION,
             lede_lexicon_case_name(recipe->policy), recipe->is_misspelt, recipe->skip_bad);
    return lede_digest_add(lede_digest_of(table), lede_slice_of(say));
}

lede_status lede_lexicon_build_table(lede_slice table, const lede_lexicon_recipe *recipe,
                                     lede_buffer *out, lede_lexicon_summary *summary,
                                     lede_error *err) {
    *summary = (lede_lexicon_summary){0};
    build *b = calloc(1, sizeof *b);
    if (b == NULL) return lede_fail_memory(err);
    b->recipe = recipe;
    b->summary = summary;
    lede_arena_init(&b->arena, 0);
    lede_status status = build_all(b, table, out, err);
    for (int i = 0; i < LEDE_N_LEXICON_ARRAYS; i++) lede_buffer_clear(&b->arrays[i]);
    lede_trie_builder_free(b->trie);
    lede_map_clear(&b->entries);
    lede_map_clear(&b->categories);
    lede_arena_clear(&b->arena);
    free(b->flags.data);
    free(b->lines.data);
    free(b->values.data);
    free(b->recents);
    free(b);
    return status;
}
