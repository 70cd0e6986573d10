#include "cli/cli.h"

#include "cli/feedback.h"
#include "cli/outputs.h"
#include "cli/script.h"

static bool go_on(void *feedback, const lede_progress *now) {
    cli_feedback_progress(feedback, now);
    return !cli_was_interrupted();
}

/* Make the store, told on a terminal, stopped by a signal. */
static lede_status make_store(const cli *c, lede_merge_options *options, lede_progress *end,
                              lede_error *err) {
    cli_feedback feedback;
    cli_feedback_open(&feedback, c);
    options->goes_on = go_on;
    options->goes_on_context = &feedback;
    cli_catch_merge(true, options->script);
    lede_status status = lede_store_merge(c->engine, options, end, err);
    cli_catch_merge(false, NULL);
    cli_feedback_clear_line(&feedback);
    cli_feedback_close(&feedback);
    return status;
}

static int fail(const cli *c, lede_status status, const lede_error *err) {
    /* What is no store is named wrongly, like what is not there. */
    int code = cli_fail(status == LEDE_FORMAT ? CLI_EXIT_USAGE : cli_exit_code(status), err);
    if (status == LEDE_STOPPED) {
        cli_complain(0, "nothing came of '%s'; merge again", cli_outputs_store(c));
    }
    return code;
}

/* The store, then what the script makes of it. */
static int merge(cli *c, lede_merge_options *options, lede_progress *end, lede_status *status) {
    lede_error err;
    lede_store *store;
    *status = make_store(c, options, end, &err);
    if (*status != LEDE_OK) return fail(c, *status, &err);
    if (!c->args.quiet && !c->args.json) cli_feedback_summary(end, options->n_stores);
    if (lede_store_open(c->engine, options->path, &store, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_STOPPED, &err);
    }
    int code = cli_outputs_write(c, options->script, store);
    lede_store_close(store);
    return code;
}

int cli_merge(cli *c) {
    bool scripted = cli_is_script(c->args.words[0]);
    lede_merge_options options = {.stores = c->args.words + scripted,
                                  .n_stores = c->args.n_words - scripted,
                                  .path = cli_outputs_store(c),
                                  .replace = c->args.again};
    lede_error err;
    if (!cli_outputs_check(c, true)) return CLI_EXIT_USAGE;
    if (options.n_stores == 0 || options.path == NULL) {
        return cli_complain(CLI_EXIT_USAGE, "lede merge: expected stores, and one to make of them, "
                                            "as in lede merge part-*.db -o all.db");
    }
    if (!scripted && c->args.n_outputs > 1) {
        return cli_complain(CLI_EXIT_USAGE, "lede merge: other outputs than the store need the "
                                            "script, in front of the stores");
    }
    if (scripted && cli_script_open(c, c->args.words[0], &options.script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    lede_progress end = {0};
    lede_status status;
    int code = merge(c, &options, &end, &status);
    cli_script_close(options.script);
    if (c->args.json) {
        cli_feedback_counts(&end, options.n_stores, status == LEDE_STOPPED, code);
    }
    return code;
}
