/* schema.h — the tables that a script writes, with their columns, and the rules that write them.
 * Filled while the script loads, then shared and immutable.
 * owner: the program; thread: one while the script loads, any number after
 * floor: record — may include base, locale, text, language, layer, match */
#ifndef LEDE_RECORD_SCHEMA_H
#define LEDE_RECORD_SCHEMA_H

#include "base/arena.h"
#include "base/status.h"

/* SQLite joins tables one by one, and people read their names in a list. */
#define LEDE_MAX_TABLES 500
/* Fields of one table; SQLite takes 2,000 columns, of which eight are the store's. */
#define LEDE_MAX_FIELDS 500

typedef struct lede_table {
    const char *name;
    const char **fields;
    size_t n_fields;
    bool kept; /* false: a pack's table that the script did not `lede.keep` */
} lede_table;

typedef struct lede_new_table {
    lede_slice name;
    const lede_slice *fields;
    size_t n_fields;
    bool kept; /* as of lede_table */
} lede_new_table;

typedef struct lede_rule_origin {
    const char *name, *table, *file;
    uint32_t line;
} lede_rule_origin;

typedef struct lede_schema lede_schema;

lede_status lede_schema_new(lede_schema **out, lede_error *err);
void lede_schema_free(lede_schema *schema);

/* Names are lede_is_name, not SQL keywords, not the store's own tables (article capture sentence
 * mention rule failure run), and fields not the store's own columns of a table (record article rule
 * start stop sentence block text). A table that is there already gets the union of the fields, and
 * is kept if either is. What lede_schema_table hands out stays and is brought up to date. USAGE
 * says what is wrong. */
lede_status lede_schema_add_table(lede_schema *schema, const lede_new_table *table, uint32_t *index,
                                  lede_error *err);
lede_status lede_schema_keep(lede_schema *schema, lede_slice name, lede_error *err);
/* Strings are copied; `table` NULL: writes none. A name may stand once, since it is part of the
 * identity of records; NULL (for patterns that write nothing) any number of times. */
lede_status lede_schema_add_rule(lede_schema *schema, const lede_rule_origin *rule, uint32_t *index,
                                 lede_error *err);

uint32_t lede_schema_find_table(const lede_schema *schema, lede_slice name); /* UINT32_MAX: none */
uint32_t lede_schema_find_rule(const lede_schema *schema, lede_slice name);  /* UINT32_MAX: none */
/* The rule that a user names; null: the only one that has a name. USAGE with the names there are,
 * and the one that was perhaps meant. */
lede_status lede_schema_choose_rule(const lede_schema *schema, lede_slice name, uint32_t *rule,
                                    lede_error *err);
uint32_t lede_schema_find_field(const lede_schema *schema, uint32_t table, lede_slice field);
const lede_table *lede_schema_table(const lede_schema *schema, uint32_t table);
uint32_t lede_schema_n_tables(const lede_schema *schema);
const lede_rule_origin *lede_schema_rule(const lede_schema *schema, uint32_t rule);
uint32_t lede_schema_n_rules(const lede_schema *schema);

#endif
