/* options.h — the options of all commands as one table: parsed from here, and help, man page and
 * shell completions are written from here.
 * thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_OPTIONS_H
#define LEDE_CLI_OPTIONS_H

#include "cli/cli.h"

typedef struct cli_option {
    char letter;          /* 0: none */
    const char *name;     /* without "--" */
    const char *argument; /* NULL: takes none */
    const char *help;
    const char *commands; /* names between spaces: " run load " */
    /* Put it into args; false: the argument is unusable, and `*why` says what was expected. */
    bool (*set)(cli_args *args, const char *argument, const char **why);
} cli_option;

extern const cli_option cli_option_table[];
extern const size_t cli_n_options;

bool cli_option_belongs(const cli_option *option, const cli_command *command);
/* Whether most commands have it: help tells of these behind a command's own. */
bool cli_option_is_common(const cli_option *option);

/* Read argv behind the command's name. False after a message on standard error. `words` has room
 * for all of argv. */
bool cli_parse(const cli_command *command, int argc, char **argv, const char **words,
               cli_args *args);

#endif
