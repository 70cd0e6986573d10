#include "cli/paths.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

/* The path of this program, without its last part. */
static bool find_own_folder(char out[CLI_PATH_SIZE]) {
#if defined(__APPLE__)
    uint32_t size = CLI_PATH_SIZE;
    if (_NSGetExecutablePath(out, &size) != 0) return false;
#else
    ssize_t size = readlink("/proc/self/exe", out, CLI_PATH_SIZE - 1);
    if (size <= 0) return false;
    out[size] = '\0';
#endif
    char *slash = strrchr(out, '/');
    if (slash == NULL) return false;
    *slash = '\0';
    return true;
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *cli_script_path(char out[CLI_PATH_SIZE]) {
    const char *given = getenv("LEDE_PATH");
    if (given != NULL && given[0] != '\0') return given;
    static const char *const places[] = {"/../share/lede", "/../../scripts"};
    char folder[CLI_PATH_SIZE];
    if (!find_own_folder(folder)) return NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char packs[CLI_PATH_SIZE + 32];
        snprintf(packs, sizeof packs, "%s%s/lede", folder, places[i]);
        if (!is_folder(packs)) continue;
        int size = snprintf(out, CLI_PATH_SIZE, "%s%s", folder, places[i]);
        return size > 0 && size < CLI_PATH_SIZE ? out : NULL;
    }
    return NULL;
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
