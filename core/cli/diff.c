/* lede diff: two scripts over the same articles, matches gained, lost and changed. Both runs go
 * article by article side by side, so that memory is that of one article of each. */
#include "cli/cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/diff.h"
#include "cli/job.h"
#include "cli/script.h"

typedef struct side {
    lede_script *script;
    lede_run *run;
    lede_item item;
    lede_status status;
    const lede_record_info **order; /* records of the item by rule, start, stop */
    size_t n, capacity;
} side;

typedef struct diff {
    cli *c;
    side sides[2]; /* before, after */
    const lede_script *scripts[2];
    cli_tally tally;
    bool printed_source; /* of the article in hand */
} diff;

/* ---- one article ----------------------------------------------------------------------------- */

static const char *rule_of(const lede_record_info *record) {
    return record->rule == NULL ? "" : record->rule;
}

static int compare(const void *left, const void *right) {
    const lede_record_info *a = *(const lede_record_info *const *)left;
    const lede_record_info *b = *(const lede_record_info *const *)right;
    int order = strcmp(rule_of(a), rule_of(b));
    if (order != 0) return order;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->stop != b->stop) return a->stop < b->stop ? -1 : 1;
    return (a->n > b->n) - (a->n < b->n);
}

static bool sort_records(side *s) {
    s->n = s->item.n_records;
    if (s->capacity < s->n) {
        const lede_record_info **grown = realloc(s->order, s->n * sizeof(*s->order));
        if (grown == NULL) return false;
        s->order = grown;
        s->capacity = s->n;
    }
    for (size_t i = 0; i < s->n; i++) s->order[i] = &s->item.records[i];
    if (s->n > 1) qsort(s->order, s->n, sizeof(*s->order), compare);
    return true;
}

static bool same_rule(const lede_record_info *a, const lede_record_info *b) {
    return strcmp(rule_of(a), rule_of(b)) == 0;
}

/* One match that both have, perhaps with other ends: they share a word. */
static bool touches(const lede_record_info *a, const lede_record_info *b) {
    if (!same_rule(a, b)) return false;
    if (a->rule == NULL) return a->n == b->n; /* of lede.article: stands nowhere */
    return a->start < b->stop && b->start < a->stop;
}

static bool comes_first(const lede_record_info *a, const lede_record_info *b) {
    int order = strcmp(rule_of(a), rule_of(b));
    return order != 0 ? order < 0 : a->start < b->start;
}

static void print_source(diff *d, const lede_item *item) {
    if (d->printed_source || d->c->args.json) return;
    d->printed_source = true;
    printf("%s\n", item->source);
}

static cli_change_line line_of(const diff *d, cli_change change, const lede_record_info *before,
                               const lede_record_info *after) {
    return (cli_change_line){.scripts = d->scripts,
                             .change = change,
                             .before = before,
                             .after = after,
                             .before_table = cli_find_table(d->scripts[0], before),
                             .after_table = cli_find_table(d->scripts[1], after),
                             .item = &d->sides[0].item};
}

static void note(diff *d, const cli_change_line *line) {
    const lede_record_info *some = line->after != NULL ? line->after : line->before;
    cli_tally_add(&d->tally, rule_of(some), line->change);
    if (line->change == CLI_SAME) return;
    print_source(d, line->item);
    if (d->c->args.json)
        cli_change_json(line, stdout);
    else
        cli_change_text(line, d->c->colour, stdout);
}

static void lose(diff *d, const lede_record_info *before) {
    cli_change_line line = line_of(d, CLI_LOST, before, NULL);
    note(d, &line);
}

static void gain(diff *d, const lede_record_info *after) {
    cli_change_line line = line_of(d, CLI_GAINED, NULL, after);
    note(d, &line);
}

static void pair(diff *d, const lede_record_info *before, const lede_record_info *after) {
    cli_change_line line = line_of(d, CLI_CHANGED, before, after);
    if (cli_change_is_none(&line)) line.change = CLI_SAME;
    note(d, &line);
}

