#include "cli/cli.h"

#include "cli/job.h"
#include "cli/outputs.h"
#include "cli/script.h"

/* Whether somebody will see what rules of packs do: it takes many times as long as the script's
 * own. */
static bool shows_packs(const cli *c) {
    for (size_t i = 0; i < c->args.n_outputs; i++) {
        if (cli_output_kind_of(c->args.outputs[i]) == CLI_OUTPUT_JSONL) return true;
    }
    return c->args.all;
}

/* One run over the inputs, counting or timing. */
static int pass(cli *c, const lede_script *script, lede_cover cover, lede_coverage_sum *sum) {
    lede_run_options options = cli_run_options(c, c->args.words + 1, c->args.n_words - 1);
    options.script = script;
    options.cover = cover;
    options.cover_sum = sum;
    options.cover_own = !shows_packs(c);
    cli_job job;
    if (!cli_job_open(&job, c, &options)) return CLI_EXIT_USAGE;
    int code = cli_job_drain(&job);
    cli_job_close(&job, cover == LEDE_COVER_COUNT);
    return code;
}

/* ---- outputs ---- */

typedef struct writing {
    const cli *c;
    const lede_coverage_sum *sum;
    cli_output_kind kind;
} writing;

static lede_status fill(void *context, FILE *file, lede_error *err) {
    const writing *w = context;
    if (w->kind == CLI_OUTPUT_JSONL) return lede_coverage_jsonl(w->sum, cli_write, file, err);
    lede_page_options options = {.format = w->kind == CLI_OUTPUT_HTML       ? LEDE_PAGE_HTML
                                           : w->kind == CLI_OUTPUT_MARKDOWN ? LEDE_PAGE_MARKDOWN
                                                                            : LEDE_PAGE_TERMINAL,
                                 .colour = file == stdout && w->c->colour,
                                 .width = w->c->width,
                                 .all = w->c->args.all};
    return lede_coverage_report(w->sum, &options, cli_write, file, err);
}

static int write_outputs(const cli *c, const lede_coverage_sum *sum) {
    int code = CLI_EXIT_OK;
    writing w = {.c = c, .sum = sum};
    lede_error err;
    for (size_t i = 0; i < c->args.n_outputs && code == CLI_EXIT_OK; i++) {
        w.kind = cli_output_kind_of(c->args.outputs[i]);
        if (w.kind != CLI_OUTPUT_TERMINAL)
            code = cli_write_file(c->args.outputs[i], fill, &w);
        else if (fill(&w, stdout, &err) != LEDE_OK)
            code = cli_fail(CLI_EXIT_STOPPED, &err);
    }
    if (c->args.n_outputs == 0 && fill(&w, stdout, &err) != LEDE_OK) {
        code = cli_fail(CLI_EXIT_STOPPED, &err);
    }
    return code;
}

static bool check_outputs(const cli *c) {
    for (size_t i = 0; i < c->args.n_outputs; i++) {
        cli_output_kind kind = cli_output_kind_of(c->args.outputs[i]);
        if (kind != CLI_OUTPUT_STORE && kind != CLI_OUTPUT_CSV && kind != CLI_OUTPUT_UNKNOWN) {
            continue;
        }
        cli_complain(0,
                     "lede cover -o '%s': expected a name that ends in .jsonl, .html or .md, or -",
                     c->args.outputs[i]);
        return false;
    }
    return cli_outputs_spare_inputs(c);
}

static int cover(cli *c, lede_script *script, lede_coverage_sum *sum) {
    lede_error err;
    int code = CLI_EXIT_OK;
    for (size_t i = 0; i < c->args.n_earlier; i++) {
        if (lede_coverage_read(sum, c->args.earlier[i], &err) != LEDE_OK) {
            return cli_fail(CLI_EXIT_USAGE, &err);
        }
    }
    if (c->args.n_words > 1) {
        code = pass(c, script, LEDE_COVER_COUNT, sum);
        if (c->args.time && code <= CLI_EXIT_FAILURES) code = pass(c, script, LEDE_COVER_TIME, sum);
    }
    if (code > CLI_EXIT_FAILURES) return code;
    int written = write_outputs(c, sum);
    return written > code ? written : code;
}

int cli_cover(cli *c) {
    lede_script *script;
    lede_coverage_sum *sum;
    lede_error err;
    if (c->args.n_words < 2 && c->args.n_earlier == 0) {
        return cli_complain(CLI_EXIT_USAGE, "lede cover: expected inputs, or --add FILE");
    }
    if (!check_outputs(c)) return CLI_EXIT_USAGE;
    if (cli_script_open(c, c->args.words[0], &script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    int code;
    if (lede_coverage_open(script, &sum, &err) != LEDE_OK) {
        code = cli_fail(CLI_EXIT_USAGE, &err);
    } else {
        code = cover(c, script, sum);
        lede_coverage_close(sum);
    }
    cli_script_close(script);
    return code;
}
