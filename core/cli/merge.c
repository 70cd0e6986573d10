#include "cli/cli.h"

#include <inttypes.h>
#include <time.h>

#include "cli/feedback.h"
#include "cli/outputs.h"

typedef struct joining {
    cli_feedback feedback;
    struct timespec began;
} joining;

static bool go_on(void *context, uint64_t n_done, uint64_t n_all) {
    joining *j = context;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double seconds =
        (double)(now.tv_sec - j->began.tv_sec) + (double)(now.tv_nsec - j->began.tv_nsec) / 1e9;
    cli_feedback_joined(&j->feedback, n_done, n_all, seconds);
    return !cli_was_interrupted();
}

/* Make the store, told on a terminal, stopped by a signal. */
static lede_status make_store(const cli *c, lede_merge_options *options, uint64_t *n_articles,
                              lede_error *err) {
    joining j;
    cli_feedback_open(&j.feedback, c);
    clock_gettime(CLOCK_MONOTONIC, &j.began);
    options->goes_on = go_on;
    options->goes_on_context = &j;
    cli_catch_merge(true, options->script);
    lede_status status = lede_store_merge(c->engine, options, n_articles, err);
    cli_catch_merge(false, NULL);
    cli_feedback_clear_line(&j.feedback);
    cli_feedback_close(&j.feedback);
    return status;
}

static int fail(const cli *c, lede_status status, const lede_error *err) {
    bool is_stopped = status == LEDE_IO || status == LEDE_NOMEM || status == LEDE_STOPPED;
    int code = cli_fail(is_stopped ? CLI_EXIT_STOPPED : CLI_EXIT_USAGE, err);
    if (status == LEDE_STOPPED) {
        cli_complain(0, "nothing came of '%s'; merge again", cli_outputs_store(c));
    }
    return code;
}

/* The store, then what the script makes of it. */
static int merge(cli *c, lede_merge_options *options) {
    lede_error err;
    uint64_t n_articles;
    lede_store *store;
    lede_status status = make_store(c, options, &n_articles, &err);
    if (status != LEDE_OK) return fail(c, status, &err);
    if (!c->args.quiet) {
        fprintf(stderr, "%zu stores, %" PRIu64 " articles\n", options->n_stores, n_articles);
    }
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
    if (scripted &&
        lede_script_open(c->engine, c->args.words[0], &options.script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    int code = merge(c, &options);
    cli_script_close(options.script);
    return code;
}
