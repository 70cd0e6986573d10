/* paths.h — where the shipped packs are (LEDE_PATH, else where the library finds them), the cache,
 * and the history.
 * thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_PATHS_H
#define LEDE_CLI_PATHS_H

#include "cli/cli.h"

enum { CLI_PATH_SIZE = 4096 };

/* Whether a folder is of this name. */
bool cli_is_folder(const char *path);

/* LEDE_PATH; NULL when it is not set, and the engine's own default holds. */
const char *cli_script_path(void);

/* Where lexicons made from tables are kept: lede/lexicons in XDG_CACHE_HOME or ~/.cache; NULL:
 * nowhere. */
const char *cli_cache_path(char out[CLI_PATH_SIZE]);

/* The file of lines entered in lede repl: lede/history in XDG_STATE_HOME or ~/.local/state, its
 * folders made; NULL: nowhere. */
const char *cli_history_path(char out[CLI_PATH_SIZE]);

#endif
