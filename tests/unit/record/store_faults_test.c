/* store_faults_test.c — memory that runs out, in our own code and in SQLite's, at every place of a
 * store's life: what is there is whole, nothing leaks. */
#include "faults.h"

#include <sqlite3.h>
#include <unistd.h>

#include "record/merge.h"
#include "record/where.h"
#include "sample.h"

static char path[TEST_NAME_BYTES];

static int no_init(void *context) {
    (void)context;
    return SQLITE_OK;
}
static void no_shutdown(void *context) {
    (void)context;
}
/* SQLite can do without some of its caches. */
static bool fails(void) {
    bool now = faults_now();
    faults_benign = faults_benign || now;
    return now;
}
/* SQLite asks for the size of a block; it stands in front. */
static void *take(int size) {
    size_t *block = fails() ? NULL : __real_malloc((size_t)size + 16);
    if (block == NULL) return NULL;
    block[0] = (size_t)size;
    return block + 2;
}
static void give_back(void *block) {
    if (block != NULL) free((size_t *)block - 2);
}
static int size_of(void *block) {
    return block == NULL ? 0 : (int)((size_t *)block)[-2];
}
static void *resize(void *block, int size) {
    size_t *grown = fails() ? NULL : __real_realloc((size_t *)block - 2, (size_t)size + 16);
    if (grown == NULL) return NULL;
    grown[0] = (size_t)size;
    return grown + 2;
}
static int round_up(int size) {
    return (size + 7) & ~7;
}

static lede_status read_all(lede_store *store, lede_error *err) {
    lede_rows *rows;
    lede_value values[16];
    lede_value wanted = lede_value_text(LEDE_SLICE("a1"));
    lede_select select = {LEDE_SLICE("select * from coverage where article = ? order by record"),
                          &wanted, 1, 0};
    LEDE_TRY(lede_store_select(store, &select, &rows, err));
    lede_status status;
    while ((status = lede_rows_next(rows, values, err)) == LEDE_OK) {
    }
    lede_rows_close(rows);
    return status == LEDE_END ? LEDE_OK : status;
}

static size_t full_size; /* of the exports when nothing fails */

static lede_status write_and_read(const char *where, lede_error *err) {
    lede_schema *schema;
    LEDE_TRY(lede_schema_new(&schema, err));
    lede_store *store = NULL;
    lede_buffer out = {0};
    lede_status status = fill_schema(schema, err);
    if (status == LEDE_OK) {
        status = lede_store_make(where, true, schema, &sample_digests, &store, err);
    }
    lede_schema_free(schema);
    if (status == LEDE_OK) status = lede_store_appear(store, err);
    if (status == LEDE_OK) status = put(store, rich_result(0, "a1", "one"), err);
    if (status == LEDE_OK) status = put(store, rich_result(1, "a1", "two"), err);
    lede_value people = lede_value_int(1);
    if (status == LEDE_OK) status = lede_store_write_row(store, COVERAGE, NULL, &people, 1, err);
    if (status == LEDE_OK) status = lede_store_commit(store, err);
    if (status == LEDE_OK) status = read_all(store, err);
    if (status == LEDE_OK) status = lede_store_write_dump(store, gather, &out, err);
    if (status == LEDE_OK) status = lede_store_write_jsonl(store, gather, &out, err);
    if (full_size == 0) full_size = out.size;
    if (status == LEDE_OK && out.size != full_size) status = LEDE_FORMAT;
    lede_buffer_clear(&out);
    lede_store_end(store);
    return status;
}

static lede_status load_and_dump(lede_error *err) {
    lede_store *store;
    lede_buffer out = {0};
    LEDE_TRY(lede_store_load(path, &store, err));
    lede_status status = lede_store_write_dump(store, gather, &out, err);
    lede_buffer_clear(&out);
    lede_store_end(store);
    return status;
}

static lede_status choose(lede_error *err) {
    lede_where *where;
    bool keep = false;
    lede_slice fields[LEDE_N_FIELDS] = {LEDE_SLICE("a1")};
    LEDE_TRY(lede_where_new("id = 'a1' or upper(title) like 'X%'", &where, err));
    lede_status status = lede_where_test(where, fields, &keep, err);
    lede_where_free(where);
    if (status == LEDE_OK && !keep) return LEDE_USAGE;
    return status;
}

