#include "cli/cli.h"

#include <string.h>

typedef struct tap {
    unsigned n, n_failed, n_todo, n_surprises;
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

int cli_test(cli *c) {
    tap t = {0};
    puts("TAP version 13");
    for (size_t i = 0; i < c->args.n_words; i++) {
        lede_script *script;
        lede_error err;
        if (lede_script_open(c->engine, c->args.words[i], &script, &err) != LEDE_OK) {
            return cli_fail(CLI_EXIT_USAGE, &err);
        }
        lede_status status = lede_script_test(script, c->args.all, print_result, &t, &err);
        cli_script_close(script);
        if (status != LEDE_OK) return cli_fail(CLI_EXIT_USAGE, &err);
    }
    printf("1..%u%s\n", t.n, t.n > 0 ? "" : " # SKIP no examples");
    if (t.n == 0 && !c->args.all) puts("# --all also runs the examples of packs");
    printf("# %u examples, %u failed, %u known misses", t.n, t.n_failed, t.n_todo);
    if (t.n_surprises > 0) printf(", of which %u now pass: drop their todo", t.n_surprises);
    putchar('\n');
    return t.n_failed > 0 ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
}
