#include "cli/cli.h"

typedef struct check {
    const cli *c;
    unsigned n_found;
} check;

static void print_finding(void *context, const lede_finding *finding) {
    check *k = context;
    char text[2048];
    k->n_found++;
    lede_error_print(finding->what, text, sizeof text);
    if (k->c->colour) fputs("\033[33m", stdout);
    fputs(finding->kind, stdout);
    if (k->c->colour) fputs("\033[0m", stdout);
    printf("  %s\n", text);
}

int cli_check(cli *c) {
    check k = {.c = c};
    for (size_t i = 0; i < c->args.n_words; i++) {
        lede_script *script;
        lede_error err;
        if (lede_script_open(c->engine, c->args.words[i], &script, &err) != LEDE_OK) {
            return cli_fail(CLI_EXIT_USAGE, &err);
        }
        lede_status status = lede_script_check(script, c->args.all, print_finding, &k, &err);
        cli_script_close(script);
        if (status != LEDE_OK) return cli_fail(CLI_EXIT_USAGE, &err);
    }
    if (k.n_found == 0) puts("nothing found");
    return k.n_found > 0 ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
}
