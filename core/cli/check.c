#include "cli/cli.h"

#include <string.h>

#include "cli/script.h"

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

static lede_status check_script(check *k, const char *path, lede_error *err) {
    lede_script *script;
    lede_status status = cli_script_open(k->c, path, &script, err);
    if (status != LEDE_OK) return status;
    status = lede_script_check(script, k->c->args.all, print_finding, k, err);
    cli_script_close(script);
    return status;
}

/* A script that does not load keeps no other from being checked. */
int cli_check(cli *c) {
    check k = {.c = c};
    bool is_broken = false;
    for (size_t i = 0; i < c->args.n_words; i++) {
        lede_error err;
        if (check_script(&k, c->args.words[i], &err) == LEDE_OK) continue;
        cli_fail(CLI_EXIT_USAGE, &err);
        is_broken = true;
    }
    if (is_broken) return CLI_EXIT_USAGE;
    if (k.n_found == 0) puts("nothing found");
    return k.n_found > 0 ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
}

/* ---- what a run says of it ------------------------------------------------------------------- */

enum { MOST_EXPLAINED = 3 }; /* lines of a summary, not a review of the script */

static void explain(void *context, const lede_finding *finding) {
    static const char *const kinds[] = {"never", "star", "attribute", "early", "scope"};
    unsigned *n = context;
    char text[2048];
    bool explains = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        explains = explains || strcmp(kinds[i], finding->kind) == 0;
    }
    if (!explains || (*n)++ >= MOST_EXPLAINED) return;
    lede_error_print(finding->what, text, sizeof text);
    fprintf(stderr, "nothing found: %s\n", text);
}

typedef void tell_fn(void *context, const lede_finding *finding);

static void note_attribute(void *context, const lede_finding *finding) {
    unsigned *n = context;
    char text[2048];
    if (strcmp(finding->kind, "attribute") != 0 || (*n)++ >= MOST_EXPLAINED) return;
    lede_error_print(finding->what, text, sizeof text);
    fprintf(stderr, "always empty: %s\n", text);
}

static void tell_findings(const cli *c, lede_script *script, tell_fn *tell) {
    unsigned n = 0;
    lede_error err;
    if (c->args.quiet || script == NULL) return;
    /* A failure explains nothing either. */
    if (lede_script_check(script, false, tell, &n, &err) != LEDE_OK) return;
    if (n > MOST_EXPLAINED) fprintf(stderr, "… and %u more: lede check\n", n - MOST_EXPLAINED);
}

void cli_explain_nothing(const cli *c, lede_script *script) {
    tell_findings(c, script, explain);
}

void cli_note_empty(const cli *c, lede_script *script) {
    tell_findings(c, script, note_attribute);
}
