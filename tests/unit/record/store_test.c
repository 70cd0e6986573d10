/* store_test.c — what a store keeps, under which identity, and that its exports are canonical. */
#include "sample.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char folder[TEST_NAME_BYTES];

static const char *path_of(const char *name) {
    static char path[2 * TEST_NAME_BYTES];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static bool is_there(const char *path) {
    return access(path, F_OK) == 0;
}

static lede_buffer read_file(const char *path) {
    lede_buffer out = {0};
    FILE *file = fopen(path, "rb");
    if (file == NULL) return out;
    for (int c; (c = fgetc(file)) != EOF;) lede_buffer_add_char(&out, (char)c);
    fclose(file);
    return out;
}

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    if (file == NULL) return;
    fputs(text, file);
    fclose(file);
}

TEST(an_article_is_kept_with_its_evidence) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(lede_store_commit(store, err));
    CHECK_STRING(ask(store, "select id || n || title || n_tokens || version from article", &out),
                 "a11Acme halts71");
    CHECK_STRING(ask(store, "select record from breaks", &out), "a1/breaks_off/1 a1/breaks_off/2");
    CHECK_STRING(ask(store, "select record || ifnull(start, '-') from coverage", &out),
                 "a1/coverage/1-");
    CHECK_STRING(ask(store, "select rule || start || stop || sentence || block from breaks", &out),
                 "breaks_off0141paragraph breaks_off0141paragraph");
    CHECK_STRING(ask(store, "select record || name || n || stop from capture", &out),
                 "a1/breaks_off/1actor14 a1/breaks_off/2actor14");
    CHECK_STRING(ask(store, "select n || text from sentence", &out), "1Acme suspended work.");
    CHECK_STRING(ask(store, "select layer || entity || ifnull(role, '-') from mention", &out),
                 "orgorg:acme-");
    CHECK_STRING(ask(store, "select name || \"into\" || file || line from rule", &out),
                 "breaks_offbreaksbreak.lua12");
    CHECK_STRING(
        ask(store, "select article || n || kind || rule || file || line from failure", &out),
        "a11emitbreaks_offbreak.lua7");
    CHECK_STRING(ask(store, "select engine || '|' || libraries from run", &out),
                 "lede 0.1.0|Lua 5.4.4, SQLite 3.40.1");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

/* Of two that meet, as where no white space parts them. */
static void check_sentences(uint32_t start, uint32_t stop, const char *expected) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    lede_result *result = sample_result(0, "a1", "Acme suspended work.");
    lede_sentence_row sentences[] = {{0, 0, 4, LEDE_SLICE("Acme")},
                                     {1, 4, 14, LEDE_SLICE("suspended.")}};
    lede_value values[3] = {lede_value_null(), lede_value_null(), lede_value_null()};
    CHECK(add_record(result, BREAKS, RULE_BREAKS, values, 3));
    result->records.data[0].start = start;
    result->records.data[0].stop = stop;
    for (size_t i = 0; i < 2; i++) {
        CHECK(lede_array_push_in(&result->arena, &result->sentences, sentences[i]));
    }
    CHECK_OK(put(store, result, err));
    CHECK_STRING(ask(store, "select n from sentence order by n", &out), expected);
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(sentences_are_kept_that_a_record_touches) {
    check_sentences(0, 4, "1");
    check_sentences(4, 14, "2");
    check_sentences(3, 5, "1 2");
}

