/* threads_test.c — several engines in one process, several runs of one script, each in a thread of
 * its own; the answers are those of one thread. Meant for ASan and TSan, too. */
#include "test.h"

#include <pthread.h>

#include "base/buffer.h"
#include "lede.h"

enum { N_THREADS = 4 };

static const char script_text[] =
    "local lede = require 'lede'\n"
    "require 'lede.names'\n"
    "lede.rule { name = 'said', pattern = [=[ who:<person/> []{0,3} \"said|told\" ]=],\n"
    "  record = { who = 'who.name' }, where = function(m) return m.who ~= nil end }\n"
    "lede.article { name = 'seen', fields = { 'people' }, emit = function(article)\n"
    "  print(article.title)\n"
    "  return { people = article:count 'person' }\n"
    "end }\n";

static const char *const inputs[] = {"tests/data/articles"};

typedef struct task {
    lede_engine *engine; /* NULL: of its own */
    lede_script *script; /* NULL: of its own */
    lede_buffer seen;    /* what came of it */
    bool ok;
} task;

static void note(lede_buffer *out, const lede_item *item) {
    lede_buffer_printf(out, "%s %zu", item->source, item->n_records);
    for (size_t i = 0; i < item->n_records; i++) {
        const lede_value *who = lede_record_value(&item->records[i], "who");
        if (who != NULL && who->kind == LEDE_TEXT) {
            lede_buffer_add_char(out, ' ');
            lede_buffer_add(out, who->as.text);
        }
    }
    lede_buffer_add_char(out, '\n');
}

static bool run_all(lede_engine *engine, const lede_script *script, lede_buffer *out) {
    lede_run *run;
    lede_item item;
    lede_error err;
    lede_run_options options = {.script = script, .inputs = inputs, .n_inputs = 1, .workers = 2};
    if (lede_run_open(engine, &options, &run, &err) != LEDE_OK) return false;
    lede_status status;
    while ((status = lede_run_next(run, &item, &err)) == LEDE_OK) note(out, &item);
    lede_run_close(run);
    return status == LEDE_END;
}

static void *work(void *context) {
    task *t = context;
    lede_engine *engine = t->engine;
    lede_script *script = t->script;
    lede_error err;
    lede_engine_options options = {.script_path = "scripts"};
    if (engine == NULL && lede_engine_open(&options, &engine, &err) != LEDE_OK) return NULL;
    if (script == NULL && lede_script_open_text(engine, "t.lua", lede_slice_of(script_text),
                                                &script, &err) != LEDE_OK) {
        return NULL;
    }
    t->ok = run_all(engine, script, &t->seen);
    if (t->script == NULL) lede_script_close(script);
    if (t->engine == NULL) lede_engine_close(engine);
    return NULL;
}

static void run_threads(lede_engine *engine, lede_script *script) {
    task tasks[N_THREADS] = {{0}};
    pthread_t threads[N_THREADS];
    for (int i = 0; i < N_THREADS; i++) {
        tasks[i].engine = engine;
        tasks[i].script = script;
        CHECK_INT(pthread_create(&threads[i], NULL, work, &tasks[i]), 0);
    }
    for (int i = 0; i < N_THREADS; i++) {
        pthread_join(threads[i], NULL);
        CHECK(tasks[i].ok);
        CHECK(tasks[i].seen.size > 500);
        CHECK(
            lede_slice_equal(lede_buffer_slice(&tasks[0].seen), lede_buffer_slice(&tasks[i].seen)));
    }
    for (int i = 0; i < N_THREADS; i++) lede_buffer_clear(&tasks[i].seen);
}

TEST(engines_do_not_know_of_each_other) {
    run_threads(NULL, NULL);
}

TEST(one_engine_serves_several_threads) {
    lede_engine *engine = NULL;
    lede_engine_options options = {.script_path = "scripts"};
    CHECK_OK(lede_engine_open(&options, &engine, err));
    run_threads(engine, NULL);
    lede_engine_close(engine);
}

TEST(one_script_serves_several_runs) {
    lede_engine *engine = NULL;
    lede_script *script = NULL;
    lede_engine_options options = {.script_path = "scripts"};
    CHECK_OK(lede_engine_open(&options, &engine, err));
    CHECK_OK(lede_script_open_text(engine, "t.lua", lede_slice_of(script_text), &script, err));
    run_threads(engine, script);
    CHECK(lede_script_messages(script).size > 0);
    lede_script_close(script);
    lede_engine_close(engine);
}

/* Stop comes from another thread at any moment. */
static void *stop(void *run) {
    lede_run_stop(run);
    return NULL;
}

TEST(a_run_is_stopped_from_another_thread) {
    lede_engine *engine = NULL;
    lede_run *run = NULL;
    lede_item item;
    lede_error why;
    pthread_t thread;
    CHECK_OK(lede_engine_open(NULL, &engine, err));
    lede_run_options options = {.inputs = inputs, .n_inputs = 1, .workers = 2};
    CHECK_OK(lede_run_open(engine, &options, &run, err));
    CHECK_INT(lede_run_next(run, &item, &why), LEDE_OK);
    CHECK_INT(pthread_create(&thread, NULL, stop, run), 0);
    lede_status status;
    while ((status = lede_run_next(run, &item, &why)) == LEDE_OK) continue;
    CHECK(status == LEDE_STOPPED || status == LEDE_END);
    pthread_join(thread, NULL);
    lede_run_close(run);
    lede_engine_close(engine);
}

int main(void) {
    RUN(engines_do_not_know_of_each_other);
    RUN(one_engine_serves_several_threads);
    RUN(one_script_serves_several_runs);
    RUN(a_run_is_stopped_from_another_thread);
    return DONE();
}
