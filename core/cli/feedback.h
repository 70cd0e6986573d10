/* feedback.h — what a run says on standard error while it goes and when it ends: a progress line on
 * a terminal, the articles that failed, a summary. And Ctrl-C: once finishes the articles in hand.
 * thread: the command's one; its signal handler sets flags and stops the run or script in hand
 * floor: cli */
#ifndef LEDE_CLI_FEEDBACK_H
#define LEDE_CLI_FEEDBACK_H

#include "cli/cli.h"

/* Failures are told by kind, that is by message without its numbers, so that the end of a run fits
 * a screen: so many kinds, so many places of each, so many places of all; the rest is counted. */
enum { CLI_TROUBLES = 6, CLI_PLACES = 3, CLI_ALL_PLACES = 8 };

typedef struct cli_trouble {
    uint64_t count;
    size_t n_places;
    char key[256];                /* the message without digits, as far as it fits */
    char places[CLI_PLACES][900]; /* whole lines */
} cli_trouble;

/* Articles in a language that rules do not read. */
enum { CLI_LANGUAGES = 8 }; /* the first are told apart */
typedef struct cli_language {
    char code[16];
    uint64_t n;
} cli_language;

/* How far a run was at some moment. */
typedef struct cli_moment {
    double seconds;
    uint64_t bytes;
} cli_moment;

typedef struct cli_feedback {
    bool show, shown;      /* progress is wanted; a line is on the screen */
    bool quiet;            /* nothing but failures */
    bool lists;            /* each failure is a line of standard output */
    uint32_t width;        /* columns of standard error */
    double last;           /* seconds of the last progress line */
    cli_moment late[2];    /* the older one tells how fast it went of late */
    uint64_t n_failed;     /* articles */
    uint64_t n_remarks;    /* failures that lost only a match or a stage */
    cli_trouble *troubles; /* NULL: no memory for any */
    size_t n_troubles, n_places;
    uint64_t n_others; /* failures of further kinds */
    cli_language languages[CLI_LANGUAGES];
    size_t n_languages;
} cli_feedback;

void cli_feedback_open(cli_feedback *feedback, const cli *c);
void cli_feedback_close(cli_feedback *feedback);
void cli_feedback_progress(void *feedback, const lede_progress *now);  /* for lede_run_options */
void cli_feedback_item(cli_feedback *feedback, const lede_item *item); /* counts */
void cli_feedback_clear_line(cli_feedback *feedback);
/* The list of failures, how many duplicates were left out, and what rules did not read for its
 * language, on standard error. */
void cli_feedback_failures(cli_feedback *feedback, const lede_progress *end);

const char *cli_plural(uint64_t n); /* what stands behind a noun: "s", or "" of one */

/* What was done, in a line on standard error; of a merge, of so many stores, else 0. With --json it
 * is an object for what watches over runs, and `exit` the status that the command ends with. */
void cli_feedback_summary(const lede_progress *end, size_t n_stores);
void cli_feedback_counts(const lede_progress *end, size_t n_stores, bool stopped, int code);

/* While a run goes, SIGINT and SIGTERM stop it: once gently, twice at once. NULL ends that. */
void cli_catch_signals(lede_run *run);
/* The same while reports of a script are built. */
void cli_catch_report(lede_script *script);
/* The same from the beginning of a merge to its end, whose script may be NULL: the merge asks
 * cli_was_interrupted after each article, and collates are ended. */
void cli_catch_merge(bool begins, lede_script *script);
/* Whether a signal came since the last of these three began. */
bool cli_was_interrupted(void);
/* From now on SIGINT only stops the run in hand, or breaks off the reading of a line. */
void cli_hold_interrupts(bool hold);

#endif