TEST(values_keep_their_kinds) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_STRING(ask(store, "select typeof(actor) || n_words || share from breaks limit 1", &out),
                 "text-30.1");
    CHECK_STRING(ask(store, "select share from breaks where actor = ''", &out), "[\"a\",2]");
    CHECK_STRING(ask(store, "select n_words from breaks where actor = ''", &out), "null");
    CHECK_STRING(ask(store, "select people from hidden", &out),
                 "usage: SQL: no such table: hidden; there are: article capture sentence mention "
                 "rule failure run breaks coverage; a run writes those of packs that its script "
                 "keeps (lede.keep)\nselect people from hidden\n"
                 "                   ^");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(the_same_article_again_is_dropped) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(put(store, rich_result(1, "a1", "Acme halts"), err));
    CHECK_STRING(ask(store, "select count(*) from breaks", &out), "2");
    CHECK_STRING(ask(store, "select n from article", &out), "1");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(the_same_text_elsewhere_is_a_duplicate) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(put(store, rich_result(1, "b1", "Acme halts"), err));
    CHECK_OK(put(store, rich_result(2, "c1", "Acme halts"), err));
    CHECK_STRING(ask(store, "select ifnull(duplicate_of, '-') from article order by n", &out),
                 "- a1 a1");
    CHECK_STRING(ask(store, "select count(*) from breaks", &out), "6");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(new_text_under_an_identity_is_a_version) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(put(store, rich_result(1, "a1", "Acme halts all"), err));
    CHECK_OK(put(store, rich_result(2, "a1", "Acme halts nothing"), err));
    CHECK_OK(put(store, rich_result(3, "a1", "Acme halts"), err)); /* the first again: known */
    CHECK_STRING(ask(store, "select id || ' ' || version from article order by n", &out),
                 "a1 1 a1@2 2 a1@3 3");
    CHECK_STRING(ask(store, "select distinct identity from article", &out), "a1");
    CHECK_STRING(ask(store,
                     "select max(b.record) from breaks b join article a on a.id = b.article "
                     "where a.version = 2",
                     &out),
                 "a1@2/breaks_off/2");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(a_source_may_own_an_id_like_ours) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1@2", "Other"), err));
    CHECK_OK(put(store, rich_result(1, "a1", "Acme halts"), err));
    CHECK_OK(put(store, rich_result(2, "a1", "Acme halts all"), err));
    CHECK_STRING(ask(store, "select id || ' ' || identity from article order by n", &out),
                 "a1@2 a1@2 a1 a1 a1@2@ a1");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(a_failed_article_leaves_its_failure_only) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    lede_result *result = rich_result(4, "a1", "Acme halts");
    lede_error why = {.where = "news/a.txt", .message = "more than 1 GiB (limit article_memory)"};
    lede_result_fail(result);
    CHECK_OK(lede_result_add_failure(result, "limit", NULL, &why, err));
    CHECK_OK(put(store, result, err));
    lede_result *unread = sample_result(5, NULL, NULL);
    CHECK_OK(lede_result_add_failure(unread, "load", NULL, &why, err));
    CHECK_OK(put(store, unread, err));
    CHECK_OK(lede_store_commit(store, err));
    CHECK_STRING(ask(store, "select count(*) from article", &out), "0");
    CHECK_STRING(ask(store, "select count(*) from breaks", &out), "0");
    CHECK_STRING(ask(store, "select kind || n || article from failure order by rowid", &out),
                 "emit5a1 limit5a1 load6news/a.txt");
    CHECK_STRING(ask(store, "select limits_hit from run", &out), "1");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

/* A file's name, or what a function gave, in the store and in what is written from it. */
TEST(bytes_that_are_no_text_are_replaced) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    lede_result *result = sample_result(0, "a1", "Acme halts");
    result->fields[LEDE_FIELD_SOURCE] = LEDE_SLICE("news/\xFF\xC3(.txt");
    CHECK_OK(put(store, result, err));
    CHECK_OK(lede_store_commit(store, err));
    CHECK_STRING(ask(store, "select hex(source) from article", &out),
                 "6E6577732FEFBFBDEFBFBD282E747874");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(a_rule_and_an_article_function_may_share_a_name) {
    lede_schema *schema = sample_schema();
    lede_store *store;
    lede_buffer out = {0};
    lede_rule_origin rule = {"coverage", "coverage", "x.lua", 1};
    uint32_t index;
    CHECK_OK(lede_schema_add_rule(schema, &rule, &index, err));
    CHECK_OK(lede_store_make(NULL, false, schema, &sample_digests, &store, err));
    lede_result *result = sample_result(0, "a1", "x");
    lede_value one = lede_value_int(1);
    CHECK(add_record(result, COVERAGE, index, &one, 1));
    CHECK(add_record(result, COVERAGE, UINT32_MAX, &one, 1));
    CHECK_OK(put(store, result, err));
    CHECK_STRING(ask(store, "select record from coverage", &out), "a1/coverage/1 a1/coverage/2");
    lede_buffer_clear(&out);
    lede_schema_free(schema);
    lede_store_end(store);
}

