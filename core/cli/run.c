#include "cli/cli.h"

#include <inttypes.h>

#include "cli/job.h"
#include "cli/outputs.h"
#include "cli/paths.h"
#include "cli/script.h"

static void print_summary(const cli *c, const lede_progress *end) {
    if (c->args.quiet || end->articles + end->known + end->gone == 0) return;
    cli_feedback_summary(end, 0);
}

typedef struct outcome {
    lede_progress end;
    bool stopped;
} outcome;

static int analyse(cli *c, lede_script *script, lede_store *store, outcome *out) {
    lede_run_options options = cli_run_options(c, c->args.words + 1, c->args.n_words - 1);
    options.script = script;
    options.store = store;
    options.records_only = cli_outputs_are_records(c, script);
    options.pages_only = !cli_outputs_are_tables(c);
    cli_job job;
    if (!cli_job_open(&job, c, &options)) return CLI_EXIT_USAGE;
    int code = cli_job_drain(&job);
    out->stopped = job.stopped;
    if (job.stopped) {
        cli_complain(0, cli_outputs_store(c) == NULL
                            ? "stopped"
                            : "stopped; what was finished is kept, and --resume goes on with it");
    }
    out->end = cli_job_close(&job, true);
    if (c->args.n_outputs > 0 && !c->args.json) print_summary(c, &out->end);
    return code;
}

/* What somebody may wonder at who sees the result. */
static void comment(const cli *c, lede_script *script, const lede_progress *end) {
    if (cli_job_is_empty(c, end)) return;
    if (end->articles <= end->failures) return;
    if (end->records > 0) {
        cli_note_empty(c, script);
        return;
    }
    if (c->args.n_outputs == 0) {
        fprintf(stderr, "nothing found in %" PRIu64 " article%s\n", end->articles,
                cli_plural(end->articles));
    }
    cli_explain_nothing(c, script);
}

static lede_status open_store(cli *c, const lede_script *script, lede_store **store,
                              lede_error *err) {
    const char *path = cli_outputs_store(c);
    if (c->args.resume) return lede_store_resume(c->engine, path, script, store, err);
    return lede_store_create(c->engine, path, c->args.again, script, store, err);
}

/* A store that does not open is named wrongly, unless it can be had later. */
static int fail_store(const lede_error *err) {
    return cli_fail(err->status == LEDE_BUSY ? CLI_EXIT_STOPPED : CLI_EXIT_USAGE, err);
}

static const char *advice(const cli *c) {
    return c->args.resume ? "  --again analyses anew and replaces it\n"
                          : "  --resume goes on with it, --again analyses anew and replaces it\n";
}

/* What a shard gives beside its store would be of a part of the articles. */
static bool check_shard(const cli *c) {
    if (c->args.n_shards == 0) return true;
    if (c->args.n_outputs == 1 && cli_outputs_store(c) != NULL) return true;
    cli_complain(0, "lede run --shard: expected one output, the store of the shard, as in -o "
                    "part-2.db; lede merge joins them and writes the others");
    return false;
}

static int run_into(cli *c, lede_script *script, lede_store *store, outcome *out) {
    int code = analyse(c, script, store, out);
    if (code > CLI_EXIT_FAILURES) return code;
    int written = cli_outputs_write(c, script, store);
    if (!out->stopped && !c->args.json && !c->args.quiet) comment(c, script, &out->end);
    return written > code ? written : code;
}

int cli_run(cli *c) {
    if (!cli_outputs_check(c, true) || !check_shard(c)) return CLI_EXIT_USAGE;
    if (c->args.resume && (c->args.again || cli_outputs_store(c) == NULL)) {
        return cli_complain(CLI_EXIT_USAGE,
                            c->args.again ? "lede run: --resume and --again exclude each other"
                                          : "lede run --resume: expected a store to go on in, "
                                            "as in -o results.db");
    }
    lede_error err;
    lede_script *script;
    if (cli_script_open(c, c->args.words[0], &script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    if (!c->args.quiet) cli_script_note_example(c);
    lede_store *store;
    outcome out = {.stopped = false};
    int code;
    if (!cli_script_has_reports(c, script)) {
        code = CLI_EXIT_USAGE;
    } else if (open_store(c, script, &store, &err) != LEDE_OK) {
        code = fail_store(&err);
        if (err.status == LEDE_USAGE && !c->args.again) fputs(advice(c), stderr);
    } else {
        code = c->args.resume ? CLI_EXIT_OK : cli_outputs_try(c, script, store);
        if (code == CLI_EXIT_OK) code = run_into(c, script, store, &out);
        lede_store_close(store);
    }
    cli_script_close(script);
    if (c->args.json) cli_feedback_counts(&out.end, 0, out.stopped, code);
    return code;
}

/* A store that a run has made. */
static lede_status open_made(const cli *c, const char *path, lede_store **out, lede_error *err) {
    if (!cli_is_folder(path)) return lede_store_open(c->engine, path, out, err);
    *err = (lede_error){.status = LEDE_USAGE, .offset = LEDE_NO_OFFSET};
    snprintf(err->message, sizeof err->message,
             "'%.200s' is a folder; expected a store, made with lede run -o x.db", path);
    return LEDE_USAGE;
}

int cli_report(cli *c) {
    if (!cli_outputs_check(c, false)) return CLI_EXIT_USAGE;
    lede_error err;
    lede_script *script;
    if (cli_script_open(c, c->args.words[0], &script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    lede_store *store;
    int code;
    if (!cli_script_has_reports(c, script)) {
        code = CLI_EXIT_USAGE;
    } else if (open_made(c, c->args.words[1], &store, &err) != LEDE_OK) {
        code = fail_store(&err);
    } else {
        char gap[LEDE_GAP_SIZE];
        code = cli_outputs_write(c, script, store);
        if (lede_store_gap(store, gap, &err) == LEDE_OK && gap[0] != '\0')
            cli_complain(0, "%s", gap);
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
    if (open_made(c, c->args.words[0], &store, &err) != LEDE_OK) {
        return fail_store(&err);
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
