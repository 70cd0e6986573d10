/* load, tokens, mark and grep: a run whose articles are written as they come. */
#include "cli/cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/hits.h"
#include "cli/job.h"
#include "cli/misses.h"
#include "cli/script.h"

typedef struct view_job {
    cli *c;
    lede_script *script; /* may be NULL */
    const char *const *inputs;
    size_t n_inputs;
    lede_view view;
    const char *why;
    bool count;         /* grep -c: a number an article in place of the view */
    cli_hits *hits;     /* grep --sort --sample --by: kept to the end; else NULL */
    cli_misses *misses; /* why --misses: kept to the end; else NULL */
    uint64_t n_records;
    uint64_t n_failed;
    bool is_page; /* one HTML document of all articles */
    uint64_t n_views;
    lede_slice first_head, first; /* of a page with one view so far: heap */
} view_job;

static bool keep(lede_slice *to, lede_slice bytes) {
    char *copy = malloc(bytes.size + 1);
    if (copy == NULL) return false;
    memcpy(copy, bytes.data, bytes.size);
    *to = (lede_slice){copy, bytes.size};
    return true;
}

static void forget(lede_slice *kept) {
    free((void *)(uintptr_t)kept->data);
    *kept = (lede_slice){0};
}

/* The title of the page is that of its article, or of several none: so the first waits. */
static lede_status write_view(view_job *view, lede_run *run, lede_slice text, lede_error *err) {
    if (!view->is_page || text.size == 0) return cli_write(stdout, text, err);
    if (++view->n_views == 1) {
        if (keep(&view->first_head, lede_run_frame(run, false)) && keep(&view->first, text)) {
            return LEDE_OK;
        }
        view->n_views++; /* no memory: written as it comes */
    }
    lede_status status = LEDE_OK;
    if (view->n_views == 2) {
        status = cli_write(stdout, lede_run_frame(run, false), err);
        if (status == LEDE_OK) status = cli_write(stdout, view->first, err);
    }
    return status == LEDE_OK ? cli_write(stdout, text, err) : status;
}

/* A page of one article, if there was but one. */
static void write_first(view_job *view) {
    if (view->n_views == 1) {
        fwrite(view->first_head.data, 1, view->first_head.size, stdout);
        fwrite(view->first.data, 1, view->first.size, stdout);
    }
    forget(&view->first_head);
    forget(&view->first);
}

