/* script_test.c — cases in tests/lua: scripts with what must come of them. A case is
 *     --## its title
 *     the script
 *     --== 3: message                the script does not load; the message contains this
 *     --== failure 3: message        it loads; over one article this failure row comes
 *     --== limit: message            the article fails
 *     --== row value                 it writes this into table `out`, field `value`; in order
 *     --== prints line               it prints this; in order
 *     --== ok                        it loads and runs without a failure
 * The place "3:" may be left out. */
#include "test.h"

#include "lua/host.h"
#include "run/cascade.h"

#define ARTICLE                                                                                    \
    "Harbour opens again\n\nAnna Berg said the old harbour is open. The harbour master, Carl "     \
    "Dahl, told Anna Berg that caf\xc3\xa9s are full."

typedef struct outcome {
    lede_host *host;
    lede_result *result;
    lede_error err;
    lede_status status; /* of loading */
    size_t row, line;   /* checked so far */
    lede_slice printed;
} outcome;

static void run_article(outcome *out) {
    lede_hooks hooks = lede_host_hooks(out->host);
    lede_cascade *cascade = NULL;
    lede_cascade_options options = {.all_tables = true};
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_article article = {0};
    CHECK_OK(lede_cascade_new(lede_host_program(out->host), &hooks, &options, &cascade, err));
    if (cascade == NULL) return;
    out->result = lede_result_new(0, NULL);
    CHECK_OK(lede_article_from_text(LEDE_SLICE(ARTICLE), LEDE_NULL_SLICE, &arena, &article, err));
    article.fields[LEDE_FIELD_TITLE] = LEDE_SLICE("Harbour opens again");
    CHECK_OK(lede_cascade_run_article(cascade, &article, out->result, err));
    lede_cascade_free(cascade);
    lede_arena_clear(&arena);
    out->printed = lede_host_messages(out->host);
}

static lede_language *language;

static outcome run_script(lede_slice text) {
    lede_host_options options = {.script_path = "scripts",
                                 .language = language,
                                 .limits = {.lua_instructions = 2000000,
                                            .lua_bytes = 32 * 1024 * 1024,
                                            .string_steps = 1000000}};
    outcome out = {0};
    out.status = lede_host_open(text, "tests/lua/case.lua", &options, &out.host, &out.err);
    if (out.status == LEDE_OK) run_article(&out);
    return out;
}

static void clear(outcome *out) {
    lede_result_free(out->result);
    lede_host_close(out->host);
}

/* "3: message" → 3, and the message; 0 when there is no place. */
static unsigned cut_line(lede_slice *text) {
    size_t i = 0;
    unsigned line = 0;
    while (i < text->size && text->data[i] >= '0' && text->data[i] <= '9') {
        line = line * 10 + (unsigned)(text->data[i++] - '0');
    }
    if (i == 0 || i >= text->size || text->data[i] != ':') return 0;
    *text = lede_slice_trim(lede_slice_cut(*text, i + 1, text->size));
    return line;
}

static bool cut_word(lede_slice *text, const char *word) {
    lede_slice prefix = lede_slice_of(word);
    if (!lede_slice_starts(*text, prefix)) return false;
    *text = lede_slice_trim(lede_slice_cut(*text, prefix.size, text->size));
    return true;
}

static bool contains(lede_slice text, lede_slice part) {
    return part.size == 0 || lede_slice_find(text, part, 0) != SIZE_MAX;
}

static bool is_failure(const outcome *out, const char *kind, lede_slice wanted) {
    unsigned line = cut_line(&wanted);
    for (size_t i = 0; out->result != NULL && i < out->result->failures.count; i++) {
        const lede_failure *failure = &out->result->failures.data[i];
        bool right_kind = kind == NULL || strcmp(failure->kind, kind) == 0;
        if (right_kind && contains(failure->message, wanted) &&
            (line == 0 || failure->line == line)) {
            return true;
        }
    }
    return false;
}

static bool is_row(outcome *out, lede_slice wanted) {
    if (out->result == NULL || out->row >= out->result->records.count) return false;
    const lede_record *record = &out->result->records.data[out->row++];
    lede_buffer got = {0};
    if (record->n_values > 0) lede_value_print(record->values[0], &got);
    bool same = lede_slice_equal(lede_buffer_slice(&got), wanted);
    if (!same) printf("# row %zu is '%.*s'\n", out->row, LEDE_FMT(lede_buffer_slice(&got)));
    lede_buffer_clear(&got);
    return same;
}

static bool is_printed(outcome *out, lede_slice wanted) {
    lede_slice line;
    return lede_slice_line(&out->printed, &line) && lede_slice_equal(line, wanted);
}

static bool holds(outcome *out, lede_slice wanted) {
    if (cut_word(&wanted, "failure ")) return is_failure(out, NULL, wanted);
    if (cut_word(&wanted, "limit:")) {
        return out->result != NULL && out->result->failed && is_failure(out, "limit", wanted);
    }
    if (cut_word(&wanted, "row ")) return is_row(out, wanted);
    if (cut_word(&wanted, "prints ")) return is_printed(out, wanted);
    if (lede_slice_is(wanted, "ok")) {
        return out->result != NULL && out->result->failures.count == 0;
    }
    unsigned line = cut_line(&wanted);
    return out->status != LEDE_OK && contains(lede_slice_of(out->err.message), wanted) &&
           (line == 0 || out->err.line == line) &&
           (line == 0 || strcmp(out->err.where, "tests/lua/case.lua") == 0);
}