TEST(rows_of_collate_have_no_article) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    lede_value people = lede_value_int(9);
    CHECK_OK(lede_store_write_row(store, COVERAGE, NULL, &people, 1, err));
    CHECK_OK(lede_store_write_row(store, COVERAGE, NULL, &people, 1, err));
    CHECK_OK(lede_store_write_row(store, HIDDEN, NULL, &people, 1, err));
    CHECK_STRING(ask(store, "select record || ifnull(article, '-') from coverage", &out),
                 "coverage/1- coverage/2-");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(rows_are_found_by_a_column) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(lede_store_index(store, BREAKS, "article", "sentence", err));
    CHECK_OK(lede_store_index(store, BREAKS, "actor", NULL, err));
    CHECK_OK(lede_store_index(store, BREAKS, "article", "sentence", err)); /* it has it */
    CHECK_OK(put(store, rich_result(1, "b1", "Brill halts"), err));
    CHECK_STRING(ask(store,
                     "select count(*) from breaks indexed by _breaks_article "
                     "where article = 'b1' and sentence = 1",
                     &out),
                 "2");
    CHECK_STRING(ask(store,
                     "select count(*) from sqlite_master where type = 'index' "
                     "and name like '\\_breaks%' escape '\\'",
                     &out),
                 "2");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

static lede_buffer dump_of(const char *path, bool commit_each, bool jsonl) {
    lede_store *store = sample_store(path);
    lede_buffer out = {0};
    for (uint64_t i = 0; i < 25; i++) {
        char id[16], text[16];
        snprintf(id, sizeof id, "id%u", (unsigned)(i * 7 % 20)); /* with repeats, not in order */
        snprintf(text, sizeof text, "text %u", (unsigned)(i % 23));
        CHECK_OK(put(store, rich_result(i, id, text), err));
        if (commit_each) CHECK_OK(lede_store_commit(store, err));
    }
    CHECK_OK(lede_store_commit(store, err));
    if (jsonl) {
        CHECK_OK(lede_store_write_jsonl(store, gather, &out, err));
    } else {
        CHECK_OK(lede_store_write_dump(store, gather, &out, err));
    }
    lede_store_end(store);
    return out;
}

TEST(a_dump_does_not_depend_on_batches) {
    lede_buffer one = dump_of(NULL, false, false), many = dump_of(path_of("many.db"), true, false);
    CHECK(one.size > 5000);
    CHECK(lede_slice_equal(lede_buffer_slice(&one), lede_buffer_slice(&many)));
    lede_buffer_clear(&one);
    lede_buffer_clear(&many);
}

