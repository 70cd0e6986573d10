/* calls_test.c — calls of the interface that help a host: names, Lua that is whole, tables as text,
 * a report that is stopped. */
#include "test.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "folder.h"
#include "lede.h"

static const char script_text[] =
    "local lede = require 'lede'\n"
    "lede.lexicon('firm', { 'water', 'council' })\n"
    "lede.rule { name = 'names', pattern = [=[ who:<firm/> ]=], record = { who = 'who.text' } }\n"
    "lede.report { name = 'endless', build = function(page, store) while true do end end }\n";

typedef struct bench {
    lede_engine *engine;
    lede_script *script;
    lede_store *store; /* of the articles, with a record for each name */
} bench;

static bench open_bench(void) {
    bench b = {0};
    static const char *const inputs[] = {"tests/data/articles"};
    lede_engine_options options = {.script_path = "scripts",
                                   .limits = {.lua_instructions = UINT64_MAX}};
    lede_run *run = NULL;
    lede_item item;
    CHECK_OK(lede_engine_open(&options, &b.engine, err));
    CHECK_OK(
        lede_script_open_text(b.engine, "calls.lua", lede_slice_of(script_text), &b.script, err));
    CHECK_OK(lede_store_create(b.engine, NULL, false, b.script, &b.store, err));
    lede_run_options run_options = {
        .script = b.script, .inputs = inputs, .n_inputs = 1, .store = b.store};
    CHECK_OK(lede_run_open(b.engine, &run_options, &run, err));
    while (lede_run_next(run, &item, NULL) == LEDE_OK) continue;
    CHECK_OK(lede_run_finish(run, err));
    lede_run_close(run);
    return b;
}

static void close_bench(bench *b) {
    lede_store_close(b->store);
    lede_script_close(b->script);
    lede_engine_close(b->engine);
}

static lede_status keep(void *context, lede_slice bytes, lede_error *err) {
    (void)err;
    lede_buffer_add(context, bytes);
    return LEDE_OK;
}

TEST(a_misspelt_name_means_the_nearest) {
    static const char *const names[] = {"person", "place", "quote"};
    CHECK(lede_nearest_name("persn", names, 3) == names[0]);
    CHECK(lede_nearest_name("quo", names, 3) == names[2]);
    CHECK(lede_nearest_name("lexicon", names, 3) == NULL);
    CHECK(lede_nearest_name(NULL, names, 3) == NULL);
    CHECK(lede_nearest_name("person", NULL, 0) == NULL);
}

TEST(an_error_says_which_name_nothing_declares) {
    static const struct {
        const char *text, *unknown;
        lede_name_kind kind;
    } cases[] = {
        {"lede.rule { name = 'a', pattern = [=[ <frim/> ]=] }", "frim", LEDE_NAME_LAYER},
        {"lede.rule { name = 'a', pattern = [=[ [lex=\"pets\"] ]=] }", "pets", LEDE_NAME_LEXICON},
        {"lede.rule { name = 'a', pattern = [=[ $pets ]=] }", "pets", LEDE_NAME_LIST},
        {"lede.rule { name = 'a', pattern = [=[ /near[\"a\"] ]=] }", "near", LEDE_NAME_MACRO},
        {"lede.rule { name = 'a', pattern = [=[ x:[] ]=], record = { b = 'x.frim.name' } }", "frim",
         LEDE_NAME_LAYER},
        {"lede.rule { name = 'a', pattern = [=[ ( ]=] }", "", LEDE_NAME_ATTRIBUTE},
    };
    lede_engine *engine = NULL;
    lede_engine_options options = {.script_path = "scripts"};
    CHECK_OK(lede_engine_open(&options, &engine, err));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[256];
        lede_script *script;
        lede_error said = {0};
        snprintf(text, sizeof text, "local lede = require 'lede' %s", cases[i].text);
        CHECK(lede_script_open_text(engine, "x.lua", lede_slice_of(text), &script, &said) !=
              LEDE_OK);
        CHECK_STRING(said.unknown, cases[i].unknown);
        CHECK_INT(said.unknown_kind, cases[i].kind);
    }
    lede_engine_close(engine);
}

TEST(lua_is_whole_or_wants_more) {
    CHECK(lede_is_whole_lua(LEDE_SLICE("local x = 1")));
    CHECK(!lede_is_whole_lua(LEDE_SLICE("local x = {")));
    CHECK(!lede_is_whole_lua(LEDE_SLICE("function f()")));
    CHECK(lede_is_whole_lua(LEDE_SLICE("x = = 1"))); /* more lines would not make it right */
    CHECK(lede_is_whole_lua(LEDE_NULL_SLICE));
}

TEST(tables_as_lines_and_as_files) {
    bench b = open_bench();
    lede_buffer lines = {0};
    char folder[TEST_NAME_BYTES], path[TEST_NAME_BYTES + 32];
    struct stat found;
    char gap[LEDE_GAP_SIZE];
    CHECK_OK(lede_store_gap(b.store, gap, err));
    CHECK_STRING(gap, ""); /* a temporary one, of which nothing is missing */
    CHECK_INT(lede_store_gap(NULL, gap, NULL), LEDE_USAGE);
    CHECK_OK(lede_store_jsonl(b.store, keep, &lines, err));
    lede_slice rest = lede_buffer_slice(&lines), line;
    CHECK(lede_slice_line(&rest, &line));
    CHECK(lede_slice_starts(line, LEDE_SLICE("{\"table\":\"")));
    CHECK(mkdtemp(test_temporary(folder)) != NULL);
    snprintf(path, sizeof path, "%s/out", folder);
    CHECK_OK(lede_store_csv(b.store, path, false, err));
    snprintf(path, sizeof path, "%s/out/names.csv", folder);
    CHECK(stat(path, &found) == 0 && found.st_size > 0);
    lede_error said = {0};
    CHECK_INT(lede_store_csv(b.store, "/nowhere/at/all", true, &said), LEDE_IO);
    CHECK(strstr(said.message, "/nowhere/at/all") != NULL);
    snprintf(path, sizeof path, "%s/out", folder);
    remove_folder(path);
    remove_folder(folder);
    lede_buffer_clear(&lines);
    close_bench(&b);
}

typedef struct stopper {
    lede_script *script;
    atomic_bool is_over;
} stopper;

/* The report may not have begun when it is first told. */
static void *stop_until_over(void *context) {
    stopper *s = context;
    while (!atomic_load(&s->is_over)) {
        lede_script_stop(s->script);
        sched_yield();
    }
    return NULL;
}

TEST(a_report_that_is_told_to_stop_stops) {
    bench b = open_bench();
    lede_buffer page = {0};
    lede_error said = {0};
    stopper s = {.script = b.script};
    pthread_t thread;
    lede_script_stop(NULL);
    CHECK(pthread_create(&thread, NULL, stop_until_over, &s) == 0);
    lede_page_options options = {.format = LEDE_PAGE_MARKDOWN};
    CHECK_INT(lede_script_report(b.script, b.store, &options, keep, &page, &said), LEDE_STOPPED);
    atomic_store(&s.is_over, true);
    pthread_join(thread, NULL);
    CHECK_INT(page.size, 0);
    lede_buffer_clear(&page);
    close_bench(&b);
}

int main(void) {
    RUN(a_misspelt_name_means_the_nearest);
    RUN(an_error_says_which_name_nothing_declares);
    RUN(lua_is_whole_or_wants_more);
    RUN(tables_as_lines_and_as_files);
    RUN(a_report_that_is_told_to_stop_stops);
    return DONE();
}
