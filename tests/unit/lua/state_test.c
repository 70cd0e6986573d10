/* state_test.c — what a Lua state takes it gives back; its limits are exact; the same twice. */
#include "test.h"

#include "lua/host_inside.h"
#include "lua/pattern.h"
#include "lua/sandbox.h"

static const lede_limits tight = {.lua_bytes = 8 * 1024 * 1024};

static int build_tables(lua_State *lua) {
    lede_sandbox_open(lua);
    if (luaL_dostring(lua, "t = {} for i = 1, 1000 do t[i] = { tostring(i), {} } end")) {
        return lua_error(lua);
    }
    return 0;
}

TEST(closing_a_state_gives_every_byte_back) {
    lede_state *state = NULL;
    CHECK_OK(lede_state_new(NULL, &tight, false, &state, err));
    CHECK_OK(lede_state_protect(state, build_tables, NULL, err));
    CHECK(state->bytes > 50000);
    CHECK_INT(lede_state_close_lua(state), 0);
    lede_state_free(state);
}

static int grow(lua_State *lua) {
    lede_sandbox_open(lua);
    if (luaL_dostring(lua, "local t = {} for i = 1, 1e7 do t[i] = {} end")) return lua_error(lua);
    return 0;
}

TEST(memory_is_bounded_by_the_byte) {
    lede_state *state = NULL;
    lede_error why;
    CHECK_OK(lede_state_new(NULL, &tight, false, &state, err));
    CHECK_INT(lede_state_protect(state, grow, NULL, &why), LEDE_LIMIT);
    CHECK(state->bytes <= tight.lua_bytes);
    CHECK(lede_slice_find(lede_slice_of(why.message), LEDE_SLICE("8192 KiB"), 0) != SIZE_MAX);
    CHECK_INT(lede_state_close_lua(state), 0);
    lede_state_free(state);
}

static const char script[] =
    "local lede = require 'lede'\n"
    "lede.lexicon('office', { { 'mayor', rank = 2 }, 'harbour master' })\n"
    "lede.stage { name = 's', writes = { 'x' }, run = function(article) end }\n"
    "lede.article { name = 'out', fields = { 'a' }, emit = function(article)\n"
    "  return { a = article.title }\n"
    "end }\n";

/* Every place where memory can run out while a script loads: a limit, no crash, no leak. */
TEST(a_script_that_does_not_fit_is_told_so_wherever_memory_ends) {
    size_t loaded = 0, refused = 0;
    for (size_t bytes = 1000; bytes < 120000; bytes += 233) {
        lede_host *host = NULL;
        lede_error why = {0};
        lede_host_options options = {.limits.lua_bytes = bytes};
        lede_status status = lede_host_open(LEDE_SLICE(script), "s.lua", &options, &host, &why);
        if (status == LEDE_OK) loaded++;
        if (status == LEDE_LIMIT) refused++;
        CHECK(status == LEDE_OK || status == LEDE_LIMIT);
        CHECK((status == LEDE_OK) == (host != NULL));
        lede_host_close(host);
    }
    CHECK(loaded > 10);
    CHECK(refused > 10);
}

/* The same for a worker, whose limit is that of the program. */
TEST(a_worker_that_does_not_fit_is_told_so) {
    size_t opened = 0, refused = 0;
    lede_host *host = NULL;
    CHECK_OK(lede_host_open(LEDE_SLICE(script), "s.lua", NULL, &host, err));
    if (host == NULL) return;
    lede_hooks hooks = lede_host_hooks(host);
    for (size_t bytes = 1000; bytes < 120000; bytes += 1007) {
        void *worker = NULL;
        lede_error why = {0};
        host->program->limits.lua_bytes = bytes;
        lede_status status = hooks.open_worker(host, &worker, &why);
        CHECK(status == LEDE_OK || status == LEDE_LIMIT);
        if (status == LEDE_OK) {
            opened++;
            hooks.close_worker(worker);
        } else {
            refused++;
        }
    }
    CHECK(opened > 10);
    CHECK(refused > 10);
    lede_host_close(host);
}

static lede_digest digest_of(const char *text) {
    lede_host *host = NULL;
    lede_digest digest = {0, 0};
    CHECK_OK(lede_host_open(lede_slice_of(text), "s.lua", NULL, &host, err));
    if (host != NULL) digest = lede_host_analysis_digest(host);
    lede_host_close(host);
    return digest;
}

