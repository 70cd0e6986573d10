/* faults_test.c — every allocation of a whole run fails: script, batch, store, report. The
 * library must come back with LEDE_NOMEM, or have failed the article, and give everything back (the
 * asan variant sees leaks). Allocations are counted by the linker's --wrap.
 * FAULTS_STRIDE=1 tries each of them; by default only the first are all tried. */
#include "test.h"

#include <stdatomic.h>

#include "lede.h"

static atomic_llong countdown = -1; /* negative: never fail */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void *__wrap_aligned_alloc(size_t alignment, size_t size);

/* Two in a row: Lua answers the first with a collection and asks again. */
static bool fails(void) {
    if (atomic_load(&countdown) < 0) return false;
    long long left = atomic_fetch_sub(&countdown, 1);
    return left == 0 || left == 1;
}
void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}
void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}
void *__wrap_realloc(void *block, size_t size) {
    return fails() ? NULL : __real_realloc(block, size);
}
void *__wrap_aligned_alloc(size_t alignment, size_t size) {
    return fails() ? NULL : __real_aligned_alloc(alignment, size);
}

enum { N_INPUTS = 3 };

static const char script_text[] =
    "local lede = require 'lede'\n"
    "lede.lexicon('office', { { 'mayor' }, { 'harbour master' }, lemma = { 'be' } })\n"
    "lede.lexicon('people', { file = 'tests/lua/people.tsv' })\n"
    "lede.rule { name = 'said', record = { who = 'who', office = 'office', verb = 'match.lemma' },\n"
    "  annotate = 'speech',\n"
    "  pattern = [=[ [lemma='say' & pos='VERB'] who:([word='[A-Z].*']+) ','? office:<office/>? ]=],\n"
    "  where = function(m) return #m.who.lemma > 1 end }\n"
    "lede.stage { name = 'mark', reads = { 'speech' }, writes = { 'note' }, run = function(article)\n"
    "  for _, span in ipairs(article:spans 'speech') do article:annotate('note', span, {}) end\n"
    "end }\n"
    "lede.report { name = 'r', title = 'R', build = function(page, store)\n"
    "  page:heading 'Who'\n"
    "  page:table(store:rows [[select who, office from said]])\n"
    "end }\n";

static lede_status take(void *context, lede_slice bytes, lede_error *err) {
    (void)err;
    *(size_t *)context += bytes.size;
    return LEDE_OK;
}

/* The whole path once. OK also when only an article failed; *whole tells. */
static lede_status run_script(lede_engine *engine, lede_script *script, const char *const *files,
                              bool *whole, lede_error *err) {
    lede_store *store;
    LEDE_TRY(lede_store_create(engine, NULL, false, script, &store, err));
    lede_run_options options = {.script = script,
                                .inputs = files,
                                .n_inputs = N_INPUTS,
                                .workers = 1,
                                .duplicates = LEDE_DUPLICATES_FIRST,
                                .store = store,
                                .view = LEDE_VIEW_KWIC_JSON};
    lede_run *run;
    lede_status status = lede_run_open(engine, &options, &run, err);
    if (status == LEDE_OK) {
        lede_item item;
        while ((status = lede_run_next(run, &item, err)) == LEDE_OK) {
            *whole = *whole && item.n_failures == 0 && item.n_records == 1;
        }
        if (status == LEDE_END) status = lede_run_finish(run, err);
        lede_run_close(run);
    }
    size_t size = 0;
    if (status == LEDE_OK) {
        lede_page_options page = {.format = LEDE_PAGE_HTML};
        status = lede_script_report(script, store, &page, take, &size, err);
    }
    lede_store_close(store);
    return status;
}

/* ---- why, cover and a session ---- */

static lede_status drain(lede_engine *engine, const lede_run_options *options, bool *whole,
                         lede_error *err) {
    lede_run *run;
    LEDE_TRY(lede_run_open(engine, options, &run, err));
    lede_item item;
    lede_status status;
    if (options->view != LEDE_VIEW_NONE) {
        *whole = *whole && lede_run_frame(run, false).data != NULL;
    }
    while ((status = lede_run_next(run, &item, err)) == LEDE_OK) {
        *whole = *whole && item.n_failures == 0;
    }
    lede_run_close(run);
    return status == LEDE_END ? LEDE_OK : status;
}

