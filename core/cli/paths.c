#include "cli/paths.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool cli_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *cli_script_path(void) {
    const char *given = getenv("LEDE_PATH");
    return given == NULL || given[0] == '\0' ? NULL : given;
}

/* XDG Base Directory Specification 0.8: XDG_CACHE_HOME, an absolute path, else HOME/.cache. */
const char *cli_cache_path(char out[CLI_PATH_SIZE]) {
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    int size = -1;
    if (cache != NULL && cache[0] == '/') {
        size = snprintf(out, CLI_PATH_SIZE, "%s/lede/lexicons", cache);
    } else if (home != NULL && home[0] == '/') {
        size = snprintf(out, CLI_PATH_SIZE, "%s/.cache/lede/lexicons", home);
    }
    return size > 0 && size < CLI_PATH_SIZE ? out : NULL;
}

/* Every folder of a path that is missing; what cannot be made shows when the file is written. */
static void make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700); /* as the specification asks */
        *slash = '/';
    }
}

const char *cli_history_path(char out[CLI_PATH_SIZE]) {
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int size = -1;
    if (state != NULL && state[0] == '/') {
        size = snprintf(out, CLI_PATH_SIZE, "%s/lede/history", state);
    } else if (home != NULL && home[0] == '/') {
        size = snprintf(out, CLI_PATH_SIZE, "%s/.local/state/lede/history", home);
    }
    if (size <= 0 || size >= CLI_PATH_SIZE) return NULL;
    make_folders(out);
    return out;
}
