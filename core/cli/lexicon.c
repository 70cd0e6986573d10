#include "cli/cli.h"

#include <string.h>

typedef struct noting {
    const char *table;
} noting;

static void print_note(void *context, uint32_t line, const char *message) {
    const noting *n = context;
    char text[1024];
    int size = snprintf(text, sizeof text, "%s:%u: %s", n->table, line, message);
    if (size > 0) cli_clean(text, strlen(text));
    fprintf(stderr, "lede: %s\n", text);
}

static void print_report(const char *output, const lede_lexicon_report *report) {
    double bytes = (double)report->bytes;
    bool is_large = report->bytes >= 1000000;
    fprintf(stderr, "%s: entries %u, phrases %u, %.1f %s", output, report->entries, report->phrases,
            bytes / (is_large ? 1e6 : 1e3), is_large ? "MB" : "KB");
    if (report->repeated > 0) fprintf(stderr, "; lines that repeat an entry %u", report->repeated);
    if (report->bad > 0) fprintf(stderr, "; lines left out %u", report->bad);
    fputc('\n', stderr);
}

/* lede lexicon build TABLE -o FILE.lex */
int cli_lexicon(cli *c) {
    if (strcmp(c->args.words[0], "build") != 0) {
        return cli_complain(CLI_EXIT_USAGE,
                            "there is no 'lexicon %s'; write lede lexicon build TABLE -o FILE.lex",
                            c->args.words[0]);
    }
    if (c->args.n_outputs != 1) {
        return cli_complain(CLI_EXIT_USAGE, "lexicon build needs one output, as in -o names.lex");
    }
    const char *table = c->args.words[1];
    noting n = {table};
    lede_lexicon_options options = {.table = table,
                                    .output = c->args.outputs[0],
                                    .letter_case = c->args.letter_case,
                                    .fuzzy = c->args.fuzzy,
                                    .skip_bad = c->args.skip_bad,
                                    .note = print_note,
                                    .context = &n};
    lede_lexicon_report report;
    lede_error err;
    lede_status status = lede_lexicon_build(c->engine, &options, &report, &err);
    if (status != LEDE_OK && report.bad > 0) {
        return cli_complain(CLI_EXIT_USAGE,
                            "%u of %u lines cannot be used; mend them, or leave them out with "
                            "--skip-bad",
                            report.bad, report.rows);
    }
    if (status != LEDE_OK) return cli_fail(CLI_EXIT_USAGE, &err);
    if (!c->args.quiet) print_report(options.output, &report);
    return CLI_EXIT_OK;
}