TEST(a_dump_is_text_with_every_row) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(lede_store_commit(store, err));
    CHECK_OK(lede_store_write_dump(store, gather, &out, err));
    lede_slice text = lede_buffer_slice(&out);
    CHECK(lede_slice_starts(text, LEDE_SLICE("# lede dump 2\n# article\n{\"id\":\"a1\",\"n\":1,")));
    const char *row = "# breaks\n"
                      "{\"record\":\"a1/breaks_off/1\",\"article\":\"a1\",\"rule\":\"breaks_off\","
                      "\"start\":0,\"stop\":14,\"sentence\":1,\"block\":\"paragraph\","
                      "\"text\":\"Acme suspended\",\"actor\":\"=Acme \\\"Labs\\\"\","
                      "\"n_words\":-3,\"share\":0.1}\n";
    CHECK(lede_slice_find(text, lede_slice_of(row), 0) != SIZE_MAX);
    CHECK(lede_slice_find(text, LEDE_SLICE("\"actor\":\"\",\"n_words\":null"), 0) != SIZE_MAX);
    CHECK(lede_slice_find(text, LEDE_SLICE("hidden"), 0) == SIZE_MAX);
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(ten_comes_after_nine) {
    lede_store *store = sample_store(NULL);
    lede_buffer out = {0};
    lede_result *result = sample_result(0, "a1", "x");
    lede_value one = lede_value_int(1);
    for (int i = 0; i < 11; i++) CHECK(add_record(result, COVERAGE, UINT32_MAX, &one, 1));
    CHECK_OK(put(store, result, err));
    CHECK_OK(lede_store_write_jsonl(store, gather, &out, err));
    lede_slice text = lede_buffer_slice(&out);
    CHECK(lede_slice_find(text, LEDE_SLICE("coverage/9"), 0) <
          lede_slice_find(text, LEDE_SLICE("coverage/10"), 0));
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(json_lines_hold_the_records_with_their_table) {
    lede_buffer out = dump_of(NULL, false, true);
    lede_slice rest = lede_buffer_slice(&out), line;
    size_t n_breaks = 0, n_coverage = 0, n_other = 0;
    while (lede_slice_line(&rest, &line)) {
        bool is_breaks = lede_slice_starts(line, LEDE_SLICE("{\"table\":\"breaks\",\"record\":\""));
        bool is_coverage = lede_slice_starts(line, LEDE_SLICE("{\"table\":\"coverage\","));
        n_breaks += is_breaks;
        n_coverage += is_coverage;
        n_other += !is_breaks && !is_coverage;
    }
    CHECK_INT(n_breaks, 50);
    CHECK_INT(n_coverage, 25);
    CHECK_INT(n_other, 0);
    lede_buffer_clear(&out);
}

/* The number of rows beside the records, as text. */
static void check_beside(const char *path, const char *expected) {
    lede_store *store = sample_store(path);
    lede_buffer out = {0};
    lede_store_keep_records(store);
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_STRING(ask(store, "select count(*) from breaks", &out), "2");
    CHECK_STRING(ask(store,
                     "select (select count(*) from capture) || (select count(*) from sentence)"
                     " || (select count(*) from mention)",
                     &out),
                 expected);
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(a_store_without_a_name_may_keep_records_only) {
    check_beside(NULL, "000");
    check_beside(path_of("whole.db"), "211");
}

TEST(csv_cells_are_safe_in_a_spreadsheet) {
    lede_store *store = sample_store(NULL);
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(lede_store_write_csv(store, path_of("csv"), false, err));
    lede_buffer out = read_file(path_of("csv/breaks.csv"));
    CHECK_TEXT(lede_buffer_slice(&out),
               "record,article,rule,start,stop,sentence,block,text,actor,n_words,share\r\n"
               "a1/breaks_off/1,a1,breaks_off,0,14,1,paragraph,Acme suspended,"
               "\"'=Acme \"\"Labs\"\"\",-3,0.1\r\n"
               "a1/breaks_off/2,a1,breaks_off,0,14,1,paragraph,Acme suspended,\"\",,"
               "\"[\"\"a\"\",2]\"\r\n");
    lede_buffer_clear(&out);
    CHECK(is_there(path_of("csv/article.csv")));
    CHECK(!is_there(path_of("csv/hidden.csv")));
    CHECK_OK(lede_store_write_csv(store, path_of("csv/"), true, err));
    out = read_file(path_of("csv/breaks.csv"));
    CHECK(lede_slice_starts(lede_buffer_slice(&out), LEDE_SLICE("\xEF\xBB\xBFrecord,")));
    lede_buffer_clear(&out);
    lede_store_end(store);
}

TEST(csv_into_a_place_that_is_no_folder_says_so) {
    lede_store *store = sample_store(NULL);
    lede_error err;
    write_file(path_of("plain"), "x");
    CHECK_INT(lede_store_write_csv(store, path_of("plain"), false, &err), LEDE_IO);
    CHECK(strstr(err.message, "plain/article.csv") != NULL);
    CHECK_INT(lede_store_write_csv(store, path_of("no/such"), false, &err), LEDE_IO);
    CHECK(strstr(err.message, "cannot make folder") != NULL);
    lede_store_end(store);
}

TEST(a_store_is_read_again_from_its_file) {
    lede_store *store = sample_store(path_of("a.db"));
    lede_buffer before = {0}, after = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(lede_store_commit(store, err));
    CHECK_OK(lede_store_write_dump(store, gather, &before, err));
    lede_store_end(store);
    CHECK_OK(lede_store_load(path_of("a.db"), &store, err));
    CHECK_OK(lede_store_write_dump(store, gather, &after, err));
    CHECK(lede_slice_equal(lede_buffer_slice(&before), lede_buffer_slice(&after)));
    lede_error err;
    CHECK_INT(put(store, sample_result(1, "b", "y"), &err), LEDE_SEALED);
    lede_store_end(store);
    lede_buffer_clear(&before);
    lede_buffer_clear(&after);
}

TEST(what_is_not_committed_is_not_there) {
    lede_store *store = sample_store(path_of("b.db"));
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(lede_store_commit(store, err));
    CHECK_OK(put(store, rich_result(1, "b1", "Acme goes on"), err));
    lede_store_end(store);
    CHECK_OK(lede_store_load(path_of("b.db"), &store, err));
    CHECK_STRING(ask(store, "select id from article", &out), "a1");
    CHECK_STRING(ask(store, "select article from breaks", &out), "a1 a1");
    lede_store_end(store);
    lede_buffer_clear(&out);
}

/* A child writes article after article, of two records each, until it is killed. */
static void write_until_killed(const char *path) {
    lede_store *store = sample_store(path);
    if (store == NULL) _exit(1);
    for (uint64_t i = 0;; i++) {
        char id[16];
        snprintf(id, sizeof id, "id%u", (unsigned)i);
        if (put(store, rich_result(i, id, id), NULL) != LEDE_OK) _exit(1);
        if (i % 7 == 0 && lede_store_commit(store, NULL) != LEDE_OK) _exit(1);
    }
}

static bool stands_in_time(const char *path) {
    struct timespec pause = {0, 10000000L};
    for (int i = 0; i < 6000; i++) {
        if (access(path, F_OK) == 0) return true;
        nanosleep(&pause, NULL);
    }
    return false;
}

/* At some moments, and at others once there is a store, however busy the machine. */
TEST(a_killed_run_leaves_whole_articles) {
    char path[128];
    lede_buffer out = {0};
    snprintf(path, sizeof path, "%s", path_of("killed.db"));
    for (unsigned i = 0; i < 12; i++) {
        fflush(stdout);
        unlink(path);
        pid_t child = fork();
        if (child == 0) write_until_killed(path);
        CHECK(child > 0);
        if (i % 2 == 1) CHECK(stands_in_time(path));
        struct timespec pause = {0, 1000000L * (3 + 11 * i)};
        nanosleep(&pause, NULL);
        kill(child, SIGKILL);
        int status;
        CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
        if (access(path, F_OK) != 0) continue; /* killed before the first moment of a store */
        lede_store *store;
        CHECK_OK(lede_store_load(path, &store, err));
        CHECK_STRING(ask(store,
                         "select (select count(*) from breaks) = 2 * n and (select count(*) from "
                         "capture) = 2 * n and (select count(*) from mention) = n and (select "
                         "count(*) from sentence) = n from (select count(*) n from article)",
                         &out),
                     "1");
        lede_store_end(store);
    }
    lede_buffer_clear(&out);
}

TEST(an_existing_file_is_not_overwritten_by_accident) {
    lede_schema *schema = sample_schema();
    lede_store *store = sample_store(path_of("c.db"));
    lede_error why;
    lede_buffer out = {0};
    CHECK_OK(put(store, rich_result(0, "a1", "Acme halts"), err));
    CHECK_OK(lede_store_commit(store, err));
    lede_store_end(store);
    const char *path = path_of("c.db");
    CHECK_INT(lede_store_make(path, false, schema, &sample_digests, &store, &why), LEDE_USAGE);
    CHECK(strstr(why.message, "exists already") != NULL);
    CHECK_OK(lede_store_make(path, true, schema, &sample_digests, &store, err));
    CHECK_STRING(ask(store, "select count(*) from article", &out), "0");
    lede_store_end(store);
    CHECK_OK(lede_store_load(path, &store, err)); /* no run began: what was there is there */
    CHECK_STRING(ask(store, "select count(*) from article", &out), "1");
    lede_store_end(store);
    CHECK_OK(lede_store_make(path, true, schema, &sample_digests, &store, err));
    CHECK_OK(lede_store_appear(store, err));
    lede_store_end(store);
    CHECK_OK(lede_store_load(path, &store, err));
    CHECK_STRING(ask(store, "select count(*) from article", &out), "0");
    lede_store_end(store);
    write_file(path_of("notes.txt"), "my notes");
    CHECK_INT(lede_store_make(path_of("notes.txt"), true, schema, &sample_digests, &store, &why),
              LEDE_USAGE);
    CHECK(strstr(why.message, "no store of lede") != NULL);
    lede_buffer notes = read_file(path_of("notes.txt"));
    CHECK_TEXT(lede_buffer_slice(&notes), "my notes");
    lede_buffer_clear(&notes);
    lede_buffer_clear(&out);
    lede_schema_free(schema);
}

TEST(a_foreign_file_is_no_store) {
    lede_store *store;
    lede_error err;
    write_file(path_of("foreign.db"), "This is a text and has been one for quite some time.\n");
    CHECK_INT(lede_store_load(path_of("foreign.db"), &store, &err), LEDE_FORMAT);
    CHECK(strstr(err.message, "is no store of lede") != NULL);
    write_file(path_of("empty.db"), "");
    CHECK_INT(lede_store_load(path_of("empty.db"), &store, &err), LEDE_FORMAT);
    CHECK_INT(lede_store_load(path_of("missing.db"), &store, &err), LEDE_IO);
    CHECK_INT(lede_store_load(folder, &store, &err), LEDE_IO);
    CHECK(store == NULL);
}

TEST(a_failed_write_ends_the_writing) {
    lede_store *store = sample_store(NULL);
    lede_error err;
    lede_buffer out = {0};
    lede_result *result = sample_result(0, "a1", "x");
    lede_value one = lede_value_int(1);
    CHECK(add_record(result, COVERAGE, UINT32_MAX, &one, 1));
    lede_mention_row broken = {0, 4, NULL, .name = LEDE_SLICE("x")}; /* no layer: not null */
    CHECK(lede_array_push_in(&result->arena, &result->mentions, broken));
    CHECK_INT(put(store, result, &err), LEDE_IO);
    CHECK(strstr(err.message, "cannot write the temporary store: NOT NULL") != NULL);
    CHECK_INT(put(store, sample_result(1, "b1", "y"), &err), LEDE_IO);
    CHECK_INT(lede_store_commit(store, &err), LEDE_IO);
    CHECK_STRING(ask(store, "select count(*) from coverage", &out), "0");
    lede_buffer_clear(&out);
    lede_store_end(store);
}

int main(void) {
    if (mkdtemp(test_temporary(folder)) == NULL) return 1;
    RUN(an_article_is_kept_with_its_evidence);
    RUN(sentences_are_kept_that_a_record_touches);
    RUN(values_keep_their_kinds);
    RUN(the_same_article_again_is_dropped);
    RUN(the_same_text_elsewhere_is_a_duplicate);
    RUN(new_text_under_an_identity_is_a_version);
    RUN(a_source_may_own_an_id_like_ours);
    RUN(a_failed_article_leaves_its_failure_only);
    RUN(bytes_that_are_no_text_are_replaced);
    RUN(a_rule_and_an_article_function_may_share_a_name);
    RUN(rows_of_collate_have_no_article);
    RUN(rows_are_found_by_a_column);
    RUN(a_dump_does_not_depend_on_batches);
    RUN(a_dump_is_text_with_every_row);
    RUN(ten_comes_after_nine);
    RUN(json_lines_hold_the_records_with_their_table);
    RUN(a_store_without_a_name_may_keep_records_only);
    RUN(csv_cells_are_safe_in_a_spreadsheet);
    RUN(csv_into_a_place_that_is_no_folder_says_so);
    RUN(a_store_is_read_again_from_its_file);
    RUN(what_is_not_committed_is_not_there);
    RUN(a_killed_run_leaves_whole_articles);
    RUN(an_existing_file_is_not_overwritten_by_accident);
    RUN(a_foreign_file_is_no_store);
    RUN(a_failed_write_ends_the_writing);
    char command[2 * TEST_NAME_BYTES];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command) == 0 ? DONE() : 1;
}
