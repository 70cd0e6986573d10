#include "cli/cli.h"

#include <inttypes.h>

#include "cli/feedback.h"
#include "cli/outputs.h"

/* Take every item of a run. The exit code so far. */
static int drain(lede_run *run, cli_feedback *feedback) {
    lede_item item;
    lede_error err;
    lede_status status;
    while ((status = lede_run_next(run, &item, &err)) == LEDE_OK)
        cli_feedback_item(feedback, &item);
    cli_feedback_clear_line(feedback);
    if (status == LEDE_END) {
        status = lede_run_finish(run, &err);
        if (status == LEDE_OK) return feedback->n_failed > 0 ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
    }
    if (status == LEDE_STOPPED) {
        return cli_complain(CLI_EXIT_STOPPED, "stopped; what was finished is kept");
    }
    return cli_fail(status == LEDE_SCRIPT ? CLI_EXIT_USAGE : CLI_EXIT_STOPPED, &err);
}

static void print_summary(const cli *c, const lede_progress *end) {
    if (c->args.quiet || end->articles == 0) return;
    fprintf(stderr, "%" PRIu64 " articles, %" PRIu64 " records, %.1f s\n", end->articles,
            end->records, end->seconds);
}

static int analyse(cli *c, lede_script *script, lede_store *store) {
    cli_feedback feedback;
    cli_feedback_open(&feedback, c);
    lede_run_options options = {.script = script,
                                .inputs = c->args.words + 1,
                                .n_inputs = c->args.n_words - 1,
                                .except = c->args.outputs,
                                .n_except = c->args.n_outputs,
                                .format = c->args.format,
                                .fields = c->args.fields,
                                .n_fields = c->args.n_fields,
                                .language = c->args.language,
                                .where = c->args.where,
                                .workers = c->args.workers,
                                .store = store,
                                .progress = cli_feedback_progress,
                                .progress_context = &feedback};
    lede_run *run;
    lede_error err;
    int code;
    if (lede_run_open(c->engine, &options, &run, &err) != LEDE_OK) {
        code = cli_fail(CLI_EXIT_USAGE, &err);
    } else {
        cli_catch_signals(run);
        code = drain(run, &feedback);
        cli_catch_signals(NULL);
        lede_progress end = lede_run_progress(run);
        cli_feedback_failures(&feedback, &end);
        if (c->args.n_outputs > 0) print_summary(c, &end);
        lede_run_close(run);
    }
    cli_feedback_close(&feedback);
    return code;
}

int cli_run(cli *c) {
    if (!cli_outputs_check(c, true)) return CLI_EXIT_USAGE;
    lede_error err;
    lede_script *script;
    if (lede_script_open(c->engine, c->args.words[0], &script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    lede_store *store;
    int code;
    if (lede_store_create(c->engine, cli_outputs_store(c), c->args.again, script, &store, &err) !=
        LEDE_OK) {
        code = cli_fail(CLI_EXIT_USAGE, &err);
        if (err.status == LEDE_USAGE) fputs("  --again analyses anew and replaces it\n", stderr);
    } else {
        code = analyse(c, script, store);
        if (code <= CLI_EXIT_FAILURES) {
            int written = cli_outputs_write(c, script, store);
            if (written > code) code = written;
        }
        lede_store_close(store);
    }
    cli_script_close(script);
    return code;
}

int cli_report(cli *c) {
    if (!cli_outputs_check(c, false)) return CLI_EXIT_USAGE;
    lede_error err;
    lede_script *script;
    if (lede_script_open(c->engine, c->args.words[0], &script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    lede_store *store;
    int code;
    if (lede_store_open(c->engine, c->args.words[1], &store, &err) != LEDE_OK) {
        code = cli_fail(CLI_EXIT_USAGE, &err);
    } else {
        code = cli_outputs_write(c, script, store);
        lede_store_close(store);
    }
    cli_script_close(script);
    return code;
}

static lede_status fill_dump(void *store, FILE *file, lede_error *err) {
    return lede_store_dump(store, cli_write, file, err);
}

int cli_dump(cli *c) {
    if (!cli_outputs_spare_inputs(c)) return CLI_EXIT_USAGE;
    lede_error err;
    lede_store *store;
    if (lede_store_open(c->engine, c->args.words[0], &store, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    int code = CLI_EXIT_OK;
    for (size_t i = 0; i < c->args.n_outputs && code == CLI_EXIT_OK; i++) {
        code = cli_write_file(c->args.outputs[i], fill_dump, store);
    }
    if (c->args.n_outputs == 0 && fill_dump(store, stdout, &err) != LEDE_OK) {
        code = cli_fail(CLI_EXIT_STOPPED, &err);
    }
    lede_store_close(store);
    return code;
}
