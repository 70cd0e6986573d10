#include "cli/feedback.h"

#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void cli_feedback_open(cli_feedback *feedback, const cli *c) {
    *feedback = (cli_feedback){.show = c->show_progress,
                               .quiet = c->args.quiet,
                               .lists = c->args.check,
                               .width = c->error_width,
                               .troubles = calloc(CLI_TROUBLES, sizeof(cli_trouble))};
}

void cli_feedback_close(cli_feedback *feedback) {
    free(feedback->troubles);
    feedback->troubles = NULL;
}

void cli_feedback_clear_line(cli_feedback *feedback) {
    if (feedback->shown) fputs("\r\033[K", stderr);
    feedback->shown = false;
}

/* ---- progress ---- */

enum { LINE_SIZE = 256 };

static void add(char line[LINE_SIZE], const char *format, ...) LEDE_PRINTF(2, 3);
static void add(char line[LINE_SIZE], const char *format, ...) {
    size_t used = strlen(line);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + used, LINE_SIZE - used, format, arguments);
    va_end(arguments);
}

static void add_bytes(char line[LINE_SIZE], uint64_t bytes) {
    static const char *const units[] = {"B", "KB", "MB", "GB", "TB"};
    double number = (double)bytes;
    size_t unit = 0;
    while (number >= 1000 && unit < 4) {
        number /= 1000;
        unit++;
    }
    add(line, number < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", number, units[unit]);
}

static void add_time(char line[LINE_SIZE], double seconds) {
    uint64_t minutes = (uint64_t)(seconds / 60);
    if (seconds < 100) {
        add(line, "%.0f s", seconds);
    } else if (minutes < 100) {
        add(line, "%" PRIu64 " min", minutes);
    } else {
        add(line, "%" PRIu64 " h %02" PRIu64 " min", minutes / 60, minutes % 60);
    }
}

static void write_joined(char line[LINE_SIZE], const lede_progress *now) {
    add(line, "%" PRIu64 " of %" PRIu64 " articles  %.0f articles/s", now->joined, now->to_join,
        (double)now->joined / now->seconds);
    if (now->failures > 0) add(line, "  %" PRIu64 " failed", now->failures);
    add(line, "  ");
    add_time(line, (double)(now->to_join - now->joined) * now->seconds / (double)now->joined);
    add(line, " left");
}

/* Seconds left if it goes on as in the last quarter of a minute or two: what was done before passes
 * a thousand times as fast as what is analysed. Less than none: it does not go on. */
static double seconds_left(cli_feedback *feedback, const lede_progress *now) {
    enum { LATELY = 15 };
    cli_moment *late = feedback->late, here = {now->seconds, now->bytes};
    if (now->bytes < late[1].bytes) late[0] = late[1] = here; /* gone through once more */
    if (now->seconds - late[1].seconds >= LATELY) {
        late[0] = late[1];
        late[1] = here;
    }
    uint64_t n_bytes = now->bytes - late[0].bytes;
    if (n_bytes == 0) return -1;
    double seconds = now->seconds - late[0].seconds;
    return (double)(now->total_bytes - now->bytes) * seconds / (double)n_bytes;
}

static void write_analysed(char line[LINE_SIZE], cli_feedback *feedback, const lede_progress *now) {
    add(line, "%" PRIu64 " articles", now->articles);
    if (now->known > 0) add(line, ", %" PRIu64 " done before", now->known);
    add(line, "  ");
    add_bytes(line, now->bytes);
    if (now->total_bytes >= now->bytes && now->total_bytes > 0) {
        add(line, " of ");
        add_bytes(line, now->total_bytes);
    }
    add(line, "  %.0f articles/s", (double)now->articles / now->seconds);
    if (now->failures > 0) add(line, "  %" PRIu64 " failed", now->failures);
    double left = now->total_bytes >= now->bytes ? seconds_left(feedback, now) : -1;
    if (left >= 0) {
        add(line, "  ");
        add_time(line, left);
        add(line, " left");
    }
}

static bool is_line_due(const cli_feedback *feedback, double seconds) {
    enum { FIRST_AFTER_MS = 300, EVERY_MS = 100 };
    if (!feedback->show || seconds * 1000 < FIRST_AFTER_MS) return false;
    return !feedback->shown || (seconds - feedback->last) * 1000 >= EVERY_MS;
}

static void show_line(cli_feedback *feedback, double seconds, const char *line) {
    cli_feedback_clear_line(feedback);
    feedback->last = seconds;
    feedback->shown = true;
    /* A line that wraps could not be taken back. All of it is ASCII. */
    fprintf(stderr, "%.*s", (int)feedback->width - 1, line);
    fflush(stderr);
}

/* A collate may be at work for minutes, and nothing more is heard of it: its name is shown at once.
 */
void cli_feedback_progress(void *context, const lede_progress *now) {
    cli_feedback *feedback = context;
    bool stays = now->collate != NULL && feedback->show;
    if (!stays && !is_line_due(feedback, now->seconds)) return;
    char line[LINE_SIZE] = "";
    if (now->collate != NULL) {
        uint64_t n_articles = now->to_join > 0 ? now->to_join : now->articles + now->known;
        add(line, "%" PRIu64 " articles  now all together: %s, %" PRIu32 " of %" PRIu32, n_articles,
            now->collate, now->collate_n, now->n_collates);
    } else if (now->to_join > 0) {
        write_joined(line, now);
    } else {
        write_analysed(line, feedback, now);
    }
    show_line(feedback, now->seconds, line);
}

/* ---- what failed ---- */

/* "place: message (rule)", in `line`. */
static void write_place(char *line, size_t room, const lede_item *item,
                        const lede_failure_info *failure) {
    const char *where = failure->where[0] != '\0' ? failure->where : item->source;
    int size;
    if (failure->column > 0) {
        size = snprintf(line, room, "%s:%u:%u: %s", where, failure->line, failure->column,
                        failure->message);
    } else if (failure->line > 0) {
        size = snprintf(line, room, "%s:%u: %s", where, failure->line, failure->message);
    } else {
        size = snprintf(line, room, "%s: %s", where, failure->message);
    }
    if (failure->rule != NULL && size > 0 && (size_t)size < room) {
        snprintf(line + size, room - (size_t)size, " (%s '%s', article %s)", failure->kind,
                 failure->rule, item->source);
    }
    cli_clean(line, strlen(line));
}

static void write_key(char key[256], const lede_failure_info *failure) {
    size_t size = 0;
    for (const char *c = failure->message; *c != '\0' && size < 255; c++) {
        if (*c < '0' || *c > '9') key[size++] = *c;
    }
    key[size] = '\0';
}

/* The trouble of this kind, made if there is room; NULL: there is none. */
static cli_trouble *find_trouble(cli_feedback *feedback, const lede_failure_info *failure) {
    char key[256];
    write_key(key, failure);
    for (size_t i = 0; i < feedback->n_troubles; i++) {
        if (strcmp(feedback->troubles[i].key, key) == 0) return &feedback->troubles[i];
    }
    if (feedback->troubles == NULL || feedback->n_troubles == CLI_TROUBLES) return NULL;
    cli_trouble *trouble = &feedback->troubles[feedback->n_troubles++];
    memcpy(trouble->key, key, strlen(key) + 1);
    return trouble;
}

static void add_failure(cli_feedback *feedback, const lede_item *item,
                        const lede_failure_info *failure) {
    if (feedback->lists) {
        char place[sizeof feedback->troubles[0].places[0]];
        write_place(place, sizeof place, item, failure);
        puts(place);
        return;
    }
    cli_trouble *trouble = find_trouble(feedback, failure);
    if (trouble == NULL) {
        feedback->n_others++;
        return;
    }
    trouble->count++;
    bool has_room = trouble->n_places < CLI_PLACES && feedback->n_places < CLI_ALL_PLACES;
    if (trouble->n_places > 0 && !has_room) return; /* each kind has one place at least */
    write_place(trouble->places[trouble->n_places++], sizeof trouble->places[0], item, failure);
    feedback->n_places++;
}

static void note_language(cli_feedback *feedback, const char *code) {
    size_t i = 0;
    while (i < feedback->n_languages && strcmp(feedback->languages[i].code, code) != 0) i++;
    if (i == CLI_LANGUAGES) return;
    cli_language *language = &feedback->languages[i];
    if (i == feedback->n_languages) {
        snprintf(language->code, sizeof language->code, "%s", code);
        feedback->n_languages++;
    }
    language->n++;
}

/* "de 2, fr 1", the rest without a name. */
static void print_languages(const cli_feedback *feedback, const lede_progress *end) {
    uint64_t n_rest = end->unread;
    if (feedback->quiet || end->unread == 0) return;
    fprintf(stderr,
            "lede: rules for another language left out %" PRIu64 " of %" PRIu64 " articles:",
            end->unread, end->articles);
    for (size_t i = 0; i < feedback->n_languages; i++) {
        const cli_language *language = &feedback->languages[i];
        fprintf(stderr, "%s %s %" PRIu64, i > 0 ? "," : "", language->code, language->n);
        n_rest -= language->n;
    }
    if (n_rest > 0) fprintf(stderr, ", others %" PRIu64, n_rest);
    fputc('\n', stderr);
}

void cli_feedback_item(cli_feedback *feedback, const lede_item *item) {
    if (item->unread != NULL) note_language(feedback, item->unread);
    if (item->n_failures == 0) return;
    if (item->failed) feedback->n_failed++;
    size_t n_told = item->failed ? 1 : item->n_failures;
    for (size_t i = 0; i < n_told; i++) {
        add_failure(feedback, item, &item->failures[i]);
        if (!item->failed) feedback->n_remarks++;
    }
}

static void print_trouble(const cli_trouble *trouble) {
    for (size_t i = 0; i < trouble->n_places; i++) {
        fprintf(stderr, "  %s\n", trouble->places[i]);
    }
    uint64_t more = trouble->count - trouble->n_places;
    if (more > 0) fprintf(stderr, "    and %" PRIu64 " more of this kind\n", more);
}

void cli_feedback_failures(cli_feedback *feedback, const lede_progress *end) {
    cli_feedback_clear_line(feedback);
    if (end->duplicates > 0 && !feedback->quiet) {
        fprintf(stderr, "lede: %" PRIu64 " more left out: the same title and text came before\n",
                end->duplicates);
    }
    print_languages(feedback, end);
    uint64_t n_all = feedback->n_failed + feedback->n_remarks;
    if (n_all == 0) return;
    if (feedback->n_failed > 0) {
        bool is_all = feedback->n_failed >= end->articles;
        fprintf(stderr, "lede: %" PRIu64 " of %" PRIu64 " articles failed%s%s\n",
                feedback->n_failed, end->articles, is_all ? "" : ", the others are done",
                feedback->lists ? "" : ":");
    } else {
        fputs("lede: all articles are done; some matches or stages of them failed:\n", stderr);
    }
    for (size_t i = 0; i < feedback->n_troubles; i++) print_trouble(&feedback->troubles[i]);
    if (feedback->n_others > 0) {
        fprintf(stderr, "    and %" PRIu64 " of other kinds\n", feedback->n_others);
    }
    if (n_all > feedback->n_places && !feedback->lists) {
        fputs("  all of them: lede load --check, or table failure of a store (-o x.db)\n", stderr);
    }
}

/* ---- what was done ---- */

const char *cli_plural(uint64_t n) {
    return n == 1 ? "" : "s";
}

void cli_feedback_summary(const lede_progress *end, size_t n_stores) {
    if (n_stores > 0) fprintf(stderr, "%zu store%s, ", n_stores, cli_plural(n_stores));
    fprintf(stderr, "%" PRIu64 " article%s, %" PRIu64 " record%s, %.1f s", end->articles,
            cli_plural(end->articles), end->records, cli_plural(end->records), end->seconds);
    if (end->failures > 0) fprintf(stderr, "; %" PRIu64 " failed", end->failures);
    if (end->limits > 0) fprintf(stderr, "; %" PRIu64 " hit a limit", end->limits);
    if (end->known > 0) fprintf(stderr, "; %" PRIu64 " were done before", end->known);
    if (end->gone > 0) fprintf(stderr, "; %" PRIu64 " are gone", end->gone);
    fputc('\n', stderr);
}

void cli_feedback_counts(const lede_progress *end, size_t n_stores, bool stopped, int code) {
    fputc('{', stderr);
    if (n_stores > 0) fprintf(stderr, "\"stores\":%zu,", n_stores);
    fprintf(stderr,
            "\"articles\":%" PRIu64 ",\"records\":%" PRIu64 ",\"failed\":%" PRIu64
            ",\"limits\":%" PRIu64 ",\"duplicates\":%" PRIu64 ",\"unread\":%" PRIu64,
            end->articles, end->records, end->failures, end->limits, end->duplicates, end->unread);
    if (n_stores == 0) {
        fprintf(stderr, ",\"known\":%" PRIu64 ",\"gone\":%" PRIu64 ",\"bytes\":%" PRIu64,
                end->known, end->gone, end->bytes);
    }
    fprintf(stderr, ",\"seconds\":%.3f,\"stopped\":%s,\"exit\":%d}\n", end->seconds,
            stopped ? "true" : "false", code);
}

/* ---- signals: a handler can reach nothing but a variable of the file ---- */

static lede_run *volatile running;
static lede_script *volatile reporting;
static volatile sig_atomic_t catching; /* something is at work that can be stopped */
static volatile sig_atomic_t n_signals;

static volatile sig_atomic_t holding; /* SIGINT never ends the program */

static void on_signal(int number) {
    if (number == SIGINT && holding) {
        if (running != NULL) lede_run_stop(running);
        return;
    }
    if (n_signals++ == 0 && catching) {
        lede_run_stop(running);
        lede_script_stop(reporting);
        return;
    }
    signal(number, SIG_DFL);
    raise(number);
}

static void catch (bool any, lede_run *run, lede_script *script) {
    running = run;
    reporting = script;
    if (any) n_signals = 0;
    catching = any;
    struct sigaction action = {.sa_handler = any ? on_signal : SIG_DFL};
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    if (holding) action.sa_handler = on_signal;
    sigaction(SIGINT, &action, NULL);
}

void cli_catch_signals(lede_run *run) {
    catch (run != NULL, run, NULL);
}

void cli_catch_report(lede_script *script) {
    catch (script != NULL, NULL, script);
}

void cli_catch_merge(bool begins, lede_script *script) {
    catch (begins, NULL, begins ? script : NULL);
}

bool cli_was_interrupted(void) {
    return n_signals > 0;
}

void cli_hold_interrupts(bool hold) {
    holding = hold;
    cli_catch_signals(NULL);
}