static lede_status write_item(view_job *view, lede_run *run, const lede_item *item,
                              lede_error *err) {
    view->n_records += item->n_records;
    if (view->hits != NULL) {
        cli_hits_take(view->hits, run, item);
        return LEDE_OK;
    }
    if (view->misses != NULL) {
        cli_misses_take(view->misses, item);
        return LEDE_OK;
    }
    if (!view->count) return write_view(view, run, item->view, err);
    if (item->failed) return LEDE_OK;
    if (!view->c->args.json) {
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

static int drain(view_job *view, cli_job *job) {
    lede_item item;
    lede_error err;
    lede_status status = cli_write(stdout, lede_run_frame(job->run, false), &err);
    while (status == LEDE_OK && (status = lede_run_next(job->run, &item, &err)) == LEDE_OK) {
        cli_feedback_item(&job->feedback, &item);
        if (item.view.size > 0) cli_feedback_clear_line(&job->feedback);
        status = write_item(view, job->run, &item, &err);
    }
    if (view->hits != NULL) cli_hits_print(view->hits, stdout);
    if (view->misses != NULL) cli_misses_print(view->misses, stdout);
    write_first(view);
    lede_slice foot = lede_run_frame(job->run, true);
    if (foot.size > 0) fwrite(foot.data, 1, foot.size, stdout); /* a failure shows at the flush */
    fflush(stdout);
    cli_feedback_clear_line(&job->feedback);
    return cli_job_code(job, status, &err);
}

static int show(view_job *view) {
    cli *c = view->c;
    lede_run_options options = cli_run_options(c, view->inputs, view->n_inputs);
    options.script = view->script;
    options.plain_tokens = c->args.plain_tokens;
    options.view = view->view;
    options.view_options = (lede_view_options){.colour = c->colour,
                                               .width = c->width,
                                               .context = c->args.context,
                                               .layers = c->args.layers};
    options.why = view->why;
    view->is_page = view->view == LEDE_VIEW_ARTICLE_HTML || view->view == LEDE_VIEW_MARK_HTML;
    cli_job job;
    if (!cli_job_open(&job, c, &options)) return CLI_EXIT_USAGE;
    int code = drain(view, &job);
    view->n_failed = job.feedback.n_failed;
    lede_progress end = cli_job_close(&job, true);
    cli_job_is_empty(c, &end);
    return code;
}

static int show_script(view_job *view) {
    lede_error err;
    if (cli_script_open(view->c, view->c->args.words[0], &view->script, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    int code = show(view);
    cli_script_close(view->script);
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
    view_job view = {.c = c, .inputs = c->args.words, .n_inputs = c->args.n_words};
    if (!find_view(c, forms, sizeof forms / sizeof *forms, &view.view)) return CLI_EXIT_USAGE;
    if (c->args.explain) view.view = LEDE_VIEW_EXPLAIN;
    if (c->args.check) view.view = LEDE_VIEW_NONE;
    return show(&view);
}

int cli_tokens(cli *c) {
    static const form forms[] = {{"conllu", LEDE_VIEW_CONLLU},
                                 {"vertical", LEDE_VIEW_VERTICAL},
                                 {"json", LEDE_VIEW_TOKENS_JSON}};
    view_job view = {.c = c, .inputs = c->args.words, .n_inputs = c->args.n_words};
    if (!find_view(c, forms, sizeof forms / sizeof *forms, &view.view)) return CLI_EXIT_USAGE;
    return show(&view);
}

int cli_mark(cli *c) {
    static const form forms[] = {{"terminal", LEDE_VIEW_MARK_TERMINAL},
                                 {"html", LEDE_VIEW_MARK_HTML},
                                 {"brat", LEDE_VIEW_MARK_BRAT},
                                 {"json", LEDE_VIEW_MARK_JSON}};
    view_job view = {.c = c, .inputs = c->args.words + 1, .n_inputs = c->args.n_words - 1};
    if (!find_view(c, forms, sizeof forms / sizeof *forms, &view.view)) return CLI_EXIT_USAGE;
    return show_script(&view);
}

int cli_why(cli *c) {
    static const form forms[] = {
        {"text", LEDE_VIEW_WHY}, {"json", LEDE_VIEW_WHY_JSON}, {"html", LEDE_VIEW_WHY_HTML}};
    view_job view = {.c = c,
                     .inputs = c->args.words + 2,
                     .n_inputs = c->args.n_words - 2,
                     .why = c->args.words[1]};
    if (!find_view(c, forms, sizeof forms / sizeof *forms, &view.view)) return CLI_EXIT_USAGE;
    cli_misses misses = {0};
    if (c->args.misses > 0) {
        if (!cli_misses_open(&misses, c->args.misses)) {
            return cli_complain(CLI_EXIT_STOPPED, "out of memory");
        }
        view.misses = &misses;
    }
    int code = show_script(&view);
    cli_misses_close(&misses);
    return code;
}

/* The quotes of "said" are the shell's; the pattern comes without. */
static void hint_at_shell(const cli *c, lede_error *err) {
    const char *pattern = c->args.words[0];
    if (strchr(pattern, '"') != NULL || strstr(err->message, "expected a word in quotes") == NULL) {
        return;
    }
    size_t used = strlen(err->message);
    snprintf(err->message + used, sizeof err->message - used,
             "; the shell takes quotes off, so put the pattern in ' ', as in '\"said\"', or search "
             "for words as they are with -w");
}

/* A path that cannot be is one of --by or --sort, where a name may also be a field. */
static void hint_at_group(const cli_hits *hits, lede_error *err) {
    static const char path[] = "path '";
    if (hits->groups.n_fields == 0 || strncmp(err->message, path, sizeof path - 1) != 0) return;
    char message[sizeof err->message];
    snprintf(message, sizeof message, "%s", err->message);
    snprintf(err->message, sizeof err->message,
             "%s %.400s; nor is it a field of articles, as publisher is, or day, month or year",
             hits->by != NULL ? "--by:" : "--sort:", message);
}

/* The view of a grep; false after a message: its options do not go together. */
static bool choose_matches(const cli_args *args, lede_view *view) {
    *view = args->count || args->by != NULL ? LEDE_VIEW_NONE
            : args->json                    ? LEDE_VIEW_KWIC_JSON
            : args->csv                     ? LEDE_VIEW_KWIC_CSV
                                            : LEDE_VIEW_KWIC;
    if (args->csv && (args->json || args->count)) {
        cli_complain(0, args->json ? "--csv or --json: expected one of them"
                                   : "--csv with -c: --by source --csv is a table of the articles "
                                     "that have matches");
        return false;
    }
    if (args->sort != NULL && (args->count || args->by != NULL)) {
        cli_complain(0, "--sort is of matches one by one: not with -c or --by");
        return false;
    }
    if (args->sample > 0 && args->count) {
        cli_complain(0, "--sample with -c: --by source counts a sample by article");
        return false;
    }
    return true;
}

int cli_grep(cli *c) {
    view_job view = {.c = c,
                     .inputs = c->args.words + 1,
                     .n_inputs = c->args.n_words - 1,
                     .count = c->args.count};
    cli_hits hits;
    if (!choose_matches(&c->args, &view.view) || !cli_hits_open(&hits, c)) return CLI_EXIT_USAGE;
    if (cli_hits_wanted(&hits)) view.hits = &hits;
    lede_query_options query = {.pattern = c->args.words[0],
                                .require_module = c->args.module,
                                .dialect = c->args.dialect,
                                .ignore_case = c->args.ignore_case,
                                .plain_words = c->args.plain_words,
                                .fields = hits.groups.fields,
                                .n_fields = hits.groups.n_fields};
    lede_error err;
    if (lede_script_open_query(c->engine, &query, &view.script, &err) != LEDE_OK) {
        hint_at_shell(c, &err);
        hint_at_group(&hits, &err);
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    if (c->args.csv && c->args.bom) fputs("\xEF\xBB\xBF", stdout);
    int code = show(&view);
    cli_hits_close(&hits);
    if (code <= CLI_EXIT_FAILURES && view.n_records == 0) cli_explain_nothing(c, view.script);
    if (view.n_records > 0 && hits.groups.n_fields > 0) cli_note_empty(c, view.script);
    cli_script_close(view.script);
    if (code > CLI_EXIT_FAILURES) return code;
    if (view.n_failed > 0) return CLI_EXIT_SOME_FAILED;
    return view.n_records > 0 ? CLI_EXIT_OK : CLI_EXIT_FAILURES;
}