static const char session_text[] =
    "lede.list('verbs', { 'said', 'told' })\n"
    "lede.macro { name = 'pair', pattern = [=[ [word='[A-Z].*'] [word='[A-Z].*'] ]=] }\n"
    "lede.rule { name = 'named', annotate = 'named', pattern = [=[ $verbs /pair[] ]=] }\n";

static lede_status name_all(lede_script *script, bool *whole) {
    static const lede_name_kind kinds[] = {LEDE_NAME_ATTRIBUTE, LEDE_NAME_LIST, LEDE_NAME_LUA};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        *whole = *whole && lede_script_name(script, kinds[i], 0) != NULL;
    }
    return LEDE_OK;
}

/* A session's pattern over articles in memory: explained, then counted. */
static lede_status explore(lede_engine *engine, lede_script *script, const char *const *files,
                           bool *whole, lede_error *err) {
    size_t size = 0;
    lede_shelf *shelf;
    lede_coverage_sum *sum;
    lede_run_options options = {.inputs = files, .n_inputs = N_INPUTS};
    LEDE_TRY(lede_shelf_open(engine, &options, 1 << 20, &shelf, err));
    options = (lede_run_options){
        .script = script, .shelf = shelf, .workers = 1, .view = LEDE_VIEW_WHY, .why = "query_hit"};
    lede_status status = drain(engine, &options, whole, err);
    if (status == LEDE_OK) {
        options.view = LEDE_VIEW_KWIC_CSV;
        status = drain(engine, &options, whole, err);
    }
    if (status == LEDE_OK) status = lede_coverage_open(script, &sum, err);
    if (status == LEDE_OK) {
        options.cover = LEDE_COVER_COUNT;
        options.cover_sum = sum;
        options.view = LEDE_VIEW_WHY_HTML;
        status = drain(engine, &options, whole, err);
        if (status == LEDE_OK) status = lede_coverage_jsonl(sum, take, &size, err);
        if (status == LEDE_OK) {
            lede_page_options page = {.format = LEDE_PAGE_HTML, .all = true};
            status = lede_coverage_report(sum, &page, take, &size, err);
        }
        lede_coverage_close(sum);
    }
    lede_shelf_close(shelf);
    return status;
}

static lede_status explore_all(const char *const *files, bool *whole, lede_error *err) {
    lede_engine *engine;
    lede_script *script;
    lede_engine_options options = {
        .script_path = "scripts", .columns = "word,pos,lemma,role", .regions = "np"};
    LEDE_TRY(lede_engine_open(&options, &engine, err));
    lede_query_options query = {.pattern = "<named/> ',' office:'mayor'",
                                .prelude_name = "session",
                                .prelude = {session_text, sizeof session_text - 1}};
    lede_status status = lede_script_open_query(engine, &query, &script, err);
    if (status == LEDE_OK) {
        status = explore(engine, script, files, whole, err);
        if (status == LEDE_OK) status = name_all(script, whole);
        lede_script_close(script);
    }
    lede_engine_close(engine);
    return status;
}

/* Rules that the host declares, and their values by name. */
static lede_status declare_all(const char *const *files, bool *whole, lede_error *err) {
    static const lede_rule_field fields[] = {{"who", "who.text"}, {"day", "article.published"}};
    static const lede_rule_options rule = {
        .name = "said", .pattern = "who:[]{1,2} 'said'", .fields = fields, .n_fields = 2};
    static const lede_rules_options rules = {.rules = &rule, .n_rules = 1};
    lede_engine *engine;
    lede_script *script;
    lede_engine_options options = {
        .script_path = "scripts", .columns = "word,pos,lemma,role", .regions = "np"};
    LEDE_TRY(lede_engine_open(&options, &engine, err));
    lede_status status = lede_script_open_rules(engine, &rules, &script, err);
    if (status == LEDE_OK) {
        lede_run_options run = {
            .script = script, .inputs = files, .n_inputs = N_INPUTS, .workers = 1};
        status = drain(engine, &run, whole, err);
        lede_script_close(script);
    }
    lede_engine_close(engine);
    return status;
}

static lede_status run_all(const char *const *files, bool *whole, lede_error *err) {
    lede_engine *engine;
    lede_engine_options options = {
        .script_path = "scripts", .columns = "word,pos,lemma,role", .regions = "np"};
    LEDE_TRY(lede_engine_open(&options, &engine, err));
    lede_script *script;
    lede_status status = lede_script_open_text(
        engine, "faults", (lede_slice){script_text, sizeof script_text - 1}, &script, err);
    if (status == LEDE_OK) {
        status = run_script(engine, script, files, whole, err);
        lede_script_close(script);
    }
    lede_engine_close(engine);
    return status;
}

