#include "engine/share.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#if defined(__APPLE__)
#include <dlfcn.h>
#endif

/* Where `make install` puts packs; the build sets it from PREFIX. */
#ifndef LEDE_SHARE
#define LEDE_SHARE "/usr/local/share/lede"
#endif

/* The file that this code was loaded from: the program, a shared library or a module of Lua. */
#if defined(__APPLE__)
static bool find_own_file(char out[LEDE_SHARE_SIZE]) {
    Dl_info info;
    if (dladdr(LEDE_SHARE, &info) == 0 || info.dli_fname == NULL) return false;
    int size = snprintf(out, LEDE_SHARE_SIZE, "%s", info.dli_fname);
    return size > 0 && size < LEDE_SHARE_SIZE;
}
#else
/* proc(5), /proc/pid/maps: "start-stop perms offset device inode   path". */
static bool find_own_file(char out[LEDE_SHARE_SIZE]) {
    char line[LEDE_SHARE_SIZE + 128];
    uintptr_t own = (uintptr_t)LEDE_SHARE;
    bool found = false;
    FILE *maps = fopen("/proc/self/maps", "r");
    if (maps == NULL) return false;
    while (!found && fgets(line, sizeof line, maps) != NULL) {
        uintptr_t start, stop;
        const char *path = strchr(line, '/');
        if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR, &start, &stop) != 2) continue;
        if (own < start || own >= stop || path == NULL) continue;
        int size = snprintf(out, LEDE_SHARE_SIZE, "%.*s", (int)strcspn(path, "\n"), path);
        found = size > 0 && size < LEDE_SHARE_SIZE;
    }
    fclose(maps);
    return found;
}
#endif

static bool has_packs(const char *folder) {
    char packs[LEDE_SHARE_SIZE + 8];
    struct stat status;
    snprintf(packs, sizeof packs, "%s/lede", folder);
    return stat(packs, &status) == 0 && S_ISDIR(status.st_mode);
}

/* realpath(3) of POSIX.1-2008, which allocates, since PATH_MAX need not hold. */
static bool make_plain(const char *path, char out[LEDE_SHARE_SIZE]) {
    char *real = realpath(path, NULL);
    if (real == NULL) return false;
    int size = snprintf(out, LEDE_SHARE_SIZE, "%s", real);
    free(real);
    return size > 0 && size < LEDE_SHARE_SIZE;
}

const char *lede_share_path(char out[LEDE_SHARE_SIZE]) {
    /* From bin/ and lib/; lib/TRIPLET/; lib/lua/5.4/; and from the folders of a build. */
    static const char *const places[] = {"../share/lede", "../../share/lede", "../../../share/lede",
                                         "../../scripts", "../../../scripts"};
    char file[LEDE_SHARE_SIZE];
    char plain[LEDE_SHARE_SIZE]; /* without "..": it stands in messages and results */
    if (!find_own_file(file)) return LEDE_SHARE;
    char *slash = strrchr(file, '/');
    if (slash == NULL) return LEDE_SHARE;
    *slash = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        int size = snprintf(out, LEDE_SHARE_SIZE, "%s/%s", file, places[i]);
        if (size <= 0 || size >= LEDE_SHARE_SIZE || !has_packs(out)) continue;
        if (make_plain(out, plain)) memcpy(out, plain, strlen(plain) + 1);
        return out;
    }
    return LEDE_SHARE;
}
