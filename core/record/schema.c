#include "record/schema.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"
#include "base/nearest.h"
#include "layer/catalog.h"

struct lede_schema {
    lede_arena arena;
    LEDE_ARRAY(lede_table *) tables;
    LEDE_ARRAY(lede_rule_origin) rules;
    lede_map table_indices, rule_indices;
};

static const char *const own_tables[] = {"article", "capture", "failure", "mention",
                                         "rule",    "run",     "sentence"};
static const char *const own_columns[] = {"article", "block",    "record", "rule",
                                          "start",   "sentence", "stop",   "text"};

/* Reserved words of SQLite and of PostgreSQL, whose list DuckDB shares: as a bare name each would
 * be an error, or mean something else, in a query over the store. Sorted. */
static const char *const keywords[] = {
    "add",          "all",          "alter",        "analyse",
    "analyze",      "and",          "any",          "array",
    "as",           "asc",          "asymmetric",   "autoincrement",
    "between",      "both",         "case",         "cast",
    "check",        "collate",      "column",       "commit",
    "constraint",   "create",       "cross",        "current_catalog",
    "current_date", "current_role", "current_time", "current_timestamp",
    "current_user", "default",      "deferrable",   "delete",
    "desc",         "distinct",     "do",           "drop",
    "else",         "end",          "escape",       "except",
    "exists",       "false",        "fetch",        "filter",
    "for",          "foreign",      "from",         "full",
    "grant",        "group",        "having",       "in",
    "index",        "indexed",      "initially",    "inner",
    "insert",       "intersect",    "into",         "is",
    "isnull",       "join",         "lateral",      "leading",
    "left",         "limit",        "localtime",    "localtimestamp",
    "natural",      "not",          "nothing",      "notnull",
    "null",         "offset",       "on",           "only",
    "or",           "order",        "outer",        "over",
    "placing",      "primary",      "references",   "returning",
    "right",        "select",       "session_user", "set",
    "some",         "symmetric",    "system_user",  "table",
    "then",         "to",           "trailing",     "transaction",
    "true",         "union",        "unique",       "update",
    "user",         "using",        "values",       "variadic",
    "when",         "where",        "window",       "with",
};

static bool is_among(lede_slice name, const char *const *words, size_t n_words) {
    for (size_t i = 0; i < n_words; i++) {
        if (lede_slice_is(name, words[i])) return true;
    }
    return false;
}

/* `other` is how else to name it, for the message. */
static lede_status check_name(const char *what, lede_slice name, const char *other,
                              lede_error *err) {
    if (!lede_is_name(name)) {
        return lede_fail(err, LEDE_USAGE,
                         "%s '%.*s': a name is lower-case letters, digits and '_', begins with a "
                         "letter and has at most %d characters",
                         what, LEDE_FMT(name), LEDE_MAX_NAME);
    }
    if (is_among(name, keywords, sizeof keywords / sizeof *keywords)) {
        return lede_fail(err, LEDE_USAGE,
                         "%s '%.*s' is a word of SQL, so reports could not ask for it: choose "
                         "another name%s",
                         what, LEDE_FMT(name), other);
    }
    return LEDE_OK;
}

/* A table is named by its rule unless that says otherwise. */
#define IN_RULE "; a rule names its table with into = \"…\""

static lede_status check_table(lede_slice name, lede_error *err) {
    LEDE_TRY(check_name("table", name, IN_RULE, err));
    if (is_among(name, own_tables, sizeof own_tables / sizeof *own_tables)) {
        return lede_fail(err, LEDE_USAGE,
                         "table '%.*s' is one of the store's own (article capture sentence mention "
                         "rule failure run): choose another name" IN_RULE,
                         LEDE_FMT(name));
    }
    if (lede_slice_starts(name, LEDE_SLICE("sqlite_"))) {
        return lede_fail(err, LEDE_USAGE, "table '%.*s': names with 'sqlite_' are SQLite's own",
                         LEDE_FMT(name));
    }
    return LEDE_OK;
}

static lede_status check_fields(lede_slice table, const lede_slice *fields, size_t n_fields,
                                lede_error *err) {
    for (size_t i = 0; i < n_fields; i++) {
        LEDE_TRY(check_name("field", fields[i], "", err));
        if (is_among(fields[i], own_columns, sizeof own_columns / sizeof *own_columns)) {
            return lede_fail(err, LEDE_USAGE,
                             "field '%.*s' of table '%.*s': every table has this column already "
                             "(record article rule start stop sentence block text)",
                             LEDE_FMT(fields[i]), LEDE_FMT(table));
        }
        for (size_t j = 0; j < i; j++) {
            if (lede_slice_equal(fields[i], fields[j])) {
                return lede_fail(err, LEDE_USAGE, "field '%.*s' of table '%.*s' is given twice",
                                 LEDE_FMT(fields[i]), LEDE_FMT(table));
            }
        }
    }
    return LEDE_OK;
}

