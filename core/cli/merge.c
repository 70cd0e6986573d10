#include "cli/cli.h"

#include <inttypes.h>

#include "cli/outputs.h"

/* The store, then what the script makes of it. */
static int merge(cli *c, lede_merge_options *options) {
    lede_error err;
    uint64_t n_articles;
    lede_store *store;
    if (lede_store_merge(c->engine, options, &n_articles, &err) != LEDE_OK) {
        bool is_stopped = err.status == LEDE_IO || err.status == LEDE_NOMEM;
        return cli_fail(is_stopped ? CLI_EXIT_STOPPED : CLI_EXIT_USAGE, &err);
    }
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
