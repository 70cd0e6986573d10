/* load, tokens, mark and grep: a run whose articles are written as they come. */
#include "cli/cli.h"

#include <inttypes.h>
#include <string.h>

#include "cli/feedback.h"
#include "cli/hits.h"

typedef struct view_job {
    cli *c;
    lede_script *script; /* may be NULL */
    const char *const *inputs;
    size_t n_inputs;
    lede_view view;
    const char *why;
    bool count;     /* grep -c: a number an article in place of the view */
    cli_hits *hits; /* grep --sort --sample --by: kept to the end; else NULL */
    uint64_t n_records;
    uint64_t n_failed;
} view_job;

static lede_status write_item(view_job *job, const lede_run *run, const lede_item *item,
                              lede_error *err) {
    job->n_records += item->n_records;
    if (job->hits != NULL) {
        cli_hits_take(job->hits, run, item);
        return LEDE_OK;
    }
    if (!job->count) return cli_write(stdout, item->view, err);
    if (item->failed) return LEDE_OK;
    if (!job->c->args.json) {
        printf("%s:%zu\n", item->source, item->n_records);
        return LEDE_OK;
    }
    fputs("{\"article\":", stdout);
    cli_put_json(stdout, item->id, strlen(item->id));
    fputs(",\"source\":", stdout);
    cli_put_json(stdout, item->source, strlen(item->source));
    printf(",\"hits\":%zu}\n", item->n_records);
    return LEDE_OK;
}

static int drain(view_job *job, lede_run *run, cli_feedback *feedback) {
    lede_item item;
    lede_error err;
    lede_status status = cli_write(stdout, lede_run_frame(run, false), &err);
    while (status == LEDE_OK && (status = lede_run_next(run, &item, &err)) == LEDE_OK) {
        cli_feedback_item(feedback, &item);
        if (item.view.size > 0) cli_feedback_clear_line(feedback);
        status = write_item(job, run, &item, &err);
        if (status != LEDE_OK) break;
    }
    if (job->hits != NULL) cli_hits_print(job->hits, stdout);
    lede_slice foot = lede_run_frame(run, true);
    if (foot.size > 0) fwrite(foot.data, 1, foot.size, stdout); /* a failure shows at the flush */
    fflush(stdout);
    cli_feedback_clear_line(feedback);
    job->n_failed = feedback->n_failed;
    if (status == LEDE_END) return feedback->n_failed > 0 ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
    if (status == LEDE_STOPPED) return CLI_EXIT_STOPPED;
    return cli_fail(status == LEDE_SCRIPT ? CLI_EXIT_USAGE : CLI_EXIT_STOPPED, &err);
}

static int show(view_job *job) {
    cli *c = job->c;
    cli_feedback feedback;
    cli_feedback_open(&feedback, c);
    lede_run_options options = {
        .script = job->script,
        .inputs = job->inputs,
        .n_inputs = job->n_inputs,
        .format = c->args.format,
        .fields = c->args.fields,
        .n_fields = c->args.n_fields,
        .language = c->args.language,
        .where = c->args.where,
        .workers = c->args.workers,
        .plain_tokens = c->args.plain_tokens,
        .view = job->view,
        .view_options = {.colour = c->colour,
                         .width = c->width,
                         .context = c->args.context,
                         .layers = c->args.layers},
        .why = job->why,
        .progress = cli_feedback_progress,
        .progress_context = &feedback,
    };
    lede_run *run;
    lede_error err;
    int code;
    if (lede_run_open(c->engine, &options, &run, &err) != LEDE_OK) {
        code = cli_fail(CLI_EXIT_USAGE, &err);
    } else {
        cli_catch_signals(run);
        code = drain(job, run, &feedback);
        cli_catch_signals(NULL);
        lede_progress end = lede_run_progress(run);
        cli_feedback_failures(&feedback, &end);
        lede_run_close(run);
    }
    cli_feedback_close(&feedback);
    return code;
}

typedef struct form {
    const char *name;
    lede_view view;
} form;

