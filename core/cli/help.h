/* help.h — help, man page and shell completions, all from the tables of commands and options.
 * thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_HELP_H
#define LEDE_CLI_HELP_H

#include "cli/cli.h"

void cli_help(FILE *out);                                     /* lede --help */
void cli_help_command(FILE *out, const cli_command *command); /* lede run --help */
void cli_man_page(FILE *out);                                 /* lede help --man */
void cli_completions(FILE *out); /* lede help --completions: bash, zsh */

#endif