lede_status lede_schema_new(lede_schema **out, lede_error *err) {
    lede_schema *schema = calloc(1, sizeof *schema);
    *out = schema;
    if (schema == NULL) return lede_fail_memory(err);
    lede_arena_init(&schema->arena, 0);
    return LEDE_OK;
}

void lede_schema_free(lede_schema *schema) {
    if (schema == NULL) return;
    free(schema->tables.data);
    free(schema->rules.data);
    lede_map_clear(&schema->table_indices);
    lede_map_clear(&schema->rule_indices);
    lede_arena_clear(&schema->arena);
    free(schema);
}

static lede_status make_table(lede_schema *schema, lede_slice name, uint32_t *index,
                              lede_error *err) {
    if (schema->tables.count >= LEDE_MAX_TABLES) {
        return lede_fail(err, LEDE_LIMIT, "table '%.*s' is one too many: a script has at most %d",
                         LEDE_FMT(name), LEDE_MAX_TABLES);
    }
    lede_table *table = lede_arena_zalloc(&schema->arena, sizeof *table);
    char *copy = lede_arena_string(&schema->arena, name);
    if (table == NULL || copy == NULL || !lede_array_reserve(&schema->tables, 1)) {
        return lede_fail_memory(err);
    }
    table->name = copy;
    *index = (uint32_t)schema->tables.count;
    if (!lede_map_put(&schema->table_indices, lede_slice_of(copy), *index)) {
        return lede_fail_memory(err);
    }
    schema->tables.data[schema->tables.count++] = table;
    return LEDE_OK;
}

static uint32_t find_field(const lede_table *table, lede_slice field) {
    for (size_t i = 0; i < table->n_fields; i++) {
        if (lede_slice_is(field, table->fields[i])) return (uint32_t)i;
    }
    return UINT32_MAX;
}

/* Fields keep their place; new ones go behind. */
static lede_status join_fields(lede_schema *schema, lede_table *table, const lede_slice *fields,
                               size_t n_fields, lede_error *err) {
    const char **joined =
        lede_arena_array(&schema->arena, table->n_fields + n_fields, sizeof *joined);
    if (joined == NULL) return lede_fail_memory(err);
    size_t count = table->n_fields;
    for (size_t i = 0; i < count; i++) joined[i] = table->fields[i];
    for (size_t i = 0; i < n_fields; i++) {
        if (find_field(table, fields[i]) != UINT32_MAX) continue;
        joined[count] = lede_arena_string(&schema->arena, fields[i]);
        if (joined[count++] == NULL) return lede_fail_memory(err);
    }
    if (count > LEDE_MAX_FIELDS) {
        return lede_fail(err, LEDE_LIMIT, "table '%s' has %zu fields: it may have %d", table->name,
                         count, LEDE_MAX_FIELDS);
    }
    table->fields = joined;
    table->n_fields = count;
    return LEDE_OK;
}

lede_status lede_schema_add_table(lede_schema *schema, const lede_new_table *table, uint32_t *index,
                                  lede_error *err) {
    LEDE_TRY(check_table(table->name, err));
    LEDE_TRY(check_fields(table->name, table->fields, table->n_fields, err));
    uint32_t found_i = lede_schema_find_table(schema, table->name);
    if (found_i == UINT32_MAX) LEDE_TRY(make_table(schema, table->name, &found_i, err));
    lede_table *found = schema->tables.data[found_i];
    if (table->n_fields > 0) {
        LEDE_TRY(join_fields(schema, found, table->fields, table->n_fields, err));
    }
    found->kept = found->kept || table->kept;
    if (index != NULL) *index = found_i;
    return LEDE_OK;
}

lede_status lede_schema_keep(lede_schema *schema, lede_slice name, lede_error *err) {
    uint32_t table = lede_schema_find_table(schema, name);
    if (table == UINT32_MAX) {
        return lede_fail(err, LEDE_USAGE,
                         "keep '%.*s': no rule, article function or pack declares this table",
                         LEDE_FMT(name));
    }
    schema->tables.data[table]->kept = true;
    return LEDE_OK;
}

/* A copy that tells null from empty. */
static const char *copy_string(lede_schema *schema, const char *text, bool *ok) {
    if (text == NULL) return NULL;
    char *copy = lede_arena_string(&schema->arena, lede_slice_of(text));
    if (copy == NULL) *ok = false;
    return copy;
}