TEST(a_temporary_store_may_run_out_of_memory) {
    lede_error err = {0};
    CHECK_INT(write_and_read(NULL, &err), LEDE_OK);
    FAIL_EACH(write_and_read(NULL, &err));
}

/* Whatever failed, the file is a store with both articles or none; or with one, where the machine
 * is so busy that a second passes between them. */
static lede_status write_a_file(void) {
    lede_error why = {0};
    lede_status status = write_and_read(path, &why);
    long long left = faults_left;
    faults_left = -1;
    lede_store *store;
    lede_buffer out = {0};
    CHECK_OK(lede_store_load(path, &store, err));
    const char *count = ask(store,
                            "select count(*) || ' ' || (select count(*) from breaks) from "
                            "article",
                            &out);
    CHECK(strcmp(count, "0 0") == 0 || strcmp(count, "1 2") == 0 || strcmp(count, "2 4") == 0);
    lede_buffer_clear(&out);
    lede_store_end(store);
    faults_left = left;
    return status;
}

TEST(a_file_stays_whole_when_memory_runs_out) {
    CHECK_INT(write_a_file(), LEDE_OK);
    FAIL_EACH(write_a_file());
}

TEST(reading_may_run_out_of_memory) {
    lede_error err = {0};
    CHECK_INT(write_and_read(path, &err), LEDE_OK);
    FAIL_EACH(load_and_dump(&err));
}

TEST(a_condition_may_run_out_of_memory) {
    lede_error err = {0};
    FAIL_EACH(choose(&err));
}

/* ---- merging ---- */

static char joined[2 * TEST_NAME_BYTES], second[2 * TEST_NAME_BYTES];

static lede_status make_finished(const char *where, const char *id) {
    lede_error err = {0};
    lede_store *store = sample_store(where);
    lede_input input = {1, {5, 6}};
    if (store == NULL) return LEDE_IO;
    lede_status status = put(store, rich_result(0, id, "one"), &err);
    if (status == LEDE_OK) status = lede_store_finish(store, &input, &err);
    if (status == LEDE_OK) status = lede_store_commit(store, &err);
    lede_store_end(store);
    return status;
}

static lede_status merge(lede_error *err) {
    const char *const stores[] = {path, second};
    lede_merge_plan plan = {.stores = stores, .n_stores = 2, .path = joined, .replace = true};
    lede_store *store;
    lede_input input;
    LEDE_TRY(lede_merge_open(&plan, &store, &input, err));
    lede_status status = lede_merge_publish(store, &input, err);
    lede_store_end(store);
    return status;
}

TEST(merging_may_run_out_of_memory) {
    lede_error why = {0};
    snprintf(joined, sizeof joined, "%s.joined", path);
    snprintf(second, sizeof second, "%s.second", path);
    CHECK_INT(make_finished(path, "a1"), LEDE_OK);
    CHECK_INT(make_finished(second, "a2"), LEDE_OK);
    FAIL_EACH(merge(&why));
    lede_store *store;
    lede_buffer out = {0};
    CHECK_OK(lede_store_load(joined, &store, err));
    const char *articles =
        ask(store, "select group_concat(id || coalesce(' as ' || duplicate_of, '')) from article",
            &out);
    CHECK(strcmp(articles, "a1,a2 as a1") == 0);
    lede_buffer_clear(&out);
    lede_store_end(store);
    remove(joined);
    remove(second);
}

int main(void) {
    static const sqlite3_mem_methods methods = {take,     give_back, resize,      size_of,
                                                round_up, no_init,   no_shutdown, NULL};
    int file = mkstemp(test_temporary(path));
    if (file < 0 || close(file) != 0) return 1;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
    RUN(a_temporary_store_may_run_out_of_memory);
    RUN(a_file_stays_whole_when_memory_runs_out);
    RUN(reading_may_run_out_of_memory);
    RUN(a_condition_may_run_out_of_memory);
    RUN(merging_may_run_out_of_memory);
    remove(path);
    return DONE();
}