static void compare_items(diff *d) {
    const side *a = &d->sides[0], *b = &d->sides[1];
    size_t i = 0, j = 0;
    d->printed_source = false;
    while (i < a->n || j < b->n) {
        if (i < a->n && j < b->n && touches(a->order[i], b->order[j])) {
            pair(d, a->order[i++], b->order[j++]);
        } else if (j == b->n || (i < a->n && comes_first(a->order[i], b->order[j]))) {
            lose(d, a->order[i++]);
        } else {
            gain(d, b->order[j++]);
        }
    }
}

/* ---- the run --------------------------------------------------------------------------------- */

static bool open_side(diff *d, size_t i, cli_feedback *feedback) {
    cli *c = d->c;
    lede_error err;
    lede_run_options options = cli_run_options(c, c->args.words + 2, c->args.n_words - 2);
    options.script = d->sides[i].script;
    options.every_match = true;
    if (i == 0) {
        options.progress = cli_feedback_progress;
        options.progress_context = feedback;
    }
    if (lede_run_open(c->engine, &options, &d->sides[i].run, &err) == LEDE_OK) return true;
    cli_fail(0, &err);
    return false;
}

/* The next article of both; END when one of them has no more. */
static lede_status next(diff *d, cli_feedback *feedback, lede_error *err) {
    for (size_t i = 0; i < 2; i++) {
        side *s = &d->sides[i];
        s->status = lede_run_next(s->run, &s->item, err);
        if (s->status != LEDE_OK) return s->status;
        if (!sort_records(s)) {
            *err = (lede_error){.status = LEDE_NOMEM, .offset = LEDE_NO_OFFSET};
            snprintf(err->message, sizeof err->message, "out of memory");
            return LEDE_NOMEM;
        }
    }
    cli_feedback_item(feedback, &d->sides[0].item);
    return LEDE_OK;
}

static int drain(diff *d, cli_feedback *feedback) {
    lede_error err;
    lede_status status;
    while ((status = next(d, feedback, &err)) == LEDE_OK) {
        cli_feedback_clear_line(feedback);
        compare_items(d);
    }
    fflush(stdout);
    cli_feedback_clear_line(feedback);
    if (status == LEDE_STOPPED) return CLI_EXIT_STOPPED;
    if (status != LEDE_END) return cli_fail(cli_exit_code(status), &err);
    if (!d->c->args.json) {
        cli_tally_print(&d->tally, d->c->args.all, stdout);
        cli_tally_print_names(&d->tally, d->c, d->scripts, stdout);
    }
    if (feedback->n_failed > 0) return CLI_EXIT_SOME_FAILED;
    return cli_tally_differs(&d->tally) ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
}

static int run_both(diff *d) {
    cli_feedback feedback;
    int code = CLI_EXIT_USAGE;
    cli_feedback_open(&feedback, d->c);
    if (open_side(d, 0, &feedback) && open_side(d, 1, &feedback)) {
        cli_catch_signals(d->sides[0].run);
        code = drain(d, &feedback);
        cli_catch_signals(NULL);
        lede_progress end = lede_run_progress(d->sides[0].run);
        cli_feedback_failures(&feedback, &end);
    }
    for (size_t i = 0; i < 2; i++) lede_run_close(d->sides[i].run);
    cli_feedback_close(&feedback);
    return code;
}

int cli_diff(cli *c) {
    diff d = {.c = c};
    lede_error err;
    int code = CLI_EXIT_OK;
    for (size_t i = 0; i < 2 && code == CLI_EXIT_OK; i++) {
        if (strcmp(c->args.words[2], "-") == 0) {
            code =
                cli_complain(CLI_EXIT_USAGE, "lede diff reads its inputs twice, so they cannot be "
                                             "standard input");
        } else if (cli_script_open(c, c->args.words[i], &d.sides[i].script, &err) != LEDE_OK) {
            code = cli_fail(CLI_EXIT_USAGE, &err);
        }
    }
    for (size_t i = 0; i < 2; i++) d.scripts[i] = d.sides[i].script;
    if (code == CLI_EXIT_OK) code = run_both(&d);
    for (size_t i = 0; i < 2; i++) {
        free(d.sides[i].order);
        cli_script_close(d.sides[i].script);
    }
    cli_tally_clear(&d.tally);
    return code;
}