static void tell(const outcome *out) {
    if (out->status != LEDE_OK) {
        printf("#   got %s:%u: %s\n", out->err.where, out->err.line, out->err.message);
    }
    for (size_t i = 0; out->result != NULL && i < out->result->failures.count; i++) {
        const lede_failure *failure = &out->result->failures.data[i];
        printf("#   got failure %s %u: %.*s\n", failure->kind, failure->line,
               LEDE_FMT(failure->message));
    }
}

static void check_case(lede_slice title, lede_slice script, lede_slice expectations) {
    outcome out = run_script(script);
    lede_slice line;
    test_ok = true;
    bool any = false;
    while (lede_slice_line(&expectations, &line)) {
        if (!cut_word(&line, "--==")) continue;
        any = true;
        if (holds(&out, line)) continue;
        test_ok = false;
        printf("# expected: %.*s\n", LEDE_FMT(line));
    }
    if (!any || !test_ok) tell(&out);
    test_n++;
    if (!any || !test_ok) test_failed_n++;
    printf("%sok %d - %.*s\n", any && test_ok ? "" : "not ", test_n, LEDE_FMT(title));
    clear(&out);
}

static void check_file(const char *path) {
    FILE *file = fopen(path, "rb");
    lede_buffer bytes = {0};
    char part[4096];
    for (size_t got; file != NULL && (got = fread(part, 1, sizeof part, file)) > 0;) {
        lede_buffer_add(&bytes, (lede_slice){part, got});
    }
    if (file != NULL) fclose(file);
    lede_slice text = lede_buffer_slice(&bytes), mark = LEDE_SLICE("--## ");
    size_t at = lede_slice_find(text, mark, 0);
    if (at == SIZE_MAX) {
        printf("not ok %d - %s has no cases\n", ++test_n, path);
        test_failed_n++;
    }
    while (at != SIZE_MAX) {
        size_t next = lede_slice_find(text, mark, at + 1);
        lede_slice rest = lede_slice_cut(text, at + mark.size, next == SIZE_MAX ? text.size : next);
        lede_slice title;
        lede_slice_line(&rest, &title);
        size_t expected = lede_slice_find(rest, LEDE_SLICE("--=="), 0);
        if (expected == SIZE_MAX) expected = rest.size;
        check_case(title, lede_slice_cut(rest, 0, expected),
                   lede_slice_cut(rest, expected, rest.size));
        at = next;
    }
    lede_buffer_clear(&bytes);
}

/* A script that asks for what only models can tell, where there are none. */
static void check_without_models(const char *title, const char *script, const char *expectations) {
    lede_language *kept = language;
    language = NULL;
    check_case(lede_slice_of(title), lede_slice_of(script), lede_slice_of(expectations));
    language = kept;
}

/* The analysis digest of a script, with the models of the tree or without any. */
static lede_digest digest_of(const char *script, bool has_models) {
    lede_host_options options = {.script_path = "scripts",
                                 .language = has_models ? language : NULL};
    lede_host *host = NULL;
    CHECK_OK(lede_host_open(lede_slice_of(script), "case.lua", &options, &host, err));
    lede_digest digest = lede_host_analysis_digest(host);
    lede_host_close(host);
    return digest;
}

TEST(the_digest_knows_the_models_where_functions_may_read_them) {
    static const char plain[] = "local lede = require 'lede'\n"
                                "lede.rule { name = 'out', pattern = '\"a\"' }\n";
    static const char calls[] = "local lede = require 'lede'\n"
                                "lede.rule { name = 'out', pattern = '\"a\"',\n"
                                "  where = function(m) return m.lemma ~= 'a' end }\n";
    CHECK(lede_digest_equal(digest_of(plain, true), digest_of(plain, false)));
    CHECK(!lede_digest_equal(digest_of(calls, true), digest_of(calls, false)));
    CHECK(lede_digest_equal(digest_of(calls, true), digest_of(calls, true)));
}

int main(void) {
    static const char *const files[] = {"misuse",  "sandbox", "seal",    "limits",
                                        "objects", "names",   "lexicons"};
    lede_error err;
    if (lede_language_new("scripts", &language, &err) != LEDE_OK) return 1;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[64];
        snprintf(path, sizeof path, "tests/lua/%s.lua", files[i]);
        check_file(path);
    }
    check_without_models("a pattern without models",
                         "local lede = require 'lede'\n"
                         "lede.rule { name = 'out', pattern = '[pos = \"NOUN\"]' }\n",
                         "--== 2: attribute 'pos' needs the models of English");
    check_without_models(
        "a path without models",
        "local lede = require 'lede'\n"
        "lede.rule { name = 'out', pattern = '\"a\"', record = { x = 'match.lemma' "
        "} }\n",
        "--== 2: path 'match.lemma': attribute 'lemma' needs the models of English");
    check_without_models("a lexicon without models",
                         "local lede = require 'lede'\n"
                         "lede.lexicon('out', { lemma = { 'say' } })\n",
                         "--== 2: 'lemma' in a lexicon needs the models of English");
    check_without_models("a function without models",
                         "local lede = require 'lede'\n"
                         "lede.article { name = 'out', fields = { 'x' }, emit = function(article)\n"
                         "  return { x = article:sentences()[1].lemma } end }\n",
                         "--== failure 3: attribute 'lemma' needs the models of English");
    RUN(the_digest_knows_the_models_where_functions_may_read_them);
    lede_language_free(language);
    return DONE();
}