TEST(the_analysis_digest_tells_what_callbacks_do_and_not_what_reports_do) {
    static const char base[] =
        "local lede = require 'lede'\n"
        "local n = 1\n"
        "local function f() return n end\n"
        "lede.article { name = 'a', fields = { 'x' }, emit = function() return "
        "{ x = f() } end }\n"
        "lede.report { name = 'r', build = function(page) page:text 'a' end }\n";
    lede_digest first = digest_of(base);
    CHECK(lede_digest_equal(first, digest_of(base)));
    char text[sizeof base];
    memcpy(text, base, sizeof base);
    *strstr(text, "text 'a'") = 'n'; /* another report: page:next 'a' */
    CHECK(lede_digest_equal(first, digest_of(text)));
    memcpy(text, base, sizeof base);
    strstr(text, "n = 1")[4] = '2'; /* a constant that a callback reaches */
    CHECK(!lede_digest_equal(first, digest_of(text)));
    memcpy(text, base, sizeof base);
    memcpy(strstr(text, "return n end"), "return 1 end", 12); /* a function that it calls */
    CHECK(!lede_digest_equal(first, digest_of(text)));
}

TEST(a_pattern_counts_its_steps) {
    lede_pattern pattern;
    lede_pattern_init(&pattern, NULL, LEDE_SLICE("a*a*a*b"),
                      LEDE_SLICE("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), 1000);
    CHECK(lede_pattern_match(&pattern, 0, 0) == LEDE_PATTERN_NONE);
    CHECK(pattern.spent);
    lede_pattern_init(&pattern, NULL, LEDE_SLICE("a*b"), LEDE_SLICE("aaab"), 1000);
    CHECK_INT(lede_pattern_match(&pattern, 0, 0), 4);
    CHECK(pattern.steps < 20);
}

/* Else a limit would depend on the articles before. */
TEST(a_pattern_counts_as_many_steps_the_second_time) {
    static lede_patterns kept;
    lede_pattern pattern;
    uint64_t steps[2];
    for (int i = 0; i < 2; i++) {
        lede_pattern_init(&pattern, &kept, LEDE_SLICE("[%d,]+ days"), LEDE_SLICE("it took 30 days"),
                          1000);
        size_t at = lede_pattern_skip(&pattern, 0);
        CHECK_INT(at, 8);
        CHECK_INT(lede_pattern_match(&pattern, 0, at), 15);
        steps[i] = pattern.steps;
    }
    CHECK_INT(steps[0], steps[1]);
}

/* The place of a text may be another text's later. */
TEST(a_pattern_is_known_by_its_text) {
    static lede_patterns kept;
    char text[] = "%d+";
    lede_pattern pattern;
    lede_pattern_init(&pattern, &kept, lede_slice_of(text), LEDE_SLICE("a1"), 1000);
    CHECK_INT(lede_pattern_skip(&pattern, 0), 1);
    memcpy(text, "%a+", 3);
    lede_pattern_init(&pattern, &kept, lede_slice_of(text), LEDE_SLICE("a1"), 1000);
    CHECK_INT(lede_pattern_skip(&pattern, 0), 0);
    CHECK_INT(lede_pattern_match(&pattern, 0, 0), 1);
}

TEST(a_worker_whose_script_differs_is_refused) {
    lede_host *host = NULL;
    lede_error why;
    CHECK_OK(lede_host_open(LEDE_SLICE(script), "s.lua", NULL, &host, err));
    if (host == NULL) return;
    lede_hooks hooks = lede_host_hooks(host);
    void *worker;
    host->declarations.data[1].digest.low++;
    CHECK_INT(hooks.open_worker(host, &worker, &why), LEDE_SCRIPT);
    CHECK_INT(why.line, 3);
    CHECK_STRING(why.where, "s.lua");
    CHECK(strstr(why.message, "stage 's' is not what it was when the script ran first") != NULL);
    host->declarations.data[1].digest.low--;
    host->declarations.data[1].line = 4;
    CHECK_INT(hooks.open_worker(host, &worker, &why), LEDE_SCRIPT);
    CHECK(strstr(why.message, "here stage 's' is declared, and stage 's' (s.lua:4)") != NULL);
    host->declarations.data[1].line = 3;
    host->declarations.count--;
    CHECK_INT(hooks.open_worker(host, &worker, &why), LEDE_SCRIPT);
    CHECK(strstr(why.message, "article 'out' was not declared when the script ran first") != NULL);
    lede_host_close(host);
}

int main(void) {
    RUN(closing_a_state_gives_every_byte_back);
    RUN(memory_is_bounded_by_the_byte);
    RUN(a_script_that_does_not_fit_is_told_so_wherever_memory_ends);
    RUN(a_worker_that_does_not_fit_is_told_so);
    RUN(the_analysis_digest_tells_what_callbacks_do_and_not_what_reports_do);
    RUN(a_pattern_counts_its_steps);
    RUN(a_pattern_counts_as_many_steps_the_second_time);
    RUN(a_pattern_is_known_by_its_text);
    RUN(a_worker_whose_script_differs_is_refused);
    return DONE();
}