static lede_status check_rule_name(const lede_schema *schema, lede_slice name, lede_error *err) {
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        if (c >= ' ' && c != 0x7F && c != '/') continue;
        return lede_fail(err, LEDE_USAGE,
                         "rule '%.*s': a name has no '/' and no control characters, since it is "
                         "part of the identity of records",
                         LEDE_FMT(name));
    }
    if (name.size == 0) return lede_fail(err, LEDE_USAGE, "a rule needs a name");
    uint32_t first = lede_map_get(&schema->rule_indices, name);
    if (first == LEDE_MAP_NONE) return LEDE_OK;
    const lede_rule_origin *origin = &schema->rules.data[first];
    return lede_fail(err, LEDE_USAGE, "rule '%.*s' is declared already, at %s:%u", LEDE_FMT(name),
                     origin->file == NULL ? "?" : origin->file, origin->line);
}

lede_status lede_schema_add_rule(lede_schema *schema, const lede_rule_origin *rule, uint32_t *index,
                                 lede_error *err) {
    if (rule->name != NULL) {
        LEDE_TRY(check_rule_name(schema, lede_slice_of(rule->name), err));
    }
    bool ok = lede_array_reserve(&schema->rules, 1);
    lede_rule_origin copy = {.name = copy_string(schema, rule->name, &ok),
                             .table = copy_string(schema, rule->table, &ok),
                             .file = copy_string(schema, rule->file, &ok),
                             .line = rule->line};
    uint32_t at = (uint32_t)schema->rules.count;
    if (ok && copy.name != NULL) {
        ok = lede_map_put(&schema->rule_indices, lede_slice_of(copy.name), at);
    }
    if (!ok) return lede_fail_memory(err);
    schema->rules.data[schema->rules.count++] = copy;
    if (index != NULL) *index = at;
    return LEDE_OK;
}

uint32_t lede_schema_find_table(const lede_schema *schema, lede_slice name) {
    return lede_map_get(&schema->table_indices, name);
}

uint32_t lede_schema_find_rule(const lede_schema *schema, lede_slice name) {
    return lede_map_get(&schema->rule_indices, name);
}

/* What to say of a name that no rule has. */
static lede_status no_rule(const lede_schema *schema, lede_slice name, lede_error *err) {
    enum { LISTED = 12 };
    lede_slice names[256];
    size_t n = 0;
    char list[400] = "";
    for (size_t i = 0; i < schema->rules.count && n < sizeof names / sizeof *names; i++) {
        const char *rule = schema->rules.data[i].name;
        if (rule == NULL) continue;
        names[n++] = lede_slice_of(rule);
        size_t used = strlen(list);
        if (n <= LISTED && used + strlen(rule) + 8 < sizeof list) {
            snprintf(list + used, sizeof list - used, "%s%s", n > 1 ? ", " : "", rule);
        }
    }
    if (n == 0) return lede_fail(err, LEDE_USAGE, "the script has no rules");
    if (n > LISTED) strcat(list, " …");
    const lede_slice *near = name.size == 0 ? NULL : lede_nearest(name, names, n);
    if (name.size == 0) {
        return lede_fail(err, LEDE_USAGE, "the script has several rules; name one: %s", list);
    }
    if (near == NULL) {
        return lede_fail(err, LEDE_USAGE, "no rule is called '%.*s'; there are: %s", LEDE_FMT(name),
                         list);
    }
    return lede_fail(err, LEDE_USAGE, "no rule is called '%.*s'; did you mean '%.*s'?",
                     LEDE_FMT(name), LEDE_FMT(*near));
}

lede_status lede_schema_choose_rule(const lede_schema *schema, lede_slice name, uint32_t *rule,
                                    lede_error *err) {
    size_t n = 0;
    if (name.size > 0) {
        *rule = lede_schema_find_rule(schema, name);
        return *rule == UINT32_MAX ? no_rule(schema, name, err) : LEDE_OK;
    }
    for (size_t i = 0; i < schema->rules.count; i++) {
        if (schema->rules.data[i].name == NULL) continue;
        *rule = (uint32_t)i;
        n++;
    }
    return n == 1 ? LEDE_OK : no_rule(schema, name, err);
}

uint32_t lede_schema_find_field(const lede_schema *schema, uint32_t table, lede_slice field) {
    return find_field(schema->tables.data[table], field);
}

const lede_table *lede_schema_table(const lede_schema *schema, uint32_t table) {
    return schema->tables.data[table];
}

uint32_t lede_schema_n_tables(const lede_schema *schema) {
    return (uint32_t)schema->tables.count;
}

const lede_rule_origin *lede_schema_rule(const lede_schema *schema, uint32_t rule) {
    return &schema->rules.data[rule];
}

uint32_t lede_schema_n_rules(const lede_schema *schema) {
    return (uint32_t)schema->rules.count;
}