/* The same said in plain text and by ready tokens. */
static const char *const articles[N_INPUTS] = {
    "Harbour reopens\n\nThe harbour opens again, said Maria Lund, mayor. "
    "Caf\xc3\xa9s along the quay filled.\n",
    "<text id=\"v\">\n<s n=\"1\">\nsaid\tVERB\tsay\tcue\n<np type=\"a\">\nMaria\tPROPN\tMaria\t\n"
    "Lund\tPROPN\tLund\t\n</np>\n<g/>\n,\tPUNCT\t,\t\nmayor\tNOUN\tmayor\t\n</s>\n</text>\n",
    "# newdoc id = c\n# text = said MariaLund, mayor\n"
    "1\tsaid\tsay\tVERB\t_\tTense=Past\t0\troot\t_\t_\n2-3\tMariaLund\t_\t_\t_\t_\t_\t_\t_\t"
    "SpaceAfter=No\n2\tMaria\tMaria\tPROPN\t_\t_\t1\tnsubj\t_\t_\n3\tLund\tLund\tPROPN\t_\t_\t2\t"
    "flat\t_\t_\n4\t,\t,\tPUNCT\t_\t_\t1\tpunct\t_\t_\n5\tmayor\tmayor\tNOUN\t_\t_\t2\tappos"
    "\t_\t_\n"};
static char paths[N_INPUTS][TEST_NAME_BYTES];
static const char *inputs[N_INPUTS];

static bool write_articles(void) {
    for (int i = 0; i < N_INPUTS; i++) {
        int file = mkstemp(test_temporary(paths[i]));
        FILE *out = file < 0 ? NULL : fdopen(file, "w");
        if (out == NULL) return false;
        fputs(articles[i], out);
        fclose(out);
        inputs[i] = paths[i];
    }
    return true;
}

TEST(an_undisturbed_run_is_whole) {
    lede_error err;
    bool whole = true;
    CHECK_INT(run_all(inputs, &whole, &err), LEDE_OK);
    CHECK(whole);
}

typedef lede_status (*work_fn)(const char *const *files, bool *whole, lede_error *err);

static void fail_each(work_fn work) {
    const char *stride_text = getenv("FAULTS_STRIDE");
    long long stride = stride_text == NULL ? 0 : atoll(stride_text);
    enum { TRIED_EACH = 400, TRIED_MOST = 1500000 };
    /* Lua goes on when its table of strings cannot grow or shrink, and when the pool gets back a
     * block of the size by its collection. Nothing else may go unnoticed. */
    enum { MOST_RECOVERED = 10 };
    int n_recovered = 0;
    for (long long n = 0; n < TRIED_MOST;) {
        lede_error err = {0};
        bool whole = true;
        atomic_store(&countdown, n + 1);
        lede_status status = work(inputs, &whole, &err);
        bool reached = atomic_load(&countdown) < 1;
        atomic_store(&countdown, -1);
        if (!reached) {
            CHECK(status == LEDE_OK && whole);
            CHECK(n_recovered <= MOST_RECOVERED);
            return;
        }
        if (status == LEDE_OK && whole) n_recovered++;
        if (status != LEDE_OK && err.message[0] == '\0') {
            test_ok = false;
            printf("# allocation %lld failed without a message\n", n);
        }
        n += stride > 0 ? stride : n < TRIED_EACH ? 1 : 97;
    }
    CHECK(false);
}

TEST(every_failing_allocation_is_reported) {
    fail_each(run_all);
}

TEST(so_it_is_while_rules_are_explained_and_counted) {
    fail_each(explore_all);
}

TEST(so_it_is_of_rules_that_a_host_declares) {
    fail_each(declare_all);
}

int main(void) {
    if (!write_articles()) return 1;
    RUN(an_undisturbed_run_is_whole);
    RUN(every_failing_allocation_is_reported);
    RUN(so_it_is_while_rules_are_explained_and_counted);
    RUN(so_it_is_of_rules_that_a_host_declares);
    for (int i = 0; i < N_INPUTS; i++) remove(inputs[i]);
    return DONE();
}
