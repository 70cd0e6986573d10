/* cli.h — what the commands share: arguments, the engine, the two output channels, exit codes.
 * Room cli uses include/lede.h and nothing else of the project (base/platform.h holds feature
 * macros only).
 * thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_CLI_H
#define LEDE_CLI_CLI_H

#include "base/platform.h"

#include <stdio.h>

#include "lede.h"

enum {
    CLI_EXIT_OK = 0,
    CLI_EXIT_FAILURES = 1, /* some articles failed; grep: nothing found; diff: something differs */
    CLI_EXIT_USAGE = 2,    /* wrong use or script */
    CLI_EXIT_STOPPED = 3,  /* a limit, a signal, or another run in the store */
    CLI_EXIT_SOME_FAILED = 4 /* grep, diff: some articles failed */
};

enum { CLI_MOST_OUTPUTS = 16, CLI_MOST_EARLIER = 64, CLI_MOST_FIELDS = 16, CLI_MOST_LEXICONS = 16 };

typedef enum cli_when { CLI_AUTO = 0, CLI_ALWAYS, CLI_NEVER } cli_when;

/* Everything that options and words say; strings are argv's. */
typedef struct cli_args {
    const char *const *words; /* what is no option, in order */
    size_t n_words;
    const char *outputs[CLI_MOST_OUTPUTS];
    size_t n_outputs;
    const char *fields[CLI_MOST_FIELDS]; /* "text=body" */
    size_t n_fields;
    const char *lexicons[CLI_MOST_LEXICONS]; /* "watch=people.tsv" */
    size_t n_lexicons;
    const char *earlier[CLI_MOST_EARLIER]; /* coverage of earlier runs */
    size_t n_earlier;
    const char *format, *language, *where, *to, *report, *module, *layers, *by, *sort, *columns,
        *regions, *letter_case;
    lede_dialect dialect;
    cli_when colour;
    lede_duplicates duplicates;
    uint32_t workers, context;
    uint32_t shard, n_shards; /* 2/5; 0: all */
    uint64_t sample, misses;
    bool all; /* also packs: test, check */
    bool again, bom, resume, quiet, time, trust, explain, check, count, json, csv, ignore_case,
        plain_words, plain_tokens;
    bool fuzzy, skip_bad;
    lede_limits limits;
} cli_args;

typedef struct cli {
    const char *name; /* of the command */
    cli_args args;
    lede_engine *engine;
    bool colour; /* standard output takes escape sequences */
    bool show_progress;
    uint32_t width, error_width; /* columns of standard output and error */
} cli;

typedef struct cli_command {
    const char *name;
    const char *words;       /* "SCRIPT INPUT..." */
    const char *summary;     /* one line */
    const char *description; /* paragraphs for --help and the man page */
    size_t least_words, most_words;
    int (*run)(cli *c);
} cli_command;

extern const cli_command cli_commands[];
extern const size_t cli_n_commands;

int cli_run(cli *c);
int cli_load(cli *c);
int cli_tokens(cli *c);
int cli_grep(cli *c);
int cli_mark(cli *c);
int cli_why(cli *c);
int cli_check(cli *c);
/* Where a script found nothing at all: what lede check knows that explains it. */
void cli_explain_nothing(const cli *c, lede_script *script);
/* Where it found something: which of its fields hold what nothing writes. */
void cli_note_empty(const cli *c, lede_script *script);
int cli_cover(cli *c);
int cli_diff(cli *c);
int cli_repl(cli *c);
int cli_test(cli *c);
int cli_report(cli *c);
int cli_merge(cli *c);
int cli_dump(cli *c);
int cli_lexicon(cli *c);

/* "lede: …" on standard error, with the place and the excerpt of the error; returns `code`. */
int cli_fail(int code, const lede_error *err);
/* The same from words. */
int cli_complain(int code, const char *format, ...) LEDE_PRINTF(2, 3);

/* The exit code of a call that failed: wrong use or script, else stopped. */
int cli_exit_code(lede_status status);

/* Make spaces of control characters, which could steer a terminal, in text that articles or files
 * brought along. */
void cli_clean(char *text, size_t size);
/* Write the text with a space for each of them; with `lines`, newlines and tabs stay. */
void cli_put_clean(lede_slice text, bool lines, FILE *out);

/* Whether a word names a script, where one may stand in front of other files. */
bool cli_is_script(const char *path);
/* Close a script, what it printed going to standard error. */
void cli_script_close(lede_script *script);

/* Before the reason, where a lede_write_fn onto a FILE * fails, which does not know its name. */
#define CLI_UNWRITTEN "cannot write the output: "
/* A lede_write_fn onto a FILE *. */
lede_status cli_write(void *file, lede_slice bytes, lede_error *err);

#endif