/* The view that --to names among `forms` (the first is the default); false after a message. */
static bool find_view(const cli *c, const form *forms, size_t n_forms, lede_view *view) {
    *view = forms[0].view;
    if (c->args.to == NULL) return true;
    char names[128] = "";
    for (size_t i = 0; i < n_forms; i++) {
        if (strcmp(forms[i].name, c->args.to) == 0) {
            *view = forms[i].view;
            return true;
        }
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", i > 0 ? ", " : "", forms[i].name);
    }
    cli_complain(0, "lede %s --to '%s': expected one of %s", c->name, c->args.to, names);
    return false;
}

int cli_load(cli *c) {
    static const form forms[] = {{"json", LEDE_VIEW_ARTICLE_JSON},
                                 {"text", LEDE_VIEW_ARTICLE_TEXT},
                                 {"html", LEDE_VIEW_ARTICLE_HTML},
                                 {"conllu", LEDE_VIEW_CONLLU}};
    view_job job = {.c = c, .inputs = c->args.words, .n_inputs = c->args.n_words};
    if (!find_view(c, forms, sizeof forms / sizeof *forms, &job.view)) return CLI_EXIT_USAGE;
    if (c->args.explain) job.view = LEDE_VIEW_EXPLAIN;
    if (c->args.check) job.view = LEDE_VIEW_NONE;
    return show(&job);
}

int cli_tokens(cli *c) {
    static const form forms[] = {{"conllu", LEDE_VIEW_CONLLU}, {"json", LEDE_VIEW_TOKENS_JSON}};
    view_job job = {.c = c, .inputs = c->args.words, .n_inputs = c->args.n_words};
    if (!find_view(c, forms, sizeof forms / sizeof *forms, &job.view)) return CLI_EXIT_USAGE;
    return show(&job);
}

int cli_mark(cli *c) {
    static const form forms[] = {{"terminal", LEDE_VIEW_MARK_TERMINAL},
                                 {"html", LEDE_VIEW_MARK_HTML},
                                 {"brat", LEDE_VIEW_MARK_BRAT},
                                 {"json", LEDE_VIEW_MARK_JSON}};
    view_job job = {.c = c, .inputs = c->args.words + 1, .n_inputs = c->args.n_words - 1};
    if (!find_view(c, forms, sizeof forms / sizeof *forms, &job.view)) return CLI_EXIT_USAGE;
    lede_error err;
    if (lede_script_open(c->engine, c->args.words[0], &job.script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    int code = show(&job);
    cli_script_close(job.script);
    return code;
}

int cli_why(cli *c) {
    static const form forms[] = {
        {"text", LEDE_VIEW_WHY}, {"json", LEDE_VIEW_WHY_JSON}, {"html", LEDE_VIEW_WHY_HTML}};
    view_job job = {.c = c,
                    .inputs = c->args.words + 2,
                    .n_inputs = c->args.n_words - 2,
                    .why = c->args.words[1]};
    if (!find_view(c, forms, sizeof forms / sizeof *forms, &job.view)) return CLI_EXIT_USAGE;
    lede_error err;
    if (lede_script_open(c->engine, c->args.words[0], &job.script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    int code = show(&job);
    cli_script_close(job.script);
    return code;
}

int cli_grep(cli *c) {
    view_job job = {.c = c,
                    .inputs = c->args.words + 1,
                    .n_inputs = c->args.n_words - 1,
                    .view = c->args.json ? LEDE_VIEW_KWIC_JSON : LEDE_VIEW_KWIC,
                    .count = c->args.count};
    if (job.count) job.view = LEDE_VIEW_NONE;
    cli_hits hits;
    if (!cli_hits_open(&hits, c)) return CLI_EXIT_USAGE;
    if (cli_hits_wanted(&hits)) job.hits = &hits;
    lede_query_options query = {.pattern = c->args.words[0],
                                .require_module = c->args.module,
                                .dialect = c->args.dialect,
                                .ignore_case = c->args.ignore_case,
                                .plain_words = c->args.plain_words};
    lede_error err;
    if (lede_script_open_query(c->engine, &query, &job.script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    int code = show(&job);
    cli_hits_close(&hits);
    cli_script_close(job.script);
    if (code > CLI_EXIT_FAILURES) return code;
    if (job.n_failed > 0) return CLI_EXIT_GREP_FAILURES;
    return job.n_records > 0 ? CLI_EXIT_OK : CLI_EXIT_FAILURES;
}
