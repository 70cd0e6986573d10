#include "cli/cli.h"

#include <string.h>

#include "cli/script.h"

typedef struct tap {
    unsigned n, n_failed, n_todo, n_surprises;
    unsigned n_broken; /* scripts that do not load */
} tap;

static void print_comment(const char *text) {
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        printf("#   %.*s\n", (int)size, text);
        text += size;
        if (*text == '\n') text++;
    }
}

static void print_result(void *context, const lede_example_result *result) {
    tap *t = context;
    t->n++;
    bool bad = !result->passed && !result->todo;
    printf("%sok %u - %s: %s%s\n", result->passed ? "" : "not ", t->n, result->rule, result->text,
           result->todo ? " # TODO known miss" : "");
    if (result->todo) t->n_todo++;
    if (result->todo && result->passed) t->n_surprises++;
    if (!bad) return;
    t->n_failed++;
    printf("# %s:%u\n", result->file, result->line);
    print_comment(result->detail);
}

/* A script that does not load is one line of the plan; the others are tested all the same. */
static void print_broken(tap *t, const char *script, const lede_error *err) {
    t->n++;
    t->n_broken++;
    printf("not ok %u - %s does not load\n", t->n, script);
    fflush(stdout);
    cli_fail(CLI_EXIT_USAGE, err);
}

static void test_script(const cli *c, const char *path, tap *t) {
    lede_script *script;
    lede_error err;
    lede_status status = cli_script_open(c, path, &script, &err);
    if (status == LEDE_OK) {
        status = lede_script_test(script, c->args.all, print_result, t, &err);
        cli_script_close(script);
    }
    if (status != LEDE_OK) print_broken(t, path, &err);
}

int cli_test(cli *c) {
    tap t = {0};
    puts("TAP version 13");
    for (size_t i = 0; i < c->args.n_words; i++) test_script(c, c->args.words[i], &t);
    printf("1..%u%s\n", t.n, t.n > 0 ? "" : " # SKIP no examples");
    if (t.n == 0 && !c->args.all) puts("# --all also runs the examples of packs");
    unsigned n_run = t.n - t.n_broken;
    printf("# %u example%s, %u failed, %u known miss%s", n_run, n_run == 1 ? "" : "s", t.n_failed,
           t.n_todo, t.n_todo == 1 ? "" : "es");
    if (t.n_surprises > 0) printf(", of which %u now pass: drop their todo", t.n_surprises);
    if (t.n_broken > 0) printf("; %u of %zu scripts not tested", t.n_broken, c->args.n_words);
    putchar('\n');
    if (t.n_broken > 0) return CLI_EXIT_USAGE;
    return t.n_failed > 0 ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
}
