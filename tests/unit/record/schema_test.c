/* schema_test.c — names that SQL and the store can live with; tables that rules share. */
#include "test.h"

#include "record/schema.h"

static lede_schema *schema;
static lede_error why;

static lede_status add(const char *name, const char *field, bool kept) {
    lede_slice fields[] = {lede_slice_of(field)};
    lede_new_table table = {lede_slice_of(name), fields, field != NULL, kept};
    return lede_schema_add_table(schema, &table, NULL, &why);
}

/* Refused with a message that holds `words`. */
static bool refused(lede_status status, const char *words) {
    bool as_wanted = status == LEDE_USAGE && strstr(why.message, words) != NULL;
    if (!as_wanted) printf("# %s: %s\n", lede_status_name(status), why.message);
    return as_wanted;
}

TEST(tables_are_found_by_name) {
    uint32_t index;
    lede_slice fields[] = {LEDE_SLICE("actor"), LEDE_SLICE("day")};
    lede_new_table breaks = {LEDE_SLICE("breaks"), fields, 2, true};
    CHECK_OK(lede_schema_add_table(schema, &breaks, &index, err));
    CHECK_INT(lede_schema_find_table(schema, LEDE_SLICE("breaks")), index);
    CHECK_INT(lede_schema_find_table(schema, LEDE_SLICE("brakes")), UINT32_MAX);
    CHECK_INT(lede_schema_find_field(schema, index, LEDE_SLICE("day")), 1);
    CHECK_INT(lede_schema_find_field(schema, index, LEDE_SLICE("month")), UINT32_MAX);
    CHECK_INT(lede_schema_n_tables(schema), 1);
}

TEST(a_second_declaration_adds_its_fields) {
    lede_slice fields[] = {LEDE_SLICE("place"), LEDE_SLICE("actor")};
    const lede_table *table =
        lede_schema_table(schema, lede_schema_find_table(schema, LEDE_SLICE("breaks")));
    lede_new_table more = {LEDE_SLICE("breaks"), fields, 2, false};
    CHECK_OK(lede_schema_add_table(schema, &more, NULL, err));
    CHECK_INT(table->n_fields, 3);
    CHECK_STRING(table->fields[0], "actor");
    CHECK_STRING(table->fields[1], "day");
    CHECK_STRING(table->fields[2], "place");
    CHECK(table->kept);
    CHECK_INT(lede_schema_n_tables(schema), 1);
}

TEST(a_table_of_a_pack_is_kept_when_asked) {
    CHECK_OK(add("quote", "cue", false));
    const lede_table *table =
        lede_schema_table(schema, lede_schema_find_table(schema, LEDE_SLICE("quote")));
    CHECK(!table->kept);
    CHECK_OK(lede_schema_keep(schema, LEDE_SLICE("quote"), err));
    CHECK(table->kept);
    CHECK(refused(lede_schema_keep(schema, LEDE_SLICE("qoute"), &why), "keep 'qoute'"));
}

TEST(names_are_plain) {
    CHECK(refused(add("Breaks", NULL, true), "table 'Breaks': a name is lower-case"));
    CHECK(refused(add("2nd", NULL, true), "a name is lower-case"));
    CHECK(refused(add("", NULL, true), "a name is lower-case"));
    CHECK(refused(add("a-b", NULL, true), "a name is lower-case"));
    CHECK(refused(add("a\"b", NULL, true), "a name is lower-case"));
    CHECK(refused(add("caf\xc3\xa9", NULL, true), "a name is lower-case"));
    CHECK(refused(
        add("a2345678901234567890123456789012345678901234567890123456789012345", NULL, true),
        "at most 63"));
    CHECK(refused(add("fine", "Not Fine", true), "field 'Not Fine': a name is lower-case"));
}

TEST(words_of_sql_are_refused) {
    CHECK(refused(add("select", NULL, true), "table 'select' is a word of SQL"));
    CHECK(refused(add("order", NULL, true), "is a word of SQL"));
    CHECK(refused(add("with", NULL, true), "is a word of SQL"));
    CHECK(refused(add("fine", "group", true), "field 'group' is a word of SQL"));
    CHECK_OK(add("selected", "grouped", true));
}

TEST(the_stores_own_names_are_refused) {
    CHECK(refused(add("article", NULL, true), "table 'article' is one of the store's own"));
    CHECK(refused(add("run", NULL, true), "is one of the store's own"));
    CHECK(refused(add("sqlite_x", NULL, true), "names with 'sqlite_' are SQLite's"));
    CHECK(refused(add("fine", "record", true), "field 'record' of table 'fine': every table has"));
    CHECK(refused(add("fine", "text", true), "field 'text' of table 'fine'"));
    CHECK_INT(lede_schema_find_table(schema, LEDE_SLICE("fine")), UINT32_MAX);
}

TEST(a_field_stands_once) {
    lede_slice fields[] = {LEDE_SLICE("a"), LEDE_SLICE("b"), LEDE_SLICE("a")};
    lede_new_table twice = {LEDE_SLICE("twice"), fields, 3, true};
    CHECK(refused(lede_schema_add_table(schema, &twice, NULL, &why),
                  "field 'a' of table 'twice' is given twice"));
}

TEST(rules_know_where_they_stand) {
    lede_rule_origin rule = {"breaks_off", "breaks", "break.lua", 12};
    uint32_t index;
    CHECK_OK(lede_schema_add_rule(schema, &rule, &index, err));
    CHECK_STRING(lede_schema_rule(schema, index)->file, "break.lua");
    CHECK_INT(lede_schema_rule(schema, index)->line, 12);
    CHECK_INT(lede_schema_find_rule(schema, LEDE_SLICE("breaks_off")), index);
    rule.line = 20;
    CHECK(refused(lede_schema_add_rule(schema, &rule, NULL, &why),
                  "rule 'breaks_off' is declared already, at break.lua:12"));
    rule.name = "a/b";
    CHECK(refused(lede_schema_add_rule(schema, &rule, NULL, &why), "has no '/'"));
    rule.name = "";
    CHECK(refused(lede_schema_add_rule(schema, &rule, NULL, &why), "needs a name"));
    rule.name = NULL;
    CHECK_OK(lede_schema_add_rule(schema, &rule, NULL, err));
    CHECK_OK(lede_schema_add_rule(schema, &rule, NULL, err));
    CHECK_INT(lede_schema_n_rules(schema), 3);
}

TEST(a_script_has_so_many_tables) {
    lede_status status = LEDE_OK;
    for (int i = 0; i <= LEDE_MAX_TABLES && status == LEDE_OK; i++) {
        char name[16];
        snprintf(name, sizeof name, "t%d", i);
        status = add(name, NULL, true);
    }
    CHECK_INT(status, LEDE_LIMIT);
    CHECK(strstr(why.message, "at most 500") != NULL);
    CHECK_INT(lede_schema_n_tables(schema), LEDE_MAX_TABLES);
}

int main(void) {
    if (lede_schema_new(&schema, NULL) != LEDE_OK) return 1;
    RUN(tables_are_found_by_name);
    RUN(a_second_declaration_adds_its_fields);
    RUN(a_table_of_a_pack_is_kept_when_asked);
    RUN(names_are_plain);
    RUN(words_of_sql_are_refused);
    RUN(the_stores_own_names_are_refused);
    RUN(a_field_stands_once);
    RUN(rules_know_where_they_stand);
    RUN(a_script_has_so_many_tables);
    lede_schema_free(schema);
    return DONE();
}
