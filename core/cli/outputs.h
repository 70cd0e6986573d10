/* outputs.h — where `-o` sends results: the kind of each by its ending.
 * owner: a run of the command; thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_OUTPUTS_H
#define LEDE_CLI_OUTPUTS_H

#include "cli/cli.h"

typedef enum cli_output_kind {
    CLI_OUTPUT_TERMINAL = 0, /* - */
    CLI_OUTPUT_STORE,        /* x.db x.sqlite */
    CLI_OUTPUT_JSONL,
    CLI_OUTPUT_CSV, /* x.csv/ x.csv: a folder */
    CLI_OUTPUT_HTML,
    CLI_OUTPUT_MARKDOWN,
    CLI_OUTPUT_UNKNOWN
} cli_output_kind;

cli_output_kind cli_output_kind_of(const char *path);

/* False, with a message, when an output would replace a file that is read. */
bool cli_outputs_spare_inputs(const cli *c);
/* Check the outputs of a command before any work is done; false after a message. */
bool cli_outputs_check(const cli *c, bool store_allowed);
/* The path of the one store among the outputs; NULL when there is none. */
const char *cli_outputs_store(const cli *c);

/* Whether nothing but records is written: no reports, no tables of the store's own. */
bool cli_outputs_are_records(const cli *c, const lede_script *script);
/* Whether all tables of the store are: into a store or CSV. */
bool cli_outputs_are_tables(const cli *c);
/* An exit code, with a message, other than OK when a page is asked for and the SQL of a report is
 * wrong. `store`: one that has no articles yet. */
int cli_outputs_try(const cli *c, lede_script *script, lede_store *store);

/* Write every output but the store. A file appears whole or not at all. Returns an exit code. */
int cli_outputs_write(const cli *c, lede_script *script, lede_store *store);

/* Write one file through `fill`, first beside it, then renamed. */
int cli_write_file(const char *path,
                   lede_status (*fill)(void *context, FILE *file, lede_error *err), void *context);

#endif
