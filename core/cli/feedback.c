#include "cli/feedback.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_BYTES = 16 * 1024 };

void cli_feedback_open(cli_feedback *feedback, const cli *c) {
    *feedback = (cli_feedback){
        .show = c->show_progress, .quiet = c->args.quiet, .list = calloc(1, LIST_BYTES)};
}

void cli_feedback_close(cli_feedback *feedback) {
    free(feedback->list);
    feedback->list = NULL;
}

void cli_feedback_clear_line(cli_feedback *feedback) {
    if (feedback->shown) fputs("\r\033[K", stderr);
    feedback->shown = false;
}

static void print_bytes(uint64_t bytes) {
    static const char *const units[] = {"B", "KB", "MB", "GB", "TB"};
    double number = (double)bytes;
    size_t unit = 0;
    while (number >= 1000 && unit < 4) {
        number /= 1000;
        unit++;
    }
    fprintf(stderr, number < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", number, units[unit]);
}

void cli_feedback_progress(void *context, const lede_progress *now) {
    cli_feedback *feedback = context;
    enum { FIRST_AFTER_MS = 300, EVERY_MS = 100 };
    if (!feedback->show || now->seconds * 1000 < FIRST_AFTER_MS) return;
    if (feedback->shown && (now->seconds - feedback->last) * 1000 < EVERY_MS) return;
    cli_feedback_clear_line(feedback);
    feedback->last = now->seconds;
    feedback->shown = true;
    fprintf(stderr, "%" PRIu64 " articles  ", now->articles);
    print_bytes(now->bytes);
    if (now->total_bytes >= now->bytes && now->total_bytes > 0) {
        fputs(" of ", stderr);
        print_bytes(now->total_bytes);
        double rate = (double)now->bytes / now->seconds;
        double left = rate > 0 ? (double)(now->total_bytes - now->bytes) / rate : 0;
        fprintf(stderr, "  %.0f s left", left);
    }
    fprintf(stderr, "  %.0f articles/s", (double)now->articles / now->seconds);
    if (now->failures > 0) fprintf(stderr, "  %" PRIu64 " failed", now->failures);
    fflush(stderr);
}

static void add_line(cli_feedback *feedback, const lede_item *item,
                     const lede_failure_info *failure) {
    if (feedback->list == NULL) return;
    char *end = feedback->list + feedback->list_size;
    size_t room = LIST_BYTES - feedback->list_size;
    const char *where = failure->where[0] != '\0' ? failure->where : item->source;
    int size;
    if (failure->column > 0) {
        size = snprintf(end, room, "  %s:%u:%u: %s", where, failure->line, failure->column,
                        failure->message);
    } else if (failure->line > 0) {
        size = snprintf(end, room, "  %s:%u: %s", where, failure->line, failure->message);
    } else {
        size = snprintf(end, room, "  %s: %s", where, failure->message);
    }
    if (size < 0 || (size_t)size >= room) return;
    if (failure->rule != NULL) {
        int more = snprintf(end + size, room - (size_t)size, " (%s '%s', article %s)",
                            failure->kind, failure->rule, item->source);
        if (more < 0 || (size_t)(size + more) >= room) return;
        size += more;
    }
    if ((size_t)size + 1 >= room) return;
    cli_clean(end, (size_t)size);
    end[size] = '\n';
    feedback->list_size += (size_t)size + 1;
}

void cli_feedback_item(cli_feedback *feedback, const lede_item *item) {
    if (item->n_failures == 0) return;
    if (item->failed) feedback->n_failed++;
    size_t n_shown = item->failed ? 1 : item->n_failures;
    for (size_t i = 0; i < n_shown; i++) {
        if (feedback->n_failed + feedback->n_remarks > CLI_SHOWN_FAILURES) return;
        add_line(feedback, item, &item->failures[i]);
        if (!item->failed) feedback->n_remarks++;
    }
}

void cli_feedback_failures(cli_feedback *feedback, const lede_progress *end) {
    cli_feedback_clear_line(feedback);
    if (end->duplicates > 0 && !feedback->quiet) {
        fprintf(stderr, "lede: %" PRIu64 " more left out: the same title and text came before\n",
                end->duplicates);
    }
    if (feedback->list_size == 0) return;
    if (feedback->n_failed > 0) {
        fprintf(stderr, "lede: %" PRIu64 " of %" PRIu64 " articles failed, the others are done:\n",
                feedback->n_failed, end->articles);
    } else {
        fputs("lede: all articles are done; some matches or stages of them failed:\n", stderr);
    }
    fwrite(feedback->list, 1, feedback->list_size, stderr);
    uint64_t n_all = feedback->n_failed + feedback->n_remarks;
    if (n_all > CLI_SHOWN_FAILURES) {
        fputs("  … and more; all of them stand in table failure of a store (-o x.db)\n", stderr);
    }
}

/* ---- signals: a handler can reach nothing but a variable of the file ---- */

static lede_run *volatile running;
static volatile sig_atomic_t n_signals;

static volatile sig_atomic_t holding; /* SIGINT never ends the program */

static void on_signal(int number) {
    if (number == SIGINT && holding) {
        if (running != NULL) lede_run_stop(running);
        return;
    }
    if (n_signals++ == 0 && running != NULL) {
        lede_run_stop(running);
        return;
    }
    signal(number, SIG_DFL);
    raise(number);
}

void cli_catch_signals(lede_run *run) {
    running = run;
    n_signals = 0;
    struct sigaction action = {.sa_handler = run == NULL ? SIG_DFL : on_signal};
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    if (holding) action.sa_handler = on_signal;
    sigaction(SIGINT, &action, NULL);
}

void cli_hold_interrupts(bool hold) {
    holding = hold;
    cli_catch_signals(NULL);
}
