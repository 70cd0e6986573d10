/* script.h — the script of a command: opened, or what was meant in its place; the reports that are
 * shipped, by their names.
 * thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_SCRIPT_H
#define LEDE_CLI_SCRIPT_H

#include "cli/cli.h"

/* Those of scripts/reports that answer a question of anybody's, as help lists them. */
extern const char *const cli_shipped[];
extern const size_t cli_n_shipped;

/* lede_script_open; where there is no such file, the message also says what may have been meant. */
lede_status cli_script_open(const cli *c, const char *path, lede_script **out, lede_error *err);

/* Whether a word that stands where a command is expected names a script instead. */
bool cli_script_is_named(const char *word);

/* A message where a shipped report is run with the list that it comes with. */
void cli_script_note_example(const cli *c);

/* Whether the script has the report of --report, and one for each page of -o: better known before
 * an hour of work than behind it. False after a message. */
bool cli_script_has_reports(const cli *c, lede_script *script);

#endif
